"""QUE101 finds queues that cut customers off."""

from __future__ import annotations

import pytest

from cxlint.api import Beyond, Retarget, Severity
from cxlint.rules.queues.queue_overflow_hangup import queue_overflow_hangup
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case("A full queue hangs up.", "q:queue -queue_full!-> x:end"),
    Case("A message changes little.", "q:queue -queue_full!-> s -> x:end"),
    Case("After a long wait.", "q:queue -timeout!-> t:task {channel: backstage} -> x:end(abandoned)"),
    Case("Full and faulty with the same fate are one finding.", "q:queue -queue_full!-> x:end\n q -error-> x"),
    Case("Two fates of one queue are one finding.", "q:queue -queue_full!-> x:end\n q -error-> s -> x"),
    Case("The worst of them comes first.", "q:queue -queue_full-> s -> x:end\n q -timeout!-> x"),
    Case("Two queues with one fate are one finding.", "m:menu -1-> p:queue -queue_full!-> x:end\n m -2-> q:queue -queue_full-> y:end {title: X}"),
    Case("Two queues with two fates are two.", "m:menu -1-> p:queue -queue_full!-> x:end\n m -2-> q:queue -queue_full!-> s -> x"),
    Case("Two queues for two reasons are two.", "m:menu -1-> p:queue -queue_full!-> x:end\n m -2-> q:queue -timeout!-> x"),
    Case("Every branch of a decision hangs up.", "q:queue -queue_full!-> d:decision {next: [{to: x, if: vip}, s]}\n s -> x:end"),
    Case("A full queue offers a call-back.", "q:queue -queue_full-> c:callback"),
    Case("Or a voicemail.", "q:queue -timeout-> s -> v:voicemail -> x:end"),
    Case("Or another team.", "q:queue -queue_full-> p:queue {title: Second}"),
    Case("Or asks what to do.", "q:queue -queue_full-> m:menu -1-> x:end"),
    Case("Or goes on in another journey.", "q:queue -queue_full-> other.journey.yaml"),
    Case("Or sends a link.", "q:queue {channel: phone} -queue_full-> s {channel: sms} -> x:end"),
    Case("Or somebody gets it on the desk.", "q:queue -queue_full-> t:task {opens_case: true} -> x:end"),
    Case("Or goes round until the tries are used up.", "q:queue -queue_full-> d:decision {basis: counter, next: [{to: q, if: again}, x]}\n x:end"),
    Case("Or ends with a case.", "q:queue -queue_full-> t:task -> x:end(deferred)"),
    Case("One branch of a decision helps.", "q:queue -queue_full-> d:decision {next: [{to: x, if: vip}, c]}\n c:callback\n x:end"),
    Case("A message that fails to play is no way out of order.", "q:queue -queue_full-> s -> c:callback\n s -error-> x:end"),
    Case("It goes round, which is another finding.", "q:queue -queue_full-> s -> q"),
    Case("It is not said what happens.", "q:queue"),
    Case("Nobody gets there.", "a -> e:end\n q:queue -queue_full-> x:end"),
    Case("After the agent.", "q:queue -> a:agent -> x:end"),
    Case("Customers who asked for another person after the call.", "@ {role: closing}\n m:menu -1-> q:queue -queue_full!-> x:end"),
    Case("Two messages before the end are one finding.", "q:queue -queue_full!-> s -> x:end\n q -error-> t -> x"),
    Case("What plays while customers wait is another matter.", "@ {role: queue}\n m -> q:queue -queue_full-> x:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(queue_overflow_hangup, case)


def test_examples() -> None:
    check_examples(queue_overflow_hangup)


SENTENCES = [
    ("q:queue -queue_full-> x:end", "error", "Customers who find “Q” full are cut off without a word."),
    (
        "q:queue -timeout-> sorry -> x:end",
        "warning",
        "Customers who wait too long in “Q” hear “Sorry” and are then cut off.",
    ),
    ("q:queue -error-> x:end", "warning", "Customers who cannot get into “Q” are cut off without a word."),
    (
        "q:queue {channel: chat} -queue_full-> x:end",
        "error",
        "Customers who find “Q” full are left without an answer.",
    ),
    (
        "q:queue {channel: chat} -timeout-> sorry -> x:end",
        "warning",
        "Customers who wait too long in “Q” read “Sorry” and are then left without help.",
    ),
    (
        "q:queue -queue_full-> x:end\n q -error-> x",
        "error",
        "Customers who find “Q” full or cannot get into it are cut off without a word.",
    ),
    (
        "q:queue -queue_full-> s -> x:end\n q -error-> t -> x",
        "warning",
        "Customers who find “Q” full or cannot get into it hear a message and are cut off.",
    ),
    (
        "q:queue -queue_full-> d:decision {next: [{to: s, if: day}, x]}\n s -> x:end",
        "warning",
        "Customers who find “Q” full hear a message at most and are cut off.",
    ),
    (
        "q:queue -queue_full-> x:end\n q -error-> s -> x",
        "error",
        (
            "Customers who find “Q” full are cut off without a word; those who cannot get into it hear “S” and are"
            " then cut off."
        ),
    ),
    (
        "q:queue -queue_full-> s -> x:end\n q -timeout-> x",
        "error",
        (
            "Customers who wait too long in “Q” are cut off without a word; those who find it full hear “S” and are"
            " then cut off."
        ),
    ),
    (
        (
            "m:menu -1-> p:queue -queue_full-> x:end\n p -error-> x\n"
            " m -2-> q:queue -queue_full-> x\n q -error-> x"
        ),
        "error",
        "Customers who find “P” or “Q” full or cannot get into them are cut off without a word.",
    ),
    (
        (
            "m:menu -1-> a:queue -timeout-> x:end\n m -2-> b:queue -timeout-> x\n m -3-> c:queue -timeout-> x\n"
            " m -4-> d:queue -timeout-> x\n m -5-> e:queue -timeout-> x"
        ),
        "error",
        "Customers who wait too long in “A”, “B”, “C” or 2 more are cut off without a word.",
    ),
]


def test_the_other_ways_of_the_same_cause_are_named() -> None:
    text = "m:menu -1-> p:queue -queue_full-> x:end\n p -error-> s -> x\n m -2-> q:queue -queue_full-> x\n q -error-> s"
    (found,) = problems(queue_overflow_hangup, sketch(text).journey)
    assert found.at == "p.on_queue_full"
    assert found.related == ("p.on_error", "q.on_queue_full", "q.on_error")
    assert found.fix == (
        "Offer a call-back or a voicemail instead of hanging up, or lead from “P” and “Q” to another team."
    )


@pytest.mark.parametrize(("text", "severity", "sentence"), SENTENCES, ids=[case[2] for case in SENTENCES])
def test_sentence_and_severity(text: str, severity: str, sentence: str) -> None:
    (found,) = problems(queue_overflow_hangup, sketch(text).journey)
    assert found.message == sentence
    assert (found.severity or queue_overflow_hangup.severity).word == severity


def test_entering_the_same_queue_again_is_told() -> None:
    """Where steps set the queue, a second transfer without one means the queue that was full."""
    text = "s:task {sets_queue: Sales} -> q:queue -queue_full-> r:queue -queue_full-> x:end"
    (found,) = problems(queue_overflow_hangup, sketch(text).journey)
    assert found.at == "r.on_queue_full"
    assert found.related == ("q.on_queue_full",)
    assert "the same queue" in found.message


ANOTHER = [
    ("Another queue is set in between.", "s:task {sets_queue: Sales} -> q:queue -queue_full-> t:task {sets_queue: Care} -> r:queue -queue_full-> x:end"),
    ("No step sets the queue.", "q:queue -queue_full-> r:queue -queue_full-> x:end"),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in ANOTHER], ids=[row[0] for row in ANOTHER])
