"""HND101: customers who are passed from person to person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxlint.api import Journey, Problem, Severity, Touchpoint, Transition, option, rule

BETWEEN = frozenset({"queue", "message", "task", "decision"})
"""Kinds that customers pass while they are being handed on, without a new contact beginning."""

State = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Options:
    """How often customers may be passed on."""

    most: int = option(1, "Most transfers from person to person in one contact. Our choice.")


@rule("HND101", severity="warning", since="0.1", options=Options)
def excess_transfers(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers can be passed on from person to person more than once in one contact.

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
    SQM Group found in more than 500 contact centres that 19 % of callers are transferred and that
    they are 12 % less satisfied; being passed on is a driver of effort (Dixon, Freeman and Toman
    2010; CEB 2013).

    Fix:
    Ask in the menu what decides which team can help, or let the first person bring the second in.

    False alarms:
    A queue and the person behind it count once, and the way from automation to the first person
    not at all. Conferences do not count. The count starts again where a new contact begins: after
    a menu, a page, a survey, or when time passes. More than one transfer too many is an error.
    """
    arrivals = _walk(journey, options.most + 2)
    further = _handing_on_from(journey)
    seen: set[str] = set()
    for state, came in arrivals.items():
        if state[1] == options.most + 2 and came is not None and came[0][1] < state[1]:
            way = _way(arrivals, state)
            at = _handing_on(journey, way)
            if at not in seen:
                seen.add(at)
                yield _problem(journey, options.most, way, at, state[0] in further)


def _is_person(journey: Journey, touchpoint: Touchpoint) -> bool:
    if touchpoint.backstage or touchpoint.get("transfer_mode") == "conference":
        return False
    if touchpoint.kind == "queue":
        return not any(way.automatic for way in journey.out(touchpoint.id))
    return touchpoint.kind == "agent" or (
        touchpoint.kind == "transfer" and touchpoint.get("transfer_target") != "bot"
    )


def _people(journey: Journey, target: str, way: Transition | None, people: int, most: int) -> int:
    """How many people the customer has spoken with in this contact on arriving at *target*."""
    touchpoint = journey[target]
    if way is not None and not _hands_on(way):
        people = 0
    if _is_person(journey, touchpoint):
        return min(people + 1, most)
    conference = touchpoint.get("transfer_mode") == "conference"
    return people if touchpoint.kind in BETWEEN or conference else 0


def _walk(journey: Journey, most: int) -> dict[State, tuple[State, Transition] | None]:
    """Every (touchpoint, people met so far) that customers can be in, and how they got there."""
    arrivals: dict[State, tuple[State, Transition] | None] = {}
    for entry in journey.entries:
        arrivals.setdefault((entry.id, _people(journey, entry.id, None, 0, most)), None)
    waiting = list(arrivals)
    for state in waiting:
        for way in journey.ways_on(state[0]):
            if way.target in journey:
                after = (way.target, _people(journey, way.target, way, state[1], most))
                if after not in arrivals:
                    arrivals[after] = (state, way)
                    waiting.append(after)
    return arrivals


def _way(arrivals: dict[State, tuple[State, Transition] | None], state: State) -> list[Transition]:
    way: list[Transition] = []
    came = arrivals[state]
    while came is not None:
        way.append(came[1])
        came = arrivals[came[0]]
    way.reverse()
    return way


def _met(journey: Journey, way: list[Transition]) -> list[str]:
    """The people on the way, the last contact only as far as it goes; repeats kept."""
    places = [way[0].source, *(step.target for step in way)]
    return [place for place in places if _is_person(journey, journey[place])]


def _handing_on(journey: Journey, way: list[Transition]) -> str:
    """The way that leaves the last person but one."""
    leaving = [step for step in way if _is_person(journey, journey[step.source])]
    return (leaving or way)[-1].id


def _handing_on_from(journey: Journey) -> frozenset[str]:
    """The touchpoints from which customers are handed on to a person within the same contact."""
    waiting = [one.id for one in journey.touchpoints.values() if _is_person(journey, one)]
    found: set[str] = set()
    for identifier in waiting:
        for way in journey.into(identifier):
            if way.source not in found and _hands_on(way):
                found.add(way.source)
                between = journey[way.source].kind in BETWEEN and not _is_person(journey, journey[way.source])
                waiting += [way.source] if between else []
    return frozenset(found)


def _hands_on(way: Transition) -> bool:
    return way.wait is None and not way.deliberate and way.event != "hangup"


def _problem(journey: Journey, most: int, way: list[Transition], at: str, further: bool) -> Problem:
    met = _met(journey, way)[-(most + 2) :]
    circle = len(set(met)) < len(met)
    names = [journey[one].name for one in met]
    if circle:
        message = f"Customers can be passed on from {names[-2]} to {names[-1]} again and again."
    else:
        message = f"Customers can be passed on {len(met) - 1} times: from {', then to '.join(names)}."
    return Problem(
        at,
        message,
        path=journey.witness(way[0].source, then=way),
        fix=f"Find out before {names[0]} who can settle the matter, or let {names[0]} bring the others in.",
        severity=Severity.ERROR if circle or further else None,
        label="passed on once more",
    )
