"""STR101 speaks when nobody can start a journey, and only then."""

from __future__ import annotations

import pytest

from cxlint.journey.journey import Journey
from cxlint.journey.model import Touchpoint
from cxlint.rules.structure.missing_entry import missing_entry
from cxlint.testing import Case, check, check_examples, problems

CASES = [
    Case("An empty start is flagged.", "@ {start: []}\n a -> b:end", whole=True),
    Case("The first touchpoint is the start when none is named.", "a -> b:end"),
    Case("A start that exists is enough.", "@ {start: b}\n a -> b:end"),
    Case("Several starts are fine.", "@ {start: [a, c]}\n a -> b:end\n c -> b"),
    Case("One touchpoint is a journey.", "a:end(resolved)"),
    Case("Whispers need a start, too.", "@ {role: whisper, start: []}\n a -> b:end", whole=True),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(missing_entry, case)


def test_examples() -> None:
    check_examples(missing_entry)


def journey(*touchpoints: Touchpoint, start: tuple[str, ...] = ()) -> Journey:
    return Journey("j", "J", "j.yaml", "native", {one.id: one for one in touchpoints}, (), start)


def test_a_journey_without_touchpoints_is_flagged_once() -> None:
    found = problems(missing_entry, journey())
    assert [problem.message for problem in found] == [
        "Customers cannot start this journey: it has no touchpoints."
    ]


def test_a_start_that_does_not_exist_is_flagged_and_one_that_does_is_proposed() -> None:
    found = problems(missing_entry, journey(Touchpoint("a", "end", "Bye"), start=("nowhere",)))
    assert len(found) == 1
    assert "“Bye”" in found[0].fix


def test_one_start_of_two_is_enough() -> None:
    assert not problems(missing_entry, journey(Touchpoint("a", "end"), start=("nowhere", "a")))
