"""How many steps customers need until they have done something."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from cxlint.api import Journey, Touchpoint
from cxlint.api import vocabulary as words
from cxlint.prompts import find, says_on

STEPS = words.INPUT_KINDS | words.PERSON_KINDS | {"page", "callback", "voicemail"}
"""Kinds at which customers have to do something, or wait."""


TITLED = frozenset({"page", "input", "agent"})
"""Kinds at which something is done whose title tells what."""


@dataclass(frozen=True, slots=True)
class Effort:
    """The touchpoint where it is done, and the steps until then."""

    place: Touchpoint
    steps: int


def steps_to(journey: Journey) -> dict[str, int]:
    """The fewest steps of customers until they have done what a touchpoint asks."""
    found: dict[str, int] = {}
    waiting = deque((entry.id, 0) for entry in journey.entries)
    while waiting:
        place, before = waiting.popleft()
        if place in found:
            continue
        step = _weight(journey[place])
        found[place] = before + step
        for way in journey.ways_on(place):
            if way.target not in journey or way.accidental:
                continue
            if step:
                waiting.append((way.target, before + step))
            else:
                waiting.appendleft((way.target, before))
    return found


def tagged(journey: Journey, tags: frozenset[str]) -> list[Touchpoint]:
    """What customers see of the touchpoints with one of these tags."""
    return [one for one in journey.reached if tags & set(one.tags) and not one.backstage]


def least_of(places: list[Touchpoint], steps: dict[str, int]) -> Effort | None:
    """The one of *places* that takes the fewest steps."""
    reached = (Effort(one, steps[one.id]) for one in places if one.id in steps)
    return min(reached, key=lambda effort: (effort.steps, effort.place.name), default=None)


def chosen(journey: Journey, group: str) -> list[Touchpoint]:
    """The menus where an option's words have a phrase of this group."""
    ways = (way for way in journey.transitions if way.deliberate and way.source in journey.reachable)
    return [journey[way.source] for way in ways if says_on(journey, way, group) is not None]


def titled(journey: Journey, group: str) -> list[Touchpoint]:
    """The steps of customers whose title has a phrase of this group."""
    steps = (one for one in journey.reached if one.kind in TITLED and not one.backstage)
    return [one for one in steps if find(one.title, journey.tongue(), group) is not None]


def is_last(journey: Journey, place: Touchpoint) -> bool:
    """Whether customers have nothing more to do after this step."""
    ways = [way for way in journey.ways_on(place.id) if not way.accidental and way.target in journey]
    return bool(ways) and all(_weight(journey[way.target]) == 0 for way in ways)


def steps_after(journey: Journey) -> dict[str, int]:
    """The fewest steps of customers behind each touchpoint until the journey ends."""
    found: dict[str, int] = {}
    ends = [one.id for one in journey.reached if one.is_end or not journey.ways_on(one.id)]
    waiting = deque((place, 0) for place in ends)
    while waiting:
        place, after = waiting.popleft()
        if place in found:
            continue
        found[place] = after
        step = _weight(journey[place])
        for way in journey.into(place):
            if way.source not in journey or way.accidental or way.event == "hangup":
                continue
            if step:
                waiting.append((way.source, after + step))
            else:
                waiting.appendleft((way.source, after))
    return found


def _weight(touchpoint: Touchpoint) -> int:
    return int(touchpoint.kind in STEPS and not touchpoint.backstage)


def channels(places: list[Touchpoint]) -> frozenset[str]:
    """The channels of *places*; none where one of them is not known."""
    known = [one.channel for one in places if one.channel is not None]
    return frozenset(known) if len(known) == len(places) else frozenset()
