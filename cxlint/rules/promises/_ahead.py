"""Which of many goals customers can still get to, looked up for all goals at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

from cxlint.api import Journey


def ahead(journey: Journey, goals: Sequence[frozenset[str]]) -> Mapping[str, int]:
    """For each reachable touchpoint a number whose bit *n* tells whether one of ``goals[n]`` is ahead.

    The touchpoint itself counts, and hanging up is never a way: for many goals what
    ``journey.can_reach`` is for one. The bits go back along the ways until nothing changes.
    """
    held = dict.fromkeys(journey.walking_order, 0)
    for number, places in enumerate(goals):
        for place in places & held.keys():
            held[place] |= 1 << number
    waiting, queued = deque(reversed(list(held))), set(held)
    while waiting:
        place = waiting.popleft()
        queued.discard(place)
        ways = (way for way in journey.ways_on(place) if way.target in held)
        now = reduce(or_, (held[way.target] for way in ways), held[place])
        if now != held[place]:
            held[place] = now
            behind = dict.fromkeys(way.source for way in journey.into(place) if way.source in held)
            waiting.extend(one for one in behind if one not in queued)
            queued.update(behind)
    return held
