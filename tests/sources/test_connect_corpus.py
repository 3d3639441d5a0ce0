"""Real flows: every one is read, and every connected way out becomes one transition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cxlint.api import Document, UnreadableFile
from cxlint.sources.connect import AmazonConnect

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
FOLDERS = ("amazon-connect", "amazon-connect-api", "amazon-connect-legacy")
FILES = [path for folder in FOLDERS for path in sorted((CORPUS / folder).rglob("*")) if path.is_file()]
CONNECT = AmazonConnect()

pytestmark = pytest.mark.skipif(not FILES, reason="the real flows are not here")


def flow_in(path: Path) -> dict[str, Any]:
    value = json.loads(path.read_text("utf-8-sig"))
    wrapper = value.get("ContactFlow") or value.get("ContactFlowModule") or value
    found: dict[str, Any] = json.loads(wrapper["Content"]) if "Content" in wrapper else value
    return found


def targets(flow: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for action in flow.get("Actions", ()):
        ways = action.get("Transitions", {})
        for holder in [ways, *(ways.get("Errors") or ()), *(ways.get("Conditions") or ())]:
            if holder.get("NextAction"):
                yield action["Identifier"], holder["NextAction"]
    for module in flow.get("modules", ()):
        for branch in module["branches"]:
            if branch.get("transition"):
                yield module["id"], branch["transition"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-60:])
def test_every_way_out_becomes_one_transition(path: Path) -> None:
    document = Document(str(path), path.read_bytes())
    assert CONNECT.recognises(document)
    try:
        flow = flow_in(path)
    except ValueError:
        with pytest.raises(UnreadableFile):
            CONNECT.read(document)
        return
    read = CONNECT.read(document)
    (journey,) = read.journeys
    assert not [flaw for flaw in read.flaws if flaw.blocks]
    assert sorted((way.source, way.target) for way in journey.transitions) == sorted(targets(flow))
    ids = [action["Identifier"] for action in flow.get("Actions", ())]
    assert list(journey.touchpoints) == ids + [module["id"] for module in flow.get("modules", ())]
    assert journey.entries
    assert journey.loops is not None


@pytest.mark.parametrize("path", FILES[::7], ids=lambda path: path.name[-60:])
def test_places_lead_back_to_the_blocks(path: Path) -> None:
    document = Document(str(path), path.read_bytes())
    for touchpoint in CONNECT.read(document).journeys[0].touchpoints.values():
        place = CONNECT.locate(document, touchpoint.location)
        rest = document.lines[place.line - 1][place.column - 1 :]
        assert rest.startswith(('"', '\\"'))
        assert touchpoint.id in rest


def test_no_other_real_file_is_claimed() -> None:
    others = [
        p for p in CORPUS.rglob("*.json") if p.is_file() and p.relative_to(CORPUS).parts[0] not in FOLDERS
    ]
    claimed = [path for path in others if CONNECT.recognises(Document(str(path), path.read_bytes()))]
    assert claimed == []
