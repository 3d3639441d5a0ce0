"""HND101: customers who are passed from person to person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxlint.api import Journey, Problem, Severity, Transition, option, rule
from cxlint.rules.handoffs._walking import handing_on_from, is_person, walk, way_to


@dataclass(frozen=True, slots=True)
class Options:
    """How often customers may be passed on."""

    most: int = option(1, "Most transfers from person to person in one contact. Our choice.")


@rule("HND101", severity="warning", since="0.1", options=Options)
def excess_transfers(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers can be passed on from person to person more than once in one contact.

    It is an error where they go round in a circle, or where more than one transfer is too many.

    Flagged::

        main:menu -1-> first:agent -> second_queue:queue -> second:agent -!-> third:agent

    Flagged::

        # Sent back to the same queue, again and again
        main:menu -1-> people:queue -> helper:agent -!-> people

    Clean::

        main:menu -1-> first:agent -> second_queue:queue -> second:agent -> done:end(resolved)

    Clean::

        # The first agent stays on the line
        main:menu -1-> first:agent -> second:agent -> expert:agent {transfer_mode: conference}

    Why:
    Each time customers are passed on they wait again, and most tell their story again.

    SQM Group found in more than 500 contact centres that 19 % of callers are transferred and that
    they are 12 % less satisfied; being passed on is a driver of effort (Dixon, Freeman and Toman
    2010; CEB 2013).

    Fix:
    Ask in the menu what decides which team can help, or let the first person bring the second in.

    False alarms:
    A queue and the person behind it count once, and the way from automation to the first person
    not at all. Conferences do not count. The count starts again where a new contact begins: after
    a menu, a page, a survey, or when time passes.
    """
    arrivals = walk(journey, options.most + 2)
    further = handing_on_from(journey)
    seen: set[str] = set()
    for state, came in arrivals.items():
        if state[1] == options.most + 2 and came is not None and came[0][1] < state[1]:
            way = way_to(arrivals, state)
            at = _handing_on(journey, way)
            if at not in seen:
                seen.add(at)
                yield _problem(journey, options.most, way, at, state[0] in further)


def _met(journey: Journey, way: list[Transition]) -> list[str]:
    """The people on the way, the last contact only as far as it goes; repeats kept."""
    places = [way[0].source, *(step.target for step in way)]
    return [place for place in places if is_person(journey, journey[place])]


def _handing_on(journey: Journey, way: list[Transition]) -> str:
    """The way that leaves the last person but one."""
    leaving = [step for step in way if is_person(journey, journey[step.source])]
    return (leaving or way)[-1].id


def _problem(journey: Journey, most: int, way: list[Transition], at: str, further: bool) -> Problem:
    met = _met(journey, way)[-(most + 2) :]
    circle = len(set(met)) < len(met)
    names = [journey[one].name for one in met]
    return Problem(
        at,
        _message(names, circle),
        path=journey.witness(way[0].source, then=way),
        fix=f"Find out before {names[0]} who can settle the matter, or let {names[0]} bring the others in.",
        severity=Severity.ERROR if circle or further else None,
        label="passed on once more",
    )


def _message(names: list[str], circle: bool) -> str:
    if circle:
        way = "back" if names[-2] == names[-1] else f"on from {names[-2]}"
        return f"Customers can be passed {way} to {names[-1]} again and again."
    times = {1: "once", 2: "twice"}.get(len(names) - 1, f"{len(names) - 1} times")
    return f"Customers can be passed on {times}: from {names[0]} to {', then to '.join(names[1:])}."
