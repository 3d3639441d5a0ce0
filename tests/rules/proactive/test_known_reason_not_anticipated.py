"""PRO101 compares known reasons with what the journey answers."""

from __future__ import annotations

import pytest

from cxlint.api import Severity
from cxlint.rules.proactive.known_reason_not_anticipated import known_reason_not_anticipated
from cxlint.testing import Case, check, problems, sketch


def known(reason: str, text: str = "m:menu -1-> q:queue") -> str:
    """A journey with one reason."""
    return f"@ {{top_reasons: [{{{reason}}}]}}\n{text}"


LATE = "name: late parcel"

CASES = [
    Case("Nothing answers it.", known(LATE), whole=True),
    Case("Only a menu names it, and leads to a person.", known(LATE, "m:menu {title: Late parcel} -1-> q:queue"), whole=True),
    Case("Only half of its words are there.", known(LATE, "n {title: Your parcel} -> q:queue"), whole=True),
    Case("Nobody gets to the answer.", known(LATE, "m:menu -1-> q:queue\nn {title: Late parcel} -> q"), whole=True),
    Case("A message has it as its title.", known(LATE, "n {title: Parcel is late} -> q:queue")),
    Case("A message says it.", known(LATE, "n {prompt: 'Your parcel is late, sorry.'} -> q:queue")),
    Case("A page resolves it.", known(LATE, "m:menu -1-> p:page {resolves: [late parcel]}")),
    Case("A tag in another spelling.", known(LATE, "m:menu -1-> p:page {tags: [Late-Parcel]}")),
    Case("A bot answers it.", known(LATE, "m:bot {tags: [late_parcel]} -> q:queue")),
    Case("It cannot be foreseen.", known(LATE + ", predictable: false")),
    Case("Another journey may answer it.", known(LATE, "m:menu -1-> other.journey.yaml")),
    Case("A reason without a name.", known("share: 20%")),
    Case("No reasons are known.", "m:menu -1-> q:queue"),
    Case("Reasons that make no sense.", "@ {top_reasons: [parcel]}\nm:menu -1-> q:queue"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(known_reason_not_anticipated, case)


SHARES = [
    ("share: 18%", Severity.WARNING, " (18 % of contacts)"),
    ("share: 0.1", Severity.WARNING, " (10 % of contacts)"),
    ("share: 25", Severity.WARNING, " (25 % of contacts)"),
    ("share: 9%", None, " (9 % of contacts)"),
    ("share: many", None, ""),
    ("share: 250%", None, ""),
    ("stage: use", None, ""),
]


@pytest.mark.parametrize(("share", "severity", "part"), SHARES, ids=[row[0] for row in SHARES])
def test_a_tenth_of_the_contacts_is_a_warning(share: str, severity: Severity | None, part: str) -> None:
    (found,) = problems(known_reason_not_anticipated, sketch(known(f"{LATE}, {share}")).journey)
    assert found.severity is severity
    assert found.message == (
        f"Customers get in touch about “late parcel”{part}, and nothing in the journey tells them before or"
        " answers it without a person."
    )


def test_the_share_can_be_set() -> None:
    (found,) = problems(
        known_reason_not_anticipated, sketch(known(f"{LATE}, share: 5%")).journey, {"share": 0.05}
    )
    assert found.severity is Severity.WARNING
