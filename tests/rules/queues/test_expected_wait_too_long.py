"""QUE104 finds waits that are too long by design."""

from __future__ import annotations

import pytest

from cxlint.rules.queues.expected_wait_too_long import expected_wait_too_long
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Four minutes.", "q:queue! {wait: 4m} -1-> c:callback"),
    Case("In a chat.", "q:queue! {channel: chat, wait: 4m}"),
    Case("The target is missed.", "q:queue! {wait: 60s, target: {pct: 80, seconds: 20}}"),
    Case("A long wait and a missed target are one finding.", "q:queue! {wait: 4m, target: {pct: 80, seconds: 20}}"),
    Case("Four minutes without a call-back, and the target is missed.", "q:queue! {wait: 4m, target: {pct: 80, seconds: 20}} -> a:agent"),
    Case("By a stricter limit.", "q:queue! {wait: 90s}", {"most": 60}),
    Case("Nobody offers to call them back, which is another finding.", "q:queue {wait: 4m} -> a:agent"),
    Case("It is so for the unluckiest, too.", "q:queue {wait: {mean: 60s, p95: 6m}} -> a:agent"),
    Case("The same in an emergency, where nobody is called back.", "q:queue! {wait: 4m, urgency: critical} -> a:agent"),
    Case("No call-back, but the target is met.", "q:queue {wait: 4m, target: {pct: 80, seconds: 300}} -> a:agent"),
    Case("Two minutes.", "q:queue {wait: 2m}"),
    Case("It is not known how long.", "q:queue"),
    Case("The target is met.", "q:queue {wait: 20s, target: {pct: 80, seconds: 20}}"),
    Case("The target is for a few only.", "q:queue {wait: 60s, target: {pct: 20, seconds: 20}}"),
    Case("The target has no time.", "q:queue {wait: 60s, target: {pct: 80}}"),
    Case("The target is in words.", "q:queue {wait: 60s, target: {pct: most, seconds: few}}"),
    Case("An e-mail waits by itself.", "q:queue {channel: email, wait: 4h}"),
    Case("Nearly all are answered in time.", "q:queue {wait: {mean: 60s, p95: 3m}}"),
    Case("A letter does, too.", "q:queue {channel: letter, wait: 3d}"),
    Case("In a crisis everybody knows.", "q:queue {wait: 9m, tags: [crisis]}"),
    Case("Nobody gets there.", "e:end\n q:queue {wait: 9m}"),
    Case("It is inside the firm.", "e:task -> q:queue {wait: 9m, channel: backstage}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(expected_wait_too_long, case)


SENTENCES = [
    ("q:queue {wait: 4m} -1-> c:callback", "Customers wait 4 minutes on average in “Q”, longer than the 2 minutes that most callers put up with."),
    (
        "q:queue {wait: {mean: 60s, p95: 5m}}",
        "Five in a hundred customers wait 5 minutes or more in “Q”, longer than the 3 minutes that should be the most.",
    ),
    (
        "q:queue {channel: chat, wait: 150s}",
        "Customers wait 2.5 minutes on average in “Q”, longer than the 2 minutes that should be the most.",
    ),
    (
        "q:queue {wait: 1m, target: {pct: 80, seconds: 20}}",
        "Customers wait 1 minute on average in “Q”, although 80 % of them are to be answered within 20 seconds.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), SENTENCES, ids=[one[1] for one in SENTENCES])
def test_sentence(text: str, sentence: str) -> None:
    (found,) = problems(expected_wait_too_long, sketch(text).journey)
    assert found.message == sentence
