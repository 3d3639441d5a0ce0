"""What is on a map, before anything has a place."""

from __future__ import annotations

import dataclasses

import pytest
from renderers.journeys import finding, journey, repair, repair_findings, step

from cxlint.journey.model import Duration, Stage, Touchpoint, Transition
from cxlint.renderers.compose import SHAPES, compose
from cxlint.renderers.lines import line_words
from cxlint.renderers.scene import Scene
from cxlint.vocabulary import KINDS


def scene_of(touchpoints: list[Touchpoint], transitions: list[Transition], **more: object) -> Scene:
    made = journey(touchpoints, transitions, **more)  # type: ignore[arg-type]
    return compose(made, made, (), None)


def test_every_kind_has_a_shape() -> None:
    assert set(KINDS) <= set(SHAPES)


@pytest.mark.parametrize(
    ("touchpoint", "tag", "group"),
    [
        (Touchpoint("a", "menu", channel="phone"), "PHONE · MENU", "phone"),
        (Touchpoint("a", "menu"), "MENU", "neutral"),
        (Touchpoint("a", "call", channel="phone"), "OTHER JOURNEY", "neutral"),
        (Touchpoint("a", "end", end="resolved"), "RESOLVED", "good"),
        (Touchpoint("a", "message", end="abandoned"), "ABANDONED", "bad"),
        (Touchpoint("a", "end", end="deferred"), "DEFERRED", "neutral"),
        (Touchpoint("a", "end"), "END", "neutral"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_tag_and_colour_of_a_box(touchpoint: Touchpoint, tag: str, group: str) -> None:
    (box,) = scene_of([touchpoint], []).boxes
    assert (box.tag, box.group) == (tag, group)


def test_facts_of_a_box() -> None:
    told = Touchpoint(
        "a", "queue", wait=Duration("9m", 540), duration=Duration("14s", 14), attributes={"emotion": -2}
    )
    (box,) = scene_of([told], []).boxes
    assert box.facts == "14 s · waits 9 min · mood −2"


@pytest.mark.parametrize(
    ("transition", "words"),
    [
        pytest.param(Transition("t", "a", "b"), "", id="a plain step says nothing"),
        pytest.param(Transition("t", "a", "b", "option", "0", "a person"), "0 a person", id="an option"),
        pytest.param(Transition("t", "a", "b", "no_input", retry=2), "no input, try 3×", id="after retries"),
        pytest.param(
            Transition("t", "a", "b", "timeout", after=Duration("15m", 900)),
            "timeout, after 15 min",
            id="a time-out",
        ),
        pytest.param(Transition("t", "a", "b", "else"), "otherwise", id="otherwise"),
        pytest.param(Transition("t", "a", "b", wait=Duration("3h", 10800)), "waits 3 h", id="a wait"),
        pytest.param(
            Transition("t", "a", "b", "condition", condition="the customer has two or more contracts"),
            "the customer has two or…",
            id="at most five words",
        ),
    ],
)
def test_words_beside_a_line(transition: Transition, words: str) -> None:
    assert line_words(transition) == words


def test_transitions_between_the_same_two_touchpoints_share_a_line() -> None:
    drawn = scene_of(
        [Touchpoint("a", "menu"), Touchpoint("b", "message")],
        [
            step("a", "b", "option", key="2", label="charges", share=0.3),
            step("a", "b", "option", key="4", label="roaming", share=0.06),
            step("a", "b", "no_input", share=0.04),
        ],
    )
    usual, fallback = drawn.lines
    assert usual.words == ("2 charges", "4 roaming")
    assert usual.share == pytest.approx(0.36)
    assert (usual.fallback, fallback.fallback) == (False, True)


def test_more_than_three_labels_are_counted() -> None:
    ways = [step("a", "b", "option", key=str(key)) for key in range(5)]
    (line,) = scene_of([Touchpoint("a", "menu"), Touchpoint("b", "message")], ways).lines
    assert line.words == ("0", "1", "and 3 more")


def test_ways_back_are_laid_out_turned_round() -> None:
    drawn = compose(repair(), repair(), (), None)
    backwards = {(line.source, line.target) for line in drawn.lines if line.backwards}
    assert backwards == {("t-wait", "t-menu")}


def test_what_has_no_stage_stands_where_it_is_reached_from() -> None:
    drawn = scene_of(
        [Touchpoint("a", "menu", stage="s"), Touchpoint("pay", "call")],
        [step("a", "pay"), step("a", "nowhere")],
        stages=[Stage("s", "Start")],
    )
    assert drawn.lanes[0].boxes == ("t-a", "t-pay", "x-nowhere")


def test_a_missing_target_is_drawn_as_missing() -> None:
    drawn = compose(repair(), repair(), (), None)
    (box,) = (box for box in drawn.boxes if box.missing)
    assert (box.tag, box.title, box.dashed, box.group) == ("DOES NOT EXIST", ("nowhere",), True, "bad")


def test_signs_stand_at_touchpoint_transition_and_title() -> None:
    findings = repair_findings()
    drawn = compose(repair(), repair(), findings, findings[0])
    assert [(sign.number, sign.box, sign.line) for sign in drawn.signs] == [
        (1, "t-wait", "w-wait~2e.timeout~2e.menu"),
        (2, "t-agent", ""),
        (3, "", ""),
    ]


def test_the_highlighted_way_is_numbered_in_order() -> None:
    findings = repair_findings()
    drawn = compose(repair(), repair(), findings, findings[0])
    strong = {line.name for line in drawn.lines if line.strong}
    assert [number for number, _ in drawn.path] == [1, 2]
    assert strong == {name for _, name in drawn.path}


def test_a_sign_of_something_left_out_stands_at_its_stand_in() -> None:
    whole = repair()
    small = dataclasses.replace(whole, touchpoints={"menu": whole["menu"]}, transitions=())
    drawn = compose(whole, small, [finding(1, "agent")], None, stand_ins={"agent": "menu"})
    assert drawn.signs[0].box == "t-menu"
