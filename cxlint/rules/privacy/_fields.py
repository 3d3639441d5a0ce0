"""Which names of data stand for card data and for secrets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cxlint.prompts.text import fold

_PARTS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\W_]+")

_WHOSE = frozenset(
    {"customer", "customers", "caller", "callers", "user", "users", "client", "full", "plain", "raw",
     "entered", "my", "your", "the"}
)  # fmt: skip
"""Words before a name that do not change what it stands for."""

CHECK_CODES = frozenset(
    {"cvv", "cvv2", "cvc", "cvc2", "csc", "cvv code", "cvc code", "cvv number", "cvc number",
     "card cvv", "card cvc", "card security code", "card verification code", "card verification value",
     "card verification number", "card validation code", "kartenprüfnummer", "prüfziffer der karte",
     "código de seguridad de la tarjeta", "cryptogramme visuel", "código de segurança do cartão",
     "codice di sicurezza della carta"}
)  # fmt: skip
CARD_NUMBERS = frozenset(
    {"credit card number", "credit card no", "creditcard number", "debit card number",
     "payment card number", "bank card number", "primary account number", "card pan",
     "kreditkartennummer", "número de tarjeta de crédito", "numéro de carte bancaire",
     "número do cartão de crédito", "numero della carta di credito"}
)  # fmt: skip
PASSWORDS = frozenset(
    {"pin", "pin number", "card pin", "phone pin", "telephone pin", "account pin", "pin1", "pin2",
     "password", "account password", "login password", "passcode", "passphrase", "otp", "otp code",
     "sms otp", "one time password", "one time passcode", "one time code", "one time pin",
     "security answer", "secret answer", "secret word", "memorable word", "passwort", "kennwort",
     "einmalpasswort", "einmalcode", "einmalkennwort", "geheimzahl", "geheimnummer", "tan", "mtan", "sms tan",
     "telefonkennwort", "telefonpasswort", "telefon pin", "kundenkennwort", "sicherheitsantwort",
     "contraseña", "clave secreta", "número secreto", "código de un solo uso", "contraseña telefónica",
     "palabra secreta", "mot de passe", "code secret", "code pin", "code confidentiel",
     "code à usage unique", "réponse secrète", "senha", "palavra passe", "palavra chave secreta",
     "código secreto", "código pin", "parola d'ordine", "parola segreta", "codice pin", "codice segreto",
     "codice monouso", "risposta segreta"}
)  # fmt: skip
_MAYBE_CARDS = frozenset(
    {"card", "cards", "card number", "card no", "card num", "card nr", "cardnumber", "card details",
     "pan", "credit card", "creditcard", "debit card", "payment card", "bank card", "kreditkarte",
     "kartennummer", "karten nr", "número de tarjeta", "número de la tarjeta", "numéro de carte",
     "numéro de la carte", "número do cartão", "numero di carta", "numero della carta",
     "tarjeta de crédito", "carte bancaire", "cartão de crédito", "carta di credito"}
)  # fmt: skip
"""Names that may stand for something else: a loyalty card, or the wish for a credit card."""

_AT_A_TILL = frozenset(
    {"credit card", "creditcard", "debit card", "payment card", "bank card", "credit card details",
     "debit card details", "payment card details", "kreditkarte", "kreditkartendaten",
     "tarjeta de crédito", "datos de la tarjeta", "carte bancaire", "cartão de crédito",
     "dados do cartão", "carta di credito"}
)  # fmt: skip
"""Names that stand for a card's number where a person asks for them and not a machine."""

_MAYBE_CODES = frozenset(
    {"security code", "check digits", "check code", "prüfnummer", "prüfziffer", "prüfcode",
     "sicherheitscode", "código de seguridad", "code de sécurité", "cryptogramme",
     "código de segurança", "codice di sicurezza"}
)  # fmt: skip
"""Names that stand for a card's check code where a card's number is asked for beside them."""

_EXPIRY = frozenset(
    {"expiry", "expiry date", "card expiry", "card expiry date", "exp date", "expiration",
     "expiration date", "valid thru", "ablaufdatum der karte", "gültig bis"}
)  # fmt: skip


def plain(name: str) -> str:
    """The words of a name, however it is written.

    >>> plain("customer_cardNumber"), plain("CVV"), plain("Contraseña")
    ('card number', 'cvv', 'contrasena')
    """
    words = [word for word in fold(_PARTS.sub(" ", name)).split() if word not in _WHOSE]
    return " ".join(words)


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(fold(name).split()) for name in names)


_CHECK_CODES, _CARD_NUMBERS, _PASSWORDS = map(_folded, (CHECK_CODES, CARD_NUMBERS, PASSWORDS))
_MAYBE, _CODES, _TILL, _VALID = map(_folded, (_MAYBE_CARDS, _MAYBE_CODES, _AT_A_TILL, _EXPIRY))


def card_data(names: Iterable[str], paying: bool = False) -> list[str]:
    """Those of *names* that surely stand for the number or the check code of a payment card.

    A “card number” may be that of a loyalty or an insurance card, so it counts only beside an expiry
    date or a check code, or where it is known that customers pay (*paying*). A “security code” may
    be any, so it counts only beside a card number.

    >>> card_data(["cvv", "name"]), card_data(["card_number"]), card_data(["card_number", "expiry"])
    (['cvv'], [], ['card_number'])
    >>> card_data(["card_number", "security_code"]), card_data(["security_code"])
    (['card_number', 'security_code'], [])
    """
    known = {name: plain(name) for name in names}
    said = set(known.values())
    card, code = said & (_MAYBE | _CARD_NUMBERS), said & _CODES
    payment = paying or bool(said & (_VALID | _CHECK_CODES | _CARD_NUMBERS)) or bool(card and code)
    sure = _CHECK_CODES | _CARD_NUMBERS | (_MAYBE if payment else frozenset())
    sure |= _CODES if payment and card else frozenset()
    return [name for name, word in known.items() if word in sure]


def card_at_a_till(names: Iterable[str]) -> list[str]:
    """Those of *names* that stand for card data where a person asks for them.

    >>> card_at_a_till(["credit_card", "name"]), card_at_a_till(["card"])
    (['credit_card'], [])
    """
    return [name for name in names if plain(name) in _TILL]


def names_card_number(text: str) -> bool:
    """Whether a text speaks of the number of a payment card.

    >>> names_card_number("Please type your credit card number."), names_card_number("Your card number?")
    (True, False)
    """
    words = f" {' '.join(_PARTS.sub(' ', fold(text)).split())} "
    return any(f" {name} " in words for name in _CARD_NUMBERS)


def secrets(names: Iterable[str]) -> list[str]:
    """Those of *names* that stand for a secret: card data, a PIN, a password, a code for one use.

    >>> secrets(["pin", "pin_verified", "case", "oneTimeCode"])
    ['pin', 'oneTimeCode']
    """
    names = list(names)
    cards = set(card_data(names))
    return [name for name in names if name in cards or plain(name) in _PASSWORDS]


def quoted(names: Iterable[str]) -> list[str]:
    """Names as a sentence shows them, each once."""
    return [f"“{name}”" for name in dict.fromkeys(names)]
