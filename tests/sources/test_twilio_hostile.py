"""Broken, cut off, odd and hostile flows: a clear sentence, never a crash."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxlint.api import Document, Reading, UnreadableFile
from cxlint.sources.twilio import TwilioStudio

STUDIO = TwilioStudio()


def condition(kind: str, value: str, argument: str) -> dict[str, Any]:
    return {"friendly_name": f"If value {kind}", "arguments": [argument], "type": kind, "value": value}


FLOW: dict[str, Any] = {
    "description": "Tiny",
    "initial_state": "Trigger",
    "flags": {"allow_concurrent_calls": True},
    "states": [
        {
            "name": "Trigger",
            "type": "trigger",
            "transitions": [
                {"event": "incomingCall", "next": "ask"},
                {"event": "incomingMessage", "next": "write"},
                {"event": "incomingRequest"},
            ],
            "properties": {"offset": {"x": 0, "y": 0}},
        },
        {
            "name": "ask",
            "type": "gather-input-on-call",
            "transitions": [
                {"event": "keypress", "next": "store"},
                {"event": "speech", "next": "words"},
                {"event": "timeout", "next": "count"},
            ],
            "properties": {"say": "Press 1 or say sales", "timeout": 5, "loop": 2, "number_of_digits": 1},
        },
        {
            "name": "store",
            "type": "set-variables",
            "transitions": [{"event": "next", "next": "keys"}],
            "properties": {"variables": [{"key": "choice", "value": "{{widgets.ask.Digits}}"}]},
        },
        {
            "name": "keys",
            "type": "split-based-on",
            "transitions": [
                {"event": "noMatch", "next": "words"},
                {
                    "event": "match",
                    "next": "flex",
                    "conditions": [condition("equal_to", "1", "{{flow.variables.choice}}")],
                },
            ],
            "properties": {"input": "{{flow.variables.choice}}"},
        },
        {
            "name": "words",
            "type": "split-based-on",
            "transitions": [
                {"event": "noMatch"},
                {
                    "event": "match",
                    "next": "flex",
                    "conditions": [condition("regex", "sales|support", "{{widgets.ask.SpeechResult}}")],
                },
                {
                    "event": "match",
                    "next": "ask",
                    "conditions": [condition("is_blank", "", "{{widgets.ask.SpeechResult}}")],
                },
            ],
            "properties": {"input": "{{widgets.ask.SpeechResult}}"},
        },
        {
            "name": "count",
            "type": "set-variables",
            "transitions": [{"event": "next", "next": "enough"}],
            "properties": {"variables": [{"key": "n", "value": "{{flow.variables.n | plus: 1}}"}]},
        },
        {
            "name": "enough",
            "type": "split-based-on",
            "transitions": [
                {"event": "noMatch", "next": "ask"},
                {
                    "event": "match",
                    "next": "flex",
                    "conditions": [condition("greater_than", "2", "{{flow.variables.n}}")],
                },
            ],
            "properties": {"input": "{{flow.variables.n}}"},
        },
        {
            "name": "write",
            "type": "send-and-wait-for-reply",
            "transitions": [{"event": "incomingMessage", "next": "sub"}, {"event": "timeout"}],
            "properties": {"body": "Hi {{flow.data.name}}", "timeout": "3600"},
        },
        {
            "name": "sub",
            "type": "run-subflow",
            "transitions": [{"event": "completed", "next": "flex"}, {"event": "failed"}],
            "properties": {"flow_sid": "FW1"},
        },
        {
            "name": "flex",
            "type": "send-to-flex",
            "transitions": [{"event": "callComplete"}, {"event": "failedToEnqueue"}],
            "properties": {"workflow": "WW1"},
        },
    ],
}
WRAPPED = {"sid": "FW1", "friendly_name": "Tiny", "definition": FLOW}
SHAPES = {
    "bare": json.dumps(FLOW, indent=1),
    "on one line": json.dumps(FLOW),
    "wrapped": json.dumps(WRAPPED),
    "wrapped as text": json.dumps({"sid": "FW1", "definition": json.dumps(FLOW)}),
    "a list": json.dumps([WRAPPED, WRAPPED]),
}


def document(value: Any) -> Document:
    return Document("f.json", value if isinstance(value, bytes) else json.dumps(value, indent=1).encode())


def refused(value: Any) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        STUDIO.read(document(value))
    return caught.value


def told(error: UnreadableFile) -> None:
    """What holds for every refusal: a sentence, and what to do."""
    assert error.message.endswith((".", "”."))
    assert error.hint


def checked(read: Reading) -> Reading:
    """What holds for every journey that could be read, however broken the file."""
    assert len({journey.id for journey in read.journeys}) == len(read.journeys)
    for journey in read.journeys:
        assert all(way.source in journey for way in journey.transitions)
        assert len({way.id for way in journey.transitions}) == len(journey.transitions)
        assert all(identifier == t.id and t.title for identifier, t in journey.touchpoints.items())
        assert journey.id
        assert journey.title
        assert journey.loops is not None
        assert journey.fates is not None
    for flaw in read.flaws:
        assert flaw.location.line >= 1
        assert flaw.message
    return read


# --- recognising ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_shape_is_recognised_and_read(text: str, encoding: str) -> None:
    file = Document("f", text.encode(encoding))
    assert STUDIO.recognises(file)
    assert not checked(STUDIO.read(file)).flaws


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
@pytest.mark.parametrize("kept", [0.5, 0.7, 0.95])
def test_cut_off_files_are_recognised_and_refused(text: str, kept: float) -> None:
    cut = text[: int(len(text) * kept)].encode()
    assert STUDIO.recognises(Document("f.json", cut))
    assert "ends in the middle" in refused(cut).message


NOT_FLOWS = [
    b"",
    b"{}",
    b"[]",
    b"null",
    b"7",
    b'"states"',
    b"\xff\xfe\x00",
    b"\x00" * 9,
    b"{" * 9999,
    b"states: []",
]


@pytest.mark.parametrize("data", NOT_FLOWS, ids=repr)
def test_other_contents_are_not_recognised_and_never_crash(data: bytes) -> None:
    assert not STUDIO.recognises(Document("f.json", data))
    with pytest.raises(UnreadableFile):
        STUDIO.read(Document("f.json", data))


# --- flaws ----------------------------------------------------------------------------------------

FLAWS = [
    ("a widget that is no object", {"states": [7]}, "Widget 1 should be an object, but it is a number."),
    ("a widget without a name", {"states": [{"type": "say-play"}]}, "Widget 1 needs a text as “name”"),
    ("a type that is a number", {"states": [{"name": "a", "type": 7}]}, "“type”, but it is a number."),
    ("transitions that are a text", {"states": [{"name": "a", "type": "x", "transitions": "b"}]}, "should be a list, but they are a text"),
    ("a transition that is empty", {"states": [{"name": "a", "type": "x", "transitions": [None]}]}, "A transition of widget “a” is empty."),
    ("a transition without an event", {"states": [{"name": "a", "type": "x", "transitions": [{}]}]}, "for which event"),
    ("a target that is a list", {"states": [{"name": "a", "type": "x", "transitions": [{"event": "e", "next": []}]}]}, "leads to a list instead of a widget"),
    ("properties that are a list", {"states": [{"name": "a", "type": "x", "properties": []}]}, "The properties of widget “a” should be an object"),
    ("conditions that are a text", {"states": [{"name": "a", "type": "x", "transitions": [{"event": "match", "conditions": "x"}]}]}, "The conditions of widget “a”"),
    ("a condition that is empty", {"states": [{"name": "a", "type": "x", "transitions": [{"event": "match", "conditions": [None]}]}]}, "A condition of widget “a”"),
    ("a start that is a number", {"states": [{"name": "a", "type": "trigger"}], "initial_state": 7}, "“initial_state” should name the widget"),
    ("two widgets of one name", {"states": [{"name": "a", "type": "trigger"}] * 2}, "Two widgets have the name “a”"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "told"), [row[1:] for row in FLAWS], ids=[row[0] for row in FLAWS])
def test_what_is_wrong_is_told_and_the_rest_is_read(value: dict[str, Any], told: str) -> None:
    found = checked(STUDIO.read(document({"initial_state": "a", **value})))
    assert any(told in flaw.message and flaw.blocks for flaw in found.flaws)


def test_a_half_read_widget_keeps_rules_silent() -> None:
    value = copy.deepcopy(FLOW)
    value["states"][1]["transitions"][0]["next"] = 7
    (journey,) = checked(STUDIO.read(document(value))).journeys
    assert journey["ask"].incomplete


def test_a_key_that_stands_twice_is_told() -> None:
    text = SHAPES["bare"].replace('"description": "Tiny"', '"description": "Tiny", "description": "Other"')
    (flaw,) = STUDIO.read(Document("f.json", text.encode())).flaws
    assert "“description” stands twice" in flaw.message


def test_the_trigger_may_be_led_back_to() -> None:
    value = copy.deepcopy(FLOW)
    value["states"][-1]["transitions"][0]["next"] = "Trigger"
    (journey,) = checked(STUDIO.read(document(value))).journeys
    assert journey.start == ("Trigger",)


def test_names_like_those_of_endings_and_entries_do_not_clash() -> None:
    value = copy.deepcopy(FLOW)
    for name in ("flex.end", "Trigger.incomingCall", "write.end"):
        value["states"].append(
            {"name": name, "type": "say-play", "transitions": [{"event": "audioComplete"}]}
        )
    (journey,) = checked(STUDIO.read(document(value))).journeys
    assert journey["flex.end"].source["type"] == "say-play"
    assert journey.out("flex")[-1].target not in ("flex.end", "")


def splits_in_a_row(number: int) -> list[dict[str, Any]]:
    """Splits that look at one answer, each behind the next one, so that the last is judged first."""
    made = []
    for place in range(number):
        after = f"s{place - 1}" if place else "ask"
        test = condition("equal_to", str(place), "{{widgets.ask.Digits}}")
        made.append(
            {
                "name": f"s{place}",
                "type": "split-based-on",
                "transitions": [
                    {"event": "noMatch", "next": after},
                    {"event": "match", "next": "flex", "conditions": [test]},
                ],
                "properties": {"input": "{{widgets.ask.Digits}}"},
            }
        )
    return made


def counters_in_a_row(number: int) -> list[dict[str, Any]]:
    return [
        {
            "name": f"c{place}",
            "type": "split-based-on",
            "transitions": [{"event": "noMatch", "next": f"c{(place + 1) % number}"}, {"event": "match"}],
            "properties": {"input": "{{flow.variables.n}}"},
        }
        for place in range(number)
    ]


LARGE = {"splits": splits_in_a_row, "counters": counters_in_a_row}


@pytest.mark.parametrize("make", LARGE.values(), ids=LARGE.keys())
def test_large_flows_take_little_time(make: Any) -> None:
    value = copy.deepcopy(FLOW)
    value["states"] += make(2000)
    value["states"][1]["transitions"][0]["next"] = "s1999" if make is splits_in_a_row else "c0"
    began = time.process_time()
    checked(STUDIO.read(document(value)))
    assert time.process_time() - began < 15


# --- anything -------------------------------------------------------------------------------------

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=6),
    st.sampled_from(
        ["Trigger", "ask", "keys", "words", "flex", "{{widgets.ask.Digits}}", "{{", "1,2", "match"]
    ),
    st.just([]),
    st.just({}),
    st.just([[], {}]),
)


def places(value: Any, here: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield here
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*here, key))


PLACES = [place for place in places(FLOW) if place]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.booleans(), ODD), min_size=1, max_size=4))
def test_odd_values_anywhere_never_crash(changes: list[tuple[tuple[str | int, ...], bool, Any]]) -> None:
    value: Any = copy.deepcopy(FLOW)
    for place, remove, odd in changes:
        holder = value
        try:
            for key in place[:-1]:
                holder = holder[key]
            if remove:
                del holder[place[-1]]
            else:
                holder[place[-1]] = copy.deepcopy(odd)  # it may be changed further on
        except (KeyError, IndexError, TypeError):
            continue
    try:
        checked(STUDIO.read(document(value)))
    except UnreadableFile as error:
        told(error)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(list(SHAPES.values())), st.data())
def test_damaged_text_never_crashes(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    damaged = text[:start] + data.draw(st.text(max_size=4)) + text[end:]
    file = Document("f.json", damaged.encode("utf-8", "replace"))
    STUDIO.recognises(file)
    try:
        checked(STUDIO.read(file))
    except UnreadableFile as error:
        told(error)


# --- menus ----------------------------------------------------------------------------------------

TESTS = st.sampled_from([
    ("equal_to", "1"), ("equal_to", "2"), ("matches_any_of", "1,3"), ("regex", "^9+$"), ("less_than", "4"),
    ("is_blank", ""), ("is_not_blank", ""), ("not_equal_to", "7"),
])  # fmt: skip
GOALS = st.sampled_from(["", "ask", "split0", "split1", "split2", "store", "flex", "bye"])
EXITS = st.lists(st.tuples(st.lists(TESTS, min_size=1, max_size=2), GOALS), max_size=3)
SPLITS = st.lists(st.tuples(EXITS, GOALS, st.booleans()), min_size=3, max_size=3)


def any_menu(answers: Sequence[str], splits: Sequence[Any], stored: str) -> dict[str, Any]:
    """A flow that asks, and splits that look at the answer and lead to each other."""
    looked_at = "{{widgets.ask.Digits}}"
    states: list[tuple[str, str, list[Any]]] = [
        ("Trigger", "trigger", [("incomingCall", "ask", [])]),
        ("ask", "gather-input-on-call", [*zip(("keypress", "speech", "timeout"), answers, [[]] * 3, strict=True)]),
        ("store", "set-variables", [("next", stored, [])]),
        ("flex", "send-to-flex", [("callComplete", "", [])]),
        ("bye", "say-play", [("audioComplete", "", [])]),
    ]  # fmt: skip
    for number, (exits, rest, named) in enumerate(splits):
        tests = [
            ("match", goal, [condition(one[0], one[1], looked_at) for one in found]) for found, goal in exits
        ]
        states.append((f"split{number}", "split-based-on", [*([("noMatch", rest, [])] * named), *tests]))
    return {
        "initial_state": "Trigger",
        "states": [
            {
                "name": name,
                "type": kind,
                "properties": {"input": looked_at},
                "transitions": [
                    {"event": event, "next": goal, "conditions": tests} for event, goal, tests in ways
                ],
            }
            for name, kind, ways in states
        ],
    }


def come_to(value: dict[str, Any]) -> set[str]:
    """The widgets that the file leads to."""
    ways = {one["name"]: [way["next"] for way in one["transitions"]] for one in value["states"]}
    found: set[str] = set()
    waiting = ["Trigger"]
    while waiting:
        name = waiting.pop()
        if name and name not in found:
            found.add(name)
            waiting += ways[name]
    return found


@settings(max_examples=200, deadline=None)
@given(st.tuples(GOALS, GOALS, GOALS), SPLITS, GOALS)
def test_menus_lose_no_widget_and_leave_none_without_a_way_on(
    answers: tuple[str, str, str], splits: list[Any], stored: str
) -> None:
    value = any_menu(answers, splits, stored)
    (journey,) = checked(STUDIO.read(document(value))).journeys
    assert {one for one in journey.reachable if journey[one].kind != "end"} == come_to(value)
    for one in journey.of_kind("decision"):
        raw = next(state for state in value["states"] if state["name"] == one.id)
        assert journey.out(one.id) or not raw["transitions"] or one.id not in journey.reachable
