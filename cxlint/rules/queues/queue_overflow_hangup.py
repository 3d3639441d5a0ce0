"""QUE101: queues that cut customers off when they are full or the wait gets long."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Fix, Journey, Problem, Retarget, Severity, Touchpoint, Transition, hear, rule
from cxlint.rules._endings import Telling, help_later, medium_at, telling
from cxlint.rules.queues._again import FAULTS, WAITED, entered_again, passed_on
from cxlint.rules.queues._telling import end, shows_customers, who

NOBODY_SEEN = "Nobody takes these contacts up: callers have to begin again, and tasks such as voicemails get lost unseen."


@rule("QUE101", severity="error", since="0.1", roles=("customer", "closing"))
def queue_overflow_hangup(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are cut off when a queue is full, the wait gets too long, or it does not work.

    Without a word that is an error; with a message, or where only a system fails, a warning. It is a
    warning, too, where customers are passed to another journey that was checked as well and has no
    help.

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
    These customers wanted a person; now they have to begin again, or give up.

    Of 63 queue transfers in public Amazon Connect flows (our own count), 42 hang up without a word
    when the queue is full and 16 after a message. Spain's Ley 10/2025, art. 8.4, forbids ending a
    contact because the wait is long. That a message makes it a warning is our choice.

    Fix:
    Offer a call-back or a voicemail, or lead to another team.

    False alarms:
    Silent where the way leads to help, to a question, to a journey that may help, to another
    channel or to a case that somebody works on, and where the journey does not say what happens when
    the queue is full. A warning in imported flows that only route: nobody may be on the line.
    """
    again = entered_again(journey)
    for queue in journey.of_kind("queue"):
        if queue.id in journey.reachable and not queue.backstage:
            for ways in _cut_ways(journey, queue):
                yield _problem(journey, queue, ways, again.get(queue.id))
            yield from _passed_on(journey, queue)


def _cut_ways(journey: Journey, queue: Touchpoint) -> list[list[Transition]]:
    """The ways that end without help, those with the same fate together, the worst first."""
    groups: dict[Telling, list[Transition]] = {}
    for way in _unserved(journey, queue):
        fate = journey.fates.get(way.target)
        if fate is not None and fate.cut_off and not fate.counted:
            groups.setdefault(telling(journey, way), []).append(way)
    return list(groups.values())


def _unserved(journey: Journey, queue: Touchpoint) -> list[Transition]:
    """The ways of customers who were not served, the worst first."""
    order = {event: place for place, event in enumerate((*WAITED, *FAULTS))}
    ways = (way for way in journey.out(queue.id) if way.event in order)
    return sorted(ways, key=lambda way: order[way.event])


def _problem(
    journey: Journey, queue: Touchpoint, ways: list[Transition], before: Transition | None
) -> Problem:
    first, medium = ways[0], medium_at(journey, queue)
    sure = telling(journey, first)
    related = [way.id for way in ways[1:]] + ([before.id] if before else [])
    silent = sure is Telling.NOTHING and first.event in WAITED and shows_customers(journey)
    return Problem(
        first.id,
        f"{who(journey, ways, before)} {end(journey, ways, sure, medium)}.",
        path=journey.witness(queue.id, then=(first, *journey.way_to_ending(first.target))),
        why="" if shows_customers(journey) else NOBODY_SEEN,
        fix=_advice(journey, queue, _ending(medium)),
        severity=Severity.ERROR if silent else Severity.WARNING,
        related=tuple(related),
        edits=_fix(journey, first),
        label="this way cuts customers off" if hear(medium) == "hear" else "nobody helps from here",
    )


def _passed_on(journey: Journey, queue: Touchpoint) -> Iterator[Problem]:
    """Customers who find the queue full and are passed on to a journey without help."""
    found = [(way, steps) for way in _unserved(journey, queue) if (steps := passed_on(journey, way))]
    if not found or found[0][0].event not in WAITED:
        return
    first, steps = found[0]
    ways = [way for way, others in found if others[-1].target == steps[-1].target]
    other = f"“{journey.beyond[steps[-1].target].journey}”"
    yield Problem(
        first.id,
        f"{who(journey, ways)} are passed to {other}, where nobody helps them either.",
        path=journey.witness(queue.id, then=steps),
        fix=f"Offer {help_later(medium_at(journey, queue))} instead of passing customers to {other}, "
        f"or lead from {queue.name} to another team.",
        severity=Severity.WARNING,
        related=tuple(way.id for way in ways[1:]),
        edits=_fix(journey, first),
        label="nobody helps from here",
    )


def _advice(journey: Journey, queue: Touchpoint, ending: str) -> str:
    later = help_later(medium_at(journey, queue))
    if shows_customers(journey):
        return f"Offer {later} instead of {ending}, or lead from {queue.name} to another team."
    return (
        f"Lead from {queue.name} to another team instead of {ending}; if customers are on the line, offer "
        f"{later}."
    )


def _ending(medium: str | None) -> str:
    return "hanging up" if hear(medium) == "hear" else "ending the contact"


def _fix(journey: Journey, way: Transition) -> Fix | None:
    """Lead to the one call-back or voicemail of the journey, where there is exactly one."""
    places = [one for one in journey.reached if one.kind in ("callback", "voicemail")]
    if len(places) != 1:
        return None
    return Fix(f"Lead on to {places[0].name}.", (Retarget(way.id, places[0].id),))
