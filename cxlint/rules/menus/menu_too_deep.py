"""MNU102: menus below menus below menus."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from cxlint.api import Journey, Problem, Touchpoint, Transition, named, option, rule
from cxlint.rules.menus._options import matters

PASSED = frozenset({"message", "task", "decision", "wait", "input", "menu", "bot", "call"})
"""Kinds that a customer passes between two menus without having got anywhere."""

FEWEST_TO_COUNT = 3
"""Options. A question with two answers is a confirmation, not a level."""


@dataclass(frozen=True, slots=True)
class Options:
    """How many levels menus may have."""

    most: int = option(3, "Most menus in a row before something happens. Irish IVR guidance: 3.")


@rule("MNU102", severity="warning", since="0.1", options=Options)
def menu_too_deep(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers have to choose in too many menus, one after the other, before anything happens.

    Only menus that cannot be reached on a shorter way are reported.

    Flagged::

        a:menu -1-> b:menu -1-> c:menu -1-> d:menu! -1-> x:end; d -2-> y:end; d -3-> z:end
        a -2-> x; a -3-> y; b -2-> x; b -3-> y; c -2-> x; c -3-> y

    Clean::

        a:menu -1-> b:menu -1-> c:menu -1-> x:end; c -2-> y:end; c -3-> z:end
        a -2-> x; a -3-> y; b -2-> x; b -3-> y; c -9-> a

    Clean::

        # The last one only asks for a yes or a no
        a:menu -1-> b:menu -1-> c:menu -1-> sure:menu -1-> x:end; sure -2-> a
        a -2-> x; a -3-> x; b -2-> x; b -3-> x; c -2-> x; c -3-> x

    Why:
    Every level costs customers one more prompt and one more decision before anything happens.

    In experiments deep menus were slower and worse liked than broad ones, most of all by people
    with little working memory (Commarford et al. 2008). Irish guidance for public services allows
    three levels.

    Fix:
    Lift the options that are used most to the level above, or ask in one open question.

    False alarms:
    Questions with two answers do not count, nor do menus customers get to because something went
    wrong, and the count starts again after a person, a page, a survey or a task customers see.
    """
    for group in _too_deep(journey, options.most):
        yield _problem(journey, group, options.most)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """How a customer gets to a touchpoint with the fewest menus: levels so far, and the last step."""

    levels: int
    step: Transition | None


def _too_deep(journey: Journey, most: int) -> list[list[tuple[Touchpoint, list[Transition]]]]:
    """Menus at the first level that is too deep, grouped by the menu above them."""
    counted = {menu.id for menu in journey.of_kind("menu", "bot") if _counts(journey, menu)}
    arrivals = _arrivals(journey, counted)
    groups: dict[str, list[tuple[Touchpoint, list[Transition]]]] = {}
    for identifier in arrivals:
        if identifier in counted and arrivals[identifier].levels == most:
            way = _way(arrivals, identifier)
            above = next((step.source for step in reversed(way) if step.source in counted), "")
            groups.setdefault(above, []).append((journey[identifier], way))
    return list(groups.values())


def _counts(journey: Journey, menu: Touchpoint) -> bool:
    return not menu.backstage and len(matters(journey, menu)) >= FEWEST_TO_COUNT


def _arrivals(journey: Journey, counted: set[str]) -> dict[str, _Arrival]:
    """For each touchpoint the fewest counted menus chosen from on the way to it.

    A walk over ways that cost nothing or one level, cheapest first; linear. It starts at the
    entries and wherever customers have got something, so that the count starts again there.
    """
    starts = [*journey.entries, *(one for one in journey.reached if not _passes(one))]
    waiting = deque((one.id, _Arrival(0, None)) for one in starts)
    settled: dict[str, _Arrival] = {}
    while waiting:
        identifier, arrival = waiting.popleft()
        if identifier in settled:
            continue
        settled[identifier] = arrival
        for way in journey.out(identifier):
            if way.target not in journey or way.target in settled or not (way.deliberate or way.automatic):
                continue
            if way.deliberate and identifier in counted:
                waiting.append((way.target, _Arrival(arrival.levels + 1, way)))
            else:
                waiting.appendleft((way.target, _Arrival(arrival.levels, way)))
    return settled


def _passes(touchpoint: Touchpoint) -> bool:
    return touchpoint.kind in PASSED and not (touchpoint.kind == "task" and not touchpoint.backstage)


def _way(arrivals: dict[str, _Arrival], identifier: str) -> list[Transition]:
    way: list[Transition] = []
    step = arrivals[identifier].step
    while step is not None:
        way.append(step)
        step = arrivals[step.source].step
    way.reverse()
    return way


def _problem(journey: Journey, group: list[tuple[Touchpoint, list[Transition]]], most: int) -> Problem:
    menu, way = group[0]
    above = [journey[step.source] for step in way if step.deliberate and journey[step.source].kind != "input"]
    others = f" (and {len(group) - 1} more menus there)" if len(group) > 1 else ""
    return Problem(
        menu.id,
        f"Customers have to choose in {most} menus, {named(above[-most:], most=most)}, and then again in"
        f" {menu.name}{others}.",
        path=journey.witness(way[0].source, then=way),
        fix=f"Lift the most used options of {menu.name} to a level above, or ask one open question instead.",
        related=tuple(other.id for other, _ in group[1:]),
        label=f"level {most + 1}",
    )
