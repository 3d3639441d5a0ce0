"""QUE106 finds customers who wait twice in a row."""

from __future__ import annotations

import pytest

from cxlint.rules.queues.queue_after_queue import queue_after_queue
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("The wait got too long.", "a:queue -timeout!-> b:queue"),
    Case("Nobody answered.", "a:queue -no_answer!-> s -> b:queue"),
    Case("One queue sorts for the other.", "a:queue -!-> b:queue -> c:agent"),
    Case("Two reasons are one finding.", "a:queue -timeout!-> b:queue\n a -no_answer-> b"),
    Case("Three in a row are two findings.", "a:queue -timeout!-> b:queue -timeout!-> c:queue"),
    Case("A step in between sets the queue.", "a:queue -timeout!-> t:task {sets_queue: Sales} -> b:queue"),
    Case("The first one was full.", "a:queue -queue_full-> b:queue"),
    Case("The first one does not work.", "a:queue -error-> b:queue"),
    Case("Nobody was there.", "a:queue -nobody_available-> b:queue"),
    Case("They spoke to somebody.", "a:queue -> p:agent -> b:queue -> q:agent"),
    Case("They chose it.", "a:queue -1-> b:queue"),
    Case("They are asked in between.", "a:queue -timeout-> m:menu -1-> b:queue\n m -2-> e:end"),
    Case("Not all of them come there.", "a:queue -timeout-> d:decision {next: [{to: b, if: vip}, c]}\n b:queue\n c:callback"),
    Case("They come to the same queue.", "a:queue -timeout-> s -> a"),
    Case("They come to the same queue at another step.", "t:task {sets_queue: Sales} -> a:queue -timeout-> b:queue"),
    Case("The first one only sorts.", "a:queue {wait: 8s} -> b:queue"),
    Case("The mail waits by itself.", "a:queue {channel: chat} -timeout-> b:queue {channel: email}"),
    Case("What is imported may come after the talk.", "@ {source: {format: studio}}\n a:queue -> b:queue"),
    Case("It leads to another journey.", "a:queue -timeout-> other.journey.yaml"),
    Case("There is no second one.", "a:queue -timeout-> e:end"),
    Case("Nobody gets there.", "e:end\n a:queue -timeout-> b:queue"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(queue_after_queue, case)


SENTENCES = [
    ("a:queue -timeout-> b:queue", "Customers who wait too long in “A” have to wait again in “B”."),
    ("a:queue -> b:queue", "Customers who have waited in “A” have to wait again in “B”."),
]


@pytest.mark.parametrize(("text", "sentence"), SENTENCES, ids=[one[1] for one in SENTENCES])
def test_sentence(text: str, sentence: str) -> None:
    (found,) = problems(queue_after_queue, sketch(text).journey)
    assert found.message == sentence


def test_the_path_leads_into_the_second_queue() -> None:
    (found,) = problems(
        queue_after_queue, sketch("m -> a:queue -timeout-> s -> b:queue\n a -no_answer-> s").journey
    )
    assert found.path == ("m.next->a", "a.on_timeout", "s.next->b")
    assert found.related == ("a.on_no_answer",)


def test_an_imported_wait_in_vain_counts() -> None:
    text = "@ {source: {format: studio}}\n a:queue -timeout-> b:queue"
    assert len(problems(queue_after_queue, sketch(text).journey)) == 1
