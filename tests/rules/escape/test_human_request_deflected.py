"""ESC107 finds requests for a person that are answered with more questions."""

from __future__ import annotations

import pytest

from cxlint.api import Retarget
from cxlint.rules.escape.human_request_deflected import human_request_deflected
from cxlint.testing import Case, check, check_examples, problems, sketch

OTHER = "m -bill-> bill -> off:end(resolved)"
TWO = "t:menu -1-> r:menu -1-> q:queue"

CASES = [
    Case("Two more questions.", f"m:menu -speak to an agent!-> {TWO}\n {OTHER}"),
    Case("A label instead of a word.", f"m:menu -1{{label: Talk to somebody}}!-> {TWO}\n {OTHER}"),
    Case("The prompt says what the key is for.", f"m:menu {{prompt: 'For a representative, press 1.'}} -1!-> {TWO}\n {OTHER}"),
    Case("In German, where the design says so.", f"@ {{locales: [de]}}\n m:menu -Mit einem Mitarbeiter sprechen!-> {TWO}\n {OTHER}"),
    Case("The name of an intent.", f"m:bot -TalkToAgent!-> {TWO}\n {OTHER}"),
    Case("Two options to the same questions are one finding.", f"m:menu -agent!-> {TWO}\n m -operator-> t\n {OTHER}"),
    Case("One question where none is allowed.", f"m:menu -agent!-> t:menu -1-> q:queue\n {OTHER}", {"most": 0}),
    Case("Identity, and who fails is barred.", f"m:menu -agent!-> p:input {{auth_level: 1}} -> t:menu -1-> q:queue\n p -no_match-> off\n {OTHER}"),
    Case("At once.", f"m:menu -speak to an agent-> q:queue\n {OTHER}"),
    Case("One question which team.", f"m:menu -agent-> t:menu -1-> q:queue\n t -2-> r:queue\n {OTHER}"),
    Case("Identity and one question, and who fails gets there, too.", f"m:menu -agent-> p:input {{auth_methods: [pin]}} -> t:menu -1-> q:queue\n p -no_match-> q\n {OTHER}"),
    Case("Messages and steps of systems are no questions.", f"m:menu -agent-> hold -> t:task -> d:decision -> q:queue\n {OTHER}"),
    Case("The option names no person.", f"m:menu -sales-> {TWO}\n {OTHER}"),
    Case("A virtual agent.", f"m:menu -virtual agent-> {TWO}\n {OTHER}"),
    Case("Agents log in.", f"m:menu -agent login-> {TWO}\n {OTHER}"),
    Case("A person has stolen something.", f"m:menu -someone stole my card-> {TWO}\n {OTHER}"),
    Case("German where the design does not say so.", f"m:menu -Mit einem Mitarbeiter sprechen-> {TWO}\n {OTHER}"),
    Case("Another journey may help sooner.", f"m:menu -agent-> {TWO}\n t -2-> x.journey.yaml\n {OTHER}"),
    Case("Nobody behind it: another finding.", "m:menu -agent-> t:menu -1-> r:menu -1-> off\n m -bill-> bill -> off:end\n m -2-> q:queue"),
    Case("A mistake is no request.", f"m:menu -no_match-> {TWO}\n {OTHER}"),
    Case("After the agent.", f"q:queue -> a:agent -> m:menu -agent-> t:menu -1-> r:menu -1-> q\n {OTHER}"),
    Case("No person is meant.", f"m:menu {{assures: [no-human-by-design]}} -agent-> {TWO}\n {OTHER}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(human_request_deflected, case)


def test_examples() -> None:
    check_examples(human_request_deflected)


def test_the_words_and_the_questions_are_told_and_the_questions_can_be_passed() -> None:
    text = f"m:menu -speak to an agent-> t:menu -1-> r:menu -1-> set:task -> q:queue\n {OTHER}"
    (found,) = problems(human_request_deflected, sketch(text).journey)
    assert found.message == (
        "Customers who ask for a person at “M” (“speak to an agent”) have to answer 2 further questions first: "
        "“T” and “R”."
    )
    assert found.edits is not None
    assert found.edits.edits == (Retarget(found.at, "set"),)
