"""INC105 finds sentences that are hard to follow."""

from __future__ import annotations

import pytest

from cxlint.rules.inclusion.text_hard_to_follow import text_hard_to_follow
from cxlint.testing import Case, check, problems, sketch

ENGLISH = "@ {locales: [en]}\n"
LONG = " ".join(["word"] * 26)
FINE = " ".join(["word"] * 25)

CASES = [
    Case("Twenty-six words.", ENGLISH + f"a {{prompt: {LONG}.}}! -> e:end"),
    Case("No full stop at the end.", f"a {{prompt: {LONG}}}! -> e:end"),
    Case("Two of them are one remark.", f"a {{prompt: {LONG}}}! -> b {{prompt: {LONG}}} -> e:end"),
    Case("The limit can be set.", f"a {{prompt: {FINE}}}! -> e:end", {"most_words": 24}),
    Case("No, no and no.", ENGLISH + "a {prompt: You cannot pay if you do not log in and never did.}! -> e:end"),
    Case("In German.", "@ {locales: [de]}\n a {prompt: 'Ohne Nummer geht nichts, und kein Anruf hilft.'}! -> e:end"),
    Case("Fewer noes are allowed.", ENGLISH + "a {prompt: It is not here and not there.}! -> e:end", {"most_negations": 1}),
    Case("In a queue.", "@ {role: queue}\n" + f"a {{prompt: {LONG}}}! -> e:end"),
    Case("What agents read is theirs.", "@ {role: agent}\n" + f"a {{prompt: {LONG}}} -> e:end"),
    Case("Twenty-five words.", f"a {{prompt: {FINE}.}} -> e:end"),
    Case("Two sentences.", f"a {{prompt: {FINE}. {FINE}.}} -> e:end"),
    Case("Two lines.", 'a {prompt: "' + FINE + "\\n" + FINE + '"} -> e:end'),
    Case("A list of keys.", f"a:menu {{prompt: 'For sales press 1, {LONG}'}} -1-> e:end"),
    Case("A list of answers.", "a {channel: sms, prompt: 'Reply YES to take it, OTHER for the next flight, MONEY for all of your money back, or HOTEL for a room near the airport until tomorrow.'} -> e:end", {"most_words": 20}),
    Case("A list of words.", ENGLISH + "a {prompt: 'You can ask about bills, payments, refunds, tariffs, moving house, new cards, lost cards, roaming, faults, orders, returns, vouchers or anything else that you like.'} -> e:end"),
    Case("Commas between clauses are no list.", ENGLISH + "a! {prompt: 'When you move, which many people do each year, tell us the new address, because we send the bill there, as long as you have not chosen the app instead.'} -> e:end"),
    Case("One word in capitals is no list.", f"a {{prompt: 'VAT {LONG}'}}! -> e:end"),
    Case("All in capitals is no list.", f"a {{prompt: {LONG.upper()}}}! -> e:end"),
    Case("Something is filled in.", f"a {{prompt: '{{x}} {LONG}'}} -> e:end"),
    Case("Two noes.", ENGLISH + "a {prompt: You cannot pay if you do not log in.} -> e:end"),
    Case("Noes in sentences of their own.", ENGLISH + "a {prompt: Do not wait. Do not hang up. Do not call.} -> e:end"),
    Case("No text.", "a -> e:end"),
    Case("Nobody hears it.", f"a -> t:task {{layer: backstage, prompt: {LONG}}} -> e:end"),
    Case("Nobody gets there.", f"a -> e:end\n b {{prompt: {LONG}}} -> e"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(text_hard_to_follow, case)


def test_the_longest_comes_first() -> None:
    text = f"a {{channel: chat, prompt: {LONG}}} -> b {{channel: chat, prompt: {LONG} more}} -> e:end"
    (found,) = problems(text_hard_to_follow, sketch(text).journey)
    assert found.message == (
        "Customers read a sentence of 27 words at “B”: “word word word word word word …”, and more at “A”."
    )
    assert (found.at, found.related) == ("b", ("a",))


def test_noes_are_counted() -> None:
    text = ENGLISH + "a {prompt: You cannot pay if you do not log in and never did.} -> e:end"
    (found,) = problems(text_hard_to_follow, sketch(text).journey)
    assert found.message == (
        "Customers hear a sentence with 3 negations at “A”: “You cannot pay if you do …”."
    )


NOES = [
    ("en", "Don't call if you haven't paid and never will."),
    ("de", "Nicht auflegen, wenn Sie keine Nummer und nichts anderes haben."),
    ("es", "No cuelgue si no tiene número, porque sin él nada funciona."),
    ("fr", "Ne raccrochez pas si vous n'avez pas de numéro, car rien ne marche."),
    ("pt", "Não desligue se não tem número, porque sem ele nada funciona."),
    ("it", "Non riagganci se non ha il numero, senza il quale niente funziona."),
]


@pytest.mark.parametrize(("locale", "said"), NOES)
def test_noes_of_each_language(locale: str, said: str) -> None:
    journey = sketch(f'a {{prompt: {{{locale}: "{said}"}}}} -> e:end').journey
    (found,) = problems(text_hard_to_follow, journey)
    assert "with 3 negations" in found.message
