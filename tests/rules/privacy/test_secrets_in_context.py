"""PRV102 finds secrets that are handed on."""

from __future__ import annotations

import pytest

from cxlint.api import Safety, apply_edits
from cxlint.rules.privacy.secrets_in_context import secrets_in_context
from cxlint.testing import Case, check, problems, sketch

FOREIGN = (
    "Geheimzahl",
    "TAN",
    "Telefonkennwort",
    "clave secreta",
    "code_secret",
    "palavra-passe",
    "codice segreto",
)

CASES = [
    Case("A PIN.", "who:input -{carries: [id, pin]}!-> q:queue"),
    Case("A password, however it is written.", "who:input -{carries: [userPassword]}!-> q:queue"),
    Case("A code for one use.", "who:input -{carries: [one_time_code]}!-> q:queue"),
    Case("A check code and with it the card's number.", "pay:input -{carries: [card_number, cvv]}!-> q:queue"),
    Case("In German.", "who:input -{carries: [Passwort]}!-> q:queue"),
    *(Case(f"Called {name}.", f"who:input -{{carries: ['{name}']}}!-> q:queue") for name in FOREIGN),
    Case("The same secret on several ways is one finding.", "who:input -{carries: [pin]}!-> a:task\n a -{carries: [pin]}-> q:queue"),
    Case("In a module.", "@ {role: module}\n who:input -{carries: [pin]}!-> q:queue"),
    Case("That it was right.", "who:input -{carries: [pin_verified]}-> q:queue"),
    Case("A postcode in India.", "who:input -{carries: [pin_code]}-> q:queue"),
    Case("That a password was reset.", "who:input -{carries: [password_reset, password_status]}-> q:queue"),
    Case("A card number alone.", "who:input -{carries: [card_number]}-> q:queue"),
    Case("A tax number in India.", "who:input -{carries: [pan]}-> q:queue"),
    Case("How surely the customer is known.", "who:input -{carries: [security_level, auth_token]}-> q:queue"),
    Case("Nothing is said of what is handed on.", "who:input {asks: [pin]} -> q:queue"),
    Case("Nothing is handed on.", "who:input {asks: [pin]} -{carries: []}-> q:queue"),
    Case("Nobody gets there.", "a -> e:end\n who:input -{carries: [pin]}-> q:queue"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(secrets_in_context, case)


def test_what_is_said_and_done() -> None:
    text = "who:input -{carries: [id, pin]}-> look:task\n look -{carries: [pin]}-> q:queue"
    journey = sketch(text).journey
    (found,) = problems(secrets_in_context, journey)
    assert found.message == "Customers' “pin” is handed on from “Who” to “Look”."
    assert found.related == (journey.out("look")[0].id,)
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    mended = apply_edits(journey, found.edits.edits)
    assert [way.carries for way in mended.transitions] == [("id",), ()]


def test_several_secrets_at_once() -> None:
    journey = sketch("who:input -{carries: [pin, password]}-> gone").journey
    (found,) = problems(secrets_in_context, journey)
    assert found.message == "Customers' “password” and “pin” are handed on from “Who” to “Gone”."
