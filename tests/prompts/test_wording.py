"""Prompts are searched for clichés, services and unknown parts."""

from __future__ import annotations

import pytest

from cxlint.api import Lexicons
from cxlint.prompts import (
    cliche,
    find,
    is_known,
    names_service,
    says_any_key,
    sentence_around,
    thanks,
    without,
)
from cxlint.prompts.text import tokens

UNKNOWN = [
    "",
    "  ",
    "${prompt}",
    "Hello {name}.",
    "Hello {{name}}.",
    "$.Attributes.greeting",
    "Your balance is $session.params.balance.",
    "Hi $.External.name, press 1.",
    "%%GREETING%%",
    "Hello %Name%.",
    '<speak><audio src="a.wav"/></speak>',
    "<speak><break time='1s'/></speak>",
]
KNOWN = ["Press 1.", "It costs $5.", "100% of 50% of you", "<speak>Hello</speak>", "a < b"]

CUT = [
    ("Please listen carefully as our menu options have recently changed. Press 1.", "Press 1."),
    ("Welcome. Our options have changed. Press 1.", "Welcome. Press 1."),
    ("Listen closely because our menu has changed: for sales press 1.", "For sales press 1."),
    ("Escuche con atención porque nuestro menú ha cambiado. Oprima 1.", "Oprima 1."),
    ("Bitte zuhören, da sich unsere Menüoptionen geändert haben. Weiter mit 1.", "Weiter mit 1."),
    ("Nos options ont changé. Tapez 1.", "Tapez 1."),
    ("As opções do menu mudaram. Digite 1.", "Digite 1."),
    ("Le nostre opzioni sono cambiate. Premere 1.", "Premere 1."),
]
HARMLESS = [
    "Your options have been updated.",
    "Our delivery options have changed.",
    "Please listen carefully to the following options.",
    "Our address has changed.",
    "Listen carefully to your new options.",
    "Press 1 to hear our options.",
    "",
]


@pytest.mark.parametrize("text", UNKNOWN, ids=[text or "nothing" for text in UNKNOWN])
def test_unknown(text: str) -> None:
    assert not is_known(text)


@pytest.mark.parametrize("text", KNOWN)
def test_known(text: str) -> None:
    assert is_known(text)


@pytest.mark.parametrize(("text", "rest"), CUT, ids=[text[:40] for text, _ in CUT])
def test_cliche_is_cut_out(text: str, rest: str) -> None:
    span = cliche(text)
    assert span is not None
    assert without(text, span) == rest


@pytest.mark.parametrize("text", HARMLESS, ids=[text or "nothing" for text in HARMLESS])
def test_no_cliche(text: str) -> None:
    assert cliche(text) is None


def test_services_and_matters() -> None:
    assert all(map(names_service, ("repeat", "a person", "hear this again", "main menu", "Mitarbeiter")))
    assert not any(map(names_service, ("sales", "billing", "my order", "")))


def test_any_key_and_thanks() -> None:
    assert says_any_key("Press 1 for yes or any other key for no")
    assert not says_any_key("Press 1")
    assert thanks("Thank you for calling.")
    assert thanks("Vielen Dank!")
    assert not thanks("Goodbye.")


@pytest.mark.parametrize(
    ("locale", "text", "group", "words"),
    [
        pytest.param("it", "Sono l'assistente virtuale.", "bot_disclosure", "assistente virtuale", id="l'"),
        pytest.param("it", "Sono L’Assistente Virtuale.", "bot_disclosure", "Assistente Virtuale", id="L’"),
        pytest.param(
            "fr", "Je suis l'assistant virtuel.", "bot_disclosure", "assistant virtuel", id="in French"
        ),
        pytest.param("fr", "Aujourd'hui rien.", "bot_disclosure", "", id="a word that only looks like it"),
    ],
)
def test_shortened_words_are_words_of_their_own(locale: str, text: str, group: str, words: str) -> None:
    hit = find(text, Lexicons().tongue((locale,)), group)
    assert (hit.words if hit else "") == words


def test_the_full_stop_behind_a_placeholder_ends_the_sentence() -> None:
    words = [token.word for token in tokens("Dear $.Attributes.first_name. Hello.")]
    assert words[-3:] == [".", "hello", "."]


def test_the_sentence_around_a_phrase() -> None:
    hit = find("Hi. You are next in line. Bye.", Lexicons().tongue(["en"]), "position")
    assert hit is not None
    assert sentence_around(hit) == "You are next in line."
