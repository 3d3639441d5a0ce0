"""Promises that the design declares, wherever it does so."""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from cxlint.api import Duration, Journey, Touchpoint, counted, parse_duration
from cxlint.rules._once import once

ARRIVING = frozenset({"agent", "queue", "callback", "message", "event"})
"""Kinds that keep a promise as soon as customers get there: how long the talk takes is another matter."""

EXTERNAL = "external:"
"""What ``fulfils`` begins with where a promise is kept outside of the design."""

DAY = 86400.0
UNITS = ((DAY, "d", "day"), (3600.0, "h", "hour"), (60.0, "m", "minute"), (1.0, "s", "second"))


@dataclass(frozen=True, slots=True)
class Declared:
    """A promise that is declared: what, by when, where it is made, and where it is kept.

    ``kept_at`` is None where the design does not say. ``key`` is the same for promises of the same
    thing. ``own`` tells that the touchpoints declare it themselves, with ``promise``.
    """

    key: str
    says: str
    within: Duration | None
    made_at: tuple[str, ...]
    kept_at: frozenset[str] | None
    own: bool = False

    @property
    def quoted(self) -> str:
        """What is promised, between quotation marks."""
        return f"“{self.says.strip().rstrip('.').translate(_INNER)}”"


_INNER = str.maketrans("“”„", "‘’‚")


@once
def declared(journey: Journey) -> tuple[Declared, ...]:
    """The promises that customers can come by, those of the journey first."""
    keeping = _keeping(journey)
    found = (*_of_journey(journey, keeping), *_of_touchpoints(journey, keeping))
    return tuple(one for one in found if one.made_at)


def _keeping(journey: Journey) -> dict[str, set[str]]:
    """The touchpoints where each promise is kept, as they say themselves."""
    found: dict[str, set[str]] = {}
    for one in journey.touchpoints.values():
        if isinstance(one.get("fulfils"), str):
            found.setdefault(one.get("fulfils"), set()).add(one.id)
    return found


def _of_journey(journey: Journey, keeping: Mapping[str, set[str]]) -> Iterator[Declared]:
    for promise in journey.promises:
        made = tuple(
            one for one in promise.made_at if one in journey.reachable and not _external(journey[one])
        )
        kept = frozenset(promise.kept_at) | keeping.get(promise.id, set())
        known = bool(kept) and all(one in journey for one in kept)
        yield Declared(
            promise.id or promise.says,
            promise.says or promise.id,
            promise.within,
            made,
            kept if known else None,
        )


def _of_touchpoints(journey: Journey, keeping: Mapping[str, set[str]]) -> Iterator[Declared]:
    """Those that touchpoints declare; the same ones in several places together."""
    found: dict[tuple[str, str], Declared] = {}
    for one in journey.reached:
        said = one.get("promise") or {}
        what = said.get("what")
        if not isinstance(what, str) or _external(one):
            continue
        term = parse_duration(str(said.get("within", "")))
        kept = frozenset(keeping[what]) if what in keeping else None
        first = found.setdefault((what, str(term)), Declared(what, what, term, (), kept, own=True))
        found[what, str(term)] = replace(first, made_at=(*first.made_at, one.id))
    yield from found.values()


def _external(touchpoint: Touchpoint) -> bool:
    return str(touchpoint.get("fulfils", "")).startswith(EXTERNAL)


def quickest(journey: Journey, goals: Collection[str], slow: bool = False) -> Mapping[str, float]:
    """The least seconds from leaving a touchpoint until one of *goals* keeps a promise.

    That is when customers get there, where somebody talks with them, and else when it is done. Counts what is declared and no more: waits on the way, and how long the steps take. With *slow*,
    the goal takes what 95 of 100 customers stay below.
    """
    done: dict[str, float] = {}
    times = [(0.0, number, goal) for number, goal in enumerate(goals)]
    left: dict[str, float] = dict.fromkeys(goals, 0.0)
    number = len(times)
    while times:
        ahead, _, place = heapq.heappop(times)
        if place in done:
            continue
        done[place] = ahead
        for way in journey.into(place):
            before = seconds_at_least(way.wait) + ahead
            before += _kept_after(journey[place], slow) if place in goals else _taken(journey[place])
            if way.event != "hangup" and before < left.get(way.source, math.inf):
                left[way.source] = before
                number += 1
                heapq.heappush(times, (before, number, way.source))
    return done


def _kept_after(goal: Touchpoint, slow: bool) -> float:
    """The seconds from arriving where a promise is kept until it is."""
    return 0.0 if goal.kind in ARRIVING else _taken(goal, slow)


def _taken(touchpoint: Touchpoint, slow: bool = False) -> float:
    """The seconds that customers spend at a touchpoint."""
    spans = [span for span in (touchpoint.duration, touchpoint.wait) if span is not None]
    return sum(seconds_at_least((span.p95 if slow else None) or span) for span in spans)


def seconds_at_least(span: Duration | None) -> float:
    """Seconds that surely pass; a working day is one day at least."""
    return 0.0 if span is None else span.seconds + span.working_days * DAY


def seconds_at_most(span: Duration) -> float:
    """Seconds after which it is surely over; working days may have weekends among them."""
    weekends = math.ceil(span.working_days / 5)
    part = 1 if span.working_days else 0
    return span.seconds + (span.working_days + 2 * weekends + part) * DAY


def in_words(seconds: float) -> str:
    """A span in whole units, rounded down.

    >>> in_words(4 * 86400 + 1200), in_words(5400)
    ('4 days', '90 minutes')
    """
    size, _, unit = next((entry for entry in UNITS if seconds >= 2 * entry[0]), UNITS[-1])
    return counted(int(seconds // size), unit)


def spelt(span: Duration) -> str:
    """A span as people say it.

    >>> spelt(Duration("15m", 900)), spelt(Duration("2bd", 0, 2)), spelt(Duration("1d12h", 129600))
    ('15 minutes', 'two working days', '36 hours')
    """
    days = span.working_days
    working = f"{_SMALL.get(days, f'{days:g}')} working day{'' if days == 1 else 's'}" if days else ""
    return " and ".join(filter(None, [working, _exactly(span.seconds) if span.seconds or not days else ""]))


_SMALL = {float(number): word for number, word in enumerate(("one", "two", "three", "four", "five"), start=1)}


def _exactly(seconds: float) -> str:
    """Seconds in the largest unit that they are a whole number of."""
    size, _, unit = next((entry for entry in UNITS if seconds and seconds % entry[0] == 0), UNITS[-1])
    number = seconds / size
    return f"{number:g} {unit}{'' if number == 1 else 's'}"


def as_duration(seconds: float) -> str:
    """A span as a design writes it, rounded up.

    >>> as_duration(4 * 86400 + 1200)
    '5d'
    """
    size, letter, _ = next((entry for entry in UNITS if seconds >= 2 * entry[0]), UNITS[-1])
    return f"{math.ceil(seconds / size)}{letter}"
