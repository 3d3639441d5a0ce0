"""Queues that customers are only put into again."""

from __future__ import annotations

from cxlint.api import Journey, Transition, vocabulary

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
    here = way.target
    for _ in range(LONGEST_DETOUR):
        if here not in journey:
            return None
        touchpoint = journey[here]
        if touchpoint.kind == "queue":
            return here
        targets = {step.target for step in journey.out(here) if not step.accidental}
        sets_queue = touchpoint.get("sets_queue") is not None
        if touchpoint.kind not in vocabulary.PASSED_KINDS or sets_queue or len(targets) != 1:
            return None
        here = targets.pop()
    return None
