"""YAML and JSON become one tree that knows where every value stands."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.errors import UnreadableFile
from cxlint.sources import tree
from cxlint.sources.base import DEEPEST_NESTING, Document
from cxlint.sources.native.values import plain
from cxlint.sources.tree import AnyNode, Listing, Mapping, Scalar, plain_value, read_tree


def document(text: str | bytes, path: str = "a.journey.yaml") -> Document:
    return Document(path, text if isinstance(text, bytes) else text.encode())


def read(text: str | bytes) -> Any:
    root, flaws = read_tree(document(text))
    assert flaws == []
    return None if root is None else plain(root)


def refused(text: str | bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_tree(document(text))
    return caught.value


SCALARS: dict[str, Any] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None, "nULL": "nULL",
    "true": True, "True": True, "TRUE": True, "false": False, "tRUE": "tRUE",
    "no": "no", "yes": "yes", "on": "on", "off": "off", "y": "y", "No": "No",
    "0": 0, "12": 12, "-3": -3, "+3": 3, "007": 7, "0o17": 15, "0x1F": 31, "0b11": "0b11", "1_000": "1_000",
    "1.5": 1.5, "-.5": -0.5, "1.": 1.0, "1e3": 1000.0, "1E-2": 0.01, ".": ".", "1e": "1e", "e3": "e3",
    "1:30": "1:30", "12:30:45": "12:30:45", "2026-12-31": "2026-12-31", "2026.30": 2026.3, "35%": "35%",
    "=": "=", "<<": "<<", ".inf": ".inf", "0o8": "0o8", "0xg": "0xg", "١": "١", "1 2": "1 2",
    "9" * 300: int("9" * 300), "9" * 301: "9" * 301,
}  # fmt: skip


@pytest.mark.parametrize("text", SCALARS, ids=lambda text: repr(text[:20]))
def test_unquoted_scalars_mean_what_yaml_1_2_says(text: str) -> None:
    found, expected = plain_value(text), SCALARS[text]
    assert (found, type(found)) == (expected, type(expected))
    assert read(f"a: {text}\n") == {"a": expected}


@pytest.mark.parametrize("text", ["true", "1", "null", "", "~", "1:30", "no"])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_quoted_scalars_are_text(text: str, quote: str) -> None:
    assert read(f"a: {quote}{text}{quote}") == {"a": text}


@pytest.mark.parametrize("key", ["no", "on", "1", "0", "true", "null", "1.0", "~", "2026-12-31", "1:30"])
def test_keys_are_text_as_written(key: str) -> None:
    assert read(f"{key}: x") == {key: "x"}
    assert read(f"{{{key}: x}}") == {key: "x"}


BLOCKS = {
    "kept line ends": ("a: |\n  one\n  two\n", "one\ntwo\n"),
    "folded": ("a: >-\n  one\n  two\n", "one two"),
    "a number in a block is text": ("a: |-\n  12\n", "12"),
    "plain over two lines": ("a: one\n  two\n", "one two"),
    "an escape": ('a: "\\u00e9\\t"', "é\t"),
    "a hash without a space": ("a: b#c", "b#c"),
    "a hash with a space begins a comment": ("a: b #c", "b"),
    "a quoted star and hash": ('{"*": 1, "#": 2}', None),
}


@pytest.mark.parametrize("case", BLOCKS)
def test_texts(case: str) -> None:
    text, expected = BLOCKS[case]
    assert read(text) == ({"a": expected} if expected is not None else {"*": 1, "#": 2})


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# only a remark\n", "---\n", "\ufeff"], ids=["nothing", "lines", "a remark", "---", "BOM"]
)  # fmt: skip
def test_an_empty_file_has_no_tree(text: str) -> None:
    assert read_tree(document(text)) in (
        (None, []),
        (Scalar(1, 1, 1, "", None), []),
        (Scalar(2, 1, 1, "", None), []),
    )


LINE_ENDS = {
    "LF": "a: 1\nb:\n  c: 2\n",
    "CRLF": "a: 1\r\nb:\r\n  c: 2\r\n",
    "CR": "a: 1\rb:\r  c: 2\r",
    "no end of the last line": "a: 1\nb:\n  c: 2",
    "BOM": "\ufeffa: 1\nb:\n  c: 2\n",
}


@pytest.mark.parametrize("name", LINE_ENDS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_line_ends_and_encodings_read_alike(name: str, encoding: str) -> None:
    if encoding == "utf-16" and name == "BOM":
        return
    root, flaws = read_tree(document(LINE_ENDS[name].encode(encoding)))
    assert isinstance(root, Mapping)
    assert (plain(root), flaws) == ({"a": 1, "b": {"c": 2}}, [])
    inner = root.get("b").entries["c"][1]
    assert (inner.line, inner.column, inner.length) == (3, 6, 1)


REFUSED: dict[str, tuple[str, int, int, str]] = {
    "an anchor": ("a: 1\nb: &x 1", 2, 4, "anchor &x"),
    "an anchor on a mapping": ("a: &x\n  b: 1", 1, 4, "anchor &x"),
    "an alias": ("a: 1\nb: *x", 2, 4, "alias *x"),
    "a merge": ("<<: *x", 1, 5, "alias *x"),
    "a tag": ("a: !secret 1", 1, 4, "tag !secret"),
    "a tag of Python": ("a: !!python/object:os.system {}", 1, 4, "tag"),
    "a tag of YAML": ("a: !!str 1", 1, 4, "tag"),
    "a second document": ("a: 1\n---\nb: 2", 2, 1, "second document"),
    "a list as a key": ("? [a]\n: b", 1, 3, "key"),
    "a mapping as a key": ("{a: 1}: b", 1, 1, "key"),
    "a placeholder without quotation marks": ("a:\n  {{x}}: b", 2, 3, "key"),
    "a star as a key": ("a:\n  *: b", 2, 4, "not valid YAML"),
    "a tab as indentation": ("a:\n\t- b", 2, 1, "not valid YAML"),
    "an open quotation mark": ('a: "b\nc: d', 2, 5, "not valid YAML"),
    "an open bracket": ("a: [b\nc: d", 2, 2, "not valid YAML"),
    "a colon in text": ("a: b: c", 1, 5, "not valid YAML"),
    "a control character": ("é: x\nü: \x07", 2, 4, "cannot be part of text"),
    "a null byte": ("a: \x00", 1, 4, "cannot be part of text"),
    "half a surrogate": ('{"a": "\\ud83d"}', 1, 10, "not valid YAML"),
    "an end of a mapping that never began": ("}", 1, 1, "not valid YAML"),
    "JSON that breaks off": ('{"a": 1,\n "b"', 2, 5, "not valid YAML"),
    "JSON with two values": ('{"a": 1}\n{"b": 2}', 2, 1, "not valid YAML"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_the_place(case: str) -> None:
    text, line, column, words = REFUSED[case]
    error = refused(text)
    assert words in error.message
    assert (error.line, error.column) == (line, column)
    assert error.hint.endswith((".", "?"))
    assert error.message.endswith(".")


HINTS = {
    "a star": ("a:\n  *: b", "quotation marks"),
    "an alias": ("a: *x", "Write the value out"),
    "a tab": ("a:\n\tb: 1", "not with tabs"),
    "a colon in text": ("a: b: c", "colon"),
    "anything else": ("}", "Look at this line"),
}


@pytest.mark.parametrize("case", HINTS)
def test_hints(case: str) -> None:
    text, words = HINTS[case]
    assert words in refused(text).hint


ENCODINGS = {
    "Latin-1": ("a: 1\nb: ä".encode("latin-1"), 2),
    "UTF-16 that breaks off": (b"\xff\xfea\x00:", 1),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00", 1),
    "UTF-16 without a mark": ("a: 1".encode("utf-16-le"), 1),
}


@pytest.mark.parametrize("case", ENCODINGS)
def test_what_is_no_text_is_refused_with_the_line(case: str) -> None:
    data, line = ENCODINGS[case]
    assert refused(data).line == line


def test_keys_that_stand_twice_are_told_and_the_first_one_kept() -> None:
    root, flaws = read_tree(document("a: 1\nb: {c: 1, c: 2}\na: 3\n"))
    assert root is not None
    assert plain(root) == {"a": 1, "b": {"c": 1}}
    assert [(flaw.location.line, flaw.location.column, flaw.location.length) for flaw in flaws] == [
        (2, 11, 1),
        (3, 1, 1),
    ]
    assert flaws[0].message == "“c” stands twice here; the first one is in line 2."


@pytest.mark.parametrize(
    "brackets", ["[", "{a: ", "- ", '{"a":'], ids=["lists", "mappings", "dashes", "JSON"]
)
def test_depth_is_bounded(brackets: str) -> None:
    error = refused(brackets * 100_000)
    assert f"more than {DEEPEST_NESTING} levels" in error.message
    assert error.line == 1


def test_the_deepest_nesting_that_is_allowed_is_read() -> None:
    assert read("[" * DEEPEST_NESTING + "]" * DEEPEST_NESTING)
    refused("[" * (DEEPEST_NESTING + 1) + "]" * (DEEPEST_NESTING + 1))


def test_the_number_of_values_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_VALUES", 100)
    assert len(read("[" + "a, " * 99 + "]")) == 99
    assert "more than 100 values" in refused("[" + "a, " * 100 + "]").message


def test_a_huge_scalar_is_read() -> None:
    assert read("a: " + "x" * 1_000_000) == {"a": "x" * 1_000_000}
    assert read(json.dumps({"a": "x" * 1_000_000})) == {"a": "x" * 1_000_000}


SURROGATES = '{"a": ["\\ud83d\\ude00", 1, "x\\uD83D\\uDE00y\\ud83d\\ude00", 2],\n "b": "\\\\u", "c": 3}'


@pytest.mark.parametrize("path", ["a.json", "stdin", "a.journey.yaml"])
def test_json_characters_in_two_escapes_are_joined_and_places_kept(path: str) -> None:
    root, _ = read_tree(document(SURROGATES, path))
    assert isinstance(root, Mapping)
    assert plain(root) == json.loads(SURROGATES)
    lines = SURROGATES.split("\n")
    for node, text in [(root.get("a").items[1], "1"), (root.get("a").items[3], "2"), (root.get("c"), "3")]:
        assert lines[node.line - 1][node.column - 1 : node.column - 1 + node.length] == text
    second = root.get("a").items[2]
    assert lines[0][second.column - 1 :][: second.length] == '"x\\uD83D\\uDE00y\\ud83d\\ude00"'


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"], ids=ascii)
def test_separators_that_end_no_line_in_json_end_none_here(character: str) -> None:
    text = f'{{"a": "x{character}y",\n "b": 1}}'
    root, _ = read_tree(document(text))
    assert isinstance(root, Mapping)
    assert plain(root) == {"a": f"x{character}y", "b": 1}
    assert (root.get("b").line, root.get("b").column) == (2, 7)


def test_tabs_may_indent_json() -> None:
    assert read('{\n\t"a": [\n\t\t1\n\t]\n}') == {"a": [1]}


# --- properties -------------------------------------------------------------------------------------

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"), max_size=8
)
scalars = st.none() | st.booleans() | st.integers() | words | st.floats(-1e9, 1e9).map(lambda x: round(x, 3))


def structures(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        values,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
        max_leaves=12,
    )


def leaves(node: AnyNode) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from leaves(item)
    else:
        for key, value in node.entries.values():
            yield key
            yield from leaves(value)


def same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, (int, float)):
        return math.isclose(one, other)
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)


def check_places(text: str, root: AnyNode) -> None:
    """Every scalar points at what is written; one over several lines points at its beginning."""
    lines = text.split("\n")
    for scalar in leaves(root):
        written = lines[scalar.line - 1][scalar.column - 1 :][: scalar.length]
        if written not in ('"', "'"):
            assert yaml.load(written, yaml.BaseLoader) == (
                scalar.text or None if not written else scalar.text
            )


@settings(deadline=None, max_examples=200)
@given(
    structures(scalars),
    st.sampled_from([None, 1]),
    st.booleans(),
    st.sampled_from([(",", ":"), (", ", ": ")]),
)
def test_json_reads_back_and_knows_its_places(
    value: Any, indent: int | None, ascii_only: bool, separators: tuple[str, str]
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only, separators=separators)
    root, flaws = read_tree(document(text, "a.json"))
    assert root is not None
    assert flaws == []
    assert same(value, plain(root))
    for scalar in leaves(root):
        written = text.split("\n")[scalar.line - 1][scalar.column - 1 :][: scalar.length]
        loaded = json.loads(written)
        assert same(loaded, scalar.value) or str(loaded) == scalar.text


def texts(value: Any) -> list[str]:
    """All keys and values in the order of the file."""
    if isinstance(value, dict):
        return [text for key, inner in value.items() for text in (key, *texts(inner))]
    return [text for inner in value for text in texts(inner)] if isinstance(value, list) else [value]


@settings(deadline=None, max_examples=200)
@given(
    structures(words), st.sampled_from(["'", '"']), st.booleans(), st.booleans(), st.sampled_from([20, 10**6])
)
def test_quoted_yaml_reads_back_and_knows_its_places(
    value: Any, style: str, flow: bool, unicode: bool, width: int
) -> None:
    text = yaml.safe_dump(
        value,
        default_style=style,
        default_flow_style=flow,
        allow_unicode=unicode,
        sort_keys=False,
        width=width,
    )
    root, flaws = read_tree(document(text))
    assert root is not None
    assert flaws == []
    assert plain(root) == value
    assert [scalar.text for scalar in leaves(root)] == texts(value)
    check_places(text, root)


names = st.from_regex(r"[a-z]{1,8}( [a-z]{1,5})?", fullmatch=True)


@settings(deadline=None, max_examples=200)
@given(structures(names | st.integers() | st.booleans()))
def test_plain_yaml_reads_back_and_knows_its_places(value: Any) -> None:
    text = yaml.safe_dump(value, sort_keys=False, width=10**6)
    root, _ = read_tree(document(text))
    assert root is not None
    assert plain(root) == value
    check_places(text, root)
