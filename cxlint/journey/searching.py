"""Searches over a journey: its touchpoints as numbers, its ways as adjacency lists, and answers kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from cxlint.journey import graph as algorithms
from cxlint.journey.model import Transition

if TYPE_CHECKING:
    from cxlint.journey.journey import Journey

Through = Callable[[Transition], bool]


class Search:
    """What can be reached from where in one journey."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.ids = list(journey.touchpoints)
        self.index = {identifier: number for number, identifier in enumerate(self.ids)}
        self.able: dict[frozenset[str], frozenset[str]] = {}

    @cached_property
    def arrows(self) -> list[tuple[int, int, Transition]]:
        """Source and target as numbers for each transition that leads somewhere."""
        index = self.index
        ways = self.journey.transitions
        return [(index[way.source], index[way.target], way) for way in ways if way.target in index]

    def adjacency(self, through: Through | None = None) -> list[list[int]]:
        """For each touchpoint, where the ways lead for which *through* holds (default: all)."""
        graph: list[list[int]] = [[] for _ in self.ids]
        for source, target, transition in self.arrows:
            if through is None or through(transition):
                graph[source].append(target)
        return graph

    @cached_property
    def ways(self) -> list[list[int]]:
        """All ways."""
        return self.adjacency()

    @cached_property
    def staying(self) -> list[list[int]]:
        """All ways but hanging up."""
        return self.adjacency(not_hanging_up)

    @cached_property
    def back(self) -> list[list[int]]:
        """The same, turned round."""
        return algorithms.reverse(self.staying)

    @cached_property
    def starts(self) -> list[int]:
        """Where the journey begins."""
        return [self.index[entry.id] for entry in self.journey.entries]

    def numbers(self, touchpoints: Iterable[str]) -> list[int]:
        """Touchpoints as numbers; raises as the journey does when there is no such touchpoint."""
        return [self.index[self.journey[identifier].id] for identifier in touchpoints]

    def named(self, numbers: Iterable[int]) -> frozenset[str]:
        """Numbers as touchpoints."""
        return frozenset(map(self.ids.__getitem__, numbers))

    def reach(self, starts: Iterable[str], through: Through | None) -> frozenset[str]:
        """What can be reached from *starts*."""
        graph = self.ways if through is None else self.adjacency(through)
        return self.named(algorithms.reach(graph, self.numbers(starts)))

    def can_reach(self, goals: Iterable[str], through: Through | None) -> frozenset[str]:
        """From where one of *goals* can be reached without hanging up; many rules ask for the same ones."""
        if through is not None:
            back = algorithms.reverse(self.adjacency(lambda way: not_hanging_up(way) and through(way)))
            return self.named(algorithms.reach(back, self.numbers(goals)))
        goals = frozenset(goals)
        if goals not in self.able:
            self.able[goals] = self.named(algorithms.reach(self.back, self.numbers(goals)))
        return self.able[goals]

    @cached_property
    def components(self) -> tuple[tuple[str, ...], ...]:
        """Groups in which one can go round, in the order of the design."""
        groups = [
            tuple(self.ids[number] for number in component)
            for component in algorithms.components(self.staying)
            if algorithms.is_loop(self.staying, component)
        ]
        return tuple(sorted(groups, key=lambda group: self.index[group[0]]))


def not_hanging_up(transition: Transition) -> bool:
    """Whether the customer stays."""
    return transition.event != "hangup"
