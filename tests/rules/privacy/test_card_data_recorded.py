"""PRV101 finds card data in recordings."""

from __future__ import annotations

import pytest

from cxlint.rules.privacy.card_data_recorded import card_data_recorded
from cxlint.testing import Case, check, problems, sketch

PAY = "pay:input {channel: phone, recorded: true, asks: %s}"

PHONE = "@ {defaults: {channel: phone}}\n"

CASES = [
    Case("The check code of a card.", PAY % "[cvv]" + "! -> e:end"),
    Case("The number of a credit card.", PAY % "[creditCardNumber]" + "! -> e:end"),
    Case("A card number beside its expiry date.", PAY % "[card_number, expiry_date]" + "! -> e:end"),
    Case("Recorded by the journey's defaults.", "@ {defaults: {recorded: true}}\n pay:input {asks: [cvc]}! -> e:end"),
    Case("Number and code in a row are one payment.", PAY % "[debit_card_number]" + "! -> code:input {recorded: true, asks: [cvv]} -> e:end"),
    Case("Two payments apart are two.", "m:menu -1-> pay\n" + PAY % "[cvv]" + "! -> e:end\n m -2-> give:input {recorded: true, asks: [cvv]}! -> e"),
    Case("In a module that takes payments.", "@ {role: module}\n" + PAY % "[cvv]" + "! -> e:end"),
    Case("A person asks for a credit card.", "q:queue -> a:agent! {recorded: true, asks: [credit_card]} -> e:end"),
    Case("A card number beside a security code.", PAY % "[card_number, security_code]" + "! -> e:end"),
    Case("The prompt speaks of a credit card.", "@ {locales: [de]}\n pay:input! {recorded: true, asks: [kartennummer], prompt: Bitte geben Sie Ihre Kreditkartennummer ein.} -> e:end"),
    Case("The recording began before.", PHONE + "hi {recorded: true} -> pay:input! {asks: [cvv]} -> e:end"),
    Case("It began on every way.", PHONE + "hi {recorded: true} -> m:menu -1-> pay:input! {asks: [cvv]} -> e:end\n m -2-> b -> pay"),
    Case("It began only on one way.", PHONE + "@ {start: [hi, b]}\n hi {recorded: true} -> pay:input {asks: [cvv]} -> e:end\n b -> pay"),
    Case("It stopped in between.", PHONE + "hi {recorded: true} -> b {recorded: false} -> pay:input {asks: [cvv]} -> e:end"),
    Case("Something may have stopped it.", PHONE + "hi {recorded: true} -> t:task -> pay:input {asks: [cvv]} -> e:end"),
    Case("It is stopped for the card.", PHONE + "hi {recorded: true} -> pay:input {asks: [cvv], recorded: false} -> e:end"),
    Case("Another channel than the recorded one.", "hi {channel: phone, recorded: true} -> pay:input {channel: web, asks: [cvv]} -> e:end"),
    Case("The channel is not known.", "hi {recorded: true} -> pay:input {asks: [cvv]} -> e:end"),
    Case("A security code alone.", PAY % "[security_code]" + " -> e:end"),
    Case("A card number alone in German.", PAY % "[kartennummer]" + " -> e:end"),
    Case("The recording stops.", "pay:input {recorded: false, asks: [cvv]} -> e:end"),
    Case("Nothing is said of a recording.", "pay:input {asks: [cvv]} -> e:end"),
    Case("A card number alone may be a loyalty card's.", PAY % "[card_number]" + " -> e:end"),
    Case("The wish for a credit card is no card data.", PAY % "[credit_card, income]" + " -> e:end"),
    Case("The last digits are not the number.", PAY % "[card_last4, expiry_ok]" + " -> e:end"),
    Case("A token is none of it.", PAY % "[card_token]" + " -> e:end"),
    Case("Other data.", PAY % "[account_number, birthday]" + " -> e:end"),
    Case("Behind the scenes nobody gives anything.", "a -> pay:task {recorded: true, layer: backstage, asks: [cvv]} -> e:end"),
    Case("Nobody gets there.", "a -> e:end\n" + PAY % "[cvv]" + " -> e"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(card_data_recorded, case)


def test_a_call_and_what_comes_after() -> None:
    text = PAY % "[credit_card_number]" + " -> code:input {recorded: true, asks: [cvv]} -> e:end"
    (found,) = problems(card_data_recorded, sketch(text).journey)
    assert found.message == (
        "Customers give their card data (“credit_card_number” and “cvv”) at “Pay” while the call is recorded."
    )
    assert found.related == ("code",)


def test_in_a_chat_it_is_no_call() -> None:
    journey = sketch("pay:input {channel: chat, recorded: true, asks: [cvv]} -> e:end").journey
    (found,) = problems(card_data_recorded, journey)
    assert found.message.endswith("while the contact is recorded.")
    assert "payment service" in found.fix
