"""How many people customers have spoken with, wherever they can be."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint, Transition

BETWEEN = frozenset({"queue", "message", "task", "decision"})
"""Kinds that customers pass while they are being handed on, without a new contact beginning."""

State = tuple[str, int]
Arrivals = dict[State, tuple[State, Transition] | None]


def is_person(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether customers meet somebody here who has not been with them before."""
    if touchpoint.backstage or touchpoint.get("transfer_mode") == "conference":
        return False
    if touchpoint.kind == "queue":
        return not any(way.automatic for way in journey.out(touchpoint.id))
    return touchpoint.kind == "agent" or (
        touchpoint.kind == "transfer" and touchpoint.get("transfer_target") != "bot"
    )


def _people(journey: Journey, target: str, way: Transition | None, people: int, most: int) -> int:
    """How many people the customer has spoken with in this contact on arriving at *target*."""
    touchpoint = journey[target]
    if way is not None and not _hands_on(way):
        people = 0
    if is_person(journey, touchpoint):
        return min(people + 1, most)
    conference = touchpoint.get("transfer_mode") == "conference"
    return people if touchpoint.kind in BETWEEN or conference else 0


def walk(journey: Journey, most: int) -> Arrivals:
    """Every (touchpoint, people met so far) that customers can be in, and how they got there."""
    arrivals: Arrivals = {}
    for entry in journey.entries:
        arrivals.setdefault((entry.id, _people(journey, entry.id, None, 0, most)), None)
    waiting = list(arrivals)
    for state in waiting:
        for way in journey.ways_on(state[0]):
            if way.target in journey:
                after = (way.target, _people(journey, way.target, way, state[1], most))
                if after not in arrivals:
                    arrivals[after] = (state, way)
                    waiting.append(after)
    return arrivals


def way_to(arrivals: Arrivals, state: State) -> list[Transition]:
    """The transitions by which a customer came to be in *state*."""
    way: list[Transition] = []
    came = arrivals[state]
    while came is not None:
        way.append(came[1])
        came = arrivals[came[0]]
    way.reverse()
    return way


def handing_on_from(journey: Journey) -> frozenset[str]:
    """The touchpoints from which customers are handed on to a person within the same contact."""
    waiting = [one.id for one in journey.touchpoints.values() if is_person(journey, one)]
    found: set[str] = set()
    for identifier in waiting:
        for way in journey.into(identifier):
            if way.source not in found and _hands_on(way):
                found.add(way.source)
                between = journey[way.source].kind in BETWEEN and not is_person(journey, journey[way.source])
                waiting += [way.source] if between else []
    return frozenset(found)


def _hands_on(way: Transition) -> bool:
    return way.wait is None and not way.deliberate and way.event != "hangup"
