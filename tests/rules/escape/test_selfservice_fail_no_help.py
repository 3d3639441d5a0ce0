"""ESC109 finds self-service that fails and sends customers back to a menu without a person."""

from __future__ import annotations

import pytest

from cxlint.api import Retarget
from cxlint.rules.escape.selfservice_fail_no_help import selfservice_fail_no_help
from cxlint.testing import Case, check, check_examples, problems, sketch

MENUS = "m:menu -1-> t:menu -1-> pay:task -> paid -> off:end(resolved)\n t -2-> news -> m\n m -0-> q:queue"

CASES = [
    Case("Back to the menu below, with a word.", f"{MENUS}\n pay -error!-> sorry -> t"),
    Case("A step that does not succeed.", f"{MENUS}\n pay -fail!-> sorry -> t"),
    Case("Through a step of a system.", f"{MENUS}\n pay -timeout!-> log:task -> sorry -> t"),
    Case("Said on the way itself.", f"{MENUS}\n pay -error{{say: [That failed.]}}!-> t"),
    Case("Two steps that fail into the same menu are one finding.", f"{MENUS}\n pay -error!-> sorry -> t\n t -3-> move:task -> paid\n move -error-> sorry"),
    Case("To a person.", f"{MENUS}\n pay -error-> sorry -> q"),
    Case("To a call-back.", f"{MENUS}\n pay -error-> sorry -> c:callback"),
    Case("To a menu that offers the person.", f"{MENUS}\n pay -error-> sorry -> m"),
    Case("Silence there leads to the person.", f"{MENUS}\n t -no_input-> q\n pay -error-> sorry -> t"),
    Case("The menu tells of an agent.", f"{MENUS}\n t {{prompt: Say agent for an agent.}}\n pay -error-> sorry -> t"),
    Case("The bot may understand.", "m:menu -1-> pay:task -> paid -> off:end(resolved)\n m -0-> q:queue\n pay -error-> sorry -> b:bot -> m"),
    Case("Without a word: another finding.", f"{MENUS}\n pay -error-> t"),
    Case("The contact ends: another finding.", f"{MENUS}\n pay -error-> sorry -> off"),
    Case("It goes on as if nothing had happened.", f"{MENUS}\n pay -error-> paid"),
    Case("Data is asked for again.", "m:menu -1-> n:input -> look:task -> told -> off:end(resolved)\n look -fail-> sorry -> n\n n -no_input-> m\n m -0-> q:queue"),
    Case("Nothing was chosen before.", "look:task -> m:menu -0-> q:queue\n look -error-> sorry -> t:menu -1-> m"),
    Case("No people at all: another finding.", "m:menu -1-> pay:task -> paid -> off:end(resolved)\n pay -error-> sorry -> m"),
    Case("No way from that menu to a person: another finding.", "m:menu -1-> t:menu -1-> pay:task -> paid -> off:end(resolved)\n t -2-> off\n m -0-> q:queue\n pay -error-> sorry -> t"),
    Case("Where it leads is not sure.", f"{MENUS}\n pay -error-> sorry -> d:decision {{next: [t, q]}}"),
    Case("What fails after the agent.", "m:menu -0-> q:queue -> a:agent -> pay:task -> paid -> off:end(resolved)\n m -1-> t:menu -1-> x -> m\n pay -error-> sorry -> t"),
    Case("After the agent.", "q:queue -> a:agent -> t:menu -1-> pay:task -> off:end(resolved)\n t -2-> n:menu -1-> q\n pay -error-> sorry -> t"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(selfservice_fail_no_help, case)


def test_examples() -> None:
    check_examples(selfservice_fail_no_help)


def test_message_and_fix_name_the_step_the_menu_and_the_person() -> None:
    (found,) = problems(selfservice_fail_no_help, sketch(f"{MENUS}\n pay -error-> sorry -> t").journey)
    assert found.message == "If “Pay” fails, customers are sent back to “T”, which offers no person directly."
    assert found.fix == "Lead to “Q” where “Pay” fails, or offer a person in “T”."
    assert found.edits is not None
    assert found.edits.edits == (Retarget(found.at, "q"),)


def test_with_several_places_for_people_nothing_is_led_anywhere() -> None:
    (found,) = problems(
        selfservice_fail_no_help, sketch(f"{MENUS}\n m -9-> r:queue\n pay -error-> sorry -> t").journey
    )
    assert found.edits is None
