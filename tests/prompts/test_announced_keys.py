"""Prompts tell which keys they announce."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.api import Lexicons
from cxlint.prompts import announced_keys, cliche, is_known, mentions_key, names_service, says_any_key, thanks

ANNOUNCED = [
    ("Press 1.", "1"),
    ("press 1 for sales", "1"),
    ("For sales, press 1.", "1"),
    ("For sales press 1, for billing 2.", "1 2"),
    ("For sales press one, for billing press two.", "1 2"),
    ("Press 1 for sales, 2 for billing and 3 for anything new.", "1 2 3"),
    ("1 for sales, 2 for billing.", "1 2"),
    ("4 for sales", "4"),
    ("dial 4", "4"),
    ("Press 1 or 2", "1 2"),
    ("press 1, 2 or 3", "1 2 3"),
    ("press 1, 2, or 3.", "1 2 3"),
    ("Press 1 to 5", "1 2 3 4 5"),
    ("press 1 through 3", "1 2 3"),
    ("press the 1 key", "1"),
    ("press the number one", "1"),
    ("press or say 1", "1"),
    ('press "1" for sales', "1"),
    ("Press 1 to go on or press 3 to cancel.", "1 3"),
    ("Press 0 at any time.", "0"),
    ("press pound to go back", "#"),
    ("press the star key for more", "*"),
    ("press * for more", "*"),
    ("Reply 1 for yes, 2 for no.", "1 2"),
    ("1. Sales\n2. Billing", "1 2"),
    ("<speak>Press <break/> 1 for sales</speak>", "1"),
    ("Hello {name}. Press 1 for sales.", "1"),
    ("If you like, you can hang up. Press 2 for sales.", "2"),
    ("Hang up if you like. Press 2 for sales.", "2"),
    ("Your balance is $.Attributes.balance. Press 2 for sales.", "2"),
    ("Para ventas oprima 1, para soporte oprima el 2.", "1 2"),
    ("Marque el número uno.", "1"),
    ("Für Vertrieb drücken Sie die 1, für Service die 2.", "1 2"),
    ("Drücken Sie bitte die Eins.", "1"),
    ("Bitte die 1 drücken.", "1"),
    ("Pour les ventes, tapez 1.", "1"),
    ("Pour le service, appuyez sur la touche 2.", "2"),
    ("Per le vendite premere 1.", "1"),
    ("Para vendas digite 1, para suporte pressione 2.", "1 2"),
]

NOT_ANNOUNCED = [
    "Press 9 digits.",
    "Enter your 4 digit PIN.",
    "Enter your 4-digit PIN.",
    "Enter your account number followed by the pound key.",
    "Enter the amount, then press # to complete your entry.",
    "Press pound when you finish.",
    "We are open 24/7.",
    "Call us on 1-800-555-1234 or dial 911.",
    "In an emergency hang up and dial 9.",
    "Press one of the keys.",
    "Press one or more keys.",
    "Do not press 1.",
    "We are open from 9 to 5.",
    "You have 2 new messages.",
    "It costs $5, or 1.5 a day; dial 1.800.",
    "In 2026 we opened 3 shops.",
    "Press {key} for sales.",
    "Press ${1} for sales.",
    "Press 1 2 3 4.",
    "Wait 5 minutes for an agent.",
    "**1** star",
    "2 for 1 on everything.",
    "1st of 3 steps",
    "",
    "Pulse los 4 dígitos de su clave.",
    "Geben Sie Ihre 4-stellige PIN ein.",
]

TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                "press",
                "1",
                "2",
                "#",
                "*",
                "or",
                "and",
                "for",
                "to",
                ",",
                ".",
                "sales",
                "the",
                "key",
                "{x}",
                "$.A",
                "<b>",
                "%%",
                "our",
                "options",
                "have",
                "changed",
                "\n",
                "not",
                "24/7",
            ]
        ),
        max_size=60,
    ).map(" ".join),
)
FUNCTIONS = (announced_keys, cliche, is_known, says_any_key, names_service, thanks)


@pytest.mark.parametrize(("text", "keys"), ANNOUNCED, ids=[text[:50] for text, _ in ANNOUNCED])
def test_announced(text: str, keys: str) -> None:
    assert " ".join(found.key for found in announced_keys(text)) == keys


@pytest.mark.parametrize("text", NOT_ANNOUNCED, ids=[text[:50] or "nothing" for text in NOT_ANNOUNCED])
def test_not_announced(text: str) -> None:
    assert announced_keys(text) == ()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("For sales, press 1. For a new bill press 2.", ["sales", "a new bill"]),
        ("Press 1 to pay, 2 for all else", ["pay", "all else"]),
        ("Press 1 if you are late or press 2 for help", ["you are late", "help"]),
        ("Press 1.", [""]),
    ],
    ids=["before the key", "after the key", "up to the next key", "not said"],
)
def test_labels(text: str, labels: list[str]) -> None:
    assert [found.label for found in announced_keys(text)] == labels


def test_only_the_languages_asked_for() -> None:
    assert announced_keys("Oprima 1. Press 2.", Lexicons().tongue(("en-GB",)))[0].key == "2"
    assert announced_keys("Oprima 1. Press 2.", Lexicons().tongue(("ja",))) == ()


@pytest.mark.parametrize(
    ("text", "key", "there"),
    [
        ("Marque el dos", "2", True),
        ("Press 1-3", "2", True),
        ("Press pound", "#", True),
        ("Press 1", "2", False),
        ("Press 12", "2", False),
    ],
)
def test_mentions(text: str, key: str, there: bool) -> None:
    assert mentions_key(text, key) is there


@given(TEXTS)
def test_never_raises_and_places_are_in_the_text(text: str) -> None:
    for function in FUNCTIONS:
        function(text)
    for found in announced_keys(text):
        assert 0 <= found.start < found.end <= len(text)
    for key in "09*#":
        mentions_key(text, key)


HOSTILE = [
    "press ",
    "1 ",
    "press 1, ",
    "{",
    "<",
    "our ",
    "%a",
    "$.",
    "a",
    "for sales ",
    "press 1 or 2, ",
    "'",
    "’a",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_only(piece: str) -> None:
    """Ten times the text may take some ten times as many calls, not a hundred times."""
    counted = []
    for length in (2_000, 20_000):
        text = piece * (length // len(piece))
        calls = 0

        def note(_frame: object, event: str, _argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            for function in FUNCTIONS:
                function(text)
            mentions_key(text, "7")
        finally:
            sys.setprofile(before)
        counted.append(calls)
    assert counted[1] < 15 * counted[0]


@pytest.mark.parametrize(
    ("locale", "text", "keys"),
    [
        pytest.param("nl", "Voor facturen, toets 1. Voor storingen, toets twee.", "1 2", id="Dutch"),
        pytest.param("sv", "För fakturor, tryck 1. Tryck två för fel.", "1 2", id="Swedish"),
        pytest.param("da", "For regninger, tryk på 1. Tryk otte for fejl.", "1 8", id="Danish"),
        pytest.param("pl", "Aby zapłacić, naciśnij 1. Naciśnij dwa, aby zgłosić awarię.", "1 2", id="Polish"),
    ],
)
def test_languages_of_which_only_the_certain_is_known(locale: str, text: str, keys: str) -> None:
    found = announced_keys(text, Lexicons().tongue((locale,)))
    assert " ".join(one.key for one in found) == keys


@pytest.mark.parametrize("key", list("234567890"))
def test_words_of_one_language_are_no_keys_of_another(key: str) -> None:
    assert not mentions_key("Press 1 to report a fire or to send a fax to us.", key)
