"""MNU119 compares the languages of prompts."""

from __future__ import annotations

import pytest

from cxlint.rules.menus.locale_mismatch import locale_mismatch
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Other keys.", 'i:input {prompt: {en: "To go on, press 1.", de: "Drücken Sie die 2, um fortzufahren."}}! -> a:end'),
    Case("A language is missing that most prompts have.", "h {prompt: {en: Hello., de: Hallo.}} -> g {prompt: {en: Hello., de: Hallo.}} -> s {prompt: {en: Hello.}}! -> a:end"),
    Case("A language is missing that the journey declares.", "@ {locales: [en, fr]}\nh {prompt: {en: Hello., fr: Bonjour.}} -> g {prompt: {en: Hello.}}! -> s {prompt: {en: Hello.}}! -> a:end"),
    Case("A branch for each language.", "@ {locales: [en, fr]}\nm:menu -1-> h {prompt: {en: Hello.}} -> a:end; m -2-> s {prompt: {fr: Bonjour.}} -> a"),
    Case("Other data.", 's {prompt: {en: "Your case is {case}.", de: "Ihr Vorgang ist {name}."}}! -> a:end'),
    Case("Data in one language alone.", 's {prompt: {en: "Hello {{name}}.", de: "Guten Tag."}}! -> a:end'),
    Case("Latin letters for Russian.", "s {prompt: {ru: Welcome to our service.}}! -> a:end"),
    Case("Greek letters for English.", "s {prompt: {en: Καλώς ήρθατε σε εμάς}}! -> a:end"),
    Case("A prompt that matches.", 's {prompt: {en: "To go on, press 1, {name}.", de: "Drücken Sie die 1, um fortzufahren, {name}."}} -> a:end'),
    Case("No languages are told apart.", "h {prompt: {en: Hello., de: Hallo.}} -> g {prompt: {en: Hello., de: Hallo.}} -> s {prompt: Hello.} -> a:end"),
    Case("German serves for Swiss German.", "@ {locales: [en, de-CH]}\ns {prompt: {en: Hello., de: Hallo.}} -> a:end"),
    Case("A language that few prompts have.", "h {prompt: {en: Hello.}} -> g {prompt: {en: Hello., de: Hallo.}} -> s {prompt: {en: Hello.}} -> a:end"),
    Case("A single prompt.", "s {prompt: {en: Hello.}} -> a:end"),
    Case("Keys of a menu are for other rules.", 'm:menu {prompt: {en: "To go on, press 1.", de: "Drücken Sie die 2, um fortzufahren."}} -1-> a:end'),
    Case("One language announces no keys.", 'i:input {prompt: {en: "To go on, press 1.", de: "Weiter geht es gleich."}} -> a:end'),
    Case("A text of which a part is filled in may say anything.", 'i:input {prompt: {en: "To go on, press 1. {a}", de: "Drücken Sie die 2, um fortzufahren. {a}"}} -> a:end'),
    Case("The same data in another order.", 's {prompt: {en: "{a} and {b}", de: "{b} und {a}"}} -> a:end'),
    Case("Russian letters for Russian.", "s {prompt: {ru: Добро пожаловать к нам}} -> a:end"),
    Case("Serbian is written in two scripts.", "s {prompt: {sr: Welcome to our service.}} -> a:end"),
    Case("A script is part of the locale.", "s {prompt: {ru-Latn: Welcome to our service.}} -> a:end"),
    Case("A short text.", "s {prompt: {ru: Twilio}} -> a:end"),
    Case("A name in other letters.", "s {prompt: {ru: Добро пожаловать в Twilio}} -> a:end"),
    Case("Japanese in three kinds of letters.", "s {prompt: {ja: お電話ありがとうございます東京}} -> a:end"),
    Case("Nobody gets there.", 'a:end\ni:input {prompt: {en: "To go on, press 1.", de: "Drücken Sie die 2, um fortzufahren."}} -> a'),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(locale_mismatch, case)


MESSAGES = [
    ("Keys", 'i:input {prompt: {en: "To go on, press 1.", de: "Drücken Sie die 2, um fortzufahren."}} -> a:end', "Customers are told to press 1 in en, but 2 in de in “I”."),
    ("Other data", 's {prompt: {en: "Case {case}.", de: "Vorgang {name}."}} -> a:end', "Customers are told “case” in en, but “name” in de in “S”."),
    ("No data", 's {prompt: {en: "Case {case}.", de: "Ihr Vorgang."}} -> a:end', "Customers are told “case” in en, but not in de in “S”."),
    ("Script", "s {prompt: {ru: Welcome to our service.}} -> a:end", "Customers are given Latin letters for ru, which is written in Cyrillic ones in “S”."),
    ("Missing", "s {prompt: {en: Hello.}} -> t {prompt: {en: Hello., fr: Bonjour.}} -> u {prompt: {en: Hello., fr: Bonjour.}} -> a:end", "Customers are told nothing in fr in “S”."),
    ("Two causes", '@ {locales: [en, de, fr]}\ns {prompt: {en: "Case {case}.", de: "Ihr Vorgang."}} -> a:end', "Customers are told “case” in en, but not in de in “S”, and are told nothing in fr."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [pytest.param(*row[1:], id=row[0]) for row in MESSAGES])
def test_message(text: str, message: str) -> None:
    (found,) = problems(locale_mismatch, sketch(text).journey)
    assert found.message == message
