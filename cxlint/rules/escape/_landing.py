"""Where a contact comes to by itself: the next question or queue, and whether anything is said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.api import vocabulary as words
from cxlint.rules._once import once
from cxlint.rules.escape._shut import shut_ways

FAULTS = words.SYSTEM_FAILURES - {"no_answer", "busy"}
"""Events by which a system says that it has not done what it should."""


@dataclass(frozen=True, slots=True)
class Landing:
    """The touchpoint where every way leads that a contact goes by itself; ``said`` on each of them."""

    place: str
    said: bool


@once
def landings(journey: Journey) -> Mapping[str, Landing]:
    """Where a contact comes to by itself from each touchpoint where that is sure.

    A contact passes messages and steps of systems as long as nothing fails. It stops at whatever
    else comes: a question, a decision, a queue, an ending. Works backwards from there.
    """
    steps = {one.id: _steps(journey, one) for one in journey.touchpoints.values()}
    missing = {one: len(targets) for one, targets in steps.items()}
    found = {one: Landing(one, False) for one, targets in steps.items() if not targets}
    before: dict[str, list[str]] = {}
    for one, targets in steps.items():
        for target in targets:
            before.setdefault(target, []).append(one)
    waiting = list(found)
    for place in waiting:
        for source in before.get(place, ()):
            missing[source] -= 1
            if not missing[source] and source not in found:
                ahead = [found[target] for target in steps[source]]
                same = all(one.place == ahead[0].place for one in ahead)
                said = _speaks(journey[source]) or all(one.said for one in ahead)
                if same:
                    found[source] = Landing(ahead[0].place, said)
                    waiting.append(source)
    return found


def _steps(journey: Journey, touchpoint: Touchpoint) -> dict[str, None]:
    """The touchpoints to which a contact goes on by itself; none where it stops."""
    if touchpoint.kind not in ("message", "task") or touchpoint.is_end or touchpoint.id in journey.opaque:
        return {}
    return {way.target: None for way in journey.ways_on(touchpoint.id) if not way.accidental}


def _speaks(touchpoint: Touchpoint) -> bool:
    return touchpoint.kind == "message" and not touchpoint.backstage


def lands(journey: Journey, way: Transition) -> Landing | None:
    """Where a contact comes to that goes *way*; None where that is not sure."""
    found = landings(journey).get(way.target)
    return Landing(found.place, True) if found and way.say else found


def steps_to(journey: Journey, way: Transition, place: str) -> tuple[Transition, ...]:
    """*way*, and the transitions on to where it lands."""
    on = journey.way(way.target, [place], through=lambda step: not step.accidental)
    return (way, *(on or ()))


def by_itself(way: Transition) -> bool:
    """Whether nobody has to answer, and nothing fails, for a contact to go this way."""
    return not way.deliberate and not way.accidental


@once
def helped(journey: Journey) -> frozenset[str]:
    """Touchpoints from which a contact comes by itself to help, or to what nobody has read."""
    return journey.can_reach(journey.help | journey.opaque, through=by_itself)


def offers_help(journey: Journey, touchpoint: Touchpoint, events: frozenset[str] = frozenset()) -> bool:
    """Whether some answer, or one of these failures, leads from a question straight to help."""
    ways = (way for way in journey.ways_on(touchpoint.id) if not way.accidental or way.event in events)
    return any(way.target in helped(journey) for way in ways)


def closed_by_mistake(journey: Journey, way: Transition) -> bool:
    """Whether a check of hours or staff fails on *way* and leads where only those go who find it closed."""
    ways, known = journey.ways_on(way.source), shut_ways(journey)
    shut = {other.target for other in ways if other.id in known}
    working = {other.target for other in ways if not other.accidental and other.id not in known}
    return way.event in FAULTS and way.target in shut and bool(working) and way.target not in working
