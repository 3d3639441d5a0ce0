"""Maps as files: what is in them, and what happens when they cannot be drawn."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from renderers.journeys import finding, journey, large, repair, repair_findings, step

from cxlint.errors import RenderError
from cxlint.findings import Finding
from cxlint.journey.journey import Journey
from cxlint.journey.model import Stage, Touchpoint
from cxlint.renderers import draw, engine
from cxlint.renderers.map import FLAT, ladder
from cxlint.renderers.placement import Area, Course, read
from cxlint.renderers.text import clean

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def no_system_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests draw with graphviz-pure, whatever else the machine has."""
    monkeypatch.delenv(engine.VARIABLE, raising=False)


def svg_of(made: Journey, findings: tuple[Finding, ...] = (), **more: str) -> ElementTree.Element:
    return ElementTree.fromstring(
        draw(made, findings, format="svg", engine_name="graphviz-pure", **more).data
    )  # type: ignore[arg-type]


def texts(svg: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in svg.iter(f"{SVG}text")]


def ids(svg: ElementTree.Element) -> list[str]:
    return [element.get("id", "") for element in svg.iter(f"{SVG}g")]


def test_a_map_has_signs_discs_title_and_table() -> None:
    svg = svg_of(repair(), repair_findings())
    assert {"b-1", "b-2", "b-3", "d-1", "d-2", "t-menu", "m-t-agent"} <= set(ids(svg))
    shown = texts(svg)
    assert "My washing machine is broken" in shown
    assert "Nobody owns this journey." in shown
    assert {"1 error", "1 warning", "1 note", "line 11", "endless-loop"} <= set(shown)


def test_a_clean_journey_says_so() -> None:
    assert "nothing found" in texts(svg_of(repair()))


def test_suppressed_findings_are_left_out() -> None:
    assert "b-1" not in ids(svg_of(repair(), (finding(1, "agent", suppressed=True),)))


def test_only_forty_findings_stand_in_the_table() -> None:
    many = tuple(finding(number, "agent") for number in range(1, 46))
    assert "and 5 more" in texts(svg_of(repair(), many))


def test_the_highlighted_finding_can_be_chosen() -> None:
    other = finding(4, "agent", steps=("wait.next.agent",), path=("wait", "agent"))
    svg = draw(repair(), [*repair_findings(), other], format="svg", highlight=other).data
    assert b"how finding 4 happens" in svg


@pytest.mark.parametrize("format", ["svg", "png", "dot"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_same_input_gives_the_same_bytes(format: str, theme: str) -> None:
    def once() -> bytes:
        return draw(
            repair(),
            repair_findings(),
            format=format,
            theme=theme,
            engine_name=None if format == "dot" else "graphviz-pure",  # type: ignore[arg-type]
        ).data

    assert once() == once()


def test_themes_differ_in_nothing_but_colours() -> None:
    light = svg_of(repair(), repair_findings(), theme="light")
    dark = svg_of(repair(), repair_findings(), theme="dark")
    assert texts(light) == texts(dark)
    assert ids(light) == ids(dark)


def test_a_png_is_a_png() -> None:
    data = draw(repair(), repair_findings(), format="png", engine_name="graphviz-pure").data
    assert data.startswith(b"\x89PNG\r\n\x1a\n")


def test_dot_text_needs_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    text = draw(repair(), repair_findings(), format="dot").data.decode("utf-8")
    assert text.startswith("// Draw it with: dot")
    assert "Customers who wait too long" in text


def test_dot_text_can_be_drawn() -> None:
    text = draw(repair(), repair_findings(), format="dot").data.decode("utf-8")
    svg = engine.run(engine.choose("graphviz-pure"), text, ("-Kdot", "-Tsvg"), 30)
    assert b"Main menu" in svg


@pytest.mark.parametrize(
    ("made", "format", "sentence"),
    [
        pytest.param(repair(), "gif", "cannot be written as “gif”", id="an unknown format"),
        pytest.param(repair(), "pdf", "SVG and PNG work without", id="a PDF with graphviz-pure"),
    ],
)
def test_refusals_say_how_to_go_on(made: Journey, format: str, sentence: str) -> None:
    with pytest.raises(RenderError, match=sentence):
        draw(made, (), format=format, engine_name="graphviz-pure")  # type: ignore[arg-type]


def test_an_unknown_theme_and_an_unknown_engine_are_refused() -> None:
    with pytest.raises(RenderError, match="Choose light or dark"):
        draw(repair(), (), format="svg", theme="sepia")
    with pytest.raises(RenderError, match="no drawing engine “mermaid”"):
        draw(repair(), (), format="svg", engine_name="mermaid")


def test_without_graphviz_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RenderError, match="PDF needs the program dot of Graphviz"):
        draw(repair(), (), format="pdf")
    with pytest.raises(RenderError, match="dot of Graphviz was not found"):
        draw(repair(), (), format="svg", engine_name="dot")


def test_a_wrong_path_in_the_environment_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(engine.VARIABLE, "/nowhere/dot")
    with pytest.raises(RenderError, match="which is not a program"):
        draw(repair(), (), format="svg")


def test_characters_without_a_font_are_told_for_png_only() -> None:
    chinese = journey([Touchpoint("a", "message", "你好")], [])
    png = draw(chinese, (), format="png", engine_name="graphviz-pure")
    svg = draw(chinese, (), format="svg", engine_name="graphviz-pure")
    assert any("show as boxes" in remark for remark in png.remarks)
    assert svg.remarks == ()
    assert "你好" in svg.data.decode("utf-8")


# --- hostile text -----------------------------------------------------------------------------

HOSTILE = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="<>&\"'\\N\\G;]-ab \x00\u202e", max_size=20),
    st.sampled_from(
        [
            "</script><script>x()</script>",
            "]]>",
            "<!--",
            "&foo;",
            "&#0;",
            r"\N",
            "\\",
            "%s",
            "<",
            "javascript:x",
        ]
    ),
)


