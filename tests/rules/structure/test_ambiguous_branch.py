"""STR107 finds cases with several ways, and shares that do not add up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import Transition
from cxlint.rules.structure.ambiguous_branch import ambiguous_branch
from cxlint.testing import Case, check, problems, sketch

ENDS = "\n a:end; b:end; c:end"

CASES = [
    Case("The same key twice.", "m:menu {ways: [{to: a, event: option, key: 1}, {to: b, event: option, key: 1}]}!" + ENDS),
    Case("The same condition twice.", "d:decision {next: [{to: a, if: gold}, {to: b, if: gold}, c]}!" + ENDS),
    Case("Two ways for everything else.", "d:decision {next: [{to: a, if: gold}, b, c]}!" + ENDS),
    Case("The same event twice.", "m:menu {ways: [{to: a, event: no_input}, {to: b, event: no_input}]}!" + ENDS),
    Case("The shares are too small.", "d:decision {next: [{to: a, if: x, probability: 50%}, {to: b, probability: 40%}]}!" + ENDS),
    Case("The shares are too large.", "m:menu {on_no_input: {to: c, probability: 10%}}! -1{probability: 60%}-> a; m -2{probability: 40%}-> b; a:end; b:end; c:end"),
    Case("Agents' flows as well.", "@ {role: agent}\n d:decision {next: [{to: a, if: gold}, b, c]}!" + ENDS),
    Case("Each case has one way.", "d:decision {next: [{to: a, if: gold}, {to: b, if: silver}, c]}" + ENDS),
    Case("The same key leads to the same place.", "m:menu {ways: [{to: a, event: option, key: 1}, {to: a, event: option, key: 1}]}" + ENDS),
    Case("The same words under different events.", "m:menu {ways: [{to: a, event: option, key: x}, {to: b, event: condition, key: x}]}" + ENDS),
    Case("An experiment.", "d:decision {basis: chance, next: [{to: a, if: x}, {to: b, if: x}]}" + ENDS),
    Case("All at once.", "d:decision {split: all, next: [{to: a, if: x}, {to: b, if: x}]}" + ENDS),
    Case("One or several.", "d:decision {split: any, next: [{to: a, if: x}, {to: b, if: x}]}" + ENDS),
    Case("First the one, then the other.", "m:menu {ways: [{to: m, event: no_input, max: 2}, {to: b, event: no_input}]}" + ENDS),
    Case("After different times.", "w:wait {ways: [{to: a, event: timeout, after: 1h}, {to: b, event: timeout, after: 2h}]}" + ENDS),
    Case("After different numbers of tries.", "m:menu {ways: [{to: a, event: no_input, retry: 1}, {to: b, event: no_input, retry: 2}]}" + ENDS),
    Case("Plain next steps say nothing.", "p:page {next: [a, b]}" + ENDS),
    Case("The shares make 100 %.", "d:decision {next: [{to: a, if: x, probability: 33.3%}, {to: b, if: y, probability: 33.3%}, {to: c, probability: 33.4%}]}" + ENDS),
    Case("Rounded shares.", "d:decision {next: [{to: a, if: x, probability: 33%}, {to: b, if: y, probability: 33%}, {to: c, probability: 33%}]}" + ENDS),
    Case("One way without a share takes the rest.", "d:decision {next: [{to: a, if: x, probability: 33%}, b]}" + ENDS),
    Case("Shares of ways that are gone side by side.", "d:decision {split: any, next: [{to: a, if: x, probability: 50%}, {to: b, probability: 90%}]}" + ENDS),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ambiguous_branch, case)


MESSAGES = [
    (CASES[0], "“M” leads customers who choose “1” to “A” and “B”, but only one way can be taken."),
    (CASES[1], "“D” leads customers in the case “gold” to “A” and “B”, but only one way can be taken."),
    (CASES[2], "“D” leads customers in all other cases to “B” and “C”, but only one way can be taken."),
    (CASES[3], "“M” leads customers in the case “no input” to “A” and “B”, but only one way can be taken."),
    (CASES[4], "“D” leads customers on by ways whose shares add up to 90 %, not to 100 %."),
    (CASES[5], "“M” leads customers on by ways whose shares add up to 110 %, not to 100 %."),
    (CASES[6], "“D” leads in all other cases to “B” and “C”, but only one way can be taken."),
]  # fmt: skip


@pytest.mark.parametrize(("case", "message"), MESSAGES, ids=str)
def test_message(case: Case, message: str) -> None:
    (found,) = problems(ambiguous_branch, sketch(case.text).journey)
    assert found.message == message
    assert len(found.related) > 1


def test_choices_of_agents_are_cases() -> None:
    journey = replace(sketch(CASES[0].text).journey, role="agent")
    (found,) = problems(ambiguous_branch, journey)
    assert found.message.startswith("“M” leads in the case “1” to “A” and “B”")


def test_a_missing_target_is_named_as_it_is_written() -> None:
    (found,) = problems(
        ambiguous_branch, sketch("d:decision {next: [{to: a, if: x}, a, gone]}\n a:end").journey
    )
    assert "to “A” and “gone”" in found.message


def test_events_of_exported_flows_may_differ_in_what_is_not_read() -> None:
    drawn = sketch("t:task -> a:end; b:end; c:end").journey
    ways = (*drawn.transitions, Transition("e1", "t", "b", "error"), Transition("e2", "t", "c", "error"))
    journey = replace(drawn, transitions=ways)
    assert len(problems(ambiguous_branch, journey)) == 1
    assert not problems(ambiguous_branch, replace(journey, format="bpmn"))


def test_labels_tell_options_apart_where_there_are_no_keys() -> None:
    drawn = sketch("d:menu -1-> a:end; b:end").journey
    same = tuple(Transition(f"w{end}", "d", end, "option", label="yes") for end in "ab")
    (found,) = problems(ambiguous_branch, replace(drawn, transitions=same))
    assert "who choose “yes”" in found.message
    bare = tuple(replace(way, label="") for way in same)
    assert not problems(ambiguous_branch, replace(drawn, transitions=bare))
