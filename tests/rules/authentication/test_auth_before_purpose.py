"""AUT104 finds proofs of identity that come before the question what customers want."""

from __future__ import annotations

import pytest

from cxlint.rules.authentication.auth_before_purpose import auth_before_purpose
from cxlint.testing import Case, check, problems, sketch

MENU = "m:menu -1-> t:task -> e:end(resolved)\n m -2-> h {prompt: We are open from 9 to 5.} -> e\n m -0-> q:queue\n"

CASES = [
    Case("Right at the beginning.", f"a:input {{auth_level: 1}}! -> {MENU} a -no_match-> q"),
    Case("After a greeting.", f"g -> a:input {{auth_level: 1}}! -> {MENU} a -no_match-> q"),
    Case("Said in the prompt.", f"a:input {{prompt: Please verify your identity.}}! -> {MENU} a -no_match-> q"),
    Case("Two proofs are one finding.", f"a:input {{auth_level: 1}}! -> b:input {{auth_level: 2}} -> {MENU} a -no_match-> q\n b -no_match-> q"),
    Case("Two menus behind are one finding.", f"a:input {{auth_level: 1}}! -> {MENU} a -no_match-> q\n m -3-> n:menu -1-> k {{prompt: We are in High Street.}} -> e"),
    Case("The choice comes first.", f"n:menu -1-> a:input {{auth_level: 1}} -> {MENU} n -2-> q"),
    Case("Only one of two ways.", f"d:decision {{next: [{{to: a, if: known}}, m]}}\n a:input {{auth_level: 1}} -> {MENU}"),
    Case("Whoever is silent goes on.", f"a:input {{auth_level: 1}} -> {MENU} a -no_input-> m"),
    Case("Whoever does not want to goes on.", f"a:input {{auth_level: 1}} -> {MENU} a -9-> m"),
    Case("All that can be chosen is about the customer.", "a:input {auth_level: 1} -> m:menu -1-> h {prompt: 'You owe {amount}.'} -> e:end\n m -0-> q:queue\n a -no_match-> q"),
    Case("It is not known what is said.", "a:input {auth_level: 1} -> m:menu -1-> h -> e:end\n m -0-> q:queue\n a -no_match-> q"),
    Case("Who logs in on a page.", f"a:page {{auth_level: 1}} -> {MENU} a -fail-> q"),
    Case("An order number is no proof.", f"a:input {{asks: [order]}} -> {MENU} a -no_match-> q"),
    Case("A decision says who has failed.", f"a:input {{auth_level: 1}}! -> d:decision {{next: [{{to: m, if: found}}, {{to: q, if: unknown}}]}}\n {MENU}"),
    Case("Data decides who has failed.", f"a:input {{auth_level: 1}} -> d:decision {{next: [{{to: m, if: a}}, {{to: q, if: b}}]}}\n {MENU}"),
    Case("It blocks every person, which is another finding.", f"a:input {{auth_level: 1}} -> {MENU} a -no_match-> r -> x:end(redirected)"),
    Case("Agents' flows are another matter.", f"@ {{role: agent}}\n a:input {{auth_level: 1}} -> {MENU}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(auth_before_purpose, case)


def test_what_needs_no_proof_is_named() -> None:
    (found,) = problems(
        auth_before_purpose, sketch(f"a:input {{auth_level: 1}} -> {MENU} a -no_match-> q").journey
    )
    assert found.message == (
        "Customers have to prove who they are at “A” before they can choose “H”, which is the same for everybody."
    )
    assert found.fix == "Lead to “M” first, and to “A” from the options that need a proof."
    assert found.related == ("m",)
