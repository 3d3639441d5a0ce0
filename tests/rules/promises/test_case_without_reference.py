"""EXP106 looks for what customers can name a case by."""

from __future__ import annotations

import pytest

from cxlint.rules.promises.case_without_reference import case_without_reference
from cxlint.testing import Case, check, problems, sketch

OPEN = "a:input {prompt: What happened?} -> t:task%s {opens_case: true}\n"

CASES = [
    Case("Nothing is said.", OPEN % "!" + "t -> e:end"),
    Case("Thanks, and no more.", OPEN % "!" + "t -> b {prompt: Thank you.} -> e:end"),
    Case("The touchpoint that opens it says nothing of it.", "a:input -> b! {opens_case: true, prompt: Thank you.} -> e:end"),
    Case("At the ending.", "a:input -> e:end! {opens_case: true}"),
    Case("The reference is said.", OPEN % "" + "t -> b {prompt: 'Your reference is {id}.'} -> e:end"),
    Case("A ticket is named.", OPEN % "" + "t -> b {prompt: Your ticket is 12.} -> e:end"),
    Case("It was said before.", "a {prompt: Keep your ticket.} -> t:task {opens_case: true} -> e:end"),
    Case("What is said is filled in.", OPEN % "" + "t -> b {prompt: '{answer}'} -> e:end"),
    Case("What is said is recorded.", OPEN % "" + "t -> b -> e:end"),
    Case("A person follows.", OPEN % "" + "t -> q:queue"),
    Case("A person opens it.", "h:agent -> t:task {opens_case: true} -> e:end"),
    Case("A page follows.", OPEN % "" + "t -> p:page -> e:end"),
    Case("A question whose words are not known.", OPEN % "" + "t -> m:menu -1-> e:end"),
    Case("Another journey follows.", OPEN % "" + "t -> other.journey.yaml"),
    Case("Only this piece ends.", OPEN % "" + "t -> e:end {ends: piece}"),
    Case("The text of the task itself is filled in.", "a:input -> t:task {opens_case: true, prompt: '{x}'} -> e:end"),
    Case("Nothing follows: a dead end.", "a:input -> t:task {opens_case: true}"),
    Case("No case.", "a:input -> t:task {opens_case: false} -> e:end"),
    Case("Nobody gets there.", "a:input -> e:end\nt:task {opens_case: true} -> e"),
    Case("German.", "@ {locales: [de]}\na:input -> t:task {opens_case: true} -> b {prompt: Ihr Aktenzeichen kommt per Post.} -> e:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(case_without_reference, case)


def test_message() -> None:
    (found,) = problems(case_without_reference, sketch(OPEN % "" + "t -> e:end").journey)
    assert found.message == "Customers for whom a case is opened at “T” are given no reference to name it by."
