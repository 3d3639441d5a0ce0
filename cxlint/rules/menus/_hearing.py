"""Which prompts are heard, not read."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint
from cxlint.rules.menus._announcing import key_options


def heard(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether customers listen here: on the phone, or where keys are chosen and no channel is named."""
    medium = journey.medium(touchpoint)
    return medium == "voice" or (medium is None and bool(key_options(journey, touchpoint.id)))
