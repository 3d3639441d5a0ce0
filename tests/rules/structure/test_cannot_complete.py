"""STR105 finds ways round that never end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.rules.structure.cannot_complete import cannot_complete
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case("Two tasks lead round to each other.", "a -> b:task! -> c:task -> b"),
    Case("A task leads back to itself.", "a -> b:task! -> b"),
    Case("The touchpoint that customers come to first is flagged.", "a -> c:task!\n b:task -> c -> b"),
    Case("Two such groups are two findings.", "m:menu -1-> a:task! -> a\n m -2-> b:task! -> b"),
    Case("In agents' journeys questions are flagged as well.", "@ {role: agent}\n a:menu! -1-> b:menu -1-> a"),
    Case("Questions to customers are left to trapped-loop.", "a:menu -1-> b:menu -1-> a"),
    Case("There is a way out.", "a -> b:task -> c:task -> b\n c -error-> d:end"),
    Case("There is a way out to a bad ending.", "a -> b:task -> b\n b -error-> d:end(unresolved)"),
    Case("There is a way out to a queue.", "a -> b:task -> b\n b -error-> d:queue"),
    Case("A queue in the round has people.", "a -> q:queue -timeout-> a"),
    Case("Hanging up is no way out.", "a! -> b -> a\n b -hangup-> c:end"),
    Case("Another journey may be the way out.", "a -> b:task -> b\n b -error-> x.journey.yaml"),
    Case("A missing touchpoint may be the way out.", "a -> b:task {next: [a, nowhere]}"),
    Case("What plays in the queue goes round.", "@ {role: queue}\n a -> b:wait -> a"),
    Case("What plays on hold goes round.", "@ {role: hold}\n a -> a"),
    Case("A dead end is another finding.", "a -> b"),
    Case("What nobody reaches is another finding.", "a -> z:end\n b:task -> b"),
    Case("A straight way.", "a -> b -> c:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(cannot_complete, case)


def test_examples() -> None:
    check_examples(cannot_complete)


def test_all_members_are_named_or_related() -> None:
    (found,) = problems(cannot_complete, sketch("a -> b:task -> c:task -> d:task -> b").journey)
    assert found.message == (
        "Customers who get to “B” never get any further: “B”, “C” and “D” only lead round to each other."
    )
    assert found.related == ("c", "d")


def test_a_half_read_member_may_be_the_way_out() -> None:
    journey = sketch("a -> b:task -> c:task -> b").journey
    half = {**journey.touchpoints, "c": replace(journey["c"], incomplete=True)}
    assert not problems(cannot_complete, replace(journey, touchpoints=half))


def test_an_ending_that_the_loop_keeps_customers_from_belongs_to_the_finding() -> None:
    (found,) = problems(cannot_complete, sketch("a -> b:task -> b\n thanks:end").journey)
    assert found.related == ("thanks",)
    assert found.fix == "Lead on from “B” to “Thanks”."