def test_another_queue_is_not_told_as_the_same(text: str) -> None:
    (found,) = problems(queue_overflow_hangup, sketch(text).journey)
    assert found.related == ()
    assert "the same queue" not in found.message


def test_the_path_goes_on_to_the_ending() -> None:
    (found,) = problems(queue_overflow_hangup, sketch("q:queue -queue_full-> s -> x:end").journey)
    assert found.path == ("q.on_queue_full", "s.next->x")


TWO_QUEUES = """m:menu -1-> a:task {sets_queue: Sales} -> p:queue {title: Queue} -queue_full-> x:end
m -2-> b:task {sets_queue: Care} -> q:queue {title: Queue} -timeout-> x
"""


def test_queues_of_one_title_are_told_apart_by_what_was_set() -> None:
    found = problems(queue_overflow_hangup, sketch(TWO_QUEUES).journey)
    assert [one.message for one in found] == [
        "Customers who find “Sales” at “Queue” full are cut off without a word.",
        "Customers who wait too long in “Care” at “Queue” are cut off without a word.",
    ]


def test_the_step_is_named_once_where_several_queues_are_set_before_it() -> None:
    (found,) = problems(queue_overflow_hangup, sketch(TWO_QUEUES.replace("timeout", "queue_full")).journey)
    assert found.message == "Customers who find “Sales” or “Care” at “Queue” full are cut off without a word."


