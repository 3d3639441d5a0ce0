"""MNU115 finds menus that decide nothing."""

from __future__ import annotations

import pytest

from cxlint.rules.menus.options_same_target import options_same_target
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Customers choose their language.", "m:menu {channel: phone, prompt: 'For English, press 1. For Spanish, press 2.'} -1-> n:menu\nm -2-> n\nn {channel: phone} -1-> a:end\nn -2-> b:end\nn -0-> q:queue"),
    Case("Three options, one queue.", "m:menu! -1{label: sales}-> q:queue; m -2{label: service}-> q; m -3{label: bills}-> q"),
    Case("Two options and one message with an end.", "m:menu! -1{label: sales}-> s {prompt: Bye.} -> e:end; m -2{label: bills}-> s"),
    Case("Words to say.", "m:menu! -sales-> q:queue; m -service-> q"),
    Case("Repeating goes elsewhere.", "m:menu! -1{label: sales}-> q:queue; m -2{label: bills}-> q; m -9{label: repeat}-> m"),
    Case("The prompt names the options.", 'm:menu {prompt: "For sales press 1, for bills press 2."}! -1-> q:queue; m -2-> q'),
    Case("Different places.", "m:menu -1{label: sales}-> q:queue; m -2{label: service}-> r:queue"),
    Case("What was chosen goes along.", "m:menu -1{label: sales, carries: [sales]}-> q:queue; m -2{label: bills, carries: [bills]}-> q"),
    Case("Something else is said on each way.", "m:menu -1{label: sales, say: [Sales.]}-> q:queue; m -2{label: bills, say: [Bills.]}-> q"),
    Case("The menu says what it asks for.", "m:menu {asks: [topic]} -1{label: sales}-> q:queue; m -2{label: bills}-> q"),
    Case("A task follows, which may use the answer.", "m:menu -1{label: sales}-> t:task -> q:queue; m -2{label: bills}-> t"),
    Case("A decision follows.", "m:menu -1{label: sales}-> t:decision -> q:queue; m -2{label: bills}-> t"),
    Case("A task follows behind a message.", "m:menu -1{label: sales}-> s -> t:task -> q:queue; m -2{label: bills}-> s"),
    Case("Marks of a survey.", "m:menu {title: Survey} -1{label: good}-> e:end; m -2{label: bad}-> e"),
    Case("An ending called a survey.", "m:menu -1{label: good}-> e:end {title: Survey}; m -2{label: bad}-> e"),
    Case("Yes or no.", "m:menu -1{label: 'yes'}-> q:queue; m -2{label: 'no'}-> q"),
    Case("Nobody says what the keys are for.", "m:menu -1-> q:queue; m -2-> q"),
    Case("Two keys for one thing.", "m:menu -1{label: sales}-> q:queue; m -2{label: sales}-> q"),
    Case("A single option.", "m:menu -1{label: sales}-> q:queue"),
    Case("A menu that was not read to the end.", "m:menu {incomplete: true} -1{label: sales}-> q:queue; m -2{label: bills}-> q"),
    Case("Nobody gets there.", "a:end\nm:menu -1{label: sales}-> q:queue; m -2{label: bills}-> q"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(options_same_target, case)


def test_message() -> None:
    journey = sketch("m:menu -1{label: sales}-> q:queue; m -2{label: bills}-> q").journey
    (found,) = problems(options_same_target, journey)
    assert found.message == "Customers have to choose in “M”, but all 2 options lead to “Q”."
    assert found.fix == "Leave “M” out, or hand what was chosen over to “Q” (`carries`)."
    assert set(found.related) == {way.id for way in journey.out("m")}
