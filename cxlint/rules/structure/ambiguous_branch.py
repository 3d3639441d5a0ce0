"""STR107: branches of which nobody can tell which one is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import EVERY_ROLE, Journey, Problem, Touchpoint, Transition, listed, rule
from cxlint.api import vocabulary as words
from cxlint.rules.structure._native import is_written_here

TOLERANCE = 0.010001
"""How far probabilities may be from adding up to 1: they are rounded."""


@rule("STR107", severity="error", since="0.1", roles=EVERY_ROLE, certain=True)
def ambiguous_branch(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers in the same case can be led two ways, or the shares of the ways do not make 100 %.

    The same key, the same condition or the same event leads to two places, there are two ways for
    everything else, or all ways out say how probable they are and this does not make 100 %.

    Flagged::

        main:menu {ways: [{to: bills, event: option, key: 1}, {to: faults, event: option, key: 1}]}!
        bills:queue; faults:queue

    Flagged::

        route:decision {next: [{to: vip, if: gold}, sales, support]}!
        vip:queue; sales:queue; support:queue

    Flagged::

        route:decision {next: [{to: sales, if: new, probability: 60%}, {to: support, probability: 30%}]}!
        sales:queue; support:queue

    Clean::

        route:decision {next: [{to: vip, if: gold}, support]}
        vip:queue; support:queue

    Clean::

        # An experiment
        route:decision {basis: chance, next: [{to: vip, if: x}, {to: support, if: x}]}
        vip:queue; support:queue

    Why:
    Only one of the ways can be taken, so customers meant for the other one never get there, and which
    one it is depends on the platform.

    That each case needs exactly one way is our own conclusion: otherwise nobody can say what happens.
    Shares that do not make 100 % spoil every number that is worked out from them.

    Fix:
    Keep one way for each case and take the other out, or give it the key or condition it is meant
    for.

    False alarms:
    Silent where several ways are taken at once (`split: any` or `all`), for decisions by chance, for
    ways with a limit or another number of tries, which follow one another, for ways to the same
    place, and for branches without any words on them, as in drawings. Probabilities count only where
    every way out has one.
    """
    for one in journey.touchpoints.values():
        if one.split == "one" and one.get("basis") != "chance":
            ways = journey.out(one.id)
            for same in _ambiguous(journey, ways):
                yield _same_case(journey, one, same)
            if _adds_up_wrongly(ways):
                yield _wrong_sum(journey, one, ways)


def _ambiguous(journey: Journey, ways: Sequence[Transition]) -> Iterator[list[Transition]]:
    """Ways for the same case that lead to different places."""
    cases: dict[tuple[object, ...], list[Transition]] = {}
    for way in ways:
        case = _case(journey, way)
        if case:
            cases.setdefault(case, []).append(way)
    return (same for same in cases.values() if len({way.target for way in same}) > 1)


def _case(journey: Journey, way: Transition) -> tuple[object, ...]:
    """What a way is for; nothing where that is not written down."""
    if way.max is not None:
        return ()
    case = (way.event, way.key, way.condition, "" if way.key or way.condition else way.label)
    turn = (way.retry, str(way.after or ""))
    if way.event in ("option", "condition"):
        return (*case, *turn) if any(case[1:]) else ()
    plain = way.event == "else" or (way.event in words.EVENTS and is_written_here(journey))
    return (*case, *turn) if plain else ()


def _adds_up_wrongly(ways: Sequence[Transition]) -> bool:
    shares = [way.probability for way in ways if way.probability is not None]
    return bool(shares) and len(shares) == len(ways) and abs(sum(shares) - 1) > TOLERANCE


def _same_case(journey: Journey, place: Touchpoint, same: Sequence[Transition]) -> Problem:
    targets = list(dict.fromkeys(_name(journey, way.target) for way in same))
    case, many = _told(journey, same[0]), len(targets)
    return Problem(
        place.id,
        f"{place.name} leads {_whom(journey)}{case} to {listed(targets)}, but only one way can be taken.",
        path=journey.witness(place.id),
        fix=f"Keep one of the {many} ways, or say what sets them apart.",
        related=tuple(way.id for way in same),
        label="one case, several ways",
    )


def _name(journey: Journey, target: str) -> str:
    return journey[target].name if target in journey else f"“{target}”"


def _whom(journey: Journey) -> str:
    return "" if journey.role == "agent" else "customers "


def _told(journey: Journey, way: Transition) -> str:
    """For whom, or in which case, a way is: ``who choose “1”``."""
    said = way.key or way.condition or way.label
    if way.event == "option" and journey.role != "agent":
        return f"who choose “{said}”"
    if way.event == "else":
        return "in all other cases"
    return f"in the case “{said or way.words}”"


def _wrong_sum(journey: Journey, place: Touchpoint, ways: Sequence[Transition]) -> Problem:
    total = sum(way.probability or 0 for way in ways) * 100
    return Problem(
        place.id,
        f"{place.name} leads {_whom(journey)}on by ways whose shares add up to {total:.4g} %, not to 100 %.",
        path=journey.witness(place.id),
        why="Every number that is worked out from these shares is wrong.",
        fix=f"Correct the probabilities at {place.name} so that they make 100 %.",
        related=tuple(way.id for way in ways),
        label="not 100 % in all",
    )
