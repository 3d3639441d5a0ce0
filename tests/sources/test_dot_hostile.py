"""Broken, cut off, odd and hostile graphs and diagrams: a clear sentence or a reading, and quickly."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxlint.api import Document, Reading, UnreadableFile
from cxlint.sources.base import Source
from cxlint.sources.dot import Dot
from cxlint.sources.drawio import DrawIo

CALL = """strict digraph "Calls" { /* x */
  node [shape=box label="\\N"]; start [label=<In<b>coming</b> call>];
  subgraph cluster_a { label="Phase 1"; menu [kind=menu label="Main menu\\nPress 1"] }
  start -> menu:n -> {sales mail} [label="1" dir=both]
  # remark
  sales -> mail [style="invis"]; x = "y" + "z"
}
"""
PAGE = """<mxfile><diagram name="A"><mxGraphModel><root><mxCell id="0"/>
<object label="Customer calls" id="a"><mxCell vertex="1" parent="0"/></object>
<mxCell id="b" value="Main menu: press 1" vertex="1" parent="a"/>
<mxCell id="c" value="1" edge="1" source="a" target="b"/></root></mxGraphModel></diagram></mxfile>"""
SIGNS = "[]{}<>\"';:,=+-/\\*#&\n \t|abdigraph\0é"
QUICK = settings(
    max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def read(source: Source, text: str) -> Reading:
    document = Document("flow", text.encode("utf-8", "surrogatepass"))
    source.recognises(document)
    refused = ""
    try:
        reading = source.read(document)
    except UnreadableFile as error:
        reading, refused = Reading(), error.message
    assert refused.endswith(".") or not refused
    for journey in reading.journeys:
        assert {way.source for way in journey.transitions} <= set(journey.touchpoints)
        assert {way.target for way in journey.transitions} <= set(journey.touchpoints)
        assert len({way.id for way in journey.transitions}) == len(journey.transitions)
        assert journey.loops is not None
        assert journey.fates is not None
    return reading


@pytest.mark.parametrize(("source", "text"), [(Dot(), CALL), (DrawIo(), PAGE)], ids=["dot", "drawio"])
class TestChanged:
    @QUICK
    @given(data=st.data())
    def test_cut_off_anywhere(self, source: Source, text: str, data: st.DataObject) -> None:
        read(source, text[: data.draw(st.integers(0, len(text)))])

    @QUICK
    @given(data=st.data())
    def test_signs_put_in_anywhere(self, source: Source, text: str, data: st.DataObject) -> None:
        place = data.draw(st.integers(0, len(text)))
        removed = data.draw(st.integers(0, 12))
        read(source, text[:place] + data.draw(st.text(SIGNS, max_size=12)) + text[place + removed :])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("digraph " + "{" * 100_000, id="deep braces"),
        pytest.param("digraph {" + "a -> " * 15_000 + "a}", id="a long chain"),
        pytest.param("digraph {" + "a -> b [label=x];" * 10_000 + "}", id="the same edge very often"),
        pytest.param("digraph {" + "".join(f"a{n};" for n in range(15_000)) + "}", id="very many nodes"),
        pytest.param(
            "digraph { {" + "a b c d " * 300 + "} -> {" + "e f g h " * 300 + "} }", id="many by many"
        ),
        pytest.param('digraph { a [label="' + "\\" * 300_001, id="very many escapes"),
        pytest.param("digraph { a [label=" + "<" * 300_000, id="very many angles"),
        pytest.param("digraph {" + "/*" * 200_000, id="open remarks"),
        pytest.param(" " * 300_000 + "x", id="very many blanks"),
        pytest.param("/**/" * 100_000 + "x", id="very many remarks"),
        pytest.param(
            "digraph {" + "edge [" + "a=b " * 30_000 + "]" + "x -> y;" * 5_000 + "}", id="many attributes"
        ),
        pytest.param("graph {" + "a -- b;" * 20_000 + "}", id="no directions"),
    ],
)
def test_large_and_odd_graphs_are_read_quickly(text: str) -> None:
    began = time.process_time()
    read(Dot(), text)
    assert time.process_time() - began < 20


def test_more_edges_than_anybody_draws_are_refused() -> None:
    ends = " ".join(f"n{number}" for number in range(1_000))
    with pytest.raises(UnreadableFile, match="edges"):
        Dot().read(Document("a.dot", f"digraph {{ {{{ends}}} -> {{{ends.replace('n', 'm')}}} }}".encode()))


def test_a_picture_with_entities_of_its_own_is_refused() -> None:
    text = '<!DOCTYPE mxfile [<!ENTITY a "x">]><mxfile><diagram/></mxfile>'
    with pytest.raises(UnreadableFile, match="entity"):
        DrawIo().read(Document("a.drawio", text.encode()))
