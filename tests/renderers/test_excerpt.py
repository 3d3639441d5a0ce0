"""Maps of large journeys leave things out, and stay true."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from renderers.journeys import finding, journey, large, step

from cxlint.journey.journey import Journey
from cxlint.journey.model import Touchpoint
from cxlint.renderers.excerpt import MOST_LINES, excerpt
from cxlint.renderers.lines import MORE


def test_a_small_journey_is_its_own_excerpt() -> None:
    whole = large(40)
    assert excerpt(whole, (), None, 100).journey is whole


def test_a_chain_becomes_one_box() -> None:
    names = [f"n{number}" for number in range(50)]
    chain = journey(
        [*(Touchpoint(name, "message") for name in names), Touchpoint("done", "end", end="resolved")],
        [*(step(one, other) for one, other in pairwise(names)), step("n49", "done")],
    )
    part = excerpt(chain, (), None, 10)
    assert [t.title for t in part.journey.of_kind(MORE)] == ["… 49 more steps"]
    assert "51 touchpoints" in part.remark
    assert part.journey.reachable == frozenset(part.journey.touchpoints)


def test_findings_and_their_ways_are_kept() -> None:
    whole = large(1000)
    problem = finding(1, "n700", steps=whole.witness("n700"))
    part = excerpt(whole, [problem], problem, 60)
    assert "n700" in part.journey
    assert "n0" in part.journey


@pytest.mark.parametrize("size", [500, 1000, 5000])
def test_an_excerpt_stays_small_however_large_the_journey_is(size: int) -> None:
    whole = large(size)
    part = excerpt(whole, [finding(n, f"n{n * 17}") for n in range(1, 20)], None, 110)
    assert len(part.journey.transitions) <= MOST_LINES
    assert len(part.journey.touchpoints) <= 110 + MOST_LINES


def _hidden_reach(whole: Journey, part: Journey, start: str) -> set[str]:
    """Shown touchpoints that come next after *start*, over left-out ones only."""
    found: set[str] = set()
    seen: set[str] = set()
    wave = [start]
    for identifier in wave:
        for transition in whole.out(identifier):
            if transition.target in part.touchpoints:
                found.add(transition.target)
            elif transition.target not in seen and transition.target in whole.touchpoints:
                seen.add(transition.target)
                wave.append(transition.target)
    return found


def _shown_reach(part: Journey, start: str) -> set[str]:
    """Own touchpoints that come next after *start* on the map, over boxes of left-out ones."""
    found: set[str] = set()
    for transition in part.out(start):
        if part[transition.target].synthetic:
            found |= {beyond.target for beyond in part.out(transition.target)}
        else:
            found.add(transition.target)
    return {name for name in found if not part[name].synthetic}


@given(size=st.integers(30, 120), seed=st.integers(0, 10_000), most=st.integers(4, 25))
@settings(max_examples=60, deadline=None)
def test_whatever_way_the_map_shows_is_one_of_the_journeys_and_the_other_way_round(
    size: int, seed: int, most: int
) -> None:
    whole = large(size, seed=seed)
    part = excerpt(whole, (), None, most).journey
    for identifier in part.touchpoints:
        if identifier in whole.touchpoints:
            assert _shown_reach(part, identifier) == _hidden_reach(whole, part, identifier)


@given(size=st.integers(30, 120), seed=st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_every_touchpoint_left_out_is_counted_once(size: int, seed: int) -> None:
    whole = large(size, seed=seed)
    part = excerpt(whole, (), None, 12)
    shown = [name for name in part.journey.touchpoints if name in whole.touchpoints]
    assert set(part.stand_ins) | set(shown) == set(whole.touchpoints)
    assert set(part.stand_ins.values()) <= set(part.journey.touchpoints)
