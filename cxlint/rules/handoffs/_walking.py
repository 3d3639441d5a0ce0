"""How many people customers have spoken with, wherever they can be."""

from __future__ import annotations

from functools import partial

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.api import vocabulary as words
from cxlint.rules._latest import SEVERAL, latest
from cxlint.rules._once import once

BETWEEN = frozenset({"queue", "message", "task", "decision"})
"""Kinds that customers pass while they are being handed on, without a new contact beginning."""

APART = frozenset({"post", "person", "physical"})
"""Media in which nobody is handed on from a call or a chat: e-mails, shops, parcels."""

State = tuple[str, int]
Arrivals = dict[State, tuple[State, Transition] | None]


def is_person(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether customers meet somebody here who has not been with them before."""
    if touchpoint.backstage or touchpoint.get("transfer_mode") == "conference":
        return False
    if touchpoint.kind == "queue":
        return not any(way.automatic for way in journey.out(touchpoint.id))
    return touchpoint.kind == "agent" or (_puts_through(touchpoint) and touchpoint.id not in _passed(journey))


def is_between(touchpoint: Touchpoint) -> bool:
    """Whether customers stay in the same contact here, although they meet nobody new."""
    conference = touchpoint.get("transfer_mode") == "conference"
    return touchpoint.kind in BETWEEN or conference or _puts_through(touchpoint)


def _puts_through(touchpoint: Touchpoint) -> bool:
    """Whether this passes customers on to a person, who may be a touchpoint of its own."""
    person = touchpoint.kind == "transfer" and touchpoint.get("transfer_target") != "bot"
    return person and not touchpoint.backstage


def _sends_back(journey: Journey, way: Transition) -> bool:
    transfer = journey[way.source].kind == "transfer"
    return transfer and any(step.source == way.target for step in journey.into(way.source))


@once
def _passed(journey: Journey) -> frozenset[str]:
    """Transfers, and what else is between, from which customers get to an agent by themselves.

    One that leads straight back to the agent before it stands for somebody else.
    """
    waiting = [one.id for one in journey.of_kind("agent") if not one.backstage]
    found: set[str] = set()
    for identifier in waiting:
        for way in journey.into(identifier):
            source = journey[way.source]
            between = source.kind in BETWEEN or source.kind == "transfer"
            if not between or not way.automatic or not hands_on(journey, way) or _sends_back(journey, way):
                continue
            if way.source not in found:
                found.add(way.source)
                waiting += [] if source.kind == "transfer" else [way.source]
    return frozenset(found)


def hands_on(journey: Journey, way: Transition) -> bool:
    """Whether customers go this way within the same contact, without having chosen it."""
    if way.wait is not None or way.deliberate or way.event == "hangup":
        return False
    return way.target not in journey or not _moves(
        journey.medium(journey[way.source]), journey.medium(journey[way.target])
    )


def _moves(before: str | None, after: str | None) -> bool:
    """Whether a new contact begins between these media: with a letter or a visit, for instance."""
    return after in APART and before not in (None, "none", after)


def after_talking(way: Transition) -> bool:
    """Whether customers go this way after they have been served, not because nobody was there."""
    return not way.accidental and way.event not in words.SITUATIONS


def same_person(journey: Journey, way: Transition) -> bool:
    """Whether the one whom customers have just spoken with is there at the end of *way* as well."""
    if way.source == way.target or _stays(journey, way):
        return True
    actor = journey[way.target].get("actor")
    if not actor:
        return False
    last = _last_actor(journey, journey[way.source], _last_actors(journey).get(way.source))
    return bool(last == actor)


def _stays(journey: Journey, way: Transition) -> bool:
    """Whether *way* comes out of a conference, in which the first person stays with the customer."""
    brought_in = _brought_in(journey, journey[way.source], _conferences(journey).get(way.source))
    return brought_in is not None and brought_in != SEVERAL


@once
def _conferences(journey: Journey) -> dict[str, str | None]:
    """The conference that customers are being put into, on arriving at each touchpoint."""
    return latest(journey, partial(_brought_in, journey), partial(hands_on, journey))


def _brought_in(journey: Journey, touchpoint: Touchpoint, before: str | None) -> str | None:
    if touchpoint.kind == "transfer" and touchpoint.get("transfer_mode") == "conference":
        return touchpoint.id
    return before if is_between(touchpoint) and not is_person(journey, touchpoint) else None


@once
def _last_actors(journey: Journey) -> dict[str, str | None]:
    """The ``actor`` whom customers spoke with last, on arriving at each touchpoint."""
    return latest(journey, lambda one, before: _last_actor(journey, one, before), partial(hands_on, journey))


def _last_actor(journey: Journey, touchpoint: Touchpoint, before: str | None) -> str | None:
    if is_person(journey, touchpoint):
        actor = touchpoint.get("actor")
        return str(actor) if actor else None
    return before if is_between(touchpoint) else None


def _people(journey: Journey, target: str, way: Transition | None, people: int, most: int) -> int:
    """How many people the customer has spoken with in this contact on arriving at *target*."""
    touchpoint = journey[target]
    if way is not None:
        people = _left(journey, way, people, most)
    if is_person(journey, touchpoint):
        known = people > 0 and way is not None and same_person(journey, way)
        return people if known else min(people + 1, most)
    return people if is_between(touchpoint) else 0


def _left(journey: Journey, way: Transition, people: int, most: int) -> int:
    """The same on leaving by *way*: who was not there has not spoken with the customer."""
    if not hands_on(journey, way):
        return 0
    missed = is_person(journey, journey[way.source]) and not after_talking(way)
    return people - 1 if missed and 0 < people < most else people


def walk(journey: Journey, most: int) -> Arrivals:
    """Every (touchpoint, people met so far) that customers can be in, and how they got there."""
    arrivals: Arrivals = {}
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


def way_to(arrivals: Arrivals, state: State) -> list[Transition]:
    """The transitions by which a customer came to be in *state*."""
    way: list[Transition] = []
    came = arrivals[state]
    while came is not None:
        way.append(came[1])
        came = arrivals[came[0]]
    way.reverse()
    return way


def met(journey: Journey, way: list[Transition]) -> list[str]:
    """The people whom customers speak with on *way*, in the contact that it ends in; repeats kept."""
    people = [way[0].source] if is_person(journey, journey[way[0].source]) else []
    most = len(way) + 2
    for step in way:
        left = _left(journey, step, len(people), most)
        now = _people(journey, step.target, step, len(people), most)
        people = [*people[:left], step.target] if now > left else people[:now]
    return people


def handing_on_from(journey: Journey) -> frozenset[str]:
    """The touchpoints from which customers are handed on to a person within the same contact."""
    waiting = [one.id for one in journey.touchpoints.values() if is_person(journey, one)]
    found: set[str] = set()
    for identifier in waiting:
        for way in journey.into(identifier):
            if way.source not in found and _passes_on(journey, way):
                found.add(way.source)
                waiting += [way.source] if _is_through(journey, journey[way.source]) else []
    return frozenset(found)


def _is_through(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether customers only pass this on the way from one person to the next."""
    between = touchpoint.kind in BETWEEN or _puts_through(touchpoint)
    return between and not is_person(journey, touchpoint)


def _passes_on(journey: Journey, way: Transition) -> bool:
    """Whether *way* may lead to another person than the one before."""
    if not hands_on(journey, way) or same_person(journey, way):
        return False
    return after_talking(way) or not is_person(journey, journey[way.source])
