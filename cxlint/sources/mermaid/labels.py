"""Makes plain words of the text that Mermaid shows in boxes and at arrows."""

from __future__ import annotations

import html
import re
from typing import Final

LONGEST_TEXT: Final = 4_000
"""Characters of one text that are kept; nobody reads more in a box."""

_ENTITY = re.compile(r"#(\d{1,7}|[a-zA-Z]{2,10});")
_BREAK = re.compile(r"<\s*+/?\s*+br\s*+/?\s*+>|\\n", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_ICON = re.compile(r"(?:^|(?<=\s))(?:fa[bsrlk]?|mdi|logos):[\w:-]+|:[a-z_]+:(?=\s)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500}?)\1")
_EMPHASIS = re.compile(r"(?<!\w)([*_])(?=\S)([^*_\n]{1,500}?)\1(?!\w)")


def plain(text: str) -> str:
    """The words of a text: without quotes, tags, icons, entities and Markdown's marks, in its lines."""
    text = text.strip()[:LONGEST_TEXT]
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].strip()
    if len(text) > 1 and text[0] == text[-1] == "`":
        text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text[1:-1]))
    text = _TAG.sub("", _BREAK.sub("\n", text))
    text = html.unescape(_ENTITY.sub(_character, text))
    return "\n".join(line for part in _ICON.sub("", text).split("\n") if (line := " ".join(part.split())))


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if not name.isdigit():
        return html.unescape(f"&{name};")
    code = int(name)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]
