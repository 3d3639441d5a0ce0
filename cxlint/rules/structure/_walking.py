"""The order in which customers come by, and groups of touchpoints that hang together."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cxlint.api import Journey


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


def leads_on(journey: Journey, touchpoint: str) -> bool:
    """Whether some way leads on although nothing fails.

    What happens when an answer is not understood counts: bots often have no other way.
    """
    ways = journey.ways_on(touchpoint)
    return any(not way.accidental or way.event == "no_match" for way in ways)


def regions(journey: Journey, members: Collection[str]) -> list[list[str]]:
    """*members* in groups that hang together by ways among them, whichever way these lead.

    Groups, and the members of each, stand in the order of *members*.
    """
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


def reached_first(order: dict[str, int], touchpoints: Iterable[str]) -> list[str]:
    """*touchpoints* in the order in which customers come by; those never reached are left out."""
    return sorted((one for one in touchpoints if one in order), key=order.__getitem__)
