"""QUE103: long waits that customers can only sit out."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import (
    AddTouchpoint,
    AddTransition,
    Edit,
    Fix,
    Journey,
    Problem,
    RuleOptions,
    Touchpoint,
    option,
    rule,
)
from cxlint.rules._queueing import named_with_queue
from cxlint.rules.queues._offers import sat_out
from cxlint.rules.queues._waits import LONG_WAIT, LONG_WAIT_OF_FEW, queues

KEYS = "123456789"


class Options(RuleOptions):
    """How long customers may have to wait without another choice."""

    most: int = option(
        int(LONG_WAIT), "Seconds of waiting from which a call-back must be offered. Arise 2017: 120."
    )
    most_p95: int = option(
        int(LONG_WAIT_OF_FEW), "The same for what 95 of 100 customers wait at most. Our choice."
    )


@rule(
    "QUE103",
    severity="warning",
    since="0.1",
    kind="declared",
    options=Options,
    media=("voice",),
    fix="unsafe",
)
def queue_without_callback(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers wait long on the phone, and nobody offers to call them back.

    Flagged::

        main:menu -1-> people:queue! {wait: 5m} -> helper:agent

    Clean::

        main:menu -1-> people:queue {wait: 5m} -> helper:agent
        people -1-> later:callback

    Clean::

        main:menu -1-> people:queue {wait: 90s} -> helper:agent

    Clean::

        main:menu -1-> ask:menu -1-> people:queue {wait: 5m} -> helper:agent
        ask -2-> later:callback

    Why:
    Waiting for a call back is much easier to bear than waiting on the line.

    GetHuman's standard (undated) asks for it in item 4. In a survey of more than 1,500 people nearly
    two thirds had given up after two minutes (Arise 2017). Hathaway, Emadi and Deshpande (undated)
    found that a minute of waiting for a call-back hurts far less, and that only 37 % take the offer:
    offer it, never force it.

    Fix:
    Offer a call-back while customers wait, and let those who prefer it hold on.

    False alarms:
    Silent where no wait is declared, where a call-back or a voicemail is offered in the queue, after
    some waiting or in a question before it, where another journey may offer it, in writing, and for
    emergencies (`urgency: critical`).
    """
    for queue in queues(journey):
        wait = sat_out(journey, queue, options.most, options.most_p95)
        if wait is not None:
            yield _problem(journey, queue, wait)


def _problem(journey: Journey, queue: Touchpoint, wait: str) -> Problem:
    name = named_with_queue(journey, queue.id)
    return Problem(
        queue.id,
        f"{wait} in {name}, and nobody offers to call them back.",
        path=journey.witness(queue.id),
        fix=f"Offer a call-back in {name}, and let customers who prefer it hold on.",
        edits=_offer(journey, queue),
        label="no call-back is offered",
    )


def _offer(journey: Journey, queue: Touchpoint) -> Fix | None:
    """An option in the queue that leads to the one call-back of the journey, or to a new one."""
    taken = {way.key for way in journey.out(queue.id)}
    key = next((key for key in KEYS if key not in taken), None)
    places = [one.id for one in journey.of_kind("callback")]
    if key is None or len(places) > 1:
        return None
    new = f"{queue.id[:52]}-call-back"
    edits: list[Edit] = []
    if not places:
        if new in journey:
            return None
        edits.append(AddTouchpoint(new, {"kind": "callback", "title": "Call the customer back"}))
    edits.append(AddTransition(queue.id, places[0] if places else new, "option", key))
    return Fix(f"Offer a call-back in {queue.name}.", tuple(edits))
