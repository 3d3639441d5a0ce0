"""Where ways lead to, while a journey is still being made of a file."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from cxlint.journey.model import Transition


def onward(ways: Iterable[Transition]) -> dict[str, list[str]]:
    """For each touchpoint those that it leads to."""
    found: dict[str, list[str]] = {}
    for way in ways:
        found.setdefault(way.source, []).append(way.target)
    return found


def backward(ways: Iterable[Transition]) -> dict[str, list[str]]:
    """For each touchpoint those that lead to it."""
    found: dict[str, list[str]] = {}
    for way in ways:
        found.setdefault(way.target, []).append(way.source)
    return found


def reached(
    steps: Mapping[str, Sequence[str]], starts: Iterable[str], barred: Container[str] = ()
) -> set[str]:
    """Everything that *steps* lead to from *starts*, these included, not passing what is *barred*."""
    seen = {start for start in starts if start not in barred}
    waiting = list(seen)
    while waiting:
        for target in steps.get(waiting.pop(), ()):
            if target not in seen and target not in barred:
                seen.add(target)
                waiting.append(target)
    return seen
