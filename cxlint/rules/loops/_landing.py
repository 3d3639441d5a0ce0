"""Where customers find themselves without having been told anything on the way."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.api import vocabulary as words

LOOKED_AT = 12
"""Steps looked at behind a failure. Our choice: longer silences are rare."""


def lands(journey: Journey, way: Transition) -> tuple[str, tuple[Transition, ...]] | None:
    """The next question behind *way*, and the way there, where nothing is said before it.

    None where something is said, where something else follows, or where more than a counter
    decides how it goes on.
    """
    if way.say or way.target not in journey:
        return None
    found: dict[str, tuple[Transition, ...]] = {way.target: (way,)}
    for here in (waiting := [way.target]):
        touchpoint = journey[here]
        if touchpoint.kind in words.INPUT_KINDS:
            return here, found[here]
        if len(found) > LOOKED_AT or not _silent(journey, touchpoint):
            return None
        for step in _onward(journey, touchpoint):
            if step.target in journey and step.target not in found:
                found[step.target] = (*found[here], step)
                waiting.append(step.target)
    return None


def _silent(journey: Journey, touchpoint: Touchpoint) -> bool:
    speaks = touchpoint.kind == "message" or touchpoint.prompt or touchpoint.says
    passed = touchpoint.kind in words.PASSED_KINDS and not touchpoint.is_end
    return passed and touchpoint.id not in journey.opaque and not (speaks and not touchpoint.backstage)


def _onward(journey: Journey, touchpoint: Touchpoint) -> list[Transition]:
    """The ways by which customers get on although nothing fails; none where data decides on them."""
    ways = [way for way in journey.ways_on(touchpoint.id) if not way.accidental]
    if touchpoint.get("basis") == "counter":
        return [way for way in ways if way.max is not None or way.event != "else"][:1]
    one = len({way.target for way in ways}) == 1 and not any(way.say for way in ways)
    return ways[:1] if one else []
