"""Where customers come out who were not served in a queue: the same queue again."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.rules._handing_over import onward
from cxlint.rules._once import once

WAITED = ("queue_full", "timeout", "no_answer")
FAULTS = ("error", "fail")
TURNED_AWAY = (*WAITED, "nobody_available", "busy")


@once
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
    """The next queue on *way*, unless another queue is set before it."""
    steps = way_to_queue(journey, way)
    if any(journey[step.target].get("sets_queue") is not None for step in steps):
        return None
    return steps[-1].target if steps else None


def way_to_queue(journey: Journey, way: Transition) -> tuple[Transition, ...]:
    """*way* and the steps that lead by themselves to the next queue; none where that is not sure."""
    steps: list[Transition] = []
    for step in onward(journey, way):
        steps.append(step)
        if journey[step.target].kind == "queue":
            return tuple(steps)
    return ()


def straight_back(journey: Journey, way: Transition) -> tuple[Transition, ...]:
    """*way* and the steps that lead back into the queue it leaves, when customers notice none of them."""
    steps = way_to_queue(journey, way) if way.event in TURNED_AWAY else ()
    between = [journey[step.target] for step in steps[:-1]]
    if not steps or any(map(_noticed, between)) or any(step.say or step.wait for step in steps):
        return ()
    back = steps[-1].target == way.source or steps[-1].target in entered_again(journey)
    another = any(one.get("sets_queue") is not None for one in between)
    return steps if back and not another else ()


def _noticed(touchpoint: Touchpoint) -> bool:
    """Whether customers notice this touchpoint, or time passes at it."""
    return touchpoint.kind not in ("task", "decision") or bool(touchpoint.prompt or touchpoint.wait)
