"""QUE104: queues that are slow by design."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, Touchpoint, option, rule
from cxlint.rules._queueing import named_with_queue
from cxlint.rules._spans import spell
from cxlint.rules.queues._offers import sat_out
from cxlint.rules.queues._waits import LONG_WAIT, how_long, on_the_line, queues, seconds_waited, sitting_there


class Options(RuleOptions):
    """How long customers may wait on average."""

    most: int = option(
        int(LONG_WAIT),
        "Most seconds of waiting on average. Medicare plans in the US (second-hand, undated): 120.",
    )
    most_p95: int = option(
        180, "Most seconds that 95 of 100 customers may wait. Spain's Ley 10/2025, art. 8.2: 180."
    )


@rule("QUE104", severity="warning", since="0.1", kind="declared", options=Options)
def expected_wait_too_long(journey: Journey, options: Options) -> Iterator[Problem]:
    """By the design's own figures customers wait too long, or longer than its target allows.

    Flagged::

        main:menu -1-> people:queue! {wait: 4m} -> helper:agent
        people -1-> later:callback

    Flagged::

        main:menu -1-> people:queue! {wait: 75s, target: {pct: 80, seconds: 20}} -> helper:agent

    Flagged::

        main:menu -1-> people:queue! {wait: {mean: 60s, p95: 5m}} -> helper:agent

    Clean::

        main:menu -1-> people:queue {wait: 90s} -> helper:agent

    Clean::

        main:menu -1-> people:queue {wait: 15s, target: {pct: 80, seconds: 20}} -> helper:agent

    Why:
    After two minutes most callers have had enough: nearly two thirds of them have given up.

    So they said in a survey of more than 1,500 people (Arise 2017). Public rules go the same way:
    Medicare plans in the US may keep callers on hold for two minutes on average (reported second-hand,
    undated), and Spain's Ley 10/2025 wants 95 % of requests served within three. A target such as 80 %
    in 20 seconds is a habit, not science; but a design that misses its own target promises what it does
    not keep.

    Fix:
    Plan more people for the queue, lead some matters past it, or set a target that can be kept.

    False alarms:
    Silent where no wait is declared, where customers need not stay, as with e-mail, and for a queue
    with the tag `crisis`. Where nobody offers to call those who wait long on the phone, that is what is
    reported (queue-without-callback), unless the design misses its own target. A target is compared with the average only: it counts as missed where the
    average wait is longer than the seconds that the target names.
    """
    for queue in queues(journey):
        wait = seconds_waited(queue)
        if wait is None or not sitting_there(journey, queue) or "crisis" in queue.tags:
            continue
        long = how_long(queue, options.most, options.most_p95)
        if long is not None and sat_out(journey, queue) is None:
            yield _too_long(journey, queue, long, options.most if wait > options.most else options.most_p95)
        elif (target := _target(queue)) is not None and wait > target[1]:
            yield _missed(journey, queue, wait, *target)


def _target(queue: Touchpoint) -> tuple[float, float] | None:
    """The share of customers in percent, and the seconds within which these are to be answered.

    None where the design has no such target, or one for less than half of them.
    """
    target = queue.get("target") or {}
    share, seconds = _number(target.get("pct")), _number(target.get("seconds"))
    return (share, seconds) if 50 <= share <= 100 and seconds > 0 else None


def _number(value: object) -> float:
    """A number; 0 for anything else."""
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else 0.0


def _too_long(journey: Journey, queue: Touchpoint, wait: str, most: float) -> Problem:
    name = named_with_queue(journey, queue.id)
    usual = most == LONG_WAIT and on_the_line(journey, queue)
    limit = "most callers put up with" if usual else "should be the most"
    return Problem(
        queue.id,
        f"{wait} in {name}, longer than the {spell(most)} that {limit}.",
        path=journey.witness(queue.id),
        fix=f"Plan more people for {name}, or lead matters past it that customers can settle without a person.",
        label="too long a wait",
    )


def _missed(journey: Journey, queue: Touchpoint, wait: float, share: float, seconds: float) -> Problem:
    name = named_with_queue(journey, queue.id)
    return Problem(
        queue.id,
        f"Customers wait {spell(wait)} on average in {name}, "
        f"although {share:g} % of them are to be answered within {spell(seconds)}.",
        path=journey.witness(queue.id),
        why="With such an average the target holds only if the others wait for many minutes.",
        fix=f"Plan more people for {name}, or set a target that it can keep.",
        label="the target is missed",
    )
