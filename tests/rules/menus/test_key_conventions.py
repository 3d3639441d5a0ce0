"""MNU110 finds gaps, wrong orders and keys that change their meaning."""

from __future__ import annotations

import pytest

from cxlint.api import Severity
from cxlint.rules.menus.key_conventions import key_conventions
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("A gap.", "m:menu {channel: phone}!\nm -1{label: sales}-> t1m:end; m -2{label: bills}-> t2m:end; m -4{label: moving}-> t4m:end"),
    Case("The first key is missing.", "m:menu {channel: phone}!\nm -2{label: bills}-> t2m:end; m -3{label: moving}-> t3m:end"),
    Case("No channel is named.", "m:menu!\nm -1{label: sales}-> t1m:end; m -3{label: moving}-> t3m:end"),
    Case("The prompt names keys out of order.", 'm:menu {channel: phone, prompt: "For bills press 2, for sales press 1."}!\nm -1{label: sales}-> t1m:end; m -2{label: bills}-> t2m:end'),
    Case("A star for an option.", "m:menu {channel: phone}!\nm -1{label: sales}-> t1m:end; m -2{label: bills}-> t2m:end; m -*{label: opening hours}-> h:end"),
    Case("A hash for an option.", "m:menu {channel: phone}!\nm -1{label: sales}-> t1m:end; m -2{label: bills}-> t2m:end; m -#{label: opening hours}-> h:end"),
    Case("Repeating changes its key.", "m:menu {channel: phone} -1{label: bills}-> n:menu {channel: phone}!; m -2{label: moving}-> e:end; m -9{label: repeat}-> m; n -1{label: copy}-> e; n -2{label: balance}-> e; n -8{label: repeat}-> n"),
    Case("No gap.", "m:menu {channel: phone}\nm -1{label: sales}-> t1m:end; m -2{label: bills}-> t2m:end; m -3{label: moving}-> t3m:end"),
    Case("A rating.", "m:menu {channel: phone, prompt: How satisfied were you?}\nm -1{label: very}-> e:end; m -3{label: so so}-> e; m -5{label: not at all}-> e"),
    Case("A rating whose words tell of the keys between.", 'm:menu {channel: phone, prompt: "If you are happy press 3, if not press 1, or any number in between."}\nm -1-> a:end; m -2-> b:end; m -3-> c:end'),
    Case("The key means the same elsewhere.", "m:menu {channel: phone} -1{label: bills}-> n:menu {channel: phone}; m -2{label: moving}-> e:end; m -3{label: faults}-> o:end; n -1{label: copy}-> c:end; n -3{label: faults}-> o"),
    Case("The key means something else elsewhere.", "m:menu {channel: phone} -1{label: bills}-> n:menu {channel: phone}!; m -2{label: moving}-> e:end; m -3{label: faults}-> o:end; n -1{label: copy}-> c:end; n -3{label: refunds}-> r:end"),
    Case("Nine stands apart.", "m:menu {channel: phone}\nm -1{label: sales}-> t1m:end; m -2{label: bills}-> t2m:end; m -9{label: everything else}-> t9m:end"),
    Case("A person on nought.", "m:menu {channel: phone}\nm -1{label: sales}-> t1m:end; m -2{label: bills}-> t2m:end; m -0-> q:queue"),
    Case("A service in between.", "m:menu {channel: phone}\nm -1{label: sales}-> t1m:end; m -3{label: bills}-> t3m:end; m -2{label: repeat}-> m"),
    Case("The star goes back.", "m:menu {channel: phone}\nm -1{label: sales}-> t1m:end; m -2{label: bills}-> t2m:end; m -*{label: go back}-> h:end"),
    Case("Nobody says what the star is for.", "m:menu {channel: phone}\nm -1{label: sales}-> t1m:end; m -2{label: bills}-> t2m:end; m -*-> h:end"),
    Case("Keys of two digits.", "m:menu {channel: phone}\nm -11{label: sales}-> t11m:end; m -13{label: bills}-> t13m:end"),
    Case("A single option.", "m:menu {channel: phone}\nm -3{label: sales}-> t3m:end"),
    Case("A chat.", "m:menu {channel: chat}\nm -1{label: sales}-> t1m:end; m -3{label: bills}-> t3m:end"),
    Case("The missing key is announced.", 'm:menu {channel: phone, prompt: "For sales press 1, for bills press 2, for moving press 3."}\nm -1{label: sales}-> t1m:end; m -3{label: moving}-> t3m:end'),
    Case("A person is announced first.", 'm:menu {channel: phone, prompt: "For a person press 0. For sales press 1, for bills press 2."}\nm -1{label: sales}-> t1m:end; m -2{label: bills}-> t2m:end; m -0-> q:queue'),
    Case("One key for repeating everywhere.", "m:menu {channel: phone} -1{label: bills}-> n:menu {channel: phone}; m -2{label: moving}-> e:end; m -9{label: repeat}-> m; n -1{label: copy}-> e; n -2{label: balance}-> e; n -9{label: Repeat}-> n"),
    Case("A matter may have another key in another menu.", "m:menu {channel: phone} -1{label: bills}-> n:menu {channel: phone}; m -2{label: moving}-> e:end; n -1{label: moving}-> e; n -2{label: balance}-> e"),
    Case("Nobody gets there.", "a:end\nm:menu {channel: phone}\nm -1{label: sales}-> t1m:end; m -3{label: bills}-> t3m:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(key_conventions, case)


MESSAGES = [
    ("A gap", "m:menu -1{label: a}-> x:end; m -2{label: b}-> y:end; m -5{label: c}-> z:end", Severity.INFO, "“M” passes over the keys 3 and 4, so customers may think that they missed something."),
    ("Out of order", "m:menu {prompt: 'For a press 2, for b press 1.'} -1{label: b}-> x:end; m -2{label: a}-> y:end", Severity.INFO, "Customers hear the keys of “M” in the order 2 and 1."),
    ("A hash", "m:menu -1{label: a}-> x:end; m -#{label: hours}-> y:end", Severity.INFO, "Customers have to press # for “hours” in “M”, a key that elsewhere ends an entry."),
    ("A star", "m:menu -1{label: a}-> x:end; m -*{label: hours}-> y:end", Severity.INFO, "Customers have to press * for “hours” in “M”, a key that elsewhere steps back."),
    ("A conflict", "m:menu -1{label: a}-> n:menu; m -9{label: repeat}-> m; n -1{label: b}-> y:end; n -7{label: repeat}-> n", Severity.WARNING, "Customers press 9 for “repeat” in “M”, but 7 in “N”."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "severity", "message"), [pytest.param(*row[1:], id=row[0]) for row in MESSAGES]
)
def test_message(text: str, severity: Severity, message: str) -> None:
    (found,) = problems(key_conventions, sketch(text).journey)
    assert found.message == message
    assert (found.severity or key_conventions.severity) is severity
