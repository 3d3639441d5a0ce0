"""Text on the map: made harmless, wrapped and shortened.

Everything that comes out of a journey may be hostile or simply odd. Nothing of it reaches the
drawing program but through :func:`escape`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ELLIPSIS: Final = "…"

_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # would turn the rest of the line round
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_SPACES: Final = re.compile(r"[\s\x85\u2028\u2029]+")
_NAMED: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\\": "&#92;&#92;"}
_SPECIAL: Final = re.compile("[&<>\"'\\\\]")

_MEASURED: Final = (
    (0x20, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2026),
    (0x2030, 0x203A),
    (0x20A0, 0x20BF),
    (0x2122, 0x2122),
    (0x2190, 0x2195),
    (0x2212, 0x2212),
    (0x2248, 0x2265),
    (0x2068, 0x2069),
)
"""Characters that the font inside graphviz-pure can show in a PNG."""


def clean(text: str) -> str:
    """The text in one line, without characters that XML forbids or that turn text round."""
    kept = "".join(c for c in _FORBIDDEN.sub("", _SPACES.sub(" ", text)) if ord(c) & 0xFFFE != 0xFFFE)
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", kept).strip()


def escape(text: str) -> str:
    r"""Text for an HTML-like label: cleaned, with everything that has a meaning there replaced.

    Backslashes are doubled, because Graphviz expands ``\N`` even when written as an entity.

    >>> escape(r'<b>"\N" & co')
    '&lt;b&gt;&quot;&#92;&#92;N&quot; &amp; co'
    """
    return _SPECIAL.sub(lambda match: _NAMED[match[0]], _widened(isolate(clean(text))))


def _widened(text: str) -> str:
    # graphviz-pure measures a Chinese character a sixth too narrow. Characters that cannot be seen,
    # but are measured, make up for it, so that the text stays inside its box.
    wide = sum(1 for c in text if unicodedata.east_asian_width(c) in "WF" and ord(c) < 0x10000)
    return text + "\N{WORD JOINER}" * (wide // 5)


def isolate(text: str) -> str:
    """Text with letters that run from right to left, kept from reordering what stands around it."""
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
        return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"
    return text


def shorten(text: str, longest: int) -> str:
    """At most *longest* characters, cut between words where that loses little.

    >>> shorten("a person in billing", 10)
    'a person…'
    """
    text = clean(text)
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    if text[longest - 1] == " ":
        return cut.rstrip(" ,;:-") + ELLIPSIS
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > longest // 2 else cut).rstrip(" ,;:-") + ELLIPSIS


def wrap(text: str, width: int, most: int) -> tuple[str, ...]:
    """The text in at most *most* lines of about *width* characters; what is too long is cut.

    Wide characters, such as Chinese ones, count twice.
    """
    text = clean(text)
    if any(unicodedata.east_asian_width(character) in "WF" for character in text):
        width = max(4, width * 5 // 8)
    lines = _lines(text, width)
    if len(lines) > most:
        lines = [*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), width)]
    return tuple(lines)


_SEAMS: Final = re.compile(r"(?<=[._/:-])|(?<=[a-z])(?=[A-Z])")


def _lines(text: str, width: int) -> list[str]:
    """Greedy wrapping; a word that is too long is broken at a dot, a hyphen or a capital letter."""
    lines = [""]
    for word in text.split(" "):
        pieces = [word] if len(word) <= width else [piece for piece in _SEAMS.split(word) if piece]
        gap = " " if lines[-1] else ""
        for piece in pieces:
            if lines[-1] and len(lines[-1]) + len(gap) + len(piece) > width:
                lines.append("")
                gap = ""
            lines[-1] += gap + piece
            gap = ""
            while len(lines[-1]) > width:
                lines[-1:] = [lines[-1][:width], lines[-1][width:]]
    return [line for line in lines if line]


def has_unmeasured(text: str) -> bool:
    """Whether the text holds characters that graphviz-pure shows as boxes in a PNG."""
    return any(not any(low <= ord(character) <= high for low, high in _MEASURED) for character in clean(text))


def slug(text: str) -> str:
    """A name for the drawing program and for SVG ids, different for different texts.

    >>> slug("main_menu"), slug("a b")
    ('main_menu', 'a~20.b')
    """
    plain = re.sub(r"[^A-Za-z0-9_-]", lambda match: f"~{ord(match[0]):x}.", text)
    if len(plain) <= 100:
        return plain
    import hashlib

    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{plain[:80]}~{digest}"


_UNITS: Final = {"w": "weeks", "bd": "working days", "d": "d", "h": "h", "m": "min", "s": "s"}
_AMOUNT: Final = re.compile(r"([0-9.]+)(bd|w|d|h|m|s)")


def spoken(duration: str) -> str:
    """A duration of the design as people write it.

    >>> spoken("1h30m"), spoken("PT5M")
    ('1 h 30 min', 'PT5M')
    """
    if not _AMOUNT.sub("", duration):
        return " ".join(f"{number} {_UNITS[unit]}" for number, unit in _AMOUNT.findall(duration))
    return duration
