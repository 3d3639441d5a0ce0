"""Text from journeys is hostile until it has been escaped."""

from __future__ import annotations

import pytest

from cxlint.renderers.text import clean, escape, has_unmeasured, shorten, slug, spoken, wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a & b", "a &amp; b", id="an ampersand"),
        pytest.param("&copy;", "&amp;copy;", id="an entity stays text"),
        pytest.param("</TD><IMG>", "&lt;/TD&gt;&lt;IMG&gt;", id="markup"),
        pytest.param(r"\N", "&#92;&#92;N", id="an escape of Graphviz"),
        pytest.param("a\x00\x1b[31mb", "a[31mb", id="control characters go"),
        pytest.param("a\r\n\tb", "a b", id="line ends are spaces"),
        pytest.param("a\u202eb", "ab", id="an override of direction goes"),
        pytest.param("\ud800", "\ufffd", id="half a character is replaced"),
        pytest.param("x\U0001fffe", "x", id="a noncharacter goes"),
        pytest.param("שלום 1", "\u2068שלום 1\u2069", id="letters from right to left are isolated"),
        pytest.param("Übergröße", "Übergröße", id="other letters are left alone"),
        pytest.param("等待客服人", "等待客服人\u2060", id="wide characters get the room that they need"),
    ],
)
def test_escaped_text(text: str, shown: str) -> None:
    assert escape(text) == shown


@pytest.mark.parametrize(
    ("text", "width", "most", "lines"),
    [
        pytest.param("Main menu", 22, 3, ("Main menu",), id="short"),
        pytest.param("Wait for an agent", 9, 3, ("Wait for", "an agent"), id="between words"),
        pytest.param("one two three four", 5, 2, ("one", "two…"), id="what is too long is cut"),
        pytest.param("$.External.CurrentRule", 12, 3, ("$.External.", "CurrentRule"), id="after a dot"),
        pytest.param("x" * 10, 4, 3, ("xxxx", "xxxx", "xx"), id="anywhere, if need be"),
        pytest.param("等待客服人员为您服务", 16, 3, ("等待客服人员为您服务",), id="wide characters fit"),
        pytest.param(" ", 10, 2, (), id="nothing"),
    ],
)
def test_wrapped_text(text: str, width: int, most: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, width, most) == lines


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        ("a person", 10, "a person"),
        ("a person in billing", 12, "a person in…"),
        ("abcdefghij", 5, "abcd…"),
    ],
)
def test_shortened_text(text: str, longest: int, shown: str) -> None:
    assert shorten(text, longest) == shown


@pytest.mark.parametrize(
    ("duration", "shown"),
    [("90s", "90 s"), ("1h30m", "1 h 30 min"), ("2bd", "2 working days"), ("PT5M", "PT5M"), ("soon", "soon")],
)
def test_durations_as_people_write_them(duration: str, shown: str) -> None:
    assert spoken(duration) == shown


def test_names_for_the_engine_differ_where_texts_differ() -> None:
    texts = ["a b", "a.b", "a~20.b", "a", "A", "", "é", "x" * 200, "x" * 201]
    assert len({slug(text) for text in texts}) == len(texts)


@pytest.mark.parametrize(
    ("text", "boxes"), [("Grüße – “Menü” …", False), ("Привет", False), ("你好", True), ("👋", True)]
)
def test_characters_the_built_in_font_lacks(text: str, boxes: bool) -> None:
    assert has_unmeasured(text) is boxes


def test_cleaning_twice_changes_nothing() -> None:
    text = " a\u2067\x07 b\ud83d "
    assert clean(clean(text)) == clean(text)
