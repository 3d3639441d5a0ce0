"""MNU104 finds keys that are announced and missing."""

from __future__ import annotations

import pytest

from cxlint.rules.menus.announced_option_not_wired import announced_option_not_wired
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case(
        "A number in what a key is for is no key.",
        "m:menu {prompt: 'For a call tomorrow before 10, press 2. For children under 12, press 1.'} -1-> a:end\nm -2-> b:end",
    ),
    Case("Zero is announced and missing.", "m:menu {prompt: \"For sales press 1, for a person press 0.\"}! -1-> a:end"),
    Case("In words.", "m:menu {prompt: \"For sales press one, for service press two.\"}! -1-> a:end"),
    Case("It is not understood.", "m:menu {prompt: \"Press 1 or 2.\"}! -1-> a:end; m -no_match-> m"),
    Case("The message before announces it.", "s {prompt: Press 2 for service.} -> m:menu! {prompt: Press 1.} -1-> a:end".replace("m:menu! {prompt: Press 1.}", "m:menu {prompt: Press 1.}!")),
    Case("A placeholder changes nothing.", "m:menu {prompt: \"Press 1 or 4. {more}\"}! -1-> a:end"),
    Case("In Spanish.", "@ {locales: [es]}; m:menu {prompt: \"Para ventas oprima 1, para servicio oprima 2.\"}! -1-> a:end"),
    Case(
        "In Spanish, which nobody says.",
        'm:menu {prompt: "Para ventas oprima 1, para servicio oprima 2."} -1-> a:end',
    ),
    Case("The pound key.", "m:menu {prompt: \"For sales press 1, to go back press pound.\"}! -1-> a:end"),
    Case("Everything is there.", "m:menu {prompt: \"For sales press 1, for a person press 0.\"} -1-> a:end; m -0-> q:queue"),
    Case("Digits of a code are no options.", "m:menu {prompt: \"Have your 4 digit code ready. Press 1.\"} -1-> a:end"),
    Case("The pound key ends an entry.", "m:menu {prompt: \"Enter 1 and then press pound.\"} -1-> a:end"),
    Case("A number to call is no option.", "m:menu {prompt: \"Press 1, or dial 911 in an emergency.\"} -1-> a:end"),
    Case("Opening hours are no options.", "m:menu {prompt: \"We are open 9 to 5. Press 1.\"} -1-> a:end"),
    Case("An input takes any digits.", "m:input {prompt: Press 1 to 5.} -> a:end"),
    Case("The menu takes what it gets and goes on.", "m:menu {prompt: \"Press 1 or 2.\"} -1-> a:end; m -> b:end"),
    Case("Options to say, not to press.", "m:menu {prompt: \"Press 1.\"} -sales-> a:end"),
    Case("The text is not known.", "m:menu {prompt: \"{menu}\"} -1-> a:end"),
    Case("Nobody gets there.", "s -> a:end\n m:menu {prompt: \"Press 1 or 2.\"} -1-> a"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(announced_option_not_wired, case)


def test_examples() -> None:
    check_examples(announced_option_not_wired)


def test_message_says_what_for_and_what_happens() -> None:
    journey = sketch(
        "m:menu {prompt: 'Press 1 for sales, 2 for service.'} -1-> a:end; m -no_match-> m"
    ).journey
    (found,) = problems(announced_option_not_wired, journey)
    assert found.message == (
        "Customers are told to press 2 for “service” in “M”, but the menu does not take 2 and they hear the same again."
    )


ASKS = 'm:menu {prompt: "Press 1 for sales, 9 for service."} -1-> a:end'
FATES = [
    ("It goes on with a message.", "\n m -no_match-> s -> b:end", "but the menu does not take 9 and goes on to “S”."),
    ("It has one more key.", "; m -0-> b:end", "but the menu takes only 1 and 0."),
    ("It has many more keys.", "; m -2-> b:end; m -3-> c:end; m -0-> d:end", "but the menu takes only 1 to 3 and 0."),
]  # fmt: skip


@pytest.mark.parametrize(("more", "fate"), [row[1:] for row in FATES], ids=[row[0] for row in FATES])
def test_what_becomes_of_those_who_press_it(more: str, fate: str) -> None:
    (found,) = problems(announced_option_not_wired, sketch(ASKS + more).journey)
    assert found.message.endswith(fate)
    assert found.fix == "Add the option 9 to “M”, or take it out of the prompt."
