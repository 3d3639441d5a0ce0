"""INC104 finds proofs of identity that not everybody can give."""

from __future__ import annotations

import pytest

from cxlint.rules.inclusion.inaccessible_auth import inaccessible_auth
from cxlint.testing import Case, check, problems, sketch

FOREIGN = (
    "Telefonkennwort",
    "TAN",
    "clave telefónica",
    "question secrète",
    "palavra-passe",
    "parola d'ordine",
    "Stimmerkennung",
)

CASES = [
    Case("A password.", "i:input {auth_methods: password}! -> e:end"),
    Case("A password and a code to copy.", "i:input {auth_methods: [Password, SMS code]}! -> e:end"),
    Case("Who fails is asked again.", "i:input {auth_methods: pin}! -> e:end; i -no_match-> i"),
    Case("Who fails is out.", "i:input {auth_methods: pin}! -> e:end; i -fail-> off:end"),
    Case("The voice alone.", "i:input {auth_methods: voice-print}! -> e:end"),
    *(Case(f"Called {name}.", f"i:input {{auth_methods: [{name}]}}! -> e:end") for name in FOREIGN),
    Case("A password or a passkey.", "i:input {auth_methods: [password, passkey]} -> e:end"),
    Case("Two biometrics.", "i:input {auth_methods: [voice, face]} -> e:end"),
    Case("A biometric or a PIN.", "i:input {auth_methods: [voice, pin]} -> e:end"),
    Case("What cxlint does not know.", "i:input {auth_methods: [customer number]} -> e:end"),
    Case("Who fails gets to a person.", "i:input {auth_methods: pin} -> e:end; i -no_match-> q:queue"),
    Case("Who cannot gets a call-back.", "i:input {auth_methods: pin} -> e:end; i -fail-> c:callback"),
    Case("An option leads past it.", "i:menu {auth_methods: pin} -no pin-> q:queue; i -go-> e:end"),
    Case("The wish for a person is understood.", "i:input {auth_methods: pin, human_intent: true} -> e:end"),
    Case("Nothing is declared.", "i:input {asks: [pin]} -> e:end"),
    Case("No method is named.", "i:input {auth_methods: []} -> e:end"),
    Case("Nobody gets there.", "a -> e:end\n i:input {auth_methods: pin} -> e"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(inaccessible_auth, case)


@pytest.mark.parametrize(
    ("methods", "said"),
    [
        ("[PIN, otp]", "only by remembering or copying: “PIN” and “otp”."),
        ("[voice]", "only by one biometric: “voice”."),
    ],
)
def test_message(methods: str, said: str) -> None:
    (found,) = problems(inaccessible_auth, sketch(f"i:input {{auth_methods: {methods}}} -> e:end").journey)
    assert found.message == f"Customers can prove who they are at “I” {said}"
