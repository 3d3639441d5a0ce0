"""Broken, cut off, odd and hostile flows in Archy's YAML: a clear sentence, never a crash."""

from __future__ import annotations

import contextlib
import copy
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxlint.api import Document, Reading, UnreadableFile
from cxlint.sources.archy import GenesysArchy
from cxlint.sources.archy.expressions import spoken

ARCHY = GenesysArchy()

CALL: dict[str, Any] = {
    "inboundCall": {
        "name": "Tiny",
        "startUpRef": "/inboundCall/menus/menu[Main_1]",
        "defaultLanguage": "en-us",
        "initialGreeting": {"tts": "Hello"},
        "settingsMenu": {"repeatCount": {"lit": 3}, "menuSelectionTimeout": {"lit": {"seconds": 5}}},
        "settingsErrorHandling": {
            "errorHandling": {"jumpToTask": {"targetTaskRef": "./tasks/task[Check_2]"}}
        },
        "menus": [
            {
                "menu": {
                    "name": "Main",
                    "refId": "Main_1",
                    "audio": {"exp": 'Append("Press ", Flow.x)'},
                    "defaultChoiceRef": "x[Sales]",
                    "choices": [
                        {"menuTransferToAcd": {"name": "Sales", "dtmf": "digit_1"}},
                        {"menuTask": {"name": "T", "dtmf": "digit_2", "task": {"actions": [{"previousMenu": {}}]}}},
                        {"menuSubMenu": {"name": "M", "refId": "M", "choices": [{"menuPreviousMenu": {}}]}},
                        {"menuJumpToTask": {"name": "J", "targetTaskRef": "./tasks/task[Check_2]"}},
                    ],
                }
            }
        ],
        "tasks": [
            {
                "task": {
                    "name": "Check",
                    "refId": "Check_2",
                    "actions": [
                        {"callTask": {"targetTaskRef": "./tasks/task[Who]", "outputs": {"paths": [{"path": {}}]}}},
                        {"loop": {"loopCount": {"lit": 2}, "outputs": {"loop": {"actions": [{"loopExit": {}}]}}}},
                        {"switch": {"evaluate": {"firstTrue": {"default": {}, "cases": [{"case": {"value": {}}}]}}}},
                        {"callData": {"category": {"A": {"dataAction": {"B": {}}}}, "outputs": {"failure": {}}}},
                        {"transferToAcd": {"targetQueue": {"lit": {"name": "Q"}}}},
                        {"disconnect": {"none": True}},
                    ],
                }
            },
            {"task": {"name": "Who", "refId": "Who", "actions": [{"endTask": {"name": "E"}}]}},
        ],
    }
}  # fmt: skip
BOT: dict[str, Any] = {
    "botFlow": {
        "name": "{{bot}}",
        "startUpRef": "./bots/bot[B]",
        "defaultLanguage": "en",
        "settingsErrorHandling": {
            "enableAgentEscalation": {"lit": True},
            "agentEscalationHandling": {"jumpToTask": {"targetTaskRef": "./tasks/task[B]"}},
            "recognitionFailureEventHandover": {"exp": 'MakeCommunication("Sorry")'},
            "recognitionFailureEventHandling": {"disconnect": {"none": True}},
        },
        "settingsUserInput": {"noInputsMax": {"lit": 3}, "noMatchesMax": {"lit": 3}},
        "bots": [
            {
                "bot": {
                    "name": "B",
                    "refId": "B",
                    "actions": [
                        {
                            "askForIntent": {
                                "outputs": {
                                    "intents": [{"intent": {"name": "I", "actions": [{"communicate": {}}]}}],
                                    "maxNoInputs": {"enabled": False},
                                }
                            }
                        },
                        {"askForBoolean": {"outputs": {"yes": {"actions": [{"exitBotFlow": {}}]}}}},
                    ],
                }
            }
        ],
    }
}
FLOWS = {"a call": CALL, "a bot": BOT}


def document(value: Any) -> Document:
    return Document("f.yaml", value if isinstance(value, bytes) else json.dumps(value, indent=1).encode())


def read(value: Any) -> Reading | None:
    """What holds for every file, however broken; None when it is refused with a sentence."""
    found = None
    with contextlib.suppress(UnreadableFile):
        found = ARCHY.read(document(value))
    if found is None:
        return None
    for journey in found.journeys:
        assert all(way.source in journey for way in journey.transitions)
        assert len({way.id for way in journey.transitions}) == len(journey.transitions)
        assert all(identifier == one.id and one.title for identifier, one in journey.touchpoints.items())
        assert all("\0" not in way.target for way in journey.transitions)
        assert journey.id
        assert journey.title
        assert journey.loops is not None
    assert len({journey.id for journey in found.journeys}) == len(found.journeys)
    assert all(flaw.message and flaw.location.line >= 1 for flaw in found.flaws)
    return found


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS.keys())
def test_the_examples_are_whole(flow: dict[str, Any]) -> None:
    found = read(flow)
    assert found is not None
    assert not found.flaws


