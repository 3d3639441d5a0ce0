"""QUE110 finds customers who are put straight into the same queue."""

from __future__ import annotations

import pytest

from cxlint.rules.loops.unbounded_loop import unbounded_loop
from cxlint.rules.queues.queue_overflow_hangup import queue_overflow_hangup
from cxlint.rules.queues.requeue_when_full import requeue_when_full
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("A few times.", "q:queue -queue_full{max: 3}!-> q"),
    Case("After a long wait.", "q:queue -timeout{max: 2}!-> q"),
    Case("While nobody is there.", "q:queue -nobody_available{max: 2}!-> q"),
    Case("A step of the system changes nothing.", "q:queue -queue_full{max: 3}!-> t:task -> q"),
    Case("At another step.", "s:task {sets_queue: Sales} -> q:queue -queue_full!-> r:queue -queue_full-> c:callback"),
    Case("At another step of which nothing more is known.", "s:task {sets_queue: Sales} -> q:queue -queue_full!-> r:queue"),
    Case("Two reasons are one finding.", "q:queue -queue_full{max: 3}!-> q\n q -timeout{max: 3}-> q"),
    Case("Without an end it is another finding.", "q:queue -queue_full-> q"),
    Case("In a ring, too.", "q:queue -queue_full-> r:queue -queue_full-> q"),
    Case("They are told.", "q:queue -queue_full{max: 3}-> s -> q"),
    Case("They are told on the way.", "q:queue -queue_full{max: 3, say: All lines are busy.}-> q"),
    Case("Time passes.", "q:queue -queue_full{max: 3}-> w:wait {duration: 60s} -> q"),
    Case("Time passes on the way.", "q:queue -queue_full{max: 3, wait: 1m}-> q"),
    Case("They are asked.", "q:queue -queue_full{max: 3}-> m:menu -1-> q\n m -2-> c:callback"),
    Case("They come to another team.", "q:queue -queue_full-> r:queue"),
    Case("Another queue is set.", "s:task {sets_queue: Sales} -> q:queue -queue_full-> t:task {sets_queue: Care} -> r:queue"),
    Case("Another queue is set at the way round.", "q:queue -queue_full{max: 3}-> t:task {sets_queue: Care} -> q"),
    Case("The second one cuts them off, which is another finding.", "s:task {sets_queue: Sales} -> q:queue -queue_full-> r:queue -queue_full-> x:end"),
    Case("Only a system failed.", "q:queue -error{max: 2}-> q"),
    Case("They want it.", "q:queue -1-> q"),
    Case("Nobody gets there.", "e:end\n q:queue -queue_full{max: 3}-> q"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(requeue_when_full, case)


SENTENCES = [
    ("q:queue -queue_full{max: 3}-> q", "Customers who find “Q” full are put straight into it again up to 3 times, without a word."),
    ("q:queue -timeout{max: 1}-> q", "Customers who wait too long in “Q” are put straight into it again up to once, without a word."),
    (
        "q:queue -nobody_available{max: 2}-> q",
        "Customers who come to “Q” while no agent is signed in are put straight into it again up to twice, without a word.",
    ),
    ("q:queue -busy{max: 2}-> q", "Customers who find “Q” busy are put straight into it again up to twice, without a word."),
    (
        "s:task {sets_queue: Q} -> q:queue -queue_full-> r:queue -queue_full-> c:callback",
        "Customers who find “Q” full are put straight into the same queue at “R” again, without a word.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), SENTENCES, ids=[one[1] for one in SENTENCES])
def test_sentence(text: str, sentence: str) -> None:
    (found,) = problems(requeue_when_full, sketch(text).journey)
    assert found.message == sentence


def test_two_ways_back_that_differ_are_two_findings() -> None:
    found = problems(
        requeue_when_full, sketch("q:queue -queue_full{max: 3}-> q\n q -timeout{max: 2}-> q").journey
    )
    assert [one.at for one in found] == ["q.on_queue_full", "q.on_timeout"]
    assert found[0].why == ""
    assert found[1].why == "They have waited for nothing, wait anew, and nobody has told them why."


def test_the_same_spot_is_reported_once() -> None:
    """Where the second try cuts customers off, the other rule names the first one."""
    text = "s:task {sets_queue: Sales} -> q:queue -queue_full-> r:queue -queue_full-> x:end"
    (found,) = problems(queue_overflow_hangup, sketch(text).journey)
    assert found.related == ("q.on_queue_full",)
    assert not problems(requeue_when_full, sketch(text).journey)


@pytest.mark.parametrize("text", ["q:queue -queue_full-> q", "q:queue -queue_full-> r:queue -queue_full-> q"])
def test_the_endless_round_is_reported_once(text: str) -> None:
    assert len(problems(unbounded_loop, sketch(text).journey)) == 1
    assert not problems(requeue_when_full, sketch(text).journey)
