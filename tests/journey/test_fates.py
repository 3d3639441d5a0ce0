"""How a contact ends by itself when nobody answers any more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.api import Fate, Journey, Touchpoint, Transition
from cxlint.testing import sketch

SURE = [
    ("An ending is its own fate", "a:end"),
    ("A message leads to it", "a -> x:end"),
    ("Tasks and decisions do", "a:task -> d:decision -> x:end\n d -closed-> y:end"),
    ("What fails does not count where something leads on", "a:task -> x:end\n a -error-> q:queue"),
    ("What fails counts where nothing else leads on", "a:wait -timeout-> x:end"),
    ("Hanging up does not count", "a -> x:end\n a -hangup-> q:queue"),
    ("A counter comes to its end some time", "a:decision {basis: counter, next: [{to: m, if: again}, x]}\n m:menu -1-> q:queue\n x:end"),
    ("A message in the same channel", "h {channel: phone} -> m:menu {channel: phone} -1-> q:queue\n m -no_input-> a {channel: phone} -> x:end"),
]  # fmt: skip

UNSURE = [
    ("A menu asks", "a:menu -1-> x:end"),
    ("A queue helps", "a:queue -timeout-> x:end"),
    ("Another journey", "a:call -> x:end"),
    ("One way leads to help", "a:decision {next: [{to: q, if: open}, x]}\n q:queue\n x:end"),
    ("One way is chosen by the customer", "a -> x:end\n a -1-> q:queue"),
    ("A way to nowhere", "a:decision {next: [{to: x, if: open}, nowhere]}\n x:end"),
    ("A round", "a -> b -> a"),
    ("A dead end", "a"),
    ("Somebody has the matter on the desk", "a:task {opens_case: true} -> x:end"),
    ("A text message during a call", "h {channel: phone} -> t:task -> q:queue\n t -error-> a {channel: sms} -> x:end"),
    ("A text message during nobody knows what", "h -> t:task -> q:queue\n t -error-> a {channel: sms} -> x:end"),
]  # fmt: skip


def rows(table: list[tuple[str, str]]) -> list[object]:
    return [pytest.param(text, id=sentence) for sentence, text in table]


@pytest.mark.parametrize("text", rows(SURE))
def test_the_contact_ends_by_itself(text: str) -> None:
    assert "a" in sketch(text).journey.fates


@pytest.mark.parametrize("text", rows(UNSURE))
def test_nobody_knows_how_the_contact_ends(text: str) -> None:
    assert "a" not in sketch(text).journey.fates


TOLD = [
    ("Nothing is said", "a:task -> x:end", (True, False, False, False)),
    ("A message", "a -> x:end", (True, True, True, False)),
    ("A message backstage", "a {channel: backstage} -> x:end", (True, False, False, False)),
    ("The ending speaks", "a:task -> x:end {prompt: Bye}", (True, True, True, False)),
    ("A message on one of two ways", "a:decision {next: [{to: s, if: day}, x]}\n s -> x:end", (True, True, False, False)),
    ("The ending helps", "a -> x:end(deferred)", (False, True, True, False)),
    ("One of two endings helps", "a:decision {next: [{to: x, if: vip}, y]}\n x:end(resolved)\n y:end", (False, False, False, False)),
    ("Behind a counter", "a:task -> c:decision {basis: counter, next: [{to: m, if: again}, x]}\n m:menu -1-> q:queue\n x:end", (True, False, False, True)),
    ("A counter that ends either way", "a:decision {basis: counter, next: [{to: x, if: again}, y]}\n x:end\n y:end", (True, False, False, False)),
    ("What plays while customers wait", "@ {role: queue}\n a -> x:end {ends: piece}", (False, True, True, False)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row[1:], id=row[0]) for row in TOLD])
def test_what_is_told_of_a_fate(text: str, expected: tuple[bool, ...]) -> None:
    fate = sketch(text).journey.fates["a"]
    assert (fate.cut_off, fate.heard, fate.always_heard, fate.counted) == expected


def test_the_way_to_the_ending_is_the_first_in_the_design() -> None:
    journey = sketch("a -> d:decision {next: [{to: s, if: day}, x]}\n s -> y:end\n x:end").journey
    assert [way.target for way in journey.way_to_ending("a")] == ["d", "s", "y"]
    assert journey.fates["a"].ending == "y"
    assert journey.way_to_ending("x") == ()


def test_five_thousand_steps_are_no_matter() -> None:
    ids = [f"t{number}" for number in range(5000)]
    touchpoints = {one: Touchpoint(one, "message") for one in ids} | {"x": Touchpoint("x", "end")}
    ways = [Transition(f"w{one}", one, after) for one, after in zip(ids, [*ids[1:], "x"], strict=True)]
    journey = Journey("j", "J", "j.yaml", "native", touchpoints, tuple(ways), ("t0",))
    assert journey.fates["t0"].ending == "x"
    assert len(journey.way_to_ending("t0")) == 256


KINDS = ("message", "task", "decision", "menu", "queue", "end")
EVENTS = ("next", "next", "option", "error", "closed", "hangup")


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=9))
    counters = draw(st.sets(st.integers(0, 8)))
    place = st.integers(0, len(kinds))
    drawn = draw(st.lists(st.tuples(place, place, st.sampled_from(EVENTS)), max_size=18))
    touchpoints = {
        f"t{number}": Touchpoint(
            f"t{number}", kind, attributes={"basis": "counter"} if number in counters else {}
        )
        for number, kind in enumerate(kinds)
    }
    ways = [
        Transition(f"w{number}", f"t{source % len(kinds)}", f"t{target}", event, key=str(number))
        for number, (source, target, event) in enumerate(drawn)
    ]
    return Journey("j", "J", "j.yaml", "native", touchpoints, tuple(ways), ("t0",))


@settings(max_examples=200, deadline=None)
@given(journey=journeys())
def test_a_fate_is_made_of_those_that_stand_before_it(journey: Journey) -> None:
    before: dict[str, Fate] = {}
    for identifier, fate in journey.fates.items():
        ahead = [before[way.target] for way in fate.steps]
        assert journey[fate.ending].is_end
        assert bool(ahead) != journey[identifier].is_end
        if ahead:
            assert fate.cut_off == all(one.cut_off for one in ahead)
            assert fate.heard >= fate.always_heard
            goals = [way.target for way in journey.way_to_ending(identifier)]
            assert goals[-1] == fate.ending
        before[identifier] = fate


@settings(max_examples=200, deadline=None)
@given(journey=journeys())
def test_unless_tries_are_counted_every_way_that_does_not_fail_has_a_fate(journey: Journey) -> None:
    for identifier, fate in journey.fates.items():
        if not fate.counted and not journey[identifier].is_end:
            ways = [way for way in journey.ways_on(identifier) if not way.accidental]
            assert all(way.target in journey.fates for way in ways)
