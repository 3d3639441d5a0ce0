"""How long customers wait in a queue, and whether they sit there waiting at all."""

from __future__ import annotations

import math

from cxlint.api import Journey, Touchpoint
from cxlint.rules._spans import spell

LONG_WAIT = 120.0
"""Seconds from which a wait is long. Arise 2017: nearly two thirds have given up by two minutes."""

LONG_WAIT_OF_FEW = 300.0
"""Seconds from which the wait of the unluckiest five in a hundred is long. Our choice."""

_HOUR = 3600.0
_IN_FRONT_OF_IT = frozenset({"chat", "web", "app", "kiosk", "video"})
"""Channels on which customers stay and wait for an answer; to a letter or a post they need not."""


def queues(journey: Journey) -> list[Touchpoint]:
    """The queues in which customers can come to wait."""
    return [one for one in journey.of_kind("queue") if one.id in journey.reachable and not one.backstage]


def seconds_waited(queue: Touchpoint) -> float | None:
    """The wait that the design declares; None when it declares none, or one in working days."""
    return None if queue.wait is None or queue.wait.working_days else queue.wait.seconds


def seconds_at_worst(queue: Touchpoint) -> float | None:
    """What 95 of 100 customers wait at most, where the design says so."""
    worst = queue.wait.p95 if queue.wait is not None else None
    return None if worst is None or worst.working_days else worst.seconds


def how_long(queue: Touchpoint, most: float, worst: float) -> str | None:
    """Who waits how long, where that is longer than *most*, or for some than *worst*; else None."""
    mean, high = seconds_waited(queue), seconds_at_worst(queue)
    if mean is not None and mean > most:
        return f"Customers wait {spell(mean)} on average"
    if high is not None and high > worst:
        return f"Five in a hundred customers wait {spell(high)} or more"
    return None


def on_the_line(journey: Journey, queue: Touchpoint) -> bool:
    """Whether customers wait on the phone, or somewhere unknown for less than an hour."""
    medium = journey.medium(queue)
    return medium == "voice" or (medium is None and (seconds_waited(queue) or 0.0) < _HOUR)


def sitting_there(journey: Journey, queue: Touchpoint) -> bool:
    """Whether customers stay while they wait: on the phone, in a chat, before a screen."""
    return queue.channel in _IN_FRONT_OF_IT or on_the_line(journey, queue)


def urgent(queue: Touchpoint) -> bool:
    """Whether the queue is one for emergencies, where another kind of rules holds."""
    return queue.get("urgency") == "critical" or "emergency" in queue.tags


def each(seconds: float) -> str:
    """How often something happens that comes once in so many seconds.

    >>> each(60), each(180)
    ('every minute', 'every 3 minutes')
    """
    return f"every {spell(seconds).removeprefix('1 ')}"


def in_minutes(seconds: float) -> str:
    """Whole minutes that are enough for *seconds*, as journey files write them.

    >>> in_minutes(61)
    '2m'
    """
    return f"{max(1, math.ceil(seconds / 60))}m"
