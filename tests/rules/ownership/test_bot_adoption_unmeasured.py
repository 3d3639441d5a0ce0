"""OWN106 finds bots that customers must talk to and nobody measures."""

from __future__ import annotations

import pytest

from cxlint.rules.ownership.bot_adoption_unmeasured import bot_adoption_unmeasured
from cxlint.testing import Case, check, problems, sketch

FCR = "@ {metrics: [first contact resolution]}\n"

CASES = [
    Case("Three turns, and no measure of them.", FCR + "b:bot {mandatory_turns: 3}! -> q:queue"),
    Case("Targets alone are measures, too.", "@ {kpis: {csat: {target: 4}}}\n b:bot {mandatory_turns: 1}! -> q:queue"),
    Case("Two bots are one remark.", FCR + "a:bot {mandatory_turns: 1}! -> b:bot {mandatory_turns: 2} -> q:queue"),
    Case("Containment says nothing of it.", "@ {metrics: [bot containment rate]}\n b:bot! {mandatory_turns: 3} -> q:queue"),
    Case("Adoption is measured.", "@ {metrics: [fcr, bot adoption]}\n b:bot {mandatory_turns: 3} -> q:queue"),
    Case("Giving up is measured.", "@ {metrics: [abandonment-rate]}\n b:bot {mandatory_turns: 3} -> q:queue"),
    Case("It is known how many want a person.", FCR + "b:bot {mandatory_turns: 3} -person{probability: 30%}-> q:queue"),
    Case("No measures are declared.", "b:bot {mandatory_turns: 3} -> q:queue"),
    Case("Nobody has to stay.", FCR + "b:bot {mandatory_turns: 0} -> q:queue"),
    Case("Nothing is declared of turns.", FCR + "b:bot -> q:queue"),
    Case("Nobody gets there.", FCR + "a -> e:end\n b:bot {mandatory_turns: 3} -> e"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(bot_adoption_unmeasured, case)


@pytest.mark.parametrize(
    ("names", "verb"), [("[csat]", "“csat” does not"), ("[csat, fcr]", "“csat” and “fcr” do not")]
)
def test_message(names: str, verb: str) -> None:
    journey = sketch(f"@ {{metrics: {names}}}\n b:bot {{mandatory_turns: 3}} -> q:queue").journey
    (found,) = problems(bot_adoption_unmeasured, journey)
    assert found.message == (
        f"Customers at “B” must talk to a bot before they may ask for a person, and {verb} tell how many want one."
    )
