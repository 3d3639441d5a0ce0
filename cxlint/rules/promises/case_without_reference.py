"""EXP106: cases that customers cannot ask about later."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, rule, vocabulary
from cxlint.prompts import is_known, says

SILENT = frozenset({"task", "decision", "wait", "end"})
"""Kinds at which nothing is said unless there is a prompt."""


@rule("EXP106", severity="info", since="0.1", kind="declared")
def case_without_reference(journey: Journey, options: object) -> Iterator[Problem]:
    """A case is opened, and customers are given nothing to name it by.

    Flagged::

        tell:input {prompt: What happened?} -> note:task! {opens_case: true}
        note -> bye {prompt: Thank you. We look into it.} -> off:end(deferred)

    Clean::

        tell:input {prompt: What happened?} -> note:task {opens_case: true}
        note -> bye {prompt: "Thank you. Your reference is {case}."} -> off:end(deferred)

    Clean::

        # A person may say it
        tell:input {prompt: What happened?} -> note:task {opens_case: true} -> people:queue

    Clean::

        tell:input {prompt: What happened?} -> note:task {opens_case: true}
        note -> bye {channel: email} -> off:end(deferred)

    Why:
    Without a reference customers must tell the whole story again when they ask how it stands.

    Spain's Ley 10/2025 (art. 4.2(c) and 11) wants a reference for every complaint and query that is
    followed up; the United Kingdom's DISP 1.6 (as of 2026) a prompt written acknowledgement of
    complaints.

    Fix:
    Say or send a reference, such as the number of the case, before the contact ends.

    False alarms:
    Speaks only where `opens_case` is declared and every text that follows is known: silent where a
    person, a page, another journey, a recording or a placeholder may give the reference, and where
    any text names a reference, a number, a code or a ticket.
    """
    cases = [one for one in journey.reached if one.get("opens_case") is True]
    if not cases:
        return
    told = {one.id for one in journey.touchpoints.values() if _may_tell(journey, one)} | journey.opaque
    before = [one.id for one in journey.reached if _names_it(journey, one)]
    covered = journey.can_reach(told) | journey.reach(before)
    for case in cases:
        if case.id not in covered and (case.is_end or journey.leads_on(case.id)):
            yield _problem(journey, case)


def _names_it(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether a person is there, who may open the case, or a reference is named."""
    return touchpoint.kind in vocabulary.PERSON_KINDS or says(journey, touchpoint, "reference") is not None


def _may_tell(journey: Journey, touchpoint: Touchpoint) -> bool:
    if touchpoint.get("ends") == "piece" or _names_it(journey, touchpoint):
        return True
    if touchpoint.kind in vocabulary.INPUT_KINDS or touchpoint.kind == "message":
        return not touchpoint.prompt or not all(map(is_known, touchpoint.prompt.values()))
    return touchpoint.kind not in SILENT or not all(map(is_known, touchpoint.prompt.values()))


def _problem(journey: Journey, case: Touchpoint) -> Problem:
    return Problem(
        case.id,
        f"Customers for whom a case is opened at {case.name} are given no reference to name it by.",
        path=journey.witness(case.id),
        fix=f"Say or send the number of the case after {case.name}, before the contact ends.",
        label="no reference is given",
    )
