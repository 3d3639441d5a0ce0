"""STR105: ways round that never end."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import EVERY_ROLE, Journey, Problem, Trap, named, rule
from cxlint.rules._lost import endings_shut_out
from cxlint.rules.structure._naming import who

ENDLESS_ROLES = frozenset({"queue", "hold"})
"""Roles of journeys that go round until somebody else ends them."""


@rule(
    "STR105",
    severity="error",
    since="0.1",
    certain=True,
    roles=tuple(role for role in EVERY_ROLE if role not in ENDLESS_ROLES),
)
def cannot_complete(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are only led round and round, and the journey never ends.

    Flagged::

        greet -> look_up:task! -> try_again:wait -> look_up

    Clean::

        greet -> look_up:task -> done:end(resolved)
        look_up -error-> try_again:wait -> look_up

    Clean::

        # What plays while customers wait in a queue may go round for ever
        @ {role: queue}
        music -> thanks -> music

    Why:
    Customers who get in never come to an end; sooner or later the platform ends the contact for them.

    A sound process can be finished from wherever it stands (van der Aalst 1997). Platforms find out too
    late: Twilio breaks off a flow that takes too many steps (error 81000, undated).

    Fix:
    Lead one of the touchpoints on: to help, to a next step or to an ending.

    False alarms:
    Silent when a touchpoint could not be read completely or leads to a journey that is not known,
    and for what plays in queues and on hold. Where customers are asked again and again, and where
    there is a way out but only a bad one, other rules speak (trapped-loop, unbounded-loop). An ending
    that is never reached because of the loop belongs to this finding.
    """
    for trap in journey.traps:
        if _never_ends(journey, trap):
            yield _problem(journey, trap, journey.in_walking_order(trap.members)[0])


def _never_ends(journey: Journey, trap: Trap) -> bool:
    return not trap.ways_out and not (trap.asks and journey.role == "customer")


def _problem(journey: Journey, trap: Trap, first: str) -> Problem:
    members = [journey[first], *(journey[one] for one in trap.members if one != first)]
    unseen = journey.role == "agent" or all(one.layer not in (None, "customer") for one in members)
    message = (
        f"The work that gets to {members[0].name} never gets any further: "
        if unseen
        else f"{who(journey)} who get to {members[0].name} never get any further: "
    )
    if len(members) == 1:
        message += "it only leads back to itself."
    else:
        message += f"{named(members)} only lead round to each other."
    return Problem(
        first,
        message,
        path=journey.witness(first),
        fix=f"Lead on from {named(members)} to {_goal(journey)}.",
        why="What is begun there is never finished, and whoever waits for it waits in vain."
        if unseen
        else "",
        related=(*(one for one in trap.members if one != first), *endings_shut_out(journey)),
        label="there is no way out",
    )


def _goal(journey: Journey) -> str:
    shut_out = [journey[one] for one in endings_shut_out(journey)]
    return named(shut_out, last="or") if shut_out else "help, to a next step or to an ending"
