"""MNU108 finds keys that are named before what they are for."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.api import Lexicons, Safety, SetAttribute
from cxlint.prompts import announced_keys
from cxlint.rules.menus._rephrasing import key_first, turned_round
from cxlint.rules.menus.key_before_action import key_before_action
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Two sentences.", 'm:menu {channel: phone, prompt: "Press 1 for sales. Press 2 for bills."}! -1-> a:end; m -2-> b:end'),
    Case("One sentence.", 'm:menu {channel: phone, prompt: "Press 1 for sales, 2 for bills or 3 to move."}! -1-> a:end'),
    Case("After a greeting.", 'm:menu {channel: phone, prompt: "Welcome, press 1 for sales or press 2 for bills."}! -1-> a:end'),
    Case("In a message.", 's {channel: phone, prompt: "Press 1 for sales. Press 2 for bills."}! -> m:menu -1-> a:end'),
    Case("No channel, but keys.", 'm:menu {prompt: "Press 1 for sales. Press 2 for bills."}! -1-> a:end'),
    Case("In German.", '@ {locales: [de]}\nm:menu {channel: phone, prompt: "Drücken Sie die 1 für Verkauf. Drücken Sie die 2 für Service."}! -1-> a:end'),
    Case("In one of two languages.", 'm:menu {channel: phone, prompt: {en: "For sales press 1, for bills press 2.", es: "Oprima 1 para ventas. Oprima 2 para pagos."}}! -1-> a:end'),
    Case("What it is for comes first.", 'm:menu {channel: phone, prompt: "For sales, press 1. For bills, press 2."} -1-> a:end'),
    Case("All in one sentence.", 'm:menu {channel: phone, prompt: "For sales press 1, for bills press 2, or for moving press 3."} -1-> a:end'),
    Case("A single key.", 'm:menu {channel: phone, prompt: "Press 9 to hear this again."} -9-> m'),
    Case("A chat.", 'm:menu {channel: chat, prompt: "Enter 1 for sales. Enter 2 for bills."} -1-> a:end'),
    Case("A range of marks.", 'm:menu {channel: phone, prompt: "Press 1 to 5 to rate us."} -1-> a:end'),
    Case("A key that ends an entry.", 'm:input {channel: phone, prompt: "Enter your number, then press pound to go on, for 1 of 2 numbers."} -> a:end'),
    Case("German with the verb at the end.", '@ {locales: [de]}\nm:menu {channel: phone, prompt: "Für Verkauf die 1 drücken, für Service die 2 drücken."} -1-> a:end'),
    Case("The text is filled in.", 'm:menu {channel: phone, prompt: "{menu}"} -1-> a:end'),
    Case("A language without a lexicon.", '@ {locales: [ja]}\nm:menu {channel: phone, prompt: "Press 1 for sales. Press 2 for bills."} -1-> a:end'),
    Case("Amounts are no keys.", 'm:menu {channel: phone, prompt: "Press on. 1 for all and 2 for none, they say."} -1-> a:end'),
    Case("Nobody gets there.", 'a:end\nm:menu {channel: phone, prompt: "Press 1 for sales. Press 2 for bills."} -1-> a'),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(key_before_action, case)


TURNED = [
    ("Two sentences", "en", "Press 1 for sales. Press 2 to report a fault.", "For sales, press 1. To report a fault, press 2."),
    ("Without a verb of its own", "en", "Press 1 for sales, 2 for bills or 3 if you are moving.", "For sales, press 1; for bills, press 2, or if you are moving, press 3."),
    ("Politely", "en", "Hello. Please press 1 for sales, 2 for bills.", "Hello. For sales, please press 1; for bills, press 2."),
    ("More before the key", "en", "Press or say 1 for sales. Press the 2 key for bills.", "For sales, press or say 1. For bills, press the 2 key."),
    ("Two things at once", "en", "Press 1 to confirm or press 3 to cancel and go back.", "To confirm, press 1, or to cancel and go back, press 3."),
    ("A name that is filled in", "en", "Press 1 for {shop}. Press 2 for bills.", "For {shop}, press 1. For bills, press 2."),
    ("In small letters", "en", "press 1 for sales, press 2 for bills", "for sales, press 1; for bills, press 2"),
    ("German", "de", "Drücken Sie die 1 für Verkauf. Bitte drücken Sie die 2, wenn Sie umziehen.", "Für Verkauf drücken Sie die 1. Wenn Sie umziehen, drücken Sie bitte die 2."),
    ("Spanish", "es", "Oprima 1 para ventas, oprima 2 si desea pagar.", "Para ventas, oprima 1; si desea pagar, oprima 2."),
    ("French", "fr", "Appuyez sur le 1 pour les ventes ou tapez 2 pour le service.", "Pour les ventes, appuyez sur le 1, ou pour le service, tapez 2."),
    ("Portuguese", "pt", "Tecle 1 para vendas, 2 para suporte.", "Para vendas, tecle 1; para suporte, tecle 2."),
    ("Italian", "it", "Premere 1 per vendite, premere 2 per assistenza.", "Per vendite, premere 1; per assistenza, premere 2."),
]  # fmt: skip


@pytest.mark.parametrize(("locale", "text", "turned"), [pytest.param(*row[1:], id=row[0]) for row in TURNED])
def test_fix_turns_the_sentences_round(locale: str, text: str, turned: str) -> None:
    tongue = Lexicons().tongue([locale])
    assert turned_round(text, tongue) == turned
    before = {(one.key, one.label) for one in announced_keys(text, tongue)}
    after = {(one.key, one.label) for one in announced_keys(turned, tongue)}
    assert after == before or locale == "de"
    assert key_first(turned, tongue) == ""


LEFT = [
    ("Something else follows", "Press 1 to go back, otherwise just wait. Press 2 for bills."),
    ("Something may follow an or", "Press 1 for sales or stay on the line. Press 2 for bills."),
    ("Something comes before", "Welcome to the shop press 1 for sales, 2 for bills."),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=why) for why, text in LEFT])
def test_no_fix_where_a_sentence_is_not_understood(text: str) -> None:
    journey = sketch(f"m:menu {{channel: phone, prompt: '{text}'}} -1-> a:end; m -2-> b:end").journey
    (found,) = problems(key_before_action, journey)
    assert found.edits is None


def test_message_and_fix() -> None:
    text = "m:menu {channel: phone, prompt: {en: Press 1 for sales. Press 2 for bills., fr: 'Pour payer, tapez 1.'}} -1-> a:end"
    (found,) = problems(key_before_action, sketch(text).journey)
    assert found.message == "Customers hear the key before what it is for in “M”: “Press 1 for sales”."
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    value = {"en": "For sales, press 1. For bills, press 2.", "fr": "Pour payer, tapez 1."}
    assert found.edits.edits == (SetAttribute("m", "prompt", value),)


def test_long_words_are_cut_where_they_are_quoted() -> None:
    tongue = Lexicons().tongue(["en"])
    assert key_first("Press 1 to {do} all the many things we offer to you. Press 2.", tongue) == (
        "Press 1 to {do} all the…"
    )


WORDS = st.sampled_from(
    ("Press", "1", "2", "for", "to", "sales", ",", ".", "or", "and", "please", "the", "key", "{x}", "*", "if")
)


@given(st.lists(WORDS, max_size=25))
def test_turning_round_never_loses_a_key_or_a_word(parts: list[str]) -> None:
    tongue = Lexicons().tongue(["en"])
    text = " ".join(parts)
    turned = turned_round(text, tongue)
    if turned is not None:
        kept = Counter(re.findall(r"\w+", turned.lower()))
        assert not Counter(re.findall(r"\w+", text.lower())) - kept - Counter(["please"])
