"""What is known on arriving at a touchpoint: on every way there, or on some way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from cxlint.journey.model import Touchpoint, Transition

if TYPE_CHECKING:
    from cxlint.journey.journey import Journey

Gains = Callable[[Touchpoint], Iterable[str]]
Through = Callable[[Transition], bool]


@dataclass(frozen=True)
class Known:
    """Facts on arrival at each touchpoint that customers can get to."""

    facts: tuple[str, ...]
    held: dict[str, int]

    def at(self, touchpoint: str) -> frozenset[str]:
        """What is known on arriving at *touchpoint*; nothing where no customer gets to."""
        bits = self.held.get(touchpoint, 0)
        found = []
        while bits:
            lowest = bits & -bits
            found.append(self.facts[lowest.bit_length() - 1])
            bits ^= lowest
        return frozenset(found)


def surely(journey: Journey, gains: Gains, through: Through | None = None) -> Known:
    """The facts that hold on arrival by whatever way."""
    return _Flow(journey, gains, through).known(every=True)


def perhaps(journey: Journey, gains: Gains, through: Through | None = None) -> Known:
    """The facts that hold on arrival by at least one way."""
    return _Flow(journey, gains, through).known(every=False)


class _Flow:
    """One bit for each fact, passed along the ways until nothing changes (Kildall 1973)."""

    def __init__(self, journey: Journey, gains: Gains, through: Through | None) -> None:
        self.journey = journey
        self.through = through
        self.bits: dict[str, int] = {}
        self.gained = {one.id: self._mask(gains(one)) for one in journey.reached}
        self.entries = {entry.id for entry in journey.entries}

    def _mask(self, facts: Iterable[str]) -> int:
        return reduce(or_, (1 << self.bits.setdefault(fact, len(self.bits)) for fact in facts), 0)

    def known(self, every: bool) -> Known:
        start = (1 << len(self.bits)) - 1 if every else 0
        held = {place: 0 if place in self.entries else start for place in self.journey.walking_order}
        waiting = deque(held)
        queued = set(held)
        while waiting:
            place = waiting.popleft()
            queued.discard(place)
            now = self._arriving(place, held, every)
            if now != held[place]:
                held[place] = now
                ahead = [way.target for way in self.journey.out(place) if way.target in held]
                waiting.extend(one for one in dict.fromkeys(ahead) if one not in queued)
                queued.update(ahead)
        return Known(tuple(self.bits), held)

    def _arriving(self, place: str, held: dict[str, int], every: bool) -> int:
        ways = [way for way in self.journey.into(place) if way.source in held]
        brought = [held[way.source] | self._gained(way) for way in ways]
        if every:
            return 0 if place in self.entries or not brought else reduce(and_, brought)
        return reduce(or_, brought, 0)

    def _gained(self, way: Transition) -> int:
        return self.gained[way.source] if self.through is None or self.through(way) else 0
