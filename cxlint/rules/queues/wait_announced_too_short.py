"""QUE105: announced waits that are shorter than the real ones."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cxlint.api import Fix, Journey, Problem, RuleOptions, Safety, SetAttribute, Touchpoint, option, rule
from cxlint.rules._queueing import named_with_queue
from cxlint.rules._spans import spell
from cxlint.rules.queues._waits import in_minutes, queues, seconds_waited

COVERED = 80.0
"""Percent of customers whose wait an announcement should cover. Our choice, after SSRN 3706565."""


class Options(RuleOptions):
    """How honest an announcement must be."""

    percentile: float = option(
        0.0,
        "Percent of customers whose wait must not be longer than announced, such as 80; with 0 the average"
        " must not be. Our choice.",
    )


@rule("QUE105", severity="warning", since="0.1", kind="declared", options=Options, fix="safe")
def wait_announced_too_short(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers are told a shorter wait than the design itself expects.

    Flagged::

        main:menu -1-> people:queue! {wait: 6m, announces: [wait], announced_wait: 3m} -> helper:agent

    Clean::

        main:menu -1-> people:queue {wait: 6m, announces: [wait], announced_wait: 10m} -> helper:agent

    Clean::

        main:menu -1-> people:queue {wait: 6m, announces: [wait-live], announced_wait: 3m} -> helper:agent

    Why:
    Customers who wait longer than they were told feel deceived, and hang up where they would have
    stayed.

    In call data each minute beyond the announced time raised the chance that customers hang up by up to
    52 %, and made the talk that followed longer (SSRN 3706565, undated).

    Fix:
    Announce a wait that most customers will not exceed: under-promise, then do better.

    Where only the average is known, 1.6 times the average is enough for 80 % of customers, if waits
    vary by chance as in the usual models of queues.

    False alarms:
    Silent where the design does not say what is announced, or how long customers wait, and for
    estimates that are made anew for everybody (`announces: [wait-live]`).
    """
    for queue in queues(journey):
        wait, announced = seconds_waited(queue), queue.get("announced_wait")
        if wait is None or announced is None or announced.working_days:
            continue
        live = "wait-live" in (queue.get("announces") or ())
        if not live and announced.seconds < _needed(wait, options.percentile):
            yield _problem(journey, queue, wait, announced.seconds, options.percentile)


def _needed(wait: float, percentile: float) -> float:
    """The wait to announce: the average, or what *percentile* percent of customers do not exceed.

    Waits are taken to be spread exponentially, as they are in a queue that is never empty.
    """
    return wait if percentile <= 0 else -wait * math.log(1 - min(percentile, 99.9) / 100)


def _problem(
    journey: Journey, queue: Touchpoint, wait: float, announced: float, percentile: float
) -> Problem:
    name = named_with_queue(journey, queue.id)
    better = in_minutes(_needed(wait, max(COVERED, percentile)))
    enough = spell(60 * int(better.removesuffix("m")))
    change = SetAttribute(queue.id, "announced_wait", better)
    longer = f"wait {spell(wait)} on average"
    if announced >= wait:
        longer = f"more than {100 - percentile:g} % of them are likely to wait longer"
    return Problem(
        queue.id,
        f"Customers in {name} are told that they wait {spell(announced)}, but {longer}.",
        path=journey.witness(queue.id),
        fix=f"Announce {enough} in {name}: most customers will not wait longer.",
        edits=Fix(f"Announce {enough} in {queue.name}.", (change,), Safety.SAFE),
        label=f"{spell(announced)} are announced",
    )
