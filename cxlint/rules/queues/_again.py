"""Where customers come out who were not served in a queue: the same queue, or another journey."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Touchpoint, Transition, vocabulary

WAITED = ("queue_full", "timeout", "no_answer")
FAULTS = ("error", "fail")

LONGEST_DETOUR = 20
"""Touchpoints looked at between two queues; real flows have fewer than five."""


def entered_again(journey: Journey) -> dict[str, Transition]:
    """Queue steps that only put customers into the same queue again, and the way they come from.

    Where the queue is set by a step of its own (``sets_queue``), a second transfer without one in
    between means the queue that was full just now.
    """
    if all(one.get("sets_queue") is None for one in journey.touchpoints.values()):
        return {}
    found: dict[str, Transition] = {}
    for queue in journey.of_kind("queue"):
        for way in journey.out(queue.id):
            other = _next_queue(journey, way) if way.event in (*WAITED, *FAULTS) else None
            if other is not None and other != queue.id:
                found.setdefault(other, way)
    return found


def _next_queue(journey: Journey, way: Transition) -> str | None:
    for step in _onward(journey, way):
        touchpoint = journey[step.target]
        if touchpoint.kind == "queue":
            return touchpoint.id
        if touchpoint.get("sets_queue") is not None:
            return None
    return None


def passed_on(journey: Journey, way: Transition) -> tuple[Transition, ...]:
    """The steps from a queue to another journey, for good, in which there is surely no help.

    Empty where the way leads somewhere else, or where it is not known what follows.
    """
    steps: list[Transition] = []
    for step in _onward(journey, way):
        steps.append(step)
        if journey[step.target].kind == "call":
            return tuple(steps) if _helpless(journey, journey[step.target]) else ()
    return ()


def _helpless(journey: Journey, call: Touchpoint) -> bool:
    beyond = journey.beyond.get(call.id)
    comes_back = any(not way.accidental for way in journey.ways_on(call.id))
    return beyond is not None and beyond.help is False and not comes_back


def _onward(journey: Journey, way: Transition) -> Iterator[Transition]:
    """*way* and the steps that follow it by themselves, as long as there is only one way on."""
    for _ in range(LONGEST_DETOUR):
        if way.target not in journey:
            return
        yield way
        ahead = {step.target: step for step in journey.ways_on(way.target) if not step.accidental}
        if journey[way.target].kind not in vocabulary.PASSED_KINDS or len(ahead) != 1:
            return
        (way,) = ahead.values()
