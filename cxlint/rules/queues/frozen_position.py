"""QUE112: a place in the queue that never changes."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, rule
from cxlint.prompts import Hit, find, says, sentence_around
from cxlint.rules._once import once
from cxlint.rules.queues._playing import repeated


@rule("QUE112", severity="warning", since="0.1", roles=("customer", "queue"))
def frozen_position(journey: Journey, options: object) -> Iterator[Problem]:
    """Waiting customers are told a place or a wait that stands in the text and never changes.

    Flagged::

        @ {role: queue}
        tell! {prompt: You are number three in the queue.} -> tune {hold_content: [music]} -> tell

    Flagged::

        main:menu -1-> people:queue! {prompt: Your estimated wait is five minutes.} -> helper:agent

    Clean::

        @ {role: queue}
        tell {prompt: "You are number {place} in the queue."} -> tune {hold_content: [music]} -> tell

    Clean::

        @ {role: queue}
        check:decision {basis: queue} -> few {prompt: Your estimated wait is five minutes.} -> tune {hold_content: [music]} -> check
        check -> many {prompt: Your estimated wait is ten minutes.} -> tune

    Why:
    Customers who hear the same place again notice that it is not true, and believe nothing more.

    A broken estimate is worse than none: each minute beyond the announced time raises the chance that
    customers hang up by up to 52 % (SSRN 3706565, undated).

    Fix:
    Let the system fill in the place or the wait, or leave it out.

    False alarms:
    Looks only at phrases that mean this in whatever text, in what plays while customers wait, in
    queues, and in messages that they come back to while they wait. Silent where a placeholder fills the
    number in, where the sentence tells what is usual, normal or so on average, and behind a decision on
    the queue or on data, which may choose the text that is true.
    """
    for one in journey.reached:
        if one.backstage or one.id not in _while_waiting(journey):
            continue
        hit = says(journey, one, "position")
        if hit is not None and not _usual(journey, hit) and not _chosen(journey, one.id):
            yield _problem(journey, one, hit)


def _usual(journey: Journey, hit: Hit) -> bool:
    """Whether the sentence tells how long it takes as a rule, which stays true."""
    return find(sentence_around(hit), journey.tongue(hit.locale), "usual_wait") is not None


@once
def _while_waiting(journey: Journey) -> frozenset[str]:
    """The touchpoints at which customers wait in line."""
    if journey.role == "queue":
        return journey.reachable
    around = (loop for loop in journey.components if any(journey[one].kind == "queue" for one in loop))
    kinds = ("queue", "message", "wait")
    members = {one for loop in around for one in loop if journey[one].kind in kinds}
    return frozenset(members.union(one.id for one in journey.of_kind("queue")))


@once
def _after_choosing(journey: Journey) -> frozenset[str]:
    """The touchpoints behind a decision that may know how it stands in the queue."""
    knowing = [one.id for one in journey.of_kind("decision", "call", "task") if _may_know(journey, one)]
    return journey.reach(
        [way.target for one in knowing for way in journey.ways_on(one) if way.target in journey]
    )


def _may_know(journey: Journey, place: Touchpoint) -> bool:
    several = len({way.target for way in journey.ways_on(place.id) if not way.accidental}) > 1
    return several and place.get("basis") in (None, "queue", "data")


def _chosen(journey: Journey, place: str) -> bool:
    return place in _after_choosing(journey)


def _problem(journey: Journey, place: Touchpoint, hit: Hit) -> Problem:
    always = "however long they have waited" if place.id in repeated(journey) else "however full the queue is"
    return Problem(
        place.id,
        f"Customers who wait are told “{hit.words}” in {place.name}, {always}.",
        path=journey.witness(place.id),
        fix=f"Let the system fill in the number in {place.name}, or leave it out.",
        label="this never changes",
    )
