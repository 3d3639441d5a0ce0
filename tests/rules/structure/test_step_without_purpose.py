"""STR109 asks what the answers of customers are needed for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.rules.structure.step_without_purpose import step_without_purpose
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("A question without a purpose.", "i:input! -> q:queue"),
    Case("A menu without a purpose.", "m:menu! -1-> q:queue"),
    Case("A bot without a purpose.", "b:bot! -> q:queue"),
    Case("The purpose is there.", "i:input {purpose: To find the contract.} -> q:queue"),
    Case("Nothing is asked.", "a -> q:queue"),
    Case("A survey asks how it went.", "s:survey -> z:end"),
    Case("Customers do not see it.", "i:input {channel: backstage} -> q:queue"),
    Case("Nobody gets there.", "q:queue\n i:input -> q"),
    Case("Agents fill it in.", "@ {role: agent}\n i:input -> z:end"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(step_without_purpose, case)


MESSAGES = [
    ("The only one", "i:input -> q:queue", "Customers have to answer at “I”; what for, the design does not say."),
    ("Some", "i:input -> j:input {purpose: Why.} -> q:queue", "Customers have to answer at 1 of 2 steps: “I”; what for, the design does not say."),
    ("All", "i:input -> j:input -> q:queue", "Customers have to answer at 2 steps: “I” and “J”; what for, the design does not say."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [pytest.param(*row[1:], id=row[0]) for row in MESSAGES])
def test_message(text: str, message: str) -> None:
    (found,) = problems(step_without_purpose, sketch(text).journey)
    assert found.message == message


def test_exported_flows_have_no_place_for_it() -> None:
    journey = sketch("i:input -> q:queue").journey
    assert not problems(step_without_purpose, replace(journey, format="mermaid"))
