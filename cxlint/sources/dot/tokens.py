"""Takes DOT text apart into words and signs. Source: Graphviz, "DOT Language"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cxlint.errors import UnreadableFile
from cxlint.sources.diagrams.places import Places

FIX: Final = "Check the file with Graphviz, or save it again with the program that wrote it."

_BETWEEN = re.compile(r"(?:[\s\ufeff]+|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_LINE = re.compile(r"#[^\n]*")
_TOKEN = re.compile(
    r"(?P<name>[A-Za-z_\u0080-\uffff\U00010000-\U0010ffff][\w\u0080-\uffff\U00010000-\U0010ffff]*|-?(?:\.\d+|\d+(?:\.\d*)?))"
    r"|(?P<op>->|--)|(?P<sign>[{}\[\];,=:+])"
)
_QUOTED = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"', re.DOTALL)
_ANGLE = re.compile(r"[<>]")


@dataclass(slots=True)
class Token:
    """A word (``name``, ``quoted``, ``html``), an arrow (``op``) or a ``sign``, and where it stands."""

    type: str
    text: str
    at: int

    @property
    def is_word(self) -> bool:
        """Whether it can name or say something."""
        return self.type in ("name", "quoted", "html")

    def is_keyword(self, *words: str) -> bool:
        """Whether it is one of these keywords, which DOT takes in small and capital letters."""
        return self.type == "name" and self.text.lower() in words


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text; raises :class:`UnreadableFile` at signs that DOT does not have."""
    at, end = 0, len(text)
    while at < end:
        if (between := _BETWEEN.match(text, at)) is not None:
            at = between.end()
            continue
        if text[at] == "#" and (at == 0 or text[at - 1] == "\n"):
            at = _skipped(text, at)
            continue
        token, at = _token(text, at)
        yield token


def _skipped(text: str, at: int) -> int:
    found = _LINE.match(text, at)
    return found.end() if found else at + 1


def _token(text: str, at: int) -> tuple[Token, int]:
    if text[at] == '"':
        found = _QUOTED.match(text, at)
        if found is None:
            raise unreadable(text, at, "The quotation mark that opens here is never closed")
        return Token("quoted", found[1].replace("\\\n", ""), at), found.end()
    if text[at] == "<":
        end = _closed(text, at)
        return Token("html", text[at + 1 : end], at), end + 1
    plain = _TOKEN.match(text, at)
    if plain is None:
        raise unreadable(text, at, f"“{text[at]}” cannot stand here")
    return Token(str(plain.lastgroup), plain[0], at), plain.end()


def _closed(text: str, at: int) -> int:
    """Where the ``>`` stands that closes the ``<`` at *at*."""
    depth = 0
    for sign in _ANGLE.finditer(text, at):
        depth += 1 if sign[0] == "<" else -1
        if depth == 0:
            return sign.start()
    raise unreadable(text, at, "The “<” that opens here is never closed")


def unreadable(text: str, at: int, message: str) -> UnreadableFile:
    """A sentence on what is wrong with a file, with its place."""
    line, column = Places(text).find(min(at, len(text)))
    return UnreadableFile(f"This graph cannot be read: {message}.", line, column, FIX)
