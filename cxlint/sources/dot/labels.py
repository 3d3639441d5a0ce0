"""Makes plain words of DOT labels: escapes, HTML-like ones, records."""

from __future__ import annotations

import html
import re
from typing import Final

from cxlint import vocabulary
from cxlint.sources.dot.tokens import Token

LONGEST_TEXT: Final = 4_000
"""Characters of one label that are kept; nobody reads more in a box."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ROW = re.compile(r"<\s*/\s*tr\s*>|<\s*br\b[^<>]*>", re.IGNORECASE)
_BOLD = re.compile(r"<b>(.*?)</b>", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_RECORD = re.compile(r"(?<!\\)(?:[{}|]|<[^<>]*>)")


def plain(label: Token | None, name: str, shape: str = "") -> str:
    """The words of a label in its lines; *name* stands in where there is none."""
    if label is None:
        return " ".join(name.split())
    text = label.text[:LONGEST_TEXT]
    if label.type == "html":
        return _lines(_TAG.sub("", _spaced(" ".join(text.split()))))
    if shape.lower() in ("record", "mrecord"):
        text = _RECORD.sub(" ", text)
    text = _ESCAPE.sub(lambda found: _character(found[1], name), text)
    return _lines(text)


def _lines(text: str) -> str:
    return "\n".join(line for part in html.unescape(text).split("\n") if (line := " ".join(part.split())))


def _spaced(text: str) -> str:
    return re.sub(
        r"<\s*(?:br|/tr|/td|hr|vr)\b[^<>]*>",
        "\n",
        (_COMMENT.sub("", text) if "-->" in text else text),
        flags=re.IGNORECASE,
    )


def _character(sign: str, name: str) -> str:
    if sign == "N":
        return name
    return "\n" if sign in "nlr\n" else "" if sign in "GTHLE" else sign


_KINDS: Final = {kind.upper(): kind for kind in vocabulary.KINDS} | {"OTHER JOURNEY": "call"}
_OUTCOMES: Final = {outcome.upper(): outcome for outcome in vocabulary.OUTCOMES}
_CHANNELS: Final = {channel.upper(): channel for channel in vocabulary.CHANNELS}


def of_a_map(label: Token | None) -> tuple[str, str, dict[str, str]] | None:
    """Title, kind and facts in a box of a map that cxlint has drawn; None for all others.

    Such a box holds three rows: ``PHONE · MENU`` or the outcome of an ending, the title in bold,
    and facts.
    """
    if label is None or label.type != "html" or " " not in label.text:
        return None
    first, found, rest = label.text[:LONGEST_TEXT].partition("</TR>")
    if not found:
        return None
    tags = [part.strip() for part in _TAG.sub("", first).split("·")]
    outcome = _OUTCOMES.get(tags[-1], "")
    kind = "end" if outcome else _KINDS.get(tags[-1])
    title = " ".join(" ".join(_BOLD.findall(rest)).split())
    if kind is None or not title:
        return None
    return (
        html.unescape(_TAG.sub("", title)),
        kind,
        {"end": outcome} if outcome else {"channel": _CHANNELS.get(tags[0], "")},
    )
