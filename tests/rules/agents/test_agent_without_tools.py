"""AGT102 asks what people work with."""

from __future__ import annotations

import pytest

from cxlint.rules.agents.agent_without_tools import agent_without_tools
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Something is to be settled.", "a:agent! {resolves: [billing]}"),
    Case("Everything is to be settled.", "a:agent! -> e:end(resolved)"),
    Case("The talk is the end.", "a:agent! {end: resolved}"),
    Case("There are no tools.", "a:agent! {tools: []} -> e:end(resolved)"),
    Case("There are tools.", "a:agent {tools: [crm]} -> e:end(resolved)"),
    Case("Something can be looked up.", "a:agent {knowledge: [tariffs], tools: []} -> e:end(resolved)"),
    Case("Both are there.", "a:agent {knowledge: [tariffs], tools: [crm]} -> e:end(resolved)"),
    Case("Both are there for what can be settled.", "a:agent {knowledge: [tariffs], tools: [crm], resolves: [billing]}"),
    Case("Nothing is settled.", "a:agent -> q:queue"),
    Case("It is not said what follows.", "a:agent"),
    Case("It is left open.", "a:agent -> e:end(deferred)"),
    Case("The end says nothing.", "a:agent -> e:end"),
    Case("Nobody gets there.", "e:end\n a:agent {resolves: [billing]}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(agent_without_tools, case)


def test_sentence() -> None:
    (found,) = problems(agent_without_tools, sketch("a:agent {resolves: [a]}").journey)
    assert found.message == "The design does not say where “A” can look things up."


def test_it_is_asked_only_when_asked_for() -> None:
    assert agent_without_tools.kind == "completeness"
