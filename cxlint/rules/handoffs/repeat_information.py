"""HND103: customers are asked for what they have told before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial

from cxlint.api import Journey, Problem, Severity, Touchpoint, Transition, listed, named, rule
from cxlint.api import vocabulary as words
from cxlint.rules._latest import SEVERAL, latest
from cxlint.rules.handoffs._fields import field, given, in_words, lost, told

ON_PURPOSE = frozenset({"security", "security check", "recheck", "re check", "confirm", "confirmation"})
"""Tags of touchpoints that ask again because they have to."""

MOST_SOURCES = 12
"""Touchpoints that are looked at as the first to be told something, nearest first. Our choice."""

OF_THE_MOMENT = frozenset(
    {"amount", "quantity", "date", "time", "choice", "answer", "rating", "score", "feedback", "comment",
     "comments", "message", "question", "consent", "confirmation", "captcha", "reason", "topic", "intent"}
)  # fmt: skip
"""Data that is about the step itself, so that a second answer is another answer. Our choice."""


@dataclass(frozen=True, slots=True)
class _Again:
    """A touchpoint where data is asked again, who may have asked for each before, and whether of everybody."""

    at: Touchpoint
    before: dict[str, list[str]]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """Data that is asked again at the same touchpoints: surely of all, or of some, and who asked first."""

    fields: frozenset[str]
    surely: list[Touchpoint]
    perhaps: list[Touchpoint]
    first: list[Touchpoint]

    @property
    def places(self) -> list[Touchpoint]:
        """Where it is asked again, where all are asked first."""
        return [*self.surely, *self.perhaps]


@rule("HND103", severity="warning", since="0.1", kind="declared")
def repeat_information(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are asked again for something that they have told before.

    A warning where all of them have told it, a remark where some have. However often they are asked
    again, that is one finding.

    Flagged::

        who:input {asks: [account_number]} -> people:queue -> helper:agent {asks: [account_number, problem]}!

    Flagged::

        # Only customers who come from the bot have told it
        main:menu -1-> hello:bot {asks: [name]} -> people:queue
        main -2-> people -> helper:agent {asks: [name]}!

    Clean::

        who:input {asks: [account_number]} -> people:queue -> helper:agent {asks: [problem]}

    Clean::

        # It was not understood
        who:input {asks: [account_number]} -no_match-> again:input {asks: [account_number]} -> people:queue
        who -> people

    Clean::

        # It was not found
        who:input {asks: [account_number]} -> look_up:decision {next: [{to: people, if: found}, {to: again, if: not found}]}
        again:input {asks: [account_number]} -> people:queue

    Clean::

        # Asked again on purpose
        who:input {asks: [birthday]} -> people:queue -> helper:agent {asks: [birthday], tags: [security]}

    Why:
    To be asked twice tells customers that nobody has listened, and costs them and the agent time.

    The GetHuman standard 1.0 (undated) asks in item 3 not to make callers repeat themselves; WCAG 2.2
    (2023), success criterion 3.3.7 (level A), wants data that was given before to be filled in or
    offered.

    Fix:
    Hand over what was told, and have it confirmed at most.

    False alarms:
    Silent where the first answer failed or was looked up and not found, for touchpoints that are tagged
    `security` or `confirm` or prove who the customer is, for secrets, for data about the moment such as
    an amount, a date, a reason or a rating, and where context-lost-at-handoff already reports that the
    same data is not handed over. Only journeys in the format of cxlint name their data, so imported
    flows are not looked at.
    """
    if journey.origin == "journey" and sum(bool(one.asks) for one in journey.reached) > 1:
        for asked in _by_data(journey, list(_asked_again(journey))):
            yield _problem(journey, asked)


def _by_data(journey: Journey, found: list[_Again]) -> Iterator[_Asked]:
    """What is asked again, each once; data asked at the same places together."""
    places: dict[str, list[_Again]] = {}
    for again in found:
        for name in again.before:
            places.setdefault(name, []).append(again)
    groups: dict[tuple[str, ...], list[str]] = {}
    for name, agains in places.items():
        groups.setdefault(tuple(one.at.id for one in agains), []).append(name)
    for names in groups.values():
        agains = places[names[0]]
        surely = [one.at for one in agains if one.sure]
        perhaps = [one.at for one in agains if not one.sure]
        first = _first(journey, agains, names, {one.id for one in surely or perhaps})
        yield _Asked(frozenset(names), surely, perhaps, first)


def _first(
    journey: Journey, agains: list[_Again], names: list[str], later: Collection[str]
) -> list[Touchpoint]:
    """Who asks first: those at *later* do not, where anybody else does."""
    sources = {source for one in agains for name in names for source in one.before[name]}
    return [journey[one] for one in journey.in_walking_order(sources - set(later) or sources)]


