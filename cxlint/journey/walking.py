"""In which order customers come by, how they got there, and what hangs together."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from cxlint import vocabulary as words
from cxlint.errors import JourneyError
from cxlint.journey.model import Transition

if TYPE_CHECKING:
    from cxlint.journey.journey import Journey


def walking_order(journey: Journey) -> dict[str, int]:
    """For each touchpoint that can be reached, its place in a walk from the entries, nearest first."""
    order = {entry.id: place for place, entry in enumerate(journey.entries)}
    waiting = list(order)
    for identifier in waiting:
        for transition in journey.out(identifier):
            if transition.target in journey and transition.target not in order:
                order[transition.target] = len(order)
                waiting.append(transition.target)
    return order


def regions(journey: Journey, members: Collection[str]) -> list[list[str]]:
    """*members* in groups that hang together by ways among them, whichever way these lead."""
    members = dict.fromkeys(members)  # asked once for each transition, so looking up must be quick
    region: dict[str, int] = {}
    groups: list[list[str]] = []
    for start in members:
        if start not in region:
            region[start] = len(groups)
            groups.append([])
            _spread(journey, members, start, region)
        groups[region[start]].append(start)
    return groups


def _spread(journey: Journey, members: Collection[str], start: str, region: dict[str, int]) -> None:
    waiting = [start]
    for identifier in waiting:
        ahead = [transition.target for transition in journey.out(identifier)]
        behind = [transition.source for transition in journey.into(identifier)]
        for neighbour in ahead + behind:
            if neighbour in members and neighbour not in region:
                region[neighbour] = region[start]
                waiting.append(neighbour)


def arrivals(journey: Journey) -> dict[str, Transition | None]:
    """How a customer first gets to each reachable touchpoint; None at an entry.

    The way on which the fewest systems fail, among those the one with the fewest mishaps, and
    among those the shortest: a finding is believed when little has to go wrong for it. Ways back to
    where customers were before (:data:`BACK`) come last: whoever goes there was there already.
    """
    found: dict[str, Transition | None] = {entry.id: None for entry in journey.entries}
    wave = list(found)
    mishaps: list[Transition] = []
    breakdowns: list[Transition] = []
    backs: list[Transition] = []
    while wave:
        following: list[str] = []
        for identifier in wave:
            for transition in journey.out(identifier):
                if transition.target not in journey or transition.target in found:
                    continue
                if journey[identifier].source.get(BACK):
                    backs.append(transition)
                elif transition.automatic or transition.deliberate:
                    found[transition.target] = transition
                    following.append(transition.target)
                else:
                    (breakdowns if transition.event in _BREAKDOWNS else mishaps).append(transition)
        if not following:
            following, mishaps = _arrived(mishaps, found), []
        if not following:
            following, breakdowns = _arrived(breakdowns, found), []
        if not following:
            following, backs = _arrived(backs, found), []
        wave = following
    return found


BACK = "leads_back"
"""A fact in the source of a touchpoint: each way from it is for customers who were at its target."""

_BREAKDOWNS = words.SYSTEM_FAILURES - {"fail"}
"""What happens when a system fails; that a step does not succeed is often the usual course."""


def _arrived(mishaps: Iterable[Transition], found: dict[str, Transition | None]) -> list[str]:
    """The touchpoints that customers first get to by these mishaps."""
    new = []
    for transition in mishaps:
        if transition.target not in found:
            found[transition.target] = transition
            new.append(transition.target)
    return new


def way(
    journey: Journey, start: str, goals: Iterable[str], through: Callable[[Transition], bool] | None
) -> tuple[Transition, ...] | None:
    """The transitions of a shortest way from *start* to one of *goals*; None without one."""
    wanted = frozenset(goals)
    came: dict[str, Transition | None] = {start: None}
    waiting = [start]
    for identifier in waiting:
        if identifier in wanted:
            return way_back(came, identifier)
        for transition in journey.ways_on(identifier):
            target = transition.target
            if target in journey and target not in came and (through is None or through(transition)):
                came[target] = transition
                waiting.append(target)
    return None


def way_back(
    came: Mapping[str, Transition | None], goal: str, most: float = math.inf
) -> tuple[Transition, ...]:
    """The last transitions to *goal*, where *came* says by which one each touchpoint was got to."""
    steps: list[Transition] = []
    arrival = came.get(goal)
    while arrival is not None and len(steps) < most:
        steps.append(arrival)
        arrival = came[arrival.source]
    steps.reverse()
    return tuple(steps)


def first_step(journey: Journey, source: str, target: str) -> Transition:
    """The first transition from *source* to *target*; :class:`JourneyError` where there is none."""
    for transition in journey.out(source):
        if transition.target == target:
            return transition
    raise JourneyError(f"No transition leads from “{source}” to “{target}”.")


def grouped(
    touchpoints: Iterable[str], transitions: Iterable[Transition], key: Callable[[Transition], str]
) -> dict[str, tuple[Transition, ...]]:
    """The transitions of each touchpoint, in the order of the design."""
    groups: dict[str, list[Transition]] = {identifier: [] for identifier in touchpoints}
    for transition in transitions:
        groups.setdefault(key(transition), []).append(transition)
    return {identifier: tuple(group) for identifier, group in groups.items()}
