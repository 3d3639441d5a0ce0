"""Real diagrams of many tools: every one is read or refused with a sentence, and nothing is lost."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxlint.api import Document, Journey, Reading, UnreadableFile
from cxlint.config.load import Config
from cxlint.plugins import load_plugins
from cxlint.session import Session
from cxlint.sources.bpmn import Bpmn

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
FILES = [path for path in sorted((CORPUS / "bpmn").rglob("*")) if path.is_file()]
BPMN = Bpmn()
SPACE = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
SUBS = ("subProcess", "adHocSubProcess", "transaction")
REFUSED = {
    "test__spec__diagram-with-child-issues.bpmn": "explained nowhere",
    "test__integration__cli__diagram-broken.bpmn": "not valid XML",
    "test__integration__cli__diagram-import-warnings.bpmn": "is empty",
    "test__integration__cli__diagram-invalid.bpmn": "is empty",
    "app__test__fixtures__broken.bpmn": "was opened last",
    "app__test__fixtures__illegal-whitespace.bpmn": "holds no process",
    "client__src__app____tests____IntegrationSpec.1.xml": "is empty",
    "client__src__app____tests____IntegrationSpec.2.xml": "is empty",
}
STARTS = 17
"""Files that hold a start and nothing else: what modellers begin with."""

pytestmark = pytest.mark.skipif(not FILES, reason="the real diagrams are not here")


def is_blank(path: Path) -> bool:
    """Whether nothing but start events is drawn, seen from the words in the file."""
    words = re.findall(
        r"<(?:\w+:)?(sequenceFlow|subProcess|transaction|\w*[tT]ask|\w*Gateway|\w*Event|callActivity)\b",
        path.read_text(),
    )
    return bool(words) and set(words) == {"startEvent"}


REAL = [path for path in FILES if path.name not in REFUSED]
BLANK = [path for path in REAL if is_blank(path)]
READ = [path for path in REAL if path not in BLANK]


def document(path: Path) -> Document:
    return Document(str(path), path.read_bytes())


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def elements(path: Path) -> Iterator[ET.Element]:
    """Everything directly inside a process or sub-process, straight from the file."""
    waiting = list(ET.parse(path).getroot().iter(f"{SPACE}process"))
    for holder in waiting:
        for child in holder:
            if child.tag.startswith(SPACE):
                yield child
                waiting += [child] if local(child) in SUBS else []


def is_step(element: ET.Element) -> bool:
    name = local(element)
    return name.endswith(("Task", "Gateway", "Event")) or name in ("task", "callActivity", *SUBS)


def is_misplaced(event: ET.Element) -> bool:
    """Whether a boundary event has a way in, or is marked as the start or end of something."""
    marks = {one.get("stereotype") for one in event.iter()}
    led_to = event.find(f"{SPACE}incoming") is not None
    return led_to or bool(marks & {"ET_START_EVENT", "ET_END_EVENT"})


def of_all(read: Reading) -> dict[str, Journey]:
    return {one: journey for journey in read.journeys for one in journey.touchpoints}


NEVER_OR_ELSEWHERE = (
    "docs__rules__examples__event-sub-process-typed-start-event-incorrect.bpmn",
    "docs__rules__examples__link-event-incorrect.bpmn",
)
"""Files with a sub-process that nothing begins, or with a link across the border of one."""


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name[-60:])
def test_every_step_and_every_flow_is_kept(path: Path) -> None:
    read = BPMN.read(document(path))
    home = of_all(read)
    steps = {one.get("id") or "": one for one in elements(path) if is_step(one)}
    drawn = {one for one in home if home[one][one].source["type"] != "implicit end"}
    assert drawn == set(steps)
    arrows = [one for one in elements(path) if local(one) == "sequenceFlow"]
    missing = {one.get("targetRef") for one in arrows if one.get("sourceRef") in steps}
    lost = sum(is_misplaced(one) for one in elements(path) if local(one) == "boundaryEvent")
    lost += path.name in NEVER_OR_ELSEWHERE
    for flow in arrows:
        source, target = flow.get("sourceRef") or "", flow.get("targetRef") or ""
        if source not in steps:
            lost += source not in missing
            continue
        way = home[source].transition(flow.get("id") or "")
        assert way.source in (source, f"{source}.done")
        assert way.target == target
    assert bool(lost) == bool([flaw for flaw in read.flaws if flaw.blocks])


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name[-60:])
def test_every_boundary_event_and_message_is_kept(path: Path) -> None:
    read = BPMN.read(document(path))
    home = of_all(read)
    for event in (one for one in elements(path) if local(one) == "boundaryEvent"):
        identifier = event.get("id") or ""
        hosts = [way.source for way in home[identifier].into(identifier)]
        assert event.get("attachedToRef") in hosts
    for message in ET.parse(path).getroot().iter(f"{SPACE}messageFlow"):
        source, target = (message.get(key, "").rpartition(":")[2] for key in ("sourceRef", "targetRef"))
        if source in home:
            touchpoint = home[source][source]
            led = [way.target for way in home[source].out(source) if way.event == "message"]
            assert target in led or target in touchpoint.source.get("sends_to", ())


@pytest.mark.parametrize("path", READ[::5], ids=lambda path: path.name[-60:])
def test_places_lead_back_to_the_elements(path: Path) -> None:
    file = document(path)
    for journey in BPMN.read(file).journeys:
        for touchpoint in journey.touchpoints.values():
            place = touchpoint.location
            tag = file.lines[place.line - 1][place.column - 1 :].split()[0]
            assert tag.startswith("<")
            if touchpoint.source["type"] != "implicit end":
                assert tag.rstrip("/>").endswith(str(touchpoint.source["type"]))


@pytest.mark.parametrize("name", REFUSED)
def test_broken_and_empty_files_get_a_sentence(name: str) -> None:
    (path,) = (path for path in FILES if path.name == name)
    assert BPMN.recognises(document(path))
    with pytest.raises(UnreadableFile) as caught:
        BPMN.read(document(path))
    assert REFUSED[name] in caught.value.message
    assert caught.value.line >= 1
    assert caught.value.hint


def test_a_start_alone_is_refused_with_a_sentence() -> None:
    assert len(BLANK) == STARTS
    for path in BLANK:
        with pytest.raises(UnreadableFile, match="has only a start: nothing is drawn after it"):
            BPMN.read(document(path))


def test_every_real_diagram_and_no_other_file_is_claimed() -> None:
    claimed = {path for path in CORPUS.rglob("*") if path.is_file() and BPMN.recognises(document(path))}
    assert claimed == set(FILES)


# --- findings, read by hand beside the files --------------------------------------------------------

FOUND = {
    "bundling__resources__pizza-collaboration.bpmn": [("RPT102", 119)],
    "Reference__C.2.0.bpmn": [],
    "Reference__C.1.0.bpmn": [("CXL011", 4)],
    "Reference__C.5.0.bpmn": [("CXL011", 2)],
    "Reference__C.6.0.bpmn": [],
    "docs__rules__examples__link-event-correct.bpmn": [],
    "docs__rules__examples__link-event-incorrect.bpmn": [
        ("CXL003", 4),
        ("STR104", 17),
        ("STR103", 12),
        ("STR103", 23),
    ],
    "docs__rules__examples__no-disconnected-incorrect.bpmn": [("STR103", 16)],
    "docs__rules__examples__no-disconnected-correct.bpmn": [],
    "docs__rules__examples__no-implicit-end-incorrect.bpmn": [],
    "docs__rules__examples__no-implicit-start-incorrect.bpmn": [],
    "docs__rules__examples__superfluous-termination-correct.bpmn": [],
    "app__test__fixtures__import-warnings.bpmn": [("STR102", 7)],
    "test__integration__cli__complex.bpmn": [("CXL011", 4)],
    "BIC_Cloud_Design_6.2.0__C.2.0-export.bpmn": [("CXL003", 163)],
    "BIC_Cloud_Design_6.2.0__C.2.0-roundtrip.bpmn": [("CXL003", 154)],
    "overlays__resources__qr-code.bpmn": [("RPT102", 56)],
}


@pytest.mark.parametrize(("name", "expected"), FOUND.items(), ids=FOUND.keys())
def test_what_is_found(name: str, expected: list[tuple[str, int]]) -> None:
    (path,) = (path for path in FILES if path.name == name)
    report = Session(load_plugins(installed=False), Config(root=CORPUS)).check([str(path)])
    found = [(finding.code, finding.location.line) for finding in report.findings]
    assert sorted(found) == sorted(expected)
