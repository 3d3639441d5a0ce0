"""Every real flow is read, or refused with a sentence; no rule and no source fails on any."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from corpus import accepted, gate

from cxlint.config.load import Config
from cxlint.plugins import load_plugins
from cxlint.report import Report
from cxlint.session import Session

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
READ = {
    "amazon-connect": 66,
    "amazon-connect-api": 14,
    "amazon-connect-legacy": 23,
    "bpmn": 216,
    "dialogflow-cx": 3,
    "dot": 32,
    "genesys-archy": 42,
    "genesys-i3": 12,
    "mermaid": 26,
    "twilio-studio": 14,
    "voicexml": 19,
}
"""How many files of each format are read; what is not in here is not read."""

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the collection of real flows is not here")


def report(format_: str) -> Report:
    files = sorted(str(path) for path in (CORPUS / format_).rglob("*") if path.is_file())
    return Session(load_plugins(installed=False), Config(root=CORPUS)).check(files)


@pytest.mark.parametrize(
    "format_", sorted(path.name for path in CORPUS.glob("*/")) if CORPUS.is_dir() else []
)
def test_every_file_is_read_or_refused_with_a_sentence(format_: str) -> None:
    found = report(format_)
    refused = [file for file in found.files if file.error is not None]
    hints = {one.location.file: one.fix for one in found.findings if one.code == "CXL002"}

    assert len(found.files) - len(refused) == READ.get(format_, 0)
    assert not [file for file in refused if "failed on this file" in (file.error or "")]
    assert not [file for file in refused if not (file.error or "").strip().endswith((".", "?", "…"))]
    assert not [file.path for file in refused if not hints[file.path]]
    assert not [one for one in found.findings if one.code in ("CXL001", "CXL004")]


@pytest.mark.parametrize("format_", sorted(READ))
def test_whatever_is_found_has_a_place_and_a_real_way(format_: str) -> None:
    found = report(format_)
    journeys = {(journey.file, journey.id): journey for file in found.files for journey in file.journeys}
    by_id = {identifier: journey for (_, identifier), journey in journeys.items()}
    for finding in found.findings:
        if not finding.journey or finding.code.startswith("CXL"):
            continue
        journey = journeys.get((finding.location.file, finding.journey), by_id[finding.journey])
        assert finding.message.endswith(".")
        assert finding.fix
        if (finding.location.file, finding.journey) in journeys:
            assert finding.at == "" or finding.at in journey or journey.has_transition(finding.at)


def test_the_findings_are_those_that_were_accepted_last() -> None:
    """``python tests/corpus/gate.py`` shows what has changed, ``--accept`` makes it the new standard."""
    formats = gate.judged(CORPUS)
    found = Counter(one for format_ in formats for one in format_.known)
    assert list(accepted.changes(accepted.read(), found)) == []
    assert gate.undefended(formats) == []
