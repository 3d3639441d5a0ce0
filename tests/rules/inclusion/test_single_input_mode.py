"""INC102 finds questions that can be answered in one way only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import Severity
from cxlint.rules.inclusion.single_input_mode import single_input_mode
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Only by speaking.", "i:input {channel: phone, inputs: speech}! -> e:end"),
    Case("Only by speaking, to a bot.", "b:bot {channel: phone, inputs: [speech]}! -> e:end"),
    Case("A person for those who say nothing is no help to those who cannot speak.", "i:input {channel: phone, inputs: speech}! -> e:end; i -no_input-> q:queue"),
    Case("Two of them are one finding.", "a:input {channel: phone, inputs: speech}! -> b:input {channel: phone, inputs: speech} -> e:end"),
    Case("Only by keys.", "m:menu {channel: phone, inputs: dtmf}! -1-> e:end"),
    Case("Only by keys, and who presses none hears it again.", "m:menu {channel: phone, inputs: dtmf}! -1-> e:end; m -no_input-> m"),
    Case("Both.", "i:input {channel: phone, inputs: [speech, dtmf]} -> e:end"),
    Case("Only by keys, and who presses none gets to a person.", "m:menu {channel: phone, inputs: dtmf} -1-> e:end; m -no_input-> q:queue"),
    Case("After some tries.", "m:menu {channel: phone, inputs: dtmf} -1-> e:end; m -retries_exhausted-> q:queue"),
    Case("Nothing is declared.", "i:input {channel: phone} -> e:end"),
    Case("In a chat one writes.", "i:input {channel: chat, inputs: text} -> e:end"),
    Case("By speech in an unknown channel.", "i:input {inputs: speech} -> e:end"),
    Case("By text over the phone.", "i:input {channel: phone, inputs: text} -> e:end"),
    Case("Nothing is asked.", "hello {channel: phone, inputs: speech} -> e:end"),
    Case("Nobody gets there.", "a -> e:end\n i:input {channel: phone, inputs: speech} -> e"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(single_input_mode, case)


@pytest.mark.parametrize(
    ("inputs", "said", "severity"),
    [
        ("speech", "Customers can answer only by speaking at “I”.", Severity.WARNING),
        ("dtmf", "Customers can answer only by pressing keys at “I”.", Severity.INFO),
    ],
)
def test_message(inputs: str, said: str, severity: Severity) -> None:
    journey = sketch(f"i:input {{channel: phone, inputs: {inputs}}} -> e:end").journey
    (found,) = problems(single_input_mode, journey)
    assert (found.message, found.severity) == (said, severity)


def test_exported_menus_with_keys_are_left_alone() -> None:
    journey = sketch("m:menu {channel: phone, inputs: dtmf} -1-> e:end").journey
    assert problems(single_input_mode, replace(journey, format="amazon-connect")) == []
