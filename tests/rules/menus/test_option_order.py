"""MNU109 finds options that many need behind options that few need."""

from __future__ import annotations

import pytest

from cxlint.rules.menus.option_order import option_order
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("The second is used six times as often.", "m:menu {channel: phone}! -1{label: sales, probability: 10%}-> a:end; m -2{label: bills, probability: 60%}-> b:end"),
    Case("The prompt names the key first that is used least.", 'm:menu {channel: phone, prompt: "For bills press 2, for sales press 1."}! -1{label: sales, probability: 60%}-> a:end; m -2{label: bills, probability: 10%}-> b:end'),
    Case("The third is used most.", "m:menu {channel: phone}! -1{label: sales, probability: 30%}-> a:end; m -2{label: bills, probability: 10%}-> b:end; m -3{label: faults, probability: 60%}-> c:end"),
    Case("How many times can be set.", "m:menu {channel: phone}! -1{label: sales, probability: 40%}-> a:end; m -2{label: bills, probability: 50%}-> b:end", {"times": 1.2}),
    Case("By how much can be set.", "m:menu {channel: phone}! -1{label: sales, probability: 1%}-> a:end; m -2{label: bills, probability: 5%}-> b:end", {"points": 0.03}),
    Case("The first is used most.", "m:menu {channel: phone} -1{label: sales, probability: 60%}-> a:end; m -2{label: bills, probability: 10%}-> b:end"),
    Case("The prompt names the one first that is used most.", 'm:menu {channel: phone, prompt: "For bills press 2, for sales press 1."} -1{label: sales, probability: 10%}-> a:end; m -2{label: bills, probability: 60%}-> b:end'),
    Case("A little more.", "m:menu {channel: phone} -1{label: sales, probability: 40%}-> a:end; m -2{label: bills, probability: 50%}-> b:end"),
    Case("Many times more, but few in all.", "m:menu {channel: phone} -1{label: sales, probability: 1%}-> a:end; m -2{label: bills, probability: 4%}-> b:end"),
    Case("Nobody says how often.", "m:menu {channel: phone} -1{label: sales}-> a:end; m -2{label: bills}-> b:end"),
    Case("Only one has a share.", "m:menu {channel: phone} -1{label: sales}-> a:end; m -2{label: bills, probability: 60%}-> b:end"),
    Case("A person comes last anyway.", "m:menu {channel: phone} -1{label: sales, probability: 10%}-> a:end; m -0{label: a person, probability: 60%}-> q:queue"),
    Case("Everything else comes last.", "m:menu {channel: phone} -1{label: sales, probability: 10%}-> a:end; m -2{label: something else, probability: 60%}-> q:queue"),
    Case("Words to say have no order.", "m:menu {channel: phone} -sales{probability: 10%}-> a:end; m -bills{probability: 60%}-> b:end"),
    Case("A chat shows all at once.", "m:menu {channel: chat} -1{label: sales, probability: 10%}-> a:end; m -2{label: bills, probability: 60%}-> b:end"),
    Case("Nobody gets there.", "s:end\nm:menu {channel: phone} -1{label: sales, probability: 10%}-> a:end; m -2{label: bills, probability: 60%}-> b:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(option_order, case)


def test_message_names_the_rarest_before_and_the_most_used_behind() -> None:
    text = (
        "m:menu {channel: phone} -1{label: sales, probability: 20%}-> a:end; m -2{probability: 5%}-> b:end;"
        " m -3{label: faults, probability: 25%}-> c:end; m -4{label: moving, probability: 50%}-> d:end"
    )
    (found,) = problems(option_order, sketch(text).journey)
    assert found.message == (
        "Customers hear the key 2, which 5% of them choose, before “moving”, which 50% choose, in “M”."
    )
    assert len(found.related) == 2