def _asked_again(journey: Journey) -> Iterator[_Again]:
    well = replace(journey, transitions=tuple(way for way in journey.transitions if _going_well(way)))
    everybody, last = (
        journey.surely(told, partial(given, journey)),
        latest(well, _asker, lambda way: way.wait is None),
    )
    dropped, judged = _dropped(journey), _judging(journey)
    before = _askers_before(well)
    for identifier in journey.in_walking_order(before):
        one = journey[identifier]
        fields = told(one) - OF_THE_MOMENT - dropped.get(identifier, frozenset())
        sources = {name: found for name, found in before[identifier].items() if name in fields}
        known = {name for name in sources if not _retried(journey, one, name, last.get(identifier), judged)}
        if known and not _on_purpose(one):
            sure = known & everybody.at(identifier)
            yield _Again(one, {name: sources[name] for name in sorted(sure or known)}, bool(sure))


def _askers_before(well: Journey) -> dict[str, dict[str, list[str]]]:
    """For each touchpoint, which others may have been told the same before, where nothing failed.

    Those are left out to which customers get by way of this touchpoint only: they are sent back here.
    """
    askers: dict[str, list[str]] = {}
    for place in well.walking_order:
        for name in sorted(told(well[place])):
            askers.setdefault(name, []).append(place)
    first = {(name, one) for name, ones in askers.items() if len(ones) > 1 for one in ones[:MOST_SOURCES]}

    def marks(one: Touchpoint) -> Iterator[str]:
        return (f"{name}\n{one.id}" for name in told(one) if (name, one.id) in first)

    perhaps, surely = well.perhaps(marks, partial(given, well)), well.surely(marks)
    sure_at = {one: surely.at(one) for _, one in first}
    found: dict[str, dict[str, list[str]]] = {}
    for place in dict.fromkeys(one for ones in askers.values() if len(ones) > 1 for one in ones):
        for mark in perhaps.at(place):
            name, _, source = mark.partition("\n")
            if source != place and name in told(well[place]) and f"{name}\n{place}" not in sure_at[source]:
                found.setdefault(place, {}).setdefault(name, []).append(source)
    return found


def _asker(touchpoint: Touchpoint, before: str | None) -> str | None:
    """The last question whose answer may be what is looked at now."""
    if touchpoint.kind not in words.PASSED_KINDS:
        return touchpoint.id if touchpoint.kind in words.INPUT_KINDS else None
    return before


def _retried(journey: Journey, one: Touchpoint, name: str, last: str | None, judged: frozenset[str]) -> bool:
    """Whether the same is asked right after it was looked at, because it was not right."""
    if one.kind not in words.INPUT_KINDS or last is None:
        return False
    if not any(way.source in judged for way in journey.into(one.id)):
        return False
    return last in (SEVERAL, one.id) or name in told(journey[last])


def _judging(journey: Journey) -> frozenset[str]:
    """The touchpoints that decide something, and what is said right after them."""
    ways = Counter(way.source for way in journey.transitions if way.automatic)
    deciding = {one for one, number in ways.items() if number > 1 and journey[one].kind in words.PASSED_KINDS}
    after = (way.target for way in journey.transitions if way.source in deciding and way.target in journey)
    return frozenset(deciding | {one for one in after if journey[one].kind == "message"})


def _on_purpose(touchpoint: Touchpoint) -> bool:
    proves = touchpoint.get("auth_level") is not None or touchpoint.get("auth_methods") is not None
    return proves or any(field(tag) in ON_PURPOSE for tag in touchpoint.tags)


def _dropped(journey: Journey) -> dict[str, frozenset[str]]:
    """What the person at a touchpoint does not get, as context-lost-at-handoff tells."""
    found: dict[str, frozenset[str]] = {}
    for one in lost(journey):
        ahead = [way.target for way in journey.out(one.way.target) if way.automatic]
        for place in (one.way.target, *ahead):
            found[place] = found.get(place, frozenset()) | one.fields
    return found


def _going_well(way: Transition) -> bool:
    return not way.accidental


def _problem(journey: Journey, asked: _Asked) -> Problem:
    fields = listed(in_words(asked.fields))
    first, at = asked.first[0], asked.places[0]
    back: tuple[Transition, ...] = journey.way(first.id, {at.id}, through=_going_well) or ()
    others = dict.fromkeys(one.id for one in (*asked.places[1:], *asked.first) if one is not at)
    return Problem(
        at.id,
        _message(asked, fields),
        path=journey.witness(first.id, then=back) if back else journey.witness(at.id),
        fix=f"Hand {fields} over to {named(asked.places)}, and have it confirmed there at most.",
        severity=None if asked.surely else Severity.INFO,
        related=tuple(others),
        label="asked before",
    )


def _message(asked: _Asked, fields: str) -> str:
    if not asked.surely:
        it = "it" if len(asked.fields) == 1 else "them"
        return (
            f"Customers who have told {fields} at {named(asked.first)} can be asked for {it} again at"
            f" {named(asked.perhaps, 'or')}."
        )
    maybe = f", and perhaps at {named(asked.perhaps, 'or')}," if asked.perhaps else ""
    places = f"{named(asked.surely)}{maybe}"
    return f"Customers are asked again at {places} for {fields} that they have told at {named(asked.first, 'or')}."
