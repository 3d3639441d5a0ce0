"""AGT101 finds people who can only pass customers on."""

from __future__ import annotations

import pytest

from cxlint.rules.agents.agent_cannot_resolve import agent_cannot_resolve
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("To another queue.", "a:agent! -> q:queue -> b:agent -> e:end"),
    Case("To one of two teams.", "a:agent! -> q:queue\n a -> t:transfer"),
    Case("To a colleague.", "a:agent! -> b:agent -> e:end"),
    Case("All that can be promised is a call-back.", "a:agent! -> c:callback"),
    Case("What fails is no way to settle it.", "a:agent! -> q:queue\n a -error-> e:end"),
    Case("One way leads to an end.", "a:agent -> q:queue\n a -> e:end(resolved)"),
    Case("One way leads to a message.", "a:agent -> q:queue\n a -> m -> e:end"),
    Case("One way leads to a step in the firm.", "a:agent -> q:queue\n a -> t:task"),
    Case("One way leads to a survey.", "a:agent -> q:queue\n a -> s:survey"),
    Case("It is not said what follows.", "a:agent"),
    Case("Only hanging up is drawn.", "a:agent -hangup-> e:end"),
    Case("Something can be settled.", "a:agent {resolves: [billing]} -> q:queue"),
    Case("Something may be decided.", "a:agent {authority: [credit]} -> q:queue"),
    Case("A promise is kept here.", "a:agent {fulfils: call} -> q:queue"),
    Case("The next step is an appointment.", "a:agent -{wait: 2d}-> b:agent -> e:end"),
    Case("A switchboard.", "a:agent {tags: [switchboard]} -> q:queue"),
    Case("The reception.", "a:agent {tags: [reception]} -> q:queue"),
    Case("Another journey may settle it.", "a:agent -> other.journey.yaml"),
    Case("What follows was not read.", "a:agent {incomplete: true} -> q:queue"),
    Case("The talk goes on.", "a:agent -> a"),
    Case("In the back office.", "t:task -> a:agent {layer: backstage} -> q:queue"),
    Case("Nobody gets there.", "e:end\n a:agent -> q:queue"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(agent_cannot_resolve, case)


SENTENCES = [
    ("a:agent -> q:queue\n a -> t:transfer", "Customers who reach “A” can only be passed on to “Q” or “T”."),
    ("a:agent -> c:callback", "Customers who reach “A” can only be promised a call-back."),
]


@pytest.mark.parametrize(("text", "sentence"), SENTENCES, ids=[one[1] for one in SENTENCES])
def test_sentence(text: str, sentence: str) -> None:
    (found,) = problems(agent_cannot_resolve, sketch(text).journey)
    assert found.message == sentence


ADVICE = [
    ("a:agent -> q:queue", "Let “A” settle what can be settled there, or lead customers to “Q” at once."),
    ("a:agent -> c:callback", "Let “A” settle what can be settled there, instead of putting it off."),
]


@pytest.mark.parametrize(("text", "advice"), ADVICE, ids=[one[1] for one in ADVICE])
def test_advice(text: str, advice: str) -> None:
    (found,) = problems(agent_cannot_resolve, sketch(text).journey)
    assert found.fix == advice
