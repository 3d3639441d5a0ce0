"""MNU117 finds menus without an option for everything else."""

from __future__ import annotations

import pytest

from cxlint.rules.menus.no_other_option import no_other_option
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Three matters, and people behind one of them.", "m:menu! -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; p -1{label: by card}-> x:end; p -0-> q:queue"),
    Case("Behind a message.", "s -> m:menu! -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; p -1{label: by card}-> x:end; p -0-> q:queue"),
    Case("Repeating is no option for other matters.", "m:menu! -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; m -9{label: repeat}-> m; p -1{label: by card}-> x:end; p -0-> q:queue"),
    Case("How many can be set.", "m:menu! -1{label: pay}-> p:menu; m -2{label: move}-> b:end; p -1{label: by card}-> x:end; p -0-> q:queue", {"fewest": 2}),
    Case("An option for everything else.", "m:menu -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: other matters}-> c:end; p -1{label: by card}-> x:end; p -0-> q:queue"),
    Case("An option leads to a person.", "m:menu -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; m -4{label: complaints}-> q:queue; p -1{label: by card}-> x:end"),
    Case("An option leads to a person behind a message.", "m:menu -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; m -4{label: complaints}-> s -> q:queue; p -1{label: by card}-> x:end"),
    Case("A key leads to a person.", "m:menu -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; m -0-> q:queue; p -1{label: by card}-> x:end"),
    Case("Silence leads to a person.", "m:menu -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; m -no_input-> q:queue; p -1{label: by card}-> x:end"),
    Case("A wrong key leads to a person.", "m:menu -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; m -no_match-> s -> q:queue; p -1{label: by card}-> x:end"),
    Case("Nobody knows what silence leads to.", "m:menu -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; m -no_input-> other.journey.yaml; p -1{label: by card}-> x:end; p -0-> q:queue"),
    Case("There are no people at all.", "m:menu -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; p -1{label: by card}-> x:end"),
    Case("One leads back.", "m:menu -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; m -9{label: go back}-> s:end; p -1{label: by card}-> x:end; p -0-> q:queue"),
    Case("Nobody says what one of them is for.", "m:menu -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; m -4-> s:end; p -1{label: by card}-> x:end; p -0-> q:queue"),
    Case("Languages.", "m:menu -1{label: English}-> p:menu; m -2{label: French}-> b:end; m -3{label: German}-> c:end; p -1{label: by card}-> x:end; p -0-> q:queue"),
    Case("A survey.", "m:menu {title: Survey} -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; p -1{label: by card}-> x:end; p -0-> q:queue"),
    Case("Yes, no, later.", "m:menu -1{label: 'yes'}-> p:menu; m -2{label: 'no'}-> b:end; m -3{label: later}-> c:end; p -1{label: by card}-> x:end; p -0-> q:queue"),
    Case("Two matters.", "m:menu -1{label: pay}-> p:menu; m -2{label: move}-> b:end; p -1{label: by card}-> x:end; p -0-> q:queue"),
    Case("Not the first menu.", "s:menu -1{label: bills}-> m:menu; s -2{label: offers}-> b:end; s -3{label: anything else}-> c:end; m -1{label: pay}-> p:menu; m -2{label: copy}-> b; m -3{label: refund}-> c; p -1{label: by card}-> x:end; p -0-> q:queue"),
    Case("Nobody gets there.", "s:end\nm:menu -1{label: pay}-> p:menu; m -2{label: move}-> b:end; m -3{label: report a fault}-> c:end; p -1{label: by card}-> x:end; p -0-> q:queue"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(no_other_option, case)


def test_message_names_the_options() -> None:
    options = "; ".join(f"m -{n}{{label: matter {n}}}-> e{n}:end" for n in range(2, 7))
    text = f"m:menu -1{{label: pay}}-> p:menu; {options}; p -1{{label: by card}}-> x:end; p -0-> q:queue"
    (found,) = problems(no_other_option, sketch(text).journey)
    assert found.message == (
        "Customers with another matter find no option in “M”; there are only “pay”, “matter 2”, “matter 3”,"
        " “matter 4” and 2 more."
    )
