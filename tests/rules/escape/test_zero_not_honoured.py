"""ESC106 finds menus where key 0 is no way to a person."""

from __future__ import annotations

import pytest

from cxlint.api import AddTransition, Retarget, Safety
from cxlint.rules.escape.zero_not_honoured import zero_not_honoured
from cxlint.testing import Case, check, check_examples, problems, sketch

MAIN = "m:menu {channel: phone} -1-> bill -> off:end(resolved)\n m -9-> q:queue"
TWO = "m:menu {channel: phone} -1-> n:menu {channel: phone} -1-> paper -> m\n n -2-> mail -> m"

CASES = [
    Case("Customers choose their language.", "m:menu {channel: phone, prompt: 'For English, press 1. For Spanish, press 2.'} -1-> n:menu\nm -2-> n\nn {channel: phone} -1-> a:end\nn -2-> b:end\nn -0-> q:queue"),
    Case("0 is for news.", MAIN.replace("phone}", "phone}!") + "\n m -0-> news -> off"),
    Case("0 says the menu again.", MAIN.replace("phone}", "phone}!") + "\n m -0-> m"),
    Case("0 leads to a second menu without people.", "m:menu {channel: phone}! -1-> q:queue\n m -0-> n:menu {channel: phone} -1-> k:menu {channel: phone} -1-> q\n n -2-> k\n k -2-> q"),
    Case("0 works in the first menu only.", TWO.replace("n:menu {channel: phone}", "n:menu {channel: phone}!") + "\n m -0-> q:queue"),
    Case("Two menus without 0 are one finding.", "m:menu {channel: phone} -0-> q:queue\n m -1-> a:menu {channel: phone}! -1-> x -> m\n m -2-> b:menu {channel: phone} -1-> y -> m"),
    Case("9 is the key for a person.", TWO.replace("n:menu {channel: phone}", "n:menu {channel: phone}!") + "\n m -9-> q:queue", {"operator_key": "9"}),
    Case("One digit is free.", "m:menu {channel: phone}! -9-> q:queue\n" + "\n".join(f" m -{n}-> a{n} -> off:end(resolved)" for n in range(8))),
    Case("0 works everywhere.", TWO + "\n m -0-> q:queue\n n -0-> q"),
    Case("0 works nowhere.", MAIN),
    Case("0 works nowhere, in several menus.", TWO + "\n m -3-> q:queue"),
    Case("A voicemail is help, too.", MAIN + "\n m -0-> v:voicemail -> off"),
    Case("A word before the queue.", MAIN + "\n m -0-> hold -> t:task -> q"),
    Case("One question which team.", "m:menu {channel: phone} -1-> bill -> off:end(resolved)\n m -0-> t:menu {channel: phone} -1-> a:queue\n t -2-> b:queue"),
    Case("Another journey may help.", MAIN + "\n m -0-> x.journey.yaml"),
    Case("The option is called help.", MAIN + "\n m -0{label: Help}-> how -> m"),
    Case("All ten digits are used.", "m:menu {channel: phone} -9-> q:queue\n" + "\n".join(f" m -{n}-> a{n} -> off:end(resolved)" for n in range(9))),
    Case("A chat has no keys.", MAIN.replace("phone", "chat") + "\n m -0-> news -> off"),
    Case("The channel is not known.", MAIN.replace(" {channel: phone}", "") + "\n m -0-> news -> off"),
    Case("There are no people.", "m:menu {channel: phone} -1-> bill -> off:end(resolved)\n m -0-> news -> off"),
    Case("The other menu offers the person with another key.", TWO + "\n m -0-> q:queue\n n -3-> q"),
    Case("The other menu leads there for any wrong key.", TWO + "\n m -0-> q:queue\n n -no_match-> q"),
    Case("The other menu understands words.", "m:menu {channel: phone} -0-> q:queue\n m -1-> n:menu {channel: phone} -bills-> x -> m"),
    Case("Digits are entered.", "m:menu {channel: phone} -0-> q:queue\n m -1-> n:input {channel: phone} -> x -> m"),
    Case("No way leads from the other menu to a person: another finding.", "m:menu {channel: phone} -0-> q:queue\n m -1-> n:menu {channel: phone} -1-> off:end\n n -2-> off"),
    Case("A survey.", "m:menu {channel: phone} -0-> q:queue\n m -1-> n:menu {channel: phone, title: Survey} -1-> x -> m"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(zero_not_honoured, case)


def test_examples() -> None:
    check_examples(zero_not_honoured)


def test_what_0_does_instead_is_told_and_it_can_be_led_to_the_person() -> None:
    (found,) = problems(zero_not_honoured, sketch(f"{MAIN}\n m -0-> news -> off").journey)
    assert found.message == "Customers who press 0 in “M” for a person get to “News” instead."
    assert found.edits is not None
    assert isinstance(found.edits.edits[0], Retarget)
    assert found.edits.safety is Safety.UNSAFE


def test_with_several_places_for_people_nothing_is_led_anywhere() -> None:
    (found,) = problems(zero_not_honoured, sketch(f"{MAIN}\n m -0-> m\n m -8-> p:queue").journey)
    assert found.message == "Customers who press 0 in “M” for a person hear the same again instead."
    assert found.edits is None


def test_a_missing_key_can_be_added_safely() -> None:
    (found,) = problems(zero_not_honoured, sketch(f"{TWO}\n m -0-> q:queue").journey)
    assert found.message == "Customers get to a person with key 0 in “M”, but not in “N”."
    assert found.edits is not None
    assert found.edits.edits == (AddTransition("n", "q", "option", "0"),)
    assert found.edits.safety is Safety.SAFE
