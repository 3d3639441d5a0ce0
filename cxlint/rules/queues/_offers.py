"""Where waiting customers can do something else than wait: have themselves called back."""

from __future__ import annotations

from collections.abc import Collection

from cxlint.api import Journey, Touchpoint, Transition, vocabulary
from cxlint.rules._once import once
from cxlint.rules.queues._waits import LONG_WAIT, LONG_WAIT_OF_FEW, how_long, on_the_line, urgent

_NEVER_WAITED = frozenset({"queue_full", "closed", "nobody_available", "busy", "error", "fail", "hangup"})
_ASKING = frozenset({"menu", "input", "bot", "page"})


def sat_out(
    journey: Journey, queue: Touchpoint, most: float = LONG_WAIT, worst: float = LONG_WAIT_OF_FEW
) -> str | None:
    """Who waits how long on the phone where nobody offers to call them back; None where that is not so."""
    long = how_long(queue, most, worst)
    if long is None or not on_the_line(journey, queue) or urgent(queue):
        return None
    return None if queue.id in offered_call_back(journey) else long


@once
def offered_call_back(journey: Journey) -> frozenset[str]:
    """The queues in which customers have or had the choice of a call-back or a voicemail.

    They are offered it while they wait, when the wait gets long, or in a question before. What nobody
    has read may offer it, too.
    """
    later = {one.id for one in journey.of_kind("callback", "voicemail")}
    asking = _offering(journey, _before(journey, later))
    meant = _before(journey, asking | later | journey.opaque)
    inside = [queue.id for queue in journey.of_kind("queue") if _offered_in(journey, queue.id, meant)]
    offered = journey.reach(asking, lambda way: _not_served(journey, way)) if asking else frozenset()
    return offered.union(inside)


def _before(journey: Journey, goals: Collection[str]) -> frozenset[str]:
    """*goals* and the touchpoints from which contacts come to one without anybody answering.

    What happens outside opening hours, or while nobody is there, is no offer to those who wait.
    """

    def passing(way: Transition) -> bool:
        before = journey[way.source]
        open_now = way.event not in _NEVER_WAITED and before.get("basis") not in ("hours", "staffing")
        return open_now and before.kind in vocabulary.PASSED_KINDS

    return journey.can_reach(goals, through=passing)


def _offered_in(journey: Journey, queue: str, places: Collection[str]) -> bool:
    ways = (way for way in journey.ways_on(queue) if way.event not in _NEVER_WAITED)
    return queue in journey.opaque or any(way.target in places for way in ways)


def _offering(journey: Journey, places: Collection[str]) -> frozenset[str]:
    """The questions of which one answer leads to one of *places*."""
    return frozenset(
        one.id
        for one in journey.of_kind(*_ASKING)
        if any(not way.accidental and way.target in places for way in journey.ways_on(one.id))
    )


def _not_served(journey: Journey, way: Transition) -> bool:
    return journey[way.source].kind not in ("agent", "queue", "callback")