@given(HOSTILE, HOSTILE, HOSTILE)
@settings(max_examples=60, deadline=None)
def test_any_text_stays_text(title: str, name: str, word: str) -> None:
    made = journey(
        [Touchpoint("a", "menu", name, "phone", "s"), Touchpoint(word or "b", "message", word, name)],
        [step("a", word or "b", "option", key=word, label=name), step("a", name, word)],
        title=title,
        stages=[Stage("s", word)],
    )
    svg = svg_of(made, (finding(1, "a", word, label=name),))
    assert {element.tag.removeprefix(SVG) for element in svg.iter()} <= {
        "svg", "g", "title", "text", "polygon", "polyline", "path", "ellipse",
    }  # fmt: skip
    assert not any("href" in key or key.startswith("on") for element in svg.iter() for key in element.attrib)


@pytest.mark.parametrize(
    "text", [r"\N", r"a\b", "\\", r"\\", "&copy;", "&foo;", "<b>x</b>", "a\"b'c", "]]>", r"\G\L\T\n"]
)
def test_text_is_shown_as_it_was_written(text: str) -> None:
    svg = svg_of(journey([Touchpoint("a", "message", text)], [], title=text), (finding(1, "a", text),))
    assert texts(svg).count(clean(text)) == 3


# --- trouble ----------------------------------------------------------------------------------


def test_the_ladder_of_a_usual_journey() -> None:
    tries = list(ladder(100, 150, lanes=True))
    assert tries[0].settings.lanes
    assert not tries[0].settings.newrank, "newrank is hundreds of times slower on some journeys"
    assert tries[1].settings.newrank
    assert tries[1].seconds <= 10
    assert not tries[2].settings.lanes
    assert tries[2].remark == FLAT
    assert tries[-1].most, "the last try is always a small picture"


@pytest.mark.parametrize(("touchpoints", "hurried"), [(100, False), (151, True), (400, True)])
def test_large_journeys_are_laid_out_in_a_hurry(touchpoints: int, hurried: bool) -> None:
    assert next(ladder(touchpoints, touchpoints, lanes=False)).settings.hurried is hurried


@pytest.mark.parametrize(("touchpoints", "lines"), [(401, 500), (1000, 1500), (300, 5000)])
def test_very_large_journeys_are_never_laid_out_whole(touchpoints: int, lines: int) -> None:
    tries = list(ladder(touchpoints, lines, lanes=True))
    assert tries
    assert all(0 < rung.most <= 110 for rung in tries)
    assert sum(rung.seconds for rung in tries) <= 30


def test_a_thousand_touchpoints_make_a_picture_of_bounded_size() -> None:
    picture = draw(large(1000), (), format="svg", engine_name="graphviz-pure")
    drawn = ElementTree.fromstring(picture.data)
    boxes = [identifier for identifier in ids(drawn) if identifier.startswith("t-")]
    assert 10 <= len(boxes) <= 250
    assert any("1,000 touchpoints" in remark for remark in picture.remarks)


def _program(folder: Path, script: str) -> str:
    path = folder / "dot"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return str(path)


needs_shell = pytest.mark.skipif(os.name == "nt", reason="stands in for Graphviz with a shell script")


@needs_shell
def test_an_engine_that_fails_ends_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(engine.VARIABLE, _program(tmp_path, "cat >/dev/null; echo 'out of luck' >&2; exit 1"))
    with pytest.raises(RenderError, match=r"out of luck.*map\.dot"):
        draw(repair(), (), format="svg")


@needs_shell
def test_a_simpler_picture_is_drawn_when_stages_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pure = engine.choose("graphviz-pure").program
    script = f"""text=$(cat)
case "$text" in *"subgraph cluster"*) echo 'trouble in init_rank' >&2; exit 1;; esac
printf '%s' "$text" | exec '{pure}' "$@" """
    monkeypatch.setenv(engine.VARIABLE, _program(tmp_path, script))
    assert draw(repair(), (), format="svg").remarks == (FLAT,)


@needs_shell
def test_an_engine_that_never_ends_is_given_up_on(tmp_path: Path) -> None:
    slow = engine.Engine(_program(tmp_path, "exec sleep 60"), system=True)
    with pytest.raises(engine.DrawingFailed, match="took more than"):
        engine.run(slow, "digraph {}", ("-Kdot",), 0.2)


# --- geometry ---------------------------------------------------------------------------------


def test_places_are_read_from_the_answer_of_the_engine() -> None:
    answer = b"""{"bb": "0,0,100,200", "objects": [
        {"name": "a", "pos": "50,150", "width": "1", "height": "0.5"}],
        "edges": [{"id": "w", "pos": "e,0,40 0,0 0,10 0,20 0,30", "lp": "5,20", "dir": "back"}]}"""
    found = read(answer)
    assert found.boxes["a"] == Area(14, 132, 86, 168)
    assert found.lines["w"].label == (5, 20)
    assert found.lines["w"].at(0) == (0, 40), "a line that was turned round is read from its source"


@pytest.mark.parametrize(("share", "point"), [(0, (0, 0)), (0.5, (5, 0)), (1, (5, 5))])
def test_a_point_along_a_line(share: float, point: tuple[float, float]) -> None:
    assert Course("", ((0, 0), (5, 0), (5, 5)), None).at(share) == pytest.approx(point)
