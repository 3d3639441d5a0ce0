"""Reads and judges a collection of real flows: ``python tests/corpus/gate.py [FOLDER] [--accept]``.

The collection has a folder for each format, and in it one for each project, which is judged as a whole.
Prints what was read and refused, and why; how often each rule fires, and on how many flows; and what has
changed since the last run that was accepted. ``--accept`` takes the findings of this run as the new
standard: do so only after looking at each change.

Exit status 1 when something changed, or when a rule fires on more than one flow in twenty and does not
say on its page, in a section ``How often``, why that is right.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cxlint.config.load import Config
from cxlint.own import OWN_RULES
from cxlint.plugins import load_plugins
from cxlint.report import FileReport, Report
from cxlint.session import Session

sys.path.insert(0, str(Path(__file__).parents[1]))  # when run as a script, only this folder is looked in

from corpus import accepted

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
PLUGINS = load_plugins(installed=False)
RULES = PLUGINS.rules
SHARE = 0.05
"""A rule that fires on more of the flows than this has to be defended or changed."""


@dataclass(slots=True)
class Format:
    """What became of the files of one format."""

    name: str
    files: int = 0
    read: int = 0
    journeys: int = 0
    touchpoints: int = 0
    transitions: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    flows: Counter[str] = field(default_factory=Counter)
    known: list[accepted.Known] = field(default_factory=list)

    def add(self, report: Report, folder: Path) -> None:
        """Count what one report tells."""
        for file in report.files:
            self.files += 1
            if file.error is None:
                self.read += 1
                self._add_journeys(file)
            else:
                self.refused[reason(file.error)] += 1
        found = [(f.name, f.location.file, f.journey) for f in report.shown if f.code != "CXL002"]
        self.findings += Counter(name for name, _, _ in found)
        self.flows += Counter(name for name, _, _ in set(found))
        self.known += [accepted.known(one, folder) for one in report.shown if one.code not in OWN_RULES]

    def _add_journeys(self, file: FileReport) -> None:
        self.journeys += len(file.journeys)
        self.touchpoints += sum(len(journey.touchpoints) for journey in file.journeys)
        self.transitions += sum(len(journey.transitions) for journey in file.journeys)


def reason(message: str) -> str:
    """A sentence without what is particular to one file."""
    plain = re.sub(r"“[^”]*”|'[^']*'|\b\d+\b", "…", message)
    return plain if len(plain) <= 110 else plain[:109] + "…"


def projects(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The files of each project, with the name of their format."""
    for format_ in sorted(path for path in folder.iterdir() if path.is_dir()):
        for project in sorted(path for path in format_.iterdir() if path.is_dir()):
            files = sorted(str(path) for path in project.rglob("*") if path.is_file())
            if files:
                yield format_.name, files


def judged(folder: Path) -> list[Format]:
    """Everything in the collection, format by format."""
    formats: dict[str, Format] = {}
    for name, files in projects(folder):
        session = Session(PLUGINS, Config(root=folder))
        formats.setdefault(name, Format(name)).add(session.check(files), folder)
    return list(formats.values())


def lines(formats: Iterable[Format]) -> Iterator[str]:
    """The two tables, as text."""
    formats = list(formats)
    yield f"{'format':24}{'files':>6}{'read':>6}{'refused':>9}{'journeys':>10}{'touchpoints':>13}{'transitions':>13}"
    for one in formats:
        yield (
            f"{one.name:24}{one.files:6}{one.read:6}{one.files - one.read:9}"
            f"{one.journeys:10}{one.touchpoints:13}{one.transitions:13}"
        )
        yield from (f"    {count:4} × {why}" for why, count in one.refused.most_common())
    flows = sum(one.journeys for one in formats)
    yield f"{'all':24}{sum(one.files for one in formats):6}{sum(one.read for one in formats):6}{'':9}{flows:10}"
    yield ""
    yield f"{'rule':34}{'findings':>9}{'flows':>7}{'share':>8}"
    findings = sum((one.findings for one in formats), Counter[str]())
    shares = shares_of(formats)
    for rule, count in sorted(findings.items()):
        on = {one.name: one.flows[rule] for one in formats if one.flows[rule]}
        mark = "  more than one in twenty" if shares[rule] > SHARE else ""
        where = ", ".join(f"{name} {number}" for name, number in on.items())
        yield f"{rule:34}{count:9}{sum(on.values()):7}{shares[rule]:8.1%}{mark}  ({where})"
    silent = [rule.name for rule in RULES if rule.name not in findings]
    yield f"\nSilent here: {', '.join(silent) or 'none'}."


def shares_of(formats: Iterable[Format]) -> dict[str, float]:
    """For each rule that fires, on which share of the flows it does."""
    formats = list(formats)
    total = max(sum(one.journeys for one in formats), 1)
    fired = sum((one.flows for one in formats), Counter[str]())
    return {name: count / total for name, count in fired.items()}


def undefended(formats: Iterable[Format]) -> list[str]:
    """The rules that fire on many flows and do not say on their pages why that is right."""
    pages = {rule.name: rule.page for rule in RULES}
    often = [name for name, share in shares_of(formats).items() if share > SHARE and name in pages]
    return sorted(name for name in often if not pages[name].text("How often"))


def main() -> int:
    """Print the tables."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path, nargs="?", default=CORPUS)
    asked.add_argument("--accept", action="store_true", help="take these findings as the new standard")
    given = asked.parse_args()
    if not given.folder.is_dir():
        print(f"There is no folder {given.folder}.", file=sys.stderr)
        return 2
    formats = judged(given.folder)
    print("\n".join(lines(formats)))
    found = Counter(one for format_ in formats for one in format_.known)
    changes = list(accepted.changes(accepted.read(), found))
    print("\nSince the last accepted run:", *(changes or ["nothing has changed."]), sep="\n")
    loud = undefended(formats)
    if loud:
        print(f"\nOn more than one flow in twenty, and not defended on their pages: {', '.join(loud)}.")
    if given.accept:
        accepted.write(found.elements())
    return int(bool(loud) or (bool(changes) and not given.accept))


if __name__ == "__main__":
    sys.exit(main())
