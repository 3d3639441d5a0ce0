"""What customers have to get through on the way to a person: questions, or seconds of listening."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.api import vocabulary as words
from cxlint.rules._surveys import is_survey
from cxlint.rules.escape._asking import not_failing

Weigh = Callable[[Transition], float]


@dataclass(frozen=True, slots=True)
class Least:
    """The least that lies between each touchpoint and the goals; touchpoints without a way are left out.

    ``steps`` holds, for each touchpoint, the transition by which that way goes on.
    """

    least: dict[str, float] = field(default_factory=dict)
    steps: dict[str, Transition] = field(default_factory=dict)

    def way_from(self, touchpoint: str) -> list[Transition]:
        """The transitions from *touchpoint* to the goal."""
        way: list[Transition] = []
        while (step := self.steps.get(touchpoint)) is not None:
            way.append(step)
            touchpoint = step.target
        return way

    def way_to(self, touchpoint: str) -> list[Transition]:
        """The transitions to *touchpoint*, where ways were followed forwards."""
        way: list[Transition] = []
        while (step := self.steps.get(touchpoint)) is not None:
            way.append(step)
            touchpoint = step.source
        return way[::-1]


def least_to(journey: Journey, goals: Mapping[str, float], weigh: Weigh) -> Least:
    """The least weight on the ways to *goals* on which nothing fails.

    *goals* holds what is still ahead at each goal; *weigh* how much leaving by a transition adds.
    """
    return _least(goals, weigh, journey.into, lambda way: way.source)


def least_from(journey: Journey, starts: Iterable[str], weigh: Weigh) -> Least:
    """The least weight on the ways from *starts* on which nothing fails, for what they lead to."""
    return _least(dict.fromkeys(starts, 0.0), weigh, journey.out, lambda way: way.target)


def _least(
    starts: Mapping[str, float],
    weigh: Weigh,
    ways: Callable[[str], Iterable[Transition]],
    end: Callable[[Transition], str],
) -> Least:
    """Nearest first (Dijkstra 1959)."""
    found, turn = Least(), count()
    waiting: list[tuple[float, int, str, Transition | None]] = []
    for start, still in starts.items():
        heappush(waiting, (still, next(turn), start, None))
    while waiting:
        least, _, place, step = heappop(waiting)
        if place in found.least:
            continue
        found.least[place] = least
        if step is not None:
            found.steps[place] = step
        for way in ways(place):
            if way.event != "hangup" and not_failing(way) and end(way) not in found.least:
                heappush(waiting, (least + weigh(way), next(turn), end(way), way))
    return found


def is_question(touchpoint: Touchpoint) -> bool:
    """Whether customers must answer an automaton here."""
    return touchpoint.kind in words.INPUT_KINDS and not touchpoint.backstage and not is_survey(touchpoint)
