"""What is ahead is the same for many goals at once as for each alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxlint.rules.promises._ahead import ahead
from cxlint.testing import sketch

EDGES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=16)


@given(EDGES, st.lists(st.sets(st.integers(0, 6)), max_size=4), st.sets(st.integers(0, 6)))
def test_it_agrees_with_looking_for_each(
    edges: list[tuple[int, int]], goals: list[set[int]], hanging_up: set[int]
) -> None:
    last = dict(edges)
    text = "; ".join(
        f"n{source} {'-hangup->' if source in hanging_up and last[source] == target else '->'} n{target}"
        for source, target in dict.fromkeys(edges)
    )
    journey = sketch(text).journey
    named = [frozenset(f"n{number}" for number in places) & journey.touchpoints.keys() for places in goals]
    found = ahead(journey, named)
    assert found.keys() == journey.reachable
    for number, places in enumerate(named):
        there = {one for one, bits in found.items() if bits >> number & 1}
        assert there == journey.can_reach(places) & journey.reachable
