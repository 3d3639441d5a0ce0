"""The ways on which customers who were not served in a queue are cut off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxlint.api import Journey, Severity, Touchpoint, Transition
from cxlint.rules._endings import Telling, medium_at, telling
from cxlint.rules._heard import told_elsewhere
from cxlint.rules._on_the_line import shows_customers
from cxlint.rules._once import once
from cxlint.rules.queues._again import FAULTS, WAITED, entered_again
from cxlint.rules.queues._telling import UNSURE, end, end_elsewhere, imported


@dataclass(frozen=True, slots=True)
class CutOff:
    """Ways from one queue on which customers are cut off in the same manner, and how that is told."""

    ways: tuple[Transition, ...]
    words: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Cutting:
    """A queue that cuts customers off, the worst first.

    ``before`` is the way from the same queue where customers are only put into it again.
    """

    queue: Touchpoint
    fates: tuple[CutOff, ...]
    medium: str | None
    before: Transition | None


def cutting(journey: Journey, queues: Iterable[Touchpoint]) -> list[list[Cutting]]:
    """The queues that cut customers off, those that do it for the same reasons in the same manner together."""
    groups: dict[object, list[Cutting]] = {}
    for queue in queues:
        if ways := cut_ways(journey, queue):
            one = _cutting(journey, queue, ways)
            groups.setdefault(_manner(journey, one), []).append(one)
    return list(groups.values())


def _cutting(journey: Journey, queue: Touchpoint, groups: list[list[Transition]]) -> Cutting:
    medium = medium_of(journey, queue)
    fates = [_cut_off(journey, ways, medium) for ways in groups]
    worst_first = tuple(sorted(fates, key=lambda one: -one.severity))
    return Cutting(queue, worst_first, medium, entered_again(journey).get(queue.id))


def medium_of(journey: Journey, queue: Touchpoint) -> str | None:
    """The medium of those who wait; ``UNSURE`` where callers and others may come to the same queue."""
    medium = medium_at(journey, queue)
    if journey.medium(queue) is not None:
        return medium
    both = {"voice", "text"} <= _media(journey)
    writing = medium == "text" and imported(journey) and queue.id in _without_writing(journey)
    return UNSURE if both or writing else medium


@once
def _media(journey: Journey) -> frozenset[str | None]:
    return frozenset(journey.medium(one) for one in journey.reached)


@once
def _without_writing(journey: Journey) -> frozenset[str]:
    """Touchpoints to which customers can come without having written anything."""
    starts = [one.id for one in journey.entries if journey.medium(one) != "text"]
    return journey.reach(
        starts, through=lambda way: way.target in journey and journey.medium(journey[way.target]) != "text"
    )


def _cut_off(journey: Journey, ways: list[Transition], medium: str | None) -> CutOff:
    elsewhere = [told_elsewhere(journey, way, medium) for way in ways]
    if all(elsewhere):
        return CutOff(tuple(ways), end_elsewhere(elsewhere, medium), Severity.INFO)
    sure = telling(journey, ways[0])
    silent = sure is Telling.NOTHING and ways[0].event in WAITED and shows_customers(journey)
    severity = Severity.ERROR if silent else Severity.WARNING
    return CutOff(tuple(ways), end(journey, ways, sure, medium), severity)


def _manner(journey: Journey, one: Cutting) -> object:
    """What is the same for queues that make one finding; endings that look the same count as one."""
    fates = []
    for cut in one.fates:
        ending = journey[journey.fates[cut.ways[0].target].ending]
        events = tuple(way.event for way in cut.ways)
        fates.append((events, cut.words, cut.severity, ending.title, ending.end))
    return (tuple(fates), one.before)


def cut_ways(journey: Journey, queue: Touchpoint) -> list[list[Transition]]:
    """The ways that end without help, those with the same fate together, the worst first."""
    ways = [way for way in unserved(journey, queue) if _cuts_off(journey, way)]
    medium = medium_of(journey, queue) if ways else None
    groups: dict[object, list[Transition]] = {}
    for way in ways:
        manner = (telling(journey, way), bool(told_elsewhere(journey, way, medium)))
        groups.setdefault(manner, []).append(way)
    return list(groups.values())


def _cuts_off(journey: Journey, way: Transition) -> bool:
    fate = journey.fates.get(way.target)
    return fate is not None and fate.cut_off and not fate.counted


def unserved(journey: Journey, queue: Touchpoint) -> list[Transition]:
    """The ways of customers who were not served, the worst first."""
    order = {event: place for place, event in enumerate((*WAITED, *FAULTS))}
    ways = (way for way in journey.out(queue.id) if way.event in order)
    return sorted(ways, key=lambda way: order[way.event])
