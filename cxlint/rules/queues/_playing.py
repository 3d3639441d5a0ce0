"""What plays while customers wait, in a journey of the role queue."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Touchpoint
from cxlint.rules._once import once

_WORDLESS = frozenset({"message", "task", "decision", "wait", "event", "end"})
_PLAIN = frozenset({"music", "silence"})


def plays(touchpoint: Touchpoint) -> str:
    """``words``, ``music`` or ``nothing``: what customers hear at *touchpoint*, for sure.

    What is recorded, filled in later or decided elsewhere may be words, so it counts as such.
    """
    if touchpoint.kind not in _WORDLESS or touchpoint.incomplete:
        return "words"
    if any(text.strip() for text in (*touchpoint.prompt.values(), *touchpoint.says.values())):
        return "words"
    content = set(touchpoint.get("hold_content") or ())
    if content - _PLAIN or (not content and touchpoint.kind == "message"):
        return "words"
    return "music" if "music" in content else "nothing"


def heard(journey: Journey) -> str:
    """The most that customers hear in what plays while they wait; ``words`` where it is not known."""
    if journey.opaque & journey.reachable or any(way.say for way in journey.transitions):
        return "words"
    found = {plays(one) for one in journey.reached}
    return next((most for most in ("words", "music", "nothing") if most in found), "words")


@once
def repeated(journey: Journey) -> frozenset[str]:
    """The touchpoints that customers come by again and again, or that play until something happens."""
    again = {member for loop in journey.components for member in loop if member in journey.reachable}
    return frozenset(again | {one.id for one in _endless(journey)})


def _endless(journey: Journey) -> Iterator[Touchpoint]:
    """What plays on until somebody answers."""
    for one in journey.reached:
        if one.kind == "message" and one.get("hold_content"):
            yield one
