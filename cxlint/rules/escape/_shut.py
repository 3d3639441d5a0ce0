"""On which ways customers go when nobody is there: those that say so, and those whose words do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.prompts import Hit, find, find_all
from cxlint.rules._once import once

SHUT = frozenset({"closed", "nobody_available"})
"""What a check of opening hours or staff finds out, besides that somebody is there."""

_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|_")


@once
def shut_ways(journey: Journey) -> dict[str, str]:
    """The ways of customers who find nobody there, by id, with the event that stands for it.

    A decision on opening hours may tell its answers in words only: ``Is open?``, yes and no. Such a
    decision is recognised by its title or by what is compared, and its answers by their words.
    """
    found: dict[str, str] = {}
    for source in journey.reached:
        ways = [way for way in journey.ways_on(source.id) if not way.accidental]
        said = {way.id: way.event for way in ways if way.event in SHUT}
        found |= said or _in_words(journey, source, ways)
    return found


def _in_words(journey: Journey, source: Touchpoint, ways: Sequence[Transition]) -> dict[str, str]:
    if source.kind != "decision" or len(ways) != 2 or source.get("basis") not in (None, "hours"):
        return {}
    about_hours = source.get("basis") == "hours" or _has(journey, "hours_check", source.title)
    answers = [_answer(journey, source, way) for way in ways]
    if not about_hours or sorted(answers) not in (["open", "shut"], ["", "open"], ["", "shut"]):
        return {}
    shut = ways[answers.index("shut") if "shut" in answers else answers.index("")]
    if "shut" not in answers and shut.event not in ("else", "next"):
        return {}
    return {shut.id: "closed"}


def _answer(journey: Journey, source: Touchpoint, way: Transition) -> str:
    """What the words of a way say of the firm: ``open``, ``shut``, or nothing."""
    text = " ".join((way.label, way.key, way.condition))
    closed, no, yes = (_has(journey, group, text) for group in ("shut", "no", "yes"))
    if closed:
        return "" if no else "shut"
    if no == yes:
        return _denied(journey, text) if no else ""
    asked_shut = _has(journey, "shut", source.title)
    return "open" if yes != asked_shut else "shut"


def _denied(journey: Journey, text: str) -> str:
    """``open == false`` names both; what is said last counts."""
    spaced = _spaced(text)
    last = {
        group: max((hit.span.start for hit in _hits(journey, spaced, group)), default=-1)
        for group in ("no", "yes")
    }
    return "shut" if last["no"] > last["yes"] else ""


def _hits(journey: Journey, text: str, group: str) -> tuple[Hit, ...]:
    return find_all(text, journey.tongue(), group)


def _has(journey: Journey, group: str, text: str) -> bool:
    return find(_spaced(text), journey.tongue(), group) is not None


def _spaced(text: str) -> str:
    """The words of a name such as ``isOpen`` or ``is_open``."""
    return _JOINED.sub(" ", text)
