"""MNU112 finds menus that wait too short or too long."""

from __future__ import annotations

import pytest

from cxlint.api import Safety, SetAttribute
from cxlint.rules.menus.input_timeout_range import input_timeout_range
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Two seconds.", "m:menu {channel: phone, input_timeout: 2s}! -1-> a:end; m -2-> b:end"),
    Case("Two seconds to enter digits.", "m:input {channel: phone, input_timeout: 2s}! -> a:end"),
    Case("Half a minute.", "m:menu {channel: phone, input_timeout: 30s}! -1-> a:end; m -2-> b:end"),
    Case("The limits can be set.", "m:menu {channel: phone, input_timeout: 8s}! -1-> a:end; m -2-> b:end", {"longest": 7.0}),
    Case("Three seconds.", "m:menu {channel: phone, input_timeout: 3s} -1-> a:end; m -2-> b:end"),
    Case("Ten seconds.", "m:menu {channel: phone, input_timeout: 10s} -1-> a:end; m -2-> b:end"),
    Case("Not declared.", "m:menu {channel: phone} -1-> a:end; m -2-> b:end"),
    Case("Half a minute to find a number.", "m:input {channel: phone, input_timeout: 30s} -> a:end"),
    Case("A timeout of zero asks nobody.", "m:menu {channel: phone, input_timeout: 0s} -1-> a:end; m -2-> b:end"),
    Case("A chat may wait for an hour.", "m:menu {channel: chat, input_timeout: 1h} -1-> a:end; m -2-> b:end"),
    Case("A channel that is not known.", "m:menu {input_timeout: 1s} -1-> a:end; m -2-> b:end"),
    Case("A menu without options of its own.", "m:menu {channel: phone, input_timeout: 2m} -no_input-> a:end"),
    Case("Nobody gets there.", "a:end\nm:menu {channel: phone, input_timeout: 1s} -1-> a"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(input_timeout_range, case)


@pytest.mark.parametrize(
    ("wait", "message"),
    [
        ("2s", "Customers have only 2 seconds to answer in “M”."),
        ("30s", "Customers who do not answer wait in silence for 30 seconds in “M”."),
    ],
)
def test_message_and_fix(wait: str, message: str) -> None:
    journey = sketch(f"m:menu {{channel: phone, input_timeout: {wait}}} -1-> a:end; m -2-> b:end").journey
    (found,) = problems(input_timeout_range, journey)
    assert found.message == message
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    assert found.edits.edits == (SetAttribute("m", "input_timeout", "5s"),)
