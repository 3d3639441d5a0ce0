"""QUE101: queues that cut customers off when they are full or the wait gets long."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Fix, Journey, Problem, Retarget, Severity, Touchpoint, Transition, hear, rule
from cxlint.rules._endings import abandoned, medium_at, without_a_word
from cxlint.rules.queues._again import FAULTS, WAITED, entered_again

WHO = {
    "queue_full": "find {queue} full",
    "timeout": "wait too long in {queue}",
    "no_answer": "wait in {queue} and reach nobody",
    "error": "cannot get into {queue}",
    "fail": "cannot get into {queue}",
}


@rule("QUE101", severity="error", since="0.1")
def queue_overflow_hangup(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are cut off when a queue is full, the wait gets too long, or it does not work.

    Flagged::

        main:menu -1-> people:queue -queue_full!-> sorry {prompt: All agents are busy.} -> off:end

    Flagged::

        main:menu -1-> people:queue -timeout!-> off:end(unresolved)

    Clean::

        main:menu -1-> people:queue -queue_full-> later:callback
        people -timeout-> leave:voicemail

    Clean::

        main:menu -1-> people:queue -queue_full-> second:queue {title: Second line}

    Why:
    These customers asked for a person and waited; now they have to begin again, or give up.

    Of 63 queue transfers in public Amazon Connect flows (our own count), 42 hang up without a word
    when the queue is full and 16 after a message. Spain's Ley 10/2025, art. 8.4, forbids ending a
    contact because the wait is long.

    Fix:
    Offer a call-back or a voicemail, or lead to another team.

    False alarms:
    Silent where the way leads to help, to a question, to another journey, to another channel or
    to a case that somebody works on, and where the journey does not say what happens when the queue
    is full. A fault of the system alone gives a warning.
    """
    again = entered_again(journey)
    for queue in journey.of_kind("queue"):
        if queue.id in journey.reachable and not queue.backstage:
            for ways in _cut_ways(journey, queue):
                yield _problem(journey, queue, ways, again.get(queue.id))


def _cut_ways(journey: Journey, queue: Touchpoint) -> list[list[Transition]]:
    """The ways that end without help, those with the same fate together, the worst first."""
    order = {event: place for place, event in enumerate((*WAITED, *FAULTS))}
    groups: dict[bool, list[Transition]] = {}
    for way in sorted(
        (way for way in journey.out(queue.id) if way.event in order), key=lambda way: order[way.event]
    ):
        fate = journey.fates.get(way.target)
        if fate is not None and fate.cut_off and not fate.counted:
            groups.setdefault(fate.always_heard, []).append(way)
    return list(groups.values())


def _problem(
    journey: Journey, queue: Touchpoint, ways: list[Transition], before: Transition | None
) -> Problem:
    first, medium = ways[0], medium_at(journey, queue)
    related = [way.id for way in ways[1:]] + ([before.id] if before else [])
    return Problem(
        first.id,
        f"Customers who {_who(journey, queue, ways, before)} {_end(journey, first, medium)}.",
        path=journey.witness(queue.id, then=(first,)),
        fix=f"Offer a call-back or a voicemail instead of {_ending(medium)}, "
        f"or lead from {queue.name} to another team.",
        severity=Severity.ERROR if first.event in WAITED else Severity.WARNING,
        related=tuple(related),
        edits=_fix(journey, first),
        label="this way cuts customers off" if hear(medium) == "hear" else "nobody helps from here",
    )


def _who(journey: Journey, queue: Touchpoint, ways: list[Transition], before: Transition | None) -> str:
    reasons = list(dict.fromkeys(WHO[way.event] for way in ways))
    who = " or ".join([reasons[0].format(queue=queue.name), *(r.format(queue="it") for r in reasons[1:])])
    if before is None:
        return who
    return f"{who}, the same queue they were in at {journey[before.source].name},"


def _end(journey: Journey, way: Transition, medium: str | None) -> str:
    target = journey[way.target]
    if not journey.fates[target.id].always_heard:
        return without_a_word(medium)
    heard = target.name if target.kind == "message" else "a message"
    return f"{hear(medium)} {heard} and {abandoned(medium).replace('are', 'are then', 1)}"


def _ending(medium: str | None) -> str:
    return "hanging up" if hear(medium) == "hear" else "ending the contact"


def _fix(journey: Journey, way: Transition) -> Fix | None:
    """Lead to the one call-back or voicemail of the journey, where there is exactly one."""
    places = [one for one in journey.reached if one.kind in ("callback", "voicemail")]
    if len(places) != 1:
        return None
    return Fix(f"Lead on to {places[0].name}.", (Retarget(way.id, places[0].id),))
