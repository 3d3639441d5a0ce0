"""RPT102 finds loops that nothing ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import Transition
from cxlint.rules.loops.unbounded_loop import unbounded_loop
from cxlint.sources.base import Document
from cxlint.sources.connect.source import AmazonConnect
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case("Silence repeats the menu.", "m:menu -1-> q:queue\n m -no_input!-> m"),
    Case("A message comes in between.", "m:menu -1-> q:queue\n m -no_match-> s -!-> m"),
    Case("A full queue sends customers back.", "m:menu -1-> q:queue -queue_full!-> m"),
    Case("A system that keeps failing.", "m:menu -1-> q:queue\n m -2-> t:task -> e:end\n t -error!-> t"),
    Case("Data may end it, which is a remark.", "i:input -> d:decision -{if: good}-> e:end\n d -!-> i"),
    Case("Waiting for a message may be repeated.", "o -> w:wait -timeout-> r:message -!-> w\n w -> e:end"),
    Case("Systems are asked until they answer.", "t:task -> d:decision {next: [{to: e, if: ready}, t]}\n e:end"),
    Case("A loop without any way out is the finding of cannot-complete.", "a -> t:task -> w:wait -> t"),
    Case("A retry leads on to a person.", "m:menu -1-> q:queue\n m -no_input{retry: 2}-> q"),
    Case("At most two times.", "m:menu -1-> q:queue\n m -no_input{max: 2}-> m"),
    Case("The menu has a limit.", "m:menu {max_attempts: 3} -1-> q:queue\n m -no_match-> m"),
    Case("The customer wants to hear it again.", "m:menu -1-> q:queue\n m -9-> m"),
    Case("Back to the menu after the answer.", "m:menu -1-> answer -> m\n m -0-> q:queue"),
    Case("A trap is another finding.", "a:menu -1-> a\n a -no_input-> a"),
    Case("Music goes round while waiting.", "@ {role: queue}\n a -> a"),
    Case("Hold music, too.", "@ {role: hold}\n a -> a"),
    Case("Agents ask each other.", "m:menu -1-> a:agent -> b:agent -> a"),
    Case("Nobody gets there.", "m -> e:end\n a -> a"),
    Case("A full queue leads to a call-back.", "m:menu -1-> q:queue -queue_full-> c:callback"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(unbounded_loop, case)


def test_examples() -> None:
    check_examples(unbounded_loop)


SENTENCES = [
    (
        "m:menu -1-> q:queue\n m -no_input-> m\n m -no_match-> m",
        "error",
        "Customers who stay silent or press a wrong key at “M” hear it again and again without limit.",
    ),
    (
        "m:bot {channel: chat} -no_match-> m\n m -help-> q:queue",
        "warning",
        "Customers who are not understood at “M” get it again and again without limit.",
    ),
    (
        "m:menu -1-> q:queue -timeout-> m",
        "error",
        "Customers who wait too long in “Q” are sent back to “M” and have to choose again, and nothing limits how often.",
    ),
    (
        "i:input -> d:decision {next: [{to: e, if: good}, i]}\n e:end",
        "info",
        "Customers may hear “I” again and again until “D” lets them on; the design does not show a limit.",
    ),
    (
        "p:page {channel: web} -> e:end\n p -error-> p",
        "warning",
        "Customers who run into a fault at “P” come back to it again and again without limit.",
    ),
    (
        "s -> t:task -> u:task -> t\n u -error-> e:end",
        "warning",
        "Customers wait while the system goes round between “T” and “U”, and nothing ends it.",
    ),
    (
        "o -> w:wait {title: Wait for the pizza} -timeout-> r:message -> w\n w -> e:end",
        "info",
        "Customers may wait at “Wait for the pizza” again and again until what they wait for comes; the design does not show a limit.",
    ),
    (
        "m:menu {channel: phone} -1-> q:queue\n m -no_input-> t:task -> u:task -> s -> m\n m -no_match-> v:task -> u",
        "error",
        "Customers who stay silent or press a wrong key at “M” hear it again and again without limit.",
    ),
    (
        "i:input -> c:decision {next: [{to: d, if: right}, {to: e, if: wrong}]}\n d:decision {next: [{to: e, if: good}, i]}\n e:end",
        "info",
        "Customers may hear “I” again and again; the design does not show a limit.",
    ),
    (
        "i:input -> d:decision {basis: answer, next: [{to: e, if: short}, {to: s, if: long}]}\n d -0-> s -> i\n e:end",
        "error",
        "Customers who answer with “long” or with “0” hear “I” again and again without limit.",
    ),
    (
        "i:input -> d:decision {basis: answer, next: [i]}\n d -1-> e:end",
        "error",
        "Customers who answer with something else hear “I” again and again without limit.",
    ),
    (
        "i:input -> c:call -> d:decision {basis: answer, next: [i]}\n d -1-> e:end",
        "info",
        "Customers who answer with something else may hear “I” again and again; the design does not show a limit.",
    ),
    (
        "c:decision {next: [{to: i, if: chat}, e]}\n e:end; i:bot -help-> q:queue\n i -no_match-> i",
        "error",
        "Customers who are not understood at “I” get it again and again without limit.",
    ),
    (
        "c:decision {next: [{to: i, if: voice}, e]}\n e:end; i:bot -help-> q:queue\n i -no_match-> i",
        "error",
        "Customers who are not understood at “I” hear it again and again without limit.",
    ),
    (
        "i:input {prompt: How was your service today?} -no_match-> i\n i -> e:end",
        "warning",
        "Customers who are not understood at “I” hear it again and again without limit.",
    ),
    (
        "@ {journey: CustomerFeedback}\n i:input -no_match-> i\n i -> e:end",
        "warning",
        "Customers who are not understood at “I” hear it again and again without limit.",
    ),
    (
        "@ {journey: Service with a survey}\n i:input -no_match-> i\n i -> q:queue",
        "error",
        "Customers who are not understood at “I” hear it again and again without limit.",
    ),
    (
        "m:menu {title: Main menu, prompt: 'For service press 1, for feedback press 2'} -1-> q:queue; m -2-> e:end\n m -no_match-> m",
        "error",
        "Customers who press a wrong key at “Main menu” hear it again and again without limit.",
    ),
    (
        "i:input -> t:task -> e:end\n t -error-> i",
        "error",
        "Customers for whom “T” fails hear “I” again and again without limit.",
    ),
    (
        "m:menu -1-> q:queue\n m -2-> t:task {channel: backstage} -> q\n t -error-> t",
        "warning",
        "If “T” keeps failing, the customer is stuck in a loop that nothing ends.",
    ),
]


@pytest.mark.parametrize(
    ("text", "severity", "sentence"), SENTENCES, ids=[case[2][:60] for case in SENTENCES]
)
def test_sentence_and_severity(text: str, severity: str, sentence: str) -> None:
    (found,) = problems(unbounded_loop, sketch(text).journey)
    assert found.message == sentence
    assert (found.severity or unbounded_loop.severity).word == severity


def test_a_survey_ends_with_thanks() -> None:
    journey = sketch("i:input {prompt: How would you rate us?} -no_match-> i\n i -> e:end").journey
    (found,) = problems(unbounded_loop, journey)
    assert found.fix == "Thank the customer and end after the second repeat."


CAUSES = [
    ("Customers waited for a person.", "m:menu -1-> q:queue -timeout-> m", "Customers who wanted a person and waited"),
    ("A look-up fails.", "i:input -> t:task -> e:end\n t -error-> i", "What failed once often fails again"),
    ("A system never comes to an end.", "m:menu -1-> q:queue\n m -2-> t:task {channel: backstage} -> q\n t -fail-> t", "What failed once often"),
    ("Customers are not understood.", "m:menu -1-> q:queue\n m -no_match-> m", ""),
    ("Customers are silent.", "m:menu -1-> q:queue\n m -no_input-> m", ""),
    ("Customers are not understood, and the system fails, too.", "m:bot -help-> q:queue\n m -no_match-> m\n m -error-> m", ""),
    ("Their answer is not wanted.", "i:input -> d:decision {basis: answer, next: [i]}\n d -1-> e:end", "Every round takes customers' time"),
    ("Data decides.", "i:input -> d:decision {next: [{to: e, if: good}, i]}\n e:end", "Every round takes customers' time"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), [row[1:] for row in CAUSES], ids=[row[0] for row in CAUSES])
def test_why_depends_on_what_sends_customers_back(text: str, why: str) -> None:
    (found,) = problems(unbounded_loop, sketch(text).journey)
    assert found.why[: len(why) or None] == why


STORED = """{"Version": "2019-10-30", "StartAction": "ask", "Actions": [
 {"Identifier": "ask", "Type": "GetParticipantInput", "Parameters": {"Text": "From 1 to 5?", "StoreInput": "True"},
  "Transitions": {"NextAction": "check", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "end"}]}},
 {"Identifier": "check", "Type": "Compare", "Parameters": {"ComparisonValue": "$.StoredCustomerInput"},
  "Transitions": {"NextAction": "end", "Errors": [{"ErrorType": "NoMatchingCondition", "NextAction": "end"}],
   "Conditions": [
    {"NextAction": "again", "Condition": {"Operator": "NumberGreaterThan", "Operands": ["5"]}},
    {"NextAction": "again", "Condition": {"Operator": "Equals", "Operands": ["Timeout"]}},
    {"NextAction": "again", "Condition": {"Operator": "Equals", "Operands": ["0"]}}]}},
 {"Identifier": "again", "Type": "MessageParticipant", "Parameters": {"Text": "Again."},
  "Transitions": {"NextAction": "ask"}},
 {"Identifier": "end", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}]}"""


def test_a_check_of_what_customers_pressed_is_read_out() -> None:
    (journey,) = AmazonConnect().read(Document("flow.json", STORED.encode())).journeys
    (found,) = problems(unbounded_loop, journey)
    assert found.message == (
        "Customers who answer with more than 5, with nothing or with “0” hear “Ask ‘From 1 to 5?’” "
        "again and again without limit."
    )


def test_where_customers_only_wait_the_waiting_is_limited() -> None:
    text = "s -> t:task {channel: backstage} -> e:end\n t -error-> w:wait {channel: backstage} -> t"
    (found,) = problems(unbounded_loop, sketch(text).journey)
    assert found.fix.startswith("Make sure that the waiting at “T” ends")
    (asking,) = problems(unbounded_loop, sketch("m:menu -1-> q:queue\n m -no_input-> m").journey)
    assert asking.fix.startswith("Count how often")


def test_waiting_for_a_message_and_coming_back_to_a_page_have_their_own_advice() -> None:
    (waiting,) = problems(
        unbounded_loop, sketch("o -> w:wait -timeout-> r:message -> w\n w -> e:end").journey
    )
    assert waiting.fix.startswith("Limit how often customers wait at “W”")
    (page,) = problems(unbounded_loop, sketch("p:page -> e:end\n p -error-> p").journey)
    assert page.fix.startswith("Say how often customers may come back to “P”")
    (asked,) = problems(unbounded_loop, sketch("r:message -> w:wait -timeout-> r\n w -> e:end").journey)
    assert asked.fix.startswith("Limit how often the waiting at “R” starts again")


def test_further_ways_are_related() -> None:
    (found,) = problems(
        unbounded_loop, sketch("m:menu -1-> q:queue\n m -no_input-> m\n m -no_match-> m").journey
    )
    assert (found.at, found.related) == ("m.on_no_input", ("m.on_no_match",))


def test_one_handler_for_many_questions_is_one_finding() -> None:
    drawn = sketch("a:input -> b:input -> c:input -> d:input -> e:input -> off:end(resolved)")
    again = [Transition(f"{name}.on_no_match", name, name, "no_match", say=("Sorry?",)) for name in "abcde"]
    journey = replace(drawn.journey, transitions=(*drawn.journey.transitions, *again))

    (found,) = problems(unbounded_loop, journey)

    assert found.at == "a.on_no_match"
    assert found.related == tuple(f"{name}.on_no_match" for name in "bcde")
    assert found.message.endswith("without limit. So it is at “B”, “C”, “D” and 1 more question.")


def test_ways_round_that_have_a_limit_are_not_to_blame() -> None:
    drawn = sketch("m:menu -1-> q:queue\n m -no_match-> m\n m -no_input{max: 2}-> m")
    (found,) = problems(unbounded_loop, drawn.journey)
    assert found.message.startswith("Customers who press a wrong key at “M” hear it again")


STAFF = "@ {start: [ask, open]}\n ask:page {layer: customer} -> done:end(resolved)\n"


@pytest.mark.parametrize(
    ("sentence", "text", "flagged"),
    [
        ("What the staff does among itself", STAFF + "open:task {layer: backstage} -> check:task {layer: backstage} -> done\n check -error-> open", 0),
        ("A loop that customers are in", STAFF + "open:task {layer: backstage} -> again:input {layer: customer} -> done\n again -no_input-> open", 1),
        ("Nobody says whose steps these are", "a:task -> b:task -> off:end\n b -error-> a", 1),
    ],
)  # fmt: skip
def test_loops_among_staff_are_left_out(sentence: str, text: str, flagged: int) -> None:
    assert len(problems(unbounded_loop, sketch(text).journey)) == flagged, sentence


@pytest.mark.parametrize(
    ("condition", "flagged"),
    [("$tries < 3", 0), ("retry_num <= most", 0), ("$amount < 3", 1), ("tries", 1)],
)
def test_a_condition_that_compares_a_counter_is_a_limit(condition: str, flagged: int) -> None:
    drawn = sketch(f"i:input -> d:decision {{next: [{{to: i, if: '{condition}'}}, e]}}\n e:end")
    assert len(problems(unbounded_loop, drawn.journey)) == flagged
