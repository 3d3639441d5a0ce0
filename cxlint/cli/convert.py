"""``cxlint convert``"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path

import click

from cxlint.cli import options
from cxlint.config.load import Config
from cxlint.errors import UsageError
from cxlint.files import STDIN, write_whole
from cxlint.journey.journey import Journey
from cxlint.plugins import Plugins
from cxlint.report import FileReport, Report
from cxlint.session import Session
from cxlint.sources.naming import slug
from cxlint.text import counted, printable
from cxlint.writers import FORMATS, Format, write
from cxlint.writers.journey import About
from cxlint.writers.links import Together

_ABOUT_FILES = frozenset({"CXL002", "CXL003", "CXL004", "CXL005", "CXL010", "CXL011"})
"""Findings about the reading of files; all others are about what was read."""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.option(
    "--to",
    "target",
    type=click.Choice([known.name for known in FORMATS]),
    required=True,
    help="journey: a file of cxlint's own format, to go on with by hand. mermaid, dot: a drawing as text.",
)
@click.option(
    "-o", "--output", help="File to write, or folder for one file a journey. [default: standard output]"
)
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.option(
    "--stdin-name", default="stdin", show_default=True, help="File name to show for standard input (-)."
)
@options.plugged
def command(
    files: tuple[str, ...], target: str, output: str | None, force: bool, stdin_name: str,
    config: str | None, isolated: bool, debug: bool,
) -> int:  # fmt: skip
    """Write journeys as journey files, Mermaid or DOT.

    FILES are files, folders, patterns or - for standard input. Several journeys need -o FOLDER and get
    a file each; those that are converted together go on referring to each other. A journey file
    lints to the same findings as what it was made of.
    """
    format_ = next(known for known in FORMATS if known.name == target)
    settings = options.load_config(config, isolated)
    with redirect_stdout(sys.stderr):  # what plugins print must not get into the journey
        plugins = options.plugins_for(settings, isolated)
        report = _read(files, plugins, settings, stdin_name, debug)
    _complain(report)
    read = [(file, journey) for file in report.files for journey in file.journeys]
    found = [pair for pair in read if pair[1].touchpoints]
    if not read and not report.findings:
        raise UsageError(f"No journey was found in {', '.join(files)}, so nothing was converted.")
    for file, journey in read:
        if not journey.touchpoints:
            empty = printable(f"“{journey.title}” in {file.path}")
            click.echo(f"cxlint: {empty} has no touchpoints, so it was not converted.", err=True)
    if found:
        _write(_Target.of(output, format_), found, report, plugins, force)
    return 2 if any(finding.blocks for finding in report.findings) or not found else 0


def _read(files: Sequence[str], plugins: Plugins, config: Config, stdin_name: str, debug: bool) -> Report:
    """The report on reading the files; they are linked, and no rule judges them."""
    without = Plugins(tuple(replace(one, rules=()) for one in plugins.found), plugins.problems)
    session = Session(without, Config(config.root, config.file), stdin_name, debug=options.tell(debug))
    report = session.check(files)
    return replace(report, findings=tuple(one for one in report.findings if one.code in _ABOUT_FILES))


def _complain(report: Report) -> None:
    """Tell on standard error what could not be read, in the sentences of ``cxlint check``."""
    if not report.findings:
        return
    from cxlint.reporters.full import FullReporter

    FullReporter().write(report, sys.stderr, options.style_for(sys.stderr))


# --- where to ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Target:
    """Where journeys go: a folder, one file in it, or standard output when there is neither."""

    format: Format
    folder: Path | None = None
    file: str | None = None

    @classmethod
    def of(cls, output: str | None, format_: Format) -> _Target:
        if output is None or output == STDIN:
            return cls(format_)
        path = Path(output)
        if path.is_dir() or output.endswith(("/", os.sep)):
            return cls(format_, path)
        endings = (*format_.endings, ".yaml", ".yml") if format_.name == "journey" else format_.endings
        if path.name.lower().endswith(endings):
            return cls(format_, path.parent, path.name)
        if path.suffix:
            raise UsageError(
                f"“{output}” is no name for {format_.title}. End it in {format_.endings[0]}, or name a folder."
            )
        return cls(format_, path)

    def names(self, journeys: Sequence[Journey]) -> list[str | None]:
        """The name of the file for each journey, none twice; None for standard output."""
        if len(journeys) > 1 and (self.file or self.folder is None):
            where = f"{self.file} holds one" if self.file else "Standard output takes one"
            raise UsageError(f"There are {len(journeys)} journeys, but {where}. Name a folder with -o.")
        if self.folder is None or self.file:
            return [self.file] * len(journeys)
        ending = self.format.endings[0]
        return [f"{stem}{ending}" for stem in _stems(journeys)]


def _stems(journeys: Sequence[Journey]) -> Iterator[str]:
    """A name for the file of each journey; of the same name, the second one gets a number."""
    taken: set[str] = set()
    for journey in journeys:
        safe = re.fullmatch(r"\w(?:[\w .-]{0,62}\w)?", journey.id) is not None
        stem = unique = journey.id if safe else slug(journey.id)
        number = 1
        while unique.casefold() in taken:
            number += 1
            unique = f"{stem}-{number}"
        taken.add(unique.casefold())
        yield unique


# --- writing ----------------------------------------------------------------------------------------


def _write(
    target: _Target,
    found: Sequence[tuple[FileReport, Journey]],
    report: Report,
    plugins: Plugins,
    force: bool,
) -> None:
    journeys = [journey for _, journey in found]
    names = target.names(journeys)
    folder = None if target.folder is None else target.folder.as_posix()
    together = Together(journeys, names, folder)
    titles = {source.name: source.title for source in plugins.sources}
    texts = [
        write(target.format.name, together, number, _about(file, journey, titles, report))
        for number, (file, journey) in enumerate(found)
    ]
    if target.folder is None:
        _print(texts[0])
        return
    paths = [target.folder / str(name) for name in names]
    _make_room(target.folder, paths, force)
    for path, text in zip(paths, texts, strict=True):
        write_whole(path, text.encode())
    what = str(paths[0]) if len(paths) == 1 else f"{counted(len(paths), 'file')} in {target.folder}"
    click.echo(f"Wrote {what}.", err=True)


def _print(text: str) -> None:
    """Write to standard output: into a pipe or a file as UTF-8, which is what files are read as."""
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None or sys.stdout.isatty():
        options.write_out(text)
        return
    sys.stdout.flush()
    stream.write(text.encode())
    stream.flush()


def _make_room(folder: Path, paths: Sequence[Path], force: bool) -> None:
    """Make the folder; nothing is written when something would be overwritten."""
    there = [path for path in paths if path.exists()]
    if there and not force:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise UsageError(
            f"{there[0]}{more} would be overwritten, so nothing was written. "
            "Name another place with -o, or add --force."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror}.") from None


def _about(file: FileReport, journey: Journey, titles: dict[str, str], report: Report) -> About:
    told = (one for one in report.findings if one.journey in (journey.id, ""))
    own = [one for one in told if report.file_of(one.location.file) is file]
    at: dict[str, list[str]] = {}
    for one in own:
        at.setdefault(one.at if one.at in journey else "", []).append(one.message)
    name = re.split(r"[/\\]", file.path)[-1]
    shown = "standard input" if file.path == STDIN else name
    return About(shown, titles.get(file.format, file.format), at.pop("", []), at)
