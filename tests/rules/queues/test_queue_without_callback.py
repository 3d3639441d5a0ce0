"""QUE103 finds long waits without an offer to call back."""

from __future__ import annotations

import pytest

from cxlint.api import AddTouchpoint, AddTransition
from cxlint.rules.queues.queue_without_callback import queue_without_callback
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Some wait for very long.", "q:queue! {wait: {mean: 1m, p95: 6m}} -> a:agent"),
    Case("A few wait for a while.", "q:queue {wait: {mean: 1m, p95: 5m}} -> a:agent"),
    Case("Nothing but waiting.", "q:queue! {wait: 3m} -> a:agent"),
    Case("A full queue is another matter.", "q:queue! {wait: 3m} -queue_full-> c:callback"),
    Case("So is one that does not work.", "q:queue! {wait: 3m} -error-> c:callback"),
    Case("The call-back is for those who come at night.", "d:decision {basis: hours} -> q:queue! {wait: 3m}\n d -closed-> c:callback"),
    Case("The menu leads to it only at night.", "m:menu -1-> d:decision {basis: hours} -> q:queue! {wait: 3m}\n d -> c:callback"),
    Case("The call-back comes after the talk.", "q:queue! {wait: 3m} -> a:agent -> c:callback"),
    Case("Another menu leads elsewhere.", "m:menu -1-> q:queue! {wait: 3m}\n m -2-> other.journey.yaml"),
    Case("They can have themselves called back.", "q:queue {wait: 3m} -1-> c:callback"),
    Case("They are asked while they wait.", "q:queue {wait: 3m} -timeout-> m:menu -1-> c:callback\n m -2-> q"),
    Case("They come to it after a while.", "q:queue {wait: 3m} -timeout-> s -> c:callback"),
    Case("They can leave a message.", "q:queue {wait: 3m} -1-> v:voicemail"),
    Case("They were asked before.", "m:menu -1-> q:queue {wait: 3m}\n m -2-> s -> c:callback"),
    Case("They were asked, and came there later.", "m:menu -1-> n:menu -1-> q:queue {wait: 3m}\n m -2-> c:callback"),
    Case("Another journey may offer it.", "q:queue {wait: 3m} -1-> other.journey.yaml"),
    Case("It leads to what is not known.", "q:queue {wait: 3m, incomplete: true}"),
    Case("Two minutes are bearable.", "q:queue {wait: 120s}"),
    Case("It is not known how long they wait.", "q:queue -> a:agent"),
    Case("In working days nobody sits and waits.", "q:queue {wait: 2bd}"),
    Case("In a chat.", "q:queue {channel: chat, wait: 9m}"),
    Case("An emergency line.", "q:queue {wait: 3m, urgency: critical}"),
    Case("Nobody gets there.", "e:end\n q:queue {wait: 3m}"),
    Case("The limit can be moved.", "q:queue {wait: 3m}", {"most": 300}),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(queue_without_callback, case)


def test_sentence() -> None:
    (found,) = problems(queue_without_callback, sketch("m:menu -1-> q:queue {wait: 9m}").journey)
    assert found.message == "Customers wait 9 minutes on average in “Q”, and nobody offers to call them back."
    assert found.path == ("m.option.1",)


def test_a_new_call_back_is_offered_by_key() -> None:
    (found,) = problems(queue_without_callback, sketch("q:queue {wait: 3m} -1-> n:message -> q").journey)
    assert found.edits is not None
    assert found.edits.edits == (
        AddTouchpoint("q-call-back", {"kind": "callback", "title": "Call the customer back"}),
        AddTransition("q", "q-call-back", "option", "2"),
    )


def test_the_one_call_back_of_the_journey_is_offered() -> None:
    (found,) = problems(queue_without_callback, sketch("q:queue {wait: 3m} -queue_full-> c:callback").journey)
    assert found.edits is not None
    assert found.edits.edits == (AddTransition("q", "c", "option", "1"),)


@pytest.mark.parametrize(
    "text",
    [
        "q:queue {wait: 3m} -queue_full-> c:callback\n q -error-> d:callback",
        "q:queue {wait: 3m, options: {1: a, 2: a, 3: a, 4: a, 5: a, 6: a, 7: a, 8: a, 9: a}}\n a -> q",
    ],
    ids=["Which of two is meant?", "Every key is taken."],
)
def test_no_edits_where_it_is_not_clear_what_to_do(text: str) -> None:
    (found,) = problems(queue_without_callback, sketch(text).journey)
    assert found.edits is None