def test_the_queue_that_was_set_is_named() -> None:
    text = "b:task {sets_queue: Customer care} -> q:queue {title: Transfer to queue} -queue_full-> x:end"
    (found,) = problems(queue_overflow_hangup, sketch(text).journey)
    assert found.message == (
        "Customers who find “Customer care” at “Transfer to queue” full are cut off without a word."
    )


@pytest.mark.parametrize("queue", ["Care", "$.External.queueArn"])
def test_a_queue_is_not_named_twice_or_by_data_alone(queue: str) -> None:
    text = f"b:task {{sets_queue: {queue}}} -> q:queue {{title: Care}} -queue_full-> x:end"
    (found,) = problems(queue_overflow_hangup, sketch(text).journey)
    assert found.message == "Customers who find “Care” full are cut off without a word."


def test_data_tells_queues_of_one_title_apart() -> None:
    found = problems(queue_overflow_hangup, sketch(TWO_QUEUES.replace("Care", "$.External.arn")).journey)
    assert "“$.External.arn” at “Queue”" in found[-1].message


NOT_NAMED = [
    ("It is one of two.", TWO_QUEUES + "m -3-> c:task {sets_queue: Shop} -> q"),
    ("It may not have been set.", TWO_QUEUES + "m -3-> q"),
    ("It is known only by an id.", TWO_QUEUES.replace("Care", "0a1b2c3d-0000-4000-8000-000000000000")),
]


@pytest.mark.parametrize("text", [row[1] for row in NOT_NAMED], ids=[row[0] for row in NOT_NAMED])
def test_a_queue_that_is_not_known_is_not_named(text: str) -> None:
    found = problems(queue_overflow_hangup, sketch(text).journey)
    assert "Customers who wait too long in “Queue” are cut off without a word." in {
        one.message for one in found
    }


PASSED = "m:menu -1-> q:queue -queue_full-> s -> c:call -error-> x:end\n q -error-> s"


@pytest.mark.parametrize(("helped", "number"), [(False, 1), (None, 0), (True, 0)])
def test_customers_passed_to_a_journey_without_help(helped: bool | None, number: int) -> None:
    journey = sketch(PASSED).journey.linked({"c": Beyond("Sorry", person=helped, help=helped)})
    found = problems(queue_overflow_hangup, journey)
    assert [one.message for one in found] == number * [
        "Customers who find “Q” full or cannot get into it are passed to “Sorry”, where nobody helps them either."
    ]
    for one in found:
        assert one.severity is Severity.WARNING
        assert (one.at, one.related) == ("q.on_queue_full", ("q.on_error",))
        assert one.path == ("m.option.1", "q.on_queue_full", "s.next->c")


