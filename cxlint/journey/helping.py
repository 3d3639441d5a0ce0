"""Where customers get to people, and what nobody has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint import vocabulary as words
from cxlint.journey.model import Touchpoint

if TYPE_CHECKING:
    from cxlint.journey.journey import Journey


def people(journey: Journey) -> frozenset[str]:
    """Touchpoints where customers get to a person, other journeys included."""
    return frozenset(one.id for one in journey.touchpoints.values() if _leads_to_person(journey, one))


def _leads_to_person(journey: Journey, touchpoint: Touchpoint) -> bool:
    if touchpoint.kind == "call":
        beyond = journey.beyond.get(touchpoint.id)
        return beyond is not None and beyond.person is True
    if touchpoint.kind not in words.PERSON_KINDS or touchpoint.backstage:
        return False
    return bool(touchpoint.get("transfer_target") != "bot")


def help_from_people(journey: Journey) -> frozenset[str]:
    """Touchpoints where customers get help from people, now or later.

    A case on somebody's desk (``opens_case``) is none: many are only logged when a contact begins.
    """
    return journey.people | {
        one.id
        for one in journey.touchpoints.values()
        if one.kind in words.DEFERRED_KINDS
        or one.kind == "agent"
        or (one.kind == "call" and _help_beyond(journey, one) is True)
    }


def _help_beyond(journey: Journey, touchpoint: Touchpoint) -> bool | None:
    beyond = journey.beyond.get(touchpoint.id)
    return None if beyond is None else beyond.help


def opaque(journey: Journey) -> frozenset[str]:
    """Touchpoints behind which something lies that nobody has read."""
    unknown = {transition.source for transition in journey.dangling}
    for one in journey.touchpoints.values():
        if one.incomplete or (one.kind == "call" and _help_beyond(journey, one) is None):
            unknown.add(one.id)
    return frozenset(unknown)
