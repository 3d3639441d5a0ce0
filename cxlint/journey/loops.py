"""Where customers can go round, and whether anything stops them.

Every loop gets one of three verdicts. *Unbounded*: nothing in the design ends it and the customer
never chose it. *Bounded*: a retry or attempt limit ends it. *Unproven*: a decision on data, a
wait or another journey may end it, which the design alone cannot show.

Loops that the customer chooses ("press 9 to hear this again", or a page with several ways on) are
not loops in this sense, with one exception: being sent back from a queue, whatever was chosen before. What agents do among
themselves is not looked at here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from cxlint import vocabulary as words
from cxlint.journey import graph as algorithms
from cxlint.journey.model import Transition

if TYPE_CHECKING:
    from cxlint.journey.journey import Journey

NESTED = 8
"""Loops inside loops that are looked at to see which ones a counter ends. Our choice."""

SEARCH_BUDGET = 2_000_000
"""Transitions looked at while searching short witnesses; beyond it the first way found serves."""

CHOSEN_FROM = frozenset({"page", "event"})
"""Kinds that customers leave by what they do: of several ways on, they choose one."""

SELF_LIMITING = frozenset({"wait", "survey"})
COUNTLESS = frozenset({"hours", "staffing", "queue", "answer", "chance"})
"""What a decision can look at without ever counting how often somebody came by."""


class Verdict(Enum):
    """Whether a loop ends."""

    UNBOUNDED = "unbounded"
    BOUNDED = "bounded"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class Loop:
    """A way round.

    ``cycle`` are the transitions in order, from the touchpoint where it starts back to it; its
    last member is ``closing``, the transition to report. ``also`` are further transitions that
    close the same loop. ``bound`` is how often one can go round when bounded. ``returned`` marks
    a customer who is sent back from a queue or a transfer.
    """

    closing: Transition
    cycle: tuple[Transition, ...]
    verdict: Verdict
    bound: int | None = None
    also: tuple[Transition, ...] = ()
    returned: bool = False

    @property
    def head(self) -> str:
        """Id of the touchpoint where the loop starts and ends."""
        return self.closing.target


Arrows = list[list[tuple[int, Transition]]]


class _Finder:
    """Collects the loops of one journey; holds what its steps share."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.ids = [touchpoint.id for touchpoint in journey.touchpoints.values()]
        self.index = {identifier: number for number, identifier in enumerate(self.ids)}
        self.budget = SEARCH_BUDGET
        self.arrows = self._arrows()

    def _arrows(self) -> Arrows:
        """The ways on from the touchpoints that can be in a loop at all."""
        arrows: Arrows = [[] for _ in self.ids]
        journey = self.journey
        for identifier in (member for component in journey.components for member in component):
            if identifier not in journey.reachable or journey[identifier].kind == "agent":
                continue
            number = self.index[identifier]
            for transition in journey.out(identifier):
                target = journey.touchpoints.get(transition.target)
                if target is None or target.kind == "agent" or transition.event == "hangup":
                    continue
                arrows[number].append((self.index[target.id], transition))
        return arrows

    def narrowed(self, keep: Callable[[int, int, Transition], bool]) -> Arrows:
        """The same arrows without those that *keep* refuses."""
        return [
            [(target, transition) for target, transition in row if keep(source, target, transition)]
            for source, row in enumerate(self.arrows)
        ]

    def limit(self, transition: Transition) -> int | None:
        """How often a customer can take *transition*, or None when there is no limit."""
        if transition.max is not None:
            return transition.max
        attempts = self.journey[transition.source].get("max_attempts")
        if transition.accidental and isinstance(attempts, int):
            return attempts
        return None

    def undecided(self, number: int, inside: Callable[[int], bool]) -> bool:
        """Whether what happens at a touchpoint may end a loop without the design showing it."""
        touchpoint = self.journey[self.ids[number]]
        if touchpoint.kind == "call" or touchpoint.incomplete:
            return True
        row = self.arrows[number]
        leaves = self._leaving(number, inside)
        if touchpoint.kind in SELF_LIMITING:
            return bool(leaves)
        if touchpoint.get("basis") in COUNTLESS:
            return False
        if any(transition.event in words.SITUATIONS for _, transition in row):
            return False
        stays = [transition for target, transition in row if inside(target)]
        return any(t.automatic for t in leaves) and any(t.automatic for t in stays)

    def _leaving(self, number: int, inside: Callable[[int], bool]) -> list[Transition]:
        """The ways out of a loop from a touchpoint, those to an agent included."""
        ways = self.journey.ways_on(self.ids[number])
        return [way for way in ways if way.target not in self.index or not inside(self.index[way.target])]

    def _counting(self, arrows: Arrows) -> frozenset[int]:
        """The decisions that count how often somebody came by, and then lead out of the loop."""
        place = _places(arrows)
        return frozenset(
            number
            for number, here in enumerate(place)
            if here >= 0
            and self.journey[self.ids[number]].get("basis") == "counter"
            and any(way.automatic for way in self._leaving(number, partial(_is_at, place, here)))
        )

    def unforced(self) -> Arrows:
        """The arrows that customers do not follow because they want to."""
        chosen = {
            number
            for number, row in enumerate(self.arrows)
            if self.journey[self.ids[number]].kind in CHOSEN_FROM
            and sum(transition.automatic for _, transition in row) > 1
        }
        return self.narrowed(lambda s, _, t: not (t.deliberate or (t.automatic and s in chosen)))

    def find(self) -> list[Loop]:
        forced = _within_loops(self.unforced())
        unlimited = [[arrow for arrow in row if self.limit(arrow[1]) is None] for row in forced]
        counting = self._counting(unlimited)
        loops = self._endless([[] if number in counting else row for number, row in enumerate(unlimited)])
        loops += self._bounded(forced)
        loops += self._returned([loop.closing.id for loop in loops])
        order = {transition.id: n for n, transition in enumerate(self.journey.transitions)}
        return sorted(loops, key=lambda loop: order[loop.closing.id])

    def _undecided_in(self, place: Sequence[int]) -> frozenset[int]:
        """The touchpoints of loops at which something unseen may end the loop."""
        return frozenset(
            number
            for number, here in enumerate(place)
            if here >= 0 and self.undecided(number, partial(_is_at, place, here))
        )

    def _endless(self, arrows: Arrows) -> list[Loop]:
        certain = arrows
        for _ in range(NESTED):  # what may end a loop inside may only lead on round a larger one
            undecided = self._undecided_in(_places(certain))
            if not undecided:
                break
            certain = [
                [] if source in undecided else [arrow for arrow in row if arrow[0] not in undecided]
                for source, row in enumerate(certain)
            ]
        else:
            certain = [[] for _ in arrows]  # nested so deeply that nothing is sure
        counting = self._counting(certain)  # also of loops inside one that may end
        certain = [[] if number in counting else row for number, row in enumerate(certain)]
        loops = self._closed(certain, Verdict.UNBOUNDED)
        heads = {loop.head for loop in loops}
        closings = {t.id for loop in loops for t in (loop.closing, *loop.also)}
        for loop in self._closed(self._counted_out(arrows), Verdict.UNPROVEN):
            if loop.head not in heads and loop.closing.id not in closings:
                loops.append(loop)
        return loops

    def _counted_out(self, arrows: Arrows) -> Arrows:
        """The arrows without those on which a counter inside a larger loop leads round once more.

        Layer by layer, what leads back to the beginning of each loop is left out; a counter that now
        leads out of its loop ends it, and goes on round the larger one.
        """
        kept = layer = _within_loops(arrows)
        for _ in range(NESTED):
            layer = _within_loops(self._entered_once(layer))
            counting = self._counting(layer)
            again = {transition.id for number in counting for _, transition in layer[number]}
            kept = _without(kept, again)
            layer = _without(layer, again)
            if not any(layer):
                break
        return kept

    def _entered_once(self, arrows: Arrows) -> Arrows:
        """The arrows without those that lead back to where customers first come into each loop."""
        order, place = self.journey.walking_order, _places(arrows)
        heads: dict[int, int] = {}
        for number, here in enumerate(place):
            known = heads.get(here)
            if here >= 0 and (known is None or order[self.ids[number]] < order[self.ids[known]]):
                heads[here] = number
        first = frozenset(heads.values())
        return [[arrow for arrow in row if arrow[0] not in first] for row in arrows]

    def _closed(self, arrows: Arrows, verdict: Verdict) -> list[Loop]:
        """One loop for each touchpoint that back edges lead to."""
        within = _within_loops(arrows)
        plain = [_unique(target for target, _ in row) for row in within]
        # as customers meet them, so that a loop starts where they come to it first
        order = [
            number for number in map(self.index.__getitem__, self.journey.walking_order) if plain[number]
        ]
        by_head: dict[int, list[int]] = {}
        for tail, head in algorithms.back_edges(plain, order):
            by_head.setdefault(head, []).append(tail)
        loops = []
        for head, tails in by_head.items():
            closings = [t for tail in tails for target, t in within[tail] if target == head]
            cycle = (*(self._way(within, head, tails[0]) or ()), closings[0])
            loops.append(Loop(closings[0], cycle, verdict, also=tuple(closings[1:])))
        return loops

    def _bounded(self, arrows: Arrows) -> list[Loop]:
        loops = []
        for source, row in enumerate(arrows):
            for target, transition in row:
                bound = self.limit(transition)
                if bound is not None:
                    cycle = (*(self._way(arrows, target, source) or ()), transition)
                    loops.append(Loop(transition, cycle, Verdict.BOUNDED, bound))
        return loops

    def _returned(self, known: Iterable[str]) -> list[Loop]:
        """Customers who wanted a person, did not get one, and are sent back to choose again."""
        seen = frozenset(known)
        unlimited = self.narrowed(lambda _s, _t, transition: self.limit(transition) is None)
        within = _within_loops(unlimited)
        undecided = self._undecided_in(_places(within)) | self._counting(unlimited)
        loops = []
        for source, row in enumerate(within):
            if self.journey[self.ids[source]].kind not in ("queue", "transfer", "callback"):
                continue
            for target, transition in row:
                sent_back = transition.accidental or transition.event in words.SITUATIONS
                if sent_back and transition.id not in seen:
                    loop = self._sent_back(within, source, target, transition, undecided)
                    loops += [loop] if loop is not None else []
        return loops

    def _sent_back(
        self, arrows: Arrows, source: int, target: int, closing: Transition, undecided: Collection[int]
    ) -> Loop | None:
        verdict = Verdict.UNBOUNDED
        way = self._way(arrows, target, source, avoid=undecided)
        if way is None:
            verdict = Verdict.UNPROVEN
            way = self._way(arrows, target, source)
        if way is None or not any(step.deliberate for step in way):
            return None
        return Loop(closing, (*way, closing), verdict, returned=True)

    def _way(
        self, arrows: Arrows, start: int, goal: int, avoid: Collection[int] = ()
    ) -> tuple[Transition, ...] | None:
        """The transitions of a shortest way, empty when start is goal, None when there is none."""
        if start == goal:
            return ()
        if start in avoid or goal in avoid:
            return None
        seen: dict[int, tuple[int, Transition] | None] = {start: None}
        wave = [start]
        while wave and self.budget > 0:
            following = []
            for node in wave:
                self.budget -= len(arrows[node]) + 1
                for target, transition in arrows[node]:
                    if target in seen or target in avoid:
                        continue
                    seen[target] = (node, transition)
                    if target == goal:
                        return _unwound(seen, goal)
                    following.append(target)
            wave = following
        return None


