"""QUE105 finds announcements that are too short."""

from __future__ import annotations

import pytest

from cxlint.api import Safety, SetAttribute
from cxlint.rules.queues.wait_announced_too_short import wait_announced_too_short
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Half of it is announced.", "q:queue! {wait: 6m, announced_wait: 3m}"),
    Case("In a chat, too.", "q:queue! {channel: chat, wait: 6m, announced_wait: 3m, announces: [position, wait]}"),
    Case("The average is too short for most.", "q:queue! {wait: 6m, announced_wait: 6m}", {"percentile": 80}),
    Case("The average is announced.", "q:queue {wait: 6m, announced_wait: 6m}"),
    Case("More is announced.", "q:queue {wait: 6m, announced_wait: 10m}", {"percentile": 80}),
    Case("Everybody hears an estimate of their own.", "q:queue {wait: 6m, announced_wait: 3m, announces: [wait-live]}"),
    Case("It is not known how long they wait.", "q:queue {announced_wait: 3m}"),
    Case("It is not known what they hear.", "q:queue {wait: 6m}"),
    Case("Working days are another matter.", "q:queue {wait: 6m, announced_wait: 1bd}"),
    Case("Nobody gets there.", "e:end\n q:queue {wait: 6m, announced_wait: 3m}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(wait_announced_too_short, case)


def test_sentence_and_fix() -> None:
    (found,) = problems(wait_announced_too_short, sketch("q:queue {wait: 6m, announced_wait: 90s}").journey)
    assert (
        found.message == "Customers in “Q” are told that they wait 90 seconds, but wait 6 minutes on average."
    )
    assert found.fix == "Announce 10 minutes in “Q”: most customers will not wait longer."
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    assert found.edits.edits == (SetAttribute("q", "announced_wait", "10m"),)


def test_a_share_is_told_where_the_average_is_announced() -> None:
    (found,) = problems(
        wait_announced_too_short, sketch("q:queue {wait: 6m, announced_wait: 6m}").journey, {"percentile": 80}
    )
    assert found.message == (
        "Customers in “Q” are told that they wait 6 minutes, but more than 20 % of them are likely to wait longer."
    )
