"""ESC110 finds people who are asked for or promised, and not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import Beyond, Journey, Rule, Severity
from cxlint.rules.escape.error_hangup import error_hangup
from cxlint.rules.escape.escalation_dead_end import escalation_dead_end
from cxlint.rules.escape.no_human_escape import no_human_escape
from cxlint.testing import Case, check, check_examples, problems, sketch

BACK = "m -2-> news -> m"
PROMISE = "{prompt: Please hold while I transfer you to an agent.}"

CASES = [
    Case("Cut off.", f"m:menu -speak to an agent!-> off:end\n {BACK}"),
    Case("A message, and cut off.", f"m:menu -operator!-> sorry -> off:end\n {BACK}"),
    Case("Back to the same menu.", f"m:menu -operator!-> sorry -> m\n {BACK}"),
    Case("The prompt says what the key is for.", f"m:menu {{prompt: 'For an agent, press 0.'}} -0!-> sorry -> off:end\n {BACK}"),
    Case("Two options to the same place are one finding.", f"m:menu -agent!-> sorry -> off:end\n m -operator-> sorry\n {BACK}"),
    Case("A promise, and cut off.", f"m:menu -1-> p {PROMISE}! -> off:end\n m -2-> q:queue"),
    Case("A promise after a mistake.", f"m:menu -no_match-> p {PROMISE}! -> off:end\n m -2-> q:queue"),
    Case("A promise, and the menu again.", f"m:menu -1-> p {PROMISE}! -> m\n {BACK}"),
    Case("Two promises in a row are one finding.", f"m:menu -1-> p {PROMISE}! -> r {PROMISE} -> off:end\n m -2-> q:queue"),
    Case("An option and a promise behind it are one finding.", f"m:menu -agent!-> p {PROMISE} -> off:end\n {BACK}"),
    Case("In Spanish, where the design says so.", "@ {locales: [es]}\n m:menu -1-> p {prompt: Le paso con un agente.}! -> off:end\n m -2-> q:queue"),
    Case("A queue.", f"m:menu -agent-> p {PROMISE} -> q:queue\n {BACK}"),
    Case("A call-back.", f"m:menu -agent-> c:callback\n {BACK}"),
    Case("Another journey.", f"m:menu -agent-> x.journey.yaml\n {BACK}"),
    Case("A missing touchpoint is another finding.", "m:menu {options: {agent: nowhere}} -2-> news -> m"),
    Case("One of two ways leads to a person.", f"m:menu -agent-> d:decision {{next: [off, q]}}\n off:end\n q:queue\n {BACK}"),
    Case("A case on a desk.", f"m:menu -agent-> t:task {{opens_case: true}} -> off:end\n {BACK}"),
    Case("A page.", f"m:menu -agent-> p:page -> off:end\n {BACK}"),
    Case("An ending that is declared good.", f"m:menu -agent-> p {PROMISE} -> off:end(transferred)\n {BACK}"),
    Case("A piece that goes back to its caller.", f"m:menu -1-> p {PROMISE} -> off:end {{ends: piece}}\n m -2-> q:queue"),
    Case("Another machine: another finding.", f"m:menu -agent-> b:bot -> off:end\n {BACK}"),
    Case("Another machine behind a message: another finding.", f"m:menu -agent-> hold -> t:task -> b:bot -> off:end\n {BACK}"),
    Case("A machine only where something fails.", f"m:menu -agent!-> t:task -> off:end\n t -error-> b:bot -> off\n {BACK}"),
    Case("No person is named.", f"m:menu -sales-> sorry -> off:end\n {BACK}"),
    Case("A virtual agent.", f"m:menu -virtual agent-> sorry -> off:end\n {BACK}"),
    Case("An agent's own option.", f"m:menu -agent login-> sorry -> off:end\n {BACK}"),
    Case("Customers are told that it does not work.", "m:menu -1-> p {prompt: Sorry we cannot transfer you to an agent.} -> off:end\n m -2-> q:queue"),
    Case("Customers are only asked.", "m:menu -1-> p {prompt: Would you like me to transfer you to an agent?} -> off:end\n m -2-> q:queue"),
    Case("A machine takes over, and says so.", "m:menu -1-> p {prompt: Please hold while I connect you to our automated system.} -> off:end\n m -2-> q:queue"),
    Case("A promise after the agent.", f"q:queue -> a:agent -> p {PROMISE} -> off:end"),
    Case("Spanish where the design does not say so.", "m:menu -1-> p {prompt: Le paso con un agente.} -> off:end\n m -2-> q:queue"),
    Case("Nobody gets there.", f"m:menu -2-> q:queue\n p {PROMISE} -> off:end"),
    Case("Modules come back.", f"@ {{role: module}}\n m:menu -agent-> sorry -> off:end\n {BACK}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(escalation_dead_end, case)


def test_examples() -> None:
    check_examples(escalation_dead_end)


MESSAGES = [
    (f"m:menu {{channel: phone}} -speak to an agent-> off:end\n {BACK}", "Customers who ask for a person at “M” (“speak to an agent”) are cut off: no way from there leads to a person, a call-back or a voicemail."),
    (f"m:menu -operator-> sorry -> m\n {BACK}", "Customers who ask for a person at “M” (“operator”) do not get to one: no way from there leads to a person, a call-back or a voicemail."),
    (f"m:menu -1-> p {PROMISE} -> off:end\n m -2-> q:queue", "Customers are told “hold while I transfer you” in “P” and are then cut off: no way from there leads to a person, a call-back or a voicemail."),
    (f"m:menu -1-> p {PROMISE} -> m\n {BACK}", "Customers are told “hold while I transfer you” in “P” and then get to nobody: no way from there leads to a person, a call-back or a voicemail."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), MESSAGES)
def test_message(text: str, message: str) -> None:
    (found,) = problems(escalation_dead_end, sketch(text).journey)
    assert found.message == message


def unhandled(kind: str, beyond: Beyond | None, handled: str = "no") -> Journey:
    """A flow of Dialogflow CX that ends because the customer wants a person."""
    journey = sketch(f"m:menu -agent-> p -> e:{kind}\n {BACK}").journey
    source = {"type": "END_FLOW_WITH_HUMAN_ESCALATION", "handled": handled}
    touchpoints = {**journey.touchpoints, "e": replace(journey["e"], source=source)}
    return replace(journey, touchpoints=touchpoints, beyond={"e": beyond} if beyond else {})


def test_a_wish_that_the_calling_flow_does_not_take_up_is_one_finding() -> None:
    (found,) = problems(escalation_dead_end, unhandled("call", Beyond("Start", False, False)))
    assert (
        found.message == "Customers who want a person are sent back to “Start”, which does nothing about it."
    )
    assert (found.at, found.severity, len(found.related)) == ("e", None, 1)


def test_it_is_a_warning_where_the_calling_flow_has_people_elsewhere() -> None:
    (found,) = problems(escalation_dead_end, unhandled("call", Beyond("Start", True, True)))
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize("beyond", [None, Beyond("Start")])
def test_what_nobody_knows_of_the_calling_flow_is_not_held_against_it(beyond: Beyond | None) -> None:
    assert problems(escalation_dead_end, unhandled("call", beyond)) == []


def test_a_wish_that_is_taken_up_is_no_finding_of_its_own() -> None:
    found = problems(escalation_dead_end, unhandled("call", Beyond("Start", True, True), "yes"))
    assert found == []


def test_a_flow_with_several_callers() -> None:
    (found,) = problems(escalation_dead_end, unhandled("decision", None))
    assert found.message == (
        "Customers who want a person are sent back to the flow that called this one, and not every such flow "
        "does something about it."
    )
    assert found.severity is Severity.WARNING


def calling(text: str, beyond: Beyond | None) -> Journey:
    """A journey that calls a bot, of which *beyond* is known."""
    journey = sketch(f"hi {{channel: chat}} -> c:call {{title: Ask Ada}} {text}").journey
    return replace(journey, beyond={"c": beyond} if beyond else {})


ADA = Beyond("Ada", person=False, help=False, asks=True, escalates=True)


def test_a_wish_for_a_person_that_comes_back_from_a_bot_to_nobody() -> None:
    journey = calling("-> bye -> off:end {ends: contact}", ADA)
    (found,) = problems(escalation_dead_end, journey)
    assert found.message == (
        "Customers who ask for a person in “Ada” come back from it and are left without help: no way after "
        "“Ask Ada” leads to a person, a call-back or a voicemail."
    )
    assert (
        found.fix == "After “Ask Ada”, lead customers who ask for a person to a queue, or offer a call-back."
    )
    assert (found.at, found.path) == ("c", ("hi.next->c", "c.next->bye", "bye.next->off"))
    assert problems(no_human_escape, journey) == []


def test_a_wish_for_a_person_that_comes_back_from_a_bot_into_a_round() -> None:
    (found,) = problems(escalation_dead_end, calling("-> m:menu -1-> m\n m -2-> c", ADA))
    assert "come back from it and do not get to one: " in found.message


@pytest.mark.parametrize(
    ("sentence", "text", "beyond"),
    [
        ("A queue comes after it.", "-> d:decision {next: [q, off]}\n q:queue\n off:end", ADA),
        ("A call-back comes after it.", "-> later:callback", ADA),
        ("Nobody knows what comes after it.", "-> x.journey.yaml", ADA),
        ("Somebody has the case.", "-> t:task {opens_case: true} -> off:end", ADA),
        ("The flow goes back to its own caller.", "-> off:end {ends: piece}", ADA),
        ("The bot has people.", "-> off:end", replace(ADA, person=True, help=True)),
        ("Nobody knows all of the bot.", "-> off:end", replace(ADA, person=None, help=None)),
        ("The bot takes no such wish.", "-> off:end", replace(ADA, escalates=False)),
        ("The bot has not been read.", "-> off:end", None),
        ("The firm has helped before.", "", ADA),
    ],
)
def test_a_wish_that_may_be_fulfilled_after_the_bot(sentence: str, text: str, beyond: Beyond | None) -> None:
    journey = calling(text, beyond)
    if not text:
        drawn = sketch("q:queue -> a:agent -> c:call -> off:end").journey
        journey = replace(drawn, beyond={"c": ADA})
    assert problems(escalation_dead_end, journey) == [], sentence


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (no_human_escape, f"m:menu -1-> x -> off:end\n m -2-> p {PROMISE} -> off"),
        (error_hangup, f"m:menu -1-> q:queue\n m -no_match-> p {PROMISE} -> off:end"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_other_rules_leave_it_to_this_one(rule: Rule, text: str) -> None:
    assert problems(rule, sketch(text).journey) == []
    assert problems(rule, sketch(text.replace(PROMISE, "")).journey) != []
