"""ESC101 finds questions from which nobody can get to a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import AddTransition, Beyond
from cxlint.rules.escape.no_human_escape import no_human_escape
from cxlint.testing import Case, check, check_examples, problems, sketch

LEGS = "@ {start: [g, w, k]}\n k:input {channel: phone} -> q:queue"
WHATSAPP = "{channel: phone, prompt: Press 0 to go on by WhatsApp.} -> off:end"

CASES = [
    Case("No help anywhere.", "a:menu! -1-> b -> c:end\n a -2-> d -> c"),
    Case("No help anywhere is one finding, at the first question.", "hi -> a:menu! -1-> b:menu -1-> c:end\n b -2-> d:end\n a -2-> d"),
    Case("A bot without anybody behind it.", "bot:bot! -faq-> answer -> c:end\n bot -price-> c"),
    Case("A part without help.", "m:menu -0-> q:queue\n m -1-> pay:menu! -1-> paid:end\n pay -2-> later:end"),
    Case("Two parts without help are two findings.", "m:menu -0-> q:queue\n m -1-> a:menu! -1-> x:end\n a -2-> y:end\n m -2-> b:menu! -1-> x\n b -2-> y"),
    Case("Several questions in one part are one finding.", "m:menu -0-> q:queue\n m -1-> a:input! -> b:menu -1-> x:end\n b -2-> y:end"),
    Case("Hanging up is no help.", "a:menu! -1-> b:end\n a -2-> c:end\n a -hangup-> q:queue"),
    Case("Help that nobody reaches is no help.", "a:menu! -1-> b:end\n a -2-> c:end\n lost -> q:queue"),
    Case("A bot on the other end is no person.", "a:menu! -1-> b:end\n a -2-> t:transfer {transfer_target: bot}"),
    Case("Straight on, but the ending is not declared good.", "a:input! -> b:end"),
    Case("A choice is no straight way.", "a:menu! -1-> b:end(resolved)\n a -2-> c:end(resolved)"),
    Case("Key 0.", "a:menu -1-> b:end\n a -0-> q:queue"),
    Case("A person after mistakes is help, if hidden.", "a:menu -1-> b:end\n a -no_input-> q:queue"),
    Case("A call-back is help.", "a:menu -1-> b:end\n a -2-> c:callback"),
    Case("A voicemail is help.", "a:menu -1-> b:end\n a -2-> v:voicemail -> b"),
    Case("Help after some steps.", "a:menu -1-> b -> c:menu -1-> q:queue\n c -2-> d:end\n a -2-> c"),
    Case("A line that only informs.", "hi -> news -> bye:end"),
    Case("Another journey may help.", "a:menu -1-> b:end\n a -2-> x.journey.yaml"),
    Case("A missing touchpoint may have helped.", "a:menu {options: {1: b, 2: nowhere}}\n b:end"),
    Case("A straight way to what the customer came for.", "a:input -> look:task -> b -> c:end(resolved)"),
    Case("A straight way on which something may fail.", "a:input -> c:end(resolved)\n a -no_input-> d:end(unresolved)"),
    Case("A question after the agent.", "q:queue -> agent:agent -> more:menu -1-> b:end\n more -2-> c:end"),
    Case("A question nobody can fail at.", "a:input -no_input-> b -> c:end\n a -no_match-> b\n a -error-> b"),
    Case("Failing leads elsewhere.", "a:input! -> b -> c:end\n a -no_input-> c"),
    Case("An option is a choice, even if there is only one.", "a:menu! -1-> b:end\n a -no_input-> b"),
    Case("A survey in a touchpoint.", "a:menu {title: Feedback} -1-> b:end\n a -2-> c:end"),
    Case("A survey in a prompt.", "a:menu {prompt: Take part in our survey.} -1-> b:end\n a -2-> c:end"),
    Case("A survey in the journey's name.", "@ {journey: PostCallSurvey}\n a:menu -1-> b:end\n a -2-> c:end"),
    Case("A designer vouches for it at the touchpoint.", "a:menu {assures: [no-human-by-design]} -1-> b:end\n a -2-> c:end"),
    Case("A designer vouches for it everywhere.", "@ {defaults: {assures: [no-human-by-design]}}\n a:menu -1-> b:end\n a -2-> c:end"),
    Case("Face to face there is somebody.", "a:input {channel: store} -> b:end"),
    Case("A round without a way out is left to trapped-loop.", "a:menu -1-> b:menu -1-> a"),
    Case("A question that leads nowhere is a dead end.", "a:input"),
    Case("Questions backstage are not the customer's.", "a:input {channel: backstage} -> b:end"),
    Case("Agents need no agent.", "@ {role: agent}\n a:menu -1-> b:end\n a -2-> c:end"),
    Case("All languages go on alike, so the question after them is meant.", "a:menu -1-> en:task -> m:menu! -1-> x:end\n a -2-> es:task -> m\n m -2-> y:end"),
    Case("Languages whose steps are the same from some point on.", "a:menu -1-> en:task -> set:task -> hi -> m:menu! -1-> x:end\n a -2-> es:task -> set\n m -2-> y:end"),
    Case("Languages in a part without help.", "k:menu -0-> q:queue\n k -1-> a:menu -1-> en:task -> m:menu! -1-> x:end\n a -2-> es:task -> m\n m -2-> y:end"),
    Case("Something is said to those who choose one of them.", "a:menu! -1-> en -> m:menu -1-> x:end\n a -2-> es:task -> m\n m -2-> y:end"),
    Case("One of them goes elsewhere.", "a:menu! -1-> en:task -> m:menu -1-> x:end\n a -2-> es:task -> m\n a -3-> x\n m -2-> y:end"),
    Case("There is no other question.", "a:menu! -1-> b:task -> x:end\n a -2-> b"),
    Case("The options only ask again.", "a:menu! -1-> a\n a -2-> a\n a -3-> b:menu -1-> x:end\n b -2-> y:end"),
    Case("Callers are asked to go on in the chat of the same journey.", f"{LEGS}\n g:input {WHATSAPP}\n w:input {{channel: chat}} -> q"),
    Case("Callers are asked for something else.", f"{LEGS}\n g:input! {{channel: phone, prompt: Press 0 to go on.}} -> off:end\n w:input {{channel: chat}} -> q"),
    Case("No chat begins in this journey.", f"{LEGS}\n g:input! {WHATSAPP}\n w:input {{channel: phone}} -> q"),
    Case("There is no help in the chat, either.", f"{LEGS}\n g:input! {WHATSAPP}\n w:input {{channel: chat, assures: [no-human-by-design]}} -> off"),
    Case("The chat comes by the same question.", "@ {start: [g, w]}\n g:input! {channel: phone, prompt: Go on by WhatsApp.} -> off:end\n w:menu {channel: chat} -1-> g\n w -2-> q:queue"),
    Case("A queue that fails and asks again is no service.", "q:queue -timeout-> a:menu! -1-> b:end\n a -2-> c:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(no_human_escape, case)


def test_examples() -> None:
    check_examples(no_human_escape)


@pytest.mark.parametrize(("help_there", "flagged"), [(True, 0), (False, 1), (None, 0)])
def test_another_journey_helps_or_not_or_nobody_knows(help_there: bool | None, flagged: int) -> None:
    journey = sketch("a:menu -1-> b:end\n a -2-> x.journey.yaml").journey
    linked = journey.linked({"x.journey.yaml": Beyond("x", person=False, help=help_there)})
    assert len(problems(no_human_escape, linked)) == flagged


@pytest.mark.parametrize(
    ("asks", "help_there", "flagged"),
    [(True, False, ["x.journey.yaml"]), (True, True, []), (True, None, []), (False, False, [])],
)
def test_a_bot_in_a_module_asks_and_nobody_helps_after_it(
    asks: bool, help_there: bool | None, flagged: list[str]
) -> None:
    journey = sketch("hi -> x.journey.yaml").journey
    linked = journey.linked({"x.journey.yaml": Beyond("x", person=False, help=help_there, asks=asks)})
    assert [problem.at for problem in problems(no_human_escape, linked)] == flagged


def test_a_half_read_touchpoint_may_lead_to_help() -> None:
    journey = sketch("a:menu -1-> b -> c:end\n a -2-> c").journey
    half = {**journey.touchpoints, "b": replace(journey["b"], incomplete=True)}
    assert not problems(no_human_escape, replace(journey, touchpoints=half))


def test_key_0_is_offered_where_there_is_one_place_with_people() -> None:
    drawn = sketch("m:menu -0-> q:queue\n m -1-> pay:menu -1-> x:end\n pay -2-> y:end")
    (found,) = problems(no_human_escape, drawn.journey)
    assert found.edits is not None
    assert found.edits.edits == (AddTransition("pay", "q", "option", "0"),)
    assert found.path == ("m.option.1",)


def test_key_0_is_not_offered_where_it_means_something_else() -> None:
    drawn = sketch("m:menu -9-> q:queue\n m -1-> pay:menu -1-> x:end\n pay -0-> y:end")
    (found,) = problems(no_human_escape, drawn.journey)
    assert found.edits is None


def test_further_questions_are_counted_and_related() -> None:
    (found,) = problems(no_human_escape, sketch("a:menu -1-> b:input -> c:input -> d:end\n a -2-> d").journey)
    assert found.at == "a"
    assert found.related == ("b", "c")
    assert "; the same goes for 2 further questions." in found.message


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("menu", "a key or a word"),
        ("menu {inputs: [dtmf]}", "a key"),
        ("menu {inputs: [speech]}", "a word"),
        ("menu {inputs: [dtmf, speech]}", "a key or a word"),
        ("bot", "a word"),
        ("menu {channel: chat}", "a word"),
        ("menu {channel: phone}", "a key or a word"),
    ],
)
def test_only_what_customers_can_answer_with_is_advised(kind: str, answer: str) -> None:
    alone, part = (
        f"a:{kind} -x-> b:end\n a -y-> c:end",
        f"m:menu -0-> q:queue\n m -1-> a\n a:{kind} -x-> b:end\n a -y-> c:end",
    )
    (nowhere,) = problems(no_human_escape, sketch(alone).journey)
    (behind,) = problems(no_human_escape, sketch(part).journey)
    assert nowhere.fix == f"Add a queue, a call-back or a voicemail, and lead {answer} of “A” there."
    assert behind.fix == f"Lead {answer} of “A”, and what fails there, to help."


def test_a_module_that_asks_is_not_mended_from_outside() -> None:
    module = Beyond("x", person=False, help=False, asks=True)
    alone = sketch("hi -> x.journey.yaml").journey.linked({"x.journey.yaml": module})
    part = sketch("m:menu -0-> q:queue\n m -1-> x.journey.yaml").journey.linked({"x.journey.yaml": module})
    ((nowhere,), (behind,)) = (problems(no_human_escape, one) for one in (alone, part))
    name = alone["x.journey.yaml"].name
    assert nowhere.fix.endswith(f", and lead customers who want a person after {name} there.")
    assert behind.fix == f"Lead customers who want a person after {name} to help."


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("a:input -> b -> c:end", False),
        ("a:input -> b:input -> c:end", False),
        ("a:input -> b:menu -1-> c:end\n b -2-> c", True),
        ("a:menu -1-> b:end\n a -2-> b", True),
        ("a:input -> b -> c:end\n a -help-> a", False),
        ("a:input -> b -> c:end\n a -news-> b", True),
    ],
)
def test_choices_are_spoken_of_only_where_there_are_some(text: str, choices: bool) -> None:
    (found,) = problems(no_human_escape, sketch(text).journey)
    assert (found.why == "") is choices
