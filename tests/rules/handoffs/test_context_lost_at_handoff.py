"""HND102 finds handoffs on which what customers have told gets lost."""

from __future__ import annotations

import pytest

from cxlint.api import Safety, SetAttribute
from cxlint.rules.handoffs.context_lost_at_handoff import context_lost_at_handoff
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case(
        "On a page, a chat may be chosen instead of filling in the form.",
        "p:page {asks: [dates], next: [{to: done}, {to: q, label: chat, carries: []}]}\nq:queue\ndone:end",
    ),
    Case(
        "A way that carries a part of the form was taken after filling it in.",
        "p:page {asks: [dates, name]} -> done:end\np -{carries: [name]}!-> q:queue",
    ),
    Case("Nothing is carried.", "a:input {asks: [name]} -{carries: []}!-> q:queue"),
    Case("Something else is carried.", "a:input {asks: [name]} -{carries: [order]}!-> q:queue"),
    Case("Told two steps before.", "a:input {asks: [name]} -> d:decision -{carries: []}!-> q:queue"),
    Case("On both ways to the decision.", "m:menu -1-> a:input {asks: [name]} -> d:decision -{carries: []}!-> q:queue\n m -2-> b:input {asks: [name]} -> d"),
    Case("From agent to agent.", "a:agent {asks: [problem]} -{carries: []}!-> b:agent"),
    Case("Nothing in the whole journey.", "@ {context_carry: none}\n a:input {asks: [name]} -!-> q:queue -> p:agent"),
    Case("Two ways in such a journey are one finding.", "@ {context_carry: none}\n a:input {asks: [name]} -!-> q:queue\n a -no_match-> b:input {asks: [name]} -> q"),
    Case("Failing later does not undo what was told.", "a:input {asks: [name]} -> b:input -no_match{carries: []}!-> q:queue"),
    Case("All is carried.", "a:input {asks: [name]} -{carries: [name]}-> q:queue"),
    Case("Another spelling of the same.", "a:input {asks: [account_number]} -{carries: [Account number]}-> q:queue"),
    Case("It is not declared what is carried.", "a:input {asks: [name]} -> q:queue"),
    Case("The platform hands everything over.", "@ {context_carry: all}\n a:input {asks: [name]} -{carries: []}-> q:queue"),
    Case("Only some have told it.", "m:menu -1-> a:input {asks: [name]} -> d:decision\n m -2-> d -{carries: []}-> q:queue"),
    Case("The answer failed.", "a:input {asks: [name]} -no_match{carries: []}-> q:queue"),
    Case("Pressed instead of an answer.", "a:input {asks: [name]} -> q:queue\n a -0{carries: []}-> q"),
    Case("A secret stays where it is.", "a:input {asks: [pin, card_number]} -{carries: []}-> q:queue"),
    Case("So does what is declared sensitive.", "a:input {asks: [diagnosis], sensitive: [diagnosis]} -{carries: []}-> q:queue"),
    Case("No person.", "a:input {asks: [name]} -{carries: []}-> b:bot"),
    Case("A transfer to a bot.", "a:input {asks: [name]} -{carries: []}-> t:transfer {transfer_target: bot}"),
    Case("Nobody gets there.", "x -> e:end\n a:input {asks: [name]} -{carries: []}-> q:queue"),
    Case("Hanging up.", "a:input {asks: [name]} -hangup{carries: []}-> q:queue"),
    Case("Nothing was asked.", "@ {context_carry: none}\n a -> q:queue"),
    Case("What the clerk passes to a colleague.", "@ {context_carry: none}\n c:agent {layer: backstage, asks: [name]} -> q:queue"),
    Case("Agents' flows are another matter.", "@ {role: agent}\n a:input {asks: [name]} -{carries: []}-> q:queue"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(context_lost_at_handoff, case)


def test_what_is_lost_is_named_and_added() -> None:
    text = "a:input {asks: [account_number, name, problem, pin]} -{carries: [problem]}-> q:queue"
    (found,) = problems(context_lost_at_handoff, sketch(text).journey)
    assert found.message == (
        "Customers get to “Q” without the account number and the name, although all of them have told that before."
    )
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    assert found.edits.edits == (SetAttribute("a.next->q", "carries", ["problem", "account_number", "name"]),)


def test_a_journey_that_carries_nothing_names_all_ways() -> None:
    text = "@ {context_carry: none}\n a:input {asks: [name]} -> q:queue\n a -no_match-> b:input {asks: [name]} -> q"
    (found,) = problems(context_lost_at_handoff, sketch(text).journey)
    assert (found.at, found.related) == ("a.next->q", ("b.next->q",))
