"""Journey format 1, point by point."""

from __future__ import annotations

import json
import random
import textwrap
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sources.native_values import bad, cases, good, journey

from cxlint import templates
from cxlint.errors import UnreadableFile
from cxlint.journey.journey import Journey
from cxlint.sources.base import Document, Flaw
from cxlint.sources.native import JourneyFile


def load(text: str | bytes, path: str = "bill.journey.yaml") -> tuple[Journey, tuple[Flaw, ...]]:
    data = text if isinstance(text, bytes) else textwrap.dedent(text).encode()
    reading = JourneyFile().read(Document(path, data))
    return reading.journeys[0], reading.flaws


def body(text: str) -> tuple[Journey, tuple[Flaw, ...]]:
    """A journey with these touchpoints; the first one is in line 4."""
    return load(
        "cxlint: 1\njourney: Bill\ntouchpoints:\n" + textwrap.indent(textwrap.dedent(text).lstrip("\n"), "  ")
    )


def clean(text: str) -> Journey:
    made, flaws = body(text)
    assert flaws == ()
    return made


def told(flaws: tuple[Flaw, ...]) -> list[tuple[int, int, str]]:
    return [(flaw.location.line, flaw.location.column, flaw.message) for flaw in flaws]


# --- the head ---------------------------------------------------------------------------------------


def test_the_head_of_a_journey() -> None:
    made, flaws = load(
        """\
        cxlint: 1
        journey: Why is my bill higher?
        version: 2026.30
        owner: billing
        role: queue
        locales: [en, de]
        volume: 4200/day
        start: [b, a]
        stages: [reach, {id: follow_up, name: Follow-up, goal: Be sure}]
        channels: {locker: {name: Locker}, robot: {medium: voice}}
        promises: [{id: p, says: We call, made_at: a, kept_at: [b], within: 2bd}]
        ignore: [{rule: dead-end, reason: It is meant to be so, until: 2026-12-31}]
        x-team: red
        touchpoints: {a: {next: b}, b: {end: resolved}}
        """
    )
    assert flaws == ()
    assert (made.id, made.title, made.role, made.locales) == (
        "bill",
        "Why is my bill higher?",
        "queue",
        ("en", "de"),
    )
    assert made.attributes == {"version": "2026.30", "owner": "billing", "volume": "4200/day"}
    assert made.start == ("b", "a")
    assert [(stage.id, stage.name, stage.goal) for stage in made.stages] == [
        ("reach", "Reach", ""), ("follow_up", "Follow-up", "Be sure"),
    ]  # fmt: skip
    assert made.channels == {"locker": "physical", "robot": "voice"}
    assert [(p.id, p.made_at, p.kept_at, p.within and p.within.working_days) for p in made.promises] == [
        ("p", ("a",), ("b",), 2.0)
    ]
    assert [(s.rule, s.reason, str(s.until)) for s in made.suppressions] == [
        ("dead-end", "It is meant to be so", "2026-12-31")
    ]


