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
    Case("Only half of its words are there.", known(LATE, "n {title: Your parcel} -> q:queue"), whole=True),
    Case("Nobody gets to the answer.", known(LATE, "m:menu -1-> q:queue\nn {title: Late parcel} -> q"), whole=True),
    Case("Its stage has only people.", known(LATE + ", stage: use", "m:agent {stage: use} -> d:end"), whole=True),
    Case("Self-service is in another stage.", known(LATE + ", stage: use", "p:page {stage: buy} -> d:end"), whole=True),
    Case("A word that only begins alike.", known("name: car", "n {title: Your cardigan} -> q:queue"), whole=True),
    Case("A menu names it.", known(LATE, "m:menu {title: Late parcel} -1-> q:queue")),
    Case("An option names it.", known(LATE, "m:menu -1{label: my parcel is late}-> q:queue")),
    Case("A message has it as its title.", known(LATE, "n {title: Parcel is late} -> q:queue")),
    Case("A message says it.", known(LATE, "n {prompt: 'Your parcel is late, sorry.'} -> q:queue")),
    Case("Its words stand in two places.", known(LATE, "n {title: Your parcels} -> l {title: Too late} -> q:queue")),
    Case("Other forms of the words.", known("name: payment dates", "n {title: Date of your payments} -> q:queue")),
    Case("Another form in German.", "@ {locales: [de], top_reasons: [{name: Ausweis verlängern}]}\nn {title: Verlängerung des Ausweises} -> q:queue"),
    Case("Small words do not count.", "@ {locales: [en], top_reasons: [{name: status of my claim}]}\nn {title: Claim status} -> q:queue"),
    Case("A page resolves it.", known(LATE, "m:menu -1-> p:page {resolves: [late parcel]}")),
    Case("A person resolves it.", known(LATE, "m:menu -1-> p:agent {resolves: [late parcel]}")),
    Case("A tag in another spelling.", known(LATE, "m:menu -1-> p:page {tags: [Late-Parcel]}")),
    Case("A bot answers it.", known(LATE, "m:bot {tags: [late_parcel]} -> q:queue")),
    Case("Its stage has a page.", known(LATE + ", stage: use", "p:page {stage: use} -> d:end")),
    Case("Its stage has a bot.", known(LATE + ", stage: use", "p:bot {stage: use} -> d:end")),
    Case("Its stage has an outgoing message.", known(LATE + ", stage: use", "p {stage: use, direction: out, channel: sms} -> d:end")),
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
        f"Customers get in touch about “late parcel”{part}, and no step says that it answers this."
    )


def test_the_share_can_be_set() -> None:
    (found,) = problems(
        known_reason_not_anticipated, sketch(known(f"{LATE}, share: 5%")).journey, {"share": 0.05}
    )
    assert found.severity is Severity.WARNING


def test_a_frequent_reason_of_which_some_word_is_spoken_is_a_remark() -> None:
    text = known(f"{LATE}, share: 40%", "n {title: Your parcel} -> q:queue")
    (found,) = problems(known_reason_not_anticipated, sketch(text).journey)
    assert found.severity is None
