"""Broken, cut off, odd and hostile files: a clear sentence, never a crash."""

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
from cxlint.sources.connect import AmazonConnect

CONNECT = AmazonConnect()

NEW: dict[str, Any] = {
    "Version": "2019-10-30",
    "StartAction": "hello",
    "Metadata": {
        "name": "Tiny",
        "type": "contactFlow",
        "ActionMetadata": {
            "queue": {"parameters": {"QueueId": {"displayName": "Gold"}}, "queue": {"text": "Gold"}}
        },
    },
    "Actions": [
        {
            "Identifier": "hello",
            "Type": "GetParticipantInput",
            "Parameters": {"Text": "Press 1", "StoreInput": "False", "InputTimeLimitSeconds": "5"},
            "Transitions": {
                "NextAction": "bye",
                "Conditions": [
                    {"NextAction": "queue", "Condition": {"Operator": "Equals", "Operands": ["1"]}}
                ],
                "Errors": [{"NextAction": "loop", "ErrorType": "InputTimeLimitExceeded"}],
            },
        },
        {
            "Identifier": "loop",
            "Type": "Loop",
            "Parameters": {"LoopCount": "3"},
            "Transitions": {
                "NextAction": "bye",
                "Conditions": [
                    {
                        "NextAction": "hello",
                        "Condition": {"Operator": "Equals", "Operands": ["ContinueLooping"]},
                    }
                ],
            },
        },
        {
            "Identifier": "hooks",
            "Type": "UpdateContactEventHooks",
            "Parameters": {"EventHooks": {"CustomerQueue": "%Flow%"}},
            "Transitions": {"NextAction": "queue", "Errors": []},
        },
        {
            "Identifier": "hold",
            "Type": "MessageParticipantIteratively",
            "Parameters": {"Messages": [{"Text": "Hold"}, {"PromptId": "p"}]},
            "Transitions": {},
        },
        {"Identifier": "queue", "Type": "UpdateContactTargetQueue", "Parameters": {"QueueId": "x"}},
        {"Identifier": "bye", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}},
    ],
}
OLD: dict[str, Any] = {
    "modules": [
        {
            "id": "hello",
            "type": "GetUserInput",
            "target": "Digits",
            "parameters": [{"name": "Text", "value": "Press 1", "namespace": None}],
            "branches": [
                {
                    "condition": "Evaluate",
                    "conditionType": "Equals",
                    "conditionValue": "1",
                    "transition": "bye",
                },
                {"condition": "Timeout", "transition": "hello"},
            ],
            "metadata": {"position": {"x": 1}},
        },
        {
            "id": "hook",
            "type": "SetEventHook",
            "parameters": [
                {"name": "Type", "value": "CustomerQueue"},
                {"name": "ContactFlowId", "value": "y"},
            ],
            "branches": [{"condition": "Success", "transition": "bye"}],
        },
        {"id": "bye", "type": "Transfer", "target": "Flow", "parameters": [], "branches": []},
    ],
    "version": "1",
    "type": "contactFlow",
    "start": "hello",
    "metadata": {"name": "Tiny"},
}
WRAPPED = {
    "ContactFlow": {
        "Id": "1",
        "Arn": "arn",
        "Name": "Tiny",
        "Type": "CONTACT_FLOW",
        "Content": json.dumps(NEW),
    }
}


def document(value: Any, path: str = "f.json") -> Document:
    return Document(path, value if isinstance(value, bytes) else json.dumps(value, indent=1).encode())


def refused(value: Any) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        CONNECT.read(document(value))
    return caught.value


def checked(read: Reading) -> Reading:
    """What holds for every journey that could be read, however broken the file."""
    for journey in read.journeys:
        assert all(way.source in journey for way in journey.transitions)
        assert len({way.id for way in journey.transitions}) == len(journey.transitions)
        assert all(identifier == t.id and t.title for identifier, t in journey.touchpoints.items())
        assert journey.id
        assert journey.title
        assert journey.loops is not None
    for flaw in read.flaws:
        assert flaw.location.line >= 1
        assert flaw.message
    return read


