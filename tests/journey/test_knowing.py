"""What is known on every way, and on some way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.testing import sketch

ASKS = "a {asks: [name]}; b {asks: [pin]}"


def asked(touchpoint: Touchpoint) -> tuple[str, ...]:
    return touchpoint.asks


def going_well(way: Transition) -> bool:
    return not way.accidental


@pytest.mark.parametrize(
    ("text", "at", "surely", "perhaps"),
    [
        pytest.param("a {asks: [name]} -> b", "a", "", "", id="nothing is known at the entry"),
        pytest.param("a {asks: [name]} -> b", "b", "name", "name", id="what was asked is known behind it"),
        pytest.param(
            "m:menu -1-> a {asks: [name]} -> c; m -2-> c", "c", "", "name", id="only on one of two ways"
        ),
        pytest.param(
            "m:menu -1-> a {asks: [name]} -> c; m -2-> b {asks: [name, pin]} -> c",
            "c",
            "name",
            "name pin",
            id="what both ways bring is sure",
        ),
        pytest.param("a {asks: [name]} -> b -> a", "a", "", "name", id="coming back to the entry"),
        pytest.param(
            "x -> a:menu {asks: [name]} -1-> b; a -2-> a", "b", "name", "name", id="a loop takes nothing away"
        ),
        pytest.param(
            "a {asks: [name]} -> b; z {asks: [pin]} -> b", "b", "name", "name", id="what nobody reaches"
        ),
    ],
)
def test_what_is_known(text: str, at: str, surely: str, perhaps: str) -> None:
    journey = sketch(text).journey
    assert journey.surely(asked).at(at) == set(surely.split())
    assert journey.perhaps(asked).at(at) == set(perhaps.split())


def test_only_some_ways_bring_what_was_asked() -> None:
    journey = sketch("a:input {asks: [name]} -> b; a -no_input-> c").journey
    known = journey.surely(asked, going_well)
    assert (known.at("b"), known.at("c")) == ({"name"}, frozenset())
    assert known.at("nowhere") == frozenset()


EDGES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=16)


@given(EDGES, st.dictionaries(st.integers(0, 6), st.sampled_from(["x", "y"])))
def test_it_agrees_with_walking_all_simple_ways(edges: list[tuple[int, int]], facts: dict[int, str]) -> None:
    """A fact is sure when its givers cannot be avoided, and possible when one of them can be passed."""
    text = "; ".join(f"n{source} -> n{target}" for source, target in dict.fromkeys(edges))
    journey = sketch(text).journey

    def gains(touchpoint: Touchpoint) -> list[str]:
        fact = facts.get(int(touchpoint.id[1:]))
        return [fact] if fact else []

    surely, perhaps = journey.surely(gains), journey.perhaps(gains)
    for fact in ("x", "y"):
        givers = {f"n{number}" for number, given_ in facts.items() if given_ == fact}
        avoiding = journey.reach([journey.entries[0].id], _leaving_none(givers))
        behind = {way.target for way in journey.transitions if way.source in givers & journey.reachable}
        possible = journey.reach(behind)
        for touchpoint in journey.reachable:
            assert (fact in surely.at(touchpoint)) == (touchpoint not in avoiding)
            assert (fact in perhaps.at(touchpoint)) == (touchpoint in possible)


def _leaving_none(givers: set[str]) -> Callable[[Transition], bool]:
    return lambda way: way.source not in givers


def test_many_facts_are_kept_apart() -> None:
    text = "; ".join(f"n{number} {{asks: [f{number}]}} -> n{number + 1}" for number in range(200))
    journey: Journey = sketch(text).journey
    assert len(journey.surely(asked).at("n200")) == 200
