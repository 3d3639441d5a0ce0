"""QUE107: customers who lose their place because they took an offer."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Fix, Journey, Problem, Safety, SetAttribute, Touchpoint, Transition, rule, vocabulary
from cxlint.rules._once import once
from cxlint.rules._queueing import named_with_queue
from cxlint.rules.queues._waits import queues

_LEAVING = frozenset({"option", "timeout"})
_OFFERS = vocabulary.AUTOMATION_KINDS - {"decision", "wait"}


@rule("QUE107", severity="warning", since="0.1", kind="declared", fix="safe")
def place_lost(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers who leave a queue for an assistant or a call-back lose their place in it.

    Flagged::

        main:menu -1-> people:queue! {keeps_place: false} -> helper:agent
        people -1-> assistant:bot -> solved:end(resolved)
        assistant -no_match-> people

    Flagged::

        main:menu -1-> people:queue -> helper:agent
        people -1-> later:callback! {keeps_place: false}

    Clean::

        main:menu -1-> people:queue {keeps_place: true} -> helper:agent
        people -1-> assistant:bot -> solved:end(resolved)
        assistant -no_match-> people

    Clean::

        main:menu -1-> people:queue {keeps_place: false} -> helper:agent

    Why:
    Whoever tries the offer and is not helped by it has waited for nothing and starts at the end again.

    Hathaway, Emadi and Deshpande (undated) found that keeping the place makes call-backs better
    service. That customers who fear for their place do not try what could help them is our own
    conclusion.

    Fix:
    Keep the customer's place in the queue until somebody has talked to them, and say so.

    False alarms:
    Speaks only where the design says that the place is lost (`keeps_place: false`), and of a queue only
    where customers can leave it for something automatic and come back.
    """
    for queue in queues(journey):
        ways = _detours(journey, queue) if queue.get("keeps_place") is False else []
        if ways:
            yield _left(journey, queue, ways)
    for later in journey.of_kind("callback"):
        if later.get("keeps_place") is False and later.id in _after_waiting(journey):
            yield _called_back(journey, later)


@once
def _after_waiting(journey: Journey) -> frozenset[str]:
    """The touchpoints that customers come to from a queue before they have spoken to anybody."""
    left = (way for queue in queues(journey) for way in journey.ways_on(queue.id) if way.event in _LEAVING)
    places = [way.target for way in left if way.target in journey]
    return journey.reach(places, lambda way: journey[way.source].kind not in ("agent", "queue", "callback"))


def _detours(journey: Journey, queue: Touchpoint) -> list[Transition]:
    """The ways on which customers leave *queue* for something automatic that leads back to it."""
    round_ = _rounds(journey).get(queue.id, -1)
    return [
        way
        for way in journey.ways_on(queue.id)
        if way.event in _LEAVING
        and way.target in journey
        and journey[way.target].kind in _OFFERS
        and _rounds(journey).get(way.target) == round_
    ]


@once
def _rounds(journey: Journey) -> dict[str, int]:
    """The number of the loop that a touchpoint is in, for those that are in one."""
    return {member: number for number, loop in enumerate(journey.components) for member in loop}


def _left(journey: Journey, queue: Touchpoint, ways: list[Transition]) -> Problem:
    name, offer = named_with_queue(journey, queue.id), journey[ways[0].target]
    return Problem(
        queue.id,
        f"Customers who leave {name} for {offer.name} lose their place and have to queue from the end again.",
        path=journey.witness(queue.id),
        fix=f"Keep the customer's place in {name} while they are at {offer.name}, and tell them so.",
        related=tuple(way.id for way in ways),
        edits=_kept(queue),
        label="the place is lost",
    )


def _called_back(journey: Journey, later: Touchpoint) -> Problem:
    return Problem(
        later.id,
        f"Customers who leave the queue for {later.name} lose their place in it.",
        path=journey.witness(later.id),
        fix=f"Keep the customer's place until {later.name} has reached them, and tell them so.",
        edits=_kept(later),
        label="the place is lost",
    )


def _kept(place: Touchpoint) -> Fix:
    change = SetAttribute(place.id, "keeps_place", True)
    return Fix(f"Keep the place of customers at {place.name}.", (change,), Safety.SAFE)
