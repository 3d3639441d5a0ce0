"""QUE102: queues that do not say how long it takes."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, Touchpoint, option, rule
from cxlint.prompts import texts
from cxlint.rules._queueing import named_with_queue
from cxlint.rules._spans import spell
from cxlint.rules.queues._news import announces, hears_no_news, told_before
from cxlint.rules.queues._waits import each, queues, seconds_waited, sitting_there


class Options(RuleOptions):
    """From when waiting customers want to know how it stands."""

    short: int = option(30, "Seconds of waiting that need no word. ACIxD (undated): say it from about 30 on.")
    every: int = option(
        60, "Most seconds from one update to the next. Municipal cable codes in the US (undated): 60."
    )


@rule("QUE102", severity="warning", since="0.1", kind="declared", options=Options)
def queue_without_estimate(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers who wait are told neither their place in the queue nor how long it takes.

    A queue that tells it, but so seldom that customers wonder in between, is reported, too.

    Flagged::

        main:menu -1-> people:queue! {wait: 4m, announces: [none]} -> helper:agent

    Flagged::

        main:menu -1-> people:queue! {wait: 4m, prompt: All our agents are busy. Please hold.} -> helper:agent

    Flagged::

        main:menu -1-> people:queue! {wait: 8m, announces: [position], update_every: 3m} -> helper:agent

    Clean::

        main:menu -1-> people:queue {wait: 4m, announces: [position], update_every: 45s} -> helper:agent

    Clean::

        main:menu -1-> people:queue {wait: 20s, announces: [none]} -> helper:agent

    Clean::

        main:menu -1-> tell {prompt: "The expected wait is {minutes} minutes."} -> people:queue {wait: 4m, hold_content: [music]}

    Why:
    A wait of unknown length feels longer, and more customers hang up: in a field experiment nearly
    twice as many with music alone as with their place in line.

    Munichor and Rafaeli (2007, 123 calls with a wait of 108 seconds) saw some 70 % hang up with music,
    67 % with apologies and 36 % when told their place. GetHuman's standard (undated) asks for an
    estimate in item 2; ACIxD's guidance (undated) from waits of about 30 seconds on. Customers also
    leave right when they hear bad news (Gans, Koole and Mandelbaum 2003), so the estimate has to be
    true.

    Fix:
    Tell customers their place or an honest estimate when they join, and again every minute.

    False alarms:
    Silent where the design says neither what is announced nor what plays, where what plays is
    a recording or is filled with data, where a message before the queue may have told it, for waits of
    up to 30 seconds, and where customers need not stay, as with e-mail.
    """
    for queue in queues(journey):
        if sitting_there(journey, queue):
            problem = _untold(journey, queue, options) or _seldom(journey, queue, options)
            if problem is not None:
                yield problem


def _untold(journey: Journey, queue: Touchpoint, options: Options) -> Problem | None:
    wait, told = seconds_waited(queue), announces(queue)
    if told or queue.id in told_before(journey) or (wait is not None and wait <= options.short):
        return None
    if told is None and (wait is None or not hears_no_news(queue, texts(journey, queue))):
        return None
    name = named_with_queue(journey, queue.id)
    long = f" {spell(wait)} on average" if wait else ""
    return Problem(
        queue.id,
        f"Customers wait{long} in {name} and are told neither their place nor how long it takes.",
        path=journey.witness(queue.id),
        fix=f"Tell customers in {name} their place or an honest estimate when they join, and again every minute.",
        label="no word on the wait",
    )


def _seldom(journey: Journey, queue: Touchpoint, options: Options) -> Problem | None:
    every, wait = queue.get("update_every"), seconds_waited(queue)
    if every is None or every.working_days or every.seconds <= options.every:
        return None
    if announces(queue) is False or (wait is not None and wait <= options.every):
        return None
    name = named_with_queue(journey, queue.id)
    return Problem(
        queue.id,
        f"Customers who wait in {name} hear only {each(every.seconds)} how it stands.",
        path=journey.witness(queue.id),
        why="In a long silence customers wonder whether they were forgotten, and hang up.",
        fix=f"Tell customers in {name} at least {each(options.every)} how it stands.",
        label="updates come too seldom",
    )
