"""Steps after which customers must be told that it worked."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.api import vocabulary as words
from cxlint.prompts import find
from cxlint.rules._once import once

BINDING = frozenset({"transaction", "payment", "booking", "order", "cancellation", "purchase", "refund"})
"""Tags of steps that change something for the customer."""


def is_transaction(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether a step surely pays, books, orders or cancels something for the customer."""
    if touchpoint.kind != "task":
        return False
    if BINDING & set(touchpoint.tags):
        return True
    # A title that begins otherwise, such as “Look up the charge”, may be about something else.
    named = find(touchpoint.title, journey.tongue(), "transaction")
    return named is not None and named.span.start == 0


@once
def unconfirmed(journey: Journey) -> dict[str, Transition]:
    """The transactions after which a contact can end without a word, and the way to it."""
    found: dict[str, Transition] = {}
    for one in journey.reached:
        if is_transaction(journey, one) and not (one.prompt or one.says or one.incomplete):
            way = _silent_way(journey, one)
            if way is not None:
                found[one.id] = way
    return found


def _silent_way(journey: Journey, task: Touchpoint) -> Transition | None:
    for way in journey.ways_on(task.id):
        fate = None if _other(way) else journey.fates.get(way.target)
        if fate is None or fate.heard or way.say or fate.counted:
            continue
        ending = journey[fate.ending]
        if ending.end not in words.BAD_OUTCOMES and ending.get("ends") != "piece":
            return way
    return None


def _other(way: Transition) -> bool:
    """Whether the step has not succeeded on this way, or may not have."""
    return not way.automatic or way.event == "condition" or bool(way.condition)
