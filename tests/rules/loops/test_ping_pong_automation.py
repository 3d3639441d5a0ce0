"""RPT105 finds machines that send customers whom they do not understand to each other."""

from __future__ import annotations

import pytest

from cxlint.rules.loops.ping_pong_automation import ping_pong_automation
from cxlint.testing import Case, check, problems, sketch

THREE = "{max_attempts: 3}"
TWO = f"b:bot {THREE} -bill-> q:queue\n m:menu {THREE} -1-> q\n"

CASES = [
    Case("Bot and menu, each with its tries.", TWO + "b -no_match-> m -retries_exhausted!-> b"),
    Case("A message comes in between.", TWO + "b -no_match-> s -> m -no_input!-> b"),
    Case("The way back has a limit.", "b:bot -bill-> q:queue\n m:menu -1-> q\n b -no_match-> m -no_match{max: 2}!-> b"),
    Case("A counter is in the round.", "b:bot -bill-> q:queue\n m:menu -1-> q\n b -no_match-> m -no_match-> c:decision {basis: counter} -{if: more}!-> b\n c -> q"),
    Case("Three machines.", TWO + f"n:menu {THREE} -1-> q\n b -no_match-> m -no_input-> n -no_input!-> b"),
    Case("The second machine leads to a person.", TWO + "b -no_match-> m -retries_exhausted-> q"),
    Case("Nothing limits it, which is another finding.", "b:bot -bill-> q:queue\n m:menu -1-> q\n b -no_match-> m -no_input-> b"),
    Case("Nobody gets out, which is another finding.", f"b:bot {THREE} -no_match-> m:menu {THREE} -no_input-> b"),
    Case("Each counts for itself, which is another finding.", "b:bot {max_attempts: 2, attempt_scope: node} -bill-> q:queue\n m:menu {max_attempts: 2} -1-> q\n b -no_match-> m -no_input-> b"),
    Case("Customers choose to change.", TWO + "b -no_match-> m -9-> b"),
    Case("The bot has done what it should.", TWO + "b -> m -no_input-> b"),
    Case("One machine asks again.", f"b:bot {THREE} -bill-> q:queue\n b -no_match-> b"),
    Case("Each machine only asks again.", TWO + "b -no_match-> b -menu-> m -no_match-> m"),
    Case("A question for data lies in between.", f"b:bot {THREE} -bill-> q:queue\n i:input {THREE} -> q\n b -no_match-> i -no_match-> b"),
    Case("Data may let them on.", TWO + "b -no_match-> m -no_input-> d:decision {next: [{to: b, if: x}, q]}"),
    Case("A person is in the round.", TWO + "b -no_match-> m -no_input-> p:queue -timeout-> b"),
    Case("Another journey is in the round.", TWO + "b -no_match-> m {on_no_input: {call: x.journey.yaml, outcomes: {done: b}}}"),
    Case("Nobody gets there.", f"q:queue\n b:bot {THREE} -bill-> q\n m:menu {THREE} -1-> q\n b -no_match-> m -no_input-> b"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ping_pong_automation, case)


def test_two_machines() -> None:
    (found,) = problems(ping_pong_automation, sketch(TWO + "b -no_match-> m -retries_exhausted-> b").journey)
    assert (
        found.message
        == "Customers whom “B” does not understand are sent to “M”, and from “M” back to “B” again."
    )
    assert found.related == ("b.on_no_match",)
    assert found.path == ("b.on_no_match", "m.on_retries_exhausted")


def test_two_rounds_are_two_findings() -> None:
    other = TWO.replace("b:bot", "c:bot").replace("m:menu", "n:menu")
    text = f"s:menu -1-> b; s -2-> c; s -0-> q\n{TWO}{other}"
    drawn = sketch(text + "b -no_match-> m -no_input-> b\n c -no_match-> n -no_input-> c")
    assert len(problems(ping_pong_automation, drawn.journey)) == 2
