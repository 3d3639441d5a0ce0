"""RPT102 finds loops that nothing ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import Journey, Transition
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
    Case("A system fills in what is asked next.", "i:input {prompt: '{{next}}'} -> t:task -> d:decision -{if: over}-> e:end\n d -> i"),
    Case("A bot is talked with until it is over.", "b:bot -> d:decision -{if: over}-> e:end\n d -> b"),
    Case("The same question, whatever a system says.", "i:input {prompt: 'Your name?'} -> t:task -> d:decision -{if: over}-> e:end\n d -!-> i"),
    Case("Only a part of it is filled in.", "i:input {prompt: 'Again, {{name}}'} -> t:task -> d:decision -{if: over}-> e:end\n d -!-> i"),
    Case("Nothing in the loop fills it in.", "i:input {prompt: '{{next}}'} -> d:decision -{if: over}-> e:end\n d -!-> i"),
    Case("Customers hear what was wrong.", "i:input {prompt: '{{next}}'} -> t:task -> d:decision -{if: over}-> e:end\n d -> s -!-> i"),
    Case("The bot does not understand them.", "b:bot -no_match-> d:decision -{if: over}-> e:end\n b -help-> e\n d -!-> b"),
    Case("A timer leads out.", "o -> w:wait -> r:message -> w\n w -timeout-> e:end"),
    Case("A timer beside leads out.", "o -> w:wait {next: [r, t]}\n r:message -> w\n t:wait {duration: 4h} -> e:end"),
    Case("They wait so long, and then they leave.", "o -> w:wait {next: [r, {to: e, after: 20m}]}\n r:message -> w\n e:end"),
    Case("The timer only leads round.", "o -> w:wait {next: [r, t, e]}\n r:message -!-> w\n t:wait {duration: 4m} -> r\n e:end"),
    Case("Something else than a timer leads out.", "o -> w:wait {next: [r, t]}\n r:message -!-> w\n t:wait -> e:end"),
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
        "Customers who are not understood at “M” come back to it again and again without limit.",
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
        "c:decision {next: [{to: i, if: chat}, e]}\n e:end; i:input -help-> q:queue\n i -no_match-> i",
        "error",
        "Customers who are not understood at “I” get it again and again without limit.",
    ),
    (
        "c:decision {next: [{to: i, if: voice}, e]}\n e:end; i:input -help-> q:queue\n i -no_match-> i",
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
        "v:voicemail {channel: phone} -no_input-> v\n v -> e:end",
        "warning",
        "Customers who stay silent at “V” come back to it again and again without limit.",
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


def test_a_recording_ends_with_goodbye() -> None:
    (found,) = problems(unbounded_loop, sketch("v:voicemail -no_input-> v\n v -> e:end").journey)
    assert found.fix == "Say goodbye after the second repeat of “V”, and end the call."


ALIKE = "m:menu -1-> n:menu -1-> q:queue\n m -no_match-> m\n n -no_match-> n"


def imported(text: str) -> Journey:
    return replace(sketch(text).journey, format="voicexml")


LATER = "@ {start: m}\nn:menu -no_match-> n\n n -1-> q:queue\n m:menu -1-> n\n m -no_match-> m"


def test_the_question_that_customers_come_to_first_stands_first() -> None:
    (found,) = problems(unbounded_loop, imported(LATER))
    assert (found.at, found.related) == ("m.on_no_match", ("n.on_no_match",))


def test_questions_that_a_platform_asks_again_by_itself_are_one_finding() -> None:
    (found,) = problems(unbounded_loop, imported(ALIKE))
    assert found.message == (
        "Customers who press a wrong key at “M” hear it again and again without limit. So it is at “N”."
    )
    assert found.related == ("n.on_no_match",)


@pytest.mark.parametrize(
    "journey",
    [
        sketch(ALIKE).journey,
        imported(ALIKE + "\n n -no_input-> n"),
        imported(ALIKE.replace("n:menu", "n:menu {channel: chat}")),
        imported(ALIKE.replace("m -no_match-> m", "m -no_match-> s -> m")),
    ],
    ids=["in a journey file", "another mishap", "another medium", "something is said"],
)
def test_loops_that_are_not_alike_are_findings_of_their_own(journey: Journey) -> None:
    assert len(list(problems(unbounded_loop, journey))) == 2


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
    text = (
        "s -> v:event -> t:task {channel: backstage} -> e:end\n t -error-> w:wait {channel: backstage} -> v"
    )
    (found,) = problems(unbounded_loop, sketch(text).journey)
    assert found.fix.startswith("Make sure that the waiting at “V” ends")
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


def test_nobody_presses_a_wrong_key_in_writing() -> None:
    (found,) = problems(unbounded_loop, sketch("m:menu {channel: sms} -1-> a:end; m -no_match-> m").journey)
    assert found.message.startswith("Customers who are not understood at “M”")


ANEW = [
    ("A letter", "m:menu -1-> q:queue; m -no_input-> l:message {channel: letter} -> m", 1),
    ("An e-mail", "m:menu -1-> q:queue; m -no_input-> l:message {channel: email} -> m", 1),
    ("A call-back that reaches nobody", "m:menu -1-> q:queue -timeout-> c:callback -no_answer-> m", 1),
    ("Days between two steps", "m:menu -1-> q:queue; m -no_input-> s -{wait: 2d}-> m", 1),
    ("Hours at a step", "m:menu -1-> q:queue; m -no_input-> w:wait {duration: 1h} -> m", 1),
    ("A wait that is announced", "m:menu -1-> q:queue; m -no_input-> t:task {wait: 1h} -> m", 1),
    ("A call-back that cannot be booked", "m:menu -1-> q:queue -timeout-> c:callback -error-> m", 0),
    ("A letter that cannot be sent", "m:menu -1-> q:queue; m -no_input-> l:message {channel: letter} -error-> m", 0),
    ("Minutes at a step", "m:menu -1-> q:queue; m -no_input-> w:wait {duration: 59m} -> m", 0),
    ("A long queue", "m:menu -1-> q:queue {wait: 2h} -timeout-> m", 0),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "text", "anew"), ANEW, ids=[row[0] for row in ANEW])
def test_a_round_that_is_a_new_contact_is_a_remark(sentence: str, text: str, anew: int) -> None:
    for found in problems(unbounded_loop, sketch(text.replace("m:menu", "m:menu {channel: phone}")).journey):
        assert ((found.severity or unbounded_loop.severity).word == "info") == anew, sentence
        assert ("each time in a new contact" in found.message) == anew, sentence


REMINDER = (
    "p:page -> e:end\n p -error-> q:queue -> a:agent -> e\n q -timeout-> c:callback {title: Call back} -> a\n"
    " q -queue_full-> c\n c -no_answer-> l:message {channel: letter, next: [p, q]}"
)


def test_a_circle_over_weeks_is_told_once() -> None:
    (found,) = problems(unbounded_loop, sketch(REMINDER).journey)
    assert found.message == (
        "Customers who run into a fault at “P” may come back to it again and again, each time in a new "
        "contact, and nothing limits how often."
    )
    assert found.fix == "Say what happens when “Call back” fails for the second time."
    assert found.why == "Every round is one more contact that gets customers no further."
    assert found.related


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("m:menu -1-> q:queue -timeout-> s -{wait: 2d}-> m", "Say what happens when customers reach nobody in “Q” for the second time."),
        ("l:message {channel: letter} -> d:decision {next: [{to: e, if: good}, l]}\n e:end", "Say what happens after the second round, such as an apology, a credit or a new order."),
    ],
)  # fmt: skip
def test_what_happens_the_second_time(text: str, fix: str) -> None:
    (found,) = problems(unbounded_loop, sketch(text).journey)
    assert found.fix == fix


BOTH_SIDES = (
    "@ {start: o}\n o -> g:wait {layer: customer, next: [u, p]}\n p:wait -> e:end\n u:page {layer: customer} -> g\n"
    " r:wait {layer: backstage} -> d:decision {next: [{to: off, if: complete}, {to: s, if: incomplete}]}\n"
    " off:end; s:message {layer: frontstage, next: v}\n v:wait {layer: backstage} -> r"
)


def both_sides(text: str) -> Journey:
    drawn = sketch(text).journey
    sent = (Transition("m1", "u", "r", "message"), Transition("m2", "s", "g", "message"))
    return replace(drawn, transitions=(*drawn.transitions, *sent))


def test_a_circle_through_both_sides_is_told_once() -> None:
    (found,) = problems(unbounded_loop, both_sides(BOTH_SIDES))
    assert "until “D” lets them on" in found.message


def test_a_timer_on_one_side_ends_it() -> None:
    timer = BOTH_SIDES.replace(
        "v:wait {layer: backstage} -> r", "v:wait {next: [r, t]}\n t:wait {duration: 28d} -> off"
    )
    assert not problems(unbounded_loop, both_sides(timer))


def test_rounds_on_which_others_decide_are_told_apart() -> None:
    text = (
        "i:input -> d:decision {next: [{to: j, if: good}, i]}\n j:input -> k:decision {next: [{to: e, if: good}, j]}\n"
        " e:end"
    )
    assert len(problems(unbounded_loop, sketch(text).journey)) == 2


AGAIN = [
    ("The same queue", "m:menu -1-> q:queue -queue_full-> q\n q -> a:agent", "Customers who find “Q” full have to queue there again, and nothing limits how often."),
    ("The same transfer", "m:menu -1-> t:transfer -busy-> t\n t -> e:end", "Customers who find “T” busy come back to it, and nothing limits how often."),
    ("A message before it", "m:menu -1-> s -> t:transfer -busy-> s\n t -> e:end", "Customers who find “T” busy come back to “S”, and nothing limits how often."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), [row[1:] for row in AGAIN], ids=[row[0] for row in AGAIN])
def test_nobody_chooses_again_where_no_menu_is(text: str, sentence: str) -> None:
    (found,) = problems(unbounded_loop, sketch(text).journey)
    assert found.message == sentence
    assert found.why == "Customers who wanted a person wait once more and are no nearer to one."


def test_who_waits_at_the_same_place_is_not_sent_back() -> None:
    (found,) = problems(unbounded_loop, sketch(AGAIN[0][1]).journey)
    assert found.fix.endswith("after “Q” instead of letting customers try it again and again.")


def test_three_causes_at_most_and_that_of_the_path_first() -> None:
    text = (
        "m:menu -1-> q:queue\n m -no_input-> s -> m\n m -no_match-> s\n m -invalid-> s\n"
        " m -retries_exhausted-> s"
    )
    (found,) = problems(unbounded_loop, sketch(text).journey)
    assert found.message.startswith("Customers who stay silent, press a wrong key or enter something that")
    assert "failed too often" not in found.message


def test_a_system_that_fails_or_goes_round_has_its_own_advice() -> None:
    text = "s -> t:task {channel: backstage} -> e:end\n t -error-> w:wait {channel: backstage} -> t"
    (fails,) = problems(unbounded_loop, sketch(text).journey)
    assert fails.fix == "Say what happens when “T” fails for the second time."
    (round_,) = problems(unbounded_loop, sketch("s -> t:task -> u:task -> t\n u -error-> e:end").journey)
    assert round_.fix.startswith("Limit how often it goes round by “T”; when it is over")


def test_where_somebody_is_asked_each_time_a_person_is_no_advice() -> None:
    drawn = sketch(
        "@ {start: [o, k]}\n o -> w:wait -timeout-> r:message -> w\n w -> e:end\n k:task -> off:end"
    ).journey
    asked = replace(drawn, transitions=(*drawn.transitions, Transition("m1", "r", "k", "message")))
    (found,) = problems(unbounded_loop, asked)
    assert found.fix == (
        "Say what happens after the second wait at “W”, such as an apology, a credit or a new order."
    )


def test_who_is_not_understood_comes_before_who_was_not_helped() -> None:
    text = (
        "b:bot -> i:decision {title: Understood?, next: [{to: s, if: 'yes'}, {to: b, if: 'no'}]}\n"
        " s:message -> h:decision {title: Helped?, next: [{to: e, if: 'yes'}, {to: b, if: 'no'}]}\n e:end"
    )
    (found,) = problems(unbounded_loop, sketch(text).journey)
    assert "until “Understood?” lets them on" in found.message
    assert len(found.path) == 2
    assert len(found.related) == 1
