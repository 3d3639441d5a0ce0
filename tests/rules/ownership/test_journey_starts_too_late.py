"""OWN105 finds journeys that begin only with the contact."""

from __future__ import annotations

import pytest

from cxlint.rules.ownership.journey_starts_too_late import journey_starts_too_late
from cxlint.testing import Case, check, problems, sketch

LATE = "@ {stages: [{id: contact, name: Get in touch}, {id: solve, name: Solve}]}\n"

CASES = [
    Case("A menu on the phone.", LATE + "m:menu {channel: phone}! -1-> e:end"),
    Case("A bot in a chat.", LATE + "b:bot {channel: chat}! -> e:end"),
    Case("A greeting on the phone.", LATE + "hello {channel: phone}! -> e:end"),
    Case("In Spanish.", "@ {stages: [{id: a, name: Atención al cliente}]}\n m:menu {channel: phone}! -1-> e:end"),
    Case("No phases.", "m:menu {channel: phone} -1-> e:end"),
    Case("A phase before.", "@ {stages: [{id: s, name: Search}, {id: c, name: Contact}]}\n m:menu {channel: phone} -1-> e:end"),
    Case("The first phase is both.", "@ {stages: [{id: s, name: Website and contact}]}\n m:menu {channel: phone} -1-> e:end"),
    Case("The journey begins with something that happens.", LATE + "bill:event -> m:menu {channel: phone} -1-> e:end"),
    Case("With a page.", LATE + "p:page {channel: web} -> e:end"),
    Case("With an e-mail.", LATE + "p {channel: email} -> e:end"),
    Case("With a text message of the firm.", LATE + "p {channel: sms} -> e:end"),
    Case("With a call of the firm.", LATE + "p {channel: phone, direction: out} -> e:end"),
    Case("One of two beginnings is a page.", LATE + "@ {start: [m, p]}\n m:menu {channel: phone} -1-> e:end\n p:page {channel: web} -> m"),
    Case("The channel is not known.", LATE + "m:menu -1-> e:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(journey_starts_too_late, case)


def test_message() -> None:
    (found,) = problems(journey_starts_too_late, sketch(LATE + "m:menu {channel: phone} -1-> e:end").journey)
    assert found.message == (
        "Customers appear in this journey only at “M”, in the phase “Get in touch”; what they tried before is "
        "not in it."
    )
