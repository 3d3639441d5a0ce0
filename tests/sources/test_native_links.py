"""What journey files say since other formats can be written as such: names, calls, ways in their order."""

from __future__ import annotations

from typing import Any

import pytest

from cxlint.journey.journey import Journey
from cxlint.journey.model import Reference
from cxlint.sources.base import Document, Flaw
from cxlint.sources.native import JourneyFile


def read(body: str, head: str = "") -> tuple[Journey, tuple[Flaw, ...]]:
    text = f"cxlint: 1\n{head}touchpoints:\n  a:\n    {body}\n  b: {{end: resolved}}\n"
    reading = JourneyFile().read(Document("flows/j.journey.yaml", text.encode()))
    return reading.journeys[0], reading.flaws


def sound(body: str, head: str = "") -> Journey:
    journey, flaws = read(body, head)
    assert flaws == ()
    return journey


IMPORTED = "source: {format: tool}\n"
REFERENCES: dict[str, tuple[str, str, Reference]] = {
    "a journey file": ("b.journey.yaml", "", Reference("b.journey.yaml", "file")),
    "a touchpoint in it": ("b.journey.yml#x", "", Reference("b.journey.yml", "file", touchpoint="x")),
    "a name": ("Billing", "", Reference("Billing", "journey")),
    "a name of the tool it came from": ("Billing", IMPORTED, Reference("tool:Billing", "journey")),
    "a name of another tool": ("{name: B, format: other}", IMPORTED, Reference("other:B", "journey")),
    "a name of no tool": ('{name: B, format: ""}', IMPORTED, Reference("B", "journey")),
    "a name with blanks around it": ('" B "', IMPORTED, Reference("tool:B", "journey")),
    "everything": (
        "{name: 7, also: [Billing, C], at: x, returns: true, late: true}", IMPORTED,
        Reference("tool:7", "journey", True, "x", ("tool:Billing", "tool:C"), True),
    ),
    "a file of any kind": ("{file: ../b.vxml, also: c.vxml}", "", Reference("../b.vxml", "file", names=("c.vxml",))),
    "a name that has to be found out": ("{name: }", "", Reference("", "journey")),
}  # fmt: skip


@pytest.mark.parametrize("case", REFERENCES)
def test_a_call_names_a_journey(case: str) -> None:
    text, head, expected = REFERENCES[case]
    touchpoint = sound(f"journey: {text}", head)["a"]
    assert (touchpoint.kind, touchpoint.reference) == ("call", expected)


@pytest.mark.parametrize("text", ["[a]", "{}", "{name: a, file: b}", "{returns: true}"])
def test_a_call_that_names_none_or_two_is_told(text: str) -> None:
    _, flaws = read(f"journey: {text}")
    assert [flaw.message for flaw in flaws] == ["A call names one journey, by its name or by its file."]


def test_a_misspelt_key_of_a_call_is_told() -> None:
    _, flaws = read("journey: {name: a, retuns: true}")
    assert flaws[0].message == "A journey that is called has no key “retuns”."
    assert "returns" in flaws[0].fix


def test_names_are_kept_apart_by_the_tool_they_come_from() -> None:
    assert sound("next: b", "names: [Billing, ' 7']\n" + IMPORTED).names == ("tool:Billing", "tool:7")
    assert sound("next: b", "names: Billing\n").names == ("Billing",)
    assert sound("next: b").names == ()


def test_flows_for_later_moments_are_references() -> None:
    journey = sound("source: {type: x, hooks: {CustomerQueue: Waiting, Other: {file: o.vxml}}}", IMPORTED)
    assert journey["a"].source == {
        "type": "x",
        "hooks": {
            "CustomerQueue": Reference("tool:Waiting", "journey"),
            "Other": Reference("o.vxml", "file"),
        },
    }


def test_a_touchpoint_can_be_incomplete() -> None:
    journey = sound("incomplete: true")
    assert journey["a"].incomplete
    assert journey.opaque == {"a"}
    assert "incomplete" not in journey["a"].attributes
    assert not sound("incomplete: false")["a"].incomplete


Told = list[tuple[Any, ...]]
WAYS: dict[str, tuple[str, Told]] = {
    "a comparison under next": (
        'next: [{key: "= 5", to: b}, a]', [("a.next->b", "condition", "= 5", ""), ("a.next->a", "else", "", "")]
    ),
    "a single comparison": ('next: {key: "= 5", to: b}', [("a.next", "condition", "= 5", "")]),
    "a way with its event": ("ways: [{event: error, to: b}]", [("a.on_error", "error", "", "")]),
    "a way without an event": ("ways: [b]", [("a.next->b", "next", "", "")]),
    "a condition without an event": ("ways: [{if: gold, to: b}]", [("a.next->b", "condition", "", "gold")]),
    "a next step that has a condition": (
        "ways: [{event: next, if: gold, to: b}]", [("a.next->b", "next", "", "gold")]
    ),
    "the same event twice": (
        "ways: [{event: error, to: b}, {event: error, to: a}]",
        [("a.on_error", "error", "", ""), ("a.on_error#2", "error", "", "")],
    ),
    "any order": (
        "ways: [{event: option, key: 1, to: b}, {event: error, to: a}, {event: option, key: 2, to: a}]",
        [("a.option.1", "option", "1", ""), ("a.on_error", "error", "", ""), ("a.option.2", "option", "2", "")],
    ),
    "an event of one's own": ("ways: [{event: errors, to: b}]", [("a.on_errors", "errors", "", "")]),
    "an outcome": ("ways: [{event: outcome, key: paid, to: b}]", [("a.outcome.paid", "outcome", "paid", "")]),
}  # fmt: skip


@pytest.mark.parametrize("case", WAYS)
def test_ways(case: str) -> None:
    text, expected = WAYS[case]
    assert [(way.id, way.event, way.key, way.condition) for way in sound(text).out("a")] == expected


WRONG = {
    "ways: b": "ways lists at least one way out.",
    "ways: []": "ways lists at least one way out.",
    "ways: [{event: error}]": "This transition does not say where it leads.",
    "ways: [{event: error, evnt: x, to: b}]": "A transition has no key “evnt”.",
    "ways: [{event: [x], to: b}]": "event is text, but a list stands here.",
    "ways: [{to: b, probability: 60%}, {to: a, probability: 50%}]": "The probabilities under ways add up to 110%.",
    "options: {1: {to: b, key: 2}}": "A transition has no key “key”.",
    "on_error: {to: b, event: fail}": "A transition has no key “event”.",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_with_ways_is_told(text: str) -> None:
    _, flaws = read(text)
    assert [flaw.message for flaw in flaws] == [WRONG[text]]


@pytest.mark.parametrize("key", ["ways: [b]", "journey: x", "incomplete: true"])
def test_what_only_a_touchpoint_has_is_no_default(key: str) -> None:
    _, flaws = read("next: b", f"defaults: {{{key}}}\n")
    assert [flaw.message for flaw in flaws] == [f"{key.partition(':')[0]} cannot be a default."]
