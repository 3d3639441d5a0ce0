"""AUT103 finds proofs of identity without another way for those who fail."""

from __future__ import annotations

import pytest

from cxlint.rules.authentication.auth_no_fallback import auth_no_fallback
from cxlint.testing import Case, check, problems, sketch

MENU = "m:menu -1-> a:input {auth_level: 1}"
REST = " -> b -> e:end(resolved)\n m -0-> q:queue\n"

CASES = [
    Case("Only the same again.", f"{MENU}!{REST} a -no_match{{max: 3}}-> a"),
    Case("With a sentence in between.", f"{MENU}!{REST} a -no_match{{max: 3}}-> s -> a"),
    Case("Silence and mistakes.", f"{MENU}!{REST} a -no_match{{max: 3}}-> a\n a -no_input{{max: 3}}-> a"),
    Case("Looked up in a later step.", "m:menu -1-> a:input {auth_level: 1}! -> t:task -> e:end(resolved)\n m -0-> q:queue\n t -fail{max: 3}-> a"),
    Case("After that to a person.", f"{MENU}{REST} a -no_match{{max: 3}}-> a\n a -retries_exhausted-> q"),
    Case("To another proof.", f"{MENU}{REST} a -no_match-> c:input {{auth_level: 1}} -> b\n c -no_match-> q"),
    Case("Some get to a person after that.", f"{MENU}{REST} a -no_match{{max: 3}}-> s {{next: [{{to: a, if: first}}, q]}}"),
    Case("Back to the menu.", f"{MENU}{REST} a -no_match-> m"),
    Case("To a branch.", f"{MENU}{REST} a -no_match{{max: 3}}-> a\n a -retries_exhausted-> s -> x:end(redirected)"),
    Case("They are cut off, which is another finding.", f"{MENU}{REST} a -no_match-> x:end"),
    Case("They go round for ever, which is another finding.", f"{MENU}{REST} a -no_match-> a"),
    Case("The design does not say it.", f"{MENU}{REST}"),
    Case("Customers may choose something else.", f"{MENU}{REST} a -no_match{{max: 3}}-> a\n a -0-> q"),
    Case("No person can be reached without the proof, which is another finding.", "a:input {auth_level: 1} -> q:queue\n a -no_match{max: 3}-> a"),
    Case("There is no person at all.", "a:input {auth_level: 1} -> e:end\n a -no_match{max: 3}-> a"),
    Case("A decision says who has failed.", "m:menu -1-> a:input {auth_level: 1}! -> d:decision {next: [{to: e, if: ok}, {to: a, if: wrong, max: 2}]}\n m -0-> q:queue\n e:end(resolved)"),
    Case("Data decides who has failed.", "m:menu -1-> a:input {auth_level: 1} -> d:decision {next: [{to: e, if: ok}, {to: a, if: no, max: 2}]}\n m -0-> q:queue\n e:end"),
    Case("An order number proves nothing.", "m:menu -1-> a:input {asks: [order]} -> e:end\n m -0-> q:queue\n a -no_match{max: 3}-> a"),
    Case("Agents' flows are another matter.", f"@ {{role: agent}}\n {MENU}{REST} a -no_match{{max: 3}}-> a"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(auth_no_fallback, case)


def test_the_sentence() -> None:
    (found,) = problems(auth_no_fallback, sketch(f"{MENU}{REST} a -no_match{{max: 3}}-> a").journey)
    assert found.message == "Customers who cannot prove who they are at “A” can only try the same again."
    assert found.related == ("a.on_no_match",)
