"""The rule of the example plugin: cases, page, laws, options, fix."""

from __future__ import annotations

import pytest
from cxlint_example import placeholder_left_in_prompt

from cxlint.api import CxlintError, SetAttribute
from cxlint.testing import Case, check, check_examples, check_laws, problems, sketch

CASES = [
    Case("a note in capitals is flagged", "a {prompt: TODO hours}! -> b:end(resolved)"),
    Case("a note inside a sentence is flagged", "a {prompt: Call us on XXX today.}! -> b:end(resolved)"),
    Case("filler text is flagged", "a {prompt: lorem ipsum dolor}! -> b:end(resolved)"),
    Case("one language of several is enough", "a {prompt: {en: Hello., fr: TBD}}! -> b:end(resolved)"),
    Case("a touchpoint is flagged once", "a {prompt: TODO and TBD and TODO}! -> b:end(resolved)"),
    Case("a flow that plays in the queue is looked at", "@ {role: queue}; a {prompt: TODO}! -> a"),
    Case("the Spanish word for everything is no note", "a {prompt: Gracias por todo.} -> b:end(resolved)"),
    Case("a part of a word is no note", "a {prompt: We sell XXXL shirts.} -> b:end(resolved)"),
    Case("what is filled in later is no note", "a {prompt: 'Hello ${TODO_NAME}.'} -> b:end(resolved)"),
    Case("no prompt is nobody's note", "a -> b:end(resolved)"),
    Case("a title is not heard", "a {title: TODO} -> b:end(resolved)"),
    Case("nobody hears what nobody gets to", "a -> b:end(resolved); c {prompt: TODO} -> b"),
    Case(
        "unless it is asked for",
        "a -> b:end(resolved); c {prompt: TODO}! -> b",
        {"unreachable": True},
    ),
    Case("own words replace the usual ones", "a {prompt: ask Ana}! -> b:end(resolved)", {"words": ["Ana"]}),
    Case("then the usual ones are words like any other", "a {prompt: TODO} -> b", {"words": ["Ana"]}),
    Case("no words, no notes", "a {prompt: TODO} -> b:end(resolved)", {"words": []}),
    Case("a word may hold signs of regular expressions", "a {prompt: 'x a.c x'}! -> b", {"words": ["a.c"]}),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_placeholder_left_in_prompt(case: Case) -> None:
    check(placeholder_left_in_prompt, case)


def test_the_examples_of_the_page_are_true() -> None:
    check_examples(placeholder_left_in_prompt)


def test_the_rule_keeps_the_laws_of_every_rule() -> None:
    check_laws(placeholder_left_in_prompt)


@pytest.mark.parametrize(
    ("prompt", "finished"),
    [
        pytest.param("'Hello. TODO hours. Bye.'", "Hello. Bye.", id="the sentence goes, the others stay"),
        pytest.param("{en: Hello. TBD, de: Hallo.}", {"en": "Hello.", "de": "Hallo."}, id="by language"),
        pytest.param("TODO", None, id="nothing would be left to say"),
        pytest.param("{en: Hello., de: TODO}", None, id="nothing would be left in one language"),
    ],
)
def test_the_fix_takes_out_the_sentence(prompt: str, finished: object) -> None:
    journey = sketch(f"a {{prompt: {prompt}}} -> b:end(resolved)").journey
    (problem,) = problems(placeholder_left_in_prompt, journey)
    if finished is None:
        assert problem.edits is None
    else:
        assert problem.edits is not None
        assert problem.edits.edits == (SetAttribute("a", "prompt", finished),)


def test_an_option_of_the_wrong_type_is_refused_in_a_sentence() -> None:
    journey = sketch("a -> b:end(resolved)").journey
    with pytest.raises(CxlintError, match="words must be a list of texts"):
        problems(placeholder_left_in_prompt, journey, {"words": "TODO"})
