"""MNU102 counts menus in a row."""

from __future__ import annotations

import pytest

from cxlint.rules.menus.menu_too_deep import menu_too_deep
from cxlint.testing import Case, check, check_examples, problems, sketch

THREE = (
    "a:menu -1-> b; a -2-> x:end; a -3-> y:end; b:menu -1-> c; b -2-> x; b -3-> y; "
    "c:menu -2-> x; c -3-> y; c -1-> d; "
)

CASES = [
    Case("Four menus in a row.", THREE + "d:menu! -1-> x; d -2-> y; d -3-> z:end"),
    Case("Messages in between change nothing.", THREE.replace("c -1-> d", "c -1-> s -> d") + "d:menu! -1-> x; d -2-> y; d -3-> z:end"),
    Case("Two at the same place are one finding.", THREE.replace("c -2-> x", "c -2-> e") + "d:menu! -1-> x; d -2-> y; d -3-> z:end\n e:menu -1-> x; e -2-> y; e -3-> z"),
    Case("The limit can be set.", "a:menu -1-> b:menu!; a -2-> x:end; a -3-> y:end; b -1-> x; b -2-> y; b -3-> z:end", {"most": 1}),
    Case("Three menus.", THREE + "d:end"),
    Case("There is a shorter way.", THREE + "d:menu -1-> x; d -2-> y; d -3-> z:end\n a -4-> d"),
    Case("A question with two answers.", THREE + "d:menu -1-> x; d -2-> y"),
    Case("Going back and forth adds nothing.", THREE + "d:end\n c -4-> a; b -4-> a"),
    Case("A person in between.", THREE + "d:agent -> e:menu -1-> x; e -2-> y; e -3-> z:end"),
    Case("A page in between.", THREE + "d:page -> e:menu -1-> x; e -2-> y; e -3-> z:end"),
    Case("After silence nobody has chosen.", "a:menu -no_input-> b:menu -no_input-> c:menu -no_input-> d:menu -1-> x:end; d -2-> y:end; d -3-> z:end"),
    Case("Inputs are no menus.", "a:input -> b:input -> c:input -> d:input -> e:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(menu_too_deep, case)


def test_examples() -> None:
    check_examples(menu_too_deep)


def test_message_and_path() -> None:
    journey = sketch(THREE + "d:menu -1-> x; d -2-> y; d -3-> z:end").journey
    (found,) = problems(menu_too_deep, journey)
    assert found.message == "Customers have to choose in 3 menus, “A”, “B” and “C”, and then again in “D”."
    assert found.path == ("a.option.1", "b.option.1", "c.option.1")
