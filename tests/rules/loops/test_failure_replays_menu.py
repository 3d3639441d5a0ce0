"""RPT107 finds failures after which the menu starts again as if nothing had happened."""

from __future__ import annotations

import pytest

from cxlint.rules.loops.failure_replays_menu import failure_replays_menu
from cxlint.testing import Case, check, problems, sketch

MENU = "m:menu -1-> t:task -> s -> z:end(resolved)\n m -0-> q:queue\n"

CASES = [
    Case("A fault leads back to the menu.", MENU + "t -error!-> m"),
    Case("A step that did not succeed.", MENU + "t -fail!-> m"),
    Case("A system that takes too long.", MENU + "t -timeout!-> m"),
    Case("By way of a step behind the scenes.", MENU + "t -error!-> log:task -> m"),
    Case("A step further on.", "m:menu -1-> a:task -> b:task -> z:end(resolved)\n m -0-> q:queue\n b -error!-> m"),
    Case("Behind a second question.", "m:menu -1-> i:input -> t:task -> z:end(resolved)\n m -0-> q:queue\n t -error!-> m"),
    Case("A text that cannot be played.", "m:menu -1-> a -> z:end(resolved)\n m -0-> q:queue\n a -error!-> m"),
    Case("Two keys lead to the step.", "m:menu -1-> t:task -> z:end(resolved)\n m -2-> t\n m -0-> q:queue\n t -error!-> m"),
    Case("A message tells what happened.", MENU + "t -error-> sorry -> m"),
    Case("The way itself says something.", MENU + "t -error{say: [Sorry.]}-> m"),
    Case("A person takes over.", MENU + "t -error-> q"),
    Case("Another menu follows.", MENU + "t -error-> n:menu -1-> q"),
    Case("The text of the menu may tell.", MENU + "m {prompt: '${notice} Press 1.'}\n t -error-> m"),
    Case("Success leads back to the menu, too.", "m:menu -1-> t:task -> m\n m -0-> q:queue\n t -error-> m"),
    Case("Nobody has chosen anything yet.", "t:task -> m:menu -1-> q:queue\n t -error-> m"),
    Case("Customers were only silent.", "m:menu -1-> q:queue\n m -no_input-> t:task -> z:end(resolved)\n t -error-> m"),
    Case("The step can be come to without the menu.", "s:task {next: [{to: m, if: x}, t]}\n" + MENU + "t -error-> m"),
    Case("The menu has no options.", "m:bot -> t:task -> z:end(resolved)\n m -no_match-> q:queue\n t -error-> m"),
    Case("A queue that is full is another finding.", "m:menu -1-> q:queue -timeout-> m"),
    Case("A transfer that fails is another finding.", "m:menu -1-> x:transfer -error-> m\n m -0-> q:queue"),
    Case("Customers took too long.", "m:menu -1-> i:input -> z:end(resolved)\n m -0-> q:queue\n i -timeout-> m"),
    Case("Nobody gets out, which is another finding.", "m:menu -1-> t:task -error-> m\n t -> u:task -> m"),
    Case("Questions one after the other.", "m:menu -1-> " + " -> ".join(f"i{n}:input" for n in range(9)) + " -> t:task -> z:end(resolved)\n m -0-> q:queue\n t -error-> m"),
    Case("A wrong number is the customer's.", "m:menu -1-> i:input -> z:end(resolved)\n m -0-> q:queue\n i -invalid-> m"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(failure_replays_menu, case)


def test_all_failures_of_a_menu_are_one_finding() -> None:
    drawn = sketch(MENU + "t -error-> m\n m -2-> u:task -> z\n u -error-> m\n u -timeout-> m")
    (found,) = problems(failure_replays_menu, drawn.journey)
    assert (
        found.message == "Customers whose choice in “M” fails at “T” or “U” land in “M” again without a word."
    )
    assert found.related == ("u.on_error", "u.on_timeout")
    assert found.path == ("m.option.1", "t.on_error")


def test_two_menus_are_two_findings() -> None:
    drawn = sketch(MENU + "m -2-> n:menu -1-> u:task -> z\n n -0-> q\n u -error-> n\n t -error-> m")
    assert {one.at for one in problems(failure_replays_menu, drawn.journey)} == {"t.on_error", "u.on_error"}
