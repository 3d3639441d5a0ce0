"""A journey that is written as a journey file and read again says the same, and reads well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from writers.journeys import journeys, told
from writers.same import PLUGINS, elements

from cxlint.journey.journey import Journey
from cxlint.journey.model import Duration, Reference, Suppression, Touchpoint, Transition
from cxlint.project import link
from cxlint.sources.base import Document
from cxlint.sources.native import JourneyFile
from cxlint.writers.journey import About, write
from cxlint.writers.links import Together
from cxlint.writers.ways import ways_out
from cxlint.writers.yamltext import entry

ABOUT = About("j.json", "Tool")


def again(text: str, name: str = "flows/j.journey.yaml") -> Journey:
    reading = JourneyFile().read(Document(name, text.encode()))
    assert [flaw.message for flaw in reading.flaws] == []
    return reading.journeys[0]


def journey(*touchpoints: Touchpoint, ways: Any = (), **more: Any) -> Journey:
    found = {one.id: one for one in touchpoints}
    given = {"start": tuple(found)[:1], **more}
    return Journey("j", "J", "flows/j.json", "tool", found, tuple(ways), **given)


def written(one: Journey, about: About = ABOUT) -> str:
    return write(Together([one], [None]), 0, about)


def lines(name: str, value: Any) -> str:
    return "\n".join(entry(name, value))


class Same(dict):  # type: ignore[type-arg]
    """Ids that stay as they are."""

    def __missing__(self, key: str) -> str:
        return key


# --- laws -------------------------------------------------------------------------------------------

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


NAMELESS = Touchpoint("a", "message", "", source={"hooks": {"0": Reference("", "other")}})
"""A flow that is to be run later, and that has no name."""


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(journeys())
@example(Journey("j", "0", "flows/j.json", "tool", {"a": NAMELESS}, (), ()))
def test_any_journey_says_the_same_when_it_is_read_again(one: Journey) -> None:
    together = Together([one], [None])
    found = again(write(together, 0, ABOUT))
    second = Together([found], [None])
    same = second.parts[0]
    same.ids, same.stages = Same(), Same()
    assert told(found, same) == told(one, together.parts[0])


def found_in(one: Journey, names: Mapping[str, str]) -> list[tuple[str, str]]:
    linked = link([one]).journeys[0]
    rules = (rule for rule in PLUGINS.rules if one.role in rule.roles)
    return sorted((rule.name, names.get(said.at, said.at)) for rule in rules for said in rule(linked))


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(journeys())
def test_every_rule_finds_the_same_in_it(one: Journey) -> None:
    ways = tuple(way for name in one.touchpoints for way in one.out(name))
    one = replace(one, role="customer", transitions=ways)
    together = Together([one], [None])
    made = again(write(together, 0, ABOUT))
    assert found_in(made, {}) == found_in(one, elements(together.parts[0], made))


@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(journeys())
def test_what_was_written_is_written_the_same_way_again(one: Journey) -> None:
    first = again(written(one))
    second = again(written(first))
    same = written(first).splitlines()[2:], written(second).splitlines()[2:]
    assert same[0] == same[1]


# --- ids --------------------------------------------------------------------------------------------

UUID = "a4b1c2d3-0000-4000-8000-000000000001"
IDS = {
    "an id that reads well stays": (["main-menu"], ["main-menu"]),
    "a code becomes the title": ([(UUID, "Main menu")], ["main_menu"]),
    "of the same title, the second gets a number": ([("1", "Menu"), ("2", "Menu")], ["menu", "menu_2"]),
    "an id that stays is given to nobody else": ([("1", "Menu"), ("menu", "M")], ["menu_2", "menu"]),
    "letters lose their signs": ([("1", "Größe à Łódź")], ["grosse_a_lodz"]),
    "words in one are taken apart": ([("SendToFlex", "")], ["send_to_flex"]),
    "long titles are cut between words": ([("1", "word " * 20)], ["word_" * 7 + "word"]),
    "titles without Latin letters become the kind": ([("1", "日本"), ("2", "24h")], ["message", "message_24h"]),
    "capitals are no id": ([("End", "")], ["end"]),
}  # fmt: skip


@pytest.mark.parametrize("case", IDS)
def test_ids(case: str) -> None:
    given, expected = IDS[case]
    pairs = [(one, one) if isinstance(one, str) else one for one in given]
    made = journey(*(Touchpoint(name, "message", title) for name, title in pairs))
    assert list(again(written(made)).touchpoints) == expected


def test_the_id_in_the_other_tool_is_kept() -> None:
    made = again(written(journey(Touchpoint(UUID, "menu", "Main menu"))))
    assert made["main_menu"].source == {"id": UUID}


# --- ways out ---------------------------------------------------------------------------------------


def way(target: str, event: str = "next", key: str = "", **more: Any) -> Transition:
    return Transition(f"{event} {key} {target} {more}", "a", target, event, key, **more)


WAYS: dict[str, tuple[list[Transition], str]] = {
    "one next step": ([way("b")], "next: b"),
    "several next steps": ([way("b"), way("c")], "next: [b, c]"),
    "a condition": (
        [way("b", "condition", condition="gold"), way("c", "else")], "next:\n  - {to: b, if: gold}\n  - c"
    ),
    "a condition that has only a label": ([way("b", "condition", label="open")], "next: {to: b, if: open}"),
    "a comparison": (
        [way("b", "condition", "= 5"), way("c", "else")], 'next:\n  - {key: "= 5", to: b}\n  - c'
    ),
    "options": ([way("b", "option", "1"), way("c", "option", "*")], 'options: {1: b, "*": c}'),
    "events": (
        [way("b", "no_input", retry=2), way("c", "error")], "on_no_input: {to: b, retry: 2}\non_error: c"
    ),
    "times and shares": (
        [way("b", after=Duration("15 min", 900), probability=0.35, max=2)],
        "next: {to: b, max: 2, after: 15m, probability: 35%}",
    ),
    "the same way twice": ([way("b", "error"), way("b", "error", location=journey(
        Touchpoint("a", "menu")).location)], "on_error: b"),
    "the same event to two places": (
        [way("b", "error"), way("c", "error")], "ways:\n  - {event: error, to: b}\n  - {event: error, to: c}"
    ),
    "the same key twice": (
        [way("b", "option", "1"), way("c", "option", "1")],
        'ways:\n  - {event: option, key: "1", to: b}\n  - {event: option, key: "1", to: c}',
    ),
    "an order that keys cannot tell": (
        [way("b", "option", "1"), way("c", "error"), way("b", "option", "2")],
        'ways:\n  - {event: option, key: "1", to: b}\n  - {event: error, to: c}\n  - {event: option, key: "2", to: b}',
    ),
    "an event that looks misspelt": ([way("b", "errors")], "ways:\n  - {event: errors, to: b}"),
    "otherwise, without a condition": ([way("b", "else")], "ways:\n  - {event: else, to: b}"),
    "a step that has a condition": (
        [way("b", condition="gold")], "ways:\n  - {event: next, to: b, if: gold}"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WAYS)
def test_ways_out(case: str) -> None:
    ways, expected = WAYS[case]
    one = journey(*(Touchpoint(name, "message") for name in "abc"), ways=ways)
    part = Together([one], [None]).parts[0]
    assert "\n".join(lines(*pair) for pair in ways_out(part, "a")) == expected


def test_ways_to_nowhere_stay_ways_to_nowhere() -> None:
    one = journey(Touchpoint("a", "menu"), ways=[way("Not there", "error"), way("gone")])
    text = written(one)
    assert "  # “not_there” is “Not there” there, and missing, too\n" in text
    assert [lost.target for lost in again(text).dangling] == ["not_there", "gone"]


# --- everything else ----------------------------------------------------------------------------------


def test_a_start_that_is_not_there_leaves_the_journey_without_one() -> None:
    text = written(journey(Touchpoint("a", "menu"), start=("gone",)))
    assert "# Lost: the start “gone”, which is not there.\n" in text
    assert "start: []\n" in text
    assert again(text).entries == ()


@pytest.mark.parametrize(
    ("starts", "line"), [(("a",), ""), (("b",), "start: b"), (("b", "a"), "start: [b, a]"), ((), "start: []")]
)
def test_where_it_starts(starts: tuple[str, ...], line: str) -> None:
    text = written(journey(Touchpoint("a", "menu"), Touchpoint("b", "menu"), start=starts))
    assert [row for row in text.splitlines() if row.startswith("start")] == ([line] if line else [])
    assert again(text).start == starts


def test_a_channel_of_most_is_written_once() -> None:
    channels = ("phone", "phone", "sms")
    text = written(journey(*(Touchpoint(f"t{n}", "message", channel=one) for n, one in enumerate(channels))))
    assert "defaults: {channel: phone}\n" in text
    assert text.count("channel: ") == 2
    assert [one.channel for one in again(text).touchpoints.values()] == list(channels)


def test_nothing_is_inherited_where_a_channel_is_unknown() -> None:
    text = written(
        journey(*(Touchpoint(f"t{n}", "message", channel=one) for n, one in enumerate(("web", "web", None))))
    )
    assert "defaults" not in text
    assert again(text)["t2"].channel is None


def test_what_format_1_cannot_hold_is_told_where_it_was() -> None:
    odd = Touchpoint(
        "a", "teleport", channel="telepathy", duration=Duration("never", float("inf")),
        attributes={"colour": "red", "max_attempts": 0}, suppressions=(Suppression("dead-end", "short"),),
    )  # fmt: skip
    text = written(journey(odd, ways=[way("a", max=0)]))
    assert (
        "  # lost: the kind “teleport”, channel, duration, max_attempts, colour, max of a way out\n" in text
    )
    made = again(text)["a"]
    assert (made.kind, made.channel, made.duration, dict(made.attributes)) == ("task", None, None, {})


def test_remarks_stand_at_the_top_and_at_the_touchpoint() -> None:
    about = About("j.json", "Tool", ["First.\nSecond: \x1b[31m."], {"a": ["Third."]})
    text = written(journey(Touchpoint("a", "menu", "A")), about)
    assert text.startswith("# Converted by cxlint from j.json, Tool.\n")
    assert "# Not read: First. Second: \\x1b[31m.\n" in text
    assert "  # Third.\n  a: {kind: menu}\n" in text


def test_ignored_findings_stay_ignored() -> None:
    entry = Suppression("dead-end", "It is meant to be so.", date(2030, 1, 31))
    text = written(journey(Touchpoint("a", "menu", suppressions=(entry,)), suppressions=(entry,)))
    read = again(text)
    kept = [(one.rule, one.reason, one.until) for one in (*read.suppressions, *read["a"].suppressions)]
    assert kept == [(entry.rule, entry.reason, entry.until)] * 2


# --- other journeys -----------------------------------------------------------------------------------


def calling(reference: Reference, **more: Any) -> Journey:
    return journey(
        Touchpoint("a", "call", reference=reference), attributes={"source": {"format": "tool"}}, **more
    )


REFERENCES: dict[str, tuple[Reference, str]] = {
    "a name": (Reference("Billing", "tool"), "journey: Billing"),
    "a name that comes back": (
        Reference("Billing", "tool", returns=True), "journey: {name: Billing, returns: true}"
    ),
    "several names": (
        Reference("7", "tool", names=("7", "Billing")), 'journey:\n  name: "7"\n  also: [Billing]'
    ),
    "a name in another tool": (Reference("B", "other"), "journey: {name: B, format: other}"),
    "a touchpoint": (Reference("B", "tool", touchpoint="x"), "journey: {name: B, at: x}"),
    "a name that only data knows": (
        Reference("$.flow", "tool", late=True), 'journey: {name: "$.flow", late: true}'
    ),
    "a file of another tool": (Reference("b.vxml", "file"), "journey: {file: b.vxml}"),
    "a journey file": (Reference("b.journey.yaml", "file"), "journey: b.journey.yaml"),
    "a touchpoint in a journey file": (
        Reference("b.journey.yaml", "file", touchpoint="x"), "journey: b.journey.yaml#x"
    ),
    "a name that looks like a file": (
        Reference("b.journey.yaml", "tool"), "journey: {name: b.journey.yaml}"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFERENCES)
def test_references(case: str) -> None:
    reference, expected = REFERENCES[case]
    part = Together([calling(reference)], [None]).parts[0]
    assert lines("journey", part.reference(reference)) == expected
    made = again(written(calling(reference)))["a"].reference
    assert made is not None
    assert (made.returns, made.touchpoint, made.late) == (
        reference.returns, reference.touchpoint, reference.late
    )  # fmt: skip


def other(**more: Any) -> Journey:
    return replace(
        journey(Touchpoint("Welcome", "message"), **more), id="o", file="flows/o.json", names=("Billing",)
    )


def test_journeys_that_are_written_together_refer_to_each_others_files() -> None:
    main = calling(Reference("billing ", "tool", touchpoint="Welcome"))
    together = Together([main, other()], ["main.journey.yaml", "o.journey.yaml"], "out")
    assert "journey: o.journey.yaml#welcome" in write(together, 0, ABOUT)


def test_what_is_written_one_by_one_is_found_by_name_and_only_in_the_same_format() -> None:
    main = again(written(calling(Reference("Billing", "tool"))), "main.journey.yaml")
    source = {"attributes": {"source": {"format": "tool"}}}
    found = again(written(other(**source)), "o.journey.yaml")
    foreign = again(written(other(attributes={"source": {"format": "other"}})), "o.journey.yaml")
    assert not link([main, found]).unresolved
    assert link([main, foreign]).unresolved


def test_flows_for_later_moments_go_on_having_their_roles() -> None:
    hook = Touchpoint(
        "a", "task", source={"format": "tool", "hooks": {"CustomerQueue": Reference("Billing", "tool")}}
    )
    together = Together([journey(hook), other()], ["a.journey.yaml", "o.journey.yaml"], "out")
    texts = [write(together, number, ABOUT) for number in range(2)]
    made = [again(text, f"{name}.journey.yaml") for text, name in zip(texts, "ao", strict=True)]
    assert [one.role for one in link(made).journeys] == ["customer", "queue"]


NATIVE = """\
cxlint: 1
journey: Pay
touchpoints:
  a:
    kind: menu
    options:
      1: {to: b.journey.yaml, id: first}
      2: {call: pay.journey.yaml#here, outcomes: {paid: z, failed: {to: c.journey.yaml, label: x}}, to: z}
    on_error: {call: pay.journey.yaml, to: b.journey.yaml, retry: 1}
  z: {end: resolved}
"""


def test_files_that_a_journey_file_calls_are_called_as_before() -> None:
    first = again(NATIVE)
    text = write(Together([first], [None]), 0, About("j.journey.yaml", "cxlint journey"))
    second = again(text)
    assert "# Lost: comments, own keys" in text
    assert [one.id for one in second.touchpoints.values()] == [one.id for one in first.touchpoints.values()]
    strip = [
        [(w.id, w.source, w.target, w.event, w.key, w.label, w.retry) for w in one.transitions]
        for one in (first, second)
    ]
    assert strip[0] == strip[1]
    assert [one.reference for one in second.touchpoints.values()] == [
        one.reference for one in first.touchpoints.values()
    ]
