"""Real flows of Twilio Studio: every one is read, and every way out is there."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cxlint.api import Document, Finding, Journey, Severity
from cxlint.config.load import Config
from cxlint.plugins import load_plugins
from cxlint.session import Session
from cxlint.sources.twilio import TwilioStudio

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
FILES = [path for path in sorted((CORPUS / "twilio-studio").rglob("*")) if path.is_file()]
STUDIO = TwilioStudio()

pytestmark = pytest.mark.skipif(not FILES, reason="the real flows are not here")

ANSWER = re.compile(r"\{\{widgets\.([\w-]+)\.(?:Digits|SpeechResult|inbound\.\w+)\}\}")
ALWAYS_END = {
    "audioComplete", "sent", "incomingMessage", "timeout", "recordingComplete", "success", "fail", "failedToEnqueue",
    "sessionEnded", "failure", "next",
}  # fmt: skip
"""Events that end the execution when they lead nowhere; “failed” and “callFailure” depend."""


def raw(path: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(path.read_text("utf-8-sig"))
    return value


def read(path: Path) -> Journey:
    (journey,) = STUDIO.read(Document(str(path), path.read_bytes())).journeys
    return journey


def reached(states: dict[str, Any]) -> dict[str, set[str]]:
    """Each widget that can be come to, and by which events of the trigger.

    Whoever has been asked by message is in contact by message.
    """
    found: dict[str, set[str]] = {}
    waiting = [(way["next"], way["event"]) for way in states["Trigger"]["transitions"] if way.get("next")]
    while waiting:
        name, entry = waiting.pop()
        if entry not in found.setdefault(name, set()):
            found[name].add(entry)
            entry = "incomingMessage" if states[name]["type"] == "send-and-wait-for-reply" else entry
            waiting += [(way["next"], entry) for way in states[name]["transitions"] if way.get("next")]
    return found


def expected(flow: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Source and target of every way, worked out from the file alone."""
    states = {state["name"]: state for state in flow["states"]}
    entries = reached(states)
    begins = [way["event"] for way in states["Trigger"]["transitions"] if way.get("next")]
    apart = len({"Message" if event.endswith("Message") else event for event in begins}) > 1
    for name, state in states.items():
        asked = ANSWER.fullmatch(state["properties"].get("input", ""))
        for way in state["transitions"]:
            target = way.get("next")
            if name == "Trigger":
                if target:
                    yield (f"Trigger.{way['event']}" if apart else "Trigger"), target
            elif asked:
                yield from of_answer(asked[1], name, way, checks="is_not_blank" in json.dumps(state))
            elif target:
                if not behind(states, name, target):
                    yield name, target
            elif ends(way["event"], state["type"], entries.get(name, set())):
                yield name, f"{name}.end"


def behind(states: dict[str, Any], name: str, target: str) -> bool:
    """Whether a way leads from a question to the split that compares its answer."""
    asked = ANSWER.fullmatch(states[target]["properties"].get("input", ""))
    return asked is not None and asked[1] == name


def of_answer(asking: str, name: str, way: dict[str, Any], checks: bool) -> Iterator[tuple[str, str]]:
    """What can be chosen leads straight on, everything else through the split."""
    target: str = way.get("next") or ""
    if way["event"] == "noMatch":
        yield from [(asking, target)] if checks else [(asking, name), (name, target or f"{name}.end")]
        return
    (condition,) = way["conditions"]
    if checks:
        yield from ((asking, name), (name, target))
        return
    for _ in {value.strip().casefold() for value in condition["value"].split(",")}:
        yield asking, target or f"{asking}.end"


def ends(event: str, kind: str, entries: set[str]) -> bool:
    calls = entries == {"incomingCall"}
    if kind == "gather-input-on-call":
        return event == "timeout"
    if event == "failed" and kind == "send-message":
        return calls
    if event == "callFailure":
        return calls
    if event in ("fail", "failed") and entries <= {"incomingRequest"}:
        return False
    return bool(entries) and (event in ALWAYS_END or event in ("failed", "noMatch"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-60:])
def test_every_way_out_is_there(path: Path) -> None:
    document = Document(str(path), path.read_bytes())
    assert STUDIO.recognises(document)
    found = STUDIO.read(document)
    (journey,) = found.journeys
    assert not found.flaws
    flow = raw(path)
    assert Counter((way.source, way.target) for way in journey.transitions) == Counter(expected(flow))
    names = {state["name"] for state in flow["states"]}
    made = {one.id for one in journey.touchpoints.values() if one.kind != "end"}
    assert made - names == {one for one in journey.start if one not in names}
    assert names - made <= {"Trigger"}
    assert journey.entries
    assert not journey.dangling
    assert not journey.unreachable


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-60:])
def test_places_lead_back_to_the_widgets(path: Path) -> None:
    document = Document(str(path), path.read_bytes())
    (journey,) = STUDIO.read(document).journeys
    for touchpoint in journey.touchpoints.values():
        place = STUDIO.locate(document, touchpoint.location)
        assert document.lines[place.line - 1][place.column - 1 :].startswith('"')
        name = touchpoint.source["id"]
        if "event" not in touchpoint.source:
            assert f'"{name}"' in document.lines[place.line - 1]
    for way in journey.transitions:
        place = STUDIO.locate(document, way.location)
        assert place.line > 1


def test_no_other_real_file_is_claimed() -> None:
    others = [path for path in CORPUS.rglob("*.json") if path.is_file() and path not in FILES]
    claimed = [path for path in others if STUDIO.recognises(Document(str(path), path.read_bytes()))]
    assert claimed == []


# --- what was found by hand -----------------------------------------------------------------------


@cache
def findings(name: str) -> tuple[Finding, ...]:
    (path,) = [path for path in FILES if str(path).endswith(name)]
    report = Session(load_plugins(installed=False), Config(CORPUS)).check([str(path)])
    return tuple(report.findings)


BY_HAND = [
    ("flows__webinar-flow.json", "unbounded-loop", "gather_input", Severity.ERROR),
    ("flows__webinar-flow.json", "no-human-escape", "gather_input", Severity.ERROR),
    ("studio__direct-extension-ivr.json", "unbounded-loop", "GatherExtension", Severity.ERROR),
    ("studio__direct-extension-ivr.json", "queue-overflow-hangup", "SendToFlex", Severity.WARNING),
    ("studio__inbound-acd-ivr.json", "queue-overflow-hangup", "SendToFlex", Severity.WARNING),
    ("guvarallo__frontline-airtable-studio-bot/studio-flow.json", "error-hangup", "gather_1", Severity.ERROR),
    ("kun432__voiceflow-twilio/twilio-studio.json", "error-hangup", "TALK", Severity.ERROR),
]


@pytest.mark.parametrize(
    ("file", "rule", "widget", "severity"), BY_HAND, ids=[f"{row[2]} {row[1]} in {row[0]}" for row in BY_HAND]
)
def test_what_was_found_by_hand_is_found(file: str, rule: str, widget: str, severity: Severity) -> None:
    found = [one for one in findings(file) if one.name == rule and widget in one.message]
    assert [one.severity for one in found] == [severity]


QUIET = ["assets__studioflow.json", "studio__sms-flow.json"]


@pytest.mark.parametrize("file", QUIET)
def test_flows_without_a_fault_have_no_finding(file: str) -> None:
    assert not findings(file)
