"""AUT102 finds proofs of identity that were given before."""

from __future__ import annotations

import pytest

from cxlint.api import Severity
from cxlint.rules.authentication.reauthentication import reauthentication
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("By the agent.", "a:input {auth_level: 1} -> q:queue -> p:agent {auth_level: 1}!"),
    Case("A lower level.", "a:input {auth_level: 2} -> b:input {auth_level: 1}! -> e:end"),
    Case("On both ways.", "m:menu -1-> a:input {auth_level: 1} -> p:agent {auth_level: 1}!\n m -2-> b:input {auth_level: 2} -> p"),
    Case("Still valid after a short wait.", "a:input {auth_level: 1, auth_valid_for: 15m} -> q:queue {wait: 9m} -> p:agent {auth_level: 1}!"),
    Case("Valid for longer, if one says so.", "a:input {auth_level: 1} -> q:queue {wait: 90m} -> p:agent {auth_level: 1}!", {"valid_minutes": 120}),
    Case("The same owner.", "a:input {auth_level: 1, owner: us} -> p:agent {auth_level: 1, owner: us}!"),
    Case("A higher level.", "a:input {auth_level: 1} -> b:input {auth_level: 2} -> e:end"),
    Case("Not all have proved it.", "m:menu -1-> a:input {auth_level: 1} -> p:agent {auth_level: 1}\n m -2-> p"),
    Case("It failed the first time.", "a:input {auth_level: 1} -no_match-> b:input {auth_level: 1} -> e:end\n a -> e"),
    Case("Not known how surely.", "a:input {auth_methods: [pin]} -> p:agent {auth_methods: [pin]}"),
    Case("It proves nothing.", "a:input {auth_level: 0} -> p:agent {auth_level: 0}"),
    Case("The proof has expired.", "a:input {auth_level: 1, auth_valid_for: 5m} -> q:queue {wait: 9m} -> p:agent {auth_level: 1}"),
    Case("A day later.", "a:input {auth_level: 1} -> t {next: {to: p, wait: 1d}}\n p:agent {auth_level: 1}"),
    Case("After the next working day.", "a:input {auth_level: 1} -> w:wait -> p:agent {auth_level: 1}"),
    Case("Another firm.", "a:input {auth_level: 1, owner: us} -> p:agent {auth_level: 1, owner: bank}"),
    Case("On purpose.", "a:input {auth_level: 1} -> p:agent {auth_level: 1, tags: [security]}"),
    Case("People behind the scenes.", "a:input {auth_level: 1} -> p:agent {auth_level: 1, layer: backstage}"),
    Case("The same step again.", "a:input {auth_level: 1} -no_match-> a\n a -> e:end"),
    Case("Agents' flows are another matter.", "@ {role: agent}\n a:input {auth_level: 1} -> p:agent {auth_level: 1}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(reauthentication, case)


def test_the_last_proof_is_named() -> None:
    (found,) = problems(
        reauthentication, sketch("a:input {auth_level: 1} -> p:agent {auth_level: 1}").journey
    )
    assert found.severity is None
    assert found.message == (
        "Customers have to prove again at “P” who they are, although they have done so at “A”."
    )
    assert found.related == ("a",)


def test_coming_round_again_the_other_proof_is_named() -> None:
    text = "a:input {auth_level: 1} -> p:agent {auth_level: 1} -> q:queue -> p"
    (found,) = problems(reauthentication, sketch(text).journey)
    assert found.related == ("a",)


def test_in_another_channel_it_is_a_remark() -> None:
    text = "a:page {auth_level: 1, channel: web} -> p:agent {auth_level: 1, channel: phone}"
    (found,) = problems(reauthentication, sketch(text).journey)
    assert found.severity is Severity.INFO


def test_where_a_channel_is_not_known_it_is_a_warning() -> None:
    text = "a:page {auth_level: 1} -> p:agent {auth_level: 1, channel: phone}"
    (found,) = problems(reauthentication, sketch(text).journey)
    assert found.severity is None
