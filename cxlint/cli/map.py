"""``cxlint map``"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxlint.cli import options
from cxlint.errors import UsageError
from cxlint.files import STDIN, write_whole
from cxlint.findings import Finding
from cxlint.journey.journey import Journey
from cxlint.report import FileReport, Report
from cxlint.session import Session
from cxlint.text import counted, did_you_mean

if TYPE_CHECKING:
    from cxlint.renderers import Format


@click.command()
@click.argument("file", type=click.Path())
@click.option(
    "-o", "--output", help="Picture to write: name.svg, .png, .dot or .pdf. [default: FILE's name with .svg]"
)
@click.option(
    "--theme",
    type=click.Choice(["light", "dark"]),
    default="light",
    show_default=True,
    help="Colours of the picture.",
)
@click.option(
    "--finding", type=int, metavar="N", help="Draw the path of finding N. [default: the worst with a path]"
)
@click.option("--journey", "journey_id", metavar="ID", help="Which journey, when the file holds several.")
@click.option(
    "--engine",
    metavar="NAME",
    help="Layout program: graphviz-pure (comes along) or dot (Graphviz on this machine).",
)
@click.option(
    "--with",
    "others",
    multiple=True,
    metavar="PATH",
    help="Files or folders with the flows it links to; repeatable.",
)
@options.chosen(files=True)
def command(
    file: str, output: str | None, theme: str, finding: int | None, journey_id: str | None, engine: str | None,
    others: tuple[str, ...], choice: options.Choice, debug: bool,
) -> int:  # fmt: skip
    """Draw a journey with its findings.

    Findings have the same numbers as in "cxlint check FILE". The path of the worst one is drawn
    step by step.
    """
    if Path(file).is_dir():
        raise UsageError(
            f"{file} is a folder. Name the file to draw; of an agent of Dialogflow CX, its agent.json."
        )
    settings, plugins = options.project(choice)
    report = Session(plugins, settings, debug=options.tell(debug)).check((file, *others))
    drawn = report.files[0]
    journey = _journey(drawn, journey_id, report)
    findings = [f for f in report.shown if _is_about(f, drawn, journey, report)]
    target = Path(output) if output else _beside(file)
    picture = _draw(journey, findings, target, theme, engine, _highlight(findings, finding))
    write_whole(target, picture)
    _tell(report, len(findings), target)
    return 2 if any(f.blocks for f in report.findings) else 0


def _journey(file: FileReport, identifier: str | None, report: Report) -> Journey:
    if not file.journeys:
        reason = file.error or "There is no journey in it."
        fix = next((f.fix for f in report.findings if f.blocks and f.location.file == file.path), "")
        raise UsageError(f"{file.path} cannot be drawn. {reason} {fix}".rstrip())
    if identifier is None:
        journey = _worst(file, report)
        others = [other.id for other in file.journeys if other is not journey]
        if others:
            listed = ", ".join(others[:5]) + (f" and {len(others) - 5} more" if len(others) > 5 else "")
            click.echo(
                f"cxlint: {file.path} holds {counted(len(others) + 1, 'journey')}; this is “{journey.id}”. "
                f"Draw another one with --journey: {listed}.",
                err=True,
            )
        return journey
    for journey in file.journeys:
        if journey.id == identifier:
            return journey
    names = [journey.id for journey in file.journeys]
    guess = did_you_mean(identifier, names) or f"There are {', '.join(names)}."
    raise UsageError(f"There is no journey “{identifier}” in {file.path}. {guess}")


def _is_about(finding: Finding, file: FileReport, journey: Journey, report: Report) -> bool:
    return finding.journey in (journey.id, "") and report.file_of(finding.location.file) is file


def _worst(file: FileReport, report: Report) -> Journey:
    """The journey of which something has to be told first; the first one when nothing has."""
    by_id = {journey.id: journey for journey in file.journeys}
    own = (finding for finding in report.shown if report.file_of(finding.location.file) is file)
    found = (by_id.get(finding.journey) for finding in own)
    return next((journey for journey in found if journey is not None), file.journeys[0])


def _highlight(findings: Sequence[Finding], number: int | None) -> Finding | None:
    if number is None:
        return None
    for finding in findings:
        if finding.number == number:
            return finding
    raise UsageError(f"There is no finding {number}; “cxlint check” shows their numbers.")


def _beside(file: str) -> Path:
    name = Path(file).name if file != STDIN else "journey"
    stem = name.removesuffix(".yaml").removesuffix(".yml").removesuffix(".json").removesuffix(".journey")
    return Path(f"{stem}.svg")


def _draw(
    journey: Journey,
    findings: Sequence[Finding],
    target: Path,
    theme: str,
    engine: str | None,
    highlight: Finding | None,
) -> bytes:
    from cxlint.renderers import draw

    picture = draw(
        journey, findings, format=format_of(target), theme=theme, highlight=highlight, engine_name=engine
    )
    for remark in picture.remarks:
        click.echo(f"cxlint: {remark}", err=True)
    return picture.data


def format_of(target: Path) -> Format:
    """The format that the ending of a file's name asks for; raises :class:`UsageError` for others."""
    from cxlint.renderers import FORMATS

    ending = target.suffix.removeprefix(".").lower()
    for known in FORMATS:
        if known == ending:
            return known
    raise UsageError(f"A map cannot be written as “{target.name}”. End the name in .svg, .png, .dot or .pdf.")


def _tell(report: Report, number: int, target: Path) -> None:
    click.echo(f"Wrote {target} with {counted(number, 'finding')}.", err=True)
