"""Real flows: every one is read, and every way a contact can go is there, counted another way."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from cxlint.api import Document, Journey
from cxlint.config.load import Config
from cxlint.plugins import load_plugins
from cxlint.session import Session
from cxlint.sources.genesys_i3 import GenesysExport

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
FOLDER = CORPUS / "genesys-i3"
FILES = [path for path in sorted(FOLDER.rglob("*")) if path.is_file()]
I3 = GenesysExport()
LAST = ("Disconnect", "EndWorkflow", "ExitBotFlow", "TransferPureMatch")

pytestmark = pytest.mark.skipif(not FILES, reason="the real flows are not here")


def named(path: Path) -> str:
    return path.name[-60:]


def flow_in(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(unquote(base64.b64decode(path.read_bytes()).decode()))
    return found


def journey_in(path: Path) -> Journey:
    document = Document(str(path), path.read_bytes())
    assert I3.recognises(document)
    read = I3.read(document)
    assert read.flaws == ()
    (journey,) = read.journeys
    return journey


class Walk:
    """Plays a flow as Architect shows it, from the top down, and notes every step."""

    def __init__(self, flow: dict[str, Any]) -> None:
        self.parts = {part["id"]: part for part in flow["flowSequenceItemList"]}
        self.actions = {one["id"]: one for part in self.parts.values() for one in part["actionList"]}
        self.back: dict[str, dict[str, str]] = {}
        self.steps: set[tuple[str, str]] = set()
        first, *others = sorted(self.parts, key=lambda one: one != flow["initialSequence"])
        for part in (first, *others):  # callers come first in all real flows
            self.part = part
            self.chain(self.parts[part]["startAction"], "", "", "")

    def chain(self, start: str | None, after: str, loop: str, beyond: str) -> None:
        here = start
        while here:
            following = self.actions[here].get("nextAction")
            self.one(self.actions[here], following or after, loop, beyond)
            here = following

    def one(self, action: dict[str, Any], then: str, loop: str, beyond: str) -> None:
        me, kind = action["id"], action["__type"].removesuffix("Action")
        paths = [path for path in action.get("paths") or () if not path.get("outOfService")]
        if kind == "Loop":
            body = action["path"]["nextActionId"]
            self.steps |= {(me, body), (me, then)}
            self.chain(body, me, me, then)
        elif kind == "ExitLoop":
            self.steps.add((me, beyond))
        elif kind == "ChangeState":
            self.steps.add((me, self.parts[action["stateReference"]]["startAction"]))
        elif kind == "EndTask":
            self.steps.add((me, self.back[self.part][action["pathReference"]]))
        else:
            if kind == "CallTask":
                outputs = {path["outputId"]: path.get("nextActionId") or then for path in paths}
                self.back[action["taskReference"]] = outputs
                self.steps.add((me, self.parts[action["taskReference"]]["startAction"]))
            else:
                self.steps |= {(me, path.get("nextActionId") or then) for path in paths}
            for path in paths:
                self.chain(path.get("nextActionId"), then, loop, beyond)
            if not paths and kind not in LAST:
                self.steps.add((me, then))


PLATFORM = ("recognition-failure", "agent-escalation")
"""How the ids begin of what settings of the whole flow say and do."""


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_step_a_contact_can_take_is_a_way(path: Path) -> None:
    flow, journey = flow_in(path), journey_in(path)
    own = {one for one in journey.touchpoints if one.startswith(PLATFORM)}
    assert [one for one in journey.touchpoints if one not in own] == [
        action["id"] for part in flow["flowSequenceItemList"] for action in part["actionList"]
    ]
    found = {(way.source, way.target) for way in journey.transitions if not {way.source, way.target} & own}
    assert found == Walk(flow).steps
    assert journey.unreachable == ()
    assert journey.dangling == ()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_titles_lead_back_to_architect(path: Path) -> None:
    numbers = {
        action["id"]: action["trackingId"]
        for part in flow_in(path)["flowSequenceItemList"]
        for action in part["actionList"]
    }
    for one in journey_in(path).touchpoints.values():
        if one.kind != "end" and not one.id.startswith(PLATFORM):
            assert one.title.endswith(f" #{numbers[one.id]}")
            assert one.source["tracking_id"] == str(numbers[one.id])


def findings() -> Iterator[tuple[str, str, str]]:
    report = Session(load_plugins(installed=False), Config(root=FOLDER)).check([str(FOLDER)])
    journeys = {(file.path, journey.id): journey for file in report.files for journey in file.journeys}
    for finding in report.findings:
        journey = journeys[finding.location.file, finding.journey]
        way = journey.transition(finding.at) if journey.has_transition(finding.at) else None
        at = journey[way.source if way is not None else finding.at]
        yield finding.code, journey.title, at.source.get("tracking_id", "")


def test_what_people_found_by_hand_is_found_at_the_right_action() -> None:
    found = set(findings())
    assert ("QUE101", "Cache Example", "26") in found  # nobody free: told to call back later, cut off
    assert ("ESC103", "Limitless Chat Flow V2.0.0", "510") in found  # a look-up fails: chat is closed
    assert ("EXP107", "MSL SMS Schedule Callback", "25") in found  # the call-back cannot be booked: a sorry
    quiet = {"Blacklist", "TY - Callback Prioritization", "CSATSurvey"}
    assert not [one for one in found if one[1] in quiet]


def test_bots_and_callers_are_linked() -> None:
    pair = [path for path in FILES if "DevOpsKnowledge" in path.name]
    report = Session(load_plugins(installed=False), Config(root=FOLDER)).check(map(str, pair))
    # Who asks the bot for a person is told to wait for one; then the flow ends the contact.
    assert [finding.code for finding in report.findings] == ["ESC110"]
    caller = next(one for file in report.files for one in file.journeys if one.role == "customer")
    assert [beyond.journey for beyond in caller.beyond.values()] == ["DevOpsKnowledgeChatBot"]


def test_no_other_real_file_is_claimed() -> None:
    others = [path for path in CORPUS.rglob("*") if path.is_file() and FOLDER not in path.parents]
    claimed = [path for path in others if I3.recognises(Document(str(path), path.read_bytes()))]
    assert claimed == []
