"""PRV105 finds data that nobody uses."""

from __future__ import annotations

import pytest

from cxlint.rules.privacy.excess_data import excess_data
from cxlint.testing import Case, check, problems, sketch

WHO = "who:input {asks: [account, birthday]}"

CASES = [
    Case("Asked for and dropped.", WHO + "! -{carries: [account]}-> q:queue -> a:agent"),
    Case("Nothing at all is handed on.", WHO + "! -{carries: []}-> a:agent"),
    Case("All is handed on.", WHO + " -{carries: [account, Birthday]}-> q:queue"),
    Case("It is handed on later.", WHO + " -> m -{carries: [account, birthday]}-> q:queue"),
    Case("A system may use it.", WHO + " -> t:task -{carries: [account]}-> q:queue"),
    Case("A decision may use it.", WHO + " -> d:decision -{carries: [account]}-> q:queue; d -> e:end"),
    Case("A way depends on it.", "who:input {asks: [account, birthday], next: [{to: q, if: birthday < 2000, carries: [account]}]}\n q:queue"),
    Case("What is handed over is not declared.", WHO + " -> q:queue"),
    Case("Not on every way.", WHO + " -{carries: [account]}-> q:queue; who -no_input-> q"),
    Case("The platform hands over everything.", "@ {context_carry: all}\n" + WHO + " -{carries: [account]}-> q:queue"),
    Case("A bot uses what it hears.", "who:bot {asks: [account, birthday]} -{carries: [account]}-> q:queue"),
    Case("Another journey may use it.", WHO + " -{carries: [account]}-> q:queue; who -no_match-> other.journey.yaml"),
    Case("No person follows.", WHO + " -> e:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(excess_data, case)


def test_message() -> None:
    (found,) = problems(excess_data, sketch(WHO + " -{carries: [account]}-> q:queue").journey)
    assert (
        found.message
        == "Customers have to give “birthday” at “Who”, and nothing after it uses what they gave."
    )
