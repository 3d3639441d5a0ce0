"""Steps that set a queue, and what becomes of customers whom that queue does not take."""

from __future__ import annotations

from collections import deque

from cxlint.api import Fate, Journey, Touchpoint
from cxlint.api import vocabulary as words
from cxlint.rules._endings import Telling, telling
from cxlint.rules._once import once

UNSERVED = frozenset({"queue_full", "timeout", "no_answer", "error", "fail"})
"""Events of customers whom a queue does not serve, of which queue-overflow-hangup speaks."""

Manner = tuple[str, object, Telling]
"""How a contact ends: what the ending looks like, and whether anything is said before."""


def manner(journey: Journey, fate: Fate, sure: Telling) -> Manner:
    """How a contact ends for customers; endings that look the same count as one."""
    ending = journey[fate.ending]
    return ending.title, ending.end, sure


def told_with_queue(journey: Journey, source: Touchpoint, fate: Fate, sure: Telling) -> bool:
    """Whether the step only sets a queue that fails in the same manner, which has a rule of its own."""
    if source.get("sets_queue") is None:
        return False
    queue = _next_queue(journey).get(source.id, "")
    return manner(journey, fate, sure) in _manners(journey).get(queue, ())


@once
def _next_queue(journey: Journey) -> dict[str, str]:
    """The nearest queue to which a contact comes by itself, for each touchpoint that has one."""
    found = {one.id: one.id for one in journey.of_kind("queue") if not one.backstage}
    waiting = deque(found)
    while waiting:
        place = waiting.popleft()
        for way in journey.into(place):
            passed = way.source in journey and journey[way.source].kind in words.PASSED_KINDS
            if passed and way.automatic and way.source not in found:
                found[way.source] = found[place]
                waiting.append(way.source)
    return found


@once
def _manners(journey: Journey) -> dict[str, set[Manner]]:
    """How contacts end that a queue does not serve, for each queue that customers come to."""
    found: dict[str, set[Manner]] = {}
    for queue in journey.of_kind("queue"):
        for way in journey.out(queue.id) if queue.id in journey.reachable else ():
            fate = journey.fates.get(way.target)
            if way.event in UNSERVED and fate is not None and fate.cut_off and not fate.counted:
                found.setdefault(queue.id, set()).add(manner(journey, fate, telling(journey, way)))
    return found
