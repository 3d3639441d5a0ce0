"""RPT103 finds questions that customers may fail at too often."""

from __future__ import annotations

import pytest

from cxlint.api import SetAttribute
from cxlint.rules.loops.too_many_retries import too_many_retries
from cxlint.testing import Case, check, problems, sketch

COUNTER = "c:decision {basis: counter, next: [{to: %s, if: more, max: %d}, q]}"

CASES = [
    Case("Four tries are one too many.", "m:menu {max_attempts: 4}! -1-> q:queue"),
    Case("Three repeats make four tries.", "m:menu! -1-> q:queue\n m -no_input{retry: 3}-> q"),
    Case("Silence ends an input after a time.", "i:input! -> q:queue\n i -timeout{retry: 9}-> q"),
    Case("A way back that can be taken often.", "m:menu! -1-> q:queue\n m -no_match{max: 3}-> m"),
    Case("A counter behind the question.", "m:menu! -1-> q:queue\n m -no_input-> " + COUNTER % ("m", 5)),
    Case("A message comes in between.", "m:menu! -1-> q:queue\n m -no_input-> s -> " + COUNTER % ("m", 5)),
    Case("The limit can be stricter.", "m:menu {max_attempts: 3}! -1-> q:queue", {"most": 2}),
    Case("The question asked next is another one.", "m:menu -1-> q:queue\n n:menu -1-> q\n m -no_match{max: 5}-> n"),
    Case("Customers choose the way back.", "m:menu -1-> q:queue\n m -no_match-> h:menu -9{max: 5}-> m\n h -0-> q"),
    Case("A person stands in between.", "m:menu -1-> q:queue\n m -no_match-> p:agent -{max: 5}-> m"),
    Case("A long way back.", "m:menu -1-> q:queue\n m -no_match-> " + " -> ".join(f"t{n}:task" for n in range(24)) + " -{max: 5}-> m"),
    Case("A long way ahead.", "m:menu -1-> q:queue\n m -no_match{max: 5}-> " + " -> ".join(f"t{n}:task" for n in range(24)) + " -> m"),
    Case("Three tries.", "m:menu {max_attempts: 3} -1-> q:queue"),
    Case("Two repeats.", "m:menu -1-> q:queue\n m -no_input{retry: 2}-> q"),
    Case("Two ways back.", "m:menu -1-> q:queue\n m -no_match{max: 2}-> m"),
    Case("The limit can be laxer.", "m:menu {max_attempts: 5} -1-> q:queue", {"most": 5}),
    Case("A PIN is for security to say.", "i:input {max_attempts: 5, auth_level: 2} -> q:queue"),
    Case("So is a password.", "i:input {max_attempts: 5, auth_methods: [password]} -> q:queue"),
    Case("A system may be asked often.", "t:task -error-> " + COUNTER % ("t", 20) + "\n t -> q:queue"),
    Case("Somebody is called back often.", "c:callback {attempts: 6}"),
    Case("A queue is no question.", "q:queue {max_attempts: 6}"),
    Case("A fault of a system is no mistake of customers.", "i:input -> q:queue\n i -error{retry: 5}-> q"),
    Case("Nothing limits it.", "m:menu -1-> q:queue\n m -no_input-> m"),
    Case("Customers ask to hear it again.", "m:menu -1-> q:queue\n m -9{max: 8}-> m"),
    Case("Nobody gets there.", "q:queue\n m:menu {max_attempts: 9} -1-> q"),
    Case("Agents may try as often as they like.", "@ {role: agent}\n m:menu {max_attempts: 9} -1-> z:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(too_many_retries, case)


def test_all_limits_of_a_question_are_one_finding_with_the_largest_number() -> None:
    drawn = sketch(
        "m:menu {max_attempts: 4} -1-> q:queue\n m -no_input{retry: 6}-> q\n m -no_match{max: 5}-> m"
    )
    (found,) = problems(too_many_retries, drawn.journey)
    assert found.message == "Customers who fail at “M” are asked up to 7 times before they get any further."
    assert found.related == ("m.on_no_input", "m.on_no_match")
    assert found.edits is not None
    assert found.edits.edits == (
        SetAttribute("m", "max_attempts", 3),
        SetAttribute("m.on_no_input", "retry", 2),
        SetAttribute("m.on_no_match", "max", 2),
    )


def test_the_advice_names_the_limit_that_is_set() -> None:
    drawn = sketch("m:menu {max_attempts: 3} -1-> q:queue")
    (found,) = problems(too_many_retries, drawn.journey, {"most": 2})
    assert found.fix == "Ask at most 2 times at “M”, then lead on to a person."


def test_questions_with_one_limit_are_one_finding() -> None:
    text = "d:decision {next: [{to: i, if: short}, j]}\n i:input -> q:queue\n j:input -> q\n i -invalid-> c\n j -invalid-> c\n"
    drawn = sketch(text + "c:decision {basis: counter, next: [{to: d, if: more, max: 3}, q]}")
    (found,) = problems(too_many_retries, drawn.journey)
    assert (
        found.message
        == "Customers who fail at “I” or “J” are asked up to 4 times before they get any further."
    )
    assert found.related == ("j", "c.next->d")


def test_ladders_that_are_alike_are_one_finding() -> None:
    text = "i:input -> j:input -> q:queue\n i -no_input{retry: 4}-> q\n j -no_input{retry: 4}-> q\n"
    (found,) = problems(too_many_retries, sketch(text).journey)
    assert (
        found.message
        == "Customers who fail at “I” or “J” are asked up to 5 times before they get any further."
    )
    assert found.related == ("j", "i.on_no_input", "j.on_no_input")
    assert found.edits is not None
    assert list(found.edits.edits) == [
        SetAttribute("i.on_no_input", "retry", 2),
        SetAttribute("j.on_no_input", "retry", 2),
    ]


@pytest.mark.parametrize(
    "other",
    ["j -no_input{retry: 5}-> q", "j -no_match{retry: 4}-> q", "j -no_input{retry: 4}-> z:end"],
    ids=["another number", "another mishap", "another place"],
)
def test_ladders_that_differ_are_findings_of_their_own(other: str) -> None:
    text = f"i:input -> j:input -> q:queue\n i -no_input{{retry: 4}}-> q\n {other}"
    assert [found.at for found in problems(too_many_retries, sketch(text).journey)] == ["i", "j"]


def test_questions_with_limits_of_their_own_are_findings_of_their_own() -> None:
    text = "i:input {max_attempts: 5} -> j:input {max_attempts: 5} -> q:queue"
    assert [found.at for found in problems(too_many_retries, sketch(text).journey)] == ["i", "j"]
