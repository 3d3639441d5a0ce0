"""QUE109: queues that many customers leave before anybody answers."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, Severity, Touchpoint, option, rule
from cxlint.rules._queueing import named_with_queue
from cxlint.rules._spans import spell
from cxlint.rules.queues._offers import offered_call_back
from cxlint.rules.queues._waits import LONG_WAIT, on_the_line, queues, seconds_waited, urgent

PATIENT = 600.0
"""Mean patience in seconds of customers who bear more than they say. Our choice."""

SHORT = 60.0
"""Seconds of waiting below which nothing is worked out. Our choice."""


class Options(RuleOptions):
    """How many customers may leave a queue."""

    most: float = option(
        5.0, "Most percent of customers who leave. Medicare plans in the US (second-hand, undated): 5."
    )


@rule("QUE109", severity="warning", since="0.1", kind="declared", options=Options)
def abandonment_too_high(journey: Journey, options: Options) -> Iterator[Problem]:
    """By the design's own figures too many customers hang up before anybody answers.

    Flagged::

        main:menu -1-> people:queue! -> helper:agent
        people -hangup{probability: 12%}-> gone:end(abandoned)

    Flagged::

        main:menu -1-> people:queue! {wait: 90s} -> helper:agent

    Clean::

        main:menu -1-> people:queue {wait: 90s} -> helper:agent
        people -hangup{probability: 3%}-> gone:end(abandoned)

    Clean::

        main:menu -1-> people:queue {wait: 25s} -> helper:agent

    Clean::

        main:menu -1-> people:queue {wait: 90s} -> helper:agent
        people -1-> later:callback

    Why:
    Customers who hang up have waited for nothing; they call again, or go elsewhere.

    Medicare plans in the US may lose 5 % of calls (reported second-hand, undated). Where the design
    gives no share, it is worked out from averages: the wait divided by the wait and customers' patience
    together. Patience is assumed to be ten minutes, which is much (our choice): nearly two thirds had
    given up by two minutes in one survey (Arise 2017). What is worked out is a remark only.

    Fix:
    Shorten the wait, tell customers how long it takes, or offer a call-back.

    False alarms:
    A share that the design declares for hanging up counts before any estimate. Silent where neither a
    share nor a wait is declared, and where customers wait for more than two minutes, which is reported
    as such (expected-wait-too-long). Worked out only from waits of a minute or more, on the phone or
    where no channel is declared, and not where a call-back is offered, nor for emergencies (`urgency: critical`).
    """
    for queue in queues(journey):
        wait, share = seconds_waited(queue) or 0.0, _declared(journey, queue)
        if wait > LONG_WAIT:
            continue
        if share is not None and share > options.most:
            yield _leaving(journey, queue, share, options.most)
        elif share is None and wait >= SHORT and _reckoned(journey, queue) and _lost(wait) > options.most:
            yield _likely(journey, queue, wait)


def _declared(journey: Journey, queue: Touchpoint) -> float | None:
    """The percent of customers who leave, by the design; None when it does not say."""
    leaving = [way for way in journey.out(queue.id) if _gives_up(journey, way.event, way.target)]
    shares = [way.probability for way in leaving]
    return None if not shares or None in shares else 100 * sum(filter(None, shares))


def _gives_up(journey: Journey, event: str, target: str) -> bool:
    return event == "hangup" or (target in journey and journey[target].end == "abandoned")


def _reckoned(journey: Journey, queue: Touchpoint) -> bool:
    """Whether the share can be reckoned from the wait."""
    hanging_on = on_the_line(journey, queue) and not urgent(queue)
    return hanging_on and queue.id not in offered_call_back(journey)


def _lost(wait: float) -> float:
    """The percent of patient customers who leave, waits and patience being spread exponentially."""
    return 100 * wait / (wait + PATIENT)


def _leaving(journey: Journey, queue: Touchpoint, share: float, most: float) -> Problem:
    name = named_with_queue(journey, queue.id)
    return Problem(
        queue.id,
        f"Customers give up in {name} too often: {share:.3g} % of them, by the design's own figures.",
        path=journey.witness(queue.id),
        why=f"They have waited for nothing; they call again, or go elsewhere. At most {most:g} % should be lost.",
        fix=f"Shorten the wait in {name}, tell customers how long it takes, or offer a call-back.",
        label=f"{share:.3g} % give up here",
    )


def _likely(journey: Journey, queue: Touchpoint, wait: float) -> Problem:
    name = named_with_queue(journey, queue.id)
    return Problem(
        queue.id,
        f"Customers who wait {spell(wait)} on average in {name} are likely to hang up: "
        f"about {_lost(wait):.0f} % of them, even if they are patient.",
        path=journey.witness(queue.id),
        why=f"This is reckoned from the wait, assuming that patience lasts {spell(PATIENT)} on average.",
        fix=f"Shorten the wait in {name}, tell customers how long it takes, or offer a call-back.",
        severity=Severity.INFO,
        label="many are likely to hang up",
    )
