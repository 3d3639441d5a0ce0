"""Plain values as YAML that people like to read: no anchors, no tags, text that stays text.

What is written reads the same with YAML 1.2 and, because text that an older parser takes for
something else is quoted, with YAML 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from cxlint.sources.tree import plain_value

WIDTH: Final = 100
"""Characters of a line, as far as text can be broken."""

_LONGEST_KEY: Final = 900
"""Characters; parsers look 1024 ahead for the colon of a key."""

_WORDS: Final = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null"})
_NUMBER: Final = re.compile(r"[0-9]+")
_LIKE_A_NUMBER: Final = re.compile(r"[0-9._:+-]+|0[box].*", re.IGNORECASE)
_PLAIN: Final = re.compile(r"(?:[^\W_]|[(“‘„«¿¡…/]|\.\.?/)(?:[^#:\"\\]|(?<=\S)#|:(?=[^\s,\[\]{}]))*")
_FLOW_SIGNS: Final = re.compile(r"[,\[\]{}:]")
_ESCAPES: Final = {"\0": "\\0", "\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def scalar(value: Any, *, inside: bool = False) -> str:
    """One value on one line; *inside* brackets, more characters have a meaning.

    >>> scalar("Main menu"), scalar("no"), scalar("1:30"), scalar("say: no"), scalar(2.5), scalar(None)
    ('Main menu', '"no"', '"1:30"', '"say: no"', '2.5', 'null')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _number(value)
    text = str(value)
    return text if _is_plain(text, inside) else quoted(text)


def _number(value: float) -> str:
    written = repr(value)
    return written if plain_value(written) == value else quoted(written)


def key(text: str, *, inside: bool = False) -> str:
    """The key of a mapping; numbers need no quotation marks there."""
    if _NUMBER.fullmatch(text) and len(text) < 10:
        return text
    return scalar(text, inside=inside)


def _is_plain(text: str, inside: bool) -> bool:
    if not text.isprintable() or len(text) > WIDTH * 4 or not _PLAIN.fullmatch(text):
        return False
    if text[-1] == " " or text.lower() in _WORDS or _LIKE_A_NUMBER.fullmatch(text):
        return False
    return plain_value(text) is text and not (inside and _FLOW_SIGNS.search(text))


def quoted(text: str) -> str:
    r"""The text between quotation marks, everything that cannot be seen written out.

    Between double ones where ``\u`` is in it, which the reader of pairs of escapes may take for one.

    Halves of characters, which no text file can hold, become the sign for an unreadable one.

    >>> print(quoted('say "a"'), quoted("a\x07"))
    'say "a"' "a\x07"
    """
    if text.isprintable() and ('"' in text or "\\" in text) and "'" not in text and "\\u" not in text:
        return f"'{text}'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "\N{REPLACEMENT CHARACTER}"
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def flow(value: Any) -> str:
    """Any value on one line: ``{to: main_menu, retry: 2}``."""
    if isinstance(value, Mapping):
        pairs = (f"{_flow_key(name)}: {flow(part)}" for name, part in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, inside=True)


def _flow_key(name: str) -> str:
    written = key(name, inside=True)
    return written if len(written) <= _LONGEST_KEY else f"? {written} "


def entry(name: str, value: Any, indent: int = 0) -> list[str]:
    """The lines of a key with its value: on one line where that is short, else below the key."""
    head = " " * indent + key(name)
    if len(head) > _LONGEST_KEY:
        return [f"{' ' * indent}? {key(name)}", *_after(" " * indent + ":", value, indent)]
    return _after(head + ":", value, indent)


def _after(head: str, value: Any, indent: int) -> list[str]:
    if isinstance(value, str):
        return _text(head, value, indent)
    if not isinstance(value, (Mapping, list, tuple)):
        return [f"{head} {scalar(value)}"]
    if _is_short(value):
        line = f"{head} {flow(value)}"
        if len(line) <= WIDTH or not value:
            return [line]
    return [head, *_block(value, indent + 2)]


def _is_short(value: Mapping[str, Any] | Sequence[Any]) -> bool:
    """Whether the value is a list or a mapping of single values, none of which has several lines.

    Of more than six parts, each reads better on a line of its own.
    """
    parts = list(value.values()) if isinstance(value, Mapping) else list(value)
    if isinstance(value, Mapping) and any(len(name) > WIDTH for name in value):
        return False
    nested = any(isinstance(part, (Mapping, list, tuple)) and part for part in parts)
    return not nested and len(parts) <= 6


def _block(value: Mapping[str, Any] | Sequence[Any], indent: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from entry(name, part, indent)
        return
    for part in value:
        yield from _item(part, indent)


def _item(value: Any, indent: int) -> Iterator[str]:
    line = f"{' ' * indent}- {flow(value)}"
    flat = not isinstance(value, (Mapping, list, tuple)) or not value
    if flat or (len(line) <= WIDTH and not _has_long_key(value)):
        yield line
        return
    first, *rest = _block(value, indent + 2)
    yield f"{' ' * indent}- {first[indent + 2 :]}"
    yield from rest


def _has_long_key(value: Any) -> bool:
    return isinstance(value, Mapping) and any(len(name) > WIDTH for name in value)


# --- text -----------------------------------------------------------------------------------------


def _text(head: str, text: str, indent: int) -> list[str]:
    line = f"{head} {scalar(text)}"
    if len(line) <= WIDTH and "\n" not in text:
        return [line]
    margin = " " * (indent + 2)
    if _is_paragraphs(text):
        return [f"{head} |-", *(margin + row if row else "" for row in text.split("\n"))]
    if _is_one_paragraph(text):
        rows = list(_filled(text, max(40, WIDTH - len(margin))))
        if not any(row.startswith("#") for row in rows):
            return [f"{head} >-", *(margin + row for row in rows)]
    return [f"{head} {quoted(text)}"]


def _is_paragraphs(text: str) -> bool:
    """Whether the lines of a text can stand one below the other as they are."""
    rows = text.split("\n")
    tidy = all(row.isprintable() and row == row.strip() and row[:1] != "#" for row in rows)
    tidy = tidy and "\\u" not in text
    return len(rows) > 1 and tidy and bool(rows[0]) and bool(rows[-1]) and max(map(len, rows)) <= 2 * WIDTH


def _is_one_paragraph(text: str) -> bool:
    words = text.split(" ")
    return text.isprintable() and len(words) > 1 and all(words) and "\\u" not in text


def _filled(text: str, width: int) -> Iterator[str]:
    row = ""
    for word in text.split(" "):
        if row and len(row) + 1 + len(word) > width:
            yield row
            row = word
        else:
            row = f"{row} {word}" if row else word
    yield row
