"""``cxlint check``"""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import click

from cxlint.cli import options
from cxlint.errors import CxlintError, PluginError, UsageError
from cxlint.files import STDIN, write_whole
from cxlint.findings import Severity
from cxlint.report import Report, Reporter, Style
from cxlint.session import Session
from cxlint.text import did_you_mean, shorten


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--format",
    "format_",
    default="full",
    show_default=True,
    help="How to write the report: full, concise or json.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write the report to this file.")
@click.option(
    "--fail-on",
    type=click.Choice([*options.SEVERITIES, "never"]),
    help="Lowest severity for exit status 1. [default: error]",
)
@click.option(
    "--show",
    type=click.Choice(options.SEVERITIES),
    default="info",
    show_default=True,
    help="Lowest severity to show.",
)
@click.option(
    "--color",
    "--colour",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="When to use colours.",
)
@click.option(
    "--stdin-name", default="stdin", show_default=True, help="File name to show for standard input (-)."
)
@options.chosen(files=True)
def command(
    paths: tuple[str, ...], format_: str, output: str | None, fail_on: str | None, show: str, colour: str,
    stdin_name: str, choice: options.Choice, debug: bool,
) -> int:  # fmt: skip
    """Find where customers get stuck, go round or are dropped.

    PATHS are files, folders (searched for files that are journeys), patterns such as
    "flows/**/*.json", or - for standard input. Default: this folder. Flows that name each other
    are looked at together, so check a project as a whole.
    """
    with redirect_stdout(sys.stderr):  # what plugins print must not get into the report
        settings, plugins = options.project(choice)
    reporter = _reporter(format_, plugins.reporters)
    session = Session(plugins, settings, stdin_name, debug=options.tell(debug))
    with redirect_stdout(sys.stderr), options.blaming(plugins):
        report = session.check(paths or (".",))
    if report.files or report.findings:
        _write(reporter, _shown(report, Severity.of(show)), output, colour)
    if not report.files:
        named = ", ".join(paths) or "this folder"
        raise UsageError(f"No journey was found in {named}, so nothing was checked.")
    return report.exit_status(options.lowest(fail_on, settings.fail_on))


def _reporter(name: str, known: tuple[Reporter, ...]) -> Reporter:
    for reporter in known:
        if reporter.name == name:
            return reporter
    names = [reporter.name for reporter in known]
    guess = did_you_mean(name, names) or f"There are {', '.join(names)}."
    raise UsageError(f"There is no report format “{name}”. {guess}")


def _shown(report: Report, lowest: Severity) -> Report:
    if lowest is Severity.INFO:
        return report
    kept = tuple(finding for finding in report.findings if finding.severity >= lowest)
    milder = sum(finding.severity < lowest for finding in report.shown)
    return replace(report, findings=kept, milder=milder)


def _write(reporter: Reporter, report: Report, output: str | None, colour: str) -> None:
    if output is None or output == STDIN:
        _report(reporter, report, sys.stdout, options.style_for(sys.stdout, colour))
        sys.stdout.flush()
        return
    text = io.StringIO()
    _report(reporter, report, text, options.style_for(text, colour if colour != "auto" else "never"))
    write_whole(Path(output), text.getvalue().encode("utf-8", "replace"))


def _report(reporter: Reporter, report: Report, out: TextIO, style: Style) -> None:
    """Write the report; a reporter that fails is a plugin that fails."""
    try:
        reporter.write(report, out, style)
    except (BrokenPipeError, CxlintError):
        raise
    except Exception as error:
        what = f"{type(error).__name__}: {shorten(str(error))}"
        raise PluginError(f"The report format {reporter.name} failed: {what}.") from error
