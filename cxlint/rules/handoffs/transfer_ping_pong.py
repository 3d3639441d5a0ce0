"""HND106: customers who are handed round in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, listed, rule
from cxlint.rules.handoffs._circles import Circle, circles
from cxlint.rules.handoffs._walking import is_person


@rule("HND106", severity="error", since="0.1")
def transfer_ping_pong(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers can be handed round in a circle of people, and nothing ends it.

    Flagged::

        main:menu -1-> billing:agent -> tech_queue:queue -> tech:agent -!-> billing

    Flagged::

        # Sent back to the same queue, again and again
        main:menu -1-> people:queue -> helper:agent -!-> people

    Clean::

        main:menu -1-> billing:agent -> tech_queue:queue -> tech:agent -> done:end(resolved)

    Clean::

        # Staying with the same person hands nobody on
        main:menu -1-> helper:agent -> solved:decision
        solved -> helper
        solved -else-> done:end(resolved)

    Clean::

        # Back once only
        main:menu -1-> billing:agent -> tech:agent {next: {to: billing, max: 1}}

    Why:
    Nobody in a circle has to settle the matter, so customers tell their story again and again, and some
    never get an answer.

    SQM Group (undated) found in more than 500 contact centres that customers who are transferred are 12
    % less satisfied and that their matter is settled less often; being passed on is a driver of effort
    (Dixon, Freeman and Toman 2010; CEB 2013).

    Fix:
    Let the first person keep the case and bring the other one in, or end the circle with somebody
    who may decide.

    False alarms:
    Silent where a way round has a `max`, where time passes or customers choose on it, where a new
    contact begins, and where customers stay with one person: where all people in it are one `actor`,
    or it has only one and no queue. That a queue is full or nobody
    answers hands nobody on: those loops have rules of their own.
    """
    for circle in circles(journey):
        yield _problem(journey, circle)


def _problem(journey: Journey, circle: Circle) -> Problem:
    closing = next(way for way in reversed(circle.round) if way in circle.handing)
    places = [way.target for way in circle.round[circle.round.index(closing) :]]
    after = next(one for one in [*places, circle.round[0].source] if is_person(journey, journey[one]))
    names = list(dict.fromkeys(journey[way.source].name for way in circle.handing))
    queue = next((one for one in places if journey[one].kind == "queue"), after)
    if after != closing.source:
        told = f"passed on from {journey[closing.source].name} to {journey[after].name}"
    else:
        told = f"sent back from {journey[after].name} to {journey[queue].name}"
    return Problem(
        closing.id,
        f"Customers can be {told} again and again.",
        path=journey.witness(circle.round[0].source, then=circle.round),
        fix=_advice(names),
        related=tuple(one.id for one in circle.handing if one.id != closing.id),
        label="back into the circle",
    )


def _advice(names: list[str]) -> str:
    if len(names) == 1:
        return f"Let {names[0]} keep the case and ask others in the background, or lead to somebody who may decide."
    return f"Let one of {listed(names[:3], 'or')} keep the case and bring the others in."
