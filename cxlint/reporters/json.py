"""The report for programs, version 1. Keys are only ever added."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TextIO

from cxlint.findings import Finding, Severity
from cxlint.journey.journey import Journey
from cxlint.report import FileReport, Report, Style

VERSION = 1


class JsonReporter:
    """One JSON object; suppressed findings are in it and marked."""

    name = "json"
    summary = "one JSON object, for programs"

    def write(self, report: Report, out: TextIO, style: Style) -> None:
        """Write the object, indented, in ASCII (other characters are escaped), with a line end."""
        import json

        json.dump(as_dict(report), out, indent=1, ensure_ascii=True)
        out.write("\n")


def as_dict(report: Report) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "version": VERSION,
        "files": [_file(file) for file in report.files],
        "findings": [_finding(finding) for finding in report.findings],
        "summary": {
            **{severity.word: report.count(severity) for severity in sorted(Severity, reverse=True)},
            "files": len(report.files),
            "journeys": sum(len(file.journeys) for file in report.files),
            "seconds": round(report.seconds, 3),
        },
    }


def _file(file: FileReport) -> Mapping[str, Any]:
    return {
        "path": file.path,
        "format": file.format,
        "journeys": [_journey(journey) for journey in file.journeys],
        "error": file.error,
    }


def _journey(journey: Journey) -> Mapping[str, Any]:
    own = sum(not touchpoint.synthetic for touchpoint in journey.touchpoints.values())
    return {
        "id": journey.id,
        "title": journey.title,
        "touchpoints": own,
        "transitions": len(journey.transitions),
    }


def _finding(finding: Finding) -> Mapping[str, Any]:
    return {
        "number": finding.number,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.word,
        "file": finding.location.file,
        "line": finding.location.line,
        "column": finding.location.column,
        "journey": finding.journey,
        "at": finding.at,
        "message": finding.message,
        "why": finding.why,
        "fix": finding.fix,
        "path": list(finding.path),
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed,
    }
