"""Whether anybody is on the line in a flow, or it may be one that only routes."""

from __future__ import annotations

from cxlint.api import Journey
from cxlint.rules._once import once

_ROUTING = frozenset({"queue", "task", "decision", "wait", "end"})


@once
def shows_customers(journey: Journey) -> bool:
    """Whether something is said to or asked of a customer here.

    A flow that only routes may be one for tasks or messages left before: nobody is on the line.
    """
    if "source" not in journey.attributes:
        return True
    return any(
        not one.backstage and (one.kind not in _ROUTING or journey.medium(one) == "voice")
        for one in journey.reached
    )
