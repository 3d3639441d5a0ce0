"""Helpers for the sentences of findings: names in a row and words that fit the medium."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxlint.journey.model import Touchpoint

NAMED_AT_MOST = 3
"""Names in one sentence. Our choice: more make it a list, which ``related`` is for."""

READ_MEDIA = frozenset({"text", "post", "screen"})
HEARD_MEDIA = frozenset({"voice", "none", None})


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Parts of a sentence in a row; *last* is the word before the last one.

    >>> listed(["1", "2", "3"], "or")
    '1, 2 or 3'
    """
    return f" {last} ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def named(touchpoints: Iterable[Touchpoint], last: str = "and", most: int = NAMED_AT_MOST) -> str:
    """The names of the first touchpoints, and how many more there are. Equal names stand once.

    >>> named([Touchpoint("a", "menu"), Touchpoint("b", "menu"), Touchpoint("c", "menu")], most=2)
    '“a”, “b” and 1 more'
    """
    every = [touchpoint.name for touchpoint in touchpoints]
    names = list(dict.fromkeys(every))[:most]
    more = sum(name not in names for name in every)
    return listed([*names, f"{more} more"] if more else names, last)


def hear(medium: str | None) -> str:
    """What customers do with a message: ``hear``, ``read``, or ``get`` one. Unknown media are heard.

    >>> hear("voice"), hear("text"), hear("person")
    ('hear', 'read', 'get')
    """
    if medium in HEARD_MEDIA:
        return "hear"
    return "read" if medium in READ_MEDIA else "get"
