"""MNU113 finds options that are worded alike."""

from __future__ import annotations

import pytest

from cxlint.rules.menus.indistinct_options import indistinct_options
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("One holds the words of the other.", "m:menu! -1{label: internet bill}-> a:end; m -2{label: your internet bill questions}-> b:end"),
    Case("The longer one comes first.", "m:menu! -1{label: your internet bill questions}-> a:end; m -2{label: internet bill}-> b:end"),
    Case("The same but for stop words.", "m:menu! -1{label: my orders}-> a:end; m -2{label: your orders}-> b:end"),
    Case("The prompt names them.", 'm:menu {prompt: "For card problems press 1. For problems with your card press 2."}! -1-> a:end; m -2-> b:end'),
    Case("How much alike can be set.", "m:menu! -1{label: orders}-> a:end; m -2{label: orders abroad}-> b:end", {"alike": 0.5}),
    Case("Different words.", "m:menu -1{label: internet bill}-> a:end; m -2{label: internet fault}-> b:end"),
    Case("Each has a word of its own.", "m:menu -1{label: pay your credit card bill}-> a:end; m -2{label: pay your debit card bill}-> b:end"),
    Case("New and existing.", "m:menu -1{label: business customers}-> a:end; m -2{label: new business customers}-> b:end"),
    Case("Not.", "m:menu -1{label: registered customers}-> a:end; m -2{label: not registered customers}-> b:end"),
    Case("Numbers.", "m:menu -1{label: travel zone}-> a:end; m -2{label: travel zone 2}-> b:end"),
    Case("A short part of a long one.", "m:menu -1{label: balance}-> a:end; m -2{label: balance by text message}-> b:end"),
    Case("Both lead to the same place.", "m:menu -1{label: my orders}-> a:end; m -2{label: your orders}-> a"),
    Case("Stop words alone.", "m:menu -1{label: me}-> a:end; m -2{label: you}-> b:end"),
    Case("Nobody says what they are for.", "m:menu -1-> a:end; m -2-> b:end"),
    Case("A person twice.", "m:menu -1{label: an agent}-> a:end; m -2{label: the agent}-> b:end"),
    Case("Nobody gets there.", "a:end\nm:menu -1{label: my orders}-> b:end; m -2{label: your orders}-> c:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(indistinct_options, case)


def test_one_finding_for_all_pairs() -> None:
    text = "m:menu -1{label: my orders}-> a:end; m -2{label: your orders}-> b:end; m -3{label: the orders}-> c:end"
    (found,) = problems(indistinct_options, sketch(text).journey)
    said = "Customers can hardly tell “my orders” and “your orders” apart in “M” (and 2 more such pairs)."
    assert found.message == said
    assert len(found.related) == 3
