"""PRO104 listens to the first words of calls that the firm makes, and looks at the clock."""

from __future__ import annotations

import pytest

from cxlint.rules.proactive.outbound_without_identity import outbound_without_identity
from cxlint.testing import Case, check, problems, sketch


def call(prompt: str, mark: str = "", before: str = "", more: str = "") -> str:
    """A call that the firm makes."""
    return (
        f"{before}m:menu{mark} -1-> q:queue\nm {{channel: phone, direction: out, prompt: '{prompt}'{more}}}"
    )


def window(hours: str, mark: str = "") -> str:
    """A message that is sent at these hours."""
    return f"n{mark} {{channel: sms, direction: out, send_window: '{hours}'}} -> e:end"


CASES = [
    Case("It does not say who calls.", call("Good news! You can save. Press 1.", "!")),
    Case("It speaks of itself.", call("Hello, I have good news.", "!")),
    Case("After a silent step.", call("Good news!", "!", "t:task {channel: backstage} -> ")),
    Case("Another sentence begins with a capital letter.", call("Hello. You can save.", "!")),
    Case("Sent from six.", window("6:00 to 20:00", "!")),
    Case("Sent until ten.", window("9-22", "!")),
    Case("Sent over night.", window("20:00-8:00", "!")),
    Case("Hours of one's own.", window("9:00-20:00", "!"), {"latest": 18.0}),
    Case("A name.", call("Here is Norvik. You can save.")),
    Case("On behalf of somebody.", call("i call on behalf of your bank.")),
    Case("Your bank.", call("This is your bank.")),
    Case("The name is filled in.", call("This is {firm}. You can save.")),
    Case("A recording.", "m:menu {channel: phone, direction: out} -1-> q:queue"),
    Case("Something was said before.", call("You can save.", "", "g {channel: phone, prompt: This is Norvik.} -> ")),
    Case("Customers call.", "m:menu {channel: phone, direction: in, prompt: Hello!} -1-> q:queue"),
    Case("Nobody says who calls whom.", "m:menu {channel: phone, prompt: Hello!} -1-> q:queue"),
    Case("Written messages show their sender.", "n {channel: sms, direction: out, prompt: You can save.} -> e:end"),
    Case("Sent by day.", window("8:00 to 21:00")),
    Case("Hours in German.", window("9 bis 20 Uhr")),
    Case("Hours that are words.", window("in the afternoon")),
    Case("Hours of another clock.", window("9 to 11 pm")),
    Case("No hours.", "n {channel: sms, direction: out} -> e:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(outbound_without_identity, case)


MESSAGES = [
    (
        "No name.",
        call("Good news!"),
        "Customers who are called hear “M” first, and it does not say who is calling.",
    ),
    (
        "Too early.",
        window("6:30-20:00"),
        "“N” may be sent from 6:30 to 20:00; allowed is 8:00 to 21:00.",
    ),
]


@pytest.mark.parametrize(("text", "message"), [pytest.param(*row[1:], id=row[0]) for row in MESSAGES])
def test_message(text: str, message: str) -> None:
    (found,) = problems(outbound_without_identity, sketch(text).journey)
    assert found.message == message
