"""MNU101 counts what customers can choose."""

from __future__ import annotations

import pytest

from cxlint.api import Severity
from cxlint.rules.menus.menu_too_wide import menu_too_wide
from cxlint.testing import Case, check, check_examples, problems, sketch

MENU = "m:menu"


def keys(pressed: str) -> str:
    """An option for each key."""
    return "\n".join(f"m -{key}-> t{key}:end" for key in pressed)


def words(said: str) -> str:
    """An option for each word."""
    return "\n".join(f"m -{word}{word}-> w{word}:end" for word in said)


CASES = [
    Case(
        "Key 0 leads to a journey that nobody has read.",
        "m:menu {channel: phone}\n" + "\n".join(f"m -{n}-> t{n}:end" for n in range(1, 6)) + "\nm -0-> x:call",
    ),
    Case("Six options on the phone.", MENU + " {channel: phone}!\n" + keys("123456")),
    Case("Six keys and no channel.", MENU + "!\n" + keys("123456")),
    Case("The limit can be set.", MENU + "!\n" + keys("123"), {"most": 2}),
    Case("Eleven buttons in a chat.", MENU + " {channel: chat}!\n" + words("abcdefghijk")),
    Case("Eight things to say on the phone.", MENU + " {channel: phone}!\n" + words("abcdefgh")),
    Case("Five options on the phone.", MENU + " {channel: phone}\n" + keys("12345")),
    Case("The key for a person does not count.", MENU + " {channel: phone}\n" + keys("12345") + "\nm -0-> q:queue"),
    Case("Nor does hearing it again.", MENU + " {channel: phone}\n" + keys("12345") + "\nm -9-> m"),
    Case("Nor does what is called back.", MENU + " {channel: phone}\n" + keys("12345") + "\nm -9{label: go back}-> x:end"),
    Case("Nor does what the prompt calls an operator.", MENU + " {channel: phone, prompt: 'For an operator press 6'}\n" + keys("123456")),
    Case("People a firm works with are a matter like any other.", MENU + " {channel: phone, prompt: 'For agents and brokers press 6'}!\n" + keys("123456")),
    Case("Speaking to them is not.", MENU + " {channel: phone, prompt: 'To speak to one of our agents press 6'}\n" + keys("123456")),
    Case("Nor are agents of customer service.", MENU + " {channel: phone, prompt: 'For customer service representatives press 6'}\n" + keys("123456")),
    Case("Marks from one to nine are one question.", MENU + " {channel: phone}\n" + "\n".join(f"m -{n}-> x:end" for n in range(1, 10))),
    Case("Six buttons in a chat.", MENU + " {channel: chat}\n" + words("abcdef")),
    Case("Seven things to say on the phone.", MENU + " {channel: phone}\n" + words("abcdefg")),
    Case("Words that say the same as keys.", MENU + " {channel: phone}\n" + keys("12345") + "\n" + words("abc")),
    Case("Nobody gets there.", "s -> e:end\n" + MENU + "\n" + keys("123456789")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(menu_too_wide, case)


def test_examples() -> None:
    check_examples(menu_too_wide)


def test_more_than_a_keypad_holds_is_an_error() -> None:
    options = "\n".join(f"m -{n}-> t{n}:end" for n in range(1, 11))
    (known,) = problems(
        menu_too_wide, sketch(f"m:menu {{channel: phone, prompt: Choose.}}\n{options}").journey
    )
    assert known.severity is Severity.ERROR
    (found,) = problems(menu_too_wide, sketch(f"m:menu {{channel: phone}}\n{options}").journey)
    assert found.severity is None
    assert found.message == "“M” offers 10 options, more than the 5 that customers can keep in mind."


VOICE = "m:menu {channel: phone, prompt: %s}\n" + keys("123456")
MESSAGES = [
    ("The prompt is known", VOICE % "Please choose.", "Customers hear 6 options in “M”, more than the 5 that they can keep in mind."),
    ("The prompt is filled in", VOICE % "'{{menu}}'", "“M” offers 6 options, more than the 5 that customers can keep in mind."),
    ("One key does not count", VOICE % "'{{menu}}'" + "\nm -0-> q:queue", "“M” offers 6 options besides the key 0, more than the 5 that customers can keep in mind."),
    ("Two keys do not count", VOICE % "Please choose." + "\nm -0-> q:queue\nm -9-> m", "Customers hear 6 options in “M” besides the keys 0 and 9, more than the 5 that they can keep in mind."),
    ("In a chat", "m:menu {channel: chat}\n" + words("abcdefghijk"), "Customers are given 11 options in “M”; at most 10 are easy to choose from."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [pytest.param(*row[1:], id=row[0]) for row in MESSAGES])
def test_message(text: str, message: str) -> None:
    (found,) = problems(menu_too_wide, sketch(text).journey)
    assert found.message == message
