"""The facade that rules speak to."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from itertools import pairwise
from typing import Any

import networkx
import pytest

from cxlint.errors import JourneyError
from cxlint.journey.durations import parse_duration
from cxlint.journey.journey import LONGEST_WITNESS, Journey
from cxlint.journey.model import Beyond, Touchpoint, Transition, frozen
from cxlint.testing import sketch


def journey(text: str) -> Journey:
    return sketch(text).journey


def dangling() -> Journey:
    """Loaders keep targets that are not there."""
    made = journey("a:menu -1-> b; b -> done:end(resolved)")
    return dataclasses.replace(
        made, transitions=(*made.transitions, Transition("b.on_error", "b", "nowhere", "error"))
    )


# --- elements ---------------------------------------------------------------------------------------


def test_elements_are_found_by_their_ids() -> None:
    made = journey("a:menu -1-> b; a -2-> b; a -no_input-> b; b -> done:end")
    assert made["a"].kind == "menu"
    assert "a" in made
    assert "z" not in made
    assert made.transition("a.option.1").target == "b"
    assert made.has_transition("a.on_no_input")
    assert not made.has_transition("a.on_error")


@pytest.mark.parametrize(
    "ask",
    [
        lambda made: made["z"],
        lambda made: made.transition("z"),
        lambda made: made.steps(["b", "a"]),
        lambda made: made.reach(["z"]),
        lambda made: made.can_reach(["z"]),
    ],
    ids=["a touchpoint", "a transition", "a step against the arrow", "a start", "a goal"],
)
def test_what_is_not_there_is_an_error_for_people(ask: Any) -> None:
    with pytest.raises(JourneyError, match=r"“.*”"):
        ask(journey("a -> b; b -> done:end"))


def test_ways_are_told_in_the_order_of_the_design() -> None:
    made = journey("a:menu -2-> b; a -1-> c; a -hangup-> d:end; a -no_input-> b; b -> c; c -> d")
    assert [way.id for way in made.out("a")] == ["a.option.2", "a.option.1", "a.on_hangup", "a.on_no_input"]
    assert [way.id for way in made.ways_on("a")] == ["a.option.2", "a.option.1", "a.on_no_input"]
    assert [way.id for way in made.into("b")] == ["a.option.2", "a.on_no_input"]
    assert made.out("nobody") == ()


ENTRIES = {
    "the first touchpoint without a start": ("a -> b:end", ["a"]),
    "the start that is named": ("@ {start: b}\na -> b; b -> c:end", ["b"]),
    "several starts, in their order": ("@ {start: [b, a]}\na -> b; b -> c:end", ["b", "a"]),
    "a start that is named twice counts once": ("@ {start: [a, a]}\na -> b:end", ["a"]),
    "no start": ("@ {start: []}\na -> b:end", []),
}


@pytest.mark.parametrize("case", ENTRIES)
def test_entries(case: str) -> None:
    text, expected = ENTRIES[case]
    assert [entry.id for entry in journey(text).entries] == expected


def test_a_start_that_is_not_there_is_no_entry() -> None:
    assert dataclasses.replace(journey("a -> b:end"), start=("z", "b")).entries[0].id == "b"


def test_dangling_transitions_are_kept_and_what_is_behind_them_unknown() -> None:
    made = dangling()
    assert [way.id for way in made.dangling] == ["b.on_error"]
    assert made.opaque == {"b"}
    assert made.reachable == {"a", "b", "done"}


# --- who is where -----------------------------------------------------------------------------------

PEOPLE = {
    "an agent": ("a:agent", True, True),
    "a queue": ("a:queue", True, True),
    "a transfer": ("a:transfer", True, True),
    "a transfer to a bot": ("a:transfer {transfer_target: bot}", False, False),
    "an agent in the back office helps but cannot be talked to": (
        "a:agent {channel: backstage}",
        False,
        True,
    ),
    "a queue in the back office": ("a:queue {layer: support}", False, False),
    "a call-back": ("a:callback", False, True),
    "a voicemail": ("a:voicemail", False, True),
    "a bot": ("a:bot", False, False),
    "a message": ("a:message", False, False),
    "a call to a journey that nobody has read": ("a:call", False, False),
}


@pytest.mark.parametrize("case", PEOPLE)
def test_people_and_help(case: str) -> None:
    text, person, helped = PEOPLE[case]
    made = journey(text)
    assert (made.people == {"a"}, made.help == {"a"}) == (person, helped)


BEYOND = {
    "a person there": (Beyond("x", True, True), True, True, False),
    "a call-back there": (Beyond("x", False, True), False, True, False),
    "nobody there": (Beyond("x", False, False), False, False, False),
    "it cannot be told": (Beyond("x", None, None), False, False, True),
}


@pytest.mark.parametrize("case", BEYOND)
def test_what_lies_beyond_a_call(case: str) -> None:
    beyond, person, helped, opaque = BEYOND[case]
    made = journey("a -> b:call; b -> c:end").linked({"b": beyond})
    assert (made.people == {"b"}, made.help == {"b"}, made.opaque == {"b"}) == (person, helped, opaque)


def test_a_call_is_opaque_until_it_is_linked_and_linking_changes_nothing_else() -> None:
    made = journey("a -> b:call; b -> c:end")
    linked = made.linked({"b": Beyond("x", True, True)})
    assert (made.opaque, linked.opaque) == ({"b"}, frozenset())
    assert linked.touchpoints == made.touchpoints
    assert linked.transitions == made.transitions


def test_an_incomplete_touchpoint_is_opaque() -> None:
    made = journey("a -> b:end")
    broken = {**made.touchpoints, "a": dataclasses.replace(made["a"], incomplete=True)}
    assert dataclasses.replace(made, touchpoints=broken).opaque == {"a"}


STOPS = {
    "an ending": ("a:end", True),
    "a message with an outcome": ("a:message {end: resolved}", True),
    "a queue": ("a:queue", True),
    "a call-back": ("a:callback", True),
    "a call without a way on": ("a:call", True),
    "a call that goes on": ("a:call -> b:end", False),
    "a message": ("a:message", False),
    "a voicemail": ("a:voicemail", False),
}


@pytest.mark.parametrize("case", STOPS)
def test_where_a_journey_may_stop(case: str) -> None:
    text, expected = STOPS[case]
    made = journey(text)
    assert made.stops_at(made["a"]) is expected


MEDIA = {
    "phone": "voice", "sms": "text", "email": "post", "web": "screen", "store": "person", "backstage": "none",
    "locker": "physical", "robot": "voice",
}  # fmt: skip


@pytest.mark.parametrize("channel", MEDIA)
def test_the_medium_of_a_channel(channel: str) -> None:
    made = journey(
        f"@ {{channels: {{locker: {{name: L}}, robot: {{medium: voice}}}}}}\na {{channel: {channel}}}"
    )
    assert made.medium(made["a"]) == MEDIA[channel]


def test_the_medium_of_an_unknown_channel_is_unknown() -> None:
    made = journey("a -> b")
    assert made.medium(made["a"]) is None
    assert made.medium(Touchpoint("x", "message", channel="carrier_pigeon")) is None


def test_kinds_are_told_in_the_order_of_the_design() -> None:
    made = journey("a:menu -1-> q:queue; a -2-> b:menu; b -1-> q")
    assert [touchpoint.id for touchpoint in made.of_kind("menu", "queue")] == ["a", "b", "q"]
    assert made.of_kind("survey") == ()


# --- reach ------------------------------------------------------------------------------------------

HANGING_UP = "a:menu -1-> b; a -hangup-> wrap; b -> done:end(resolved); wrap -> done; lost -> done"


def test_hanging_up_reaches_but_is_no_way_to_a_goal() -> None:
    made = journey(HANGING_UP)
    assert made.reachable == {"a", "b", "wrap", "done"}
    assert [touchpoint.id for touchpoint in made.unreachable] == ["lost"]
    assert [touchpoint.id for touchpoint in made.reached] == ["a", "b", "wrap", "done"]
    assert made.can_reach(["wrap"]) == {"wrap"}
    assert made.can_reach(["done"]) == {"a", "b", "wrap", "done", "lost"}
    assert made.way("a", ["wrap"]) is None


def test_hanging_up_makes_no_loop() -> None:
    assert journey("a -> b; b -hangup-> a").components == ()


def test_reach_goes_only_through_the_transitions_that_are_let_through() -> None:
    made = journey("a:menu -1-> b; a -no_input-> c; b -> d:end; c -> d")
    chosen = lambda way: not way.accidental  # noqa: E731
    assert made.reach(["a"], through=chosen) == {"a", "b", "d"}
    assert made.reach(["b", "c"]) == {"b", "c", "d"}
    assert made.can_reach(["c"], through=chosen) == {"c"}
    assert made.can_reach(["d"], through=chosen) == {"a", "b", "c", "d"}
    assert made.reach([]) == frozenset()


def test_what_lets_transitions_through_is_never_asked_about_hanging_up() -> None:
    asked: list[str] = []
    journey(HANGING_UP).can_reach(["done"], through=lambda way: bool(asked.append(way.event)) or True)
    assert "hangup" not in asked


def test_components_are_the_groups_one_can_go_round_in() -> None:
    made = journey("a -> b; b -error-> a; b -> c; c -no_answer-> c; c -> d:end; e -> f; f -> e")
    assert made.components == (("a", "b"), ("c",), ("e", "f"))


def test_dominators_with_one_entry_and_with_two() -> None:
    text = "a:menu -1-> b; a -2-> c; b -> d; c -> d; d -> e:end"
    assert journey(text).dominators == {"a": "a", "b": "a", "c": "a", "d": "a", "e": "d"}
    two = journey(f"@ {{start: [b, c]}}\n{text}")
    assert two.dominators == {"b": "b", "c": "c", "d": "d", "e": "d"}


def test_visits_tell_where_counted_touchpoints_pile_up() -> None:
    made = journey("a:menu -1-> b:menu; b -1-> c:menu; c -1-> d:end; a -2-> d")
    found = made.visits(lambda touchpoint: int(touchpoint.kind == "menu"), 3)
    assert found == {("c", 3): ("a", "b", "c")}
    assert made.visits(lambda _touchpoint: 0, 1) == {}


# --- witnesses --------------------------------------------------------------------------------------


def test_a_witness_is_a_shortest_way_from_an_entry() -> None:
    made = journey("a:menu -1-> b; b -> c; a -2-> c; c -> d:end; lost -> d")
    assert made.witness("c") == ("a.option.2",)
    assert made.witness("a") == ()
    assert made.witness("lost") == ()
    assert made.witness("c", then=made.out("c")) == ("a.option.2", "c.next->d")


def leading_back(text: str) -> Journey:
    """The journey in which the touchpoint “back” leads customers to where they were before."""
    made = journey(text)
    back = dataclasses.replace(made["back"], source={"leads_back": True})
    return dataclasses.replace(made, touchpoints={**made.touchpoints, "back": back})


def test_a_witness_leads_back_only_to_where_customers_were() -> None:
    text = "a:menu -1-> pause -> back -> d; back -> a; a -2-> b -> c -error-> d; d -> e:end"
    assert journey(text).witness("d")[-1] == "back.next->d"
    assert leading_back(text).witness("d") == ("a.option.2", "b.next->c", "c.on_error")
    assert leading_back(text).witness("e")[-1] == "d.next->e"


def test_where_customers_only_get_back_to_there_is_a_witness_all_the_same() -> None:
    made = leading_back("a:menu -1-> back -> d; back -> a; d -> e:end")
    assert made.witness("e") == ("a.option.1", "back.next->d", "d.next->e")


def test_a_witness_starts_at_the_nearest_of_several_entries() -> None:
    assert journey("@ {start: [a, c]}\na -> b; b -> d; c -> d; d -> e:end").witness("d") == ("c.next->d",)


def test_a_long_witness_keeps_the_steps_nearest_to_the_finding() -> None:
    size = LONGEST_WITNESS + 40
    made = journey("\n".join(f"t{number} -> t{number + 1}" for number in range(size)))
    way = made.witness(f"t{size - 1}", then=made.out(f"t{size - 1}"))
    assert len(way) == LONGEST_WITNESS
    assert way[-1] == f"t{size - 1}.next->t{size}"
    steps = [made.transition(step) for step in way]
    assert all(one.target == other.source for one, other in pairwise(steps))


def test_steps_are_the_first_ways_between_neighbours() -> None:
    made = journey("a:menu -2-> b; a -1-> b; b -> c:end")
    assert [way.id for way in made.steps(["a", "b", "c"])] == ["a.option.2", "b.next->c"]
    assert made.steps(["a"]) == ()


WAYS = {
    "a shortest way": ("a", ["d"], None, ["a.option.1", "c.next->d"]),
    "the nearest of the goals": ("a", ["d", "c"], None, ["a.option.1"]),
    "no steps when it starts at a goal": ("a", ["a"], None, []),
    "a way round what must not be taken": (
        "a", ["d"], lambda way: way.key != "1", ["a.option.2", "b.next->c", "c.next->d"],
    ),
    "no way": ("d", ["a"], None, None),
}  # fmt: skip


@pytest.mark.parametrize("case", WAYS)
def test_way(case: str) -> None:
    start, goals, through, expected = WAYS[case]
    made = journey("a:menu -2-> b; a -1-> c; b -> c; c -> d:end")
    found = made.way(start, goals, through)
    assert (None if found is None else [way.id for way in found]) == expected


# --- traps ------------------------------------------------------------------------------------------

TRAPS = {
    "two menus that lead to each other": ("a:menu -1-> b:menu; b -1-> a", [("a", "b")]),
    "a way out to an ending": ("a:menu -1-> a; a -2-> done:end(resolved)", []),
    "a way out to a person": ("a:menu -1-> a; a -0-> q:queue", []),
    "a way out to an ending that is bad": ("a:menu -1-> a; a -2-> done:end(unresolved)", [("a",)]),
    "only hanging up": ("a:menu -1-> a; a -hangup-> done:end(resolved)", [("a",)]),
    "a way out to what nobody has read": ("a:menu -1-> a; a -2-> other:call", []),
    "a loop that nobody gets into": ("s:end; a:menu -1-> a", []),
}


@pytest.mark.parametrize("case", TRAPS)
def test_traps(case: str) -> None:
    text, expected = TRAPS[case]
    assert [trap.members for trap in journey(text).traps] == expected


# --- the graph, and values --------------------------------------------------------------------------


def test_the_graph_holds_the_design() -> None:
    made = dangling()
    graph = made.graph
    assert isinstance(graph, networkx.MultiDiGraph)
    assert list(graph.nodes) == ["a", "b", "done", "nowhere"]
    assert graph.nodes["a"]["touchpoint"] is made["a"]
    assert graph.nodes["nowhere"]["touchpoint"] is None
    edges = {
        key: (source, target, held["transition"])
        for source, target, key, held in graph.edges(keys=True, data=True)
    }
    assert edges == {way.id: (way.source, way.target, way) for way in made.transitions}
    assert made.graph is graph


def test_parallel_transitions_are_parallel_edges() -> None:
    assert journey("a:menu -1-> b; a -2-> b; b -> c:end").graph.number_of_edges("a", "b") == 2


def test_the_graph_cannot_be_changed() -> None:
    with pytest.raises(networkx.NetworkXError):
        journey("a -> b").graph.add_node("c")


CHANGES = {
    "a journey's field": lambda made: setattr(made, "title", "x"),
    "a journey's touchpoints": lambda made: made.touchpoints.update(x=1),
    "a touchpoint's field": lambda made: setattr(made["a"], "kind", "menu"),
    "a touchpoint's attributes": lambda made: made["a"].attributes.__setitem__("x", 1),
    "a touchpoint's prompt": lambda made: made["a"].prompt.pop(""),
    "a transition's field": lambda made: setattr(made.transitions[0], "target", "x"),
    "attributes of the journey": lambda made: made.attributes.clear(),
    "what lies beyond": lambda made: made.beyond.__ior__({"a": 1}),
}


@pytest.mark.parametrize("case", CHANGES)
def test_nothing_can_be_changed(case: str) -> None:
    made = journey("a {prompt: Hello, human_intent: true} -> b")
    with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):
        CHANGES[case](made)


def test_changing_what_a_journey_was_made_of_does_not_change_it() -> None:
    attributes: dict[str, Any] = {"human_intent": True}
    touchpoint = Touchpoint("a", "bot", attributes=attributes)
    attributes.clear()
    assert touchpoint.get("human_intent") is True
    assert touchpoint.get("discloses") is None
    assert touchpoint.get("discloses", False) is False


def test_frozen_values_can_be_copied_pickled_and_merged() -> None:
    made = journey("a {prompt: Hello}")
    assert copy.deepcopy(made["a"]) == made["a"]
    assert pickle.loads(pickle.dumps(made["a"])) == made["a"]
    assert {**made["a"].prompt, "de": "Hallo"} == {"": "Hello", "de": "Hallo"}
    assert frozen(made["a"].prompt) is made["a"].prompt


# --- values -----------------------------------------------------------------------------------------

DURATIONS = {
    "90s": (90, 0), "1m30s": (90, 0), "2h": (7200, 0), "3d": (259200, 0), "1w": (604800, 0), "2bd": (0, 2),
    "1bd4h": (14400, 1), "1.5m": (90, 0), "0s": (0, 0), "PT1M30S": (90, 0), "P1DT2H": (93600, 0), "P2W": (1209600, 0),
}  # fmt: skip


@pytest.mark.parametrize("text", DURATIONS)
def test_durations(text: str) -> None:
    found = parse_duration(text)
    assert found is not None
    assert (found.seconds, found.working_days) == DURATIONS[text]
    assert str(found) == text


@pytest.mark.parametrize(
    "text",
    ["", "90", "s", "1:30", "-1s", "1 m", "P", "PT", "1y", "90S", "1m30", "9" * 400 + "s", "٣s", "90s\n"],
)
def test_what_is_no_duration(text: str) -> None:
    assert parse_duration(text) is None


WORDS = {
    "a plain step": (Transition("t", "a", "b"), ""),
    "an option": (Transition("t", "a", "b", "option", "0", label="a person"), "0, a person"),
    "a failure after tries": (Transition("t", "a", "b", "no_input", retry=2), "no input, after 3 tries"),
    "a limit": (Transition("t", "a", "b", max=3), "at most 3×"),
    "a share": (Transition("t", "a", "b", condition="gold", probability=0.35), "gold, 35%"),
    "otherwise": (Transition("t", "a", "b", "else"), "otherwise"),
}


@pytest.mark.parametrize("case", WORDS)
def test_transitions_in_words(case: str) -> None:
    transition, expected = WORDS[case]
    assert transition.words == expected
