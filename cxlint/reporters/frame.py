"""The line of the file at which a finding stands, with a mark under it."""

from __future__ import annotations

import unicodedata

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.reporters.paint import Paint
from cxlint.sources.base import Document
from cxlint.text import printable, printable_line

MOST_CHARACTERS = 88
"""Characters of a line that are shown; exports often put everything on one line."""

_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
"""Categories of characters that sit on the one before: accents, joiners, variation selectors."""


def code_frame(document: Document | None, place: Location, label: str, paint: Paint) -> list[str]:
    """Where the finding stands and the line itself; only the place when the line is not known."""
    shown = f"{printable(place.file)}:{place.line}:{place.column}" if place.line else printable(place.file)
    line = _line(document, place.line)
    if line is None:
        return [f"  {paint('-->', 'blue')} {shown}"]
    number = str(place.line)
    gutter = " " * len(number)
    bar = paint("|", "blue")
    text, start, length = _window(line, max(place.column - 1, 0), max(place.length, 1))
    under = " " * _cells(printable_line(text[:start]))
    carets = "^" * max(1, min(_cells(printable_line(text[start : start + length])), MOST_CHARACTERS))
    mark = f"{carets} {printable(label)}".rstrip()
    return [
        f"{gutter} {paint('-->', 'blue')} {shown}",
        f"{gutter} {bar}",
        f"{paint(number, 'blue')} {bar} {printable_line(text)}",
        f"{gutter} {bar} {under}{paint(mark, 'bold')}",
        f"{gutter} {bar}",
    ]


def _line(document: Document | None, number: int) -> str | None:
    if document is None or number < 1:
        return None
    try:
        lines = document.lines
    except UnreadableFile:
        return None
    return lines[number - 1] if number <= len(lines) else ""


def _window(line: str, start: int, length: int) -> tuple[str, int, int]:
    """The part of a line round what is marked, with the mark's place in it."""
    length = min(length, max(len(line) - start, 1))
    if len(line) <= MOST_CHARACTERS:
        return line, start, length
    first = max(0, min(start - MOST_CHARACTERS // 4, len(line) - MOST_CHARACTERS))
    text = line[first : first + MOST_CHARACTERS]
    before, after = "…" if first else "", "…" if first + MOST_CHARACTERS < len(line) else ""
    return before + text + after, start - first + len(before), min(length, MOST_CHARACTERS - (start - first))


def _cells(text: str) -> int:
    """Columns a text takes on a terminal: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.category(character) in _NO_WIDTH for character in text)
