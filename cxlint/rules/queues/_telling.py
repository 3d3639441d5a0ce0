"""Sentences on customers who were not served in a queue."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint.api import Journey, Transition, hear
from cxlint.rules._endings import Telling, abandoned, told, without_a_word
from cxlint.rules._once import once
from cxlint.rules._queueing import named_with_queue

_ROUTING = frozenset({"queue", "task", "decision", "wait", "end"})

WHO = {
    "queue_full": "find {queue} full",
    "timeout": "wait too long in {queue}",
    "no_answer": "wait in {queue} and reach nobody",
    "nobody_available": "come to {queue} while no agent is signed in",
    "busy": "find {queue} busy",
    "error": "cannot get into {queue}",
    "fail": "cannot get into {queue}",
}


def who(journey: Journey, ways: Sequence[Transition], before: Transition | None = None) -> str:
    """``Customers who find “Sales” at “Queue” full``; *before* is the way from the same queue that led here."""
    queue = named_with_queue(journey, ways[0].source)
    reasons = list(dict.fromkeys(WHO[way.event] for way in ways))
    found = " or ".join([reasons[0].format(queue=queue), *(one.format(queue="it") for one in reasons[1:])])
    if before is not None:
        found += f", the same queue they were in at {journey[before.source].name},"
    return f"{'Customers who' if shows_customers(journey) else 'Contacts that'} {found}"


@once
def shows_customers(journey: Journey) -> bool:
    """Whether something is said to or asked of a customer here.

    A flow that only routes may be one for tasks or messages left before: nobody is on the line.
    """
    if "source" not in journey.attributes:
        return True
    return any(
        not one.backstage and (one.kind not in _ROUTING or journey.medium(one) == "voice")
        for one in journey.reached
    )


def end(journey: Journey, ways: Sequence[Transition], sure: Telling, medium: str | None) -> str:
    """How it ends for them; names the message where it is the same one on all *ways*."""
    if sure is Telling.NOTHING:
        return without_a_word(medium)
    targets = {way.target: journey[way.target] for way in ways}
    target = targets.popitem()[1]
    if sure is Telling.PERHAPS or targets or target.kind != "message":
        return told(sure, medium)
    return f"{hear(medium)} {target.name} and {abandoned(medium).replace('are', 'are then', 1)}"
