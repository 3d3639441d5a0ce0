"""Converts what a report has read, checks the result, and tells what is found differently."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from cxlint.config.load import Config
from cxlint.findings import Finding
from cxlint.journey.journey import Journey
from cxlint.plugins import load_plugins
from cxlint.report import Report
from cxlint.session import Session
from cxlint.sources.naming import slug
from cxlint.writers.journey import About, write
from cxlint.writers.links import Part, Together
from cxlint.writers.ways import told_once

READING = frozenset({"CXL002", "CXL003", "CXL004", "CXL005", "CXL010", "CXL011"})
"""What the reading of a file could not understand; a converted file has it as remarks."""

PLUGINS = load_plugins(installed=False)
Seen = tuple[str, int, str, bool]


def checked(root: Path, *paths: Path) -> Report:
    """The report on *paths*, all rules on."""
    return Session(PLUGINS, Config(root=root)).check([str(path) for path in paths])


def convert(report: Report, folder: Path) -> Together:
    """Writes every journey of *report* to *folder*."""
    read = [(file, journey) for file in report.files for journey in file.journeys if journey.touchpoints]
    names = [f"{number:04}-{slug(journey.id)}.journey.yaml" for number, (_, journey) in enumerate(read)]
    together = Together([journey for _, journey in read], names, str(folder))
    for number, (file, _) in enumerate(read):
        text = write(together, number, About(Path(file.path).name, file.format))
        (folder / names[number]).write_text(text, encoding="utf-8")
    return together


def differences(report: Report, folder: Path) -> list[str]:
    """What is found in the journeys of *report* and not in the converted ones, or the other way round."""
    together = convert(report, folder)
    again = checked(folder, folder)
    files = [file for file in report.files for journey in file.journeys if journey.touchpoints]
    found: dict[tuple[int, str], list[Finding]] = {}
    for finding in report.findings:
        found.setdefault((id(report.file_of(finding.location.file)), finding.journey), []).append(finding)
    read = {Path(file.path).name: file for file in again.files}
    told: list[str] = []
    for number, part in enumerate(together.parts):
        file = read[str(together.files[number])]
        if file.error or len(file.journeys) != 1:
            told.append(f"{part.journey.file}: {file.error}")
            continue
        own = found.get((id(files[number]), part.journey.id), [])
        told += [f"{part.journey.file}: {line}" for line in _told(own, again, part, file.journeys[0])]
    return told


def _told(own: list[Finding], again: Report, part: Part, made: Journey) -> Iterator[str]:
    flaws = [one for one in again.findings if one.location.file == made.file and one.code in READING]
    yield from (f"the converted file: {one.message}" for one in flaws)
    names = elements(part, made)
    before = Counter(_seen(one, names.get(one.at, one.at)) for one in own if one.code not in READING)
    found = [one for one in again.findings if one.location.file == made.file and one.code not in READING]
    after = Counter(_seen(one, one.at) for one in found)
    told = {_seen(one, names.get(one.at, one.at)): _said(one) for one in own}
    messages = {_seen(one, one.at): _said(one) for one in found}
    both = messages.keys() & told.keys()
    yield from (f"told otherwise: {told[one]} {messages[one]}" for one in both if told[one] != messages[one])
    messages |= told
    yield from (f"no longer found: {one} {messages[one]}" for one in before - after)
    alike = {(one.code, names.get(name, name)) for one in own for name in one.related}
    for one in after - before:
        if (one[0], one[2]) not in alike:  # several findings for what stood in one place before
            yield f"only found now: {one} {messages[one]}"


def _seen(finding: Finding, at: str) -> Seen:
    return finding.code, int(finding.severity), at, finding.suppressed


def _said(finding: Finding) -> str:
    """The sentence, without what else is meant and without the case of ids of what is missing."""
    said = re.sub(r" So it is at .*", "", finding.message)
    return said.lower() if finding.code == "STR102" else said


def elements(part: Part, made: Journey) -> dict[str, str]:
    """For each touchpoint and transition of a journey, the id of the same one when converted."""
    names = dict(part.ids)
    others = [one.id for one in made.touchpoints.values() if one.id not in set(part.ids.values())]
    stand_ins: Sequence[str] = [
        way.target for way in part.journey.transitions if way.target in part.stand_ins
    ]
    named = list(dict.fromkeys(stand_ins))
    names |= dict(zip(named, others, strict=False))
    for one in part.journey.touchpoints:
        ways, once = part.journey.out(one), told_once(part.journey.out(one))
        same = made.out(names.get(one, one))
        for way in ways:
            place = next((n for n, other in enumerate(once) if _alike(way, other)), -1)
            if 0 <= place < len(same):
                names[way.id] = same[place].id
    return names


def _alike(way: object, other: object) -> bool:
    fields = ("source", "target", "event", "key", "label", "condition", "retry", "max", "after", "wait")
    return all(getattr(way, name) == getattr(other, name) for name in fields)