# --- mutations ------------------------------------------------------------------------------------

ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        True,
        -1,
        10**12,
        0.5,
        "",
        " ",
        "./tasks/task[",
        "{{x}}",
        "no",
        [],
        {},
        [[]],
        [None],
        {"": {}},
        {"lit": {}},
    ]
)


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value inside."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*way, key)
        yield from places(one, (*way, key))


def changed(flow: dict[str, Any], way: tuple[Any, ...], change: str, odd: Any) -> dict[str, Any]:
    broken = copy.deepcopy(flow)
    holder: Any = broken
    for key in way[:-1]:
        holder = holder[key]
    if change == "replace":
        holder[way[-1]] = odd
    elif change == "delete":
        del holder[way[-1]]
    elif isinstance(holder, list):
        holder.append(copy.deepcopy(holder[way[-1]]))
    else:
        holder["copy"] = holder[way[-1]]
    return broken


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=120)
@given(st.data())
def test_wrong_types_missing_keys_and_doubles(data: st.DataObject) -> None:
    flow = data.draw(st.sampled_from(list(FLOWS.values())))
    for _ in range(data.draw(st.integers(1, 3))):
        way = data.draw(st.sampled_from(list(places(flow)) or [()]))
        if way:
            change = data.draw(st.sampled_from(["replace", "delete", "double"]))
            flow = changed(flow, way, change, data.draw(ODD))
    read(flow)


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS.keys())
def test_every_single_value_replaced(flow: dict[str, Any]) -> None:
    wrong: tuple[Any, ...] = (None, "x", [])
    for way in places(flow):
        for odd in wrong:
            read(changed(flow, way, "replace", odd))


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS.keys())
def test_cut_off_anywhere(flow: dict[str, Any]) -> None:
    text = json.dumps(flow, indent=1).encode()
    for end in range(0, len(text), 97):
        read(text[:end])


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_recognising_and_reading_noise_never_crashes(noise: bytes, place: int) -> None:
    text = b"inboundCall:\n  name: A\n  defaultLanguage: en\n  tasks:\n    - task:\n        actions:\n"
    data = text[:place] + noise + text[place:]
    ARCHY.recognises(document(data))
    with contextlib.suppress(UnreadableFile):
        ARCHY.read(document(data))


@settings(deadline=None)
@given(st.text('abc"\\(),.+ {}$é\n', max_size=80))
def test_expressions_never_crash(expression: str) -> None:
    assert isinstance(spoken(expression), str)


# --- size and depth -------------------------------------------------------------------------------


def nested(levels: int) -> dict[str, Any]:
    inner: list[Any] = [{"disconnect": {}}]
    for _ in range(levels):
        inner = [{"decision": {"outputs": {"yes": {"actions": inner}}}}]
    tasks = [{"task": {"name": "A", "actions": inner}}]
    return {"inboundCall": {"name": "A", "defaultLanguage": "en", "tasks": tasks}}


def test_deep_trees_are_read_and_too_deep_ones_refused() -> None:
    found = read(nested(30))
    assert found is not None
    assert len(found.journeys[0].touchpoints) == 32
    assert read(nested(60)) is None


def test_long_flows_take_little_time() -> None:
    actions = [
        {"decision": {"name": f"D{n}", "outputs": {"no": {"actions": [{"disconnect": {}}]}}}}
        for n in range(3000)
    ]
    flow = {"inboundCall": {"name": "A", "defaultLanguage": "en", "tasks": [{"task": {"actions": actions}}]}}
    began = time.process_time()
    found = read(flow)
    assert found is not None
    assert len(found.journeys[0].touchpoints) == 6001
    assert time.process_time() - began < 20


def test_deep_and_long_expressions() -> None:
    assert "{…}" in spoken("Append(" * 5000 + '"a"' + ")" * 5000)
    assert spoken('"a" + ' * 5000).count("a") == 5000


@pytest.mark.parametrize("reference", ["./tasks/task[A]", "./tasks/task[B]", "A"])
def test_tasks_in_a_circle(reference: str) -> None:
    tasks = [
        {"task": {"name": name, "refId": name, "actions": [{"jumpToTask": {"targetTaskRef": reference}}]}}
        for name in "AB"
    ]
    calls = [{"task": {"name": "C", "refId": "C", "actions": [{"callTask": {"targetTaskRef": "x/task[C]"}}]}}]
    flow = {
        "inboundCall": {
            "name": "A",
            "startUpRef": "x/task[A]",
            "tasks": tasks + calls,
            "defaultLanguage": "en",
        }
    }
    assert read(flow) is not None


def test_hostile_words_stay_words() -> None:
    text = "<script>alert(1)</script>\x1b[31m"
    flow = {
        "inboundCall": {
            "name": text,
            "defaultLanguage": "en",
            "tasks": [{"task": {"actions": [{"x": {"name": text}}]}}],
        }
    }
    found = read(flow)
    assert found is not None
    assert found.journeys[0].title.startswith("<script>")
