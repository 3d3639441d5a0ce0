"""TRU106 finds costs that nobody tells."""

from __future__ import annotations

import pytest

from cxlint.rules.trust.cost_not_announced import cost_not_announced
from cxlint.testing import Case, check, problems, sketch

EN = "@ {locales: [en]}\n"
MENU = "m:menu {prompt: For an expert press 1.}"
PAID = "t:transfer {tariff: 1.99 EUR/min}"

CASES = [
    Case("A paid line.", EN + f"{MENU} -1-> {PAID}!"),
    Case("With a sign for money.", EN + f"{MENU} -1-> t:transfer {{tariff: '€0.20 per call'}}!"),
    Case("Premium.", EN + f"{MENU} -1-> t:transfer {{tariff: premium}}!"),
    Case("The number itself is paid.", EN + "m:menu {prompt: For an expert press 1., tariff: 14 ct/min}! -1-> q:queue"),
    Case("On one of two ways it is told.", EN + f"{MENU} -1-> c {{prompt: This costs 2 euros.}} -> {PAID}!; m -2-> t"),
    Case("From then on it is one finding.", EN + f"{MENU} -1-> {PAID}! -> q:queue {{tariff: 1.99 EUR/min}}"),
    Case("The price is told.", EN + "m:menu {prompt: For an expert at 1.99 euros a minute press 1.} -1-> " + PAID),
    Case("A charge is spoken of.", EN + "m:menu {prompt: 'Charges apply. For an expert press 1.'} -1-> " + PAID),
    Case("The option tells it.", EN + f"{MENU} -1{{label: 'Expert, €1.99 per minute'}}-> {PAID}"),
    Case("In German.", "@ {locales: [de]}\n m:menu {prompt: Der Anruf kostet 20 Cent.} -1-> " + PAID),
    Case("In French.", "@ {locales: [fr]}\n m:menu {prompt: L'appel est facturé.} -1-> " + PAID),
    Case("A free line.", EN + f"{MENU} -1-> t:transfer {{tariff: free of charge}}"),
    Case("A line at the basic rate.", EN + f"{MENU} -1-> t:transfer {{tariff: 'basic rate, 0.10 EUR/min'}}"),
    Case("A line for nothing.", EN + f"{MENU} -1-> t:transfer {{tariff: 0.00 EUR}}"),
    Case("A tariff that tells nothing.", EN + f"{MENU} -1-> t:transfer {{tariff: B7}}"),
    Case("No tariff.", EN + f"{MENU} -1-> t:transfer"),
    Case("A text is a recording.", EN + f"n -> {PAID}"),
    Case("Nobody gets there.", f"b -> e:end\n {MENU} -1-> {PAID}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(cost_not_announced, case)


def test_message() -> None:
    (found,) = problems(cost_not_announced, sketch(EN + f"{MENU} -1-> {PAID}").journey)
    assert (
        found.message
        == "Customers pay “1.99 EUR/min” at “T”, and no text of this journey up to there tells them the price."
    )
    assert found.edits is None


SENTENCES = [
    ("en", "Calls are charged at 1.99 per minute."),
    ("de", "Dieser Anruf ist kostenpflichtig."),
    ("es", "La llamada cuesta dos euros."),
    ("fr", "Le prix est de deux euros la minute."),
    ("pt", "A chamada tem um custo de dois euros."),
    ("it", "La chiamata costa due euro al minuto."),
]


@pytest.mark.parametrize(("locale", "said"), SENTENCES)
def test_words_that_tell_a_price(locale: str, said: str) -> None:
    text = f'@ {{locales: [{locale}]}}\n n {{prompt: "{said}"}} -> {PAID}'
    assert problems(cost_not_announced, sketch(text).journey) == []
