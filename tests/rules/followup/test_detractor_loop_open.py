"""FUP104 follows unhappy customers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.rules.followup.detractor_loop_open import detractor_loop_open
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("A survey, and that is all.", "a:agent -> s:survey! {questions: 1} -> e:end"),
    Case("Scores lead to words only.", "a:agent -> s:survey! -1-> x -> e:end\ns -5-> y -> e"),
    Case("Low scores lead to nobody.", "a:agent -> s:survey! {low_score_to: x} -> e:end\ns -1-> x -> e"),
    Case("Conditions lead to words only.", "a:agent -> s:survey!\ns -{if: low}-> x -> e:end\ns -{if: high}-> e"),
    Case("A message has an owner.", "a:agent -> s:survey! {questions: 1} -> x {owner: care} -> e:end"),
    Case("A task is nobody's.", "a:agent -> s:survey! {questions: 1} -> t:task -> e:end"),
    Case("Low scores lead to a call-back.", "a:agent -> s:survey -1-> c:callback\ns -5-> e:end"),
    Case("Low scores lead to a person.", "a:agent -> s:survey {questions: 1} -1-> q:queue\ns -5-> e:end"),
    Case("Low scores lead to staff.", "a:agent -> s:survey {questions: 1} -> b:agent {layer: backstage} -> e:end"),
    Case("Low scores lead to a case.", "a:agent -> s:survey {questions: 1} -> t:task {opens_case: true} -> e:end"),
    Case("Low scores lead to somebody's task.", "a:agent -> s:survey {questions: 1} -> t:task {owner: care} -> e:end"),
    Case("It is declared where they lead.", "a:agent -> s:survey {low_score_to: c} -> e:end\nb -> c:callback"),
    Case("The survey has an owner.", "a:agent -> s:survey {questions: 1, owner: care} -> e:end"),
    Case("Another journey follows.", "a:agent -> s:survey {questions: 1} -> other.journey.yaml"),
    Case("A part is not designed yet.", "a:agent -> s:survey {questions: 1} -> x {incomplete: true}"),
    Case("Nothing is said about the survey.", "a:agent -> s:survey -> e:end"),
    Case("Nobody gets there.", "a:agent -> e:end\ns:survey {questions: 1} -> e"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(detractor_loop_open, case)


def test_imported_flows_do_not_show_who_reads_it() -> None:
    journey = sketch("a:agent -> s:survey -1-> x -> e:end\ns -5-> e").journey
    assert problems(detractor_loop_open, replace(journey, attributes={"source": {"format": "dot"}})) == []


def test_message() -> None:
    text = "a:agent -> s:survey {low_score_to: x} -> e:end\ns -1-> x -> e\nm:menu -1-> c:callback\na -> m"
    (found,) = problems(detractor_loop_open, sketch(text).journey)
    assert found.message == (
        "Customers who say in “S” that it went badly get to nobody: low scores lead to “X”, which nobody follows up."
    )
    assert found.fix == "Lead low scores in “S” to “C”."


def test_without_a_call_back_the_fix_names_what_could_be_there() -> None:
    (found,) = problems(detractor_loop_open, sketch("a:agent -> s:survey {questions: 1} -> e:end").journey)
    assert found.fix == "Lead low scores in “S” to a call-back, a person or a case."
