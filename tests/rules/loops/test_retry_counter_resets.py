"""RPT104 finds tries that are counted anew in every round."""

from __future__ import annotations

import pytest

from cxlint.api import SetAttribute
from cxlint.rules.loops.retry_counter_resets import retry_counter_resets
from cxlint.testing import Case, check, problems, sketch

NODE = "{max_attempts: 3, attempt_scope: node}"
ROUND = f"a:input -> p:input {NODE} -> q:queue\n"

CASES = [
    Case("Back to the question before.", ROUND + "p -retries_exhausted!-> a"),
    Case("Back by way of a message.", ROUND + "p -no_match!-> s -> a"),
    Case("Both questions have their own count.", f"a:input {NODE} -> p:input {NODE} -> q:queue\n p -no_match!-> a\n a -no_match-> q"),
    Case("The other one counts for itself, too.", f"a:menu {NODE} -1-> q:queue\n a -no_input!-> b:menu {NODE} -1-> q\n b -no_input-> a"),
    Case("Opening hours do not end it.", ROUND + "p -no_match!-> h:decision {basis: hours, next: [{to: a, if: open}, q]}"),
    Case("The task counts.", "a:input -> p:input {max_attempts: 3, attempt_scope: task} -> q:queue\n p -no_match-> a"),
    Case("The call counts.", "a:input -> p:input {max_attempts: 3, attempt_scope: call} -> q:queue\n p -no_match-> a"),
    Case("Nobody says what the count is for.", "a:input -> p:input {max_attempts: 3} -> q:queue\n p -no_match-> a"),
    Case("There is no limit.", "a:input -> p:input {attempt_scope: node} -> q:queue\n p -no_match-> a"),
    Case("A person comes after the tries.", ROUND + "p -retries_exhausted-> q"),
    Case("It only asks itself again.", ROUND + "p -no_match-> p"),
    Case("The way back has a limit.", ROUND + "p -no_match{max: 1}-> a"),
    Case("A counter stands on the way back.", ROUND + "p -no_match-> c:decision {basis: counter, next: [{to: a, if: more}, q]}"),
    Case("Data decides about it.", ROUND + "p -no_match-> d:decision {next: [{to: a, if: known}, q]}"),
    Case("Another journey may end it.", ROUND + "p {on_no_match: {call: x.journey.yaml, outcomes: {known: a}}}"),
    Case("The other question counts for the task.", f"a:menu {{max_attempts: 3, attempt_scope: task}} -1-> q:queue\n a -no_input-> b:menu {NODE} -1-> q\n b -no_input-> a"),
    Case("Customers choose to go back.", f"a:input -> p:menu {NODE} -1-> q:queue\n p -9-> a"),
    Case("No other question is in the round.", f"s -> p:input {NODE} -> q:queue\n p -no_match-> s"),
    Case("A fault is no try.", ROUND + "p -error-> a"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(retry_counter_resets, case)


def test_both_questions_are_named_and_the_fix_counts_for_the_task() -> None:
    (found,) = problems(retry_counter_resets, sketch(ROUND + "p -no_match-> s -> a").journey)
    assert found.message == (
        "Customers who have failed at “P” as often as is allowed start over at “A”, and their tries count from"
        " one again."
    )
    assert found.edits is not None
    assert found.edits.edits == (SetAttribute("p", "attempt_scope", "task"),)
    assert found.path == ("a.next->p", "p.on_no_match", "s.next->a", "a.next->p")


def test_all_ways_back_are_one_finding() -> None:
    drawn = sketch(ROUND + "p -no_match-> a\n p -no_input-> s -> a\n p -timeout-> q")
    (found,) = problems(retry_counter_resets, drawn.journey)
    assert (found.at, found.related) == ("p.on_no_match", ("p.on_no_input",))


def test_questions_of_one_round_are_one_finding() -> None:
    drawn = sketch(f"a:menu {NODE} -1-> q:queue\n a -no_input-> b:menu {NODE} -1-> q\n b -no_input-> a")
    (found,) = problems(retry_counter_resets, drawn.journey)
    assert (found.at, found.related) == ("a.on_no_input", ("b.on_no_input",))
    assert found.edits is not None
    assert found.edits.edits == tuple(SetAttribute(one, "attempt_scope", "task") for one in "ab")
