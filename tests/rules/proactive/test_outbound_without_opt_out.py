"""PRO103 finds advertising that cannot be refused."""

from __future__ import annotations

import pytest

from cxlint.api import AddTransition, apply_edits
from cxlint.rules.proactive.outbound_without_opt_out import outbound_without_opt_out
from cxlint.testing import Case, check, problems, sketch


def sent(details: str, mark: str = "", channel: str = "sms") -> str:
    """Advertising that the firm sends."""
    return f"n{mark} {{channel: {channel}, direction: out, message_purpose: marketing, {details}}} -> e:end"


CASES = [
    Case("It is declared that they cannot.", sent("opt_out: false", "!")),
    Case("The text has no word of it.", sent("prompt: Half price this week.", "!")),
    Case("A call that offers something.", sent("prompt: Half price this week.", "!", "phone")),
    Case("It is declared that they can.", sent("opt_out: true")),
    Case("It says how.", sent("prompt: Half price this week. To opt out send STOP.")),
    Case("It says how in German.", "@ {locales: [de]}\n" + sent("prompt: Alles halb so teuer. Abmelden mit STOPP.")),
    Case("A way is labelled.", sent("opt_out: false") + "\nn -1{label: unsubscribe}-> g:end"),
    Case("A way has the word.", sent("opt_out: false") + "\nn -STOP-> g:end"),
    Case("Nobody knows what it says.", sent("title: Offer")),
    Case("A part is filled in.", sent("prompt: 'Half price. {footer}'")),
    Case("A service message.", "n {channel: sms, direction: out, message_purpose: service, opt_out: false} -> e:end"),
    Case("Nobody says what it is for.", "n {channel: sms, direction: out, opt_out: false} -> e:end"),
    Case("Customers begin.", "n {channel: sms, direction: in, message_purpose: marketing, opt_out: false} -> e:end"),
    Case("Nobody gets it.", "a -> e:end\n" + sent("opt_out: false")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(outbound_without_opt_out, case)


KEYS = [("sms", "STOP", "the word STOP, or a link"), ("phone", "9", "the key 9")]


@pytest.mark.parametrize(("channel", "key", "how"), KEYS, ids=["written", "spoken"])
def test_the_edit_adds_a_way_that_fits_the_medium(channel: str, key: str, how: str) -> None:
    journey = sketch(sent("opt_out: false", "", channel) + "\nx -> opted_out:end").journey
    (found,) = problems(outbound_without_opt_out, journey)
    assert found.message == "Customers who get the advertising in “N” are given no way to refuse more of it."
    assert how in found.fix
    assert found.edits is not None
    assert AddTransition("n", "opted_out_2", "option", key) in found.edits.edits
    mended = apply_edits(journey, found.edits.edits)
    assert mended["opted_out_2"].end == "resolved"
    assert problems(outbound_without_opt_out, mended) == []
