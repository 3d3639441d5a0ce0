"""ESC111 finds checks of opening hours that fail and are taken for an answer."""

from __future__ import annotations

import pytest

from cxlint.api import Severity
from cxlint.rules.escape.error_hangup import error_hangup
from cxlint.rules.escape.hours_fail_open import hours_fail_open
from cxlint.testing import Case, check, check_examples, problems, sketch

SHUT = "h:decision -> q:queue\n h -closed-> shut -> off:end"
LATER = "h:decision -> q:queue\n h -closed-> c:callback"

CASES = [
    Case("A failed check is taken for closed.", f"{SHUT}\n h -error!-> shut"),
    Case("No answer in time.", f"{SHUT}\n h -timeout!-> shut"),
    Case("A failed check of staff.", "h:decision -> q:queue\n h -nobody_available-> shut -> off:end\n h -error!-> shut"),
    Case("Two failures of one check are one finding.", f"{SHUT}\n h -error!-> shut\n h -fail-> shut"),
    Case("Taken for closed, a call-back instead.", f"{LATER}\n h -error!-> c"),
    Case("Taken for open, and nothing leads out of the queue.", f"{LATER}\n h -error!-> q"),
    Case("Taken for open, through a message.", "h:decision -> hold -> q:queue\n h -closed-> c:callback\n h -error!-> hold"),
    Case("Taken for open, and the queue has a way out.", f"{LATER}\n h -error-> q\n q -timeout-> c"),
    Case("The queue knows when it is closed.", f"{LATER}\n h -error-> q\n q -nobody_available-> c"),
    Case("Customers can leave the queue with a key.", f"{LATER}\n h -error-> q\n q -1-> c"),
    Case("The longest wait is declared.", f"{LATER}\n h -error-> q\n q {{max_wait: 10m}}"),
    Case("The queue has hours of its own.", f"{LATER}\n h -error-> q\n q {{hours: 9 to 5}}"),
    Case("The failure has a way of its own.", f"{SHUT}\n h -error-> sorry -> c:callback"),
    Case("A failure that ends the contact is another finding.", f"{SHUT}\n h -error-> sorry -> off"),
    Case("Closed and open lead to the same place.", "h:decision -> q:queue\n h -closed-> q\n h -error-> q"),
    Case("There is nothing else than closed.", "h:decision -closed-> shut -> off:end\n h -error-> shut"),
    Case("Nothing can fail.", SHUT),
    Case("Taken for closed, where another journey takes over.", "h:decision -> q:queue\n h -closed-> n:menu -1-> off:end\n h -error-> n"),
    Case("A check for something else.", "h:decision -> q:queue\n h -no_match-> shut -> off:end\n h -error-> shut"),
    Case("Nobody gets there.", f"q2:queue\n {SHUT}\n h -error-> shut"),
    Case("Modules come back.", f"@ {{role: module}}\n {SHUT}\n h -error-> shut"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(hours_fail_open, case)


def test_examples() -> None:
    check_examples(hours_fail_open)


MESSAGES = [
    (f"{SHUT}\n h -error-> shut", "If “H” fails, customers hear a message and are cut off as if nobody were there.", None),
    (f"{LATER}\n h -error-> c", "If “H” fails, customers are not put through as if nobody were there.", Severity.INFO),
    (f"{LATER}\n h -error-> q", "If “H” fails while nobody is there, customers wait in “Q” for nobody.", Severity.INFO),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "severity"), MESSAGES)
def test_message_and_severity(text: str, message: str, severity: Severity | None) -> None:
    (found,) = problems(hours_fail_open, sketch(text).journey)
    assert (found.message, found.severity) == (message, severity)


def test_the_same_failure_is_not_reported_as_a_hang_up() -> None:
    assert problems(error_hangup, sketch(f"{SHUT}\n h -error-> shut").journey) == []
