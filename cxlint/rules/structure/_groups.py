"""Groups of touchpoints that one finding names together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cxlint.api import Journey, Stage


def joined_by_stage(
    journey: Journey, regions: Sequence[Sequence[str]]
) -> tuple[list[Sequence[str]], dict[str, Stage]]:
    """The groups, with those that make up a whole stage as one, and the stage by its first touchpoint."""
    sizes = Counter(one.stage for one in journey.touchpoints.values())
    of_stage: dict[str | None, list[str]] = {}
    for region in regions:
        inside = {journey[one].stage for one in region}
        if len(inside) == 1:
            of_stage.setdefault(inside.pop(), []).extend(region)
    named_ = {stage.id: stage for stage in journey.stages}
    whole = {
        stage: members
        for stage, members in of_stage.items()
        if stage in named_ and sizes[stage] == len(members) > 1
    }
    taken = {one for members in whole.values() for one in members}
    groups = [*whole.values(), *(region for region in regions if region[0] not in taken)]
    order = {one: number for number, one in enumerate(journey.touchpoints)}
    stages = {members[0]: named_[stage] for stage, members in whole.items() if stage is not None}
    return sorted(groups, key=lambda group: order[group[0]]), stages


def rooted(journey: Journey, group: Sequence[str], cycles: Mapping[str, str]) -> list[str]:
    """The group with the touchpoints first that nothing in it leads to, then what follows them.

    *cycles* tells the first touchpoint of the cycle that a touchpoint is on.
    """
    members = set(group)
    roots = [
        one
        for one in group
        if not any(way.source in members and way.source != one for way in journey.into(one))
    ]
    order = dict.fromkeys(roots or [_first_of_cycle(journey, group, cycles)])
    waiting = list(order)
    for one in waiting:
        for way in journey.out(one):
            if way.target in members and way.target not in order:
                order[way.target] = None
                waiting.append(way.target)
    return list(dict.fromkeys([*order, *group]))


def _first_of_cycle(journey: Journey, group: Sequence[str], cycles: Mapping[str, str]) -> str:
    """A touchpoint of a cycle that nothing else in the group leads to, the first as written.

    The start of the last tree of a depth-first walk lies in such a cycle, because whatever led to
    it would have been walked from before.
    """
    members, seen, last = set(group), set[str](), group[0]
    for start in group:
        if start in seen:
            continue
        last = start
        seen.add(start)
        waiting = [start]
        while waiting:
            for way in journey.out(waiting.pop()):
                if way.target in members and way.target not in seen:
                    seen.add(way.target)
                    waiting.append(way.target)
    return cycles.get(last, last)
