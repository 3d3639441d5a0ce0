"""Real flows in Archy's YAML: every one is read, and nothing in them is lost or made up.

Actions and ways are counted here in the raw file, with another parser, from what the reference of
Architect says of each action.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from cxlint.api import Document, Journey
from cxlint.config.load import Config
from cxlint.plugins import load_plugins
from cxlint.session import Session
from cxlint.sources.archy import GenesysArchy

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
FOLDER = CORPUS / "genesys-archy"
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file())
ARCHY = GenesysArchy()

pytestmark = pytest.mark.skipif(not FILES, reason="the real flows are not here")

OF_SETTINGS = {"initialGreeting", "recognitionFailureEvent", "agentEscalation", "exit", "disconnect event"}
LAST = {"disconnect", "endWorkflow", "exitBotFlow", "endTask", "abortSurveyInvite", "completeSurveyInvite"}
WAYS = {
    "decision": 2,
    "callData": 3,
    "setConversationData": 2,
    "dataTableLookup": 3,
    "evaluateSchedule": 2,
    "collectInput": 2,
}


def named(name: str) -> Path:
    (found,) = [path for path in FILES if path.name.endswith(name)]
    return found


def journey(path: Path) -> Journey:
    document = Document(str(path), path.read_bytes())
    assert ARCHY.recognises(document)
    read = ARCHY.read(document)
    assert not read.flaws
    (found,) = read.journeys
    return found


def raw(path: Path) -> dict[str, Any]:
    """The flow, holes in templates made words."""
    text = re.sub(r"\{\{(.*?)\}\}", lambda hole: f"hole_{hole[1]}", path.read_text("utf-8"))
    (flow,) = yaml.load(text, yaml.BaseLoader).values()
    assert isinstance(flow, dict)
    return flow


def sequences(value: Any) -> Iterator[list[dict[str, Any]]]:
    """Every list of actions, however deep."""
    if isinstance(value, dict):
        if isinstance(value.get("actions"), list):
            yield value["actions"]
        for inner in value.values():
            yield from sequences(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sequences(inner)


def menus(flow: dict[str, Any]) -> list[dict[str, Any]]:
    return [item["menu"] for item in flow.get("menus", [])]


def single(item: dict[str, Any]) -> tuple[str, Any]:
    ((kind, body),) = item.items()
    return kind, body


def kinds(flow: dict[str, Any]) -> Counter[str]:
    """How many touchpoints there must be of each type of action."""
    found = Counter(kind for actions in sequences(flow) for kind, _ in map(single, actions))
    choices = [single(choice)[0] for menu in menus(flow) for choice in menu["choices"]]
    acting = [kind[4].lower() + kind[5:] for kind in choices if not kind.startswith("menuJump")]
    return found + Counter(acting) + Counter({"menu": len(menus(flow))} if menus(flow) else {})


def ways(flow: dict[str, Any], call: bool) -> int:
    """How many ways out the actions and choices have, those that lead out of settings left aside."""
    escalates = flow.get("settingsErrorHandling", {}).get("enableAgentEscalation", {}).get("lit") == "true"
    found = sum(len(menu["choices"]) for menu in menus(flow))
    for part in (part for key in ("tasks", "states", "bots") for part in flow.get(key, [])):
        found += in_sequence(single(part)[1]["actions"], False, int(escalates), call)
    return found


def in_sequence(actions: list[dict[str, Any]], follows: bool, escalates: int, call: bool) -> int:
    found = 0
    for place, (kind, body) in enumerate(map(single, actions)):
        on = follows or place + 1 < len(actions)
        body = body if isinstance(body, dict) else {}
        if kind.startswith("transfer"):
            found += int((call and on) or "failure" in body.get("outputs", {}))
        else:
            found += out_of(kind, body, escalates)
        inside = on or kind == "loop"
        found += sum(in_sequence(branch, inside, escalates, call) for branch in branches(body))
    return found


def branches(body: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
    """The lists of actions right below an action."""
    outputs = body.get("outputs", {})
    first_true = body.get("evaluate", {}).get("firstTrue", {}) if "evaluate" in body else {}
    holders = [value for value in outputs.values() if isinstance(value, dict)]
    holders += [item["intent"] for item in outputs.get("intents", [])]
    holders += [item["case"] for item in first_true.get("cases", [])]
    holders += [first_true["default"]] if "default" in first_true else []
    return (holder["actions"] for holder in holders if "actions" in holder)


def out_of(kind: str, body: dict[str, Any], escalates: int) -> int:
    outputs = body.get("outputs", {})
    if kind in LAST:
        return 0
    if kind == "switch":
        return len(body["evaluate"]["firstTrue"].get("cases", [])) + 1
    if kind.startswith("find") or kind == "loop":
        return 2
    if kind == "evaluateScheduleGroup":
        return 3 + ("emergency" in outputs)
    if kind == "askForIntent":
        return len(outputs.get("intents", [])) + ("knowledge" in outputs) + 2 + escalates
    if kind.startswith("askFor"):
        return (2 if kind == "askForBoolean" else 1) + 2 + escalates
    if kind == "getConversationData":
        return 2
    return WAYS.get(kind, 1)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-60:])
def test_every_action_becomes_one_touchpoint(path: Path) -> None:
    found = journey(path)
    types = Counter(str(one.source["type"]) for one in found.touchpoints.values() if " / " in one.id)
    menus_found = Counter("menu" for one in found.of_kind("menu"))
    events = Counter(
        str(found[way.target].source["type"])
        for one in found.touchpoints.values()
        if one.source["type"] in ("recognitionFailureEvent", "agentEscalation")
        for way in found.out(one.id)
    )
    ends = Counter({kind: count for kind, count in types.items() if kind.startswith("end of ")})
    assert types + menus_found - events - ends == kinds(raw(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-60:])
def test_every_output_becomes_one_transition(path: Path) -> None:
    found = journey(path)
    settings = {one.id for one in found.touchpoints.values() if one.source["type"] in OF_SETTINGS}
    assert len([way for way in found.transitions if way.source not in settings]) == ways(
        raw(path), found.attributes["source"]["type"].endswith("Call")
    )
    assert not found.dangling
    assert found.entries
    assert found.loops is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-60:])
def test_places_lead_back_to_the_actions(path: Path) -> None:
    document = Document(str(path), path.read_bytes())
    for one in journey(path).touchpoints.values():
        place = one.location
        there = document.lines[place.line - 1][place.column - 1 : place.column - 1 + place.length]
        assert there.strip("\"'") in (one.source["type"], *words_near(one.source)) or place.line == 1


def words_near(source: Any) -> tuple[str, ...]:
    """Keys that a touchpoint stands at when it is none of the actions."""
    kind = str(source["type"])
    choice = f"menu{kind[:1].upper()}{kind[1:]}"
    return (choice, kind.removeprefix("end of "), str(source["id"]), f"{kind}Handover", f"{kind}Handling")


def test_bots_without_an_output_for_silence_do_not_ask_for_ever() -> None:
    """Switching the output off leaves the limit in the settings: then the bot says so and hands back."""
    found = journey(named("emergency-group__modules__flows__MyChatBot.yaml"))
    ask = found["MyChatBot_10 / Ask for Intent"]
    silent = next(way for way in found.out(ask.id) if way.event == "no_input")
    assert (silent.retry, found[silent.target].title) == (3, "Recognition failure")
    assert "put you through to someone" in found[silent.target].prompt[""]
    assert not found.loops


def test_the_rules_find_what_a_person_finds() -> None:
    """Read by hand: one queue for the loss of another, a failed look-up, a menu without people, a
    payment in which the call ends without a word when something goes wrong, keys that are said before
    what they are for, and a menu that waits for 15 seconds."""
    folder = FOLDER / "GenesysCloudBlueprints__architect-flow-public-api-blueprint"
    other = FOLDER / "GenesysCloudBlueprints__process-participant-attributes-event-triggers-blueprint"
    report = Session(load_plugins(installed=False), Config(root=FOLDER)).check([str(folder), str(other)])
    start = "Checking the queues_13 / "
    assert [(one.name, one.at) for one in report.shown] == [
        ("queue-overflow-hangup", f"{start}Transfer to ACD.error"),
        ("queue-overflow-hangup", f"{start}Transfer to ACD 2.error"),
        ("key-before-action", "Main Menu_10"),
        ("error-hangup", f"{start}Check Queue For Members.error"),
        ("no-human-escape", "Main Menu_10"),
        ("key-before-action", "Main Menu_10"),
        ("input-timeout-range", "Main Menu_10"),
        ("error-hangup", "New Task 1_13 / Transfer to Secure Flow.error"),
        ("no-human-escape", "Task_10 / Process card details"),
        ("error-hangup", "Task_10 / Process card details.retries_exhausted"),
        ("error-hangup", "Task_10 / Call Data Action.error"),
    ]


def test_no_other_real_file_is_claimed() -> None:
    others = [
        path
        for ending in ("*.yaml", "*.yml")
        for path in CORPUS.rglob(ending)
        if path.is_file() and FOLDER not in path.parents
    ]
    assert [path for path in others if ARCHY.recognises(Document(str(path), path.read_bytes()))] == []
