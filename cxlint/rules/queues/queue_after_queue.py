"""QUE106: customers who have waited in one queue and come into the next."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, Transition, rule
from cxlint.rules._queueing import named_with_queue
from cxlint.rules.queues._again import entered_again, way_to_queue
from cxlint.rules.queues._waits import queues, seconds_waited, sitting_there

WAITED_IN_VAIN = frozenset({"timeout", "no_answer"})
WAITED = WAITED_IN_VAIN | {"next", "else", "condition", "outcome"}
TRIAGE = 10.0
"""Seconds of waiting that are none: a queue that only sorts customers. Our choice."""


@rule("QUE106", severity="warning", since="0.1")
def queue_after_queue(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers who have waited in one queue have to wait in another, before anybody has talked to them.

    Flagged::

        main:menu -1-> first:queue -timeout!-> second:queue -> helper:agent

    Flagged::

        main:menu -1-> language:queue -!-> sales:queue -> helper:agent

    Clean::

        main:menu -1-> first:queue -queue_full-> second:queue -> helper:agent

    Clean::

        main:menu -1-> first:queue -> helper:agent -> second:queue -> expert:agent

    Clean::

        main:menu -1-> first:queue -timeout-> ask:menu -1-> second:queue; ask -2-> later:callback

    Why:
    Two waits are worse than one long one: the second begins when patience is used up already.

    Chase and Dasu (2001) advise combining what is unpleasant instead of spreading it out.

    Fix:
    Let both teams take customers from one queue, or offer a call-back when the first wait is over.

    False alarms:
    Silent where the first queue was full or did not work, so that nobody waited there, where
    customers choose the second one, where they are asked something in between, for a first queue of up
    to ten seconds, and where several ways follow. In imported flows only a wait that got too long
    counts: what comes next there may come after the talk.
    """
    again = set(entered_again(journey))
    for queue in queues(journey):
        waited = seconds_waited(queue)
        if sitting_there(journey, queue) and (waited is None or waited > TRIAGE):
            yield from _after(journey, queue, again)


def _after(journey: Journey, queue: Touchpoint, again: set[str]) -> Iterator[Problem]:
    """One problem for each other queue that customers come into."""
    events = WAITED_IN_VAIN if "source" in journey.attributes else WAITED
    found: dict[str, list[tuple[Transition, ...]]] = {}
    for way in journey.out(queue.id):
        steps = way_to_queue(journey, way) if way.event in events else ()
        other = journey[steps[-1].target] if steps else queue
        if other.id != queue.id and other.id not in again and sitting_there(journey, other):
            found.setdefault(other.id, []).append(steps)
    for others in found.values():
        yield _problem(journey, others)


def _problem(journey: Journey, found: list[tuple[Transition, ...]]) -> Problem:
    steps, name = found[0], named_with_queue(journey, found[0][0].source)
    in_vain = all(way.event in WAITED_IN_VAIN for way, *_ in found)
    waited = f"wait too long in {name}" if in_vain else f"have waited in {name}"
    return Problem(
        steps[0].id,
        f"Customers who {waited} have to wait again in {named_with_queue(journey, steps[-1].target)}.",
        path=journey.witness(steps[0].source, then=steps),
        fix=f"Let both teams take customers from {name}, or offer a call-back when the first wait is over.",
        related=tuple(way.id for way, *_ in found[1:]),
        label="the second wait in a row",
    )
