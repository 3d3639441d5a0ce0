"""Finds Mermaid diagrams in a file: the whole of it, or fenced blocks in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cxlint.value import Value

_FENCE = re.compile(r"^[ \t>]*(?P<marks>`{3,}|~{3,}|:{3,})[ \t]*(?P<info>[^`\n]*)$")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<title>.*)")
_FRONT = re.compile(r"\A\s*---[ \t]*\n(?P<matter>.*?\n)?[ \t]*---[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^[ \t]*title[ \t]*:[ \t]*[\"']?(?P<title>[^\n]*?)[\"']?[ \t]*$", re.MULTILINE)
_MARKUP = re.compile(r"[`*_]{1,3}|<[^<>]*>|\[(?=[^\]]*\]\()|\]\([^)]*\)")
LONGEST_FRONT_MATTER: Final = 10_000
"""Characters between ``---`` and ``---`` before a diagram."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Block(Value):
    """The text of one diagram, the number of lines before it in the file, and the nearest heading."""

    text: str
    before: int
    heading: str = ""

    @property
    def title(self) -> str:
        """The title in the diagram's front matter; empty when it has none."""
        front = _FRONT.match(self.text[:LONGEST_FRONT_MATTER])
        found = _TITLE.search(front["matter"] or "") if front else None
        return found["title"].strip() if found else ""


def blank_front(text: str) -> str:
    """A diagram with its front matter made blank, so that all places stay as they are."""
    front = _FRONT.match(text[:LONGEST_FRONT_MATTER])
    if front is None:
        return text
    return re.sub(r"[^\n]", " ", front[0]) + text[front.end() :]


def plain_lines(text: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def fenced(text: str) -> Iterator[Block]:
    """The blocks of Markdown that are marked as Mermaid, in order.

    A block inside another one, as documentation shows it, is part of that other one.
    """
    heading, marks, info = "", "", ""
    kept: list[str] = []
    start = 0
    for number, line in enumerate(plain_lines(text)):
        fence = _FENCE.match(line) if line.lstrip(" \t>")[:3] in ("```", "~~~", ":::") else None
        if marks:
            if (
                fence
                and fence["marks"][0] == marks[0]
                and len(fence["marks"]) >= len(marks)
                and not fence["info"].strip()
            ):
                if _is_mermaid(info):
                    yield Block("\n".join(kept), start, heading)
                marks = ""
            else:
                kept.append(line)
        elif fence and (fence["marks"][0] != ":" or _is_mermaid(fence["info"])):
            marks, info, kept, start = fence["marks"], fence["info"], [], number + 1
        elif title := _HEADING.match(line[:500]):
            heading = " ".join(_MARKUP.sub("", title["title"].rstrip(" \t#")).split())
    if marks and _is_mermaid(info):
        yield Block("\n".join(kept), start, heading)


def _is_mermaid(info: str) -> bool:
    words = info.strip().lower().strip("{}").split()
    return bool(words) and words[0] == "mermaid"
