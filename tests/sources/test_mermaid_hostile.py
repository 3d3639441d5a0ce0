"""Broken, cut off, odd and hostile drawings: a clear sentence or a reading, and quickly."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxlint.api import Document, Reading, UnreadableFile
from cxlint.sources.mermaid import Mermaid
from cxlint.sources.mermaid.flowchart import MOST_ARROWS

MERMAID = Mermaid()
CALL = """flowchart TD
    start([Incoming call]) --> menu["Main menu<br/>Press 1 for sales"]:::menu
    subgraph people [People]
      menu -->|1| sales[Sales queue] & agent{{Live agent}}
    end
    menu -. No input .-> menu
    sales e1@==>|timeout| mail@{ shape: cyl, label: "Voicemail" }
    people --> over[/Hang up\\]
"""
MARKDOWN = f"# Calls\n\n```mermaid\n{CALL}```\n"
SIGNS = "[](){}<>|\"'`;:&%-=.~xo@#\n \t\\/,abend\0é"
QUICK = settings(
    max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def read(text: str, path: str = "flow.mmd") -> Reading:
    document = Document(path, text.encode("utf-8", "surrogatepass"))
    MERMAID.recognises(document)
    refused = ""
    try:
        reading = MERMAID.read(document)
    except UnreadableFile as error:
        reading, refused = Reading(), error.message
    assert refused.endswith(".") or not refused
    for journey in reading.journeys:
        assert {way.source for way in journey.transitions} <= set(journey.touchpoints)
        assert {way.target for way in journey.transitions} <= set(journey.touchpoints)
        assert len({way.id for way in journey.transitions}) == len(journey.transitions)
        assert journey.loops is not None
        assert journey.fates is not None
    assert len({journey.id for journey in reading.journeys}) == len(reading.journeys)
    return reading


@QUICK
@given(st.integers(0, len(MARKDOWN)), st.booleans())
def test_cut_off_anywhere(length: int, markdown: bool) -> None:
    read(MARKDOWN[:length] if markdown else CALL[:length], "a.md" if markdown else "a.mmd")


@QUICK
@given(st.integers(0, len(CALL)), st.integers(0, 12), st.text(SIGNS, max_size=12))
def test_signs_put_in_anywhere(place: int, length: int, text: str) -> None:
    changed = CALL[:place] + text + CALL[place + length :]
    read(changed)
    read(f"```mermaid\n{changed}\n```", "a.md")


@QUICK
@given(st.text(SIGNS, max_size=200))
def test_any_signs(text: str) -> None:
    read(f"flowchart TD\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" + "(" * 200_000, id="brackets that are never closed"),
        pytest.param("a((x\n" * 20_000, id="boxes that are never closed"),
        pytest.param("a(( (((( ));" * 8_000, id="brackets that do not fit"),
        pytest.param("a -- b " * 40_000, id="arrows that are never closed"),
        pytest.param("a" + "-" * 300_000, id="a very long arrow"),
        pytest.param("a" + "." * 300_000 + "b", id="very many dots"),
        pytest.param("subgraph x\n" * 20_000, id="deep frames"),
        pytest.param("end\n" * 50_000, id="ends of nothing"),
        pytest.param(" " * 300_000 + "x", id="very many blanks"),
        pytest.param("class " + "a " * 50_000, id="a class of very many words"),
        pytest.param('a["' + "x" * 300_000, id="an open quotation mark"),
        pytest.param("a@{" * 30_000, id="open braces"),
        pytest.param("%%{" * 50_000, id="open directives"),
        pytest.param("a --> a\n" * 8_000, id="a box that leads to itself very often"),
        pytest.param("".join(f"a{n} --> a{n + 1}\n" for n in range(8_000)), id="a very long chain"),
        pytest.param("a[" + "press 1 " * 400 + "]\n" * 30, id="long words"),
        pytest.param("a[" + "<" * 3_000 + "]\n" * 30, id="tags that are none"),
    ],
)
def test_large_and_odd_drawings_are_read_quickly(text: str) -> None:
    began = time.process_time()
    read(f"flowchart TD\n{text}\n")
    assert time.process_time() - began < 20


@pytest.mark.parametrize("text", [" " * 400_000 + "x", "\n" * 200_000, "# " + "#" * 200_000, "`" * 300_000])
def test_markdown_of_odd_signs_is_told_apart_quickly(text: str) -> None:
    began = time.process_time()
    assert not MERMAID.recognises(Document("a.md", text.encode()))
    assert not MERMAID.recognises(Document("a.mmd", text.encode()))
    assert time.process_time() - began < 10


def test_more_arrows_than_anybody_draws_are_refused() -> None:
    many = " & ".join(f"n{number}" for number in range(1_000))
    assert MOST_ARROWS < 1_000_000
    with pytest.raises(UnreadableFile, match="arrows"):
        MERMAID.read(Document("a.mmd", f"flowchart TD\n{many} --> {many.replace('n', 'm')}".encode()))


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="UTF-8"):
        MERMAID.read(Document("a.mmd", b"flowchart TD\n a[\xff] --> b"))
