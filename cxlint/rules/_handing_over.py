"""Ways by which customers whom nobody helped are handed to another journey."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Touchpoint, Transition, vocabulary

LONGEST_DETOUR = 20
"""Touchpoints looked at on the way; real flows have fewer than five."""


def passed_on(journey: Journey, way: Transition) -> tuple[Transition, ...]:
    """The steps of *way* and what follows to another journey, for good, in which there is surely no help.

    Empty where the way leads somewhere else, or where it is not known what follows.
    """
    steps: list[Transition] = []
    for step in onward(journey, way):
        steps.append(step)
        if journey[step.target].kind == "call":
            return tuple(steps) if _helpless(journey, journey[step.target]) else ()
    return ()


def _helpless(journey: Journey, call: Touchpoint) -> bool:
    beyond = journey.beyond.get(call.id)
    comes_back = any(not way.accidental for way in journey.ways_on(call.id))
    return beyond is not None and beyond.help is False and not comes_back


def onward(journey: Journey, way: Transition) -> Iterator[Transition]:
    """*way* and the steps that follow it by themselves, as long as there is only one way on."""
    for _ in range(LONGEST_DETOUR):
        if way.target not in journey:
            return
        yield way
        ahead = {step.target: step for step in journey.ways_on(way.target) if not step.accidental}
        if journey[way.target].kind not in vocabulary.PASSED_KINDS or len(ahead) != 1:
            return
        (way,) = ahead.values()
