"""TRU104 finds bots that stand before all people."""

from __future__ import annotations

import pytest

from cxlint.rules.trust.forced_bot_trial import forced_bot_trial
from cxlint.testing import Case, check, problems, sketch

LATER = " -pay-> a -> m:menu -1-> q:queue; m -2-> e:end"

CASES = [
    Case("People come only after another question.", "b:bot!" + LATER),
    Case("So they do after two bots.", "b:bot! -pay-> c:bot" + LATER),
    Case("A number of turns is declared.", "b:bot {mandatory_turns: 2}! -person-> q:queue"),
    Case("Even where the wish is understood then.", "b:bot {mandatory_turns: 2, human_intent: true}! -> q:queue"),
    Case("A bot with rules that does not understand the wish.", "b:bot! {bot_type: rules, mandatory_turns: 4, human_intent: false} -> q:queue"),
    Case("A bot with rules of which only the turns are known.", "b:bot {bot_type: rules, mandatory_turns: 4} -> q:queue"),
    Case("A plain way leads to a person.", "b:bot -> q:queue"),
    Case("One of the options does.", "b:bot" + LATER + "\n b -person-> q"),
    Case("One of them does, with a word between.", "b:bot" + LATER + "\n b -person-> ok -> q"),
    Case("The wish is understood.", "b:bot {human_intent: true}" + LATER),
    Case("There is a way past the bot.", "n:menu -1-> b:bot" + LATER + "\n n -0-> q"),
    Case("There may be one.", "n:menu -1-> b:bot" + LATER + "\n n -0-> other.journey.yaml"),
    Case("The bot leads to what nobody has read.", "b:bot" + LATER + "\n b -more-> other.journey.yaml"),
    Case("People are reached only by failing, which is another finding.", "b:bot -pay-> a -> e:end\n b -no_match-> q:queue"),
    Case("There are no people.", "b:bot {mandatory_turns: 2} -pay-> a -> e:end"),
    Case("A bot with rules is a menu.", "b:bot {bot_type: rules}" + LATER),
    Case("No turns are needed.", "b:bot {mandatory_turns: 0} -> q:queue"),
    Case("The bot comes while waiting.", "q:queue -timeout-> b:bot -pay-> a -> m:menu -1-> q; m -2-> e:end"),
    Case("A menu is no bot.", "b:menu" + LATER),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(forced_bot_trial, case)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("b:bot" + LATER, "Customers who want a person must first talk to “B”, which has no way straight to one."),
        ("b:bot {mandatory_turns: 1} -> q:queue", "Customers must answer “B” once before they may ask for a person."),
    ],
)  # fmt: skip
def test_message(text: str, said: str) -> None:
    (found,) = problems(forced_bot_trial, sketch(text).journey)
    assert found.message == said
