"""The ways on which customers who were not served in a queue are cut off."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.rules._endings import Telling, telling
from cxlint.rules.queues._again import FAULTS, WAITED


def cut_ways(journey: Journey, queue: Touchpoint) -> list[list[Transition]]:
    """The ways that end without help, those with the same fate together, the worst first."""
    groups: dict[Telling, list[Transition]] = {}
    for way in unserved(journey, queue):
        fate = journey.fates.get(way.target)
        if fate is not None and fate.cut_off and not fate.counted:
            groups.setdefault(telling(journey, way), []).append(way)
    return list(groups.values())


def unserved(journey: Journey, queue: Touchpoint) -> list[Transition]:
    """The ways of customers who were not served, the worst first."""
    order = {event: place for place, event in enumerate((*WAITED, *FAULTS))}
    ways = (way for way in journey.out(queue.id) if way.event in order)
    return sorted(ways, key=lambda way: order[way.event])
