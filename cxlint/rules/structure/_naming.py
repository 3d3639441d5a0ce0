"""How findings name touchpoints, and which touchpoint a misspelt name may mean."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from cxlint.api import Journey, Touchpoint

NAMED_AT_MOST = 3
"""Titles in one sentence. Our choice: more make it a list, which ``related`` is for."""

ALIKE = 0.75
"""How alike two names must be, as :func:`difflib.get_close_matches` measures it. Our choice."""


def who(journey: Journey) -> str:
    """Whom the touchpoints of the journey happen to, at the beginning of a sentence."""
    return "Agents" if journey.role == "agent" else "Customers"


def listed(touchpoints: Sequence[Touchpoint], last: str = "and") -> str:
    """Up to three names in a row: ``“Menu”, “Queue” and 4 more``. Equal names stand once."""
    names = list(dict.fromkeys(touchpoint.name for touchpoint in touchpoints))[:NAMED_AT_MOST]
    more = sum(touchpoint.name not in names for touchpoint in touchpoints)
    parts = [*names, f"{more} more"] if more else names
    return f" {last} ".join([part for part in (", ".join(parts[:-1]), parts[-1]) if part])


def counted(number: int, thing: str) -> str:
    """A number with its noun: ``1 step``, ``3 steps``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def nearest(journey: Journey, name: str) -> Touchpoint | None:
    """The touchpoint whose id or title is most like *name*; None when none is like it."""
    known: dict[str, Touchpoint] = {}
    for touchpoint in journey.touchpoints.values():
        if not touchpoint.synthetic:
            known.setdefault(touchpoint.id.lower(), touchpoint)
            known.setdefault(touchpoint.title.lower(), touchpoint)
    found = difflib.get_close_matches(name.lower(), known, n=1, cutoff=ALIKE)
    return known[found[0]] if found else None