# --- recognising ----------------------------------------------------------------------------------

SHAPES = {
    "flow": json.dumps(NEW, indent=1),
    "flow on one line": json.dumps(NEW),
    "old flow": json.dumps(OLD),
    "wrapped flow": json.dumps(WRAPPED),
    "wrapped module": json.dumps({"ContactFlowModule": WRAPPED["ContactFlow"]}),
    "content alone": json.dumps({"Content": json.dumps(NEW)}),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_shape_is_recognised_and_read(text: str, encoding: str) -> None:
    file = Document("f", text.encode(encoding))
    assert CONNECT.recognises(file)
    read = checked(CONNECT.read(file))
    assert not read.flaws
    assert len(read.journeys) == 1


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_cut_off_files_are_recognised_and_refused(text: str, kept: float) -> None:
    cut = text[: int(len(text) * kept)].encode()
    assert CONNECT.recognises(Document("f.json", cut))
    assert "ends in the middle" in refused(cut).message


FOREIGN = {
    "empty": b"",
    "blank": b"  \n",
    "no json": b"StartAction Actions",
    "a list": b'[{"StartAction": 1, "Actions": []}]',
    "a text": b'"StartAction"',
    "a Twilio flow": json.dumps(
        {"states": [], "initial_state": "Trigger", "flags": {"modules": []}}
    ).encode(),
    "a package": json.dumps({"name": "x", "modules": ["a"], "version": "1"}).encode(),
    "a tool with modules": json.dumps({"modules": [{"id": 1}], "start": "now"}).encode(),
    "a flow deeper down": json.dumps({"Resources": {"F": NEW}}).encode(),
    "some content": json.dumps({"Content": "Hello", "Type": "page"}).encode(),
    "an IAM policy": json.dumps({"Statement": [{"Action": "connect:*"}], "Actions": ["x"]}).encode(),
    "binary": bytes(range(256)) * 20,
    "nested lists": b"[" * 100_000,
}


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN.keys())
def test_other_files_are_not_claimed(data: bytes) -> None:
    assert not CONNECT.recognises(Document("f.json", data))


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: ('{"StartAction":' + text).encode("utf-8"))
)
def test_recognising_never_raises(data: bytes) -> None:
    assert CONNECT.recognises(Document("f", data)) in (True, False)


# --- refusing -------------------------------------------------------------------------------------

REFUSED: dict[str, tuple[Any, str, int, int]] = {
    "comma missing": (
        b'{"StartAction": "a"\n "Actions": []}',
        "a comma or a closing bracket is missing",
        2,
        2,
    ),
    "no blocks": ({"StartAction": "a", "Actions": []}, "has no blocks", 3, 13),
    "blocks of a wrong type": ({"StartAction": "a", "Actions": {"a": 1}}, "“Actions”, is an object", 3, 13),
    "old blocks of a wrong type": (
        {"modules": {"branches": 1}, "start": "a"},
        "“modules”, is an object",
        2,
        13,
    ),
    "content missing": ({"ContactFlow": {"Id": "1"}}, "should be in “Content”", 2, 17),
    "wrapper of a wrong type": ({"ContactFlow": [1]}, "should be in “Content”", 2, 17),
    "content of a wrong type": ({"ContactFlow": {"Content": 5}}, "should be in “Content”", 3, 14),
    "content is no json": (
        {"ContactFlow": {"Content": "StartAction"}},
        "inside “Content” is not valid JSON",
        3,
        15,
    ),
    "content has a wrong escape": (b'{"Content":\n "{\\"Actions\\": [\\"\\\\q\\"]}"}', "backslash", 2, 20),
    "content holds a list": ({"ContactFlow": {"Content": "[1]"}}, "“Actions”, is missing", 3, 15),
    "latin-1": ('{"StartAction": "a",\n "Actions": "é"}'.encode("latin-1"), "not UTF-8", 2, 0),
}


