"""Sentences on failures that end the contact, and what to do about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cxlint.api import Journey, Severity, Touchpoint, counted, listed
from cxlint.rules._endings import help_later, medium_at
from cxlint.rules._once import once
from cxlint.rules.escape._failures import Failure
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
    place = _name(journey, [journey[first.way.source]])
    events = dict.fromkeys(failure.way.event for failure in group)
    if first.by_customer:
        phrases = dict.fromkeys(_mistake(journey, first.way.source, event) for event in events)
        return f"Customers who {' or '.join(phrases)} at {place}"
    if first.promised:
        phrases = dict.fromkeys(_TRANSFER_WORDS.get(event, _NOT_THROUGH) for event in events)
        return f"Customers who {listed([phrase.format(place=place) for phrase in phrases], 'or')}"
    fails = "keeps failing" if all(failure.fate.counted for failure in group) else "fails"
    return f"If {_failing(journey, _sources(journey, group), fails)}, customers"


def _mistake(journey: Journey, source: str, event: str) -> str:
    keys = [way.key for way in journey.out(source) if way.deliberate]
    pressed = bool(keys) and all(key.isdigit() or key in ("*", "#") for key in keys)
    return "press a wrong key" if pressed and event == "no_match" else _CUSTOMER_WORDS[event]


def after(group: Sequence[Failure]) -> str:
    """How often customers could try."""
    tries = min(failure.tries for failure in group)
    return f" after {tries} tries" if group[0].by_customer and tries > 1 else ""


def _sources(journey: Journey, group: Sequence[Failure]) -> list[Touchpoint]:
    return [journey[one] for one in dict.fromkeys(failure.way.source for failure in group)]


def _failing(journey: Journey, sources: Sequence[Touchpoint], fails: str = "fails") -> str:
    """``“A”, “B” or one of 8 more steps fails``."""
    shown, more = _names(journey, sources)
    others = f"one of {more} more steps" if more > 1 else "1 more step"
    return f"{listed([*shown, others] if more else shown, 'or')} {fails}"


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
    if first.severity is Severity.INFO:
        return f"Instead of {ending.name}, lead to a person, or offer {later}."
    if {failure.way.event for failure in group} == {"retries_exhausted"}:
        return f"Lead to a person after the last try, or offer {later}."
    again = f"Ask again at {_name(journey, [source])} once or twice"
    return f"{again}, then lead to a person, or offer {later}."


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
