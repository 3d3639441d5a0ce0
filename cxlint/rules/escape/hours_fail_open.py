"""ESC111: the check of the opening hours fails, and customers are treated as if it had answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, Severity, Touchpoint, Transition, rule
from cxlint.rules._endings import medium_at, telling, told
from cxlint.rules.escape._landing import FAULTS, closed_by_mistake, helped, landings
from cxlint.rules.escape._shut import SHUT, shut_ways

WAITING_ENDS = frozenset({"timeout", "queue_full", "no_answer", "busy", *SHUT})
"""What can get customers out of a queue in which nobody works."""


@rule("ESC111", severity="warning", since="0.1")
def hours_fail_open(journey: Journey, options: object) -> Iterator[Problem]:
    """When the check of opening hours or staff fails, customers are treated as if it were closed, or open.

    Where they are turned away although somebody may be there, it is a warning; where they are only
    offered a call-back or a voicemail instead, a remark. So it is where they are put into a queue that
    nothing gets them out of, although nobody may be there.

    Flagged::

        hours:decision -> people:queue
        hours -closed-> closed -> off:end(unresolved)
        hours -error!-> closed

    Flagged::

        # Nobody checks, and customers wait without end
        hours:decision {basis: hours} -> people:queue
        hours -closed-> later:callback
        hours -error!-> people

    Clean::

        hours:decision -> people:queue
        hours -closed-> closed -> off:end(unresolved)
        hours -error-> people
        people -timeout-> later:callback

    Clean::

        hours:decision -> people:queue
        hours -closed-> closed -> off:end(unresolved)
        hours -error-> explain -> later:callback

    Why:
    A check that fails at noon sends everybody away who gets in touch then, while agents sit idle; one
    that fails at night leaves customers waiting for nobody.

    Which of both is worse is our choice: being turned away with a wrong reason is certain, an empty
    queue is so only outside opening hours.

    Fix:
    Lead a failed check to the queue, and give the queue a way out after a while.

    False alarms:
    Only failures that lead to the very place where customers go when it is closed, or when it is open.
    Silent where the failure has a way of its own, which error-hangup looks at, where the queue has any
    way out, and where another journey takes over.
    """
    known = shut_ways(journey)
    for check in journey.reached:
        shut = {way.target for way in journey.out(check.id) if way.id in known}
        failing = [way for way in journey.out(check.id) if way.event in FAULTS and way.target in journey]
        if shut and failing:
            yield from _judged(journey, check, failing, shut)


def _judged(
    journey: Journey, check: Touchpoint, failing: Sequence[Transition], shut: set[str]
) -> Iterator[Problem]:
    ways = [way for way in journey.ways_on(check.id) if not way.accidental]
    working = {way.target for way in ways} - shut
    closed = [way for way in failing if closed_by_mistake(journey, way)]
    if closed:
        yield from _closed(journey, check, closed)
    opened = [way for way in failing if way.target in working and way.target not in shut]
    waiting = [way for way in opened if _waits_for_ever(journey, way)]
    if waiting:
        yield _opened(journey, check, waiting)


def _closed(journey: Journey, check: Touchpoint, ways: Sequence[Transition]) -> Iterator[Problem]:
    first, fate = ways[0], journey.fates.get(ways[0].target)
    medium = medium_at(journey, check)
    cut = fate is not None and fate.cut_off
    if not cut and first.target not in helped(journey):
        return
    end = told(telling(journey, first), medium) if cut else "are not put through"
    yield Problem(
        first.id,
        f"If {check.name} fails, customers {end} as if nobody were there.",
        path=journey.witness(check.id, then=(first, *(journey.way_to_ending(first.target) if fate else ()))),
        fix=f"Lead to the queue where {check.name} fails, with a way out after a while, or say that "
        "something does not work and offer a call-back.",
        why="Everybody who gets in touch while it fails is turned away, whether somebody is there or not.",
        severity=None if cut else Severity.INFO,
        related=tuple(way.id for way in ways[1:]),
        label="treated as closed",
    )


def _waits_for_ever(journey: Journey, way: Transition) -> bool:
    """Whether customers come by themselves to a queue that nothing gets them out of."""
    landing = landings(journey).get(way.target)
    place = journey[landing.place] if landing else None
    if place is None or place.kind != "queue" or place.get("hours") or place.get("max_wait"):
        return False
    return not any(step.event in WAITING_ENDS or step.deliberate for step in journey.out(place.id))


def _opened(journey: Journey, check: Touchpoint, ways: Sequence[Transition]) -> Problem:
    first = ways[0]
    queue = journey[landings(journey)[first.target].place]
    return Problem(
        first.id,
        f"If {check.name} fails while nobody is there, customers wait in {queue.name} for nobody.",
        path=journey.witness(check.id, then=(first,)),
        fix=f"Give {queue.name} a way out after a while, such as a call-back.",
        why="Nobody tells these customers that they wait in vain, and nothing ends their waiting.",
        severity=Severity.INFO,
        related=tuple(way.id for way in ways[1:]),
        label="treated as open",
    )
