"""Names of data: which of them are secrets."""

from __future__ import annotations

import pytest

from cxlint.rules.privacy._fields import card_data, plain, secrets


@pytest.mark.parametrize("name", ["pin", "PIN", "customer_pin", "cardCvv", "cvv2", "one-time-code", "mot de passe", "Contraseña", "senha", "credit_card_number"])  # fmt: skip
def test_secret(name: str) -> None:
    assert secrets([name]) == [name]


@pytest.mark.parametrize("name", ["pin_ok", "pincode", "pin_code", "shopping", "opinion", "passport", "password_reset", "otp_sent", "card_type", "pan", "account", "security_code_ok", "", "___"])  # fmt: skip
def test_no_secret(name: str) -> None:
    assert secrets([name]) == []


def test_a_card_number_counts_beside_what_only_payment_cards_have() -> None:
    assert card_data(["card", "name"]) == []
    assert card_data(["card", "name", "valid_thru"]) == ["card"]
    assert card_data(["Kreditkarte", "CVC"]) == ["Kreditkarte", "CVC"]


def test_names_are_taken_apart_however_they_are_written() -> None:
    assert {plain(name) for name in ("cardNumber", "card_number", "Card-Number", "the card number")} == {
        "card number"
    }
