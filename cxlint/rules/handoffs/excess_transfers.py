"""HND101: customers who are passed from person to person."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, Severity, Touchpoint, Transition, option, rule
from cxlint.rules.handoffs._circles import circles
from cxlint.rules.handoffs._walking import handing_on_from, is_person, met, walk, way_to


class Options(RuleOptions):
    """How often customers may be passed on."""

    most: int = option(1, "Most transfers from person to person in one contact. Our choice.")


@rule("HND101", severity="warning", since="0.1", options=Options)
def excess_transfers(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers can be passed on from person to person more than once in one contact.

    It is an error where customers can be passed on two times more than is allowed.

    Flagged::

        main:menu -1-> first:agent -> second_queue:queue -> second:agent -!-> third:agent

    Clean::

        main:menu -1-> first:agent -> second_queue:queue -> second:agent -> done:end(resolved)

    Clean::

        # The first agent stays on the line
        main:menu -1-> first:agent -> second:agent -> expert:agent {transfer_mode: conference}

    Clean::

        # One person does three things
        main:menu -1-> listen:agent {actor: Kim} -> look_up:agent {actor: Kim} -> explain:agent {actor: Kim}

    Why:
    Each time customers are passed on they wait again, and often tell their story again.

    SQM Group (undated) found in more than 500 contact centres that 19 % of callers are transferred and
    that they are 12 % less satisfied; being passed on is a driver of effort (Dixon, Freeman and Toman
    2010; CEB 2013).

    Fix:
    Ask in the menu what decides which team can help, or let the first person bring the second in.

    False alarms:
    A queue or a transfer and the person behind it count once, and the way from automation to the first
    person not at all. Steps with the same `actor`, one after the other, are one person. Conferences do
    not count, nor do those who are brought in by one (`transfer_mode: conference` on the step before
    them), and neither does a queue or a number where the customer found nobody. The count starts again where a new
    contact begins: after a menu, a page, a survey, or when time passes. Circles are reported by
    transfer-ping-pong.
    """
    arrivals = walk(journey, options.most + 2)
    further = handing_on_from(journey)
    seen = {way.id for circle in circles(journey) for way in circle.handing}
    for state, came in arrivals.items():
        if state[1] == options.most + 2 and came is not None and came[0][1] < state[1]:
            way = way_to(arrivals, state)
            people = met(journey, way)
            at = _handing_on(journey, way)
            if at not in seen and len(set(people)) == len(people) > options.most + 1:
                seen.add(at)
                yield _problem(journey, people, way, at, state[0] in further)


def _handing_on(journey: Journey, way: list[Transition]) -> str:
    """The way that leaves the last person but one."""
    leaving = [step for step in way if is_person(journey, journey[step.source])]
    return (leaving or way)[-1].id


def _problem(journey: Journey, people: list[str], way: list[Transition], at: str, further: bool) -> Problem:
    return Problem(
        at,
        _message([journey[one].name for one in people]),
        path=journey.witness(way[0].source, then=way),
        fix=_advice([journey[one] for one in people]),
        severity=Severity.ERROR if further else None,
        label="passed on once more",
    )


def _advice(people: list[Touchpoint]) -> str:
    """Names an agent who can bring others in; a queue or a transfer cannot."""
    agent = next((one for one in people[:-1] if one.kind == "agent"), None)
    other = f", or let {agent.name} bring the others in" if agent else ""
    return f"Find out before {people[0].name} who can settle the matter{other}."


def _message(names: list[str]) -> str:
    times = {1: "once", 2: "twice"}.get(len(names) - 1, f"{len(names) - 1} times")
    return f"Customers can be passed on {times}: from {names[0]} to {', then to '.join(names[1:])}."
