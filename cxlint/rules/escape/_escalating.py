"""Where customers ask for a person, or are promised one, and nobody is behind it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.api import vocabulary as words
from cxlint.prompts import Hit
from cxlint.rules._once import once
from cxlint.rules.escape._asking import before_service
from cxlint.rules.escape._naming import promises_person, ways_to_ask

ESCALATED = "END_FLOW_WITH_HUMAN_ESCALATION"
"""How Dialogflow CX writes that a flow ends because the customer wants a person."""


@dataclass(frozen=True, slots=True)
class Request:
    """Options with which customers ask for a person, all to one place from which no help is reached."""

    ways: tuple[Transition, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Escalations:
    """Whatever promises a person and keeps no word.

    ``unhandled`` are places where a flow hands over a wish that no other flow takes up, with the
    options that lead there; ``returned`` calls of journeys that send such customers back;
    ``requests`` other options; ``promises`` texts, with their words. ``dead`` are the ids of all the
    places.
    """

    unhandled: dict[str, tuple[Transition, ...]]
    requests: tuple[Request, ...]
    promises: dict[str, Hit]
    returned: tuple[str, ...] = ()

    @property
    def dead(self) -> frozenset[str]:
        """Where customers are when the promise is broken."""
        asked = (request.ways[0].target for request in self.requests)
        return frozenset((*self.unhandled, *self.returned, *asked, *self.promises))


@once
def dead_escalations(journey: Journey) -> Escalations:
    """The escalations of *journey* that lead to nobody."""
    going_on = _going_on(journey)
    unhandled = journey.in_walking_order(_unhandled(journey))
    passed_on = journey.can_reach(unhandled)
    leading: list[Transition] = []
    groups: dict[str, list[tuple[Transition, str]]] = {}
    for way, said in _asked(journey, going_on):
        if _machine_ahead(journey, way):
            continue
        if way.target in passed_on:
            leading.append(way)
        else:
            groups.setdefault(way.target, []).append((way, said))
    requests = tuple(Request(tuple(way for way, _ in group), group[0][1]) for group in groups.values())
    told = journey.reach(groups) | passed_on | going_on if groups else passed_on | going_on
    first = dict.fromkeys(unhandled[:1], tuple(leading))
    return Escalations(
        dict.fromkeys(unhandled, ()) | first,
        requests,
        _first(journey, _promises(journey, told)),
        _returned(journey, going_on),
    )


def _asked(journey: Journey, going_on: Collection[str]) -> list[tuple[Transition, str]]:
    """The options for a person from which nothing leads on to help, and their words."""
    ways = ((journey.transition(identifier), hit.text) for identifier, hit in ways_to_ask(journey).items())
    unserved = before_service(journey)
    return [
        (way, said)
        for way, said in ways
        if way.target in journey and way.target not in going_on and way.source in unserved
    ]


@once
def _next_machine(journey: Journey) -> dict[str, str]:
    """The nearest question to which a contact comes by itself, for each touchpoint that has one."""
    asking = [one.id for one in journey.of_kind(*sorted(words.INPUT_KINDS)) if not one.backstage]
    found = {one: one for one in asking}
    for place in asking:
        for way in journey.into(place):
            passed = way.source in journey and journey[way.source].kind in words.PASSED_KINDS
            if passed and not way.accidental and way.source not in found:
                found[way.source] = found[place]
                asking.append(way.source)
    return found


def _machine_ahead(journey: Journey, way: Transition) -> bool:
    """Whether another machine takes over, which gotcha-label tells, and not one that asked before."""
    machine, passed = _next_machine(journey).get(way.target, way.source), way.source
    while machine != passed and journey.dominators[passed] != passed:
        passed = journey.dominators[passed]
    return machine != passed


def _promises(journey: Journey, told: Collection[str]) -> dict[str, Hit]:
    """The texts that promise a person where nothing else has been *told*, and their words."""
    places = [one for one in journey.of_kind("message", "end") if one.id in before_service(journey)]
    asking = (one for one in places if one.id not in told and not one.backstage)
    return {one.id: hit for one in asking if (hit := promises_person(journey, one))}


def _first(journey: Journey, promises: dict[str, Hit]) -> dict[str, Hit]:
    """Those that come first, where one promise follows another."""
    if len(promises) < 2:
        return promises
    ahead = {way.target for one in promises for way in journey.out(one) if way.target in journey}
    behind = journey.reach(ahead)
    first = [one for one in promises if one not in behind] or journey.in_walking_order(promises)[:1]
    return {one: promises[one] for one in first}


def _unhandled(journey: Journey) -> list[str]:
    return [
        one.id
        for one in journey.reached
        if one.source.get("type") == ESCALATED and one.source.get("handled") == "no"
    ]


def _returned(journey: Journey, going_on: Collection[str]) -> tuple[str, ...]:
    """The calls behind which customers ask for a person and come back, and nothing leads to one."""
    calls = [one.id for one in journey.of_kind("call") if one.id in before_service(journey)]
    beyond = journey.beyond
    return tuple(one for one in calls if one in beyond and beyond[one].escalates and one not in going_on)


def _going_on(journey: Journey) -> frozenset[str]:
    """Touchpoints from which some way leads to help, to what nobody has read, or to a good ending."""
    helped = journey.can_reach(journey.help | journey.opaque)
    settled = [one.id for one in journey.touchpoints.values() if _is_good(one)]
    return helped | journey.can_reach(settled, through=lambda way: not way.deliberate)


def _is_good(touchpoint: Touchpoint) -> bool:
    """Whether the matter is in somebody's hands here, or may be: a case, a page, a piece that ends."""
    if touchpoint.get("opens_case") is True or touchpoint.kind in ("page", "event", "wait"):
        return True
    good = touchpoint.end is not None and touchpoint.end not in words.BAD_OUTCOMES
    return touchpoint.is_end and (good or touchpoint.get("ends") == "piece")
