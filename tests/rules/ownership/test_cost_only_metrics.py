"""OWN102 finds journeys that are measured by their costs alone."""

from __future__ import annotations

import pytest

from cxlint.rules.ownership.cost_only_metrics import cost_only_metrics
from cxlint.testing import Case, check, problems, sketch

FLOW = "\nm:menu -1-> q:queue"

FOREIGN = {
    "German": "Durchschnittliche Gesprächsdauer, Kosten pro Kontakt",
    "Spanish": "tiempo medio de operación, coste por llamada",
    "French": "durée moyenne de traitement, taux d'occupation",
    "Portuguese": "tempo médio de atendimento, custo por chamada",
    "Italian": "tempo medio di gestione, costo per contatto",
}

CASES = [
    Case("Handling time and containment.", "@ {metrics: [AHT, containment]}" + FLOW, whole=True),
    Case("Targets count, too.", "@ {kpis: {cost_per_call: {target: < 4 EUR}}}" + FLOW, whole=True),
    Case("Written in another way.", "@ {metrics: [Average handle-time, Agent Occupancy]}" + FLOW, whole=True),
    *(Case(f"In {name}.", f"@ {{metrics: [{words}]}}" + FLOW, whole=True) for name, words in FOREIGN.items()),
    Case("Satisfaction in Spanish.", "@ {metrics: [TMO, satisfacción]}" + FLOW),
    Case("Effort is the customer's.", "@ {metrics: [AHT, effort]}" + FLOW),
    Case("So is satisfaction among the targets.", "@ {metrics: [AHT], kpis: {csat: {target: 4.5}}}" + FLOW),
    Case("Waiting is the customer's as well.", "@ {metrics: [AHT, average speed of answer]}" + FLOW),
    Case("A name that nobody knows may be anything.", "@ {metrics: [AHT, Q7]}" + FLOW),
    Case("Nothing is declared.", FLOW),
    Case("No measures.", "@ {metrics: []}" + FLOW),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(cost_only_metrics, case)


def test_message() -> None:
    (found,) = problems(
        cost_only_metrics, sketch("@ {metrics: [AHT], kpis: {deflection: 40%}}" + FLOW).journey
    )
    assert found.message == "Customers' success is not measured in this journey, only “AHT” and “deflection”."
