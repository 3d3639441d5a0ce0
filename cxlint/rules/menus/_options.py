"""What customers can choose in a menu, and which of it is a matter of its own."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.prompts import announced_keys, names_service
from cxlint.rules.menus._announcing import is_key

SERVICE_KEYS = frozenset({"0", "*", "#"})


def matters(journey: Journey, menu: Touchpoint) -> list[Transition]:
    """The options that stand for a matter, each once.

    Options for repeating, going back, a person or leaving are left out; so are words where there
    are keys, because they say the same, and a second option without a label to the same place.
    """
    options = [way for way in journey.out(menu.id) if way.deliberate]
    keys = [way for way in options if is_key(way.key)]
    labels = _announced_labels(journey, menu)
    found: dict[tuple[str, str], Transition] = {}
    for way in keys or options:
        label = way.label or labels.get(way.key, "") or ("" if is_key(way.key) else way.key)
        if not _is_service(journey, way, label):
            found.setdefault((way.target, label), way)
    return list(found.values())


def _announced_labels(journey: Journey, menu: Touchpoint) -> dict[str, str]:
    labels: dict[str, str] = {}
    for locale, text in menu.prompt.items():
        for one in announced_keys(text, journey.tongue(locale)):
            labels.setdefault(one.key, one.label)
    return labels


def _is_service(journey: Journey, way: Transition, label: str) -> bool:
    if way.target == way.source:
        return True
    if way.key in SERVICE_KEYS and way.target in journey.help:
        return True
    return bool(label) and names_service(label, journey.tongue())
