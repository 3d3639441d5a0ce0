"""Findings that a design says to leave out, and entries that leave out nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from cxlint.engine import own_finding
from cxlint.findings import Finding
from cxlint.journey.journey import Journey
from cxlint.journey.model import Suppression
from cxlint.own import OWN_RULES
from cxlint.text import did_you_mean

Entry = tuple[str, Suppression]
"""The touchpoint an entry stands at ("" for the whole journey), and the entry."""


def suppress(
    journey: Journey,
    findings: Sequence[Finding],
    known: Iterable[str],
    ran: Callable[[str], bool],
    today: date,
) -> list[Finding]:
    """The findings with those marked that the design leaves out, and what is wrong with entries.

    *known* are names and codes of all rules; *ran* tells whether the rule of that name or code ran,
    because an entry for a rule that did not run is not called unused. The linter's own findings
    cannot be left out.
    """
    entries = list(_entries(journey))
    names = frozenset(known)
    used: set[int] = set()
    marked = []
    for finding in findings:
        hits = [n for n, entry in enumerate(entries) if _covers(journey, entry, finding, today)]
        used.update(hits)
        marked.append(replace(finding, suppressed=True) if hits else finding)
    for number, (at, entry) in enumerate(entries):
        if number not in used:
            marked += _useless(journey, at, entry, names, ran, today)
    return marked


def _entries(journey: Journey) -> Iterator[Entry]:
    yield from (("", entry) for entry in journey.suppressions)
    for touchpoint in journey.touchpoints.values():
        yield from ((touchpoint.id, entry) for entry in touchpoint.suppressions)


def _covers(journey: Journey, entry: Entry, finding: Finding, today: date) -> bool:
    at, suppression = entry
    if finding.code in OWN_RULES or suppression.rule not in (finding.code, finding.name):
        return False
    if suppression.until is not None and suppression.until < today:
        return False
    if not at or finding.at == at:
        return True
    return journey.has_transition(finding.at) and journey.transition(finding.at).source == at


def _useless(
    journey: Journey,
    at: str,
    entry: Suppression,
    known: frozenset[str],
    ran: Callable[[str], bool],
    today: date,
) -> Iterator[Finding]:
    place, own = entry.location, journey.id
    if entry.rule in OWN_RULES or any(entry.rule == rule.name for rule in OWN_RULES.values()):
        yield own_finding(
            "CXL009", f"{entry.rule} cannot be left out: it is about the check itself.", place,
            fix="Mend what it tells, and take the entry out.", journey=own, at=at,
        )  # fmt: skip
    elif entry.rule not in known:
        yield own_finding(
            "CXL009", f"There is no rule “{entry.rule}” to leave out.", place,
            fix=did_you_mean(entry.rule, known) or "“cxlint rules” lists them all.", journey=own, at=at,
        )  # fmt: skip
    elif entry.until is not None and entry.until < today:
        yield own_finding(
            "CXL008", f"Leaving out {entry.rule} was agreed until {entry.until}.", place,
            fix="Mend what it hid, or agree on a new date.", journey=own, at=at,
        )  # fmt: skip
    elif ran(entry.rule):
        yield own_finding(
            "CXL007", f"There is nothing here that {entry.rule} would find.", place,
            fix="Take the entry out.", journey=own, at=at,
        )  # fmt: skip
