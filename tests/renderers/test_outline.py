"""Journeys as trees of text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.renderers.outline import outline
from cxlint.testing import sketch

TREES = [
    pytest.param("a -> b:end(resolved)", ["A", "└─→ B (ends: resolved)"], id="one way"),
    pytest.param(
        "m:menu {channel: phone} -1-> a:queue; m -no_input-> m",
        ["M (menu, phone)", "├─ 1 → A (queue)", "└─ no input → ↺ M"],
        id="a choice and a way back",
    ),
    pytest.param(
        "a {prompt: Welcome.} -> b:input {asks: [name], max_attempts: 3} -> c",
        [
            "A",
            "│   “Welcome.”",
            "└─→ B (input)",
            "   │   asks: name",
            "   │   max_attempts: 3",
            "   └─→ C",
        ],
        id="what is said and declared",
    ),
    pytest.param(
        "a -{carries: [name], probability: 0.5, say: [Once more.]}-> b; a -error-> b",
        ["A", "├─ 50%; says “Once more.”; hands over name →"],
        id="what a way brings",
    ),
    pytest.param(
        "@ {role: queue, locales: [en, de], metrics: [AHT]}; a {prompt: {en: Hi, de: Servus}}",
        ["The journey as a whole", "  role: queue", "  metrics: AHT", "  locales: en, de", "", "A"],
        id="what holds for the whole journey",
    ),
    pytest.param("a -> b; c -> d", ["A", "└─→ B", "C", "└─→ D"], id="what nobody reaches stands below"),
    pytest.param("a -> gone", ["A", "└─→ Gone"], id="a plain next"),
]


@pytest.mark.parametrize(("text", "expected"), TREES)
def test_trees(text: str, expected: list[str]) -> None:
    lines = outline(sketch(text).journey, {})
    assert [line[: len(start)] for line, start in zip(lines, expected, strict=False)] == expected


def test_marks_stand_beside_touchpoints_ways_and_the_whole() -> None:
    journey = sketch("m:menu -1-> a; m -2-> a").journey
    first, second = journey.out("m")
    lines = outline(journey, {"": "!1", "m": "!2", first.id: "!3", second.id: "!4"})
    assert lines == [
        "The journey as a whole  ◀── !1",
        "",
        "M (menu)  ◀── !2",
        "├─ 1 → A  ◀── !3",
        "└─ 2 → ↺ A  ◀── !4",
    ]


def test_long_texts_are_wrapped_and_hostile_ones_made_harmless() -> None:
    journey = sketch("a -> b").journey
    hostile = replace(journey["a"], prompt={"": "word " * 60 + "\x1b[31mred"})
    journey = replace(journey, touchpoints={**journey.touchpoints, "a": hostile})
    lines = outline(journey, {}, 60)
    assert max(map(len, lines)) <= 60
    assert "\x1b" not in "".join(lines)


def test_a_way_to_nowhere_says_so() -> None:
    journey = sketch("a -> b").journey
    way = replace(journey.transitions[0], target="gone")
    assert outline(replace(journey, transitions=(way,)), {}) == ["A", "└─→ ↺ gone (does not exist)", "B"]


def test_deep_journeys_stay_narrow_and_end() -> None:
    journey = sketch("; ".join(f"n{number} -> n{number + 1}" for number in range(2000))).journey
    lines = outline(journey, {}, 80)
    assert len(lines) == 2001
    assert max(map(len, lines)) <= 80


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=24))
def test_every_touchpoint_is_written_once_and_every_way_too(edges: list[tuple[int, int]]) -> None:
    edges = list(dict.fromkeys(edges))
    journey = sketch("; ".join(f"n{source} -> n{target}" for source, target in edges)).journey
    lines = outline(journey, {way.id: way.id for way in journey.transitions})
    for way in journey.transitions:
        assert sum(line.endswith(f"◀── {way.id}") for line in lines) == 1
    written = [line for line in lines if "↺" not in line]
    assert len(written) == len(journey.touchpoints)
