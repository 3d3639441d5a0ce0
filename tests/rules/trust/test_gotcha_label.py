"""TRU102 finds options that promise a person and lead to a machine."""

from __future__ import annotations

import pytest

from cxlint.rules.trust.gotcha_label import gotcha_label
from cxlint.testing import Case, check, problems, sketch

EN = "@ {locales: [en]}\n"
OTHER = "; m -2-> q:queue"

CASES = [
    Case("A bot.", EN + "m:menu -1{label: Talk to an agent}!-> b:bot -> e:end" + OTHER),
    Case("A bot behind a message.", EN + "m:menu -1{label: Talk to an agent}!-> wait -> b:bot -> e:end" + OTHER),
    Case("A menu that leads nowhere near a person.", EN + "m:menu -1{label: Talk to an agent}!-> n:menu -1-> e:end" + OTHER),
    Case("The prompt promises it.", EN + "m:menu {prompt: 'To speak to an agent press 1.'} -1!-> b:bot -> e:end" + OTHER),
    Case("Two such keys are one finding.", EN + "m:menu -1{label: Talk to an agent}!-> b:bot -> e:end\n m -3{label: An agent}-> b" + OTHER),
    Case("A bare name is a promise.", EN + "m:menu -1{label: Operator}!-> b:bot -> e:end" + OTHER),
    Case("So is a word to be said.", EN + "m:menu -agent!-> b:bot -> e:end" + OTHER),
    Case("A machine that is called an agent.", EN + "m:menu -1{label: Talk to our virtual agent}-> b:bot -> e:end" + OTHER),
    Case("Those who sell.", EN + "m:menu -1{label: Insurance agents}-> b:bot -> e:end" + OTHER),
    Case("Somebody else's agents.", EN + "m:menu -1{label: Talk to an insurance agent}-> b:bot -> e:end" + OTHER),
    Case("Agents themselves.", EN + "m:menu -1{label: Talk to agent login}-> b:bot -> e:end" + OTHER),
    Case("Those who sell, and a person.", EN + "m:menu -1{label: Insurance agents or speak to an agent}!-> b:bot -> e:end" + OTHER),
    Case("Us may be anybody.", EN + "m:menu -1{label: Chat with us}-> b:bot -> e:end" + OTHER),
    Case("A person.", EN + "m:menu -1{label: Talk to an agent}-> q:queue"),
    Case("A person after one question.", EN + "m:menu -1{label: Talk to an agent}-> n:menu -1-> q:queue; n -2-> e:end"),
    Case("A call-back.", EN + "m:menu -1{label: Talk to an agent}-> n:menu -1-> c:callback; n -2-> e:end"),
    Case("The bot understands the wish.", EN + "m:menu -1{label: Talk to an agent}-> b:bot {human_intent: true} -> e:end" + OTHER),
    Case("Another journey that nobody has read.", EN + "m:menu -1{label: Talk to an agent}-> other.journey.yaml" + OTHER),
    Case("A bot that leads to one.", EN + "m:menu -1{label: Talk to an agent}-> b:bot -> other.journey.yaml" + OTHER),
    Case("It just ends.", EN + "m:menu -1{label: Talk to an agent}-> sorry -> e:end" + OTHER),
    Case("Back to the menu is another finding.", EN + "m:menu -1{label: Talk to an agent}-> sorry -> m; m -2-> e:end"),
    Case("Back to the menu before.", EN + "a:menu -1-> m:menu -1{label: Talk to an agent}-> sorry -> a; m -2-> e:end"),
    Case("No person is promised.", EN + "m:menu -1{label: Ask our assistant}-> b:bot -> e:end" + OTHER),
    Case("The prompt promises a person for another key.", EN + "m:menu {prompt: 'For news press 1, to speak to an agent press 2.'} -1-> b:bot -> e:end" + OTHER),
    Case("What the prompt says of a key that has its own label.", EN + "m:menu {prompt: 'To speak to an agent press 1.'} -1{label: News}-> b:bot -> e:end" + OTHER),
    Case("Nobody gets there.", EN + "a -> e:end\n m:menu -1{label: Talk to an agent}-> b:bot -> e" + OTHER),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(gotcha_label, case)


def test_message() -> None:
    journey = sketch(EN + "m:menu -1{label: Talk to an agent}-> wait -> b:bot -> e:end" + OTHER).journey
    (found,) = problems(gotcha_label, journey)
    assert (
        found.message
        == "Customers who choose “Talk to an agent” at “M” get to “B”, and from there to no person."
    )
    assert [journey.transition(step).target for step in found.path] == ["wait", "b"]


def test_the_words_of_the_prompt_are_quoted() -> None:
    text = EN + "m:menu {prompt: 'To speak to an agent press 1.'} -1-> b:bot -> e:end" + OTHER
    (found,) = problems(gotcha_label, sketch(text).journey)
    assert "speak to an agent" in found.message


WORDS = [
    ("en", "Chat with a specialist"),
    ("en", "Live agent"),
    ("de", "Mit einem Mitarbeiter sprechen"),
    ("es", "Hablar con un agente"),
    ("fr", "Parler à un conseiller"),
    ("pt", "Falar com um atendente"),
    ("it", "Parlare con un operatore"),
]


@pytest.mark.parametrize(("locale", "label"), WORDS)
def test_words_that_promise_a_person(locale: str, label: str) -> None:
    text = f"@ {{locales: [{locale}]}}\n m:menu -1{{label: {label}}}-> b:bot -> e:end; m -2-> q:queue"
    assert problems(gotcha_label, sketch(text).journey)
