"""Edits make another journey and leave the first one as it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.api import (
    AddTouchpoint,
    AddTransition,
    Duration,
    Edit,
    Journey,
    RemoveTouchpoint,
    RemoveTransition,
    Retarget,
    SetAttribute,
    apply_edits,
    vocabulary,
)
from cxlint.errors import JourneyError
from cxlint.sources.base import Document
from cxlint.sources.native import JourneyFile
from cxlint.testing import sketch

DESIGN = """
cxlint: 1
journey: Bill
channels: {locker: {medium: physical}}
start: [hello, menu]
touchpoints:
  hello: {prompt: Welcome., next: menu}
  menu:
    kind: menu
    options: {1: bill, 0: {to: queue, label: a person}}
    on_no_input: {to: queue, retry: 2}
  bill: {next: [{to: done, probability: 60%}, {to: queue, if: not settled}]}
  queue: {kind: queue, next: pay}
  pay: {next: {call: pay.journey.yaml, outcomes: {paid: done}}}
  done: {end: resolved}
"""


def read(text: str = DESIGN) -> Journey:
    reading = JourneyFile().read(Document("bill.journey.yaml", text.encode()))
    assert reading.flaws == ()
    return reading.journeys[0]


def content(journey: Journey) -> tuple[Any, ...]:
    return tuple(getattr(journey, field.name) for field in dataclasses.fields(journey))


TOUCHPOINT_VALUES: dict[str, tuple[str, Any, Any]] = {
    "a title": ("title", "Hi", "Hi"),
    "a kind": ("kind", "bot", "bot"),
    "a channel": ("channel", "sms", "sms"),
    "a channel of the journey's own": ("channel", "locker", "locker"),
    "a prompt in one language": ("prompt", "Hello.", {"": "Hello."}),
    "a prompt in two": ("prompt", {"en": "Hello.", "de": "Hallo."}, {"en": "Hello.", "de": "Hallo."}),
    "what is asked": ("asks", ["number"], ("number",)),
    "one thing that is asked": ("asks", "number", ("number",)),
    "a duration": ("duration", "90s", Duration("90s", 90)),
    "mean and p95": ("wait", {"mean": "1m", "p95": "5m"}, Duration("1m", 60, 0, Duration("5m", 300))),
    "an ending": ("end", "resolved", "resolved"),
    "a split": ("split", "all", "all"),
    "no prompt": ("prompt", None, {}),
    "no channel": ("channel", None, None),
    "where it comes from": ("source", {"id": "7"}, {"id": "7"}),
}


@pytest.mark.parametrize("case", TOUCHPOINT_VALUES)
def test_a_touchpoint_is_given(case: str) -> None:
    name, value, expected = TOUCHPOINT_VALUES[case]
    assert getattr(apply_edits(read(), [SetAttribute("hello", name, value)])["hello"], name) == expected


FURTHER: dict[str, tuple[str, Any, Any]] = {
    "a truth value": ("human_intent", True, True),
    "a number": ("max_attempts", 3, 3),
    "words": ("announces", ["position"], ("position",)),
    "a date": ("changed_on", "2026-01-31", date(2026, 1, 31)),
    "a longest wait": ("max_wait", "5m", Duration("5m", 300)),
    "a table": ("promise", {"what": "a call"}, {"what": "a call"}),
}


@pytest.mark.parametrize("case", FURTHER)
def test_a_touchpoint_is_given_a_further_attribute_and_loses_it_again(case: str) -> None:
    name, value, expected = FURTHER[case]
    made = apply_edits(read(), [SetAttribute("menu", name, value)])
    assert made["menu"].get(name) == expected
    assert content(apply_edits(made, [SetAttribute("menu", name, None)])) == content(read())


TRANSITION_VALUES: dict[str, tuple[str, Any, str, Any]] = {
    "a label": ("label", "yes", "label", "yes"),
    "a condition": ("if", "gold", "condition", "gold"),
    "a share in per cent": ("probability", "35%", "probability", 0.35),
    "a share": ("probability", 0.25, "probability", 0.25),
    "a limit": ("max", 2, "max", 2),
    "further attempts": ("retry", 0, "retry", 0),
    "no further attempts": ("retry", None, "retry", None),
    "a time": ("after", "5m", "after", Duration("5m", 300)),
    "what is said": ("say", ["Sorry?"], "say", ("Sorry?",)),
    "what is carried": ("carries", ["number"], "carries", ("number",)),
    "a target": ("to", "done", "target", "done"),
}


@pytest.mark.parametrize("case", TRANSITION_VALUES)
def test_a_transition_is_given(case: str) -> None:
    name, value, field, expected = TRANSITION_VALUES[case]
    made = apply_edits(read(), [SetAttribute("menu.on_no_input", name, value)])
    assert getattr(made.transition("menu.on_no_input"), field) == expected


WRONG: dict[str, Edit] = {
    "a touchpoint that is not there": SetAttribute("nowhere", "title", "x"),
    "an attribute that is not there": SetAttribute("menu", "titel", "x"),
    "an attribute of a transition that is not there": SetAttribute("hello.next", "probabilty", 1),
    "ways on as an attribute": SetAttribute("menu", "next", "done"),
    "a call as an attribute": SetAttribute("hello.next", "call", "pay.journey.yaml"),
    "an unknown kind": SetAttribute("menu", "kind", "manu"),
    "an unknown channel": SetAttribute("menu", "channel", "fone"),
    "a time without a unit": SetAttribute("menu", "wait", "90"),
    "a number as a title": SetAttribute("menu", "title", 3),
    "too few attempts": SetAttribute("menu", "max_attempts", 0),
    "a word as a truth value": SetAttribute("menu", "human_intent", "yes"),
    "a truth value as a number": SetAttribute("menu", "max_attempts", True),
    "more than everybody": SetAttribute("hello.next", "probability", "120%"),
    "a date that does not exist": SetAttribute("menu", "changed_on", "2026-02-31"),
    "a prompt that is a list": SetAttribute("menu", "prompt", ["a"]),
    "a table that is a word": SetAttribute("menu", "promise", "soon"),
    "a target that is not there": SetAttribute("hello.next", "to", "nowhere"),
    "adding what is there": AddTouchpoint("menu"),
    "adding a touchpoint without an id": AddTouchpoint(""),
    "adding a touchpoint with an unknown attribute": AddTouchpoint("new", {"titel": "x"}),
    "adding a touchpoint that leads nowhere": AddTouchpoint("new", {"next": "nowhere"}),
    "removing what is not there": RemoveTouchpoint("nowhere"),
    "a transition from nowhere": AddTransition("nowhere", "menu"),
    "a transition to nowhere": AddTransition("menu", "nowhere"),
    "removing a transition that is not there": RemoveTransition("menu.option.7"),
    "retargeting a transition that is not there": Retarget("menu.option.7", "done"),
    "retargeting to nowhere": Retarget("hello.next", "nowhere"),
}


@pytest.mark.parametrize("case", WRONG)
def test_refused(case: str) -> None:
    with pytest.raises(JourneyError, match=r".+ .+[.?]$"):
        apply_edits(read(), [WRONG[case]])


def test_a_guess_is_made_for_what_is_misspelt() -> None:
    with pytest.raises(JourneyError, match="Did you mean title"):
        apply_edits(read(), [SetAttribute("menu", "titel", "x")])


NAMES: dict[str, tuple[AddTransition, str]] = {
    "the only next step": (AddTransition("done", "hello"), "done.next"),
    "one more next step": (AddTransition("hello", "done"), "hello.next->done"),
    "an option": (AddTransition("menu", "done", "option", "9"), "menu.option.9"),
    "an option whose key is taken": (AddTransition("menu", "done", "option", "1"), "menu.option.1#2"),
    "an event": (AddTransition("bill", "queue", "error"), "bill.on_error"),
    "a condition": (AddTransition("queue", "done", "condition"), "queue.next->done"),
}


@pytest.mark.parametrize("case", NAMES)
def test_new_transitions_are_named_as_the_loader_names_them(case: str) -> None:
    edit, expected = NAMES[case]
    made = apply_edits(read(), [edit])
    assert (made.transition(expected).source, made.transition(expected).target) == (edit.source, edit.target)


def test_a_new_transition_stands_behind_those_of_its_touchpoint() -> None:
    made = apply_edits(read(), [AddTransition("menu", "done", "option", "9"), AddTransition("done", "hello")])
    ids = [way.id for way in made.transitions]
    assert ids.index("menu.option.9") == ids.index("menu.on_no_input") + 1
    assert ids[-1] == "done.next"


ADDED: dict[str, tuple[dict[str, Any], str]] = {
    "a message": ({}, "message"),
    "a menu": ({"options": {1: "done"}}, "menu"),
    "an input": ({"asks": ["number"]}, "input"),
    "an ending": ({"end": "resolved"}, "end"),
    "the kind it says": ({"kind": "bot"}, "bot"),
}


@pytest.mark.parametrize("case", ADDED)
def test_a_touchpoint_is_added(case: str) -> None:
    attributes, kind = ADDED[case]
    made = apply_edits(read(), [AddTouchpoint("say_goodbye", attributes)])
    assert (made["say_goodbye"].kind, made["say_goodbye"].title) == (kind, "Say goodbye")
    assert list(made.touchpoints)[-1] == "say_goodbye"


def test_a_touchpoint_is_added_with_its_ways() -> None:
    ways = {"next": ["done", {"to": "queue", "label": "else"}], "on_error": {"to": "queue", "max": 1}}
    made = apply_edits(read(), [AddTouchpoint("new", ways), AddTransition("hello", "new")])
    assert [(way.id, way.label, way.max) for way in made.out("new")] == [
        ("new.next", "", None), ("new.next->queue", "else", None), ("new.on_error", "", 1),
    ]  # fmt: skip
    assert "new" in made.reachable


def test_removing_a_touchpoint_removes_its_transitions_and_its_start() -> None:
    made = apply_edits(read(), [RemoveTouchpoint("menu")])
    assert made.start == ("hello",)
    assert "menu" not in made
    assert made.dangling == ()
    assert {way.id for way in read().transitions} - {way.id for way in made.transitions} == {
        "hello.next", "menu.option.1", "menu.option.0", "menu.on_no_input",
    }  # fmt: skip


@pytest.mark.parametrize(
    "edit",
    [RemoveTouchpoint("pay"), RemoveTransition("pay.next"), Retarget("pay.next", "done")],
    ids=["its touchpoint goes", "its transition goes", "its transition leads elsewhere"],
)
def test_the_stand_in_for_another_journey_goes_with_the_last_way_to_it(edit: Edit) -> None:
    made = apply_edits(read(), [edit])
    assert not any(touchpoint.synthetic for touchpoint in made.touchpoints.values())
    assert all(way.source in made for way in made.transitions)


def test_retargeting_keeps_everything_else() -> None:
    made = apply_edits(read(), [Retarget("menu.on_no_input", "bill")]).transition("menu.on_no_input")
    before = read().transition("menu.on_no_input")
    assert made == dataclasses.replace(before, target="bill")


def test_edits_see_what_the_ones_before_them_did() -> None:
    edits = [
        AddTouchpoint("help", {"kind": "queue"}),
        AddTransition("menu", "help", "option", "5"),
        SetAttribute("menu.option.5", "label", "help"),
        Retarget("menu.on_no_input", "help"),
        RemoveTouchpoint("queue"),
    ]
    made = apply_edits(read(), edits)
    assert made.transition("menu.option.5").label == "help"
    assert {way.id for way in made.into("help")} == {"menu.option.5", "menu.on_no_input"}


def test_no_edits_change_nothing() -> None:
    assert content(apply_edits(read(), [])) == content(read())


def test_answers_are_made_anew() -> None:
    before = sketch("a -> b; b -> done:end(resolved)").journey
    assert before.reachable == {"a", "b", "done"}
    assert apply_edits(before, [RemoveTransition(before.out("a")[0].id)]).reachable == {"a"}


# --- properties -------------------------------------------------------------------------------------

IDS = ["hello", "menu", "bill", "queue", "pay", "done"]
ids = st.sampled_from(IDS)
edits = st.one_of(
    st.builds(SetAttribute, ids, st.just("title"), st.text(max_size=5)),
    st.builds(SetAttribute, ids, st.just("max_attempts"), st.integers(1, 9)),
    st.builds(AddTouchpoint, st.sampled_from(["new", "newer"])),
    st.builds(AddTransition, ids, ids, st.sampled_from(["next", *vocabulary.EVENTS])),
    st.builds(AddTransition, ids, ids, st.just("option"), st.sampled_from("0123")),
    st.builds(RemoveTouchpoint, ids),
    st.builds(RemoveTransition, st.sampled_from([way.id for way in read().transitions])),
    st.builds(Retarget, st.sampled_from([way.id for way in read().transitions]), ids),
)


@settings(deadline=None)
@given(st.lists(edits, max_size=6))
def test_whatever_is_done_the_journey_stays_whole_and_the_old_one_untouched(chosen: list[Edit]) -> None:
    before = read()
    held = content(before)
    try:
        made = apply_edits(before, chosen)
    except JourneyError:
        made = before
    assert content(before) == held
    assert made.dangling == ()
    assert all(way.source in made for way in made.transitions)
    assert len({way.id for way in made.transitions}) == len(made.transitions)
    assert set(made.start) <= set(made.touchpoints)


@settings(deadline=None)
@given(ids, ids, st.sampled_from(["next", "option", "error", "condition"]), st.sampled_from("12345"))
def test_adding_and_removing_a_transition_gives_the_same(source: str, to: str, event: str, key: str) -> None:
    edit = AddTransition(source, to, event, key if event == "option" else "")
    before = read()
    made = apply_edits(before, [edit])
    new = ({way.id for way in made.transitions} - {way.id for way in before.transitions}).pop()
    assert content(apply_edits(made, [RemoveTransition(new)])) == content(before)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["title", "thinks", "owner"]), st.text(max_size=9)), ids)
def test_adding_and_removing_a_touchpoint_gives_the_same(attributes: dict[str, str], beside: str) -> None:
    edits = [
        AddTouchpoint("new", attributes), AddTransition("new", beside), AddTransition(beside, "new", "error"),
        RemoveTouchpoint("new"),
    ]  # fmt: skip
    assert content(apply_edits(read(), edits)) == content(read())


INDEPENDENT: Sequence[Edit] = (
    SetAttribute("hello", "title", "Hi"),
    SetAttribute("menu.on_no_input", "max", 3),
    AddTransition("done", "hello"),
    AddTransition("queue", "done", "timeout"),
    RemoveTouchpoint("bill"),
)


@pytest.mark.parametrize("order", list(permutations(INDEPENDENT))[::7], ids=lambda _order: "an order")
def test_the_order_of_independent_edits_does_not_matter(order: Sequence[Edit]) -> None:
    assert content(apply_edits(read(), order)) == content(apply_edits(read(), INDEPENDENT))
