"""ESC112 finds failures after which everything goes on as if it had worked."""

from __future__ import annotations

import pytest

from cxlint.api import Severity
from cxlint.rules.escape.failure_taken_for_success import failure_taken_for_success
from cxlint.testing import Case, check, check_examples, problems, sketch

DONE = "paid {prompt: Thank you. Your payment has been sent.}"
PAY = f"m:menu -1-> pay:task -> {DONE} -> off:end\n m -0-> q:queue"
CARD = "card:input {prompt: Please enter your card number.} -> date:input -> m:menu -1-> q:queue"

CASES = [
    Case("Paying fails, and thanks are said.", f"{PAY}\n pay -error!-> paid"),
    Case("Two failures of one step are one finding.", f"{PAY}\n pay -error!-> paid\n pay -timeout-> paid"),
    Case("Said by the menu that follows.", "m:menu -1-> pay:task -> n:menu {prompt: Your order has been received. Press 1 to go back.} -1-> m\n m -0-> q:queue\n pay -fail!-> n"),
    Case("A payment by card is an entry.", f"pay:input {{asks: [payment card]}} -> {DONE} -> off:end\n pay -error!-> paid\n pay -retries_exhausted-> paid\n h:menu -1-> pay\n h -0-> q:queue"),
    Case("Said by the menu that follows an entry.", "pay:input {asks: [payment card]} -> n:menu {prompt: Your payment has been received. Press 1 to pay more.} -1-> pay\n n -0-> q:queue\n pay -error!-> n"),
    Case("A payment by card that fails is told.", f"pay:input {{asks: [payment card]}} -> {DONE} -> off:end\n pay -error-> sorry -> off"),
    Case("Silence may be an answer.", f"pay:input {{asks: [payment card]}} -> {DONE} -> off:end\n pay -no_input-> paid"),
    Case("Nothing is needed for what is done.", f"i:input {{prompt: What is on your mind?}} -> {DONE} -> off:end\n i -error-> paid"),
    Case("A survey that was sent.", f"i:input {{title: Survey, asks: [name]}} -> {DONE} -> off:end\n i -error-> paid"),
    Case("An entry is not taken down.", f"{CARD}\n card -error!-> date"),
    Case("What is asked is declared.", "i:input {asks: [iban]} -> m:menu -1-> q:queue\n i -error!-> m"),
    Case("Several entries are one finding.", f"{CARD}\n card -error!-> date\n date {{asks: [expiry]}} -error-> m"),
    Case("Noting something in between.", "card:input {prompt: Please enter your card number.} -> note:task -> date:input -> off:end\n card -error!-> note"),
    Case("Paying fails, and customers are told.", f"{PAY}\n pay -error-> sorry -> off"),
    Case("Paying fails, and a person helps.", f"{PAY}\n pay -error-> q"),
    Case("What is said claims nothing.", "m:menu -1-> pay:task -> bye {prompt: Goodbye.} -> off:end\n m -0-> q:queue\n pay -error-> bye"),
    Case("What is said tells of the failure.", "m:menu -1-> pay:task -> bye {prompt: Your payment has not been received.} -> off:end\n m -0-> q:queue\n pay -error-> bye"),
    Case("What is said is filled in.", "m:menu -1-> pay:task -> bye {prompt: '{{result}}'} -> off:end\n m -0-> q:queue\n pay -error-> bye"),
    Case("It was done before, and only a note fails.", f"m:menu -1-> pay:task -> note:task -> {DONE} -> off:end\n m -0-> q:queue\n note -error-> paid\n pay -error-> q"),
    Case("Nobody has chosen it.", f"look:task -> {DONE} -> off:end\n look -error-> paid"),
    Case("A decision looks at the result.", f"m:menu -1-> pay:task -> ok:decision -> {DONE} -> off:end\n ok -else-> q:queue\n pay -error-> ok"),
    Case("A decision looks at the entry.", "card:input {prompt: Please enter your card number.} -> ok:decision -> date:input -> q:queue\n card -error-> ok\n ok -else-> q"),
    Case("A decision looks later on.", "card:input {prompt: Please enter your card number.} -> again:input -> ok:decision -> q:queue\n card -error-> again\n ok -else-> card"),
    Case("A person takes over.", "card:input {prompt: Please enter your card number.} -> q:queue\n card -error-> q"),
    Case("A person takes over after another question.", "card:input {prompt: Please enter your card number.} -> date:input -> q:queue\n card -error-> date"),
    Case("The entry ends the journey.", "card:input {prompt: Please enter your card number.} -> thanks -> off:end\n card -error-> thanks"),
    Case("Another failure leads elsewhere.", f"{CARD}\n card -error-> date\n card -no_input-> q"),
    Case("Nothing is needed.", "i:input {prompt: What is on your mind?} -> m:menu -1-> q:queue\n i -error-> m"),
    Case("A survey.", "i:input {title: Survey, asks: [name]} -> m:menu -1-> q:queue\n i -no_input-> m"),
    Case("After the agent.", f"p:queue -> a:agent -> {CARD}\n card -error-> date"),
    Case("Another journey follows.", "card:input {prompt: Please enter your card number.} -> x.journey.yaml\n card -error-> x.journey.yaml"),
    Case("A menu offers its options.", "m:menu {prompt: Enter your account number or press 1.} -1-> n:menu -1-> q:queue\n m -error-> n"),
    Case("Nobody gets there.", f"q2:queue\n {CARD}\n card -error-> date"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(failure_taken_for_success, case)


def test_examples() -> None:
    check_examples(failure_taken_for_success)


MESSAGES = [
    (f"{PAY}\n pay -error-> paid", "If “Pay” fails, customers hear “Your payment has been sent” in “Paid” all the same.", None),
    (f"{CARD}\n card -error-> date", "If nothing is taken down at “Card”, customers go on as if they had answered.", Severity.WARNING),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "severity"), MESSAGES)
def test_message_and_severity(text: str, message: str, severity: Severity | None) -> None:
    (found,) = problems(failure_taken_for_success, sketch(text).journey)
    assert (found.message, found.severity) == (message, severity)
