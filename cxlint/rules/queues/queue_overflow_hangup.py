"""QUE101: queues that cut customers off when they are full or the wait gets long."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Fix, Journey, Problem, Retarget, Severity, Touchpoint, Transition, hear, rule
from cxlint.rules._endings import Telling, help_later, medium_at, telling
from cxlint.rules.queues._again import WAITED, entered_again, passed_on
from cxlint.rules.queues._cutting import cut_ways, unserved
from cxlint.rules.queues._telling import end, shows_customers, who

NOBODY_SEEN = "Nobody takes these contacts up: callers have to begin again, and tasks such as voicemails get lost unseen."


@rule("QUE101", severity="error", since="0.1", certain=True, roles=("customer", "closing"), fix="unsafe")
def queue_overflow_hangup(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are cut off when a queue is full, the wait gets too long, or it does not work.

    Without a word that is an error; with a message, or where only a system fails, a warning. It is a
    warning, too, where customers are passed to another journey that was checked as well and has no
    help.

    Flagged::

        main:menu -1-> people:queue -queue_full!-> sorry {prompt: All agents are busy.} -> off:end

    Flagged::

        main:menu -1-> people:queue -timeout!-> off:end(unresolved)

    Flagged::

        main:menu -1-> people:queue -queue_full!-> off:end; main -2-> later:callback

    Clean::

        main:menu -1-> people:queue -queue_full-> later:callback
        people -timeout-> leave:voicemail

    Clean::

        main:menu -1-> people:queue -queue_full-> second:queue {title: Second line}

    Why:
    These customers wanted a person; now they have to begin again, or give up.

    Spain's Ley 10/2025, art. 8.4, forbids ending a contact because the wait is long. That a message
    makes it a warning is our choice.

    Fix:
    Offer a call-back or a voicemail, or lead to another team.

    False alarms:
    Silent where the way leads to help, to a question, to a journey that may help, to another
    channel or to a case that somebody works on, and where the journey does not say what happens when
    the queue is full. A warning in imported flows that only route: nobody may be on the line.

    How often:
    41 of 610 public flows have such a finding (6.7 %, our own count), because nearly every design does
    it: of 42 flows that say what becomes of customers whom a queue does not take, 41 lead some of them
    to the end of the contact. Of 40 queue transfers in Amazon Connect, 30 hang up without a word when
    the queue is full and six after a message. Half of the 50 findings are warnings. These are no false
    alarms but a bad habit: all these customers wanted a person, and are sent away.
    """
    again = entered_again(journey)
    for queue in journey.of_kind("queue"):
        if queue.id in journey.reachable and not queue.backstage:
            for ways in cut_ways(journey, queue):
                yield _problem(journey, queue, ways, again.get(queue.id))
            yield from _passed_on(journey, queue)


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
    found = [(way, steps) for way in unserved(journey, queue) if (steps := passed_on(journey, way))]
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
