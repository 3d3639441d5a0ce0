"""What is written as YAML reads the same, looks plain where it can, and has no surprises."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.sources.base import Document
from cxlint.sources.native.values import plain
from cxlint.sources.tree import read_tree
from cxlint.writers.yamltext import WIDTH, entry, flow, scalar


def read(text: str) -> Any:
    root, flaws = read_tree(Document("a.journey.yaml", text.encode()))
    assert root is not None
    assert flaws == []
    return plain(root)


def written(value: Any, indent: int = 0) -> str:
    return "\n".join(entry("a", value, indent)) + "\n"


STARTLING = [
    "no", "Yes", "ON", "y", "null", "~", "", " ", "true", "1", "007", "1:30", "12:30:45", "1_000", "0x10", "0b1",
    "0o7", "1e5", "2026-12-31", ".5", "+1", "-", "- a", "a: b", "a:", ": a", "a #b", "#", "# a", "*", "*a", "&a",
    "!a", "!!str 1", "{a}", "[a]", "a, b", "{{x}}", "${x}", "$.External.x", "%a", "@a", "`a`", "|", ">", ">-", "|-",
    "?", "? a", "<<", "=", "'", '"', "it's", 'say "hi"', "both ' and \"", "\\", "a\\nb", "a\nb", "\n", "a\n", "\na",
    "a\n\nb", " a\nb", "a \nb", "a\n  b", "a\n# : b", "# : b\nc", "a\rb", "a\r\nb", "a\tb", "\ta", "a\t\nb", "\0",
    "a\x07b", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\u200b", "\u202e", "\xa0", "\xad", "\ufffe",
    "\U0001f600", "e\u0301", "日本語", "---", "...", "--- a", "a\n---\nb", "a\n...\nb", "key: |\n  x", "x" * 3000,
    "word " * 60 + "end", "# word " * 40 + "end", "a  b " * 40, "a: " * 50 + "b", "\\ud83d\\ude00", "</script>",
    "yes no", "Main menu", "a:b", "a::b", "http://x.y/z?a=b#c", "arn:aws:connect:1", "-1", "100%", "= 1", "≥ 2",
    "12_34", "1.5.2", "0", "0x", "null null", "a,b", "a]", "Infinity", ".inf", ".nan", "1e999", "9" * 400,
]  # fmt: skip


@pytest.mark.parametrize("text", STARTLING, ids=lambda text: repr(text)[:40])
def test_text_stays_text_in_every_place(text: str) -> None:
    whole = {"a": text, "b": [text, [text]], "c": {text: text}, "d": {"e": {text: [text, {text: text}]}}}
    lines = [line for name, value in whole.items() for line in entry(name, value)]
    assert read("\n".join(lines) + "\n") == whole
    assert read("\n".join(lines) + "\n") == read(flow(whole))


@pytest.mark.parametrize("text", STARTLING, ids=lambda text: repr(text)[:40])
def test_an_older_parser_reads_the_same_text(text: str) -> None:
    assert yaml.safe_load(written(text)) == {"a": text}
    assert yaml.safe_load(flow({"a": text})) == {"a": text}


def test_half_a_character_becomes_the_sign_for_an_unreadable_one() -> None:
    assert read(written("a\ud800b")) == {"a": "a\ufffdb"}


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(STARTLING)
numbers = st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
plain_values = st.recursive(
    texts | numbers | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=400, deadline=None)
@given(plain_values, st.integers(0, 3))
def test_any_value_is_read_as_it_was_written(value: Any, depth: int) -> None:
    lines = [f"{' ' * 2 * level}x:" for level in range(depth)]
    text = "\n".join([*lines, *entry("a", value, 2 * depth)]) + "\n"
    found = read(text)
    for _ in range(depth):
        found = found["x"]
    assert found == {"a": value}
    assert read(flow({"a": value})) == {"a": value}


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80) | texts)
def test_nothing_unseen_gets_into_the_file(text: str) -> None:
    assert all(character.isprintable() for character in written(text).replace("\n", ""))
    assert all(character.isprintable() for character in scalar(text))


PLAIN = {
    "Main menu": "Main menu",
    "For your bill, press 1.": "For your bill, press 1.",
    "Grüße – “Zürich”": "Grüße – “Zürich”",
    "90s": "90s",
    "arn:aws:connect": "arn:aws:connect",
    'Say "hello"': "'Say \"hello\"'",
    "Press #": '"Press #"',
    "1": '"1"',
    "": '""',
}


@pytest.mark.parametrize("text", PLAIN)
def test_quotation_marks_stand_only_where_they_are_needed(text: str) -> None:
    assert scalar(text) == PLAIN[text]


def test_long_text_is_folded_and_lines_are_kept() -> None:
    long = "Thank you for calling. " * 8 + "Goodbye."
    assert entry("prompt", long)[0] == "prompt: >-"
    assert max(map(len, entry("prompt", long, 4))) <= WIDTH
    assert entry("prompt", "One.\n\nTwo.", 2) == ["  prompt: |-", "    One.", "", "    Two."]


def test_short_things_stand_on_one_line_and_long_ones_below() -> None:
    assert entry("next", {"to": "menu", "retry": 2}) == ["next: {to: menu, retry: 2}"]
    assert entry("asks", ["name", "no"]) == ['asks: [name, "no"]']
    assert entry("next", [{"to": "a"}, "b"]) == ["next:", "  - {to: a}", "  - b"]
    assert entry("options", {"1": "a", "*": {"to": "b"}}) == ["options:", "  1: a", '  "*": {to: b}']
