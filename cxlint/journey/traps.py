"""Groups of touchpoints that customers cannot get out of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxlint import vocabulary as words
from cxlint.journey.model import Transition

if TYPE_CHECKING:
    from cxlint.journey.journey import Journey


@dataclass(frozen=True, slots=True)
class Trap:
    """A loop of touchpoints without a good way out.

    ``members`` are in the order of the design, ``ways_out`` the transitions that leave, all of
    them towards a bad ending or because something failed. ``asks`` tells whether the customer has
    to answer something in it, which makes it a trap for people rather than for a process.
    ``cycle`` is a shortest way round, from the member that customers meet first back to it.
    """

    members: tuple[str, ...]
    ways_out: tuple[Transition, ...]
    asks: bool
    cycle: tuple[Transition, ...] = ()

    @property
    def head(self) -> str:
        """Id of the member that customers meet first."""
        return self.cycle[0].source if self.cycle else self.members[0]

    @property
    def closing(self) -> Transition | None:
        """The transition that leads back to the head."""
        return self.cycle[-1] if self.cycle else None


def find_traps(journey: Journey) -> tuple[Trap, ...]:
    """The traps that customers can get into, in the order of the design.

    A way out is good when it leads to help, to an ending that is not declared bad, to something
    nobody has read, or to a dead end (which is a finding of its own) without anything failing.
    """
    helped = journey.can_reach(journey.help | journey.opaque)
    stops = [t.id for t in journey.touchpoints.values() if _may_stop(journey, t.id)]
    released = journey.can_reach(stops, through=lambda transition: not transition.accidental)
    caught = [
        component
        for component in journey.components
        if component[0] in journey.reachable and not any(m in helped or m in released for m in component)
    ]
    return tuple(_trap(journey, component) for component in caught)


def _trap(journey: Journey, members: tuple[str, ...]) -> Trap:
    inside = frozenset(members)
    out = [t for m in members for t in journey.ways_on(m) if t.target not in inside]
    asks = any(journey[member].kind in words.INPUT_KINDS for member in members)
    head = min(members, key=journey.walking_order.__getitem__)
    meant = [way for m in members for way in journey.ways_on(m) if not way.accidental]
    every = [way for m in members for way in journey.ways_on(m)]
    return Trap(members, tuple(out), asks, _round(head, meant, inside) or _round(head, every, inside))


def _round(head: str, ways: Sequence[Transition], inside: Collection[str]) -> tuple[Transition, ...]:
    """A shortest way along *ways* from *head* back to it that does not leave *inside*."""
    ahead: dict[str, list[Transition]] = {}
    for way in ways:
        if way.target in inside:
            ahead.setdefault(way.source, []).append(way)
    before: dict[str, Transition] = {}
    waiting = [head]
    for identifier in waiting:
        for transition in ahead.get(identifier, ()):
            if transition.target not in before:
                before[transition.target] = transition
                waiting.append(transition.target)
    return _way_to(before, head) if head in before else ()


def _way_to(before: dict[str, Transition], head: str) -> tuple[Transition, ...]:
    way = [before[head]]
    while way[-1].source != head:
        way.append(before[way[-1].source])
    way.reverse()
    return tuple(way)


def _may_stop(journey: Journey, identifier: str) -> bool:
    touchpoint = journey[identifier]
    if touchpoint.is_end:
        return touchpoint.end not in words.BAD_OUTCOMES
    return not journey.ways_on(identifier)
