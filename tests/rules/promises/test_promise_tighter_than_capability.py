"""EXP103 adds up the times that a design gives."""

from __future__ import annotations

import pytest

from cxlint.api import Safety, apply_edits
from cxlint.rules.promises.promise_tighter_than_capability import promise_tighter_than_capability
from cxlint.testing import Case, check, problems, sketch

P = "@ {promises: [{id: p, says: We answer in two days., made_at: %s, kept_at: k, within: %s}]}\n"

CASES = [
    Case("The wait on the way is longer.", P % ("f", "2d") + "f:page! -{wait: 3d}-> k -> e:end"),
    Case("Two waits together are longer.", P % ("f", "2d") + "f:page! -{wait: 30h}-> t:task -{wait: 30h}-> k -> e:end"),
    Case("A step on the way takes longer.", P % ("f", "2h") + "f:page! -> t:agent {duration: 3h} -> k -> e:end"),
    Case("The step that keeps it takes longer.", P % ("f", "2h") + "f:page! -> k:task {duration: 3h} -> e:end"),
    Case("Waiting in a queue takes longer.", P % ("f", "2m") + "f:page! -> q:queue {wait: 9m} -> k:agent"),
    Case("The quickest of two ways takes longer.", P % ("f", "2d") + "f:page! -{wait: 9d}-> k -> e:end\nf -{wait: 3d}-> k"),
    Case("Working days.", P % ("f", "2bd") + "f:page! -{wait: 9d}-> k -> e:end"),
    Case("A touchpoint promises it.", "f:page! {promise: {what: answer, within: 2d}} -{wait: 3d}-> k {fulfils: answer}"),
    Case("Made in two places: one finding.", P % ("[f, g]", "2d") + "m:menu -1-> f:page! -{wait: 3d}-> k -> e:end\nm -2-> g:page -{wait: 3d}-> k"),
    Case("One in twenty waits longer.", P % ("f", "2d") + "f:page! -> k:task {duration: {mean: 1d, p95: 5d}} -> e:end"),
    Case("One in twenty waits long enough, but not longer.", P % ("f", "5d") + "f:page -> k:task {duration: {mean: 1d, p95: 5d}} -> e:end"),
    Case("One in twenty waits longer on the way, and others do not.", P % ("f", "2d") + "f:page -> t:agent {duration: {mean: 1d, p95: 5d}} -> k -> e:end"),
    Case("An engineer who is there in time may stay long.", P % ("f", "15m") + "f:page -{wait: 5m}-> k:agent {duration: 40m} -> e:end"),
    Case("So may a message, a call-back or an event take its time.", "@ {promises: [{id: p, says: We answer., made_at: f, kept_at: [k, l, n], within: 15m}]}\nf:page -> k {duration: 40m} -> e:end\nf -> l:callback {duration: 40m}\nf -> n:event {duration: 40m} -> e"),
    Case("But coming there takes too long.", P % ("f", "15m") + "f:page! -{wait: 20m}-> k:agent {duration: 40m} -> e:end"),
    Case("There is time enough.", P % ("f", "3d") + "f:page -{wait: 3d}-> k -> e:end"),
    Case("One way is quick enough.", P % ("f", "2d") + "f:page -{wait: 3d}-> k -> e:end\nf -{wait: 1d}-> k"),
    Case("One of two answers is quick enough.", "@ {promises: [{id: p, says: We answer., made_at: f, kept_at: [k, l], within: 2d}]}\nf:page -{wait: 3d}-> k -> e:end\nf -{wait: 1d}-> l -> e"),
    Case("What comes before the promise does not count.", P % ("f", "2d") + "a -{wait: 9d}-> f:page {duration: 9d} -> k -> e:end"),
    Case("What comes after it is kept does not count.", P % ("f", "2d") + "f:page -> k -{wait: 9d}-> e:end"),
    Case("No times are given.", P % ("f", "2d") + "f:page -> t:task -> k -> e:end"),
    Case("No time is promised.", "@ {promises: [{id: p, says: We answer., made_at: f, kept_at: k}]}\nf:page -{wait: 9d}-> k -> e:end"),
    Case("Nobody knows where it is kept.", "f:page {promise: {what: answer, within: 2d}} -{wait: 9d}-> e:end"),
    Case("It is not kept at all, which is another finding.", P % ("f", "2d") + "f:page -{wait: 9d}-> e:end\nk -> e"),
    Case("Working days may have a weekend among them.", P % ("f", "2bd") + "f:page -{wait: 4d}-> k -> e:end"),
    Case("Who hangs up does not get there sooner.", P % ("f", "4d") + "f:page! -{wait: 5d}-> k -> e:end\nf -hangup-> k"),
    Case("Kept at once.", P % ("k", "2s") + "k {duration: 9d} -> e:end"),
    Case("A time that makes no sense.", "f:page {promise: {what: answer, within: soon}} -{wait: 3d}-> k {fulfils: answer}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(promise_tighter_than_capability, case)


TIMES = [
    ("50s", "50 seconds", "119s", "119 seconds"),
    ("1m", "1 minute", "5m", "5 minutes"),
    ("1h", "1 hour", "5h", "5 hours"),
    ("90m", "90 minutes", "4d12h", "4 days"),
    ("1d", "1 day", "2d", "2 days"),
    ("2bd", "two working days", "9d", "9 days"),
    ("7bd3h", "7 working days and 3 hours", "20d", "20 days"),
    ("1bd", "one working day", "9d", "9 days"),
    ("0s", "0 seconds", "9d", "9 days"),
]


@pytest.mark.parametrize(("within", "spelt", "wait", "least"), TIMES, ids=[row[0] for row in TIMES])
def test_times_are_told_in_fitting_units(within: str, spelt: str, wait: str, least: str) -> None:
    (found,) = problems(
        promise_tighter_than_capability,
        sketch(P % ("f", within) + f"f:page -{{wait: {wait}}}-> k -> e:end").journey,
    )
    assert found.message == (
        f"Customers are promised “We answer in two days” (within {spelt}) at “F”, but the quickest way to “K”"
        f" takes at least {least} by the times that the design gives."
    )
    assert found.edits is None


def test_it_is_told_when_only_some_wait_longer() -> None:
    text = P % ("f", "2d") + "f:page -> k:task {duration: {mean: 1d, p95: 5d}} -> e:end"
    (found,) = problems(promise_tighter_than_capability, sketch(text).journey)
    assert "takes at least 5 days for one customer in 20 by the times" in found.message


def test_the_edit_promises_what_can_be_kept() -> None:
    text = "m:menu -1-> f:page {promise: {what: a, within: 2d}} -{wait: 3d}-> k {fulfils: a}\n"
    journey = sketch(text + "m -2-> g:page {promise: {what: a, within: 2d}} -{wait: 100h}-> k").journey
    (found,) = problems(promise_tighter_than_capability, journey)
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    mended = apply_edits(journey, found.edits.edits)
    assert [mended[one].get("promise") for one in "fg"] == [{"what": "a", "within": "5d"}] * 2
    assert problems(promise_tighter_than_capability, mended) == []
