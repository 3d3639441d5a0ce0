"""ESC108 finds urgent matters that have to get through a machine."""

from __future__ import annotations

import pytest

from cxlint.api import Severity
from cxlint.rules.escape.urgent_path_automated import urgent_path_automated
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case(
        "The bot understands at once.",
        "b:bot {human_intent: true} -stolen-> block:task {urgency: critical} -> q:queue\nb -other-> b",
    ),
    Case(
        "The bot has to be talked to first.",
        "b:bot {human_intent: true, mandatory_turns: 3} -stolen-> block:task! {urgency: critical} -> q:queue\nb -other-> b",
    ),
    Case("Two menus before.", "m:menu -1-> c:menu -1-> s {urgency: high}! -> q:queue"),
    Case("One before, one after.", "m:menu -1-> s {urgency: critical}! -> c:menu -1-> q:queue"),
    Case("The matter itself asks.", "m:menu -1-> s:input {complexity: high}! -> q:queue"),
    Case("A bot that nobody can go past.", "b:bot -fraud-> s {urgency: high}! -> q:queue"),
    Case("The people themselves.", "m:menu -1-> c:menu -1-> q:queue {urgency: critical}!"),
    Case("Two matters behind the same questions are one finding.", "m:menu -1-> c:menu -1-> s {urgency: high}! -> q:queue\n c -2-> r {urgency: high} -> q"),
    Case("One question where none is allowed.", "m:menu -1-> s {urgency: high}! -> q:queue", {"most": 0}),
    Case("One menu.", "m:menu -1-> s {urgency: critical} -> q:queue"),
    Case("Two menus where two are allowed.", "m:menu -1-> c:menu -1-> s {urgency: high} -> q:queue", {"most": 2}),
    Case("A shorter way past the bot.", "m:menu -1-> b:bot -fraud-> s {urgency: high} -> q:queue\n m -2-> s"),
    Case("Nothing is said of urgency.", "m:menu -1-> c:menu -1-> s -> q:queue"),
    Case("It is not urgent.", "m:menu -1-> c:menu -1-> s {urgency: mid, complexity: low} -> q:queue"),
    Case("The machine is faster.", "m:menu -1-> c:menu -1-> s:input {urgency: critical, assures: [instant]} -> q:queue"),
    Case("No person by design.", "m:menu -1-> c:menu -1-> s {urgency: high, assures: [no-human-by-design]} -> q:queue"),
    Case("Another journey may help.", "m:menu -1-> s {urgency: high} -> d:decision {next: [x.journey.yaml, c]}\n c:menu -1-> q:queue"),
    Case("Nobody at all is another finding.", "m:menu -1-> c:menu -1-> s {urgency: high} -> off:end"),
    Case("Behind the scenes.", "m:menu -1-> c:menu -1-> s:task {urgency: high, channel: backstage} -> q:queue"),
    Case("A mistake is no way, but another one is short.", "m:menu -1-> s {urgency: high} -> q:queue\n m -no_input-> c:menu -1-> s"),
    Case("Nobody gets there.", "m:menu -1-> q:queue\n c:menu -1-> s {urgency: high} -> q"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(urgent_path_automated, case)


def test_examples() -> None:
    check_examples(urgent_path_automated)


MESSAGES = [
    ("m:menu -1-> c:menu -1-> s {urgency: critical} -> q:queue", "Customers at “S”, a critical matter, have to answer 2 questions (“M” and “C”) to get to a person.", Severity.ERROR),
    ("m:menu -1-> c:menu -1-> s {urgency: high} -> q:queue", "Customers at “S”, an urgent matter, have to answer 2 questions (“M” and “C”) to get to a person.", None),
    ("b:bot -fraud-> s {complexity: high} -> q:queue", "Customers at “S”, a difficult matter, have to get past “B” to get to a person.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "severity"), MESSAGES)
def test_message_and_severity(text: str, message: str, severity: Severity | None) -> None:
    (found,) = problems(urgent_path_automated, sketch(text).journey)
    assert (found.message, found.severity) == (message, severity)
