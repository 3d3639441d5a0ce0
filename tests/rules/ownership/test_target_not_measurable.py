"""OWN103 finds targets that nobody can measure."""

from __future__ import annotations

import pytest

from cxlint.rules.ownership.target_not_measurable import target_not_measurable
from cxlint.testing import Case, check, problems, sketch

FLOW = "\nm:menu -1-> q:queue"

CASES = [
    Case("No number.", "@ {kpis: {csat: {target: better}}}" + FLOW, whole=True),
    Case("No number, in short.", "@ {kpis: {csat: high}}" + FLOW, whole=True),
    Case("No target at all.", "@ {kpis: {csat: }}" + FLOW, whole=True),
    Case("Only where it is measured.", "@ {kpis: {csat: {at: m}}}" + FLOW, whole=True),
    Case("A time without a unit.", "@ {kpis: {wait_time: {target: '<= 30'}}}" + FLOW, whole=True),
    Case("Two of them are one finding.", "@ {kpis: {csat: high, effort: low}}" + FLOW, whole=True),
    Case("A queue with a share and no time.", "m:menu -1-> q:queue {target: {pct: 80}}!"),
    Case("A queue with a time and no share.", "m:menu -1-> q:queue {target: {seconds: 20}}!"),
    Case("A share.", "@ {kpis: {fcr: {target: '>= 75%'}}}" + FLOW),
    Case("A score needs no unit.", "@ {kpis: {nps: {target: '>= 45'}}}" + FLOW),
    Case("A number, in short.", "@ {kpis: {nps: 45}}" + FLOW),
    Case("A time with a unit.", "@ {kpis: {wait_time: {target: '<= 30s'}}}" + FLOW),
    Case("A time as on a clock.", "@ {kpis: {handle_time: {target: '< 5:00'}}}" + FLOW),
    Case("The unit stands apart.", "@ {kpis: {wait_time: {target: 30, unit: seconds}}}" + FLOW),
    Case("A number in a word.", "@ {kpis: {complaints: {target: zero}}}" + FLOW),
    Case("A number in keys of its own.", "@ {kpis: {csat: {min: 4}}}" + FLOW),
    Case("To be filled in.", "@ {kpis: {csat: {target: '{goal}'}}}" + FLOW),
    Case("A queue with both.", "m:menu -1-> q:queue {target: {pct: 80, seconds: 20}}"),
    Case("A queue with a target of another kind.", "m:menu -1-> q:queue {target: {asa: 30s}}"),
    Case("A queue without a target.", "m:menu -1-> q:queue"),
    Case("A queue that nobody gets to.", "a -> e:end\n q:queue {target: {pct: 80}}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(target_not_measurable, case)


def test_messages() -> None:
    text = "@ {kpis: {csat: high, wait: 30, nps: {at: q}}}\n m:menu -1-> q:queue {target: {pct: 80}}"
    first, second = problems(target_not_measurable, sketch(text).journey)
    assert first.message == (
        "The target of “csat” has no number, the target of “wait” has no unit and “nps” has no target,"
        " so nobody can tell whether they are met."
    )
    assert second.message == (
        "Customers are to be answered at “Q”, but the target does not say within how many seconds."
    )
