"""PRV104 finds decisions of machines that nobody reviews."""

from __future__ import annotations

import pytest

from cxlint.rules.privacy.automated_decision_no_review import automated_decision_no_review
from cxlint.testing import Case, check, problems, sketch

SCORE = "ask:page -> score:decision {decides: significant%s}"

CASES = [
    Case("Refused, and that is it.", SCORE % "" + "! -> yes:end(resolved); score -> no:end(unresolved)"),
    Case("Only questions follow.", SCORE % "" + "! -> more:menu -1-> ask; more -2-> e:end"),
    Case("A bot decides.", "b:bot {decides: significant}! -> e:end"),
    Case("A person comes next.", SCORE % "" + " -> yes:end(resolved); score -> q:queue"),
    Case("A person behind the scenes comes next.", SCORE % "" + " -> check:agent {layer: backstage} -> e:end"),
    Case("Customers can ask for a call-back.", SCORE % "" + " -> no:menu -1-> c:callback; no -2-> e:end"),
    Case("Somebody has it on the desk.", SCORE % "" + " -> t:task {opens_case: true} -> e:end"),
    Case("A call-back was arranged before.", "c:callback -> score:decision {decides: significant} -> e:end"),
    Case("A person was there before.", "a:agent -> score:decision {decides: significant} -> e:end"),
    Case("Another journey follows that nobody has read.", SCORE % "" + " -> other.journey.yaml"),
    Case("The designer vouches for it.", SCORE % ", assures: [human-review]" + " -> e:end"),
    Case("By the journey's defaults.", "@ {defaults: {assures: [human-review]}}\n" + SCORE % "" + " -> e:end"),
    Case("The decision helps a person.", "ask:page -> score:decision {decides: assist} -> e:end"),
    Case("Nothing is declared.", "ask:page -> score:decision -> e:end"),
    Case("A person decides.", "ask:page -> boss:agent {decides: significant} -> e:end"),
    Case("Nobody gets there.", "a -> e:end\n" + "score:decision {decides: significant} -> e"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(automated_decision_no_review, case)


def test_message() -> None:
    (found,) = problems(automated_decision_no_review, sketch(SCORE % "" + " -> e:end").journey)
    assert found.message == (
        "Customers about whom “Score” decides can get nobody in this journey to look at it again."
    )
