"""Real agents: every page, parameter and way is there, counted from the raw files."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cxlint.api import Document, Finding, Journey
from cxlint.archives import Archive, is_zip
from cxlint.config.load import Config
from cxlint.plugins import load_plugins
from cxlint.report import Report
from cxlint.session import Session
from cxlint.sources.dialogflow import DialogflowCx

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
FILES = sorted((CORPUS / "dialogflow-cx").rglob("*.zip"))
CX = DialogflowCx()

pytestmark = pytest.mark.skipif(not FILES, reason="the real agents are not here")


def document(path: Path) -> Document:
    data = path.read_bytes()
    return Document(str(path), data, Archive(str(path), data) if is_zip(data) else {})


def raw_flows(path: Path) -> dict[str, tuple[Any, list[Any]]]:
    """The start page and the other pages of each flow, straight from the zip."""
    flows: dict[str, tuple[Any, list[Any]]] = {}
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if "/._" not in name and name.endswith(".json")]
        for name in names:
            steps = name.split("/")
            if steps[-3:-2] == ["flows"]:
                folder = "/".join(steps[:-1])
                pages = [json.loads(archive.read(one)) for one in names if one.startswith(f"{folder}/pages/")]
                body = json.loads(archive.read(name))
                flows[body["displayName"]] = body, pages
    return flows


def handlers(body: Any, pages: list[Any]) -> Iterator[Any]:
    for page in (body, *pages):
        yield from page.get("transitionRoutes", ())
        yield from page.get("eventHandlers", ())
        for parameter in page.get("form", {}).get("parameters", ()):
            yield from parameter["fillBehavior"].get("repromptEventHandlers", ())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_flow_page_parameter_and_target_is_there(path: Path) -> None:
    reading = CX.read(document(path))
    assert not reading.flaws
    raw = raw_flows(path)
    assert {journey.title for journey in reading.journeys} == set(raw)
    for journey in reading.journeys:
        body, pages = raw[journey.title]
        ids = {touchpoint.source["id"] for touchpoint in journey.touchpoints.values()}
        assert {body["name"], *(page["name"] for page in pages)} <= ids
        asked = [p for page in pages for p in page.get("form", {}).get("parameters", ()) if p.get("required")]
        inputs = Counter(one.source["id"] for one in journey.of_kind("input"))
        assert inputs == Counter(parameter["displayName"] for parameter in asked)
        assert not journey.dangling
        # each place in the raw files from which a handler leads away is the place of a transition
        led = {way.location.file + str(way.location.pointer) for way in journey.transitions}
        leading = [one for one in handlers(body, pages) if one.get("targetPage") or one.get("targetFlow")]
        places = {place for place in led if "'targetPage')" in place or "'targetFlow')" in place}
        assert len(places) == len(leading)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_places_lead_back_to_the_raw_files(path: Path) -> None:
    packed = document(path)
    for journey in CX.read(packed).journeys:
        places = [one.location for one in journey.touchpoints.values()]
        for location in (*places, *(way.location for way in journey.transitions)):
            place = CX.locate(packed, location)
            part = packed.at(place.file)
            assert part is not None
            assert part.lines[place.line - 1][place.column - 1] in '"{'


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    session = Session(load_plugins(installed=False), Config(CORPUS))
    return {path.name.split("-agent")[0]: session.check([str(path)]) for path in FILES}


def of_rule(report: Report, name: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.name == name]


@pytest.mark.parametrize("agent", ["divebooker", "blood-donation"])
def test_questions_repeated_for_ever_and_nobody_to_talk_to(reports: dict[str, Report], agent: str) -> None:
    report = reports[agent]
    (journey,) = report.files[0].journeys
    loops = of_rule(report, "unbounded-loop")
    asked = {one.id for one in journey.of_kind("bot", "input")}
    closing = [journey.transition(way) for finding in loops for way in (finding.at, *finding.related)]
    assert {way.source for way in closing} == asked
    first = {journey.transition(finding.at) for finding in loops}
    silent = {way.source for way in first if way.event == "no_input"}
    assert all(journey[source].source["entity"] == "@sys.any" for source in silent)
    assert {way.event for way in first} <= {"no_match", "no_input"}
    (alone,) = of_rule(report, "no-human-escape")
    assert {alone.at, *alone.related} == asked


def journeys(report: Report) -> dict[str, Journey]:
    return {journey.title: journey for journey in report.files[0].journeys}


def test_a_good_ladder_and_an_escalation_that_nobody_handles(reports: dict[str, Report]) -> None:
    report = reports["goodbye-graffiti"]
    journey = journeys(report)["Address Collection"]
    limited = [way for way in journey.transitions if way.event == "no_match" and way.retry == 2]
    assert len(limited) == 13
    own = [finding for finding in report.findings if finding.journey == journey.id]
    errors = [one.name for one in report.findings if one.severity.name == "ERROR"]
    assert sorted(errors)[:1] == ["escalation-dead-end"]
    assert not [one for one in own if one.name not in ("no-human-escape", "escalation-dead-end")]
    escalation = journey["End Flow With Human Escalation"]
    assert escalation.source["handled"] == "no"
    assert not journey.people


def test_no_other_real_file_is_claimed() -> None:
    others = [
        path
        for path in CORPUS.rglob("*")
        if path.suffix in (".zip", ".json") and path.is_file() and path not in FILES
    ]
    assert [path for path in others if CX.recognises(document(path))] == []
