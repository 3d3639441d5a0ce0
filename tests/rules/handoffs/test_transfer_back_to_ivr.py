"""HND105 finds people who send customers back to the machine."""

from __future__ import annotations

import pytest

from cxlint.rules.handoffs.transfer_back_to_ivr import transfer_back_to_ivr
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("To the main menu.", "m:menu -1-> q:queue -> a:agent -!-> m"),
    Case("To another menu that can be had before.", "m:menu -1-> n:menu -1-> a:agent -!-> n\n m -2-> a"),
    Case("With a sentence in between.", "m:menu -1-> a:agent -!-> s -> m"),
    Case("By a decision.", "b:bot -> a:agent -!-> d:decision {next: [{to: e, if: solved}, b]}\n e:end(resolved)"),
    Case("One of several ways.", "m:menu -1-> a:agent -> e:end(resolved)\n a -!-> m"),
    Case("Two people are two findings.", "m:menu -1-> a:agent -!-> m\n m -2-> b:agent -!-> m"),
    Case("To the next person.", "m:menu -1-> a:agent -> b:agent -> e:end"),
    Case("A menu after the talk.", "m:menu -1-> a:agent -> n:menu -1-> e:end\n n -2-> a"),
    Case("A survey.", "m:menu -1-> a:agent -> s:survey -> e:end"),
    Case("A menu that asks how it went.", "m:menu -1-> r:menu {prompt: How satisfied are you?} -1-> a:agent -> r\n r -2-> e:end"),
    Case("A machine that takes the card.", "m:menu -1-> a:agent -> p:bot -> a\n a -> e:end"),
    Case("Data is asked for.", "i:input -> a:agent -> i"),
    Case("Customers choose it.", "m:menu -1-> a:agent -menu-> m"),
    Case("Nobody answered.", "m:menu -1-> a:agent -no_answer-> m"),
    Case("The next day.", "m:menu -1-> a:agent {next: {to: m, wait: 1d}}"),
    Case("The next day, in a later step.", "m:menu -1-> a:agent -> s {next: {to: m, wait: 1d}}"),
    Case("A queue sends back, which is another finding.", "m:menu -1-> q:queue -timeout-> m"),
    Case("People behind the scenes.", "m:menu -1-> a:agent {layer: backstage} -> m"),
    Case("Nobody gets there.", "m:menu -1-> e:end\n a:agent -> m"),
    Case("Agents' flows are another matter.", "@ {role: agent}\n m:menu -1-> a:agent -> m"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(transfer_back_to_ivr, case)


def test_the_sentence_and_the_way() -> None:
    (found,) = problems(transfer_back_to_ivr, sketch("m:menu -1-> a:agent -> s -> m").journey)
    assert (
        found.message == "Customers who talk with “A” can be sent back to “M”, which they have been through."
    )
    assert found.path == ("m.option.1", "a.next->s", "s.next->m")
