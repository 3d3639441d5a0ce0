"""Real documents: every one is read, and every dialog, item and choice is there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxlint.api import Document, Journey
from cxlint.sources.voicexml import VoiceXml

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
FILES = [path for path in sorted((CORPUS / "voicexml").rglob("*")) if path.is_file()]
VOICEXML = VoiceXml()
DRAWN = ("menu", "form", "block", "field", "record")

pytestmark = pytest.mark.skipif(not FILES, reason="the real documents are not here")


def plain(tag: str) -> str:
    return tag.rpartition("}")[2]


def read(path: Path) -> Journey:
    document = Document(str(path), path.read_bytes())
    assert VOICEXML.recognises(document)
    reading = VOICEXML.read(document)
    assert not [flaw for flaw in reading.flaws if flaw.blocks]
    return reading.journeys[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_dialog_item_choice_and_link_is_there(path: Path) -> None:
    journey = read(path)
    raw = [element for element in ElementTree.parse(path).iter() if isinstance(element.tag, str)]
    tags = Counter(plain(element.tag) for element in raw)
    types = Counter(touchpoint.source["type"] for touchpoint in journey.touchpoints.values())
    assert {tag: types[tag] for tag in DRAWN} == {tag: tags[tag] for tag in DRAWN}
    chosen = [way for way in journey.transitions if way.event == "option" and way.key != "help"]
    assert len(chosen) == tags["choice"]
    silent = [way for way in journey.transitions if way.event == "no_input"]
    assert [way.source for way in silent] == [way.target for way in silent]
    fields = [one.id for one in journey.touchpoints.values() if one.source["type"] == "field"]
    deaf = [one for one in fields if not any(way.accidental for way in journey.out(one))]
    assert len(silent) == tags["menu"] + tags["field"] + tags["record"] - len(deaf)
    references = {one.reference.ref for one in journey.touchpoints.values() if one.reference is not None}
    named = {element.get("next", "#") for element in raw}
    assert references == {name for name in named if not name.startswith("#")}
    assert journey.entries
    assert journey.loops is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_places_lead_back_to_the_elements(path: Path) -> None:
    lines = re.split(r"\r\n|\n", path.read_text("utf-8"))
    for touchpoint in read(path).touchpoints.values():
        place = touchpoint.location
        assert lines[place.line - 1][place.column - 1 :].startswith("<")


def test_the_form_goes_on_where_the_algorithm_of_the_standard_does() -> None:
    journey = read(CORPUS / "voicexml" / "giovannirizzi__voicexml" / "test__test1.vxml")
    way = ["form1"]
    while out := journey.out(way[-1]):
        (step,) = out
        way.append(step.target)
    assert way == ["form1", "form1.block1", "form1.block2", "form1.block4", "form1.block3", "form1.end"]


def test_no_other_real_file_is_claimed() -> None:
    others = [p for p in CORPUS.rglob("*.xml") if p.is_file() and p not in FILES]
    others += [p for p in CORPUS.rglob("*.bpmn") if p.is_file()][:40]
    claimed = [path for path in others if VOICEXML.recognises(Document(str(path), path.read_bytes()))]
    assert claimed == []
