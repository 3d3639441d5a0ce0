"""Broken, cut off, odd and hostile exports: a clear sentence, never a crash."""

from __future__ import annotations

import base64
import copy
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sources.genesys_i3_flows import (
    I3,
    action,
    flow,
    literal,
    loop,
    menu,
    message,
    packed,
    spoken,
    task,
    variable,
)

from cxlint.api import Document, Reading, UnreadableFile

OFF = action("Disconnect", "off")
FULL: dict[str, Any] = flow(
    task(
        "main",
        action("Decision", "d", "off", {"YES": "l", "NO": None}, expression=literal("x > 1", "bln")),
        loop("l", "ask", "call", variable("Flow.Max", "n")),
        action("CollectInput", "ask", None, {"SUCCESS": "exit", "FAILURE": None}, prompts=spoken("Number?")),
        action("ExitLoop", "exit"),
        action("CallTask", "call", "jump", {"DEFAULT": None}, taskReference="sub"),
        action("TransferMenu", "jump", menuReference="options"),
        OFF,
    ),
    task("sub", action("Wait", "w", "end", duration=literal("P0D0H0M5S0F")), action("EndTask", "end")),
    menu(
        "options",
        {
            "1": action("TransferPureMatch", "acd", queues=[literal("Sales")], inQueueFlowName="Music"),
            "9": action("RepeatMenu", "again"),
        },
        default={"action": action("CallBotFlow", "bot", flowName="Helper")},
        prompts=spoken("Press 1.", de_DE="Die 1."),
    ),
    variables=[{"id": "n", "name": "Flow.Max", "initialValue": literal(9, "int")}],
    initialPrompts=spoken("Hello."),
    defaultSettings={"Menu": {"promptRepeatCount": literal(3, "int")}},
    userInputSettings={"noInputsMax": literal(3, "int")},
    errorHandling={"recognitionHandlingType": "Exit", "recognitionEventHandover": message("Bye.")},
    nluMetaData={"mappings": {"intentsToReusableTasks": {"Pay": "sub"}}},
    supportedLanguages=["en-US"],
)


def read(data: bytes) -> Reading:
    return I3.read(Document("flows/A.i3InboundFlow", data))


def refused(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read(data)
    return caught.value


def checked(data: bytes) -> None:
    """Read it, or be told why not; whatever came out can be analysed."""
    try:
        found = read(data)
    except UnreadableFile as error:
        told = (error.message[-1:], bool(error.hint))
    else:
        told = (".", True)
        for journey in found.journeys:
            assert all(way.source in journey for way in journey.transitions)
            assert journey.loops is not None
            assert journey.fates is not None
    assert told == (".", True)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "This file is empty.", id="nothing"),
        pytest.param(b" \r\n", "This file is empty.", id="blanks"),
        pytest.param(
            b"PK\x03\x04\x00\x01", "such a file is base64 text, and this one holds other", id="a zip"
        ),
        pytest.param(
            b"JTdC!!!!", "such a file is base64 text, and this one holds other", id="odd characters"
        ),
        pytest.param(b"JTdCA", "it is damaged", id="an impossible length"),
        pytest.param(base64.b64encode(b"\xff\xfe\x00"), "what is packed in it is no flow.", id="bytes"),
        pytest.param(packed(FULL)[:4000], "it ends in the middle, so a part is missing.", id="cut off"),
        pytest.param(base64.b64encode(b"%7B" * 300), "nested more than 200 levels deep.", id="deep"),
        pytest.param(base64.b64encode(b"%255B%255D"), "what is packed in it is no flow.", id="encoded twice"),
        pytest.param(
            base64.b64encode(b"%7B 1 2 3 %7D"), "damaged: a name in double quotes is missing.", id="bent"
        ),
        pytest.param(packed([1]), "it holds a list instead.", id="a list"),
        pytest.param(packed(None), "it holds empty instead.", id="null"),
        pytest.param(packed({"name": "x"}), "of its tasks, states and menus is missing.", id="no parts"),
        pytest.param(packed({"flowSequenceItemList": 5}), "menus is a number.", id="parts that are none"),
        pytest.param(packed({"flowSequenceItemList": []}), "it has no tasks, states or menus.", id="empty"),
        pytest.param(
            b'{"flowSequenceItemList": [{"__type": 1}', "a part is missing.", id="bare JSON, cut off"
        ),
    ],
)
def test_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    error = refused(data)
    assert sentence in error.message
    assert error.hint.startswith("Export the flow again in Genesys Architect")


