"""Reading JSON with care, and finding the place of a value again."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources import jsontext
from cxlint.sources.base import DEEPEST_NESTING, Document
from cxlint.sources.jsontext import INSIDE, Broken, Json, Pointer

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)
LAYOUTS = st.sampled_from([None, 0, 1, 4, "\t"])


def pointers(value: Any, so_far: Pointer = ()) -> list[tuple[Pointer, Any]]:
    found = [(so_far, value)]
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, item in members:
        found += pointers(item, (*so_far, key))
    return found


@given(VALUES, LAYOUTS, st.booleans(), st.sampled_from(["", " ", "\n\t"]), st.data())
def test_a_pointer_leads_to_the_very_value(
    value: Any, indent: Any, ascii_only: bool, before: str, data: st.DataObject
) -> None:
    text = before + json.dumps(value, indent=indent, ensure_ascii=ascii_only) + "\n"
    pointer, wanted = data.draw(st.sampled_from(pointers(value)))
    start, end = jsontext.find(text, pointer)
    assert json.loads(text[start:end]) == wanted
    assert text[start] not in " \t\n"
    line, column = jsontext.line_and_column(text, start)
    assert text.split("\n")[line - 1][column - 1] == text[start]


@given(VALUES, LAYOUTS, LAYOUTS, st.booleans(), st.data())
def test_a_pointer_leads_into_json_inside_a_string(
    value: Any, outer: Any, inner: Any, ascii_only: bool, data: st.DataObject
) -> None:
    content = json.dumps(value, indent=inner, ensure_ascii=False)
    text = json.dumps({"a": [content]}, indent=outer, ensure_ascii=ascii_only)
    pointer, wanted = data.draw(st.sampled_from(pointers(value)))
    start, end = jsontext.find(text, ("a", 0, INSIDE, *pointer))
    assert json.loads(json.loads(f'"{text[start:end]}"')) == wanted


@pytest.mark.parametrize(
    ("text", "pointer", "place"),
    [
        pytest.param('{"a": 1, "a": 2}', ("a",), "2}", id="of a repeated key the last one counts"),
        pytest.param('{"a": {"b": 1}}', ("a", "x", 3), '{"b"', id="a missing key leads to its parent"),
        pytest.param('{"a": [1]}', ("a", 7), "[1]", id="an index that is too large leads to the list"),
        pytest.param('{"a": [1]}', ("a", "0"), "[1]", id="a key into a list leads to the list"),
        pytest.param('{"a": 5}', ("a", INSIDE, "b"), "5", id="nothing is inside a number"),
        pytest.param('{"\\u0061": 5}', ("a",), "5", id="escaped keys are the same keys"),
    ],
)
def test_odd_pointers(text: str, pointer: Pointer, place: str) -> None:
    assert text[jsontext.find(text, pointer)[0] :].startswith(place)


@pytest.mark.parametrize(
    "text",
    ["", "   ", "{", '{"a"', '{"a":', '{"a": [1, ', '{"a": "x', '{"a" 1}', "nonsense", '"\\ud8'],
    ids=repr,
)
def test_places_in_broken_text_never_raise(text: str) -> None:
    start, end = jsontext.find(text, ("a", 0, INSIDE, "b"))
    assert 0 <= start <= end <= len(text)
    assert not jsontext.top_keys(text)[1]


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        pytest.param("ab\ncd", 4, (2, 2), id="line feed"),
        pytest.param("ab\r\ncd", 5, (2, 2), id="carriage return and line feed are one end"),
        pytest.param("ab\rcd", 4, (2, 2), id="carriage return alone"),
        pytest.param("ä\U0001f600\nx", 1, (1, 2), id="columns are code points"),
    ],
)
def test_line_and_column(text: str, offset: int, place: tuple[int, int]) -> None:
    assert jsontext.line_and_column(text, offset) == place


def test_locate_fills_in_line_column_and_length() -> None:
    document = Document("f.json", b'\xef\xbb\xbf{\r\n  "a": {\r\n    "b": "xyz"}}')
    found = jsontext.locate(document, Location("f.json", pointer=("a", "b")))
    assert (found.line, found.column, found.length) == (3, 10, 5)
    whole = jsontext.locate(document, Location("f.json", pointer=("a",)))
    assert (whole.line, whole.column, whole.length) == (2, 8, 1)


@pytest.mark.parametrize("known", [Location("f"), Location("f", 3, 4, pointer=("a",))])
def test_locate_leaves_alone_what_has_no_pointer_or_is_known(known: Location) -> None:
    assert jsontext.locate(Document("f", b'{"a": 1}'), known) == known


@pytest.mark.parametrize(
    ("text", "reason", "offset"),
    [
        pytest.param("", "it is empty", 0, id="empty"),
        pytest.param(" \n ", "it is empty", 0, id="blank"),
        pytest.param('{"a": [1,', "ends in the middle", 9, id="cut off in a list"),
        pytest.param('{"a": "x', "ends in the middle", 6, id="cut off in a text"),
        pytest.param('{"a": 1 "b": 2}', "a comma or a closing bracket is missing", 8, id="comma missing"),
        pytest.param('{"a" 1}', "a colon is missing", 5, id="colon missing"),
        pytest.param("{'a': 1}", "a name in double quotes is missing", 1, id="single quotes"),
        pytest.param('{"a": }', "a value is missing", 6, id="value missing"),
        pytest.param("{} {}", "something follows", 3, id="two values"),
        pytest.param('{"a": "\\q"}', "backslash", 7, id="unknown escape"),
        pytest.param('{"a": "x\ny"}', "line break", 8, id="line break in a text"),
        pytest.param('{"a": ' + "9" * 5000 + "}", "too many digits", 0, id="giant number"),
    ],
)
def test_broken_json(text: str, reason: str, offset: int) -> None:
    broken = jsontext.load(text)
    assert isinstance(broken, Broken)
    assert reason in broken.reason
    assert broken.offset == offset


def test_read_tells_line_column_and_hint() -> None:
    with pytest.raises(UnreadableFile) as caught:
        jsontext.read(Document("f", b'{\n  "a": 1\n  "b": 2\n}'), "Do this.")
    assert (caught.value.line, caught.value.column, caught.value.hint) == (3, 3, "Do this.")


def test_files_that_are_too_large_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="larger than 32 MB"):
        jsontext.read(Document("f", b" " * (32 * 1024 * 1024 + 1)))


@pytest.mark.parametrize("opening", ["[", '{"a":'], ids=["lists", "objects"])
@pytest.mark.parametrize("depth", [DEEPEST_NESTING + 1, 100_000])
@pytest.mark.parametrize("closed", [True, False])
def test_deep_nesting_is_refused_quickly(opening: str, depth: int, closed: bool) -> None:
    text = opening * depth + ("1" + ("]" if opening == "[" else "}") * depth if closed else "")
    began = time.process_time()
    broken = jsontext.load(text)
    assert isinstance(broken, Broken)
    assert "nested more than" in broken.reason
    assert jsontext.top_keys(text)[0] <= {"a"}
    assert time.process_time() - began < 10


def test_brackets_in_texts_and_side_by_side_are_not_nesting() -> None:
    assert not jsontext.too_deep(json.dumps(['[{\\"' * 500] + [[]] * 500))
    assert not jsontext.too_deep("[" * DEEPEST_NESTING + "]" * DEEPEST_NESTING)


def test_repeated_keys_are_told_with_their_places() -> None:
    text = '{"a": 1, "b": {"a": 1, "\\u0061": "a\\":"}, "c": ["a", "a"], "a": 3}'
    loaded = jsontext.load(text)
    assert isinstance(loaded, Json)
    assert [(key, text[place : place + 3]) for key, place in loaded.repeated] == [("a", '"\\u'), ("a", '"a"')]


def test_half_characters_are_replaced() -> None:
    loaded = jsontext.load('{"a\\ud800": ["\\udc00x", "\\ud83d\\ude00"]}')
    assert isinstance(loaded, Json)
    assert loaded.value == {"a\ufffd": ["\ufffdx", "\U0001f600"]}


ODD: list[Any] = ["", "x", "-1", "1.5", "²", "٣", -1, 1.0, True, None, [], 10**12, "9" * 40]


@pytest.mark.parametrize(("value", "number"), [("3", 3), (" 12 ", 12), (7, 7), (0, 0)], ids=repr)
def test_whole_numbers(value: Any, number: int) -> None:
    assert jsontext.whole(value) == number


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_everything_else_is_no_whole_number(value: Any) -> None:
    assert jsontext.whole(value) is None
