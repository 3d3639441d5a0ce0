"""RPT101 finds automation that customers cannot get out of."""

from __future__ import annotations

import pytest

from cxlint.api import AddTransition
from cxlint.rules.loops.trapped_loop import trapped_loop
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case("Two menus lead to each other.", "a:menu -1-> b:menu -1!-> a"),
    Case("A menu that only knows itself.", "a:menu -1!-> a"),
    Case("Only a failure leads out.", "a:menu -1-> b -> c:menu -1!-> a\n c -error-> x:end(unresolved)"),
    Case("Two traps are two findings.", "m:menu -1-> a:menu -1!-> a\n m -2-> b:input -!-> b"),
    Case("Help elsewhere in the journey does not help here.", "m:menu -0-> q:queue\n m -1-> a:menu -1!-> a"),
    Case("A menu with a person.", "a:menu -1-> b:menu -1-> a\n b -0-> q:queue"),
    Case("A voicemail is help.", "a:menu -1-> a\n a -no_match-> v:voicemail"),
    Case("An ending without an outcome is no bad one.", "a:menu -1-> a\n a -2-> x:end"),
    Case("A good ending.", "a:menu -1-> b -> a\n b -> x:end(resolved)"),
    Case("What lies in another journey is not known.", "a:menu -1-> a\n a -9-> other.journey.yaml"),
    Case("A kiosk without people on purpose.", "a:menu {assures: [no-human-by-design]} -1-> b:menu -1-> a"),
    Case("Machines among themselves are another finding.", "a:task -> b:task -> a"),
    Case("Nobody gets there.", "a:menu -1-> x:end\n b:menu -1-> b"),
    Case("Agents' guides are not for customers.", "@ {role: agent}\n a:menu -1-> a"),
    Case("No way round at all.", "a:menu -1-> x:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(trapped_loop, case)


def test_examples() -> None:
    check_examples(trapped_loop)


def test_message_names_the_places_and_the_missing_person() -> None:
    (found,) = problems(trapped_loop, sketch("a:menu -1-> b:menu -1-> a").journey)
    assert found.message == (
        "Customers go round between “A” and “B” and can only hang up;"
        " nowhere in this journey does a way lead to a person."
    )
    assert found.path == ("a.option.1", "b.option.1")


def test_fix_offers_the_only_person() -> None:
    (found,) = problems(trapped_loop, sketch("m:menu -0-> q:queue\n m -1-> a:menu -1-> a").journey)
    assert found.edits is not None
    assert found.edits.edits == (AddTransition("a", "q", "option", "0"),)


def test_an_ending_that_the_loop_keeps_customers_from_belongs_to_the_finding() -> None:
    (found,) = problems(trapped_loop, sketch("a:menu -1-> b -> a\n thanks:end").journey)
    assert found.related == ("b", "thanks")
    (other,) = problems(
        trapped_loop, sketch("a:menu -1-> b -> a\n a -9-> x:end(abandoned)\n thanks:end").journey
    )
    assert other.related == ("b",)
