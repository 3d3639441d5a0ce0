"""What a run has found, and what a reporter is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, TextIO, runtime_checkable

from cxlint.findings import Finding, Severity
from cxlint.journey.journey import Journey
from cxlint.sources.base import Document
from cxlint.value import Value


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FileReport(Value):
    """One file: its journeys, or the sentence that says why it could not be read.

    ``document`` is there as long as a finding may need a line of it.
    """

    path: str
    format: str
    journeys: tuple[Journey, ...] = ()
    error: str | None = None
    document: Document | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Report(Value):
    """Everything a reporter needs.

    ``seconds`` is the time of the whole run; ``milder`` counts findings that are not here because
    the user wants to see graver ones only.
    """

    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]
    seconds: float
    milder: int = 0

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that are not suppressed."""
        return tuple(finding for finding in self.findings if not finding.suppressed)

    def file_of(self, path: str) -> FileReport | None:
        """The file that is shown as *path*, or that this is a part of."""
        for file in self.files:
            if file.path == path:
                return file
        parts = (file for file in self.files if file.document is not None and file.document.parts)
        return next((file for file in parts if file.document and file.document.at(path)), None)

    def count(self, severity: Severity) -> int:
        """How many findings of this severity are shown."""
        return sum(finding.severity is severity for finding in self.shown)

    def exit_status(self, fail_on: Severity | None) -> int:
        """0 clean, 1 findings at or above *fail_on* (None: never), 2 something was not checked."""
        if any(finding.blocks for finding in self.findings):
            return 2
        if fail_on is None:
            return 0
        return int(any(finding.severity >= fail_on for finding in self.shown))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Style(Value):
    """How a report may look: ``colour`` on or off, and ``width`` in characters."""

    colour: bool = False
    width: int = 100


@runtime_checkable
class Reporter(Protocol):
    """A way to write a report. ``name`` is what ``--format`` takes, ``summary`` one sentence."""

    name: str
    summary: str

    def write(self, report: Report, out: TextIO, style: Style) -> None:
        """Write *report* to *out*."""


def by_file(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Findings grouped by file, in their order."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.location.file, []).append(finding)
    return groups
