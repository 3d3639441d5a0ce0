"""Every function of cxlint.journey.graph against networkx, and against time."""

from __future__ import annotations

import doctest
import importlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.journey import graph as algorithms
from cxlint.journey.journey import LONGEST_WITNESS, Journey
from cxlint.journey.model import Touchpoint, Transition

Graph = list[list[int]]


@st.composite
def graphs(draw: st.DrawFn, most: int = 12) -> Graph:
    """Multigraphs with loops at one node and parallel edges."""
    size = draw(st.integers(1, most))
    node = st.integers(0, size - 1)
    return [draw(st.lists(node, max_size=4)) for _ in range(size)]


def as_networkx(graph: Graph) -> networkx.MultiDiGraph[int]:
    made: networkx.MultiDiGraph[int] = networkx.MultiDiGraph()
    made.add_nodes_from(range(len(graph)))
    made.add_edges_from((source, target) for source, row in enumerate(graph) for target in row)
    return made


starts = st.lists(st.integers(0, 11), max_size=3)


def within(numbers: list[int], graph: Graph) -> list[int]:
    return [number % len(graph) for number in numbers]


@settings(deadline=None)
@given(graphs())
def test_reverse_turns_every_edge(graph: Graph) -> None:
    turned = as_networkx(algorithms.reverse(graph))
    assert sorted(turned.edges()) == sorted(as_networkx(graph).reverse().edges())


@settings(deadline=None)
@given(graphs(), starts)
def test_reach_is_what_networkx_says(graph: Graph, begin: list[int]) -> None:
    begin = within(begin, graph)
    expected = set(begin).union(*(networkx.descendants(as_networkx(graph), start) for start in begin))
    assert algorithms.reach(graph, begin) == expected


@settings(deadline=None)
@given(graphs())
def test_components_are_what_networkx_says_in_reverse_topological_order(graph: Graph) -> None:
    found = algorithms.components(graph)
    expected = networkx.strongly_connected_components(as_networkx(graph))
    assert sorted(found) == sorted(sorted(component) for component in expected)
    place = {node: number for number, component in enumerate(found) for node in component}
    assert all(place[target] <= place[source] for source, row in enumerate(graph) for target in row)


@settings(deadline=None)
@given(graphs())
def test_a_component_is_a_loop_when_a_cycle_lies_in_it(graph: Graph) -> None:
    made = as_networkx(graph)
    for component in algorithms.components(graph):
        acyclic = networkx.is_directed_acyclic_graph(made.subgraph(component))
        assert algorithms.is_loop(graph, component) is not acyclic


@settings(deadline=None)
@given(graphs(), starts)
def test_every_cycle_that_can_be_reached_holds_a_back_edge(graph: Graph, roots: list[int]) -> None:
    roots = within(roots, graph)
    back = set(algorithms.back_edges(graph, roots))
    reached = algorithms.reach(graph, roots)
    rest = as_networkx(graph).subgraph(reached).copy()
    assert back <= set(rest.edges())
    rest.remove_edges_from([(u, v, key) for u, v, key in rest.edges(keys=True) if (u, v) in back])
    assert networkx.is_directed_acyclic_graph(rest)


@settings(deadline=None)
@given(graphs(), starts)
def test_back_edges_close_a_cycle_each(graph: Graph, roots: list[int]) -> None:
    made = as_networkx(graph)
    for tail, head in algorithms.back_edges(graph, within(roots, graph)):
        assert tail in networkx.descendants(made, head) | {head}


@settings(deadline=None)
@given(graphs(), st.integers(0, 11))
def test_dominators_are_what_networkx_says(graph: Graph, root: int) -> None:
    root %= len(graph)
    found = algorithms.immediate_dominators(graph, root)
    expected = dict(networkx.immediate_dominators(networkx.DiGraph(as_networkx(graph)), root))
    assert found == {**expected, root: root}


@settings(deadline=None)
@given(graphs(7), starts, st.data())
def test_counted_finds_every_count_up_to_the_cap(graph: Graph, begin: list[int], data: st.DataObject) -> None:
    begin = within(begin, graph)
    weights = data.draw(st.lists(st.integers(0, 2), min_size=len(graph), max_size=len(graph)))
    most = data.draw(st.integers(0, 4))
    states: networkx.DiGraph[tuple[int, int]] = networkx.DiGraph()
    for node, row in enumerate(graph):
        for count in range(most + 1):
            states.add_node((node, count))
            states.add_edges_from(
                ((node, count), (target, min(count + weights[target], most))) for target in row
            )
    first = {(start, min(weights[start], most)) for start in begin}
    expected = first.union(*(networkx.descendants(states, state) for state in first))
    found = algorithms.counted(graph, begin, weights, most)
    assert set(found) == expected
    for state, before in found.items():
        assert before == (-1, 0) if state in first else states.has_edge(before, state)


# --- cost, counted in looks at edges ---------------------------------------------------------------


