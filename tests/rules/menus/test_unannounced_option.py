"""MNU103 finds keys nobody is told of."""

from __future__ import annotations

import pytest

from cxlint.rules.menus.unannounced_option import unannounced_option
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case(
        "Each language is told in its own words.",
        "@ {locales: [de, fr]}\nm:menu {prompt: {de: 'Für Deutsch drücken Sie die 1.', fr: 'Pour le français, tapez 2.'}}"
        " -1-> a:end\nm -2-> b:end",
    ),
    Case("Three is not announced.", "m:menu {prompt: \"Press 1 or 2.\"}! -1-> a:end; m -2-> a; m -3-> a"),
    Case("The key for a person is not announced.", "m:menu {prompt: \"For sales press 1.\"}! -1-> a:end; m -0-> q:queue"),
    Case("Nor is the star.", "m:menu {prompt: \"For sales press 1.\"}! -1-> a:end; m -*-> m"),
    Case("The message before says other keys.", "s {prompt: Welcome.} -> m\n m:menu {prompt: \"Press 1.\"}! -1-> a:end; m -2-> a"),
    Case("All keys are announced.", "m:menu {prompt: \"Press 1 or 2.\"} -1-> a:end; m -2-> a"),
    Case("All keys up to one are announced.", "m:menu {prompt: \"Press 1 for very good, up to 4 for bad.\"} -1-> a:end; m -2-> a; m -3-> a; m -4-> a"),
    Case("The keys in between are announced.", "m:menu {prompt: \"If you were happy press 4, if not press 1, or any number in between.\"} -1-> a:end; m -2-> a; m -3-> a; m -4-> a"),
    Case("One beyond the last of them is not.", "m:menu {prompt: \"Press 1 for very good, up to 3 for bad.\"}! -1-> a:end; m -2-> a; m -3-> a; m -4-> a"),
    Case("The message before announces it.", "s {prompt: For a person press 0.} -> m\n m:menu {prompt: \"Press 1.\"} -1-> a:end; m -0-> q:queue"),
    Case("The message before is a recording.", "s -> m\n m:menu {prompt: \"Press 1.\"} -1-> a:end; m -0-> q:queue"),
    Case("A placeholder may say it.", "m:menu {prompt: \"Press 1. {more}\"} -1-> a:end; m -0-> q:queue"),
    Case("The menu has no words.", "m:menu -1-> a:end; m -2-> a"),
    Case("No key is announced at all.", "m:menu {prompt: \"What can we do for you?\"} -1-> a:end; m -2-> a"),
    Case("Any key will do.", "m:menu {prompt: \"Press 1 to stop or any other key to go on.\"} -1-> a:end; m -2-> a"),
    Case("It is said in another language.", "m:menu {prompt: \"Press 1. Para servicio marque el dos.\"} -1-> a:end; m -2-> a"),
    Case("A range.", "m:menu {prompt: \"Press a number from 1-3, or press 9.\"} -1-> a:end; m -2-> a; m -3-> a; m -9-> a"),
    Case("It is said when asked again.", "m:menu {prompt: \"Press 1.\"} -1-> a:end; m -0-> q:queue\n m -no_input{say: [Press 0 for a person]}-> m"),
    Case("Words to say need no keys.", "m:menu {prompt: \"Press 1 or say sales.\"} -1-> a:end; m -sales-> a"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(unannounced_option, case)


def test_examples() -> None:
    check_examples(unannounced_option)


def test_a_hidden_person_is_named() -> None:
    journey = sketch("m:menu {prompt: For sales press 1.} -1-> a:end; m -0-> q:queue").journey
    (found,) = problems(unannounced_option, journey)
    assert found.message == "Customers can get to “Q” with 0 in “M”, but nobody tells them."
