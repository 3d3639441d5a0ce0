"""ESC105 finds people who are a long way from where customers begin."""

from __future__ import annotations

import pytest

from cxlint.rules.escape.buried_human import buried_human
from cxlint.testing import Case, check, check_examples, problems, sketch

FOUR = "a:menu -1-> b:menu -1-> c:menu -1-> d:menu"
OTHER = "a -2-> news -> off:end(resolved)"
LONG = " ".join(["We tell you about all our products."] * 40)
SHORT = "Welcome."


def listening(
    text: str, menu: str = "For bills, press 1. For people, press 0.", channel: str = "phone"
) -> str:
    return (
        f"hello {{channel: {channel}, prompt: '{text}'}} -> m:menu {{channel: {channel}, prompt: '{menu}'}}\n"
        "m -1-> bill -> off:end(resolved)\n m -0-> q:queue"
    )


CASES = [
    Case("Four menus.", f"{FOUR}!\n d -1-> q:queue\n {OTHER}"),
    Case("Three menus and an input.", f"a:menu -1-> b:menu -1-> c:menu -1-> d:input!\n d -> q:queue\n {OTHER}"),
    Case("Five menus: the fourth is one too many.", f"{FOUR}!\n d -1-> e:menu -1-> q:queue\n {OTHER}"),
    Case("Two menus where one is allowed.", f"a:menu -1-> b:menu!\n b -1-> q:queue\n {OTHER}", {"levels": 1}),
    Case("A mistake gets there sooner, but nobody chooses it.", f"{FOUR}!\n d -1-> q:queue\n a -no_input-> q\n {OTHER}"),
    Case("A long greeting on the phone.", listening(LONG).replace("'}\nm -1", "'}!\nm -1")),
    Case("Forty seconds where twenty are allowed.", listening(LONG[:600]).replace("'}\nm -1", "'}!\nm -1"), {"seconds": 20}),
    Case("A prompt that tells of an agent only at its end.", f"m:menu {{channel: phone, prompt: '{LONG} Or say agent to speak to an agent.'}}! -1-> off:end\n m -2-> q:queue"),
    Case("Three menus.", f"a:menu -1-> b:menu -1-> c:menu -1-> q:queue\n {OTHER}"),
    Case("Four menus, and a person in the second.", f"{FOUR}\n d -1-> q:queue\n b -0-> q\n {OTHER}"),
    Case("Four menus, and a menu that tells of an agent.", f"{FOUR}\n d -1-> q:queue\n b {{prompt: Say agent for an agent.}}\n {OTHER}"),
    Case("Four questions, the first by a bot that may understand.", "a:bot -> b:menu -1-> c:menu -1-> d:menu -1-> q:queue\n b -2-> off:end(resolved)"),
    Case("Asking for a person is understood.", f"{FOUR}\n a {{human_intent: true}}\n d -1-> q:queue\n {OTHER}"),
    Case("Another journey may help sooner.", f"{FOUR}\n d -1-> q:queue\n b -2-> x.journey.yaml\n {OTHER}"),
    Case("Nobody at all is another finding.", f"{FOUR}\n d -1-> off:end\n {OTHER}"),
    Case("Only mistakes lead to a person: another finding.", f"{FOUR}\n d -1-> off:end\n d -no_input-> q:queue\n {OTHER}"),
    Case("No person is meant to be reached.", f"{FOUR}\n d {{assures: [no-human-by-design]}} -1-> q:queue\n {OTHER}"),
    Case("Steps of systems are no questions.", f"a:menu -1-> b:task -> c:decision -> d:task -> q:queue\n {OTHER}"),
    Case("A short greeting.", listening(SHORT)),
    Case("A long text in a chat.", listening(LONG, channel="chat")),
    Case("A long text of which the beginning is enough.", listening(SHORT, f"For people, press 0. {LONG} For bills, press 1.")),
    Case("A recording may be short.", listening("{{greeting}}" + LONG)),
    Case("A prompt in a chat that tells of an agent only at its end.", f"m:menu {{channel: chat, prompt: '{LONG} Or say agent to speak to an agent.'}} -1-> off:end\n m -2-> q:queue"),
    Case("A little longer than is allowed, which may be the estimate.", listening(LONG[:600]), {"seconds": 36}),
    Case("Nothing is asked.", f"hello {{channel: phone, prompt: '{LONG}'}} -> q:queue"),
    Case("An agent is offered before the long part.", f"m:menu {{channel: phone, prompt: 'Speak to an agent by saying so. {LONG}'}} -1-> q:queue\n m -2-> off:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(buried_human, case)


def test_examples() -> None:
    check_examples(buried_human)


def test_the_shortest_way_is_told_from_the_start_to_the_person() -> None:
    (found,) = problems(buried_human, sketch(f"{FOUR}\n d -1-> q:queue\n {OTHER}").journey)
    assert found.message == (
        "Customers have to answer 4 questions before they get to a person (“Q”), even on the shortest way."
    )
    assert found.fix == "Offer a person in “A”, where customers are asked first."
    assert (len(found.path), found.related) == (4, ("a", "b", "c"))


def test_seconds_are_told_as_an_estimate() -> None:
    (found,) = problems(buried_human, sketch(listening(LONG)).journey)
    assert found.message.startswith("Customers have to listen for about ")
    assert found.message.endswith(" seconds before a person is offered, even on the shortest way.")


def test_many_questions_and_long_listening_in_one_menu_are_one_finding() -> None:
    text = f"{FOUR}\n d -1-> q:queue\n {OTHER}\n a {{channel: phone, prompt: '{LONG}'}}"
    assert [found.at for found in problems(buried_human, sketch(text).journey)] == ["d"]
