"""RPT104: tries that are counted anew in every round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from cxlint.api import Fix, Journey, Problem, SetAttribute, Touchpoint, Transition, named, rule
from cxlint.api import vocabulary as words
from cxlint.rules.loops._bouncing import cycle, rounds
from cxlint.rules.loops._trying import FAILING

TRIED = 12
"""Ways back of one group from which a round is looked for. Our choice: it bounds the work."""


@rule("RPT104", severity="warning", since="0.1", kind="declared", fix="unsafe")
def retry_counter_resets(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers who failed as often as is allowed start over, and their tries are counted from one again.

    Flagged::

        account:input {max_attempts: 3} -> pin:input {max_attempts: 3, attempt_scope: node}
        pin -> people:queue
        pin -retries_exhausted!-> account
        account -retries_exhausted-> people

    Clean::

        account:input {max_attempts: 3} -> pin:input {max_attempts: 3, attempt_scope: task}
        pin -> people:queue
        pin -retries_exhausted-> account
        account -retries_exhausted-> people

    Clean::

        account:input {max_attempts: 3} -> pin:input {max_attempts: 3, attempt_scope: node}
        pin -> people:queue
        pin -retries_exhausted-> people
        account -retries_exhausted-> people

    Why:
    There is a limit at each question, and yet customers can fail for ever, because the round itself is
    not counted.

    Designers of voice dialogues describe it for account number and PIN (a practitioners' guide,
    undated): each has its three tries, and together they have no end.

    Fix:
    Count the tries for the whole task (`attempt_scope: task`), or lead on to a person when they are
    used up.

    False alarms:
    Only where the design says that tries count for one touchpoint (`attempt_scope: node`) and that
    another question lies in the round. Silent where a way in the round has a `max`, where a counter
    or data may end it, and where tries are counted for the task or the call.
    """
    if not any(_starts_anew(one) for one in journey.reached):
        return
    endless = rounds(journey, lambda way: _goes_on(journey, way))
    for group in endless.components:
        counted = (one for one in journey.in_walking_order(group) if _starts_anew(journey[one]))
        backs = (way for one in counted for way in endless.out(one) if _gives_up(way))
        turns = [cycle(endless, back) for back in islice(backs, TRIED)]
        again = [steps for steps in turns if len(_asked(journey, steps)) > 1]
        if again:
            yield _problem(journey, again)


def _starts_anew(question: Touchpoint) -> bool:
    limited = isinstance(question.get("max_attempts"), int) and question.kind in words.INPUT_KINDS
    return limited and question.get("attempt_scope") == "node"


def _gives_up(way: Transition) -> bool:
    return way.event in FAILING and way.target != way.source


def _asked(journey: Journey, steps: Sequence[Transition]) -> list[Touchpoint]:
    """The questions of a round, the one that is given up first."""
    places = (journey[way.source] for way in steps)
    return [one for one in places if one.kind in words.INPUT_KINDS]


def _goes_on(journey: Journey, way: Transition) -> bool:
    """Whether customers may go this way however often they have gone it before."""
    source = journey[way.source]
    if way.max is not None or source.get("basis") == "counter":
        return False
    return not (way.accidental and source.get("attempt_scope") in ("task", "call"))


def _problem(journey: Journey, rounds: Sequence[Sequence[Transition]]) -> Problem:
    first = rounds[0]
    here, other, *_ = _asked(journey, first)
    failing = [journey[one] for one in dict.fromkeys(steps[0].source for steps in rounds)]
    return Problem(
        first[0].id,
        f"Customers who have failed at {here.name} as often as is allowed start over at {other.name}, and their"
        " tries count from one again.",
        path=journey.witness(here.id, then=first),
        fix=f"Count the tries at {named(failing)} for the whole task (`attempt_scope: task`), or lead on to a"
        " person when they are used up.",
        related=tuple(steps[0].id for steps in rounds[1:]),
        edits=Fix(
            f"Count the tries at {named(failing)} for the whole task",
            tuple(SetAttribute(one.id, "attempt_scope", "task") for one in failing),
        ),
        label="the count starts again",
    )
