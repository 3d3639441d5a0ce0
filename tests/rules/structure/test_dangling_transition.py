"""STR102 finds ways to nowhere, one finding for each missing touchpoint."""

from __future__ import annotations

import pytest

from cxlint.api import Retarget
from cxlint.rules.structure.dangling_transition import dangling_transition
from cxlint.testing import Case, check, check_examples, problems, sketch

CLEAN = [
    Case("Every target exists.", "a -> b:menu -1-> c:end"),
    Case("Another journey's file is a target.", "a {next: other.journey.yaml}"),
    Case("A loop is no dangling way.", "a -> b -> a"),
    Case("No way at all is not a dangling one.", "a"),
]

FLAGGED = [
    ("A plain next step to nowhere.", "a {next: nowhere}", ["a.next"]),
    ("An option to nowhere.", "m {options: {1: a, 2: nowhere}}\n a:end", ["m.option.2"]),
    ("An event to nowhere.", "m {on_error: nowhere, next: a}\n a:end", ["m.on_error"]),
    (
        "Ways to the same missing target are one finding.",
        "a -> b {next: x}\n a {on_error: x}",
        ["a.on_error"],
    ),
    ("Two missing targets are two.", "a {next: x, on_error: y}", ["a.next", "a.on_error"]),
    ("One that customers can get to comes first.", "a -> b {next: x}\n c {next: x}", ["b.next"]),
]


@pytest.mark.parametrize("case", CLEAN, ids=str)
def test_clean(case: Case) -> None:
    check(dangling_transition, case)


@pytest.mark.parametrize(("text", "at"), [pytest.param(*row[1:], id=row[0]) for row in FLAGGED])
def test_flagged(text: str, at: list[str]) -> None:
    assert [problem.at for problem in problems(dangling_transition, sketch(text).journey)] == at


def test_examples() -> None:
    check_examples(dangling_transition)


def test_a_misspelt_id_is_recognised_and_can_be_put_right() -> None:
    drawn = sketch("m {options: {1: biling, 2: biling}} -3-> billing {title: Your bill} -> z:end")
    (found,) = problems(dangling_transition, drawn.journey)
    assert found.fix.startswith("Did you mean “billing” (Your bill)?")
    assert found.edits is not None
    assert found.edits.edits == (Retarget("m.option.1", "billing"), Retarget("m.option.2", "billing"))
    assert found.related == ("m.option.2",)


def test_a_title_is_recognised_too() -> None:
    drawn = sketch("a {next: opening-hours}\n b {title: Opening hours} -> z:end")
    (found,) = problems(dangling_transition, drawn.journey)
    assert "“b” (Opening hours)" in found.fix


def test_nothing_is_proposed_when_nothing_is_alike() -> None:
    (found,) = problems(dangling_transition, sketch("a {next: qqqqqq}").journey)
    assert found.edits is None
    assert found.fix.startswith("Add the touchpoint")
