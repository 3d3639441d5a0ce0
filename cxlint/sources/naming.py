"""Names, ids and durations that every imported journey needs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from cxlint.journey.model import Duration, Transition

LONGEST_TITLE: Final = 40
"""Characters of a prompt in a title: enough to recognise it."""

_PAUSE = re.compile(r"<\s*(break|p|s|/p|/s)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"\s+")


def slug(name: str) -> str:
    """An id in the manner of format 1: small letters, digits, hyphens.

    >>> slug("Main menu (DE)"), slug("24h line")
    ('main-menu-de', 'flow-24h-line')
    """
    made = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return (made if made[:1].isalpha() else f"flow-{made}".rstrip("-"))[:64].rstrip("-")


def file_stem(file: str, *endings: str) -> str:
    """The name of a file without folder and without the first of *endings* that fits.

    Other dots belong to the name: exports are often called ``Main v1.2.json``.
    """
    name = PurePath(file.replace("\\", "/")).name
    for ending in endings:
        if name.lower().endswith(ending.lower()) and len(name) > len(ending):
            return name[: -len(ending)]
    return name


def snake_case(name: str) -> str:
    """``NoneFoundError`` as ``none_found_error``."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return re.sub(r"\W+", "_", spaced).strip("_").lower()[:64]


def spaced(name: str) -> str:
    """``CustomerQueue_flow`` as ``customer queue flow``, for looking for words in it."""
    return snake_case(name).replace("_", " ")


def transition_name(source: str, event: str, detail: str = "") -> str:
    """The id of a transition from what leads along it: ``menu.option.1``."""
    key = re.sub(r"[^\w*#+$.-]+", "_", detail).strip("_")[:40]
    return f"{source}.{event}.{key}" if key else f"{source}.{event}"


def numbered(ways: Iterable[Transition]) -> Iterator[Transition]:
    """The same transitions with ids that are unique: ``a.error``, ``a.error.2``."""
    seen: set[str] = set()
    counts: dict[str, int] = {}
    for way in ways:
        name, number = way.id, counts.get(way.id, 1)
        while name in seen:
            number += 1
            name = f"{way.id}.{number}"
        seen.add(name)
        counts[way.id] = number
        yield way if name == way.id else replace(way, id=name)


def duration(seconds: float | None) -> Duration | None:
    """A number of seconds as a duration; None stays None."""
    return None if seconds is None else Duration(seconds_in_words(seconds), float(seconds))


def seconds_in_words(seconds: float) -> str:
    """``900`` as ``15 min``."""
    if seconds != int(seconds):
        return f"{seconds:g} s"
    whole = int(seconds)
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if whole >= size and whole % size == 0:
            return f"{whole // size} {unit}"
    return f"{whole} s"


def plain(markup: str) -> str:
    """SSML or HTML without its tags; pauses become spaces."""
    return _SPACES.sub(" ", html.unescape(_TAG.sub("", _PAUSE.sub(" ", markup)))).strip()


def shortened(text: str, most: int = LONGEST_TITLE) -> str:
    """The beginning of a text, cut between words."""
    if len(text) <= most:
        return text
    cut = text[:most].rsplit(" ", 1)[0] if " " in text[:most] else text[:most]
    return cut.rstrip(" ,.;:–-…([") + "…"


def quoted(text: str) -> str:
    """The beginning of a text between quotation marks."""
    return f"“{shortened(text)}”"
