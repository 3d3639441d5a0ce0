"""Menus in which customers choose the language they want to be spoken to."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint
from cxlint.prompts import announced_keys, find, texts
from cxlint.rules._once import once


@once
def language_choices(journey: Journey) -> frozenset[str]:
    """The menus of which every option, as far as it says what it is for, names a language; two at least."""
    return frozenset(menu.id for menu in journey.of_kind("menu") if _is_one(journey, menu))


def _is_one(journey: Journey, menu: Touchpoint) -> bool:
    tongues = [journey.tongue(), *(text.tongue for text in texts(journey, menu))]
    said = [one.label for text in texts(journey, menu) for one in announced_keys(text.text, text.tongue)]
    shown = [way.label or way.key for way in journey.out(menu.id) if way.deliberate]
    labels = [label for label in (*said, *shown) if any(map(str.isalpha, label))]
    named = [any(find(label, tongue, "language_names") for tongue in tongues) for label in labels]
    return len(named) > 1 and all(named)
