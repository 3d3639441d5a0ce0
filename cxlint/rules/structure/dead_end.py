"""STR104: touchpoints that customers do not get on from, and journeys that are nothing but an ending."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import EVERY_ROLE, Journey, Problem, Severity, Touchpoint, rule
from cxlint.rules._endings import medium_at, without_a_word
from cxlint.rules.structure._naming import who
from cxlint.rules.structure._silence import is_meant, is_silent

STOPPING_ROLES = frozenset({"customer", "closing", "agent"})
"""Roles of journeys in which a missing way on leaves somebody stuck; others simply come back."""

ENDED_BY_EVENTS = frozenset({"call", "wait"})
"""Kinds that may well have no other ways on than failures: time is up, a transfer did not work."""

SCREENS = frozenset({"page", "menu", "input", "bot", "message"})
"""Kinds that agents see on their screens."""

STOPPED = "The design does not say that the work is over there, and what should come next is never done."

UNSEEN_KINDS = frozenset({"task", "decision", "event"})


@rule("STR104", severity="error", since="0.1", certain=True, roles=EVERY_ROLE)
def dead_end(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers get to a touchpoint from which nothing leads on.

    Ways that are only taken when something fails do not count as leading on. A second case is a
    warning: a journey that is silent as a whole. Whatever happens, nothing is said, asked or offered
    before the contact ends.

    Flagged::

        main:menu -1-> balance!
        main -0-> people:queue

    Flagged::

        # The message is left, and then?
        note:input! -no_input-> people:queue

    Flagged::

        # A call-back flow that only writes a log and hangs up
        log:task {channel: backstage} -> off:end!

    Clean::

        main:menu -1-> balance -> done:end(resolved)
        main -0-> people:queue

    Clean::

        log:task {channel: backstage} -> sorry {prompt: We will call you back.} -> off:end

    Why:
    The customer hears silence, or sees a page that goes nowhere, and does not know whether it is over.

    That a good service has no dead ends is one of the principles in Lou Downe's book "Good Services"
    (2020).

    Fix:
    Lead on to help, to a next step, or to an ending with its outcome.

    False alarms:
    Silent where somebody takes over (queue, agent, transfer, call-back, another journey), for
    touchpoints that could not be read completely, and in whispers, holds, queue flows and modules,
    which come back when they are through. The second case looks at journeys of customers only, because
    a queue in which nothing is heard is another finding (silent-wait); it is silent where the name says
    that the journey ends contacts or is a test, and where an ending is declared good.
    """
    stuck = [one for one in journey.reached if _is_stuck(journey, one)]
    if journey.role in STOPPING_ROLES:
        yield from (_dead_end(journey, touchpoint) for touchpoint in stuck)
    if journey.role == "customer" and is_silent(journey) and not is_meant(journey):
        yield from _without_a_word(journey)


def _is_stuck(journey: Journey, touchpoint: Touchpoint) -> bool:
    if touchpoint.incomplete or journey.stops_at(touchpoint):
        return False
    if touchpoint.kind in ENDED_BY_EVENTS:
        return not journey.ways_on(touchpoint.id)
    return not journey.leads_on(touchpoint.id)


def _dead_end(journey: Journey, touchpoint: Touchpoint) -> Problem:
    unless = " unless something fails" if journey.ways_on(touchpoint.id) else ""
    ending = (
        "draw an ending after it" if "source" in journey.attributes else "say with `end` how it ends there"
    )
    return Problem(
        touchpoint.id,
        f"{_told(journey, touchpoint)}{unless}.",
        path=journey.witness(touchpoint.id),
        why=STOPPED if journey.role == "agent" else "",
        fix=f"Lead on from {touchpoint.name} to what comes next, or {ending}.",
        label="no way leads on",
    )


def _told(journey: Journey, touchpoint: Touchpoint) -> str:
    if journey.role == "agent" and touchpoint.kind not in SCREENS:
        return f"The work stops at {touchpoint.name}: no way leads on from there"
    if not touchpoint.backstage and touchpoint.kind not in UNSEEN_KINDS:
        return f"{who(journey)} get stuck at {touchpoint.name}: no way leads on from there"
    return f"Customers are left waiting at {touchpoint.name}: the journey does not go on from there"


def _without_a_word(journey: Journey) -> Iterator[Problem]:
    endings = [one.id for one in journey.reached if one.is_end]
    for first in journey.in_walking_order(endings)[:1]:
        yield Problem(
            first,
            f"Customers who get to {journey[first].name} {without_a_word(medium_at(journey, journey[first]))}.",
            path=journey.witness(first),
            why="Nothing on the way here says, asks or offers the customer anything.",
            fix="Say what happened and what the customer can do now, or lead to somebody who can help.",
            severity=Severity.WARNING,
            label="nothing was said before",
        )
