"""From where a contact can only end by itself, without help."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from cxlint.api import Journey, Touchpoint, Transition, vocabulary

Channels = frozenset[str | None]

PASSED = frozenset({"message", "task", "decision", "wait", "event"})
"""Kinds that a contact passes by itself."""

CARED_FOR = frozenset({"CreateTask", "CreateCase", "UpdateCase"})
"""Blocks of Amazon Connect after which somebody has the matter on the desk."""


def cut_off(journey: Journey) -> Mapping[str, bool]:
    """The touchpoints from which every way on ends the contact without help.

    The value tells whether it can end without a word. Walks back from the endings, so that going
    round for ever is not an ending; linear.
    """
    waiting_on = frozenset(queue.channel for queue in journey.of_kind("queue"))
    ahead = {one.id: _followed(journey, one, waiting_on) for one in journey.touchpoints.values()}
    behind: dict[str, list[str]] = {}
    for ways in ahead.values():
        for way in ways:
            behind.setdefault(way.target, []).append(way.source)
    left = {identifier: len(ways) for identifier, ways in ahead.items()}
    found = {one.id: not one.prompt for one in journey.touchpoints.values() if _is_bad_end(one)}
    waiting = deque(found)
    while waiting:
        for source in behind.get(waiting.popleft(), ()):
            left[source] -= 1
            if left[source] == 0 and source not in found:
                heard = journey[source].kind == "message" and not journey[source].backstage
                found[source] = not heard and any(found[way.target] for way in ahead[source])
                waiting.append(source)
    return found


def _is_bad_end(touchpoint: Touchpoint) -> bool:
    return touchpoint.is_end and (touchpoint.end is None or touchpoint.end in vocabulary.BAD_OUTCOMES)


def _followed(journey: Journey, touchpoint: Touchpoint, waiting_on: Channels) -> list[Transition]:
    """The ways a contact goes on by itself; none where somebody has to do something."""
    if touchpoint.kind not in PASSED or touchpoint.is_end or touchpoint.incomplete:
        return []
    kinds = {touchpoint.source.get("type"), touchpoint.source.get("flow_type")}
    if kinds & CARED_FOR or _elsewhere(journey, touchpoint, waiting_on):
        return []
    ways = journey.ways_on(touchpoint.id)
    return [way for way in ways if not way.accidental] or list(ways)


def _elsewhere(journey: Journey, touchpoint: Touchpoint, waiting_on: Channels) -> bool:
    """Whether the customer gets something on another channel than the one they wait on."""
    return (
        not touchpoint.backstage
        and touchpoint.channel is not None
        and touchpoint.channel not in waiting_on
        and journey.medium(touchpoint) != "voice"
    )
