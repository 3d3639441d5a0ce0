"""HND107 finds people who pass customers on without a word."""

from __future__ import annotations

import pytest

from cxlint.rules.handoffs.cold_handoff_after_story import cold_handoff_after_story
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("From an agent.", "m:menu -1-> a:agent -!-> t:transfer {transfer_mode: cold}"),
    Case("To another agent.", "a:agent -!-> b:agent {transfer_mode: cold}"),
    Case("From two agents is one finding.", "m:menu -1-> a:agent -!-> t:transfer {transfer_mode: cold}\n m -2-> b:agent -> t"),
    Case("Nothing is carried, and nothing was asked for.", "a:agent -{carries: []}!-> b:agent {transfer_mode: cold}"),
    Case("A warm one.", "a:agent -> t:transfer {transfer_mode: warm}"),
    Case("Not said how.", "a:agent -> t:transfer"),
    Case("Something is carried.", "a:agent -{carries: [problem]}-> t:transfer {transfer_mode: cold}"),
    Case("The platform carries everything.", "@ {context_carry: all}\n a:agent -> t:transfer {transfer_mode: cold}"),
    Case("What gets lost is told by another rule.", "a:agent {asks: [problem]} -{carries: []}-> t:transfer {transfer_mode: cold}"),
    Case("From a menu.", "m:menu -1-> t:transfer {transfer_mode: cold}"),
    Case("From a queue.", "q:queue -> t:transfer {transfer_mode: cold}"),
    Case("Nobody was there.", "t:transfer -no_answer-> u:transfer {transfer_mode: cold}"),
    Case("Days later.", "a:agent {next: {to: t, wait: 2d}}\n t:transfer {transfer_mode: cold}"),
    Case("To a bot.", "a:agent -> t:transfer {transfer_mode: cold, transfer_target: bot}"),
    Case("The same person.", "a:agent {actor: Kim} -> b:agent {actor: Kim, transfer_mode: cold}"),
    Case("People behind the scenes.", "a:agent {layer: backstage} -> t:transfer {transfer_mode: cold}"),
    Case("Agents' flows are another matter.", "@ {role: agent}\n a:agent -> t:transfer {transfer_mode: cold}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(cold_handoff_after_story, case)


def test_the_sentence_names_both() -> None:
    text = "m:menu -1-> a:agent -> t:transfer {transfer_mode: cold}\n m -2-> b:agent -> t"
    (found,) = problems(cold_handoff_after_story, sketch(text).journey)
    assert found.message == (
        "Customers who have told “A” their story are passed on to “T” without a word between the two."
    )
    assert (found.at, found.related) == ("a.next->t", ("b.next->t",))
