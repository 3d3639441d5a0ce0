"""How many menus customers have to choose in, one after the other."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.rules.menus._options import matters

PASSED = frozenset({"message", "task", "decision", "wait", "input", "menu", "bot", "call"})
"""Kinds that a customer passes between two menus without having got anywhere."""

FEWEST_TO_COUNT = 3
"""Options. A question with two answers is a confirmation, not a level."""

MOST = 3
"""Levels. Irish guidance for public services."""

Group = list[tuple[Touchpoint, list[Transition]]]
"""Menus with the ways to them."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a customer gets to a touchpoint with the fewest menus: levels so far, and the last step."""

    levels: int
    step: Transition | None


def too_deep(journey: Journey, most: int) -> list[Group]:
    """Menus at the first level that is too deep, grouped by the menu above them."""
    counted = {menu.id for menu in journey.of_kind("menu", "bot") if _counts(journey, menu)}
    arrivals = _arrivals(journey, counted)
    groups: dict[str, Group] = {}
    for identifier in arrivals:
        if identifier in counted and arrivals[identifier].levels == most:
            way = _way(arrivals, identifier)
            above = next((step.source for step in reversed(way) if step.source in counted), "")
            groups.setdefault(above, []).append((journey[identifier], way))
    return list(groups.values())


def _counts(journey: Journey, menu: Touchpoint) -> bool:
    return not menu.backstage and len(matters(journey, menu)) >= FEWEST_TO_COUNT


def _arrivals(journey: Journey, counted: set[str]) -> dict[str, Arrival]:
    """For each touchpoint the fewest counted menus chosen from on the way to it.

    A walk over ways that cost nothing or one level, cheapest first; linear. It starts at the
    entries and wherever customers have got something, so that the count starts again there.
    """
    starts = [*journey.entries, *(one for one in journey.reached if not _passes(one))]
    waiting = deque((one.id, Arrival(0, None)) for one in starts)
    settled: dict[str, Arrival] = {}
    while waiting:
        identifier, arrival = waiting.popleft()
        if identifier in settled:
            continue
        settled[identifier] = arrival
        for way in journey.out(identifier):
            if way.target not in journey or way.target in settled or not (way.deliberate or way.automatic):
                continue
            if way.deliberate and identifier in counted:
                waiting.append((way.target, Arrival(arrival.levels + 1, way)))
            else:
                waiting.appendleft((way.target, Arrival(arrival.levels, way)))
    return settled


def _passes(touchpoint: Touchpoint) -> bool:
    return touchpoint.kind in PASSED and not (touchpoint.kind == "task" and not touchpoint.backstage)


def _way(arrivals: dict[str, Arrival], identifier: str) -> list[Transition]:
    way: list[Transition] = []
    step = arrivals[identifier].step
    while step is not None:
        way.append(step)
        step = arrivals[step.source].step
    way.reverse()
    return way