def test_keys_that_stand_twice_are_told() -> None:
    text = json.dumps(FULL).replace('"name": "Reception"', '"name": "A", "name": "B"')
    found = read(base64.b64encode(text.encode()))
    assert [flaw.message for flaw in found.flaws] == ["“name” stands twice in the same object of this flow."]


def test_percent_signs_in_texts_survive() -> None:
    raw = flow(task("main", action("PlayAudio", "a", "off", prompts=spoken("Save 20%41 now – 100 %!")), OFF))
    assert read(packed(raw)).journeys[0]["a"].prompt[""] == "Save 20%41 now – 100 %!"


def many(count: int, **more: Any) -> Iterator[dict[str, Any]]:
    for number in range(count):
        yield action("Decision", f"a{number}", more.get("next"), {"YES": f"a{number + 1}", "NO": None})


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(flow(task("main", *many(2_000))), id="paths within paths"),
        pytest.param(
            flow(
                task("main", *(loop(f"a{n}", f"a{n + 1}") for n in range(2_000)), action("ExitLoop", "a2000"))
            ),
            id="loops within loops",
        ),
        pytest.param(
            flow(
                *(task(f"t{n}", action("CallTask", f"c{n}", taskReference=f"t{n + 1}")) for n in range(2_000))
            ),
            id="tasks that call tasks",
        ),
        pytest.param(
            flow(*(task(f"t{n}", action("CallTask", f"c{n}", taskReference="t0")) for n in range(2_000))),
            id="one task called from everywhere",
        ),
        pytest.param(
            flow(task("main", *(action("PlayAudio", "same", "same") for _ in range(2_000)))), id="one id"
        ),
        pytest.param(
            flow(
                *(menu(f"m{n}", {"1": action("Menu", f"d{n}", menuReference="m0")}) for n in range(2_000)),
                menu("m0", {"1": action("PreviousMenu", "up")}),
            ),
            id="menus that all lead to one",
        ),
    ],
)
def test_large_flows_are_read_in_linear_time(value: Any) -> None:
    data = packed(value)
    began = time.process_time()
    assert read(data).journeys
    assert time.process_time() - began < 15


def test_flows_that_go_round_in_themselves() -> None:
    value = flow(
        task("main", action("PlayAudio", "a", "b"), action("Decision", "b", "a", {"YES": "b", "NO": "a"})),
        task("other", action("CallTask", "c", taskReference="other")),
        start="other",
    )
    checked(packed(value))


ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        1.5,
        10**12,
        "",
        "x",
        "off",
        "main",
        "__DEFAULT__",
        [],
        {},
        [[]],
        {"a": 1},
        "\ud800",
        "é" * 99,
    ]
)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a value: the container and its key."""
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, inner in list(members):
        yield value, key
        yield from places(inner)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.sampled_from(["inboundcall", "bot", "inqueuecall", "workflow"]),
    st.lists(st.tuples(st.integers(0, 2000), ODD, st.booleans()), min_size=1, max_size=4),
)
def test_odd_values_anywhere_never_crash(kind: str, changes: list[tuple[int, Any, bool]]) -> None:
    value = copy.deepcopy(FULL) | {"type": kind}
    for where, odd, delete in changes:
        found = list(places(value))
        container, key = found[where % len(found)]
        if delete:
            del container[key]
        else:
            container[key] = copy.deepcopy(odd)
    checked(packed(value))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 20_000), st.binary(max_size=3), st.booleans())
def test_odd_bytes_anywhere_never_crash(at: int, odd: bytes, keep: bool) -> None:
    data = packed(FULL)
    at %= len(data)
    checked(data[:at] + odd + data[at + (0 if keep else len(odd)) :])


@given(st.binary(max_size=300), st.sampled_from(["a.i3InboundFlow", "a.json", "a"]))
def test_recognising_never_raises(data: bytes, name: str) -> None:
    for head in (b"", b"JTdC", b"{"):
        assert I3.recognises(Document(name, head + data)) in (True, False)
