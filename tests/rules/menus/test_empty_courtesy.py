"""MNU118 finds phrases that tell customers nothing."""

from __future__ import annotations

import pytest

from cxlint.api import Safety, SetAttribute
from cxlint.rules.menus.empty_courtesy import empty_courtesy
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("In a queue.", 'q:queue {channel: phone, prompt: "Your call is important to us. Please hold."}! -> a:agent'),
    Case("In a message.", "s {prompt: We value your business.}! -> a:end"),
    Case("In what plays while waiting.", "@ {role: queue}\ns {prompt: Your call is very important to us.}! -> s"),
    Case("In German.", "@ {locales: [de]}\ns {prompt: Ihr Anruf ist uns sehr wichtig.}! -> a:end"),
    Case("In Spanish.", "@ {locales: [es]}\ns {prompt: Su llamada es muy importante para nosotros.}! -> a:end"),
    Case("In French.", "@ {locales: [fr]}\ns {prompt: Votre appel est important.}! -> a:end"),
    Case("In Portuguese.", "@ {locales: [pt]}\ns {prompt: A sua ligação é muito importante para nós.}! -> a:end"),
    Case("In Italian.", "@ {locales: [it]}\ns {prompt: La sua chiamata è importante per noi.}! -> a:end"),
    Case("In one of two languages.", "s {prompt: {en: Please hold., de: Ihr Anruf ist uns wichtig.}}! -> a:end"),
    Case("Thanks for calling.", "s {prompt: Thank you for calling Example Energy.} -> a:end"),
    Case("Thanks for patience.", "s {prompt: Thank you for your patience.} -> a:end"),
    Case("Something else is important.", "s {prompt: It is important to have your card ready.} -> a:end"),
    Case("An important call.", "s {prompt: Is your call important?} -> a:end"),
    Case("Safety is important.", "s {prompt: Your safety is important to us.} -> a:end"),
    Case("A value.", "s {prompt: The value of your order is ten pounds.} -> a:end"),
    Case("No text.", "s -> a:end"),
    Case("The text is filled in.", 's {prompt: "{courtesy}"} -> a:end'),
    Case("A language without a lexicon.", "@ {locales: [ja]}\ns {prompt: Your call is important to us.} -> a:end"),
    Case("German where English is declared.", "@ {locales: [en]}\ns {prompt: Ihr Anruf ist uns wichtig.} -> a:end"),
    Case("What agents see.", "@ {role: agent}\ns {prompt: Your call is important to us.} -> a:end"),
    Case("Behind the scenes.", "s {channel: backstage, prompt: Your call is important to us.} -> a:end"),
    Case("Nobody gets there.", "a:end\ns {prompt: Your call is important to us.} -> a"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(empty_courtesy, case)


CUT = [
    ("A sentence", "Your call is important to us. Please hold.", "Please hold."),
    ("The last sentence", "Please hold. Your call is important to us.", "Please hold."),
    ("The first part", "Your call is very important to us, so please hold.", "So please hold."),
    ("The first part and its joint", "Your call is important to us, and we will answer soon.", "We will answer soon."),
    ("The last part", "Please hold, your call is important to us.", "Please hold."),
    ("Twice", "Your call is important to us. Please hold. We value your business.", "Please hold."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "left"), [pytest.param(*row[1:], id=row[0]) for row in CUT])
def test_fix_cuts_the_words_out(text: str, left: str) -> None:
    (found,) = problems(empty_courtesy, sketch(f's {{prompt: "{text}"}} -> a:end').journey)
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    assert found.edits.edits == (SetAttribute("s", "prompt", left),)


KEPT = [
    ("Nothing would be left", "Your call is important to us."),
    ("Something else is said with it", "Because your call is important to us please hold for a moment."),
    ("Keys are announced", "Your call is important to us. Press 1."),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=why) for why, text in KEPT])
def test_no_fix_that_would_take_more_away(text: str) -> None:
    (found,) = problems(empty_courtesy, sketch(f's {{prompt: "{text}"}} -> a:end').journey)
    assert found.edits is None


def test_message_and_fix_of_two_languages() -> None:
    text = "s {channel: chat, prompt: {en: Please hold., de: 'Ihr Anruf ist uns wichtig. Bitte warten.'}} -> a:end"
    (found,) = problems(empty_courtesy, sketch(text).journey)
    assert found.message == "Customers read “Ihr Anruf ist uns wichtig” in “S”, which tells them nothing."
    assert found.edits is not None
    value = {"en": "Please hold.", "de": "Bitte warten."}
    assert found.edits.edits == (SetAttribute("s", "prompt", value),)
