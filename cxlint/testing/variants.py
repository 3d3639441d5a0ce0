"""Other journeys made of one: in another order, with other ids, many copies of it."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from cxlint.journey.journey import Journey
from cxlint.journey.model import Touchpoint, Transition


def shuffled(journey: Journey, seed: int, ways: bool = False) -> Journey:
    """The same journey, its touchpoints written down in another order.

    With *ways*, the ways out of each touchpoint change places, too. The entries stay the entries.
    """
    mixer = random.Random(seed)  # noqa: S311 - tests must come out the same every time
    touchpoints = list(journey.touchpoints.values())
    mixer.shuffle(touchpoints)
    transitions: list[Transition] = []
    for touchpoint in touchpoints:
        out = list(journey.out(touchpoint.id))
        if ways:
            mixer.shuffle(out)
        transitions += out
    places = {touchpoint.id: touchpoint for touchpoint in touchpoints}
    return dataclasses.replace(journey, touchpoints=places, transitions=tuple(transitions))


def renamed(journey: Journey) -> tuple[Journey, Mapping[str, str]]:
    """The same journey with other ids, in the opposite alphabetical order, and the new id of each.

    Titles stay, and so do ids that name other files or nothing at all.
    """
    own = sorted(t.id for t in journey.touchpoints.values() if not t.synthetic)
    names = {old: f"r{len(own) - number:05}" for number, old in enumerate(own)}
    ways = sorted(transition.id for transition in journey.transitions)
    names |= {old: f"w{len(ways) - number:05}" for number, old in enumerate(ways)}
    return _with_names(journey, lambda old: names.get(old, old)), names


def crowd(journey: Journey, copies: int, linked: bool = False) -> Journey:
    """A journey of so many copies of *journey*, reached through a tree of messages.

    All entries of the copies are reached from one start, in a number of steps that grows with the
    logarithm of *copies*. With *linked*, the first entry of each copy leads on to the next copy, so
    that much lies ahead of everybody although nobody has come far.
    """
    forks = {f"fork{n}": Touchpoint(f"fork{n}", "message", f"Fork {n}") for n in range(1, copies)}
    ways: list[tuple[str, str]] = []
    for number in range(1, copies):
        for child in (2 * number, 2 * number + 1):
            ways += [(f"fork{number}", target) for target in _starts(journey, child, copies)]
    if linked:
        for number in range(copies, 2 * copies - 1):
            after = _starts(journey, number + 1, 0)
            ways += [(f"{start}~{number}", target) for start in journey.start[:1] for target in after]
    return _joined(journey, range(copies, 2 * copies), forks, ways)


def _starts(journey: Journey, number: int, forks: int) -> list[str]:
    return [f"fork{number}"] if number < forks else [f"{start}~{number}" for start in journey.start]


def _joined(
    journey: Journey,
    numbers: Iterable[int],
    between: Mapping[str, Touchpoint],
    ways: Iterable[tuple[str, str]],
) -> Journey:
    """Numbered copies of *journey* with touchpoints and plain ways between them."""
    touchpoints = dict(between)
    transitions = [Transition(f"{source}>{target}", source, target) for source, target in ways]
    for number in numbers:
        copy = _with_names(journey, partial(_numbered, number=number))
        touchpoints |= copy.touchpoints
        transitions += copy.transitions
    return dataclasses.replace(
        journey, touchpoints=touchpoints, transitions=tuple(transitions), start=("fork1",), beyond={}
    )


def _numbered(name: str, number: int) -> str:
    return f"{name}~{number}"


def _with_names(journey: Journey, name: Callable[[str], str]) -> Journey:
    touchpoints = {name(t.id): _touchpoint(t, name) for t in journey.touchpoints.values()}
    transitions = tuple(
        dataclasses.replace(t, id=name(t.id), source=name(t.source), target=name(t.target))
        for t in journey.transitions
    )
    promises = tuple(
        dataclasses.replace(p, made_at=tuple(map(name, p.made_at)), kept_at=tuple(map(name, p.kept_at)))
        for p in journey.promises
    )
    return dataclasses.replace(
        journey,
        touchpoints=touchpoints,
        transitions=transitions,
        promises=promises,
        start=tuple(map(name, journey.start)),
        beyond={name(key): value for key, value in journey.beyond.items()},
    )


def _touchpoint(touchpoint: Touchpoint, name: Callable[[str], str]) -> Touchpoint:
    attributes = dict(touchpoint.attributes)
    if "low_score_to" in attributes:
        attributes["low_score_to"] = name(attributes["low_score_to"])
    return dataclasses.replace(touchpoint, id=name(touchpoint.id), attributes=attributes)
