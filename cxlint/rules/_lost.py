"""Endings that are never reached because all that customers get to goes round for ever."""

from __future__ import annotations

from cxlint.api import Journey, Trap, vocabulary
from cxlint.rules._once import once


def meant(journey: Journey, trap: Trap) -> bool:
    """Whether the designer vouches for a loop without people, as in a kiosk."""
    return any(vocabulary.NO_HUMAN in (journey[member].get("assures") or ()) for member in trap.members)


@once
def endings_shut_out(journey: Journey) -> tuple[str, ...]:
    """The endings nothing leads to in a journey that stops nowhere and has a loop without a way out.

    The loop is the cause, and is reported: one of its touchpoints was meant to lead there.
    """
    goes_round = journey.role not in ("queue", "hold")
    endless = any(not trap.ways_out and not (trap.asks and meant(journey, trap)) for trap in journey.traps)
    if not (goes_round and endless) or any(journey.stops_at(one) for one in journey.reached):
        return ()
    lonely = (one for one in journey.unreachable if one.kind == "end" and not journey.into(one.id))
    return tuple(one.id for one in lonely)
