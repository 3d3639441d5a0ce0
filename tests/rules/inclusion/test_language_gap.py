"""INC103 finds languages that are promised and not spoken."""

from __future__ import annotations

import pytest

from cxlint.rules.inclusion.language_gap import language_gap
from cxlint.testing import Case, check, problems, sketch

TWO = "@ {locales: [en, es]}\n"
QUEUE = "m:menu -1-> q:queue {languages: %s}"

CASES = [
    Case("Nobody speaks Spanish.", TWO + QUEUE % "[en]" + "!"),
    Case("By the name of the language.", TWO + QUEUE % "English" + "!"),
    Case("Every prompt is in two languages.", "a {prompt: {en: Hi., es: Hola.}} -> b {prompt: {en-GB: One., es-MX: Uno., fr: Un.}} -> q:queue {languages: en}!"),
    Case("The people behind the queue say so.", TWO + "m:menu -1-> q:queue -> a:agent! {languages: [en]}"),
    Case("A queue says so, the people behind it do not.", TWO + QUEUE % "[en]" + " -> a:agent"),
    Case("One of two teams says nothing.", TWO + "m:menu -1-> q:queue -> a:agent {languages: [en]}\n q -> b:agent"),
    Case("Another queue leads to nobody who is known.", TWO + "m:menu -1-> q:queue -> a:agent {languages: [en]}\n m -2-> p:queue"),
    Case("The people behind the queue speak both.", TWO + "m:menu -1-> q:queue -> a:agent {languages: [en, es]}"),
    Case("Somebody does.", TWO + QUEUE % "[en, es]"),
    Case("Somebody speaks it as in another country.", TWO + QUEUE % "[en-US, es_MX]"),
    Case("Another queue has it.", TWO + QUEUE % "[en]" + "; m -2-> p:queue {languages: Spanish}"),
    Case("Another queue may have it.", TWO + QUEUE % "[en]" + "; m -2-> p:queue"),
    Case("Another journey may have it.", TWO + QUEUE % "[en]" + "; m -2-> other.journey.yaml"),
    Case("A language that cxlint does not know.", TWO + QUEUE % "[Klingonisch]"),
    Case("One language in two countries.", "@ {locales: [en-GB, en-US]}\n" + QUEUE % "[en]"),
    Case("No languages of the journey.", QUEUE % "[en]"),
    Case("Only one prompt is in two languages.", "a {prompt: {en: Hi., es: Hola.}} -> b {prompt: {en: One.}} -> q:queue {languages: en}"),
    Case("No word of agents' languages.", TWO + "m:menu -1-> q:queue"),
    Case("No people.", TWO + "m:menu {languages: en} -1-> e:end"),
    Case("Nobody gets to them.", TWO + "m:menu -1-> e:end\n q:queue {languages: en} -> e"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(language_gap, case)


def test_message() -> None:
    text = TWO + "m:menu -1-> q:queue {languages: [en]} -> p:agent {languages: [English]}"
    (found,) = problems(language_gap, sketch(text).journey)
    assert found.message == "Customers who speak Spanish get to nobody who speaks it: not at “Q” or “P”."
    assert (found.at, found.related) == ("q", ("p",))


def test_each_language_is_a_finding() -> None:
    journey = sketch("@ {locales: [en, xx, fr]}\n" + QUEUE % "[en]").journey
    first, second = problems(language_gap, journey)
    assert first.message == "Customers who speak the language “xx” get to nobody who speaks it: not at “Q”."
    assert second.message == "Customers who speak French get to nobody who speaks it: not at “Q”."
