"""QUE109 finds queues that too many leave."""

from __future__ import annotations

import pytest

from cxlint.api import Severity
from cxlint.rules.queues.abandonment_too_high import abandonment_too_high
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("The design says how many leave.", "q:queue! {next: {to: a, probability: 88%}, on_hangup: {to: e, probability: 12%}}\n a:agent\n e:end(abandoned)"),
    Case("They leave in two ways.", "q:queue! {on_hangup: {to: e, probability: 3%}, on_timeout: {to: e, probability: 4%}}\n e:end(abandoned)"),
    Case("The wait tells it.", "q:queue! {wait: 90s}"),
    Case("The wait tells it although some have a call-back when it is full.", "q:queue! {wait: 90s} -queue_full-> c:callback"),
    Case("By a stricter limit.", "q:queue! {on_hangup: {to: e, probability: 4%}}\n e:end(abandoned)", {"most": 3}),
    Case("Few leave.", "q:queue {wait: 90s, on_hangup: {to: e, probability: 4%}}\n e:end(abandoned)"),
    Case("Half a minute.", "q:queue {wait: 30s}"),
    Case("Three quarters of a minute.", "q:queue {wait: 45s}"),
    Case("Just under a minute, by a strict limit.", "q:queue {wait: 59s}", {"most": 1}),
    Case("By a laxer limit.", "q:queue {wait: 60s}", {"most": 10}),
    Case("It is not known how many leave, nor how long they wait.", "q:queue -hangup-> e:end(abandoned)"),
    Case("One of two shares is not known, and no wait.", "q:queue {on_hangup: {to: e, probability: 9%}, on_timeout: e}\n e:end(abandoned)"),
    Case("A long wait is another finding.", "q:queue {wait: 9m, on_hangup: {to: e, probability: 12%}}\n e:end(abandoned)"),
    Case("They are called back.", "q:queue {wait: 90s} -1-> c:callback"),
    Case("In a chat patience is not known.", "q:queue {channel: chat, wait: 90s}"),
    Case("Emergencies are different.", "q:queue {wait: 90s, urgency: critical}"),
    Case("Others leave it, too, but not in vain.", "q:queue {on_timeout: {to: v, probability: 30%}}\n v:voicemail"),
    Case("Nobody gets there.", "e:end\n q:queue {wait: 90s}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(abandonment_too_high, case)


def test_the_share_of_the_design() -> None:
    text = "q:queue {on_hangup: {to: e, probability: 12.5%}}\n e:end(abandoned)"
    (found,) = problems(abandonment_too_high, sketch(text).journey)
    assert found.message == "Customers give up in “Q” too often: 12.5 % of them, by the design's own figures."
    assert found.severity is None
    assert "At most 5 %" in found.why


def test_the_reckoned_share_comes_with_its_assumption() -> None:
    (found,) = problems(abandonment_too_high, sketch("q:queue {wait: 60s}").journey)
    assert found.message == (
        "Customers who wait 1 minute on average in “Q” are likely to hang up: about 9 % of them, even if they are patient."
    )
    assert found.severity is Severity.INFO
    assert found.why == (
        "This is reckoned from the wait, assuming that patience lasts 10 minutes on average."
    )
