"""What a journey is measured by, and what its measures look at."""

from __future__ import annotations

from typing import Any

from cxlint.api import Journey
from cxlint.prompts.text import fold


def words_of(name: str) -> tuple[str, ...]:
    """The words of a measure's name.

    >>> words_of("Cost-per_call")
    ('cost', 'per', 'call')
    """
    return tuple("".join(sign if sign.isalnum() else " " for sign in fold(name)).split())


def measures(journey: Journey) -> tuple[str, ...]:
    """The names of everything the journey is measured by, as declared."""
    metrics = journey.attributes.get("metrics") or ()
    return tuple(dict.fromkeys((*metrics, *kpis(journey))))


def kpis(journey: Journey) -> dict[str, Any]:
    """The declared targets by the name of the measure."""
    declared = journey.attributes.get("kpis")
    return {str(name): value for name, value in declared.items()} if isinstance(declared, dict) else {}
