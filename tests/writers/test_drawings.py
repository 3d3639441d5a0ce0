"""Mermaid and DOT: every box and arrow is there, and text stays text."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from writers.journeys import journeys

from cxlint import vocabulary
from cxlint.journey.journey import Journey
from cxlint.journey.model import Touchpoint, Transition
from cxlint.renderers.engine import choose, run
from cxlint.sources.base import Document
from cxlint.sources.native import JourneyFile
from cxlint.text import printable, shorten
from cxlint.writers import dot, mermaid
from cxlint.writers.links import Part, Together
from cxlint.writers.ways import told_once

HOSTILE = [
    'say "hi"', "a]b", "[x]", "{x}", "(x)", "</script><script>alert(1)</script>", "`code`", "#quot;", "a#35;b",
    "%% comment", "a\nb", "end", "graph TD", "style a:#b;", "classDef x fill:#f00;", 'click a href "x"', "|x|",
    "a --> b", "---", "%%{init: {}}%%", "\\", "\\n", "\\N", "&amp;", "&lt;b&gt;", "日本語", "$.External.x", "{{x}}",
    "1. list", "- list", "a;b", ":::x", "10:30", "http://x.y/z", "A & B", "\u202e", "it's", "#", "-> b", "//", "/*",
    "] ; x [", '"]; evil [label="', "\\", "x\\", "\0", "\U0001f600",
]  # fmt: skip


def part_of(journey: Journey) -> Part:
    return Together([journey], [None]).parts[0]


def hostile() -> Journey:
    kinds = list(vocabulary.KINDS)
    found = {f"t{n}": Touchpoint(f"t{n}", kinds[n % len(kinds)], text) for n, text in enumerate(HOSTILE)}
    ways = [
        Transition(f"w{n}", f"t{n}", f"t{n - 1}", "option", text, label=HOSTILE[-n])
        for n, text in enumerate(HOSTILE) if n
    ]  # fmt: skip
    return Journey("h", 'Title: "x" --- </script>', "f", "tool", found, tuple(ways), ("t3",))


def shown(text: str) -> str:
    return " ".join(printable(text).split()) or " "


# --- Mermaid ------------------------------------------------------------------------------------------

BOX = re.compile(r'^    (\w+)([\[({/]+)"([^"\n]*)"([\])}/]+):::(kind-\w+|missing)$')
ARROW = re.compile(r'^    (\w+) (-->|-\.->)(?:\|"([^"\n]*)"\|)? (\w+)$')
CLASS = re.compile(r"^    classDef (kind-\w+|missing) [\w#:, -]+$")


def decoded(text: str) -> str:
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text)


def test_every_line_of_a_flowchart_is_a_box_an_arrow_or_a_class() -> None:
    journey = hostile()
    head, _, rest = mermaid.write(part_of(journey)).partition("flowchart TD\n")
    assert head.startswith("---\ntitle: ")
    lines = rest.splitlines()
    boxes = [found for line in lines if (found := BOX.match(line))]
    arrows = [found for line in lines if (found := ARROW.match(line))]
    classes = [found for line in lines if (found := CLASS.match(line))]
    assert len(boxes) + len(arrows) + len(classes) == len(lines)
    order = ["t3", *(f"t{n}" for n in range(len(HOSTILE)) if n != 3)]
    assert [decoded(box[3]) for box in boxes] == [shown(journey[one].title) for one in order]
    assert [decoded(arrow[3]) for arrow in arrows] == [
        shorten(printable(way.words), mermaid.LONGEST_LABEL) for one in order for way in journey.out(one)
    ]
    assert {found[1] for found in classes} == {found[5] for found in boxes}


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_nothing_in_a_box_means_something_to_mermaid(text: str) -> None:
    journey = Journey("j", "J", "f", "tool", {"a": Touchpoint("a", "menu", text)}, (), ("a",))
    label = BOX.match(mermaid.write(part_of(journey)).splitlines()[5])
    assert label is not None
    assert not re.search(r"[<>`{}\[\]|&]|%%|#(?!\d+;)", label[3])
    assert not re.search(r":\S*#", label[3])


@pytest.mark.parametrize("word", ["end", "graph", "subgraph", "style", "class", "click", "default"])
def test_no_box_has_the_name_of_a_word_of_mermaid(word: str) -> None:
    journey = Journey("j", "J", "f", "tool", {word: Touchpoint(word, "end", "Bye")}, (), (word,))
    assert f'{word}_box(["Bye"]):::kind-end' in mermaid.write(part_of(journey))


def test_what_goes_wrong_is_dotted_and_what_is_missing_is_drawn() -> None:
    ways = (Transition("1", "a", "gone", "error"), Transition("2", "a", "a", "option", "1"))
    journey = Journey("j", "J", "f", "tool", {"a": Touchpoint("a", "menu", "A")}, ways, ("a",))
    text = mermaid.write(part_of(journey))
    assert '    a -.->|"error"| gone\n' in text
    assert '    a -->|"1"| a\n' in text
    assert '    gone["gone"]:::missing\n' in text


# --- DOT ----------------------------------------------------------------------------------------------


def test_graphviz_reads_a_graph_as_it_is_meant() -> None:
    journey = hostile()
    text = dot.write(part_of(journey))
    read = json.loads(run(choose(None), text, ("-Kdot", "-Tjson0"), 60))
    boxes = {box["name"]: box for box in read["objects"]}
    for one in journey.touchpoints.values():
        box = boxes[one.id]
        assert box["kind"] == one.kind
        label = box["label"].replace("\\\\", "\\").replace("&amp;", "&")
        assert label == shown(one.title)
    assert len(read["edges"]) == len(journey.transitions)
    assert [edge["event"] for edge in read["edges"]] == ["option"] * len(journey.transitions)


def test_entities_are_shown_as_they_are_written() -> None:
    journey = Journey("j", "J", "f", "tool", {"a": Touchpoint("a", "menu", "R&amp;D & &#38; co")}, (), ("a",))
    found = re.search(r'label="(R.*?)"', dot.write(part_of(journey)))
    assert found is not None
    assert html.unescape(found[1]) == "R&amp;D & &#38; co"


# --- both ---------------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys())
def test_every_touchpoint_and_way_of_any_journey_is_drawn(journey: Journey) -> None:
    part = part_of(journey)
    ways = [way for one in journey.touchpoints for way in told_once(journey.out(one))]
    chart = mermaid.write(part).splitlines()
    graph = dot.write(part).splitlines()
    missing = {way.target for way in journey.dangling}
    assert sum(bool(BOX.match(line)) for line in chart) == len(journey.touchpoints) + len(missing)
    assert sum(bool(ARROW.match(line)) for line in chart) == len(ways)
    assert sum(", kind=" in line for line in graph) == len(journey.touchpoints)
    assert len(graph) == len(journey.touchpoints) + len(ways) + 5


def test_files_that_a_journey_calls_are_boxes() -> None:
    text = "cxlint: 1\ntouchpoints:\n  a: {next: {call: b-c.journey.yaml, to: a}}\n"
    (journey,) = JourneyFile().read(Document("j.journey.yaml", text.encode())).journeys
    assert '[["b c"]]:::kind-call' in mermaid.write(part_of(journey))
    assert 'label="b c", kind=call' in dot.write(part_of(journey))
