"""How long customers listen on the way to a person."""

from __future__ import annotations

from cxlint.api import Journey, Tongue, Touchpoint, Transition
from cxlint.prompts import announced_keys, find, spoken_seconds, texts
from cxlint.rules.escape._asking import understands
from cxlint.rules.escape._counting import Least, least_to


def understanding(journey: Journey) -> list[str]:
    """Touchpoints where customers can, or may be able to, ask for a person."""
    return [one.id for one in journey.reached if understands(journey, one)]


def listening(journey: Journey) -> Least:
    """The least seconds of listening before a person is offered, from each touchpoint."""
    goals: dict[str, float] = {one: _before_offer(journey, journey[one]) for one in understanding(journey)}
    goals |= dict.fromkeys((*journey.people, *journey.opaque), 0.0)
    return least_to(journey, goals, lambda way: _heard(journey, way))


def _before_offer(journey: Journey, touchpoint: Touchpoint) -> float:
    """Seconds at *touchpoint* before its prompt speaks of a person."""
    found = [
        _seconds(text.text[: hit.span.start])
        for text in texts(journey, touchpoint)
        if (hit := find(text.text, text.tongue, "person", text.locale))
    ]
    return min(found, default=0.0) if journey.medium(touchpoint) == "voice" else 0.0


def _heard(journey: Journey, way: Transition) -> float:
    """Seconds that customers surely listen at the source of *way* before they go on by it."""
    source = journey[way.source]
    if journey.medium(source) != "voice" or source.backstage:
        return 0.0
    return min((_until(text.text, way, text.tongue) for text in texts(journey, source)), default=0.0)


def _until(text: str, way: Transition, tongue: Tongue) -> float:
    """Seconds of *text* up to where the option of *way* is announced; all of it for other ways."""
    announced = announced_keys(text, tongue) if way.deliberate else ()
    ends = {one.key: one.end for one in announced}
    return _seconds(text[: ends.get(way.key, len(text))])


def _seconds(text: str) -> float:
    return spoken_seconds(text) or 0.0
