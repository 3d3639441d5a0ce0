"""The findings of the last run that somebody looked through and accepted, and what has changed since.

``accepted.tsv`` has a line for each finding: rule, severity, file (within the collection), journey and
element. Lines are sorted, so that a change of a rule shows as a change of this file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cxlint.findings import Finding

FILE = Path(__file__).with_name("accepted.tsv")
MOST = 12
"""Findings of one rule that are listed one by one."""


class Known(NamedTuple):
    """What is kept of a finding."""

    rule: str
    severity: str
    file: str
    journey: str
    at: str

    @property
    def place(self) -> str:
        """Where it is, in a line."""
        return f"{self.file}  {self.journey}  {self.at}".rstrip()


def known(finding: Finding, folder: Path) -> Known:
    """What is kept of *finding* on a file in *folder*."""
    file = Path(finding.location.file).resolve().relative_to(folder.resolve()).as_posix()
    texts = (finding.name, finding.severity.word, file, finding.journey, finding.at)
    return Known(*(" ".join(text.split()) for text in texts))


def read(file: Path = FILE) -> Counter[Known]:
    """The accepted findings; none when nothing was accepted yet."""
    if not file.is_file():
        return Counter()
    return Counter(Known(*line.split("\t")) for line in file.read_text(encoding="utf-8").splitlines() if line)


def write(findings: Iterable[Known], file: Path = FILE) -> None:
    """Accept *findings*."""
    file.write_text("".join("\t".join(one) + "\n" for one in sorted(findings)), encoding="utf-8")


def changes(before: Counter[Known], after: Counter[Known]) -> Iterator[str]:
    """What is new and what is gone, rule by rule; nothing when nothing changed."""
    new, gone = after - before, before - after
    for rule in sorted({one.rule for one in (*new, *gone)}):
        come, left = _of(rule, new), _of(rule, gone)
        yield f"{rule}: {len(come)} new, {len(left)} gone"
        yield from _listed("+", come)
        yield from _listed("-", left)


def _of(rule: str, findings: Counter[Known]) -> list[Known]:
    return sorted(one for one in findings.elements() if one.rule == rule)


def _listed(sign: str, findings: Sequence[Known]) -> Iterator[str]:
    yield from (f"  {sign} {one.severity:7} {one.place}" for one in findings[:MOST])
    if len(findings) > MOST:
        yield f"  {sign} … and {len(findings) - MOST} more"
