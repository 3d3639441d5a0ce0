"""EXP101 finds promises that do not say by when."""

from __future__ import annotations

import pytest

from cxlint.rules.promises.promise_without_deadline import promise_without_deadline
from cxlint.testing import Case, check, problems, sketch


def said(prompt: str, mark: str = "") -> str:
    """A message with these words after a question."""
    return f"a:input -> b{mark} -> e:end\nb {{prompt: '{prompt}'}}"


def spoken(locale: str, prompt: str, mark: str = "!") -> str:
    """The same in a language that the design declares."""
    return f"@ {{locales: [{locale}]}}\n{said(prompt, mark)}"


DECLARED = "@ {promises: [{id: p, says: %s, made_at: b, kept_at: c}]}\na:input -> b%s -> c:agent"

CASES = [
    Case("Somebody will get back to them.", said("We will get back to you.", "!")),
    Case("As soon as possible is no time.", said("We will call you back as soon as possible.", "!")),
    Case("A short form.", said("Thanks. We''ll be in touch shortly!", "!")),
    Case("A colleague.", said("One of our agents will contact you.", "!")),
    Case("It is said twice at two places with the same words: one finding.", "a:menu -1-> b! -> e:end\na -2-> c -> e\nb {prompt: We will call you.}\nc {prompt: We will call you.}"),
    Case("German.", spoken("de", "Vielen Dank. Wir melden uns in Kürze bei Ihnen.")),
    Case("Spanish.", spoken("es", "Gracias. Le llamaremos lo antes posible.")),
    Case("French.", spoken("fr", "Merci. Un conseiller vous rappellera dès que possible.")),
    Case("Portuguese.", spoken("pt", "Obrigado. Entraremos em contato em breve.")),
    Case("Italian.", spoken("it", "Grazie. La ricontatteremo al più presto.")),
    Case("A promise that is declared has no time.", DECLARED % ("We answer every letter", "!")),
    Case("A touchpoint declares it.", "a:page! {promise: {what: an answer}} -> e:end"),
    Case("What is noted as promised there.", "a:page! {says: We will get back to you.} -> e:end"),
    Case("One of two promises made there has no time.", "@ {promises: [{id: p, says: We answer., made_at: b, kept_at: c, within: 2d}, {id: q, says: We call., made_at: b, kept_at: c}]}\na:input -> b! {prompt: We will call you.} -> c:agent"),
    Case("What is noted has a time.", "a:page {says: We answer within two days., prompt: We will get back to you.} -> e:end"),
    Case("Within two days.", said("We will get back to you within two days.")),
    Case("Tomorrow.", said("We will call you back tomorrow.")),
    Case("On Friday.", said("A colleague will call you on Friday.")),
    Case("A number may be a time.", said("We will call you at 3.")),
    Case("The time is filled in.", said("We will call you back {when}.")),
    Case("The next message says when.", "a:input -> b -> c -> e:end\nb {prompt: We will call you.}\nc {prompt: Expect it tomorrow.}"),
    Case("The message before says when.", "a:input -> c -> b -> e:end\nb {prompt: We will call you.}\nc {prompt: It takes two days.}"),
    Case("A deadline is declared.", "a:input -> b {prompt: We will call you., deadline: 2d} -> e:end"),
    Case("A window is declared.", "a:input -> b:callback {prompt: We will call you., window: in the evening} -> e:end"),
    Case("It is a question.", said("Is it fine if we will call you back?")),
    Case("It is denied.", said("We will never call you to ask for a password.")),
    Case("It depends.", said("In case we need more, we will call you.")),
    Case("If it is needed.", said("We will call you if something is missing.")),
    Case("Customers shall do it.", said("Please call us back.")),
    Case("Nobody gets there.", "a:input -> e:end\nb {prompt: We will call you.} -> e"),
    Case("The customer does not see it.", "a:input -> b {channel: backstage, prompt: We will call you.} -> e:end"),
    Case("German, but nobody says so.", said("Wir melden uns in Kürze.")),
    Case("German, with a day.", spoken("de", "Wir melden uns bis morgen bei Ihnen.", "")),
    Case("Spanish, with a time.", spoken("es", "Le llamaremos en dos horas.", "")),
    Case("French, with a time.", spoken("fr", "Nous vous rappellerons sous deux jours.", "")),
    Case("French: we remind you.", spoken("fr", "Nous vous rappelons que le service est payant.", "")),
    Case("Portuguese, with a time.", spoken("pt", "Entraremos em contato em dois dias.", "")),
    Case("Italian, with a time.", spoken("it", "La ricontatteremo entro due giorni.", "")),
    Case("The promise that is declared has a time.", "@ {promises: [{id: p, says: We answer, made_at: b, kept_at: c, within: 2d}]}\na:input -> b -> c:agent"),
    Case("Its words have a time.", DECLARED % ("We answer in two days", "")),
    Case("The touchpoint says the time.", "a:page {promise: {what: an answer}, prompt: It takes two days.} -> e:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(promise_without_deadline, case)


MESSAGES = [
    ("A long sentence: the words that promise.", said("Thank you for all of your questions about your travels, and we will get back to you."), "Customers hear “we will get back to you” in “B” and are not told by when."),
    ("A short sentence is quoted.", said("We will call you back soon."), "Customers hear “We will call you back soon” in “B”; “soon” does not tell them by when."),
    ("Written.", "a:input {channel: chat} -> b {channel: chat, prompt: We will call you.} -> e:end", "Customers read “We will call you” in “B” and are not told by when."),
    ("Declared.", DECLARED % ("We answer.", ""), "Customers are promised “We answer” at “B”, and nothing says by when."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [pytest.param(*row[1:], id=row[0]) for row in MESSAGES])
def test_message(text: str, message: str) -> None:
    (found,) = problems(promise_without_deadline, sketch(text).journey)
    assert found.message == message


def test_places_with_the_same_words_are_related() -> None:
    text = (
        "a:menu -1-> b -> e:end\na -2-> c -> e\nb {prompt: We will call you.}\nc {prompt: We will call you.}"
    )
    (found,) = problems(promise_without_deadline, sketch(text).journey)
    assert (found.at, found.related) == ("b", ("c",))
