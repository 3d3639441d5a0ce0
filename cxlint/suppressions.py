"""Findings that a design or the configuration says to leave out, and entries that leave out nothing."""

from __future__ import annotations

import fnmatch
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.engine import own_finding
from cxlint.findings import Finding
from cxlint.globs import Globs, is_magic, is_path, split
from cxlint.journey.journey import Journey
from cxlint.journey.model import Suppression
from cxlint.own import OWN_RULES
from cxlint.text import did_you_mean

if TYPE_CHECKING:
    from cxlint.config.entries import FileSuppression

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
    if not _speaks_of(suppression, finding, today):
        return False
    return not at or at in (finding.at, _source(journey, finding.at))


def _speaks_of(entry: Suppression, finding: Finding, today: date) -> bool:
    if finding.code in OWN_RULES or entry.rule not in (finding.code, finding.name):
        return False
    return entry.until is None or entry.until >= today


def _source(journey: Journey, at: str) -> str:
    """The touchpoint that a transition leaves; that of a touchpoint is itself."""
    return journey.transition(at).source if journey.has_transition(at) else at


def _useless(
    journey: Journey,
    at: str,
    entry: Suppression,
    known: frozenset[str],
    ran: Callable[[str], bool],
    today: date,
) -> Iterator[Finding]:
    told = _wrong(entry, known, today)
    if told is None and ran(entry.rule):
        told = "CXL007", f"There is nothing here that {entry.rule} would find.", "Take the entry out."
    if told is not None:
        code, message, fix = told
        yield own_finding(code, message, entry.location, fix=fix, journey=journey.id, at=at)


def _wrong(entry: Suppression, known: frozenset[str], today: date) -> tuple[str, str, str] | None:
    """Code, message and fix for an entry that can leave out nothing at all."""
    rule = entry.rule
    if rule in OWN_RULES or any(rule == own.name for own in OWN_RULES.values()):
        said = f"{rule} cannot be left out: it is about the check itself."
        return "CXL009", said, "Mend what it tells, and take the entry out."
    if rule not in known:
        guess = did_you_mean(rule, known) or "“cxlint rules” lists them all."
        return "CXL009", f"There is no rule “{rule}” to leave out.", guess
    if entry.until is not None and entry.until < today:
        said = f"Leaving out {rule} was agreed until {entry.until}."
        return "CXL008", said, "Mend what it hid, or agree on a new date."
    return None


# --- entries of the configuration ---------------------------------------------------------------------


class Ledger:
    """The entries of the configuration, and what came of each in one run.

    An entry is called unused only when that is certain: a file was read in which its rule ran, no
    finding was hit, nothing it is about failed, and all files that it is about were looked for.
    """

    def __init__(self, entries: Iterable[FileSuppression], root: Path, today: date) -> None:
        self.entries = tuple(entries)
        self.globs = [Globs([entry.files], root) for entry in self.entries]
        self.root = root
        self.today = today
        self.idle: set[int] = set()
        self.used: set[int] = set()
        self.unsure: set[int] = set()

    def mark(
        self, journey: Journey, findings: Sequence[Finding], path: str, ran: Callable[[str], bool]
    ) -> list[Finding]:
        """The findings of a journey with those marked that an entry leaves out.

        *path* is the file that was read; a finding may stand in a part of it. *ran* is what
        :func:`suppress` is given.
        """
        marked = list(findings)
        parts = {touchpoint.location.file for touchpoint in journey.touchpoints.values()}
        for number, entry in self.about(path, journey.file, *parts):
            (self.idle if ran(entry.entry.rule) else self.unsure).add(number)
            cover = self.globs[number].cover
            for place, finding in enumerate(marked):
                here = cover(path) or cover(finding.location.file)
                if here and self.covers(journey, entry, finding):
                    self.used.add(number)
                    marked[place] = replace(finding, suppressed=True)
        return marked

    def doubt(self, *paths: str) -> None:
        """Note that a file, or a part of it, could not be read."""
        self.unsure.update(number for number, _ in self.about(*paths))

    def about(self, *paths: str) -> Iterator[tuple[int, FileSuppression]]:
        """The entries about a file, with their numbers."""
        for number, entry in enumerate(self.entries):
            if any(map(self.globs[number].cover, paths)):
                yield number, entry

    def covers(self, journey: Journey, entry: FileSuppression, finding: Finding) -> bool:
        """Whether an entry about the file of a journey leaves out one of its findings."""
        if not _speaks_of(entry.entry, finding, self.today):
            return False
        touchpoint = _source(journey, finding.at)
        title = journey[touchpoint].title if touchpoint in journey else ""
        known = [word for word in (finding.at, touchpoint, title) if word]
        ids = known[:2] if touchpoint else []
        return entry.element in ("", *known) or any(fnmatch.fnmatchcase(i, entry.element) for i in ids)

    def useless(self, known: Iterable[str], searched: Iterable[str]) -> Iterator[Finding]:
        """What is wrong with entries, once all files have been judged; *searched* are the paths of the run."""
        names, places = frozenset(known), [os.path.realpath(path) for path in searched if "\0" not in path]
        for number, one in enumerate(self.entries):
            told = _wrong(one.entry, names, self.today)
            done = number in self.idle - self.used - self.unsure
            if told is None and done and self.all_seen(one, places):
                told = "CXL007", _nothing(one), "Take the entry out."
            if told is not None:
                code, message, fix = told
                yield own_finding(code, message, one.entry.location, fix=fix, at=one.files)

    def all_seen(self, entry: FileSuppression, places: Iterable[str]) -> bool:
        """Whether every file that an entry can be about lies in one of *places*."""
        parts = split(entry.files) if is_path(entry.files) else ()
        certain = tuple(itertools.takewhile(lambda part: not is_magic(part), parts))
        base = Path(os.path.realpath(self.root.joinpath(*certain)))
        return any(base.is_relative_to(place) for place in places)


def _nothing(one: FileSuppression) -> str:
    where = f"at {one.element} in {one.files}" if one.element else f"in {one.files}"
    return f"There is nothing {where} that {one.entry.rule} would find."
