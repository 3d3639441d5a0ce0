"""What intents are called for people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

ALIKE: Final = 3
"""So many intents must begin alike before their beginning says nothing. Our choice."""

_SEPARATOR: Final = re.compile(r"[_.]")


def in_words(names: Iterable[str]) -> dict[str, str]:
    """The intents of an agent in words, without what many of them begin with.

    >>> in_words(["pre_made_agree_yes", "pre_made_agree_no", "pre_made_replay", "pay.bill"])["pre_made_agree_no"]
    'agree: no'
    """
    every = {name: _SEPARATOR.split(name) for name in names}
    families: dict[str, list[list[str]]] = {}
    for steps in every.values():
        families.setdefault(steps[0], []).append(steps)
    shared = {first: _common(family) for first, family in families.items() if len(family) >= ALIKE}
    found = {name: _shown(name, steps, shared.get(steps[0], 0)) for name, steps in every.items()}
    taken = Counter(found.values())
    return {name: shown if taken[shown] == 1 else name for name, shown in found.items()}


def _shown(name: str, steps: Sequence[str], left_out: int) -> str:
    if not left_out and "_" not in name:
        return name
    rest = [step for step in steps[left_out:] if step]
    if len(rest) > 1 and rest[-1].lower() in ("yes", "no"):
        return f"{' '.join(rest[:-1])}: {rest[-1]}"
    return " ".join(rest) or name


def _common(family: Sequence[Sequence[str]]) -> int:
    """How many steps all names of a family begin with, at least one step being left of each."""
    shortest = min(len(steps) for steps in family) - 1
    count = 0
    while count < shortest and len({steps[count] for steps in family}) == 1:
        count += 1
    return count
