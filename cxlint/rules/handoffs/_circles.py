"""Where customers are handed round in a circle of people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cxlint.api import Journey, Transition
from cxlint.rules._once import once
from cxlint.rules.handoffs._walking import after_talking, hands_on, is_between, is_person


@dataclass(frozen=True, slots=True)
class Circle:
    """People, and what lies between them, from each of whom customers can come to all the others.

    ``round`` are the transitions of a short way round, and ``handing`` those by which somebody
    hands customers on within the circle.
    """

    round: tuple[Transition, ...]
    handing: tuple[Transition, ...]


@once
def circles(journey: Journey) -> tuple[Circle, ...]:
    """The circles that customers can get into, in the order in which they come by."""
    inside = replace(journey, transitions=tuple(way for way in journey.transitions if _may(journey, way)))
    order = journey.walking_order
    found = []
    for group in inside.components:
        members = frozenset(group)
        people = [one for one in journey.in_walking_order(members) if is_person(journey, journey[one])]
        handing = [way for one in people for way in inside.out(one) if way.target in members]
        if handing and not _one_person(journey, members, people):
            found.append(Circle(_round(inside, members, handing[0]), tuple(handing)))
    return tuple(sorted(found, key=lambda circle: order[circle.round[0].source]))


def _may(journey: Journey, way: Transition) -> bool:
    """Whether *way* can be part of a circle: within a contact, and as often as it likes."""
    if way.target not in journey or way.source not in journey.reachable or way.source == way.target:
        return False
    places = (journey[way.source], journey[way.target])
    if (
        way.max is not None
        or not hands_on(journey, way)
        or (is_person(journey, places[0]) and not after_talking(way))
    ):
        return False
    return all(is_person(journey, place) or is_between(place) for place in places)


def _one_person(journey: Journey, members: Iterable[str], people: Iterable[str]) -> bool:
    """Whether customers stay with one and the same person, without waiting again."""
    who = {journey[one].get("actor") or (one,) for one in people}
    return len(who) == 1 and not any(journey[one].kind == "queue" for one in members)


def _round(inside: Journey, members: frozenset[str], first: Transition) -> tuple[Transition, ...]:
    back = inside.way(first.target, {first.source}, through=lambda way: way.target in members)
    return (first, *(back or ()))
