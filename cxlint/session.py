"""From paths to a report: read every file, link the journeys, run the rules, number the findings."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress as suppress_all
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cxlint import files, links, project
from cxlint.archives import is_zip
from cxlint.config.load import Config
from cxlint.config.select import Enabled, PerFileIgnores, enabled_rules
from cxlint.engine import in_order, own_finding, run_rules
from cxlint.errors import ConfigError, FileTooLarge, UnreadableFile
from cxlint.findings import Finding, fingerprint
from cxlint.globs import Globs
from cxlint.journey.journey import Journey
from cxlint.lexicon import DEFAULT, Lexicons
from cxlint.locations import Location
from cxlint.plugins import Plugins
from cxlint.report import FileReport, Report
from cxlint.rule import Rule
from cxlint.sources import unread
from cxlint.sources.base import Document, Flaw, Gatherer, Reading, Source
from cxlint.suppressions import Ledger, suppress
from cxlint.text import shorten


@dataclass(slots=True, eq=False, repr=False)
class _Read:
    """A file on its way to the report."""

    path: str
    source: Source | None = None
    document: Document | None = None
    reading: Reading = field(default_factory=Reading)
    error: UnreadableFile | None = None


@dataclass(frozen=True)
class Session:
    """What every step of one run needs.

    ``today`` decides which suppressions have expired. ``debug`` is given tracebacks of rules.
    """

    plugins: Plugins
    config: Config
    stdin_name: str = files.STDIN
    today: date = field(default_factory=date.today)
    debug: Callable[[str], None] | None = None

    def check(self, paths: Iterable[str]) -> Report:
        """The report on the files that *paths* name.

        Raises :class:`cxlint.errors.ConfigError` when the configuration names what is not there.
        """
        began = time.perf_counter()
        paths = tuple(paths)
        enabled = enabled_rules(self.plugins.rules, self.config, self.plugins.profiles)
        ignores = PerFileIgnores(self.config)
        ledger = Ledger(self.config.suppress, self.config.root, self.today)
        read = self._read_all(paths)
        beside = self._read_beside(read)
        whole = project.link(self._worded([j for item in (*read, *beside) for j in item.reading.journeys]))
        journeys = iter(whole.journeys)
        reports: list[FileReport] = []
        findings: list[Finding] = []
        for item in read:
            own = tuple(next(journeys) for _ in item.reading.journeys)
            found = [*self._about_input(item), *links.findings(whole.unresolved, own)]
            if item.error is not None or any(flaw.blocks for flaw in item.reading.flaws):
                ledger.doubt(item.path, *(journey.file for journey in own))
            for journey in own:
                found += self._judge(journey, item.path, enabled, ignores, ledger)
            findings += _numbered(_located(item, found))
            reports.append(_file_report(item, own))
        first = self._about_project(ledger, paths)
        return Report(tuple(reports), (*first, *findings), time.perf_counter() - began)

    # --- reading ------------------------------------------------------------------------------

    def _read_all(self, paths: Iterable[str]) -> list[_Read]:
        read = []
        left_out = Globs(self.config.exclude, self.config.root).fit
        for candidate in files.candidates(paths, self.plugins.sources, left_out):
            item = self._read(candidate.path, candidate.named)
            if candidate.named or item.source is not None or item.error is not None:
                read.append(item)
            if item.source is None and item.error is None and candidate.named:
                item.error = _unknown_format(item.document, self.plugins.sources)
        return read

    def _read(self, path: str, named: bool = True) -> _Read:
        item = _Read(files.shown(path) if path != files.STDIN else self.stdin_name)
        try:
            item.document = files.read_document(path, self.stdin_name, named)
            for source in self.plugins.sources:
                if self._take(item, source, item.document):
                    break
        except FileTooLarge as error:
            if named or self._recognised(Document(item.path, error.head)):
                item.error = error
        except UnreadableFile as error:
            item.error = error
        return item

    def _recognised(self, document: Document) -> bool:
        return any(source.recognises(document) for source in self.plugins.sources)

    def _take(self, item: _Read, source: Source, document: Document) -> bool:
        """Whether *source* has taken the file; raises when it makes no sense to it."""
        try:
            if not source.recognises(document):
                return False
            item.source = source
            if isinstance(source, Gatherer) and not document.parts:
                document = item.document = files.gathered(
                    document, source.belongs(document), self._allowed(document)
                )
            reading = source.read(document)
            if not isinstance(reading, Reading):
                raise TypeError(f"it answers {type(reading).__name__} instead of a Reading")
            item.reading = reading
        except UnreadableFile:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a broken source must not hide other files
            if self.debug is not None:
                import traceback

                self.debug(traceback.format_exc())
            item.error = _broken_source(source, error)
        return item.source is not None

    def _read_beside(self, read: Sequence[_Read]) -> list[_Read]:
        """Journey files that are referred to but were not named, as far as they lie in the project."""
        known = {item.path for item in read}
        inside = self._inside(*read)
        beside: list[_Read] = []
        work = list(read)
        while work:
            for path in _referred(work.pop()):
                if path not in known and inside(path) and os.path.isfile(path):
                    known.add(path)
                    beside.append(self._read(path, named=False))
                    work.append(beside[-1])
        return beside

    def _allowed(self, document: Document) -> Callable[[str], bool]:
        """Tells of a path whether it lies in the project, or in the folder of *document*."""
        return self._inside(_Read(document.path))

    def _inside(self, *read: _Read) -> Callable[[str], bool]:
        """Tells of a path whether it lies in the project, or beside one of these files."""
        folders = {_real(os.path.dirname(item.path) or ".") for item in read}
        roots = [self.config.root.resolve(), *(folder for folder in folders if folder is not None)]

        def lies_inside(path: str) -> bool:
            real = _real(path)
            return real is not None and any(real.is_relative_to(root) for root in roots)

        return lies_inside

    def _worded(self, journeys: list[Journey]) -> list[Journey]:
        """The journeys with the lexicons that their prompts are to be read with."""
        lexicons = Lexicons(self.plugins.lexicons, self.config.locales)
        if not lexicons.brought and lexicons.assumed == DEFAULT:
            return journeys
        strange = [locale for locale in lexicons.assumed if not lexicons.of(locale)]
        if strange:
            known = ", ".join(sorted({one.language for one in lexicons.every}))
            raise ConfigError(
                [f"locales: there is no lexicon for “{one}”. There are {known}." for one in strange]
            )
        return [replace(journey, lexicons=lexicons) for journey in journeys]

    # --- findings -----------------------------------------------------------------------------

    def _judge(
        self, journey: Journey, path: str, enabled: Sequence[Enabled], ignores: PerFileIgnores, ledger: Ledger
    ) -> list[Finding]:
        enabled = ignores.left(enabled, path)
        found = ignores.kept(run_rules(journey, enabled, self._owner, self.debug))
        known = [word for rule in self.plugins.rules for word in (rule.name, rule.code)]
        crashed = any(finding.blocks for finding in found)  # then nobody can tell what is unused
        running = {word for entry in enabled if not crashed for word in (entry.rule.name, entry.rule.code)}
        found = ledger.mark(journey, found, path, running.__contains__)
        return suppress(journey, found, known, running.__contains__, self.today)

    def _owner(self, rule: Rule) -> str:
        plugin = self.plugins.owner(rule)
        return f"{plugin.name} {plugin.version}".strip()

    def _about_project(self, ledger: Ledger, paths: Iterable[str]) -> Iterable[Finding]:
        """What is wrong with plugins and with what the configuration leaves out."""
        place = Location(files.from_here(self.config.file) if self.config.file else "plugins")
        found = [
            own_finding("CXL004", problem.message, place, fix=problem.fix, at=problem.plugin, blocks=True)
            for problem in self.plugins.problems
        ]
        known = [word for rule in self.plugins.rules for word in (rule.name, rule.code)]
        useless = [
            replace(finding, location=replace(finding.location, file=place.file))
            for finding in ledger.useless(known, paths)
        ]
        return _numbered([*found, *useless])

    def _about_input(self, item: _Read) -> Iterable[Finding]:
        if item.error is not None:
            place = Location(item.path, item.error.line, item.error.column)
            yield own_finding("CXL002", item.error.message, place, fix=item.error.hint, blocks=True)
        yield from (_of_flaw(flaw) for flaw in item.reading.flaws)


def _real(path: str) -> Path | None:
    """Where *path* leads; None for links in a circle and characters that no name can have."""
    try:
        return Path(path).resolve()
    except (OSError, RuntimeError, ValueError):
        return None


def _referred(item: _Read) -> Iterable[str]:
    for journey in item.reading.journeys:
        for touchpoint in journey.of_kind("call"):
            reference = touchpoint.reference
            if reference is not None and reference.scheme == "file":
                path = project.resolve(journey.file, reference.ref)
                if path:
                    yield path


def _broken_source(source: Source, error: BaseException) -> UnreadableFile:
    return UnreadableFile(
        f"The source {source.name} failed on this file: {type(error).__name__}: {shorten(str(error))}.",
        hint="This is a fault of the program that reads the format, not of your file. Please report it.",
    )


def _unknown_format(document: Document | None, sources: Sequence[Source]) -> UnreadableFile:
    if document is not None and not document.data.strip():
        return UnreadableFile("This file is empty.", line=1, hint="Export it again, or take it off the list.")
    if document is not None and is_zip(document.data):
        try:
            len(document.parts)  # says what is wrong with it
        except UnreadableFile as error:
            return error
    read = ", ".join(source.title for source in sources)
    return UnreadableFile(
        unread.refusal(document) if document is not None else unread.GENERAL,
        line=1,
        hint=f"Formats that are read: {read}.",
    )


def _of_flaw(flaw: Flaw) -> Finding:
    return own_finding(
        flaw.code, flaw.message, flaw.location, fix=flaw.fix, journey=flaw.journey, at=flaw.at,
        label=flaw.label, blocks=flaw.blocks,
    )  # fmt: skip


def _located(item: _Read, findings: Iterable[Finding]) -> Iterable[Finding]:
    """Findings with line and column, looked up only now."""
    for finding in findings:
        place = finding.location
        if place.line == 0 and item.source is not None and item.document is not None:
            with suppress_all(Exception):  # a finding without its line is better than none
                place = item.source.locate(item.document, place)
        yield replace(finding, location=place)


def _numbered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of one file in order, with number and fingerprint. Suppressed ones come last."""
    ordered = list(in_order(findings))
    ordered = [f for f in ordered if not f.suppressed] + [f for f in ordered if f.suppressed]
    times: dict[str, int] = {}
    numbered = []
    for number, finding in enumerate(ordered, start=1):
        key = fingerprint(finding.code, finding.location.file, finding.journey, finding.at)
        nth = times[key] = times.get(key, -1) + 1
        mark = fingerprint(finding.code, finding.location.file, finding.journey, finding.at, nth)
        numbered.append(replace(finding, number=number, fingerprint=mark))
    return numbered


def _file_report(item: _Read, journeys: tuple[Journey, ...]) -> FileReport:
    error = item.error.message if item.error is not None else None
    name = item.source.name if item.source is not None else ""
    return FileReport(item.path, name, journeys, error, item.document)
