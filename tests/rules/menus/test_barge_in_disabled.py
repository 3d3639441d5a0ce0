"""MNU111 finds prompts that cannot be cut short."""

from __future__ import annotations

import pytest

from cxlint.api import Safety, SetAttribute
from cxlint.rules.menus.barge_in_disabled import barge_in_disabled
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("A menu on the phone.", "m:menu {channel: phone, barge_in: false}! -1-> a:end; m -2-> b:end"),
    Case("An input that asks for digits.", "m:input {channel: phone, barge_in: false}! -> a:end"),
    Case("The channel is not known.", "m:menu {barge_in: false}! -1-> a:end"),
    Case("Keys and words can be given.", "m:bot {channel: phone, barge_in: false, inputs: [speech, dtmf]}! -> a:end"),
    Case("Customers can cut in.", "m:menu {channel: phone, barge_in: true} -1-> a:end"),
    Case("Nothing is said about it.", "m:menu {channel: phone} -1-> a:end"),
    Case("A chat.", "m:menu {channel: chat, barge_in: false} -1-> a:end"),
    Case("Words alone can be given, and noise would cut the prompt short.", "m:bot {channel: phone, barge_in: false, inputs: [speech]} -> a:end"),
    Case("A notice of recording must be heard.", "m:menu {channel: phone, barge_in: false, prompt: This call is recorded. Press 1 to go on.} -1-> a:end"),
    Case("A notice on privacy must be heard.", "m:menu {channel: phone, barge_in: false, prompt: Our privacy notice follows. Press 1 to go on.} -1-> a:end"),
    Case("A message asks for nothing.", "m:message {channel: phone, barge_in: false} -> a:end"),
    Case("Nobody gets there.", "a:end\nm:menu {channel: phone, barge_in: false} -1-> a"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(barge_in_disabled, case)


def test_one_finding_for_all_prompts() -> None:
    text = "m:menu {channel: phone, barge_in: false} -1-> n:menu {channel: phone, barge_in: false} -1-> a:end"
    (found,) = problems(barge_in_disabled, sketch(text).journey)
    assert found.message == "Customers cannot answer before the prompt has ended in “M” and “N”."
    assert (found.at, found.related) == ("m", ("n",))
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    assert found.edits.edits == (SetAttribute("m", "barge_in", True), SetAttribute("n", "barge_in", True))
