"""OWN103: targets of which nobody can tell whether they are met."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cxlint.api import Journey, Problem, Touchpoint, listed, rule
from cxlint.rules.ownership._measures import kpis, words_of

_TIMES = frozenset(
    {"time", "wait", "waiting", "duration", "delay", "aht", "asa", "ttr", "att", "acw", "latency"}
)  # fmt: skip
"""Words of measures that are a time."""

_SPELT = frozenset(
    {"zero", "none", "no", "never", "always", "all", "every", "once", "twice", "one", "two", "three",
     "four", "five", "six", "seven", "eight", "nine", "ten", "half"}
)  # fmt: skip
"""Numbers in words."""


@rule("OWN103", severity="info", since="0.1", kind="declared")
def target_not_measurable(journey: Journey, options: object) -> Iterator[Problem]:
    """Nobody can tell whether customers are served as planned: a target has no number or no unit.

    Flagged::

        @ {kpis: {csat: {target: better than last year}}}
        main:menu -1-> people:queue

    Flagged::

        main:menu -1-> people:queue {target: {pct: 80}}!

    Clean::

        @ {kpis: {csat: {target: ">= 4.5"}, refund_time: {target: "<= 5d"}}}
        main:menu -1-> people:queue {target: {pct: 80, seconds: 30}}

    Clean::

        main:menu -1-> people:queue

    Why:
    A target without a number cannot be missed, so nobody notices when customers are served badly.

    COPC's standard for contact centres (undated; we have read its headings only) calls for targets.
    That one without a number is none is our own conclusion.

    Fix:
    Write a number and its unit: `">= 75%"`, `"<= 2d"`; for a queue the share of customers and the seconds.

    False alarms:
    Scores and counts need no unit; only what is called a time, a wait or a duration does.
    """
    flawed = [(name, flaw) for name, value in kpis(journey).items() if (flaw := _flaw(name, value))]
    if flawed:
        yield _problem(flawed)
    for queue in journey.of_kind("queue"):
        if queue.id in journey.reachable and (missing := _missing(queue)):
            yield _queue_problem(journey, queue, missing)


def _flaw(name: str, value: Any) -> str:
    """What is missing in a target: ``target``, ``number`` or ``unit``; empty when nothing is."""
    target = value.get("target", value.get("goal")) if isinstance(value, dict) else value
    if target is None:
        return "target" if not isinstance(value, dict) or not _holds_number(value) else ""
    written = str(target)
    if not any(sign.isdigit() for sign in written):
        return "" if _SPELT.intersection(words_of(written)) or "{" in written else "number"
    unit = any(sign.isalpha() or sign in "%:€$£" for sign in written)
    apart = isinstance(value, dict) and "unit" in value
    is_time = bool(_TIMES.intersection(words_of(name)))
    return "unit" if is_time and not unit and not apart else ""


def _holds_number(value: dict[str, Any]) -> bool:
    """Whether a target is written in keys of its own, such as ``min: 4``."""
    return any(sign.isdigit() for part in value.values() for sign in str(part))


_PHRASES = {
    "target": "“{}” has no target",
    "number": "the target of “{}” has no number",
    "unit": "the target of “{}” has no unit",
}


def _problem(flawed: list[tuple[str, str]]) -> Problem:
    told = listed([_PHRASES[flaw].format(name) for name, flaw in flawed])
    told = told[0].upper() + told[1:]
    return Problem(
        "",
        f"{told}, so nobody can tell whether {'they are' if len(flawed) > 1 else 'it is'} met.",
        fix=f"Write a number and its unit as the target of {listed([f'“{name}”' for name, _ in flawed])}.",
        label="a target nobody can measure",
    )


def _missing(queue: Touchpoint) -> str:
    """What a queue's service level lacks; empty when nothing, or when there is none."""
    target = queue.get("target")
    if not isinstance(target, dict) or ("pct" in target) == ("seconds" in target):
        return ""
    return "within how many seconds" if "pct" in target else "how many of them"


def _queue_problem(journey: Journey, queue: Touchpoint, missing: str) -> Problem:
    return Problem(
        queue.id,
        f"Customers are to be answered at {queue.name}, but the target does not say {missing}.",
        path=journey.witness(queue.id),
        fix=f"Write both parts of the target of {queue.name}: pct and seconds.",
        label="half a target",
    )
