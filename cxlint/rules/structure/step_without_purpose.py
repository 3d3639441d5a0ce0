"""STR109: questions that nobody has said the purpose of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, Touchpoint, counted, named, rule
from cxlint.api import vocabulary as words
from cxlint.rules.structure._native import is_written_here


@rule("STR109", severity="info", since="0.1", kind="completeness")
def step_without_purpose(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are asked for something, and the design does not say what it is needed for.

    All such steps of a journey are one remark.

    Flagged::

        number:input! -> people:queue

    Clean::

        number:input {purpose: The agent sees the contract at once.} -> people:queue

    Clean::

        greet -> people:queue

    Why:
    Every answer costs customers effort, and a step nobody can give a reason for is one to take out.

    The W3C's patterns for people with cognitive disabilities ask to remove steps that are not needed
    ("Making Content Usable", 2021).

    Fix:
    Say with `purpose` what the answer is needed for; where nothing comes to mind, take the step out.

    False alarms:
    Only journey files are looked at. Silent for steps that customers do not see, for those nobody
    reaches, and for surveys, whose purpose is plain.
    """
    if not is_written_here(journey):
        return
    asking = [one.id for one in journey.reached if one.kind in words.INPUT_KINDS and not one.backstage]
    bare = journey.in_walking_order(one for one in asking if not journey[one].get("purpose"))
    if bare:
        yield _problem(journey, [journey[one] for one in bare], len(asking))


def _problem(journey: Journey, bare: Sequence[Touchpoint], asking: int) -> Problem:
    number = len(bare)
    share = f"{number} of {counted(asking, 'step')}" if number < asking else counted(number, "step")
    where = f"at {share}: {named(bare)}" if number > 1 or asking > 1 else f"at {bare[0].name}"
    return Problem(
        bare[0].id,
        f"Customers have to answer {where}; what for, the design does not say.",
        path=journey.witness(bare[0].id),
        fix=f"Say with `purpose` what the answer is needed for at {named(bare)}, or take the step out.",
        related=tuple(one.id for one in bare[1:]),
        label="asked what for?",
    )
