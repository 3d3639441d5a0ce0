"""One line a finding, for editors, grep and people in a hurry."""

from __future__ import annotations

from typing import TextIO

from cxlint.report import Report, Style
from cxlint.reporters.closing import summary
from cxlint.reporters.paint import Paint
from cxlint.text import printable


class ConciseReporter:
    """``file:line:column: severity CODE name: sentence``."""

    name = "concise"
    summary = "one line a finding"

    def write(self, report: Report, out: TextIO, style: Style) -> None:
        """Write a line for each finding, then one that sums up."""
        paint = Paint(style.colour)
        for finding in report.shown:
            place = finding.location
            where = f"{printable(place.file)}:{place.line}:{place.column}"
            word = paint.severity(finding.severity, finding.severity.word)
            out.write(f"{where}: {word} {finding.code} {finding.name}: {printable(finding.message)}\n")
        out.write(summary(report, paint) + "\n")
