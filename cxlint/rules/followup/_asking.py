"""Surveys that customers come to who have been asked before in the same contact."""

from __future__ import annotations

from collections import deque

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.api import vocabulary as words
from cxlint.rules._once import once

SERVED = words.PERSON_KINDS | {"page", "bot"}

_State = tuple[str, bool]


@once
def asked_before(journey: Journey) -> dict[str, str]:
    """Each survey after which another one can have been answered already, with that other one.

    Questions that follow each other are one survey: somebody must have served the customer in
    between. The walk keeps two surveys for each place, so that one of them is another one.
    """
    held: dict[_State, list[str]] = {}
    waiting: deque[tuple[_State, str]] = deque(
        ((one.id, False), one.id)
        for one in sorted(journey.of_kind("survey"), key=_name)
        if one.id in journey.reachable
    )
    found: dict[str, str] = {}
    while waiting:
        state, first = waiting.popleft()
        known = held.setdefault(state, [])
        if first in known or len(known) == 2:
            continue
        known.append(first)
        place, served = state
        for way in journey.ways_on(place):
            target = journey.touchpoints.get(way.target)
            if target is None or _later(journey, way):
                continue
            if target.kind == "survey" and target.id != first and served:
                found.setdefault(target.id, first)
            elif target.kind != "survey":
                waiting.append(((target.id, served or target.kind in SERVED), first))
    return found


def _name(survey: Touchpoint) -> str:
    return survey.name


def _later(journey: Journey, way: Transition) -> bool:
    """Whether another contact begins: time passes, something happens, or it is over."""
    kind = journey[way.target].kind
    passes = way.wait is not None or way.after is not None or journey[way.target].wait is not None
    return (passes and kind != "queue") or kind in ("wait", "event", "end", "call")
