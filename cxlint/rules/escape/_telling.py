"""Sentences on failures that end the contact, and what to do about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cxlint.api import Journey, Severity, Touchpoint, Transition, counted, listed
from cxlint.api import vocabulary as words
from cxlint.rules._endings import Telling, help_later, medium_at, told
from cxlint.rules._on_the_line import shows_customers
from cxlint.rules._once import once
from cxlint.rules.escape._failures import Failure
from cxlint.rules.escape._passing import Passed
from cxlint.rules.escape._shut import shut_ways
from cxlint.rules.escape._sparing import can_be_spared, feeds

BREAKDOWN = (
    "When a system fails, it fails for everyone who gets in touch at that moment, and all of them have "
    "to start over."
)
PROMISED = (
    "These customers were about to be put through to a person; now they have to start over, or give up."
)

NAMED_AT_MOST = 3
"""Names in one sentence. Our choice: ``related`` has them all."""

_CUSTOMER_WORDS = {
    "no_input": "do not answer",
    "no_match": "are not understood",
    "invalid": "give a wrong answer",
    "retries_exhausted": "fail too often",
}
_TRANSFER_WORDS = {
    "no_answer": "reach nobody at {place}",
    "timeout": "reach nobody in time at {place}",
    "busy": "find {place} busy",
}
_NOT_THROUGH = "are not put through at {place}"


def who(journey: Journey, group: Sequence[Failure]) -> str:
    """``Customers who do not answer at “Main menu”``, or ``If “Look up” fails, customers``."""
    first = group[0]
    if first.by_customer:
        phrases = dict.fromkeys(_mistake(journey, one.way.source, one.way.event) for one in group)
        return f"Customers who {' or '.join(phrases)} at {_any_of(journey, _sources(journey, group))}"
    if first.promised:
        return not_put_through(journey, [failure.way for failure in group])
    return if_it_fails(journey, _sources(journey, group), _fails(group))


def not_put_through(journey: Journey, ways: Sequence[Transition]) -> str:
    """``Customers who reach nobody at “Shop”``; says what holds for all, where not all fail alike."""
    place = _any_of(journey, _places(journey, ways))
    each: dict[str, set[str]] = {}
    for way in ways:
        each.setdefault(way.source, set()).add(way.event)
    alike = all(own == each[ways[0].source] for own in each.values())
    events = dict.fromkeys(way.event if alike else "" for way in ways)
    first, *more = dict.fromkeys(_TRANSFER_WORDS.get(event, _NOT_THROUGH) for event in events)
    again = (phrase.replace("at {place}", "there").format(place="it") for phrase in more)
    return f"Customers who {listed([first.format(place=place), *again], 'or')}"


def if_it_fails(journey: Journey, sources: Sequence[Touchpoint], fails: str = "fails") -> str:
    """``If “Look up” fails, customers``; nobody may be on the line in a flow that only routes."""
    them = "customers" if shows_customers(journey) else "contacts"
    return f"If {_failing(journey, sources, fails)}, {them}"


def _fails(group: Sequence[Failure]) -> str:
    return "keeps failing" if all(failure.fate.counted for failure in group) else "fails"


def silent(failure: Failure) -> bool:
    """Whether customers are told nothing."""
    return failure.sure is Telling.NOTHING


def others(journey: Journey, group: Sequence[Failure], medium: str | None) -> str:
    """``; if “Look up” fails, they hear a message``: what is told where it is not as with the first one."""
    alike = {one.way.source for one in group if silent(one) is silent(group[0])}
    rest = [one for one in group if one.way.source not in alike]
    if not rest:
        return ""
    fails = _failing(journey, _sources(journey, rest), _fails(rest))
    return f"; if {fails}, they {told(min(one.sure for one in rest), medium)}"


def _mistake(journey: Journey, source: str, event: str) -> str:
    keys = [way.key for way in journey.out(source) if way.deliberate]
    pressed = bool(keys) and all(key.isdigit() or key in ("*", "#") for key in keys)
    spoken = journey.medium(journey[source]) != "text"
    return "press a wrong key" if pressed and spoken and event == "no_match" else _CUSTOMER_WORDS[event]


def after(group: Sequence[Failure]) -> str:
    """How often customers could try."""
    tries = min(failure.tries for failure in group)
    return f" after {tries} tries" if group[0].by_customer and tries > 1 else ""


def _sources(journey: Journey, group: Sequence[Failure]) -> list[Touchpoint]:
    return _places(journey, [failure.way for failure in group])


def _places(journey: Journey, ways: Sequence[Transition]) -> list[Touchpoint]:
    return [journey[one] for one in dict.fromkeys(way.source for way in ways)]


def _failing(journey: Journey, sources: Sequence[Touchpoint], fails: str = "fails") -> str:
    """``“A”, “B” or one of 8 more steps fails``."""
    return f"{_any_of(journey, sources)} {fails}"


def _any_of(journey: Journey, sources: Sequence[Touchpoint]) -> str:
    """``“A”, “B” or one of 8 more steps``."""
    shown, more = _names(journey, sources)
    rest = f"one of {more} more steps" if more > 1 else "1 more step"
    return listed([*shown, rest] if more else shown, "or")


def _together(journey: Journey, sources: Sequence[Touchpoint]) -> str:
    """``“A”, “B” and 8 more steps``."""
    shown, more = _names(journey, sources)
    return listed([*shown, counted(more, "more step")] if more else shown)


def _names(journey: Journey, sources: Sequence[Touchpoint]) -> tuple[list[str], int]:
    """The names of the first steps, how many there are of each, and how many more steps there are."""
    alike: dict[str, list[Touchpoint]] = {}
    for source in sources:
        alike.setdefault(source.name, []).append(source)
    shown = list(alike.values())[:NAMED_AT_MOST]
    return [_name(journey, steps) for steps in shown], len(sources) - sum(map(len, shown))


def _name(journey: Journey, alike: Sequence[Touchpoint]) -> str:
    """The name of steps with one title; where the journey has others, which of them are meant."""
    first, number = alike[0], len(alike)
    every = _titles(journey)[first.name]
    if number > 1:
        return f"{first.name} ({number if number == every else f'{number} of {every}'} steps)"
    if every > 1 and (way := journey.witness(first.id)):
        return f"{first.name} (after {journey[journey.transition(way[-1]).source].name})"
    return first.name


@once
def _titles(journey: Journey) -> Counter[str]:
    return Counter(one.name for one in journey.touchpoints.values())


def advice(journey: Journey, group: Sequence[Failure]) -> str:
    """What to do about these failures."""
    first = group[0]
    source, ending = journey[first.way.source], journey[first.fate.ending]
    later = help_later(medium_at(journey, source))
    if first.promised:
        return f"Instead of {ending.name}, lead to another team, or offer {later}."
    if not first.by_customer:
        return f"Instead of {ending.name}, {_without_system(journey, _sources(journey, group))}."
    better = f"offer {later}" if nobody_there(journey, source) else f"lead to a person, or offer {later}"
    if first.severity is Severity.INFO:
        return f"Instead of {ending.name}, {better}."
    if {failure.way.event for failure in group} == {"retries_exhausted"}:
        return f"After the last try, {better}."
    again = f"Ask again at {_together(journey, _sources(journey, group))} once or twice"
    return f"{again}, then {better}."


def nobody_there(journey: Journey, source: Touchpoint) -> bool:
    """Whether all who come here were told before that nobody is there, or that the queue is full."""
    return source.id not in _while_served(journey)


@once
def _while_served(journey: Journey) -> frozenset[str]:
    """Touchpoints that customers may come to without having found the firm closed or a queue full."""
    away = words.SITUATIONS

    def served(way: Transition) -> bool:
        return way.event not in away and way.id not in shut_ways(journey)

    return journey.reach([entry.id for entry in journey.entries], through=served)


def advice_elsewhere(journey: Journey, passed: Passed) -> str:
    """What to do about failures that hand customers to another journey without help."""
    sources = _places(journey, passed.ways)
    instead = f"Instead of passing them to “{passed.beyond.journey}”,"
    if passed.promised:
        later = help_later(medium_at(journey, sources[0]))
        return f"{instead} lead to another team, or offer {later}."
    return f"{instead} {_without_system(journey, sources)}."


def _without_system(journey: Journey, sources: Sequence[Touchpoint]) -> str:
    """Some steps a contact can go on without; where another one fails, somebody has to help."""
    spared = [one for one in sources if can_be_spared(journey, one)]
    needed = [one for one in sources if not can_be_spared(journey, one)]
    fixed = any(feeds(journey, one) for one in needed)
    if not spared:
        end = ", and say so in a fixed text" if fixed else ", or say what the customer can do"
        return f"lead to a person or a call-back{end}"
    going_on = f"go on without {_together(journey, spared)}"
    if not needed:
        return f"{going_on}, or lead to a person or a call-back"
    led = f"{going_on}; where {_failing(journey, needed)}, lead to a person or a call-back"
    return f"{led} and say so in a fixed text" if fixed else led
