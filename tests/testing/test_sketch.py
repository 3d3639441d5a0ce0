"""Sketches are journeys in a few words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.journey.journey import Journey
from cxlint.testing import SketchError, sketch


def ways(journey: Journey) -> list[tuple[str, str, str, str]]:
    return [(way.source, way.event, way.key, way.target) for way in journey.transitions]


ARROWS: dict[str, tuple[str, list[tuple[str, str, str, str]]]] = {
    "a way on": ("a -> b", [("a", "next", "", "b")]),
    "a row of ways": ("a -> b -> c", [("a", "next", "", "b"), ("b", "next", "", "c")]),
    "statements in one line": ("a -> b; b -> c", [("a", "next", "", "b"), ("b", "next", "", "c")]),
    "statements in lines": ("a -> b\n\n  b -> c\n", [("a", "next", "", "b"), ("b", "next", "", "c")]),
    "two ways on": ("a -> b; a -> c", [("a", "next", "", "b"), ("a", "next", "", "c")]),
    "an option": ("a -1-> b", [("a", "option", "1", "b")]),
    "an option in words": ("a -my bill-> b", [("a", "option", "my bill", "b")]),
    "stars and hashes": ("a -*-> b; a -#-> c", [("a", "option", "*", "b"), ("a", "option", "#", "c")]),
    "an event": ("a -no_input-> b", [("a", "no_input", "", "b")]),
    "an own event": ("a -on_declined-> b", [("a", "declined", "", "b")]),
    "a condition": ("a -{if: gold}-> b; a -> c", [("a", "condition", "", "b"), ("a", "else", "", "c")]),
    "a touchpoint that leads to itself": ("a -1-> a", [("a", "option", "1", "a")]),
    "a remark": ("a -> b # -> c", [("a", "next", "", "b")]),
    "a line of remark": ("# a -> x\na -> b", [("a", "next", "", "b")]),
    "another journey": ("a -> shared/why-me.journey.yaml#ask", [("a", "next", "", "shared/why-me.journey.yaml#ask")]),
}  # fmt: skip


@pytest.mark.parametrize("case", ARROWS)
def test_arrows(case: str) -> None:
    text, expected = ARROWS[case]
    assert ways(sketch(text).journey) == expected


KINDS = {
    "a message": ("a -> b", "message", None),
    "a menu by its options": ("a -1-> b", "menu", None),
    "a kind": ("a:queue -> b", "queue", None),
    "an ending": ("a:end", "end", None),
    "an ending with its outcome": ("a:end(resolved)", "end", "resolved"),
    "a kind that comes later": ("a -> b; a:bot", "bot", None),
}


@pytest.mark.parametrize("case", KINDS)
def test_kinds(case: str) -> None:
    text, kind, end = KINDS[case]
    made = sketch(text).journey["a"]
    assert (made.kind, made.end) == (kind, end)


PROMPTS = {
    "plain": ("a {prompt: Press one} -> b", "Press one"),
    "with a hash": ('a {prompt: "Press # now"} -> b', "Press # now"),
    "with a semicolon": ('a {prompt: "Wait; then press 1", source: {id: 1}} -> b', "Wait; then press 1"),
    "with an apostrophe": ("a {prompt: What's up} -> b", "What's up"),
    "with braces": ('a {prompt: "Dear {name} - welcome"} -> b', "Dear {name} - welcome"),
    "with one brace": ('a {prompt: "a } - b"} -> b', "a } - b"),
    "with an arrow": ('a {prompt: "a -> b!"} -> b', "a -> b!"),
    "with a quotation mark in it": ('a {prompt: "say \\"}\\" now"} -> b', 'say "}" now'),
    "over two lines": ("a {prompt: Hello,\n kind: bot} -> b", "Hello"),
}


@pytest.mark.parametrize("case", PROMPTS)
def test_details_of_touchpoints(case: str) -> None:
    text, prompt = PROMPTS[case]
    made = sketch(text).journey
    assert made["a"].prompt == {"": prompt}
    assert [way.target for way in made.out("a")] == ["b"]


def test_details_of_ways() -> None:
    made = sketch('a -no_input{retry: 2, label: "x; }"}-> b').journey
    (way,) = made.transitions
    assert (way.retry, way.label) == (2, "x; }")


def test_keys_of_the_journey() -> None:
    made = sketch("@ {role: queue, locales: [en]}\n@ {start: b}\na -> b").journey
    assert (made.role, made.locales, made.start) == ("queue", ("en",), ("b",))


def test_the_first_touchpoint_is_the_start() -> None:
    assert sketch("z -> a").journey.start == ("z",)


MARKS = {
    "a touchpoint": ("a -> b!", {"b"}),
    "a touchpoint with a kind and details": ("a:menu {prompt: x}! -1-> b", {"a"}),
    "a way": ("a -no_input!-> b", {"a.on_no_input"}),
    "a way with details": ("a -no_input{max: 2}!-> b", {"a.on_no_input"}),
    "a plain way": ("a -!-> b", {"a.next->b"}),
    "an option": ("a -1!-> b; a -2-> b", {"a.option.1"}),
    "several": ("a! -1!-> b!", {"a", "a.option.1", "b"}),
    "nothing": ("a -> b", set()),
}


@pytest.mark.parametrize("case", MARKS)
def test_marks(case: str) -> None:
    text, flagged = MARKS[case]
    assert sketch(text).flagged == flagged


WRONG = {
    "no arrow": ("a b", "No arrow"),
    "half an arrow": ("a - b", "No arrow"),
    "an arrow to nowhere": ("a ->", "No touchpoint"),
    "an arrow from nowhere": ("-> a", "No touchpoint"),
    "an open brace": ("a {prompt: x", "brace is not closed"),
    "details that make no sense": ("a {prompt: [} -> b", "In:"),
    "an unknown kind": ("a:manu -> b", "is no kind"),
    "an unknown key": ("a {promt: x}", "no key"),
    "an option that stands twice": ("a -1-> b; a -1-> c", "stands twice"),
    "an event that stands twice": ("a -error-> b; a -error-> c", "stands twice"),
    "a way out of another journey": ("a -> x.journey.yaml -> b", "not part of this journey"),
    "nothing": ("# nothing", "no touchpoints"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_sketch_that_makes_no_sense(case: str) -> None:
    text, words = WRONG[case]
    with pytest.raises(SketchError, match=words):
        sketch(text)


@settings(deadline=None)
@given(st.text(alphabet="ab:->!{}\"'#; \n@.12,", max_size=40))
def test_any_text_is_a_sketch_or_a_sketch_error(text: str) -> None:
    try:
        made = sketch(text)
    except SketchError:
        return
    assert all(mark in made.journey or made.journey.has_transition(mark) for mark in made.flagged)
