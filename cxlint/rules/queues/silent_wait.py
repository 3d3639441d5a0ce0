"""QUE111: waits in which not a word is said."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Severity, Touchpoint, rule
from cxlint.rules._queueing import named_with_queue
from cxlint.rules.queues._playing import heard, plays
from cxlint.rules.queues._waits import on_the_line, queues


@rule("QUE111", severity="warning", since="0.1", roles=("customer", "queue"), media=("voice",))
def silent_wait(journey: Journey, options: object) -> Iterator[Problem]:
    """While customers wait on the phone, not a word is said to them.

    Silence is a warning; music without a word is a remark.

    Flagged::

        @ {role: queue}
        begin:task! -> over:end

    Flagged::

        @ {role: queue}
        tune! {hold_content: [music]} -> tune

    Flagged::

        main:menu {channel: phone} -1-> people:queue! {hold_content: [silence]} -> helper:agent

    Clean::

        @ {role: queue}
        tune {hold_content: [music]} -> word {prompt: We will be with you soon.} -> tune

    Clean::

        # A recording may well say something
        @ {role: queue}
        recording -> recording

    Clean::

        main:menu {channel: phone} -1-> people:queue -> helper:agent

    Why:
    In silence customers think that the line is dead and hang up; with music alone they wonder whether
    anybody remembers them.

    Waits feel longer when nothing happens and nothing is explained (Maister 1985, reported
    second-hand). Of callers in a field experiment some 70 % hung up with music alone, 36 % when told
    their place (Munichor and Rafaeli 2007).

    Fix:
    Say that customers are still in line, what their place is or how long it takes, and play something
    in between.

    False alarms:
    Silent where anything plays that may hold words: a recording, a text filled with data, another
    journey, or a question. Silent in writing. In journeys of customers it speaks only of a queue that is
    declared silent (`hold_content: [silence]`).
    """
    if journey.role == "queue":
        yield from _flow(journey)
        return
    for queue in queues(journey):
        if _declared_silent(queue) and on_the_line(journey, queue):
            yield _queue(journey, queue)


def _declared_silent(queue: Touchpoint) -> bool:
    return set(queue.get("hold_content") or ()) == {"silence"} and not queue.prompt


def _queue(journey: Journey, queue: Touchpoint) -> Problem:
    name = named_with_queue(journey, queue.id)
    return Problem(
        queue.id,
        f"Customers who wait in {name} hear nothing at all.",
        path=journey.witness(queue.id),
        fix=f"Say in {name} that customers are still in line and how long it takes.",
        label="nothing is heard here",
    )


def _flow(journey: Journey) -> Iterator[Problem]:
    media = {journey.medium(one) for one in journey.reached} - {None, "none", "voice"}
    most = heard(journey)
    if most == "words" or media:
        return
    music = most == "music"
    what = "only music and not a word" if music else "nothing at all"
    playing = [one for one in journey.reached if plays(one) == "music"] or list(journey.entries)
    yield Problem(
        playing[0].id,
        f"Customers who wait in “{journey.title}” hear {what}.",
        path=journey.witness(playing[0].id),
        fix="Say that customers are still in line, what their place is or how long it takes"
        f"{'' if music else ', and play something in between'}.",
        severity=Severity.INFO if music else None,
        related=tuple(one.id for one in playing[1:]),
        label="only music" if music else "nothing is heard here",
    )
