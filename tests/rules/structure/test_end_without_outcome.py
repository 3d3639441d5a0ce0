"""STR108 finds endings that do not say what customers leave with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import Safety, SetAttribute
from cxlint.rules.structure.end_without_outcome import end_without_outcome
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("An ending without an outcome.", "a -> z:end!"),
    Case("One of two endings has one.", "a:menu -1-> z:end!\n a -2-> y:end(resolved)"),
    Case("The ending has its outcome.", "a -> z:end(unresolved)"),
    Case("A step that ends the journey with an outcome.", "a -> b:message {end: deferred}"),
    Case("Somebody takes over.", "a -> q:queue"),
    Case("Only this piece ends.", "a -> z:end {ends: piece}"),
    Case("Nobody gets there.", "a -> q:queue\n z:end"),
    Case("A module comes back.", "@ {role: module}\n a -> z:end"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(end_without_outcome, case)


def test_all_endings_of_a_journey_are_one_remark() -> None:
    drawn = sketch("a:menu -1-> x:end\n a -2-> y:end\n a -3-> z:end(resolved)")
    (found,) = problems(end_without_outcome, drawn.journey)
    assert found.message == "The 2 endings “X” and “Y” do not say what customers leave with."
    assert (found.at, found.related) == ("x", ("y",))
    assert found.edits is None


def test_one_ending_is_named() -> None:
    (found,) = problems(end_without_outcome, sketch("a -> thanks:end").journey)
    assert found.message == "“Thanks” does not say what customers leave with."


def test_the_name_may_tell_the_outcome() -> None:
    drawn = sketch("a:menu -1-> x:end {title: Resolved}\n a -2-> y:end {title: abandoned}")
    (found,) = problems(end_without_outcome, drawn.journey)
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    assert found.edits.edits == (SetAttribute("x", "end", "resolved"), SetAttribute("y", "end", "abandoned"))


def test_exported_flows_have_no_place_for_it() -> None:
    journey = sketch("a -> z:end").journey
    assert not problems(end_without_outcome, replace(journey, format="dot"))
