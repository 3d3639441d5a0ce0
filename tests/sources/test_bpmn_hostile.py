"""Broken, cut off, odd and hostile diagrams: a clear sentence, never a crash."""

from __future__ import annotations

import contextlib
import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sources.bpmn_diagrams import (
    BPMN,
    END,
    ERROR,
    MESSAGE,
    START,
    TIMER,
    diagram,
    flows,
    lanes,
    pools,
    process,
    read,
    step,
)

from cxlint.api import Document, Reading, UnreadableFile

FIRM = process(
    lanes(Clerk="in work", Boss="sub"),
    step("startEvent", "in", MESSAGE),
    step("userTask", "work"),
    step("boundaryEvent", "late", TIMER, attachedToRef="work", cancelActivity="false"),
    step("exclusiveGateway", "which", default_="which-sub"),
    step("subProcess", "sub", START, step("endEvent", "failed", ERROR), flows("start failed")),
    step("boundaryEvent", "caught", ERROR, attachedToRef="sub"),
    step("callActivity", "call", calledElement="own"),
    step("intermediateThrowEvent", "jump", '<linkEventDefinition name="x"/>'),
    step("intermediateCatchEvent", "land", '<linkEventDefinition name="x"/>'),
    END,
    flows("in work which sub call jump", "which work", "land end", "late end", "caught end"),
    id="firm",
)
OWN = process(step("task", "ask"), step("receiveTask", "answer"), flows("ask answer"), id="own")
TALK = pools("Firm=firm", "Customer=own", "Bank", messages=("ask in", "work answer", "call pool2"))
TEXT = diagram(FIRM, OWN, TALK).text
TAGS = re.findall(r"<[^>]+>", TEXT)
WORDS = re.findall(r'"([^"]*)"', TEXT)


def checked(made: Reading) -> Reading:
    """What holds for every diagram that could be read, however broken the file."""
    ids = [journey.id for journey in made.journeys]
    assert ids
    assert len(set(ids)) == len(ids)
    for journey in made.journeys:
        assert journey.id
        assert journey.title
        assert all(way.source in journey and way.target for way in journey.transitions)
        names = [way.id for way in journey.transitions]
        assert len(set(names)) == len(names)
        assert not set(names) & set(journey.touchpoints)
        assert all(key == one.id and one.title for key, one in journey.touchpoints.items())
        assert all(start in journey for start in journey.start)
        assert journey.loops is not None
        assert journey.fates is not None
    for flaw in made.flaws:
        assert flaw.location.line >= 1
        assert flaw.message
    return made


def tried(text: str) -> None:
    document = Document("x.bpmn", text.encode("utf-8", "replace"))
    BPMN.recognises(document)
    with contextlib.suppress(UnreadableFile):
        checked(BPMN.read(document))


def test_the_diagram_itself_is_read_without_a_flaw() -> None:
    made = checked(BPMN.read(Document("x.bpmn", TEXT.encode())))
    assert not made.flaws
    assert len(made.journeys) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_encoding_is_read(encoding: str) -> None:
    document = Document("x.bpmn", TEXT.encode(encoding))
    assert BPMN.recognises(document)
    assert checked(BPMN.read(document)).journeys


@pytest.mark.parametrize("kept", [0.1, 0.3, 0.6, 0.95])
def test_cut_off_files_are_recognised_and_refused(kept: float) -> None:
    document = Document("x.bpmn", TEXT[: int(len(TEXT) * kept)].encode())
    assert BPMN.recognises(document)
    with pytest.raises(UnreadableFile) as caught:
        BPMN.read(document)
    assert "not valid XML" in caught.value.message
    assert caught.value.line >= 1
    assert caught.value.hint


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(["", *TAGS])), max_size=4))
def test_tags_may_be_missing_or_exchanged(changes: list[tuple[str, str]]) -> None:
    text = TEXT
    for old, new in changes:
        text = text.replace(old, new, 1)
    tried(text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from(["", "x", "a.end", *WORDS]), st.booleans()),
        max_size=6,
    )
)
def test_ids_and_references_may_be_anything(changes: list[tuple[str, str, bool]]) -> None:
    text = TEXT
    for old, new, every in changes:
        text = text.replace(f'"{old}"', f'"{new}"', -1 if every else 1)
    tried(text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(re.findall(r"(?<=<)\w+", TEXT)),
            st.sampled_from(["task", "subProcess", "process", "startEvent", "lane", "odd"]),
        ),
        max_size=3,
    )
)
def test_elements_may_be_of_other_types(changes: list[tuple[str, str]]) -> None:
    text = TEXT
    for old, new in changes:
        text = re.sub(rf"(?<=[</]){old}\b", new, text)
    tried(text)


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: f"<definitions {text}".encode()))
def test_recognising_never_raises(data: bytes) -> None:
    assert BPMN.recognises(Document("x.bpmn", data)) in (True, False)


def test_a_sub_process_that_names_itself_ends() -> None:
    inner = step("subProcess", "s", step("subProcess", "s", step("task", "a")))
    checked(read(process(inner, flows("s s"), id="s")))


def test_a_file_that_declares_entities_is_refused() -> None:
    text = f'<!DOCTYPE d [<!ENTITY e "x">]>{TEXT}'
    with pytest.raises(UnreadableFile) as caught:
        BPMN.read(Document("x.bpmn", text.encode()))
    assert "declares an entity" in caught.value.message


def test_names_stay_what_they_are() -> None:
    odd = "&lt;b&gt;\x85 {{name}} ${x} “quoted”"
    made = read(process(step("task", "a", name=odd))).journeys[0]
    assert made["a"].title == "<b> {{name}} ${x} “quoted”"


def test_deep_diagrams_are_read_or_refused_quickly() -> None:
    def deep(levels: int) -> str:
        opening = "".join(f'<subProcess id="s{n}">' for n in range(levels))
        return process(opening + step("task", "a") + "</subProcess>" * levels)

    began = time.process_time()
    checked(read(deep(190)))
    with pytest.raises(UnreadableFile) as caught:
        read(deep(5_000))
    assert "levels deep" in caught.value.message
    assert time.process_time() - began < 15


def test_large_diagrams_are_read_in_linear_time() -> None:
    number = 1_200
    chain = flows(" ".join(f"t{n}" for n in range(number)))
    tasks = "".join(step("task", f"t{n}") for n in range(number))
    ends = "".join(step("endEvent", f"e{n}", ERROR) for n in range(number))
    catchers = "".join(
        step("boundaryEvent", f"b{n}", f'<errorEventDefinition errorRef="r{n}"/>', attachedToRef="s")
        for n in range(number)
    )
    many = "".join(process(step("task", f"x{n}"), flows(f"x{n} x{n}"), id=f"p{n}") for n in range(number))
    messages = tuple(f"t{n} x{n}" for n in range(0, number, 7))
    began = time.process_time()
    made = read(
        process(tasks, chain, step("subProcess", "s", ends), catchers), many, pools(messages=messages)
    )
    assert len(made.journeys) == number - len(messages) + 1
    assert time.process_time() - began < 25
