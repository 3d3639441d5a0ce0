"""QUE101 finds queues that cut customers off."""

from __future__ import annotations

import pytest

from cxlint.api import Retarget
from cxlint.rules.queues.queue_overflow_hangup import queue_overflow_hangup
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case("A full queue hangs up.", "q:queue -queue_full!-> x:end"),
    Case("A message changes little.", "q:queue -queue_full!-> s -> x:end"),
    Case("After a long wait.", "q:queue -timeout!-> t:task {channel: backstage} -> x:end(abandoned)"),
    Case("Full and faulty with the same fate are one finding.", "q:queue -queue_full!-> x:end\n q -error-> x"),
    Case("Two fates are two findings.", "q:queue -queue_full!-> x:end\n q -error!-> s -> x"),
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
        "error",
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
        "error",
        "Customers who wait too long in “Q” read “Sorry” and are then left without help.",
    ),
    (
        "q:queue -queue_full-> x:end\n q -error-> x",
        "error",
        "Customers who find “Q” full or cannot get into it are cut off without a word.",
    ),
]


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


def test_fix_leads_to_the_only_voicemail() -> None:
    journey = sketch("m:menu -1-> q:queue -queue_full-> x:end\n m -2-> v:voicemail").journey
    (found,) = problems(queue_overflow_hangup, journey)
    assert found.edits is not None
    assert found.edits.edits == (Retarget("q.on_queue_full", "v"),)