@pytest.mark.parametrize(("value", "words", "line", "column"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_reason_and_place(value: Any, words: str, line: int, column: int) -> None:
    assert CONNECT.recognises(document(value))
    error = refused(value)
    assert words in error.message
    assert (error.line, error.column) == (line, column)
    assert error.hint


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_deep_files_are_refused_quickly(opening: str) -> None:
    data = ('{"StartAction": "a", "Actions": ' + opening * 100_000).encode()
    began = time.process_time()
    assert CONNECT.recognises(Document("f.json", data))
    assert "nested more than 200 levels" in refused(data).message
    inner = {"Content": '{"StartAction": "a", "Actions": ' + opening * 100_000}
    assert CONNECT.recognises(document(inner))
    assert "nested more than 200 levels" in refused(inner).message
    assert time.process_time() - began < 15


def test_many_blocks_are_read_in_linear_time() -> None:
    ends = [
        {"Identifier": f"b{n}", "Type": "Dance", "Transitions": {"NextAction": f"b{n + 1}"}}
        for n in range(20_000)
    ]
    began = time.process_time()
    read = CONNECT.read(document({"StartAction": "b0", "Actions": ends}))
    assert len(read.journeys[0].transitions) == 20_000
    broken = CONNECT.read(document({"StartAction": "b0", "Actions": [1] * 20_000}))
    assert len(broken.flaws) == 51
    assert time.process_time() - began < 50


# --- flaws ----------------------------------------------------------------------------------------


def flow(*actions: Any, **more: Any) -> dict[str, Any]:
    return {"StartAction": "a", "Actions": list(actions), **more}


A = {"Identifier": "a", "Type": "MessageParticipant", "Parameters": {"Text": "x"}, "Transitions": {}}
FLAWS: dict[str, tuple[Any, str, int]] = {
    "start of a wrong type": (
        flow(A, StartAction=5),
        "should name the block that comes first, but it is a number",
        2,
    ),
    "block that is no object": (flow(A, 7), "Block 2 should be an object, but it is a number", 12),
    "no identifier": (
        flow(A, {"Type": "Wait"}),
        "Block 2 needs a text as “Identifier”, but there is none",
        12,
    ),
    "no type": (flow({"Identifier": "a"}), "Block 1 needs a text as “Type”", 4),
    "same identifier": (flow(A, A), "Two blocks have the identifier “a”", 12),
    "parameters": (flow({**A, "Parameters": [1]}), "parameters of block “a” should be an object", 7),
    "transitions": (flow({**A, "Transitions": "b"}), "transitions of block “a” should be an object", 10),
    "next": (flow({**A, "Transitions": {"NextAction": 5}}), "leads to a number instead", 11),
    "errors": (flow({**A, "Transitions": {"Errors": {}}}), "“Errors” of block “a” should be a list", 11),
    "error": (
        flow({**A, "Transitions": {"Errors": [None]}}),
        "An entry of “Errors” of block “a” is empty",
        12,
    ),
    "error type": (flow({**A, "Transitions": {"Errors": [{"NextAction": "a"}]}}), "does not say which", 12),
    "condition": (
        flow({**A, "Transitions": {"Conditions": [{"NextAction": "a"}]}}),
        "could not be understood",
        12,
    ),
}


@pytest.mark.parametrize(("value", "words", "line"), FLAWS.values(), ids=FLAWS.keys())
def test_flaws_are_told_and_the_rest_is_read(value: Any, words: str, line: int) -> None:
    assert CONNECT.recognises(document(value))
    read = checked(CONNECT.read(document(value)))
    assert [flaw.blocks for flaw in read.flaws] == [True]
    assert words in read.flaws[0].message
    assert read.flaws[0].location.line == line
    assert read.flaws[0].fix
    assert read.flaws[0].journey == "f"
    assert "a" in read.journeys[0]


@pytest.mark.parametrize(("start", "kept"), [(None, ()), ("", ()), ("zz", ("zz",))])
def test_a_start_that_does_not_exist_is_left_to_the_rules(start: Any, kept: tuple[str, ...]) -> None:
    read = CONNECT.read(document(flow(A, StartAction=start)))
    assert not read.flaws
    assert read.journeys[0].start == kept
    assert read.journeys[0].entries == ()


def test_blocks_whose_ways_on_are_unknown_are_incomplete() -> None:
    broken = {"Identifier": "b", "Type": "Wait", "Transitions": [1]}
    touchpoints = CONNECT.read(document(flow(A, broken))).journeys[0].touchpoints
    assert [t.incomplete for t in touchpoints.values()] == [False, True]


def test_the_ways_of_blocks_with_the_same_identifier_are_all_kept() -> None:
    first = {**A, "Transitions": {"NextAction": "x"}}
    journey = CONNECT.read(document(flow(first, {**A, "Transitions": {"NextAction": "y"}}))).journeys[0]
    assert [(way.id, way.target) for way in journey.transitions] == [("a.next", "x"), ("a.next.2", "y")]
    assert journey["a"].incomplete


def test_repeated_keys_are_flaws_with_their_place() -> None:
    data = b'{"StartAction": "x",\n "StartAction": "a",\n "Actions": [{"Identifier": "a", "Type": "Wait"}]}'
    flaws = CONNECT.read(Document("f.json", data)).flaws
    assert [(flaw.location.line, flaw.location.column, flaw.blocks) for flaw in flaws] == [(2, 2, True)]
    inside = json.dumps({"Id": 1, "Content": data.decode()}, indent=0).encode()
    flaws = CONNECT.read(Document("f.json", inside)).flaws
    assert [(flaw.location.line, "StartAction" in flaw.message) for flaw in flaws] == [(3, True)]


# --- anything may stand anywhere ------------------------------------------------------------------

PLAIN: list[Any] = [None, True, 0, -1, 10**30, 1.5, float("nan"), "", "x", "$.", "hello", "\ud800", "9" * 12]
WORDS: list[Any] = ["{{", "%%", "${F:}", "arn:aws:connect:", "<speak", "True", " "]
NESTED: list[Any] = [[], {}, [None], [[]], {"": 1}, {"text": 5}, ["1"]]
ODD = st.sampled_from([*PLAIN, *WORDS, *NESTED])


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, item in list(members):
        yield value, key
        yield from places(item)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.sampled_from([NEW, OLD]),
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 500), ODD), min_size=1, max_size=3),
)
def test_odd_values_anywhere_never_crash(base: Any, wrap: bool, changes: list[tuple[int, Any]]) -> None:
    value = json.loads(json.dumps(base))
    for number, odd in changes:
        found = list(places(value))
        if found:
            holder, key = found[number % len(found)]
            holder[key] = copy.deepcopy(odd)
    file = document({"ContactFlow": {"Content": json.dumps(value)}} if wrap else value)
    CONNECT.recognises(file)
    try:
        read = checked(CONNECT.read(file))
    except UnreadableFile:
        return
    for journey in read.journeys:
        for way in journey.transitions:
            assert CONNECT.locate(file, way.location).line >= 1


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(list(SHAPES.values())),
    st.integers(0, 3000),
    st.sampled_from(list('{}[],:"\\x0')),
    st.booleans(),
)
def test_odd_characters_anywhere_never_crash(text: str, at: int, odd: str, insert: bool) -> None:
    at %= len(text)
    file = Document("f.json", (text[:at] + odd + text[at if insert else at + 1 :]).encode())
    CONNECT.recognises(file)
    with contextlib.suppress(UnreadableFile):
        checked(CONNECT.read(file))
