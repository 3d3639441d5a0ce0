"""ESC102 finds people whom only mistakes lead to."""

from __future__ import annotations

import pytest

from cxlint.api import AddTransition, Beyond
from cxlint.rules.escape.hidden_human import hidden_human
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case("Only silence leads to a person.", "a:menu! -1-> b:end\n a -2-> c:end\n a -no_input-> q:queue"),
    Case("Only failing too often leads to a person.", "a:menu! -1-> b:end\n a -2-> c:end\n a -retries_exhausted-> q:queue"),
    Case("Only a failing system leads to a person.", "a:input! -> look:task -> b:end\n look -error-> q:queue"),
    Case("The first question is flagged for all that follow.", "a:menu! -1-> b:menu -1-> c:end\n b -2-> d:end\n a -2-> d\n b -no_match-> q:queue"),
    Case("Another menu offers the person openly, this one does not.", "m:menu -0-> q:queue\n m -1-> b:menu! -1-> c:end\n b -2-> d:end\n b -no_input-> q"),
    Case("Two parts are two findings.", "m:menu -0-> q:queue\n m -1-> a:menu! -1-> c:end\n a -2-> d:end\n a -no_input-> q\n m -2-> b:menu! -1-> c\n b -2-> d\n b -no_input-> q"),
    Case("A bot with declared options does not understand agent.", "a:bot! -price-> b:end\n a -hours-> c:end\n a -no_match-> q:queue"),
    Case("Key 0.", "a:menu -1-> b:end\n a -0-> q:queue\n a -no_input-> q"),
    Case("Every choice leads to a person.", "a:menu -1-> set:task -> q:queue\n a -2-> q\n a -no_input-> q\n set -error-> off:end"),
    Case("What follows leads to a person.", "a:input -> look:task -> q:queue\n a -no_input-> q"),
    Case("By way of another question.", "a:menu -1-> b:menu -1-> c:end\n b -0-> q:queue\n a -no_input-> q"),
    Case("Nobody there at all is another finding.", "a:menu -1-> b:end\n a -2-> c:end"),
    Case("A call-back is no person, but no hidden one.", "a:menu -1-> b:end\n a -2-> c:end\n a -no_input-> cb:callback"),
    Case("Asking for a person is understood.", "a:menu {human_intent: true} -1-> b:end\n a -2-> c:end\n a -no_input-> q:queue"),
    Case("The prompt speaks of an agent.", "a:menu {prompt: Press 1 or wait for an agent.} -1-> b:end\n a -2-> c:end\n a -no_input-> q:queue"),
    Case("The prompt of the next question does.", "a:menu -1-> b:menu {prompt: Or say operator.} -1-> c:end\n a -2-> c\n b -no_match-> q:queue"),
    Case("A bot without options may understand agent.", "a:bot -> b:end\n a -no_match-> q:queue"),
    Case("Another journey may have people.", "a:menu -1-> b:end\n a -2-> x.journey.yaml\n a -no_input-> q:queue"),
    Case("A straight way with a net below it.", "m:menu -0-> q:queue\n m -1-> pin:input -> b:end(resolved)\n pin -no_input-> q"),
    Case("After the agent it does not matter.", "q:queue -> agent:agent -> more:menu -1-> b:end\n more -2-> c:end\n more -no_input-> q"),
    Case("A question nobody can fail at.", "a:input -no_input-> b:task -> c:end\n a -no_match-> b\n b -error-> q:queue"),
    Case("Nor in a survey.", "rate:menu {title: Survey} -1-> b:end\n rate -2-> c:end\n rate -no_input-> q:queue"),
    Case("Closed is no mistake.", "a:input -> hours:decision -> b:end\n hours -closed-> q:queue"),
    Case("A designer vouches for it.", "a:menu {assures: [no-human-by-design]} -1-> b:end\n a -2-> c:end\n a -no_input-> q:queue"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(hidden_human, case)


def test_examples() -> None:
    check_examples(hidden_human)


def test_a_call_with_people_beyond_is_a_person() -> None:
    text = "a:menu -1-> b:end\n a -2-> c:end\n a -no_input-> x.journey.yaml"
    journey = sketch(text).journey.linked({"x.journey.yaml": Beyond("x", person=True, help=True)})
    (found,) = problems(hidden_human, journey)
    assert found.at == "a"
    assert found.edits is not None
    assert found.edits.edits == (AddTransition("a", "x.journey.yaml", "option", "0"),)


def test_further_questions_are_related() -> None:
    text = "a:menu -1-> b:menu -1-> c:end\n b -2-> d:end\n a -2-> d\n b -no_match-> q:queue"
    (found,) = problems(hidden_human, sketch(text).journey)
    assert found.related == ("b",)
    assert found.message.endswith("and so it is at 1 further question.")
