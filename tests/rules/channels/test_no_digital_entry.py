"""CHN101 finds journeys that can only be begun by phone or in person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.rules.channels.no_digital_entry import no_digital_entry
from cxlint.testing import Case, check, problems, sketch

STAGES = "@ {stages: [reach, solve]}\n"
TWO = "@ {stages: [reach, solve], start: [m, n]}\n"

CASES = [
    Case("By phone only.", STAGES + "v:event -> m:menu {channel: phone}! -1-> q:queue"),
    Case("A letter follows.", STAGES + "m:menu {channel: phone}! -1-> s {channel: letter} -> e:end"),
    Case("In a shop only.", STAGES + "m:agent {channel: store}! -> e:end"),
    Case("By phone and in a shop.", TWO + "m:menu {channel: phone}! -1-> q:queue\n n:agent {channel: store} -> q"),
    Case("After something has happened.", STAGES + "v:event {channel: email} -> m:menu {channel: phone}! -1-> q:queue"),
    Case("A page comes later.", STAGES + "m:menu {channel: phone}! -1-> p:page {channel: web} -> e:end"),
    Case("A single phone menu.", STAGES + "m:menu {channel: phone} -1-> q:queue {channel: phone}"),
    Case("A journey without stages.", "v:event -> m:menu {channel: phone} -1-> q:queue"),
    Case("One stage is not a whole journey.", "@ {stages: [reach]}\n v:event -> m:menu {channel: phone} -1-> q:queue"),
    Case("On the web.", STAGES + "m:page {channel: web} -> q:queue"),
    Case("Also by chat.", TWO + "m:menu {channel: phone} -1-> q:queue\n n:bot {channel: chat} -> q"),
    Case("Also by e-mail.", TWO + "m:menu {channel: phone} -1-> q:queue\n n:input {channel: email} -> q"),
    Case("Not known for one entry.", TWO + "m:menu {channel: phone} -1-> q:queue\n n:bot -> q"),
    Case("After something has happened, two ways.", STAGES + "v:event -> m:menu {channel: phone} -1-> q:queue\n v -> p:page {channel: web} -> q"),
    Case("The firm calls.", STAGES + "v:event -> m:message {channel: phone, direction: out} -> q:queue"),
    Case("The firm calls one of two.", STAGES + "v:event -> m:message {channel: phone, direction: out} -> q:queue\n v -> n:menu {channel: phone} -1-> q"),
    Case("Nothing but what happens.", STAGES + "v:event -> t:task {layer: backstage} -> v"),
    Case("Agents' flows are another matter.", "@ {stages: [reach, solve], role: agent}\n v:event -> m:menu {channel: phone} -1-> q:queue"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(no_digital_entry, case)


def test_the_sentence_names_the_ways() -> None:
    text = TWO + "m:menu {channel: phone} -1-> q:queue\n n:agent {channel: store} -> q"
    (found,) = problems(no_digital_entry, sketch(text).journey)
    assert found.message == "Customers can begin this journey only by phone or in person."
    assert found.related == ("n",)


def test_an_imported_flow_says_nothing_about_other_channels() -> None:
    journey = sketch(STAGES + "v:event -> m:menu {channel: phone} -1-> q:queue").journey
    assert not problems(no_digital_entry, replace(journey, format="bpmn"))