class Watched(Sequence[Sequence[int]]):
    """An adjacency that counts how many edges are looked at."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.looks = 0

    def __len__(self) -> int:
        return len(self.graph)

    def __getitem__(self, node: Any) -> Any:
        return self._row(node)

    def _row(self, node: int) -> Iterator[int]:
        for target in self.graph[node]:
            self.looks += 1
            yield target

    def __iter__(self) -> Iterator[Any]:
        return (self._row(node) for node in range(len(self.graph)))


def ring(size: int) -> Graph:
    """A long chain of which every touchpoint leads back to the second, as to a menu."""
    return [[min(node + 1, size - 1), 1] for node in range(size)]


ANALYSES = {
    "reverse": algorithms.reverse,
    "reach": lambda graph: algorithms.reach(graph, [0]),
    "components": algorithms.components,
    "back edges": lambda graph: algorithms.back_edges(graph, [0]),
    "dominators": lambda graph: algorithms.immediate_dominators(graph, 0),
    "counted": lambda graph: algorithms.counted(graph, [0], [0] * len(graph), 3),
}


@pytest.mark.parametrize("name", ANALYSES)
def test_twice_the_journey_costs_twice_the_looks(name: str) -> None:
    small, large = Watched(ring(1000)), Watched(ring(2000))
    ANALYSES[name](small)
    ANALYSES[name](large)
    assert small.looks > 0
    assert large.looks <= 2 * small.looks + 10


class Steps(list[int]):
    """A list that counts how often it is asked."""

    asked = 0

    def __getitem__(self, place: Any) -> Any:
        Steps.asked += 1
        return super().__getitem__(place)


def test_dominators_of_a_chain_that_leads_back_everywhere_cost_no_squares() -> None:
    def cost(size: int) -> int:
        graph = ring(size)
        order, parent = algorithms._preorder(graph, 0)
        before: list[list[int]] = [[] for _ in order]
        for source in order:
            for target in graph[source]:
                before[target].append(source)
        Steps.asked = 0
        algorithms._dominators_by_rank(before, Steps(parent))
        forest = Steps([-1, *range(size - 1)])
        for node in range(size):
            algorithms._lowest(node, forest, list(range(size)), list(range(size)))
        return Steps.asked

    assert cost(4000) <= 2.6 * cost(2000)


# --- journeys of any length -------------------------------------------------------------------------

LONG = 100_000


def chain(size: int, back: bool = False) -> Journey:
    """A journey of *size* touchpoints in a row; every tenth leads back to the start when *back*."""
    ids = [f"t{number}" for number in range(size)]
    kinds = ["menu" if number % 2 else "message" for number in range(size)]
    touchpoints = {name: Touchpoint(name, kind) for name, kind in zip(ids, kinds, strict=True)}
    touchpoints[ids[-1]] = Touchpoint(ids[-1], "end", end="resolved")
    ways = [Transition(f"{source}.next", source, target) for source, target in pairwise(ids)]
    if back:
        ways += [Transition(f"{name}.on_error", name, ids[0], "error") for name in ids[1:-1:10]]
    return Journey("long", "Long", "long.journey.yaml", "journey", touchpoints, tuple(ways), (ids[0],))


@pytest.fixture(scope="module")
def long() -> Journey:
    return chain(LONG)


@pytest.fixture(scope="module")
def round_and_round() -> Journey:
    return chain(20_000, back=True)


def last(journey: Journey) -> str:
    return next(reversed(journey.touchpoints))


QUESTIONS = {
    "reachable": lambda journey: len(journey.reachable) == len(journey.touchpoints),
    "unreachable": lambda journey: journey.unreachable == (),
    "reach": lambda journey: last(journey) in journey.reach(["t0"]),
    "can reach": lambda journey: "t0" in journey.can_reach([last(journey)]),
    "dominators": lambda journey: journey.dominators[last(journey)] == f"t{len(journey.touchpoints) - 2}",
    "witness": lambda journey: len(journey.witness(last(journey))) == LONGEST_WITNESS,
    "way": lambda journey: len(journey.way("t0", [last(journey)])) == len(journey.touchpoints) - 1,
    "steps": lambda journey: len(journey.steps(list(journey.touchpoints))) == len(journey.touchpoints) - 1,
    "visits": lambda journey: len(journey.visits(lambda t: t.kind == "menu", 4)) == 1,
    "fates": lambda journey: len(journey.fates) > 0,
    "walking order": lambda journey: journey.walking_order[last(journey)] == len(journey.touchpoints) - 1,
    "regions": lambda journey: len(journey.regions(list(journey.touchpoints))) == 1,
    "traps": lambda journey: journey.traps == (),
    "graph": lambda journey: journey.graph.number_of_nodes() == len(journey.touchpoints),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_chain_of_a_hundred_thousand_touchpoints_is_answered(long: Journey, question: str) -> None:
    assert QUESTIONS[question](long)


def test_a_long_chain_has_no_loops(long: Journey) -> None:
    assert long.components == ()
    assert long.loops == ()


def test_a_long_loop_is_one_component_with_loops(round_and_round: Journey) -> None:
    assert len(round_and_round.components) == 1
    assert round_and_round.loops
    assert round_and_round.dominators["t2"] == "t1"
    assert round_and_round.traps == ()


def test_visits_of_a_long_chain_with_many_ends_hold_short_ways() -> None:
    journey = chain(3000)
    fan = {f"f{number}": Touchpoint(f"f{number}", "menu") for number in range(3000)}
    ways = [Transition(f"t2999.option.{name}", "t2999", name, "option", name) for name in fan]
    wide = Journey(
        "wide", "Wide", "", "journey", {**journey.touchpoints, **fan},
        (*journey.transitions, *ways), ("t0",),
    )  # fmt: skip
    found = wide.visits(lambda touchpoint: touchpoint.id in fan, 1)
    assert len(found) == 3000
    assert {len(way) for way in found.values()} == {LONGEST_WITNESS + 1}
    assert all(wide.steps(way) for way in list(found.values())[:5])


# --- examples in the documentation ------------------------------------------------------------------


@pytest.mark.parametrize(
    "module",
    [
        "cxlint.journey.graph", "cxlint.journey.journey", "cxlint.journey.model", "cxlint.journey.durations",
        "cxlint.journey.loops", "cxlint.journey.traps", "cxlint.journey.edit", "cxlint.journey.values",
        "cxlint.journey.walking", "cxlint.journey.fates", "cxlint.text", "cxlint.sources.tree", "cxlint.sources.written", "cxlint.project",
    ],
)  # fmt: skip
def test_the_examples_in_the_docstrings_hold(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0
