"""EXP104 compares what is promised in different places."""

from __future__ import annotations

import pytest

from cxlint.rules.promises.contradictory_promise import contradictory_promise
from cxlint.testing import Case, check, problems, sketch


def two(first: str, second: str, mark: str = "", what: str = "refund") -> str:
    """Two places that promise something."""
    return (
        f"m:menu -1-> a:bot{mark} {{promise: {{what: refund, within: {first}}}}} -> e:end\n"
        f"m -2-> b:page {{promise: {{what: {what}, within: {second}}}}} -> e"
    )


P = "@ {promises: [{id: refund, says: Your money is back., made_at: b, kept_at: k, within: 14d}]}\n"
ONE = "m:menu -1-> a:bot%s {promise: {what: refund, within: %s}} -> e:end\nm -2-> b:page -> k -> e"

CASES = [
    Case("Three days here, two weeks there.", two("3d", "14d", "!")),
    Case("Working days of different number.", two("3bd", "14bd", "!")),
    Case("A touchpoint and the journey's promise.", P + ONE % ("!", "3d")),
    Case("The same time.", two("3d", "3d")),
    Case("The same time, written otherwise.", two("2w", "14d")),
    Case("Different things.", two("3d", "14d", what="exchange")),
    Case("One of them without a time.", "m:menu -1-> a:bot {promise: {what: refund}} -> e:end\nm -2-> b:page {promise: {what: refund, within: 3d}} -> e"),
    Case("Working days and calendar days cannot be compared.", two("3bd", "5d")),
    Case("Nobody gets to one of them.", "a:bot {promise: {what: refund, within: 3d}} -> e:end\nb:page {promise: {what: refund, within: 9d}} -> e"),
    Case("A touchpoint says the same as the journey.", P + ONE % ("", "14d")),
    Case("Nothing is promised.", "a:bot -> e:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(contradictory_promise, case)


def test_the_better_promise_is_flagged_and_the_others_named() -> None:
    (found,) = problems(contradictory_promise, sketch(two("14d", "3d")).journey)
    assert found.message == "Customers are promised “refund” within 3 days at “B” and within 14 days at “A”."
    assert found.fix == "Decide on one time for “refund” and promise it in both places."
    assert (found.at, found.related) == ("b", ("a",))


def test_more_places_are_counted() -> None:
    text = two("2bd", "3bd") + "\nm -3-> c:page {promise: {what: refund, within: 9bd}} -> e"
    (found,) = problems(contradictory_promise, sketch(text).journey)
    assert "within two working days at “A”, within three working days at “B”" in found.message
    assert "in all 3 places" in found.fix
