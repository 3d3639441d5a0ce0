"""Diagrams of draw.io: packed and plain, boxes, arrows, labels, pages."""

from __future__ import annotations

import base64
import zlib
from urllib.parse import quote

import pytest

from cxlint.api import Document, UnreadableFile
from cxlint.journey.journey import Journey
from cxlint.sources.drawio import DrawIo
from cxlint.testing import check_source

DRAWIO = DrawIo()

CELLS = """
<mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="a" value="Customer calls" style="ellipse;html=1" vertex="1" parent="1"/>
<mxCell id="b" value="&lt;b&gt;Main menu&lt;/b&gt;&lt;br&gt;Please press 1 or 0." style="rounded=1" vertex="1" parent="1"/>
<mxCell id="g" value="People" style="swimlane" vertex="1" parent="1"/>
<mxCell id="c" value="Sales queue" vertex="1" parent="g"/>
<object label="Anybody" kind="agent" id="d"><mxCell vertex="1" parent="g"/></object>
<mxCell id="t" value="Version 3" style="text;html=1" vertex="1" parent="1"/>
<mxCell id="ab" edge="1" source="a" target="b" parent="1"/>
<mxCell id="bc" value="1" edge="1" source="b" target="c" parent="1"/>
<mxCell id="bd" edge="1" source="b" target="d" parent="1"/>
<mxCell id="l" value="0" style="edgeLabel" vertex="1" connectable="0" parent="bd"/>
<mxCell id="bb" value="no input" edge="1" source="b" target="b" parent="1"/>
"""


def model(cells: str = CELLS) -> str:
    return f"<mxGraphModel><root>{cells}</root></mxGraphModel>"


def packed(text: str) -> str:
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packing.compress(quote(text).encode()) + packing.flush()
    return base64.b64encode(data).decode()


def doc(body: str, path: str = "calls.drawio") -> Document:
    return Document(path, body.encode())


def journey(body: str) -> Journey:
    (made,) = DRAWIO.read(doc(body)).journeys
    return made


PLAIN = f'<mxfile host="x"><diagram name="Main line" id="1">{model()}</diagram></mxfile>'
PACKED = f'<mxfile host="x"><diagram name="Main line" id="1">{packed(model())}</diagram></mxfile>'


@pytest.mark.parametrize("body", [PLAIN, PACKED, model()], ids=["plain", "packed", "a model alone"])
def test_a_call_flow(body: str) -> None:
    made = journey(body)
    assert [(one.id, one.kind, one.title) for one in made.touchpoints.values()] == [
        ("a", "event", "Customer calls"),
        ("b", "menu", "Main menu"),
        ("c", "queue", "Sales queue"),
        ("d", "agent", "Anybody"),
    ]
    assert [(way.source, way.event, way.key, way.target) for way in made.transitions] == [
        ("a", "next", "", "b"),
        ("b", "option", "1", "c"),
        ("b", "option", "0", "d"),
        ("b", "no_input", "", "b"),
    ]
    assert made.role == "customer"
    assert made["c"].source["group"] == "People"


def test_titles_are_names_of_pages_unless_nobody_gave_them_one() -> None:
    assert journey(PLAIN).title == "Main line"
    assert journey(PLAIN.replace("Main line", "Page-1")).title == "Calls"


def test_places_are_lines_of_a_plain_file_and_the_page_of_a_packed_one() -> None:
    assert journey(PLAIN)["b"].location.line == 4
    assert journey("<mxfile>\n" + PACKED.removeprefix('<mxfile host="x">'))["b"].location.line == 2


def test_an_arrow_that_is_not_attached_leaves_open_what_follows() -> None:
    made = journey(PLAIN.replace('source="b" target="d"', 'source="b"'))
    assert made["b"].incomplete


def test_arrows_may_point_both_ways() -> None:
    cells = '<mxCell id="a" value="A" vertex="1"/><mxCell id="b" value="B" vertex="1"/>'
    back = '<mxCell id="x" edge="1" source="a" target="b" style="startArrow=block;endArrow=none"/>'
    assert [(way.source, way.target) for way in journey(model(cells + back)).transitions] == [("b", "a")]


def test_each_page_is_a_journey() -> None:
    pages = "".join(f'<diagram name="Line">{model()}</diagram>' for _ in range(2))
    assert [one.id for one in DRAWIO.read(doc(f"<mxfile>{pages}</mxfile>")).journeys] == ["line", "line-2"]


def test_the_source_keeps_the_laws() -> None:
    check_source(DRAWIO, doc(PLAIN), doc(PACKED))


@pytest.mark.parametrize("text", ["<definitions/>", "", "{}", "<mxfiles/>", "digraph {}"])
def test_files_that_are_left_alone(text: str) -> None:
    assert not DRAWIO.recognises(doc(text, "a.xml"))


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("<mxfile></mxfile>", "shows no customer journey"),
        ("<mxfile><diagram/></mxfile>", "shows no customer journey"),
        ("<mxfile><diagram>x%%</diagram></mxfile>", "damaged"),
        (f"<mxfile><diagram name='A'>{packed('<a>')}</diagram></mxfile>", "“A” of this diagram is damaged"),
        (f"<mxfile><diagram>{packed('x' * 40_000_000)}</diagram></mxfile>", "damaged"),
        ("<mxfile><diagram>", "not valid XML"),
    ],
)
def test_refused_with_a_sentence(body: str, sentence: str) -> None:
    document = doc(body)
    assert DRAWIO.recognises(document)
    with pytest.raises(UnreadableFile, match=sentence) as refused:
        DRAWIO.read(document)
    assert refused.value.hint


# --- one id for two things ------------------------------------------------------------------------

BOXES = """<mxCell id="0"/><mxCell id="1" parent="0"/><mxCell id="a" value="Customer calls the hotline" vertex="1" parent="1"/>
<mxCell id="b" value="Goodbye" vertex="1" parent="1"/>"""
TALK = '<mxCell id="e" value="Talk to agent" vertex="1" parent="1"/>'
ARROW = '<mxCell id="e" edge="1" source="a" target="e" parent="1"/><mxCell id="f" edge="1" source="e" target="b" parent="1"/>'


@pytest.mark.parametrize("cells", [TALK + ARROW, ARROW + TALK])
def test_a_box_and_an_arrow_of_one_id_are_both_read_and_told(cells: str) -> None:
    made = DRAWIO.read(doc(model(BOXES + cells)))
    (flaw,) = made.flaws
    assert flaw.message == "Two things in this drawing have the id “e”, so it is not clear what leads where."
    assert (flaw.code, flaw.blocks, flaw.journey) == ("CXL003", True, made.journeys[0].id)
    assert {(way.source, way.target) for way in made.journeys[0].transitions} == {("a", "e"), ("e", "b")}


def test_a_cell_with_attributes_of_its_own_is_one_thing() -> None:
    held = '<object label="Talk to agent" id="e"><mxCell id="e" vertex="1" parent="1"/></object>'
    assert not DRAWIO.read(doc(model(BOXES + held))).flaws
