"""STR103 finds what nobody gets to, one finding for each group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import RemoveTouchpoint, Severity
from cxlint.rules.structure.unreachable_touchpoint import unreachable_touchpoint
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case("A touchpoint that nothing leads to.", "a -> b:end\n lost! -> b"),
    Case("A group is one finding, at its root.", "a -> z:end\n two -> three -> z\n one! -> two"),
    Case("Two groups are two findings.", "a -> z:end\n one! -> z\n two! -> z"),
    Case("Two roots that meet are one group.", "a -> z:end\n one! -> meet -> z\n two -> meet"),
    Case("A cycle is flagged at its first member.", "a -> z:end\n one! -> two -> one"),
    Case(
        "The cycle comes before what follows it.", "a -> z:end\n tail -> z\n one! -> two -> one\n two -> tail"
    ),
    Case("A touchpoint that only leads to itself.", "a -> z:end\n lost! -again-> lost"),
    Case("In a queue flow as well.", "@ {role: queue}\n a -> a\n lost!"),
    Case("Everything is reached.", "a -> b:menu -1-> c:end\n b -2-> d:end"),
    Case("By a failure is reached, too.", "a -> b:end\n a -error-> c:end"),
    Case("By hanging up is reached, too.", "a -> b:end\n a -hangup-> c:end"),
    Case("Two starts.", "@ {start: [a, c]}\n a -> b:end\n c -> b"),
    Case("A tag says that something outside starts it.", "a -> b:end\n c {tags: [entry]} -> d -> b"),
    Case("Other tags do not matter.", "a -> b:end\n c {tags: [vip]}! -> b"),
    Case("A misspelt target is the finding of another rule.", "a {next: [b, biling]}\n b:end\n billing -> b"),
    Case("A missing target like nothing else hides nothing.", "a {next: [b, qqqq]}\n b:end\n billing! -> b"),
    Case("A loop without a way out is the cause.", "a -> b -> a\n d:end"),
    Case("Without a start there is another finding.", "@ {start: []}\n a -> b:end"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(unreachable_touchpoint, case)


def test_examples() -> None:
    check_examples(unreachable_touchpoint)


def test_the_message_names_three_and_counts_all_and_the_fix_removes_all() -> None:
    drawn = sketch("a -> z:end\n one -> two -> three -> four -> z")
    (found,) = problems(unreachable_touchpoint, drawn.journey)
    assert (
        found.message
        == "Customers never get to 4 touchpoints: “One”, “Two”, “Three” and 1 more; no way leads there."
    )
    assert found.related == ("two", "three", "four")
    assert found.edits is not None
    assert found.edits.edits == tuple(map(RemoveTouchpoint, ("one", "two", "three", "four")))


def test_equal_names_stand_once() -> None:
    drawn = sketch("a -> z:end\n one {title: Hang up} -> two {title: Hang up} -> z")
    (found,) = problems(unreachable_touchpoint, drawn.journey)
    assert "2 touchpoints: “Hang up”;" in found.message


def test_a_half_read_touchpoint_on_the_way_may_lead_anywhere() -> None:
    journey = sketch("a -> b:end\n lost -> b").journey
    half = {**journey.touchpoints, "a": replace(journey["a"], incomplete=True)}
    assert not problems(unreachable_touchpoint, replace(journey, touchpoints=half))


def test_a_half_read_touchpoint_that_nobody_reaches_hides_nothing() -> None:
    journey = sketch("a -> b:end\n lost -> b").journey
    half = {**journey.touchpoints, "lost": replace(journey["lost"], incomplete=True)}
    assert len(problems(unreachable_touchpoint, replace(journey, touchpoints=half))) == 1


def test_the_agents_are_named_in_their_journeys() -> None:
    drawn = sketch("@ {role: agent}\n a -> b:end\n lost -> b")
    (found,) = problems(unreachable_touchpoint, drawn.journey)
    assert found.message.startswith("Nobody ever gets to “Lost”")


def test_the_tag_is_advised_only_in_files_that_can_have_it() -> None:
    journey = sketch("a -> b:end\n lost -> b").journey
    (written,) = problems(unreachable_touchpoint, journey)
    (exported,) = problems(unreachable_touchpoint, replace(journey, attributes={"source": {"Version": 1}}))
    assert written.fix == (
        "Add a way that leads to “Lost”, tag it `entry` if something outside starts it, or take it out."
    )
    assert exported.fix == "Add a way that leads to “Lost”, or take it out."


HANG_UPS = "a -> b:end {title: Hang up}\n a -error-> c:end {title: Hang up}"

STRAY = [
    ("One of several", f"{HANG_UPS}\n d:end {{title: Hang up}}", "One of the 3 “Hang up” endings is never reached.", "it"),
    ("Two of several", f"{HANG_UPS}\n d:end {{title: Hang up}}\n e:end {{title: Hang up}}", "2 of the 4 “Hang up” endings are never reached.", "them"),
    ("The only one of this name", "a -> b:end\n d:end", "The ending “D” is never reached.", "it"),
    ("All of this name", "a -> b:end\n d:end {title: Off}\n e:end {title: Off}", "The 2 “Off” endings are never reached.", "them"),
    ("In agents' journeys", "@ {role: agent}\n a -> b:end\n d:end", "The ending “D” is never reached.", "it"),
    ("A bad outcome", "a -> b:end\n d:end(abandoned)", "The ending “D” is never reached.", "it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "them"), [pytest.param(*row[1:], id=row[0]) for row in STRAY])
def test_a_stray_hang_up_is_a_remark(text: str, message: str, them: str) -> None:
    (found,) = problems(unreachable_touchpoint, sketch(text).journey)
    assert found.severity is Severity.INFO
    assert found.message == message
    assert found.fix == f"Take {them} out."
    assert "promises" not in found.why
    assert found.edits is not None
    assert found.edits.edits == tuple(map(RemoveTouchpoint, (found.at, *found.related)))


NOT_STRAY = [
    ("It says something", "a -> b:end\n d:end {prompt: Goodbye.}"),
    ("It is what customers came for", "a -> b:end\n d:end(resolved)"),
    ("Something leads to it", "a -> b:end\n c -> d:end"),
    ("No other ending is reached", "a -> b\n d:end"),
    ("Something leads to the ending", "a -> b -> a\n c -> d:end"),
    ("In a queue the music may go round", "@ {role: queue}\n a -> b -> a\n d:end"),
]


@pytest.mark.parametrize("text", [pytest.param(row[1], id=row[0]) for row in NOT_STRAY])
def test_what_is_more_than_a_hang_up_stays_a_warning(text: str) -> None:
    (found,) = problems(unreachable_touchpoint, sketch(text).journey)
    assert found.severity is None
    assert found.message.startswith("Customers never get to")


STAGED = (
    "@ {stages: [{id: s1, name: Order}, {id: s2, name: Delivery}]}\n a {stage: s1} -> z:end {stage: s1}\n"
)

STAGES = [
    ("In one piece", "b {stage: s2} -> c {stage: s2}", 1, "Customers never get to anything in the stage “Delivery”: “B” and “C”; no way leads there."),
    ("In two pieces", "b {stage: s2} -> z\n c {stage: s2} -> z", 1, "Customers never get to anything in the stage “Delivery”: “B” and “C”; no way leads there."),
    ("A part is reached", "a -> d {stage: s2} -> z\n b {stage: s2} -> z\n c {stage: s2} -> z", 2, "Customers never get to “B”; no way leads there."),
    ("Only one touchpoint", "b {stage: s2} -> z", 1, "Customers never get to “B”; no way leads there."),
    ("Together with another stage", "b {stage: s2} -> c {stage: s2} -> d {stage: s1} -> z", 1, "Customers never get to 3 touchpoints: “B”, “C” and “D”; no way leads there."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "message"), [pytest.param(*row[1:], id=row[0]) for row in STAGES])
def test_a_whole_stage_is_one_finding(text: str, number: int, message: str) -> None:
    found = problems(unreachable_touchpoint, sketch(STAGED + text).journey)
    assert len(found) == number
    assert found[0].message == message
