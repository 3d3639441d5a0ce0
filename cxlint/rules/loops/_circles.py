"""Ways round that take hours or days, that a timer ends, or that belong to one and the same circle."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence

from cxlint.api import Duration, Journey, Loop, Transition, Verdict
from cxlint.rules._once import once
from cxlint.rules.loops._telling import deciders

LONG = 3600
"""Seconds after which customers do not wait in the same contact any more. Our choice."""

LATER = frozenset({"no_answer", "busy", "timeout"})
"""What can go wrong with a call-back once it is made."""


def is_new_contact(journey: Journey, loop: Loop) -> bool:
    """Whether each round is a new contact: by post, after a call-back, or after a long wait."""
    return any(_takes_long(journey, way) for way in loop.cycle)


def _takes_long(journey: Journey, way: Transition) -> bool:
    here = journey[way.source]
    if here.kind == "callback":
        return way.automatic or way.event in LATER
    if journey.medium(here) == "post":
        return way.event not in ("error", "fail")
    timers = (way.after, here.duration) if here.kind == "wait" else ()
    waits = () if here.kind == "queue" else (here.wait,)
    return any(map(_is_long, (way.wait, *timers, *waits)))


def _is_long(wait: Duration | None) -> bool:
    return wait is not None and (wait.seconds >= LONG or wait.working_days > 0)


def times_out(journey: Journey, circle: Iterable[Loop]) -> bool:
    """Whether a timer, where customers wait in the circle, leads out of it."""
    waiting = {way.source for loop in circle for way in loop.cycle if journey[way.source].kind == "wait"}
    if not waiting:
        return False
    home = _home(journey)
    return any(
        _is_timer(journey, way) and home.get(way.target) != home.get(here)
        for here in waiting
        for way in journey.out(here)
    )


@once
def _home(journey: Journey) -> Mapping[str, int]:
    """For each touchpoint on a way round the number of the group in which one can go round."""
    return {one: number for number, group in enumerate(journey.components) for one in group}


def _is_timer(journey: Journey, way: Transition) -> bool:
    target = journey.touchpoints.get(way.target)
    if target is None:
        return False
    passes = way.automatic and target.kind == "wait" and bool(target.wait or target.duration)
    return passes or way.after is not None or way.event == "timeout"


def circles(journey: Journey, loops: Sequence[Loop]) -> list[list[Loop]]:
    """The loops, those together that are one circle for customers, as in the pools of both sides.

    Rounds that a decision may end belong together where they share touchpoints and it is the same
    decision; where nobody decides, in one side's part of a circle, the other's decision counts.
    """
    parents = list(range(len(loops)))
    keys = [_key(journey, loop) for loop in loops]
    meeting: dict[tuple[str, Hashable], int] = {}
    joining = {place for key, loop in zip(keys, loops, strict=True) if not key for place in _passed(loop)}
    for number, (key, loop) in enumerate(zip(keys, loops, strict=True)):
        for place in _places(loop, key, joining):
            _unite(parents, meeting.setdefault(place, number), number)
    found: dict[int, list[Loop]] = {}
    for number, loop in enumerate(loops):
        found.setdefault(_root(parents, number), []).append(loop)
    return [sorted(circle, key=lambda loop: not deciders(journey, loop)) for circle in found.values()]


def _key(journey: Journey, loop: Loop) -> Hashable:
    """What tells a loop from others at the same touchpoints; empty where nobody decides on it."""
    if is_new_contact(journey, loop):
        return "contact"
    if loop.verdict is Verdict.UNPROVEN:
        return frozenset(one.id for one in deciders(journey, loop))
    return loop.closing.id


def _passed(loop: Loop) -> set[str]:
    """The touchpoints of a loop, and those from which it is closed on other ways."""
    return {way.source for way in (*loop.cycle, *loop.also)}


def _places(loop: Loop, key: Hashable, joining: Collection[str]) -> list[tuple[str, Hashable]]:
    own: list[tuple[str, Hashable]] = [(one, key) for one in _passed(loop)]
    if loop.verdict is Verdict.UNPROVEN:
        own += [(one, "") for one in _passed(loop) if one in joining]
    return own


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def _unite(parents: list[int], one: int, other: int) -> None:
    """Let two be of one group, named after the earlier of them."""
    first, second = sorted((_root(parents, one), _root(parents, other)))
    parents[second] = first
