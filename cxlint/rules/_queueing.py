"""Which queue customers are put into where the design sets it in a step of its own."""

from __future__ import annotations

import re
from collections import Counter

from cxlint.api import Journey
from cxlint.api import vocabulary as words
from cxlint.rules._once import once

_BARE_ID = re.compile(r"^(arn:|[0-9a-f]{8}-[0-9a-f]{4}-)", re.IGNORECASE)
"""What a platform calls a queue, which tells people nothing."""

_SEVERAL = ""
"""Stands where customers come with different queues."""


@once
def queues_set(journey: Journey) -> dict[str, str]:
    """The queue that is set when customers come to a touchpoint, where all come with the same one.

    That is the ``sets_queue`` of the last step before. Ways on which systems fail do not count, and
    neither do queues known only by an id.
    """
    found: dict[str, str | None] = {entry.id: None for entry in journey.entries}
    waiting = list(found)
    for identifier in waiting:
        after = journey[identifier].get("sets_queue") or found[identifier]
        for way in journey.ways_on(identifier):
            if way.target not in journey or way.event in words.SYSTEM_FAILURES:
                continue
            new = way.target not in found
            if new or found[way.target] not in (after, _SEVERAL):
                found[way.target] = after if new else _SEVERAL
                waiting.append(way.target)
    return {one: queue for one, queue in found.items() if queue and not _BARE_ID.match(queue)}


def named_with_queue(journey: Journey, identifier: str) -> str:
    """The name of a queue touchpoint, with the queue that was set: ``“Sales” at “Transfer to queue”``.

    A queue that only data names is told where other touchpoints have the same title.
    """
    touchpoint = journey[identifier]
    queue = queues_set(journey).get(identifier)
    if not queue or queue == touchpoint.title:
        return touchpoint.name
    if queue.startswith("$.") and touchpoint.title not in _titles_twice(journey):
        return touchpoint.name
    return f"“{queue}” at {touchpoint.name}"


@once
def _titles_twice(journey: Journey) -> frozenset[str]:
    titles = Counter(one.title for one in journey.of_kind("queue") if one.id in journey.reachable)
    return frozenset(title for title, number in titles.items() if number > 1)
