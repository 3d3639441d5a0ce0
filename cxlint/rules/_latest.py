"""What customers came by last, wherever they can be."""

from __future__ import annotations

from collections.abc import Callable

from cxlint.api import Journey, Touchpoint, Transition

SEVERAL = ""
"""Stands where customers come with different ones."""

Gives = Callable[[Touchpoint, str | None], str | None]
"""What customers have on leaving a touchpoint, given what they had on arriving; None for nothing."""


def latest(journey: Journey, gives: Gives, keeps: Callable[[Transition], bool]) -> dict[str, str | None]:
    """What customers have on arriving at each touchpoint that they can get to.

    On ways for which *keeps* is false they lose it. Where some arrive with one thing and others with
    another, that is :data:`SEVERAL`. Each touchpoint is looked at three times at most.
    """
    found: dict[str, str | None] = {entry.id: None for entry in journey.entries}
    waiting = list(found)
    for identifier in waiting:
        after = gives(journey[identifier], found[identifier])
        for way in journey.ways_on(identifier):
            if way.target not in journey:
                continue
            brought = after if keeps(way) else None
            new = way.target not in found
            if new or found[way.target] not in (brought, SEVERAL):
                found[way.target] = brought if new else SEVERAL
                waiting.append(way.target)
    return found
