"""EXP105 looks at what is said about a call-back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.rules.promises.callback_incomplete import callback_incomplete
from cxlint.testing import Case, check, problems, sketch

MISSED = " -no_answer-> s {channel: sms, prompt: We did not reach you.}"

CASES = [
    Case("No window.", "c:callback! {attempts: 3}" + MISSED),
    Case("One attempt.", "c:callback! {attempts: 1, window: at 3}" + MISSED),
    Case("Nothing for who misses it.", "c:callback! {attempts: 3, window: at 3} -> a:agent"),
    Case("A way for who misses it, and nothing else.", "c:callback!" + MISSED),
    Case("Three attempts are asked for.", "c:callback! {attempts: 2, window: at 3}" + MISSED, {"attempts": 3}),
    Case("The place is kept, and no more is said.", "c:callback! {keeps_place: true} -> a:agent"),
    Case("All of it.", "c:callback {attempts: 2, window: at 3}" + MISSED),
    Case("A deadline will do for a window.", "c:callback {attempts: 2, deadline: 4h}" + MISSED),
    Case("A busy line is a call that is missed.", "c:callback {attempts: 2, window: at 3} -busy-> s {channel: sms}"),
    Case("The words name a time.", "c:callback {attempts: 2, prompt: We will call you at noon.}" + MISSED),
    Case("The words promise without a time, which is another finding.", "c:callback {attempts: 2, prompt: We will call you.}" + MISSED),
    Case("The message after it names a time.", "c:callback {attempts: 2} -> b {prompt: Expect us at noon.} -> a:agent\nc" + MISSED),
    Case("The message after it names a time in one language.", "@ {locales: [en, de]}\nc:callback {attempts: 2} -> b {prompt: {en: We ring you., de: Wir rufen um 12 Uhr an.}} -> a:agent\nc" + MISSED),
    Case("What the message after it says is not known.", "c:callback {attempts: 2} -> b -> a:agent\nc" + MISSED),
    Case("A window, a way, and the attempts are not told.", "c:callback {window: at 3}" + MISSED),
    Case("Nothing is said about it.", "c:callback -> a:agent"),
    Case("A failure alone says nothing about it.", "c:callback -error-> q:queue"),
    Case("Nobody gets there.", "a:agent\nc:callback {attempts: 1}"),
    Case("A part is not designed yet.", "c:callback {attempts: 1, incomplete: true}"),
    Case("Attempts of something else.", "a:agent {attempts: 1}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(callback_incomplete, case)


def test_one_finding_tells_all() -> None:
    (found,) = problems(callback_incomplete, sketch("c:callback {attempts: 1} -> a:agent").journey)
    assert found.message == (
        "Customers who ask to be called back in “C” do not learn when the call comes, are called only once and"
        " get nothing if they miss the call."
    )
    assert found.fix == "At “C”, offer a time window, try at least 2 times and lead on where nobody answers."


def test_imported_flows_are_judged_by_their_attempts_only() -> None:
    imported = {"source": {"format": "amazon-connect"}}
    once, thrice = (
        replace(sketch(f"c:callback {{attempts: {number}}} -> e:end").journey, attributes=imported)
        for number in (1, 3)
    )
    assert [found.message for found in problems(callback_incomplete, once)] == [
        "Customers who ask to be called back in “C” are called only once."
    ]
    assert problems(callback_incomplete, thrice) == []
