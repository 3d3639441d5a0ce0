"""QUE101: queues that cut customers off when they are full or the wait gets long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxlint.api import Fix, Journey, Problem, Retarget, Severity, Touchpoint, Transition, rule
from cxlint.rules.queues._cut_off import PASSED, cut_off

WAITED = ("queue_full", "timeout", "no_answer")
FAULTS = ("error", "fail")
SET_QUEUE = "UpdateContactTargetQueue"
LONGEST_DETOUR = 20
"""Touchpoints looked at between two queues; real flows have fewer than five."""

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
    These customers asked for a person and waited. Of 63 queue transfers in public Amazon Connect
    flows (counted in 2025), 42 hang up without a word when the queue is full and 16 after a
    message. Spain's Ley 10/2025, art. 8.4, forbids ending a contact because the wait is long.

    Fix:
    Offer a call-back or a voicemail, or lead to another team.

    False alarms:
    Silent where the way leads to help, to a question, to another journey, to another channel or
    to a case that somebody works on, and where the journey does not say what happens when the queue
    is full. A fault of the system alone gives a warning.
    """
    fates = cut_off(journey)
    again = _entered_again(journey)
    for queue in journey.of_kind("queue"):
        if queue.id in journey.reachable and not queue.backstage:
            for ways in _cut_ways(journey, queue, fates):
                yield _problem(journey, queue, ways, fates, again.get(queue.id))


def _cut_ways(journey: Journey, queue: Touchpoint, fates: Mapping[str, bool]) -> list[list[Transition]]:
    """The ways that end without help, those with the same fate together, the worst first."""
    order = {event: place for place, event in enumerate((*WAITED, *FAULTS))}
    cut = [way for way in journey.out(queue.id) if way.event in order and way.target in fates]
    groups: dict[bool, list[Transition]] = {}
    for way in sorted(cut, key=lambda way: order[way.event]):
        groups.setdefault(fates[way.target], []).append(way)
    return list(groups.values())


def _problem(
    journey: Journey,
    queue: Touchpoint,
    ways: list[Transition],
    fates: Mapping[str, bool],
    before: Transition | None,
) -> Problem:
    first = ways[0]
    related = [way.id for way in ways[1:]] + ([before.id] if before else [])
    return Problem(
        first.id,
        _message(journey, queue, ways, fates, before),
        path=journey.witness(queue.id, then=(first,)),
        fix=f"Offer a call-back or a voicemail instead of hanging up, or lead from {queue.name} to another team.",
        severity=Severity.ERROR if first.event in WAITED else Severity.WARNING,
        related=tuple(related),
        edits=_fix(journey, first),
        label="this way cuts customers off",
    )


def _message(
    journey: Journey,
    queue: Touchpoint,
    ways: list[Transition],
    fates: Mapping[str, bool],
    before: Transition | None,
) -> str:
    reasons = list(dict.fromkeys(WHO[way.event] for way in ways))
    who = " or ".join([reasons[0].format(queue=queue.name), *(r.format(queue="it") for r in reasons[1:])])
    if before is not None:
        who += f", the same queue they were in at {journey[before.source].name},"
    target = journey[ways[0].target]
    if fates[target.id]:
        return f"Customers who {who} are cut off without a word."
    heard = f"hear {target.name}" if target.kind == "message" else "hear a message"
    return f"Customers who {who} {heard} and are then cut off."


def _fix(journey: Journey, way: Transition) -> Fix | None:
    """Lead to the one call-back or voicemail of the journey, where there is exactly one."""
    places = [one for one in journey.reached if one.kind in ("callback", "voicemail")]
    if len(places) != 1:
        return None
    return Fix(f"Lead on to {places[0].name}.", (Retarget(way.id, places[0].id),))


def _entered_again(journey: Journey) -> dict[str, Transition]:
    """Queue steps that only put customers into the same queue again, and the way they come from.

    In Amazon Connect the queue is set by a step of its own; without one in between, a second
    transfer means the queue that was full just now.
    """
    if journey.format != "amazon-connect":
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
        kinds = (touchpoint.source.get("type"), touchpoint.source.get("flow_type"))
        targets = {step.target for step in journey.out(here) if not step.accidental}
        if touchpoint.kind not in PASSED or SET_QUEUE in kinds or "SetQueue" in kinds or len(targets) != 1:
            return None
        here = targets.pop()
    return None
