"""Ways round that customers are led without choosing, whatever limits them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cxlint.api import Journey, Transition

PLAIN = frozenset({"hours", "staffing", "queue", "answer", "chance", "counter"})
"""What a decision can look at without knowing anything that lets customers on."""


def rounds(journey: Journey, keep: Callable[[Transition], bool]) -> Journey:
    """The journey with those of its ways only on which customers are led round.

    Left out are ways that customers choose, those that start where something unseen may end the
    round (another journey, data), and those that *keep* refuses.
    """
    led = tuple(way for way in journey.transitions if _leads(journey, way) and keep(way))
    place = {
        member: number
        for number, group in enumerate(replace(journey, transitions=led).components)
        for member in group
    }
    inside = tuple(way for way in led if way.source in place and place[way.source] == place.get(way.target))
    return replace(journey, transitions=inside)


def cycle(round_: Journey, first: Transition) -> tuple[Transition, ...]:
    """A shortest way round that begins with *first*; nothing where it leads out of :func:`rounds`."""
    if not round_.has_transition(first.id):
        return ()
    return (first, *(round_.way(first.target, [first.source]) or ()))


def _leads(journey: Journey, way: Transition) -> bool:
    led = not way.deliberate and way.event != "hangup" and way.source in journey.reachable
    return led and way.target in journey and not _may_let_on(journey, way.source)


def _may_let_on(journey: Journey, identifier: str) -> bool:
    """Whether something that the design does not show may end a round at this touchpoint."""
    one = journey[identifier]
    unseen = one.kind in ("call", "agent") or identifier in journey.opaque
    return unseen or (one.kind == "decision" and one.get("basis") not in PLAIN)
