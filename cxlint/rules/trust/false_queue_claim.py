"""TRU103: places in a queue that nobody has joined."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, Transition, hear, rule
from cxlint.api import vocabulary as words
from cxlint.prompts import Hit, says

_WAITING = frozenset({"queue", "callback", "transfer", "agent", "voicemail", "call"})
"""Kinds by which customers may get a place somewhere."""


@rule("TRU103", severity="error", since="0.1", certain=True)
def false_queue_claim(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are told that they have a place in a queue, and they are in none.

    Flagged::

        @ {locales: [en]}
        hello {prompt: Your place in the queue is safe.}! -> why:menu -1-> people:queue; why -2-> bye:end

    Clean::

        @ {locales: [en]}
        hello -> people:queue -timeout-> still {prompt: Your place in the queue is safe.} -> people

    Clean::

        # The queue comes next
        @ {locales: [en]}
        hello {prompt: You are number 3 in the queue.} -> people:queue

    Why:
    Customers who believe that they are moving up stay and answer; when the wait only begins afterwards,
    their trust is gone, and rightly.

    A place that is really kept is worth a lot to customers (our own conclusion): join the queue first,
    and help while they wait.

    Fix:
    Lead to the queue first and help customers while they wait, or leave the claim out.

    False alarms:
    Silent where customers may have joined a queue, asked for a call-back or been passed on before, where
    a queue or something that could not be read comes next without a question, where an option of the same
    question leads to a queue or a call-back, and in what plays while customers wait.
    """
    claims = {one.id: hit for one in journey.reached if (hit := _claim(journey, one))}
    if not claims:
        return
    joined = journey.perhaps(lambda one: ("queue",) if _joins(journey, one) else ())
    queues = [one.id for one in journey.touchpoints.values() if _joins(journey, one)]
    ahead = journey.can_reach(queues, through=lambda way: _passes(journey, way))
    for place in journey.in_walking_order(claims):
        near = place in ahead or any(way.target in ahead for way in journey.out(place))
        if not near and not joined.at(place):
            yield _problem(journey, journey[place], claims[place])


def _claim(journey: Journey, touchpoint: Touchpoint) -> Hit | None:
    speaks = touchpoint.kind not in _WAITING and not touchpoint.backstage
    return says(journey, touchpoint, "place_claim") if speaks else None


def _joins(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether customers have, or may have, a place in a queue from here on."""
    return touchpoint.kind in _WAITING or touchpoint.id in journey.opaque


def _passes(journey: Journey, way: Transition) -> bool:
    return journey[way.source].kind in words.PASSED_KINDS


def _problem(journey: Journey, touchpoint: Touchpoint, hit: Hit) -> Problem:
    return Problem(
        touchpoint.id,
        f"Customers {hear(journey.medium(touchpoint))} “{hit.words}” at {touchpoint.name} before they have "
        "joined any queue.",
        path=journey.witness(touchpoint.id),
        fix=f"Lead to the queue before {touchpoint.name}, or leave “{hit.words}” out.",
        label="there is no queue yet",
    )
