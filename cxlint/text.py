"""Words for people: safe to show, counted, and guessed when misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_SPACE = re.compile(r"[\t\n\r]+")


def printable(text: str) -> str:
    r"""The text on one line with every character that steers a terminal written out.

    >>> printable("a\x1b[31m\nb")
    'a\\x1b[31m b'
    """
    return _UNSEEN.sub(_escaped, _SPACE.sub(" ", text))


def printable_line(text: str) -> str:
    """A line of source code: like :func:`printable`, but tabs become one space each."""
    return _UNSEEN.sub(_escaped, text.replace("\t", " "))


def _escaped(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "file"), counted(2, "file"), counted(0, "journey")
    ('1 file', '2 files', '0 journeys')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def shorten(text: str, most: int = 60) -> str:
    """A text on one line, cut to *most* characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def in_words(identifier: str) -> str:
    """An id as a title.

    >>> in_words("main_menu")
    'Main menu'
    """
    text = identifier.replace("_", " ").replace("-", " ").strip()
    return text[:1].upper() + text[1:]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question naming the nearest known word, or nothing when none is near.

    >>> did_you_mean("on_noinput", ["on_no_input", "on_error"])
    'Did you mean on_no_input?'
    """
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f"Did you mean {near[0]}?" if near else ""
