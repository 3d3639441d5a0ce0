"""Words that name a person to talk to, and not a machine or somebody else's agent."""

from __future__ import annotations

from cxlint.api import Tongue
from cxlint.prompts import Hit, find_all


def person_in(text: str, tongue: Tongue, group: str = "person") -> Hit | None:
    """The first words of this group; None where they only occur in such as "agent login" or "virtual agent"."""
    hits = find_all(text, tongue, group)
    others = find_all(text, tongue, "no_person") if hits else ()
    return next((hit for hit in hits if not any(_overlap(hit, other) for other in others)), None)


def _overlap(hit: Hit, other: Hit) -> bool:
    return other.span.start < hit.span.end and hit.span.start < other.span.end