DEFAULTS = {
    "the title is the file's name": ("cxlint: 1\ntouchpoints: {a: }", lambda made: made.title == "Bill"),
    "the start is the first touchpoint": (
        "cxlint: 1\ntouchpoints: {z: {next: a}, a: }", lambda made: made.start == ("z",)
    ),
    "the start is never another journey": (
        "cxlint: 1\ntouchpoints: {z: {next: a.journey.yaml}}", lambda made: made.start == ("z",)
    ),
    "customers go through it": ("cxlint: 1\ntouchpoints: {a: }", lambda made: made.role == "customer"),
    "a name without a value is the file's name": (
        "cxlint: 1\njourney:\ntouchpoints: {a: }", lambda made: made.title == "Bill"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DEFAULTS)
def test_without_a_word(case: str) -> None:
    text, holds = DEFAULTS[case]
    made, flaws = load(text)
    assert flaws == ()
    assert holds(made)


UNREADABLE = {
    "an empty file": ("", "empty", 1, 0),
    "only a remark": ("# x\n", "empty", 1, 0),
    "a list": ("- a", "mapping", 1, 1),
    "a word": ("\n\nhello", "mapping", 3, 1),
    "another version": ("cxlint: 2\ntouchpoints: {a: }", "“2” is not a format version", 1, 9),
    "a version that is a list": ("cxlint: [1]\ntouchpoints: {a: }", "not a format version", 1, 9),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_no_journey_at_all(case: str) -> None:
    text, words, line, column = UNREADABLE[case]
    with pytest.raises(UnreadableFile, match=words) as caught:
        load(text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.hint


# --- touchpoints ------------------------------------------------------------------------------------


def test_a_touchpoint_in_full() -> None:
    made = clean(
        """\
        ask_number:
          title: Ask for the number
          kind: input
          channel: phone
          prompt: {en: Your number?, de: Ihre Nummer?}
          says: We look it up
          asks: [number]
          duration: {mean: 20s, p95: 1m}
          wait: 2m
          tags: a
          max_attempts: 3
          barge_in: true
          source: {format: x, id: 7}
          x-colour: red
          end: resolved
        """
    )["ask_number"]
    assert made.prompt == {"en": "Your number?", "de": "Ihre Nummer?"}
    assert made.says == {"": "We look it up"}
    assert (made.asks, made.tags, made.end) == (("number",), ("a",), "resolved")
    assert (made.duration and made.duration.seconds, made.wait and made.wait.seconds) == (20, 120)
    assert made.attributes == {"max_attempts": 3, "barge_in": True}
    assert made.source == {"format": "x", "id": 7}
    assert (made.location.line, made.location.column, made.location.length) == (4, 3, 10)


KINDS = {
    "a message": ("a: {prompt: Hello}", "message"),
    "nothing": ("a: ", "message"),
    "an ending": ("a: {end: resolved}", "end"),
    "options make a menu": ("a: {options: {1: a}}", "menu"),
    "what is asked makes an input": ("a: {asks: [x]}", "input"),
    "a kind that is named wins": ("a: {kind: bot, asks: [x], end: resolved}", "bot"),
}


@pytest.mark.parametrize("case", KINDS)
def test_the_kind_of_a_touchpoint(case: str) -> None:
    text, kind = KINDS[case]
    assert clean(text)["a"].kind == kind


def test_what_is_not_declared_is_unknown() -> None:
    made = clean("main-menu: {title: , prompt: , owner: , asks: }")["main-menu"]
    assert (made.title, made.prompt, made.owner, made.asks) == ("Main menu", {}, None, ())
    assert made.attributes == {}


# --- ways -------------------------------------------------------------------------------------------

WAYS: dict[str, tuple[str, list[tuple[str, str, str, str]]]] = {
    "next": ("a: {next: b}", [("a.next", "next", "", "b")]),
    "alternatives": ("a: {next: [b, c]}", [("a.next->b", "next", "", "b"), ("a.next->c", "next", "", "c")]),
    "a condition and else": (
        "a: {next: [{to: b, if: gold}, c]}", [("a.next->b", "condition", "", "b"), ("a.next->c", "else", "", "c")],
    ),
    "a single condition": ("a: {next: {to: b, if: gold}}", [("a.next", "condition", "", "b")]),
    "options": (
        'a: {options: {1: b, 0: c, "*": a, billing: b, no: c}}',
        [("a.option.1", "option", "1", "b"), ("a.option.0", "option", "0", "c"), ("a.option.*", "option", "*", "a"),
         ("a.option.billing", "option", "billing", "b"), ("a.option.no", "option", "no", "c")],
    ),
    "events": (
        "a: {on_error: b, on_no_input: {to: c, retry: 2}, on_payment_declined: b}",
        [("a.on_error", "error", "", "b"), ("a.on_no_input", "no_input", "", "c"),
         ("a.on_payment_declined", "payment_declined", "", "b")],
    ),
    "an own id wins": ("a: {next: {to: b, id: my-way}}", [("my-way", "next", "", "b")]),
    "an own id without a value yet": ("a: {next: {to: b, id: }}", [("a.next", "next", "", "b")]),
    "the same target twice": (
        "a: {next: [b, b, b]}",
        [("a.next->b", "next", "", "b"), ("a.next->b#2", "next", "", "b"), ("a.next->b#3", "next", "", "b")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WAYS)
def test_ways(case: str) -> None:
    text, expected = WAYS[case]
    made = clean(text + "\nb: \nc: ")
    assert [(way.id, way.event, way.key, way.target) for way in made.out("a")] == expected


def test_the_details_of_a_way() -> None:
    (way,) = clean(
        """\
        a:
          next: {to: a, label: L, if: x > 3, probability: 35%, wait: 2h, after: 15m, retry: 0, max: 1, say: [s], carries: n}
        """
    ).out("a")
    assert (way.label, way.condition, way.probability, way.retry, way.max) == ("L", "x > 3", 0.35, 0, 1)
    assert (way.wait and way.wait.seconds, way.after and way.after.seconds) == (7200, 900)
    assert (way.say, way.carries) == (("s",), ("n",))


def test_ids_of_ways_do_not_change_when_another_one_is_put_before() -> None:
    before = {way.id for way in clean("a: {next: [b, c]}\nb: \nc: ").transitions}
    after = {way.id for way in clean("a: {next: [d, b, c]}\nb: \nc: \nd: ").transitions}
    assert before < after


IDS_TAKEN = {
    "by another transition": ("a: {next: {to: a, id: x}, on_error: {to: a, id: x}}", "“x” is taken"),
    "by a touchpoint": ("a: {next: {to: a, id: b}}\nb: ", "“b” is taken"),
    "by what an earlier one is called": ("a: {next: a, on_error: {to: a, id: a.next}}", "“a.next” is taken"),
    "empty": ('a: {next: {to: a, id: ""}}', "is a word"),
    "a list": ("a: {next: {to: a, id: [x]}}", "is a word"),
}


@pytest.mark.parametrize("case", IDS_TAKEN)
def test_an_own_id_that_cannot_be(case: str) -> None:
    text, words = IDS_TAKEN[case]
    made, flaws = body(text)
    assert [words in flaw.message for flaw in flaws] == [True]
    assert len({way.id for way in made.transitions}) == len(made.transitions)


def test_a_target_that_is_not_there_is_kept() -> None:
    assert [way.target for way in clean("a: {next: nowhere}").dangling] == ["nowhere"]


def test_another_journey_without_return() -> None:
    made = clean("a: {next: shared/why-me.journey.yaml#ask, on_error: shared/why-me.journey.yaml#ask}")
    other = made["shared/why-me.journey.yaml#ask"]
    assert (other.kind, other.title, other.synthetic) == ("call", "why me", True)
    assert other.reference is not None
    assert (other.reference.ref, other.reference.touchpoint, other.reference.returns) == (
        "shared/why-me.journey.yaml", "ask", False,
    )  # fmt: skip
    assert len(made.into(other.id)) == 2
    assert made.out(other.id) == ()


def test_another_journey_that_comes_back_with_outcomes() -> None:
    made = clean(
        "a: {next: {call: pay.journey.yaml, outcomes: {paid: b, declined: {to: a, max: 2}}, to: b}}\nb: "
    )
    (way,) = made.out("a")
    assert (way.id, way.target) == ("a.next", "a.next>pay.journey.yaml")
    assert made[way.target].reference is not None
    assert made[way.target].reference.returns  # type: ignore[union-attr]
    assert [(out.event, out.key, out.target, out.max) for out in made.out(way.target)] == [
        ("outcome", "paid", "b", None), ("outcome", "declined", "a", 2), ("next", "", "b", None),
    ]  # fmt: skip


def test_two_calls_of_one_journey_keep_their_outcomes_apart() -> None:
    made = clean(
        """\
        a:
          next:
            - {call: pay.journey.yaml, if: card, outcomes: {paid: b}}
            - {call: pay.journey.yaml, if: cash, outcomes: {paid: c}}
        b:
        c:
        """
    )
    assert [[out.target for out in made.out(way.target)] for way in made.out("a")] == [["b"], ["c"]]


# --- defaults ---------------------------------------------------------------------------------------


def test_defaults_are_inherited_unless_the_touchpoint_sets_its_own() -> None:
    made, flaws = load(
        """\
        cxlint: 1
        defaults: {channel: phone, barge_in: true, on_no_input: help, on_error: help}
        touchpoints:
          menu: {options: {1: say}, on_error: done}
          say: {channel: sms, next: done}
          work: {kind: task, next: done}
          last: {kind: task, end: resolved}
          help: {kind: input, next: done}
          done: {end: resolved}
        """
    )
    assert flaws == ()
    assert [made[name].channel for name in ("menu", "say", "help")] == ["phone", "sms", "phone"]
    assert made["say"].get("barge_in") is True
    assert [(way.event, way.target) for way in made.out("menu")] == [
        ("option", "say"), ("error", "done"), ("no_input", "help"),
    ]  # fmt: skip
    assert [way.event for way in made.out("say")] == ["next"]
    assert [way.event for way in made.out("work")] == ["next", "error"]
    assert made.out("last") == ()
    assert [way.event for way in made.out("help")] == ["next"]


DEFAULTS_WRONG = {
    "a misspelt key": ("{chanel: phone}", "has no key “chanel”"),
    "a bad value that nobody inherits": ("{max_attempts: 0}", "at least 1"),
    "a way that nobody inherits": ("{on_no_input: Help}", "neither an id"),
    "a misspelt event that nobody inherits": ("{on_noinput: a}", "no event “noinput”"),
    "next": ("{next: a}", "next cannot be a default"),
    "options": ("{options: {1: a}}", "options cannot be a default"),
}


@pytest.mark.parametrize("case", DEFAULTS_WRONG)
def test_wrong_defaults_are_told_once(case: str) -> None:
    text, words = DEFAULTS_WRONG[case]
    for touchpoints in ("{a: , b: }", "{a: {kind: menu}, b: {kind: menu}}"):
        _, flaws = load(f"cxlint: 1\ndefaults: {text}\ntouchpoints: {touchpoints}")
        assert [words in flaw.message for flaw in flaws] == [True]
        assert flaws[0].location.line == 2


# --- what is wrong ----------------------------------------------------------------------------------


def test_everything_wrong_in_a_file_is_told_at_once_from_top_to_bottom() -> None:
    _, flaws = load(
        """\
        cxlint: 1
        jurney: Bill
        start: mneu
        touchpoints:
          menu:
            kind: manu
            chanel: phone
            options: {1: bill, 2: [bill]}
            on_noinput: bill
          Bill: {wait: 90}
          bill: {next: [], emotion: 3}
        """
    )
    assert told(flaws) == [
        (2, 1, "A journey has no key “jurney”."),
        (3, 8, "The start “mneu” is no touchpoint."),
        (6, 11, "“manu” is no kind."),
        (7, 5, "A touchpoint has no key “chanel”."),
        (8, 27, "One target stands here, not a list."),
        (9, 5, "There is no event “noinput”."),
        (10, 3, "“Bill” cannot be an id."),
        (10, 16, "wait is a time, but “90” is none that cxlint knows."),
        (11, 16, "This list of next touchpoints is empty."),
        (11, 29, "emotion must be between -2 and 2, not 3."),
    ]


GUESSES = {
    "a key of a journey": ("jurney: x", "Did you mean journey?"),
    "a key of a touchpoint": ("touchpoints: {a: {promt: x}}", "Did you mean prompt?"),
    "a key of a transition": ("touchpoints: {a: {next: {to: a, lable: x}}}", "Did you mean label?"),
    "a kind": ("touchpoints: {a: {kind: mesage}}", "Did you mean message?"),
    "a channel": ("touchpoints: {a: {channel: phoen}}", "Did you mean phone?"),
    "an own channel": ("channels: {locker: }\ntouchpoints: {a: {channel: loker}}", "Did you mean locker?"),
    "an event": ("touchpoints: {a: {on_noinput: a}}", "Did you mean on_no_input?"),
    "a stage": ("stages: [solve]\ntouchpoints: {a: {stage: slove}}", "Did you mean solve?"),
    "a start": ("start: manu\ntouchpoints: {menu: }", "Did you mean menu?"),
    "a medium": ("channels: {l: {medium: voise}}\ntouchpoints: {a: }", "Did you mean voice?"),
    "a key of ignore": (
        "ignore: [{rule: x, reason: long enough, untill: 2026-01-01}]\ntouchpoints: {a: }", "Did you mean until?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", GUESSES)
def test_a_guess_is_made_for(case: str) -> None:
    text, guess = GUESSES[case]
    _, flaws = load(f"cxlint: 1\n{text}\n" + ("" if "touchpoints" in text else "touchpoints: {a: }\n"))
    assert guess in flaws[0].fix + flaws[0].label


INCOMPLETE = {
    "a way that makes no sense": "a: {next: [b, {label: x}]}",
    "a target that cannot be": "a: {next: B}",
    "an unknown kind": "a: {kind: manu, next: b}",
    "options that are a list": "a: {options: [b]}",
    "an empty next": "a: {next: []}",
    "no keys": "a: menu",
    "an event that cannot be": "a: {on_next: b}",
}


@pytest.mark.parametrize("case", INCOMPLETE)
def test_a_broken_touchpoint_is_incomplete_and_the_rest_is_there(case: str) -> None:
    made, flaws = body(INCOMPLETE[case] + "\nb: {kind: menu, next: c}\nc: {end: resolved}")
    assert len(flaws) == 1
    assert made["a"].incomplete
    assert made["a"].id in made.opaque
    assert (made["b"].kind, made["b"].incomplete, len(made.out("b"))) == ("menu", False, 1)


def test_a_wrong_attribute_does_not_make_a_touchpoint_incomplete() -> None:
    made, flaws = body("a: {wait: 90, next: b}\nb: ")
    assert len(flaws) == 1
    assert not made["a"].incomplete


def test_the_start_that_is_wrong_is_the_one_that_is_told() -> None:
    _, flaws = load("cxlint: 1\nstart: [A, b, a]\ntouchpoints: {a: }")
    assert told(flaws) == [(2, 9, "“A” cannot be an id."), (2, 12, "The start “b” is no touchpoint.")]


SHARES = {
    "all of them": ("a: {next: [{to: a, probability: 60%}, {to: b, probability: 0.4}]}", ""),
    "some, the others share the rest": ("a: {next: [{to: a, probability: 60%}, b]}", ""),
    "thirds": ("a: {next: [{to: a, probability: 33.4%}, {to: b, probability: 33.3%}, {to: c, probability: 33.3%}]}", ""),
    "too much under next": (
        "a: {next: [{to: a, probability: 60%}, {to: b, probability: 50%}]}", "under next add up to 110%",
    ),
    "too much under conditions": (
        "a: {next: [{to: a, if: x, probability: 0.9}, {to: b, probability: 0.2}]}", "under next add up to 110%",
    ),
    "too much under options": (
        "a: {options: {1: {to: a, probability: 60%}, 2: {to: b, probability: 50%}}}", "under options add up to 110%",
    ),
    "too much under outcomes": (
        "a: {next: {call: p.journey.yaml, outcomes: {x: {to: a, probability: 1}, y: {to: b, probability: 1}}}}",
        "under outcomes add up to 200%",
    ),
    "several ways are taken at once": (
        "a: {split: any, next: [{to: a, probability: 60%}, {to: b, probability: 50%}]}", "",
    ),
    "next and an event": ("a: {next: {to: a, probability: 90%}, on_error: {to: b, probability: 20%}}", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", SHARES)
def test_shares(case: str) -> None:
    text, words = SHARES[case]
    _, flaws = body(text + "\nb: \nc: ")
    assert [words in flaw.message for flaw in flaws] == ([True] if words else [])


HASH = {
    "alone": ("    #: agent", [(6, 5)]),
    "between others": ("    1: b\n    #: agent\n    2: b", [(7, 5)]),
    "with details": ("    1: b\n    # : {to: agent}", [(7, 5)]),
    "a remark": ("    1: b\n    # the agent: comes later", []),
    "in quotation marks": ('    1: b\n    "#": b', []),
}


@pytest.mark.parametrize("case", HASH)
def test_an_option_that_is_lost_as_a_remark(case: str) -> None:
    text, places = HASH[case]
    _, flaws = load(f"cxlint: 1\ntouchpoints:\n b: \n a:\n   options:\n{text}\n")
    assert [
        (flaw.location.line, flaw.location.column) for flaw in flaws if "is lost" in flaw.message
    ] == places


def test_a_hash_in_a_text_or_a_remark_elsewhere_is_no_lost_option() -> None:
    _, flaws = load(
        "cxlint: 1\ntouchpoints:\n  a:\n    # : what it does\n    prompt: |\n      Press\n      # : now\n"
    )
    assert flaws == ()


RECOGNISED = {
    "a name": ("a.journey.yaml", b"", True),
    "a name of JSON": ("x/a.journey.json", b"", True),
    "a key in YAML": ("a.yaml", b"# x\ncxlint: 1\n", True),
    "a key in JSON": ("a.json", b'{ "cxlint": 1', True),
    "a key in JSON with a mark": ("a.json", b'\xef\xbb\xbf{"cxlint": 1', True),
    "standard input": ("stdin", b"cxlint: 1\n", True),
    "a file without an ending": ("flows/design", b"cxlint: 1\n", True),
    "other YAML": ("a.yaml", b"a: 1", False),
    "other JSON": ("a.json", b'{"a": 1}', False),
    "Python": ("a.py", b"cxlint: 1\n", False),
}


@pytest.mark.parametrize("case", RECOGNISED)
def test_recognised(case: str) -> None:
    path, data, expected = RECOGNISED[case]
    assert JourneyFile().recognises(Document(path, data)) is expected


def test_places_are_known_from_reading() -> None:
    made, _ = load(templates.JOURNEY)
    assert JourneyFile().locate(Document("", b""), made.location) == made.location


def test_what_new_writes_is_clean() -> None:
    made, flaws = load(templates.JOURNEY)
    assert flaws == ()
    assert made.unreachable == ()
    assert made.dangling == ()


def test_yaml_and_json_read_alike() -> None:
    text = json.dumps({"cxlint": 1, "touchpoints": {"a": {"options": {"1": "b"}}, "b": {"end": "resolved"}}})
    one, _ = load(text, "bill.journey.json")
    two, _ = load("cxlint: 1\ntouchpoints:\n  a: {options: {1: b}}\n  b: {end: resolved}\n")
    assert [way.id for way in one.transitions] == [way.id for way in two.transitions]
    assert [(t.id, t.kind, t.end) for t in one.touchpoints.values()] == [
        (t.id, t.kind, t.end) for t in two.touchpoints.values()
    ]


# --- any input --------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_text_is_a_journey_or_unreadable(text: str | bytes) -> None:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    made = attempt(data)
    assert isinstance(made, tuple) or made.message.endswith(".")


def attempt(data: str | bytes) -> tuple[Journey, tuple[Flaw, ...]] | UnreadableFile:
    try:
        return load(data)
    except UnreadableFile as error:
        return error


PIECES = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ": ",
    "\n",
    "  ",
    "- ",
    "#",
    "*",
    "&a",
    "!x",
    '"',
    "'",
    "null",
    "\t",
    "on_",
    "é",
    "|",
]


@settings(deadline=None, max_examples=300)
@given(st.integers(0, 2**32), st.integers(1, 6))
def test_a_damaged_journey_is_a_journey_or_unreadable(seed: int, times: int) -> None:
    chance, text = random.Random(seed), templates.JOURNEY
    for _ in range(times):
        at = chance.randrange(len(text))
        cut = chance.choice([0, 0, 1, 3, 30])
        text = text[:at] + chance.choice(["", *PIECES, text[at : at + 20]]) + text[at + cut :]
    check(text)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.sampled_from(cases(lambda attribute: [*good(attribute), *bad(attribute)])), min_size=1, max_size=4
    )
)
def test_any_values_in_any_place_are_a_journey_or_unreadable(chosen: list[tuple[str, str, Any]]) -> None:
    whole: dict[str, Any] = {}
    for place, name, value in chosen:
        made = journey(place, name, value)
        touchpoints = whole.get("touchpoints")
        whole.update(made)
        if isinstance(touchpoints, dict) and isinstance(made["touchpoints"], dict):
            whole["touchpoints"] = {**touchpoints, **made["touchpoints"]}
    check(json.dumps(whole))


def check(text: str) -> None:
    reading = attempt(text)
    if isinstance(reading, UnreadableFile):
        assert reading.line >= 1
        return
    made, flaws = reading
    lines = Document("", text.encode()).lines
    assert all(1 <= flaw.location.line <= len(lines) for flaw in flaws)
    assert len({way.id for way in made.transitions}) == len(made.transitions)
    assert all(way.source in made for way in made.transitions)
    assert made.graph.number_of_edges() == len(made.transitions)
    assert made.reachable <= set(made.touchpoints)


HOSTILE = {
    "the same target many times": lambda size: "touchpoints: {a: {next: [" + "a, " * size + "]}}",
    "many unknown keys": lambda size: "touchpoints: {a: }\n" + "".join(f"key{n}: 1\n" for n in range(size)),
    "many empty lines before a remark": lambda size: "touchpoints: {a: }\n" + " \n" * size + " #: a\n",
    "many wrong starts": lambda size: f"start: [{'b, ' * size}]\ntouchpoints: {{a: }}",
    "a default that many inherit": lambda size: (
        "defaults: {on_error: B}\ntouchpoints:\n" + "".join(f"  a{n}: {{kind: menu}}\n" for n in range(size))
    ),
    "many remarks that look like options": lambda size: (
        "touchpoints:\n a:\n  options:\n" + "   #: a\n" * size
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_take_no_time_to_speak_of(case: str) -> None:
    began = time.process_time()
    load("cxlint: 1\n" + HOSTILE[case](5000))
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("survey", "ways"),
    [
        pytest.param(
            "{kind: survey, low_score_to: lead, next: bye}", ["next bye", "low_score lead"], id="a way"
        ),
        pytest.param(
            "{kind: survey, low_score_to: lead, on_low_score: lead}", ["low_score lead"], id="told once"
        ),
        pytest.param("{kind: survey, low_score_to: nobody}", ["low_score nobody"], id="to nowhere"),
        pytest.param("{kind: survey, low_score_to: }", [], id="left empty"),
    ],
)
def test_unhappy_customers_go_where_low_scores_lead(survey: str, ways: list[str]) -> None:
    text = f"cxlint: 1\njourney: A\ntouchpoints:\n  ask: {survey}\n  lead: {{kind: agent}}\n  bye: {{end: resolved}}\n"
    (journey,) = JourneyFile().read(Document("a.journey.yaml", text.encode())).journeys
    assert [f"{way.event} {way.target}" for way in journey.out("ask")] == ways
