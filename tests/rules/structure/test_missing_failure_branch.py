"""STR106 finds questions that nobody has said what becomes of silence and slips at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import AddTransition
from cxlint.rules.structure.missing_failure_branch import missing_failure_branch
from cxlint.testing import Case, check, problems, sketch

PHONE = "@ {defaults: {channel: phone}}\n"

CASES = [
    Case("Nothing is said of failures.", PHONE + "m:menu! -1-> q:queue"),
    Case("Nothing is said of silence.", PHONE + "m:menu! -1-> q:queue\n m -no_match-> q"),
    Case("Nothing is said of wrong keys.", PHONE + "m:menu! -1-> q:queue\n m -no_input-> q"),
    Case("A question with one way on can be met with silence.", PHONE + "i:input! -> q:queue"),
    Case("A bot in a chat does not understand everything.", "b:bot {channel: chat}! -bill-> q:queue"),
    Case("A limit alone does not say what comes after it.", PHONE + "m:menu {max_attempts: 3}! -1-> q:queue"),
    Case("Both are there.", PHONE + "m:menu -1-> q:queue\n m -no_input-> q\n m -no_match-> q"),
    Case("One way serves all failures.", PHONE + "m:menu {max_attempts: 3} -1-> q:queue\n m -retries_exhausted-> q"),
    Case("Time is up means silence, an invalid answer a slip.", PHONE + "m:menu -1-> q:queue\n m -timeout-> q\n m -invalid-> q"),
    Case("Whatever customers do, they get on.", PHONE + "m:menu -1-> q:queue\n m -> q"),
    Case("A condition serves the rest.", PHONE + "m:menu {next: [{to: q, if: new}, q]} -1-> q:queue"),
    Case("What was entered is checked later.", PHONE + "i:input -> q:queue\n i -no_input-> q"),
    Case("Buttons are not misheard.", "m:menu {channel: chat} -bill-> q:queue"),
    Case("A page waits.", "m:menu {channel: web} -bill-> q:queue\n i:input {channel: web} -> m"),
    Case("A bot that understands everything in its own way.", "b:bot {channel: chat} -> q:queue"),
    Case("A bot on the phone that goes on by itself.", PHONE + "b:bot -> q:queue"),
    Case("The channel is not known.", "m:menu -1-> q:queue"),
    Case("What follows is not known.", PHONE + "m:menu {incomplete: true} -1-> q:queue"),
    Case("A way leads to nowhere.", PHONE + "m:menu {options: {1: gone, 2: q}}\n q:queue"),
    Case("Nobody gets there.", PHONE + "q:queue\n m:menu -1-> q"),
    Case("A question without any way on is a dead end.", PHONE + "m:input"),
    Case("Agents see it.", "@ {role: agent, defaults: {channel: phone}}\n m:menu -1-> q:queue"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(missing_failure_branch, case)


MESSAGES = [
    ("Keys", "m:menu -1-> q:queue", "Customers who stay silent or press a wrong key at “M”: the design does not say what becomes of them."),
    ("Words", "m:menu -bills-> q:queue", "Customers who stay silent or are not understood at “M”: the design does not say what becomes of them."),
    ("Only silence", "i:input -> q:queue", "Customers who stay silent at “I”: the design does not say what becomes of them."),
    ("Several", "i:input -> j:input -> k:input -> l:input -> q:queue", "Customers who stay silent at “I”, “J”, “K” and 1 more: the design does not say what becomes of them."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [pytest.param(*row[1:], id=row[0]) for row in MESSAGES])
def test_message(text: str, message: str) -> None:
    (found,) = problems(missing_failure_branch, sketch(PHONE + text).journey)
    assert found.message == message


def test_questions_that_lack_different_ways_are_two_findings() -> None:
    found = problems(missing_failure_branch, sketch(PHONE + "i:input -> m:menu -1-> q:queue").journey)
    assert [one.at for one in found] == ["i", "m"]


def test_the_fix_leads_to_the_only_person() -> None:
    drawn = sketch(PHONE + "m:menu -1-> q:queue\n m -no_input-> q\n m -2-> n:menu -1-> q\n n -no_input-> q")
    (found,) = problems(missing_failure_branch, drawn.journey)
    assert found.related == ("n",)
    assert found.edits is not None
    assert found.edits.edits == (AddTransition("m", "q", "no_match"), AddTransition("n", "q", "no_match"))
    assert found.fix.startswith("Say with `on_no_match` at “M” and “N” where they go")


@pytest.mark.parametrize("people", ["q:queue\n m -2-> r:queue", "done:end(resolved)"])
def test_without_one_clear_person_nothing_is_offered(people: str) -> None:
    (found,) = problems(missing_failure_branch, sketch(PHONE + f"m:menu -1-> {people}").journey)
    assert found.edits is None


def test_exported_flows_show_what_the_platform_does() -> None:
    journey = sketch(PHONE + "m:menu -1-> q:queue").journey
    assert not problems(missing_failure_branch, replace(journey, attributes={"source": {"format": "x"}}))
    assert not problems(missing_failure_branch, replace(journey, format="twilio-studio"))