def test_queues_that_pass_customers_to_the_same_journey_are_one_finding() -> None:
    text = "m:menu -1-> p:queue -queue_full-> c:call\n m -2-> q:queue -queue_full-> d:call\n m -3-> r:queue -timeout-> d"
    journey = sketch(text).journey
    beyond = {one: Beyond("Sorry", person=False, help=False) for one in "cd"}
    first, second = problems(queue_overflow_hangup, journey.linked(beyond))
    assert (
        first.message
        == "Customers who find “P” or “Q” full are passed to “Sorry”, where nobody helps them either."
    )
    assert first.related == ("q.on_queue_full",)
    assert (second.at, second.related) == ("r.on_timeout", ())


HELP_BEYOND = [
    ("It is not known what is there.", "q:queue -queue_full-> c:call"),
    ("Customers come back from it.", "q:queue -queue_full-> c:call -> d:callback"),
    ("They are asked before.", "q:queue -queue_full-> m:menu -1-> c:call"),
    ("Only a system failed.", "q:queue -error-> c:call"),
    ("There are several ways on.", "q:queue -queue_full-> d:decision {next: [{to: c, if: a}, {to: e, if: b}]}\n c:call\n e:callback"),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in HELP_BEYOND], ids=[row[0] for row in HELP_BEYOND])
def test_customers_who_may_be_helped_elsewhere(text: str) -> None:
    beyond = {} if text == HELP_BEYOND[0][1] else {"c": Beyond("Sorry", person=False, help=False)}
    assert not problems(queue_overflow_hangup, sketch(text).journey.linked(beyond))


def test_fix_leads_to_the_only_voicemail() -> None:
    journey = sketch("m:menu -1-> q:queue -queue_full-> x:end\n m -2-> v:voicemail").journey
    (found,) = problems(queue_overflow_hangup, journey)
    assert found.edits is not None
    assert found.edits.edits == (Retarget("q.on_queue_full", "v"),)


def test_fix_leads_every_way_there() -> None:
    text = "m:menu -1-> q:queue -queue_full-> x:end\n q -error-> x\n m -2-> v:voicemail"
    (found,) = problems(queue_overflow_hangup, sketch(text).journey)
    assert found.edits is not None
    assert found.edits.edits == (Retarget("q.on_queue_full", "v"), Retarget("q.on_error", "v"))


IMPORTED = "@ {source: {format: amazon-connect}}"


@pytest.mark.parametrize(
    ("text", "severity", "subject"),
    [
        pytest.param(
            "hello -> q:queue -queue_full-> off:end",
            Severity.ERROR,
            "Customers who",
            id="customers are greeted",
        ),
        pytest.param(
            "set:task -> q:queue -queue_full-> off:end", Severity.WARNING, "Contacts that", id="only routing"
        ),
    ],
)
def test_who_is_on_the_line(text: str, severity: Severity, subject: str) -> None:
    (problem,) = problems(queue_overflow_hangup, sketch(f"{IMPORTED}\n{text}").journey)

    assert (problem.severity, problem.message[: len(subject)]) == (severity, subject)


def test_two_fates_of_contacts() -> None:
    journey = sketch(
        f"{IMPORTED}\nset:task -> q:queue -queue_full-> off:end\n q -error-> off:end(abandoned)"
    ).journey
    (problem,) = problems(queue_overflow_hangup, journey)
    assert problem.message.startswith("Contacts that find “Q” full or cannot get into it ")


PHONE = "q:queue {channel: phone}"
MAIL = "s {prompt: All lines are busy. Email help@acme.com and we answer today.}"