def _unwound(seen: dict[int, tuple[int, Transition] | None], goal: int) -> tuple[Transition, ...]:
    way: list[Transition] = []
    step = seen[goal]
    while step is not None:
        way.append(step[1])
        step = seen[step[0]]
    way.reverse()
    return tuple(way)


def _places(arrows: Arrows) -> list[int]:
    """For each node the number of the loop component it is in, or -1.

    Nodes without a way on are in no loop and are left out at once: mostly few are left.
    """
    leading = [node for node, row in enumerate(arrows) if row]
    number_of = {node: number for number, node in enumerate(leading)}
    plain = [[number_of[t] for t, _ in arrows[node] if t in number_of] for node in leading]
    place = [-1] * len(arrows)
    for number, component in enumerate(algorithms.components(plain)):
        if algorithms.is_loop(plain, component):
            for member in component:
                place[leading[member]] = number
    return place


def _within_loops(arrows: Arrows) -> Arrows:
    """Only the arrows that do not leave the loop component they start in."""
    place = _places(arrows)
    return [
        [arrow for arrow in row if place[arrow[0]] == place[source] >= 0] for source, row in enumerate(arrows)
    ]


def _without(arrows: Arrows, left_out: Collection[str]) -> Arrows:
    """The arrows without the transitions of these ids."""
    if not left_out:
        return arrows
    return [[arrow for arrow in row if arrow[1].id not in left_out] for row in arrows]


def _is_at(place: Sequence[int], here: int, number: int) -> bool:
    return place[number] == here


def _unique(targets: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(targets))


def find_loops(journey: Journey) -> tuple[Loop, ...]:
    """All loops of *journey* that customers do not choose, in the order of the design."""
    return tuple(_Finder(journey).find())
