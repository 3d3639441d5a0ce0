"""QUE110: customers for whom there was no room, put straight into the same queue."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Transition, Verdict, rule
from cxlint.rules._endings import help_later, medium_at
from cxlint.rules.queues._again import straight_back
from cxlint.rules.queues._cutting import cut_ways
from cxlint.rules.queues._telling import who
from cxlint.rules.queues._waits import queues

WAITED_ANEW = "They have waited for nothing, wait anew, and nobody has told them why."
_TIMES = {1: "once", 2: "twice"}


@rule("QUE110", severity="warning", since="0.1", roles=("customer", "closing"))
def requeue_when_full(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers whom a queue did not take, or kept waiting too long, are put straight into it again.

    Nothing has changed in between, and nobody has told them anything.

    Flagged::

        main:menu -1-> people:queue -queue_full{max: 3}!-> people -> helper:agent
        people -error-> later:callback

    Flagged::

        main:menu -1-> choose:task {sets_queue: Sales} -> people:queue -> helper:agent
        people -queue_full!-> again:queue -queue_full-> later:callback

    Clean::

        main:menu -1-> people:queue -queue_full{max: 3}-> tell {prompt: All lines are busy. Please hold on.} -> people
        people -error-> later:callback

    Clean::

        main:menu -1-> people:queue -queue_full-> second:queue {title: Second line}

    Why:
    A queue that was full a moment ago is still full, and customers hear nothing while they are moved.

    Of 40 queue transfers in public Amazon Connect flows (our own count), four lead anywhere but to the
    end of the call when the queue is full, and two of these four lead into a queue again.

    Fix:
    Tell customers what happens, and offer a call-back or another team.

    False alarms:
    Silent where customers are told or asked something in between, where time passes, or another queue is
    set. Silent, too, where nothing limits the going round (unbounded-loop says so), and where the second
    try ends in cutting them off (queue-overflow-hangup).
    """
    endless = _endless(journey)
    for queue in queues(journey):
        found = [steps for way in journey.out(queue.id) if (steps := straight_back(journey, way))]
        alike: dict[object, list[tuple[Transition, ...]]] = {}
        for steps in found:
            if not _reported(journey, steps, endless):
                alike.setdefault((steps[-1].target, steps[0].max), []).append(steps)
        yield from (_problem(journey, group) for group in alike.values())


def _endless(journey: Journey) -> frozenset[str]:
    """The ways in loops without a limit, by their ids."""
    loops = (loop for loop in journey.loops if loop.verdict is not Verdict.BOUNDED)
    return frozenset(way.id for loop in loops for way in (*loop.cycle, *loop.also))


def _reported(journey: Journey, steps: tuple[Transition, ...], endless: frozenset[str]) -> bool:
    """Whether another rule says already what is wrong with this way back."""
    if any(step.id in endless for step in steps):
        return True
    return steps[-1].target != steps[0].source and bool(cut_ways(journey, journey[steps[-1].target]))


def _problem(journey: Journey, found: list[tuple[Transition, ...]]) -> Problem:
    steps, queue = found[0], journey[found[0][0].source]
    second = journey[steps[-1].target]
    place = "it" if second.id == queue.id else f"the same queue at {second.name}"
    most = steps[0].max
    times = "" if most is None else f" up to {_TIMES.get(most, f'{most} times')}"
    full = any(way.event not in ("timeout", "no_answer") for way, *_ in found)
    return Problem(
        steps[0].id,
        f"{who(journey, [way for way, *_ in found])} are put straight into {place} again{times},"
        " without a word.",
        path=journey.witness(queue.id, then=steps),
        why="" if full else WAITED_ANEW,
        fix=f"Tell customers that {queue.name} is not free, and offer {help_later(medium_at(journey, queue))},"
        " or lead to another team.",
        related=tuple(way.id for way, *_ in found[1:]),
        label="back into the same queue",
    )