ELSEWHERE = [
    pytest.param(
        f"{PHONE} -queue_full-> {MAIL} -> x:end",
        "info",
        "Customers who find “Q” full are told how else they get help (“Email help@acme.com and we answer today”) and are then cut off.",
        id="a mail address",
    ),
    pytest.param(
        f"{PHONE} -queue_full-> {MAIL} -> x:end\n q -error-> t {{prompt: Visit our website.}} -> x",
        "info",
        "Customers who find “Q” full or cannot get into it are told how else they get help and are then cut off.",
        id="two messages",
    ),
    pytest.param(
        f"{PHONE} -queue_full-> {MAIL} -> x:end\n q -error-> t {{prompt: Sorry.}} -> x",
        "warning",
        "Customers who cannot get into “Q” hear “Sorry” and are then cut off; those who find it full are told how else they get help (“Email help@acme.com and we answer today”) and are then cut off.",
        id="only one of two reasons",
    ),
    pytest.param(
        f"{PHONE} -queue_full-> s {{prompt: Our website is not available.}} -> x:end",
        "warning",
        "Customers who find “Q” full hear “Our website is not available” and are then cut off.",
        id="a way that is none",
    ),
    pytest.param(
        "q:queue {channel: chat} -queue_full-> s {prompt: Thank you for using our chat.} -> x:end",
        "warning",
        "Customers who find “Q” full read “Thank you for using our chat” and are then left without help.",
        id="the channel they are in",
    ),
    pytest.param(
        "q:queue {channel: chat} -queue_full-> s {prompt: Write to help@acme.com.} -> x:end",
        "info",
        "Customers who find “Q” full are told how else they get help (“Write to help@acme.com”) and are then left without help.",
        id="an address in a chat",
    ),
    pytest.param(
        f"{PHONE} -queue_full-> d:decision {{next: [{{to: s, if: day}}, t]}}\n {MAIL} -> x:end\n t {{prompt: Sorry.}} -> x",
        "warning",
        "Customers who find “Q” full hear a message and are cut off.",
        id="on some ways only",
    ),
    pytest.param(
        f"{PHONE} -queue_full-> s {{prompt: 'Visit {{site}} on the website.'}} -> x:end",
        "warning",
        "Customers who find “Q” full hear “S” and are then cut off.",
        id="a text with gaps",
    ),
]


@pytest.mark.parametrize(("text", "severity", "sentence"), ELSEWHERE)
def test_customers_who_are_told_another_way(text: str, severity: str, sentence: str) -> None:
    (found,) = problems(queue_overflow_hangup, sketch(text).journey)
    assert found.message == sentence
    assert (found.severity or queue_overflow_hangup.severity).word == severity


def test_the_words_that_customers_hear_are_quoted() -> None:
    text = "q:queue -queue_full-> s {title: Play it, prompt: Sorry.} -> x:end"
    (found,) = problems(queue_overflow_hangup, sketch(text).journey)
    assert "hear “Sorry” and are then cut off" in found.message
    (found,) = problems(
        queue_overflow_hangup,
        sketch(f"{IMPORTED}\n" + text.replace("prompt: Sorry.", "prompt: $.External.error")).journey,
    )
    assert "hear a message and are cut off" in found.message


def test_where_callers_and_others_may_wait_the_words_fit_both() -> None:
    text = "d:decision {next: [{to: a, if: chat}, b]}\na {channel: chat} -> q:queue -queue_full-> x:end\nb {channel: phone} -> q"
    (found,) = problems(queue_overflow_hangup, sketch(text).journey)
    assert found.message == "Customers who find “Q” full are left without an answer."
    assert found.fix == (
        "Offer another way to be helped instead of ending the contact, or lead from “Q” to another team."
    )


def test_a_bot_in_a_chat_on_one_branch_makes_no_chat_of_the_queue_behind_both() -> None:
    text = "d:decision {next: [{to: a, if: chat}, b]}\na:bot {channel: chat} -> q:queue -queue_full-> x:end\nb:bot -> q"
    (found,) = problems(queue_overflow_hangup, sketch(f"{IMPORTED}\n{text}").journey)
    assert "another way to be helped" in found.fix
    (found,) = problems(
        queue_overflow_hangup, sketch(f"{IMPORTED}\n{text.replace('b:bot', 'b:bot {channel: chat}')}").journey
    )
    assert "Offer a call-back instead" in found.fix
