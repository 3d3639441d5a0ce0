"""The report for people: sentence, place, how it happens, why it matters, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from cxlint.findings import Finding
from cxlint.journey.journey import Journey
from cxlint.report import FileReport, Report, Style, by_file
from cxlint.reporters.closing import summary
from cxlint.reporters.frame import code_frame
from cxlint.reporters.paint import Paint, wrap
from cxlint.text import counted, printable

MOST_STEPS = 12
"""Steps of a path that are shown; the middle of longer ones is left out."""


class FullReporter:
    """Everything about every finding, as a person wants to read it."""

    name = "full"
    summary = "every finding with its place, how it happens, why it matters and what to do"

    def write(self, report: Report, out: TextIO, style: Style) -> None:
        """Write the findings one below the other, then a line that sums up."""
        paint = Paint(style.colour)
        files = {path: report.file_of(path) for path in by_file(report.shown)}
        for finding in report.shown:
            lines = _finding(finding, files[finding.location.file], paint, style.width)
            out.write("\n".join(lines) + "\n\n")
        out.write(summary(report, paint) + "\n")


def _finding(finding: Finding, file: FileReport | None, paint: Paint, width: int) -> Iterator[str]:
    head = f"{finding.number} {finding.severity.word}[{finding.code}]"
    first, *rest = wrap(f"{head} {printable(finding.message)}", width, rest="  ")
    yield paint.severity(finding.severity, head) + paint(first[len(head) :], "bold")
    yield from (paint(line, "bold") for line in rest)
    document = file.document.at(finding.location.file) if file and file.document else None
    yield from code_frame(document, finding.location, finding.label, paint)
    journey = _journey(file, finding)
    if journey is not None and len(finding.path) > 1:
        yield f"  {paint('=', 'blue')} how it happens"
        yield from _path(journey, finding, paint)
    for word, text in (("why", finding.why), ("fix", finding.fix)):
        if text:
            yield from _note(word, printable(text), paint, width)
    yield from _note("more", f"cxlint explain {finding.name}", paint, width)


def _note(word: str, text: str, paint: Paint, width: int) -> Iterator[str]:
    first, *rest = wrap(f"{word}: {text}", width, first="  = ", rest="    ")
    yield f"  {paint('=', 'blue')} {paint(word, 'bold')}{first[len('  = ') + len(word) :]}"
    yield from rest


def _journey(file: FileReport | None, finding: Finding) -> Journey | None:
    journeys = file.journeys if file else ()
    return next((journey for journey in journeys if journey.id == finding.journey), None)


def _path(journey: Journey, finding: Finding, paint: Paint) -> Iterator[str]:
    """The steps from the entry on; a step that comes back to an earlier one says so."""
    names = [printable(journey[step].title if step in journey else step) for step in finding.path]
    words = [printable(journey.transition(step).words) for step in finding.steps]
    last = len(names) - 1
    shown = _ends(len(names))
    for number, name in enumerate(names):
        if number not in shown:
            if number - 1 in shown:
                yield paint(f"     … {counted(len(names) - len(shown), 'more step')}", "dim")
            continue
        if number == last and finding.path[number] in finding.path[:number]:
            yield paint(f"     ↺ back to {name}", "magenta")
        else:
            yield f"    {number + 1:>2}. {name}"
        if number < last and number + 1 in shown:
            yield paint(f"        │ {words[number]}".rstrip(), "dim")


def _ends(length: int) -> frozenset[int]:
    if length <= MOST_STEPS:
        return frozenset(range(length))
    half = MOST_STEPS // 2
    return frozenset((*range(half), *range(length - half, length)))
