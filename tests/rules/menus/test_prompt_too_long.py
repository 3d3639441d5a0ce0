"""MNU106 estimates how long prompts take."""

from __future__ import annotations

import pytest

from cxlint.rules.menus.prompt_too_long import prompt_too_long
from cxlint.testing import Case, check, problems, sketch

LONG = (
    "We want to make sure that you get what you need, and so we would like to tell you a number of things"
    " about our services, our shops, our staff, our history, our partners and our plans for the coming years,"
    " about the weather in the north, the south, the east and the west, about art, music, books, films and"
    " games, and about much more besides, all of which may well be of some interest to you one day, or not."
)
MIDDLE = (
    "Welcome to Example Energy, your reliable partner for electricity and heating, for solar power, for"
    " storage and for charging your car at home, at work and on the road."
)
NO_GREETING = MIDDLE.replace("Welcome to", "This is")

CASES = [
    Case("A long message.", f's {{channel: phone, prompt: "{LONG}"}}! -> m:menu -1-> a:end'),
    Case("A long menu.", f's:menu {{channel: phone, prompt: "{LONG} Press 1."}}! -1-> a:end'),
    Case("A long question.", f's:input {{channel: phone, prompt: "{LONG}"}}! -> a:end'),
    Case("A long greeting.", f's {{channel: phone, prompt: "{MIDDLE}"}}! -> m:menu {{channel: phone}} -1-> a:end'),
    Case("A greeting behind a silent step.", f't:task {{channel: backstage}} -> s {{channel: phone, prompt: "{MIDDLE}"}}! -> m:menu {{channel: phone}} -1-> a:end'),
    Case("Many words for one option.", 'm:menu {channel: phone, prompt: "For test results between eleven and one on weekdays only, if the doctor asked you to ring for them, press 3."}! -3-> a:end'),
    Case("The limit can be set.", 's {channel: phone, prompt: "Please have your customer number ready."}! -> a:end', {"seconds": 1.0}),
    Case("In one of two languages.", f's {{channel: phone, prompt: {{en: Please wait., de: "{LONG}"}}}}! -> a:end'),
    Case("A short message.", "s {channel: phone, prompt: Please wait.} -> a:end"),
    Case("A short greeting.", "s {channel: phone, prompt: Welcome to Example Energy.} -> m:menu {channel: phone} -1-> a:end"),
    Case("What is long for a greeting, later on.", f'm:menu {{channel: phone}} -1-> s {{channel: phone, prompt: "{MIDDLE}"}} -> n:menu {{channel: phone}} -1-> a:end'),
    Case("What greets and then only ends.", f's {{channel: phone, prompt: "{MIDDLE}"}} -> a:end'),
    Case("What comes first and greets nobody.", f's {{channel: phone, prompt: "{NO_GREETING}"}} -> m:menu {{channel: phone}} -1-> a:end'),
    Case("Opening hours are no greeting.", f's {{channel: phone, prompt: "{MIDDLE} Our opening hours are long."}} -> m:menu {{channel: phone}} -1-> a:end'),
    Case("A long notice of recording.", f's {{channel: phone, prompt: "This call is recorded, {LONG}"}} -> a:end'),
    Case("A long text behind a notice of recording.", f's {{channel: phone, prompt: "This call is recorded. {LONG}"}}! -> a:end'),
    Case("A long text before a notice of recording.", f's {{channel: phone, prompt: "{LONG} This call is recorded."}}! -> a:end'),
    Case("Only notices.", 's {channel: phone, prompt: "This call is recorded. Our privacy notice tells you more."} -> a:end'),
    Case("A notice on privacy.", f's {{channel: phone, prompt: "Our privacy notice says: {LONG}"}} -> a:end'),
    Case("The text is filled in.", f's {{channel: phone, prompt: "{{name}}, {LONG}"}} -> a:end'),
    Case("A chat.", f's {{channel: chat, prompt: "{LONG}"}} -> a:end'),
    Case("Nobody knows the channel.", f's {{prompt: "{LONG}"}} -> a:end'),
    Case("Twelve words for one option.", 'm:menu {channel: phone, prompt: "For all of our ten new tests of eyes ears and teeth, press 3."} -3-> a:end'),
    Case("A sentence that begins with other words first.", 'm:menu {channel: phone, prompt: "Welcome to our shop for all of the things you need each day press 1 for cats."} -1-> a:end'),
    Case("A part of the option is filled in.", 'm:menu {channel: phone, prompt: "For ants bees cats dogs eels frogs goats {x} jays kites larks moles newts, press 3."} -3-> a:end'),
    Case("Many options in one sentence.", 'm:menu {channel: phone, prompt: "For a press 1, for b press 2, for c press 3, for d press 4, for e press 5, for f press 6, for g press 7."} -3-> a:end'),
    Case("Many words, but no option.", 'm:menu {channel: phone, prompt: "Now that we have your number we can go on and help you with many things today. For bills press 3."} -3-> a:end'),
    Case("Nobody gets there.", f'a:end\ns {{channel: phone, prompt: "{LONG}"}} -> a'),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(prompt_too_long, case)


MESSAGES = [
    (f's {{channel: phone, prompt: "{LONG}"}} -> a:end', "Customers have to listen to “S” for about 23 seconds; at most 15 are easy to follow in a prompt."),
    (f's {{channel: phone, prompt: "{MIDDLE}"}} -> m:menu -1-> a:end', "Customers have to listen to “S” for about 10 seconds; at most 8 are easy to follow in a greeting."),
    ("m:menu {channel: phone, prompt: 'For ants bees cats dogs eels frogs goats hens jays kites larks moles newts, press 3.'} -3-> a:end", "Customers hear 13 words for one option of “M”: “ants bees cats dogs eels frogs goats hens …”."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), MESSAGES)
def test_message(text: str, message: str) -> None:
    (found,) = problems(prompt_too_long, sketch(text).journey, {"seconds": 15.0})
    assert found.message == message
