"""The line that closes a report for people."""

from __future__ import annotations

from cxlint.findings import Severity
from cxlint.report import Report
from cxlint.reporters.paint import Paint
from cxlint.text import counted

NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def summary(report: Report, paint: Paint) -> str:
    """One line: how many of what in how much, and how long it took."""
    journeys = sum(len(file.journeys) for file in report.files)
    looked = f"{counted(journeys, 'journey')} in {counted(len(report.files), 'file')}, {report.seconds:.2f} s"
    counts = [(severity, report.count(severity)) for severity in sorted(NOUNS, reverse=True)]
    parts = [paint.severity(s, counted(number, NOUNS[s])) for s, number in counts if number]
    left_out = len(report.findings) - len(report.shown)
    if left_out:
        parts.append(f"{left_out} left out by the design")
    if report.milder:
        parts.append(f"{report.milder} milder not shown")
    found = ", ".join(parts) or paint("Nothing found", "bold", "green")
    return f"{found} ({looked})"
