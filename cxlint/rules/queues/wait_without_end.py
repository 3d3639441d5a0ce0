"""QUE113: what plays while customers wait goes on for ever and leaves them no choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, Touchpoint, hear, listed, named, rule, vocabulary
from cxlint.rules._heard import words_of
from cxlint.rules.queues._playing import repeated

NAMED_AT_MOST = 3
"""Texts that one sentence quotes. Our choice."""


@rule("QUE113", severity="info", since="0.1", roles=("queue",))
def wait_without_end(journey: Journey, options: object) -> Iterator[Problem]:
    """Waiting customers hear the same again and again, and are offered nothing else to do.

    Neither does the waiting end after a while, nor can customers leave a number, a message or the queue.

    Flagged::

        @ {role: queue}
        tell! {prompt: Please hold on.} -> tune {hold_content: [music]} -> tell

    Clean::

        @ {role: queue}
        tell {prompt: Please hold on.} -> ask:menu {prompt: Press 1 to be called back.} -> tell
        ask -1-> later:callback

    Clean::

        @ {role: queue}
        tell {prompt: Please hold on.} -> count:decision {basis: counter} -> tell
        count -> leave:voicemail

    Why:
    However long it takes, customers can only go on waiting or hang up, and then they have waited for
    nothing.

    GetHuman's standard (undated) asks for a call-back in item 4. That it is only a remark is our
    choice: where waits are short nobody minds, and the flow does not say how long they are.

    Fix:
    Offer a call-back or a voicemail after a few rounds, or lead to another team when the wait gets long.

    False alarms:
    Silent where what plays leads to a question, a call-back, a voicemail, another queue, another journey,
    a hang-up, or to anything that was not read, and where nothing repeats. Journeys of customers that go
    round are the matter of unbounded-loop.
    """
    out = journey.can_reach({one.id for one in journey.reached if _ends_waiting(one)} | journey.opaque)
    stuck = [one for one in journey.reached if one.id in repeated(journey) and one.id not in out]
    seen = [one for one in stuck if one.kind == "message" and journey.medium(one) != "post"]
    if seen:
        yield Problem(
            seen[0].id,
            f"Customers who wait {hear(journey.medium(seen[0]))} {_what(journey, seen)} again and again, and are offered nothing else to do.",
            path=journey.witness(seen[0].id),
            related=tuple(one.id for one in stuck if one.id != seen[0].id),
            label="nothing ends this",
        )


def _what(journey: Journey, seen: Sequence[Touchpoint]) -> str:
    """The words that are heard; the names where somebody knows them only for some."""
    said = list(dict.fromkeys(words_of(journey, one) for one in seen))
    return listed(said) if all(said) and len(said) <= NAMED_AT_MOST else named(seen)


def _ends_waiting(one: Touchpoint) -> bool:
    """Whether the waiting is over here, or customers are asked something."""
    if one.is_end:
        return bool(one.get("ends") != "piece")
    return one.kind not in vocabulary.PASSED_KINDS
