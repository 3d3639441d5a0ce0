"""Where customers get to people, and what nobody has read."""

from __future__ import annotations

from collections.abc import Mapping
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


def stops_at(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether a journey may properly stop here: an ending, or somebody takes over."""
    return (
        touchpoint.is_end
        or touchpoint.kind in words.HANDED_OVER_KINDS
        or (touchpoint.kind == "call" and not journey.out(touchpoint.id))
    )


def origin(journey: Journey) -> str:
    """The format a journey was first written in, which converting it does not change."""
    source = journey.attributes.get("source")
    noted = source.get("format") if isinstance(source, Mapping) else None
    return noted if isinstance(noted, str) else journey.format
