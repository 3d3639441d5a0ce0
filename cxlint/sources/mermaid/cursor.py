"""Goes through the text of a flowchart, step by step: blanks, texts in boxes, texts at arrows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cxlint.sources.mermaid.labels import LONGEST_TEXT

LOOK_BEYOND: Final = 200
"""Characters after a closing sign in which one is looked for that fits the brackets before."""

_SPACE = re.compile(r"[ \t\r\u00a0]+")
BLANK = re.compile(r"\s+")
_CLOSERS: Final = {
    "--": re.compile(r"--+[-xo>]"),
    "==": re.compile(r"==+[=xo>]"),
    "-.": re.compile(r"-?\.+-[xo>]?"),
}
_BRACKET = re.compile(r"[\"\[\](){}]|\n")
_PAIR = re.compile(r"[\"']?([\w-]+)[\"']?[ \t]*:[ \t]*(?:\"([^\"]*)\"|'([^']*)'|([^,}\n]*))")


class Cursor:
    """A text and the place in it that is read next, ``at``."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What *pattern* finds here, and pass over it."""
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def starts(self, sign: str) -> bool:
        """Whether *sign* stands here."""
        return self.text.startswith(sign, self.at)

    def space(self) -> None:
        """Pass over blanks on the line."""
        self.match(_SPACE)

    def line_end(self, start: int | None = None) -> int:
        """Where the line ends that *start*, or this place, is in."""
        end = self.text.find("\n", self.at if start is None else start)
        return len(self.text) if end < 0 else end

    def blank(self) -> None:
        """Pass over blank space, ends of statements, remarks and directives."""
        while True:
            before = self.at
            self.match(BLANK)
            while self.starts(";"):
                self.at += 1
            if self.starts("%%{"):
                end = self.text.find("}%%", self.at)
                self.at = end + 3 if end >= 0 else self.line_end()
            elif self.starts("%%"):
                self.at = self.line_end()
            if self.at == before:
                return

    def properties(self) -> dict[str, str]:
        """``@{ shape: diamond, label: "Words" }``, on one line or several."""
        start = self.at + 2
        end = start
        limit = min(len(self.text), start + LONGEST_TEXT)
        quoted = False
        while end < limit and (quoted or self.text[end] != "}"):
            quoted ^= self.text[end] == '"'
            end += 1
        self.at = min(end + 1, len(self.text))
        pairs = _PAIR.finditer(self.text, start, end)
        return {
            one[1]: next(part for part in (one[2], one[3], one[4], "") if part is not None).strip()
            for one in pairs
        }

    def closed(self, start: int, closers: Sequence[str]) -> tuple[int, int]:
        """Where the text of a box ends, and where it goes on after the closing sign; -1 without one."""
        limit = min(len(self.text), start + LONGEST_TEXT)
        first = BLANK.match(self.text, start)
        inside = first.end() if first else start
        if self.text.startswith('"', inside):
            quote = self.text.find('"', inside + 1, limit)
            after = BLANK.match(self.text, quote + 1) if quote >= 0 else None
            end = after.end() if after else quote + 1
            if quote >= 0:
                for closer in closers:
                    if self.text.startswith(closer, end):
                        return quote + 1, end + len(closer)
        line = min(self.line_end(start), limit)
        for stop in (line, limit):
            end = self.balanced(start, stop, closers)
            if end >= 0:
                return end, end + len(next(c for c in closers if self.text.startswith(c, end)))
        return -1, start

    def balanced(self, start: int, stop: int, closers: Sequence[str]) -> int:
        """Where the first closing sign stands that does not close a bracket inside the text."""
        own = closers[0][-1]
        depth = 0
        opening = {"]": "[", ")": "(", "}": "{"}[own]
        found = [place for place in (self.text.find(c, start, stop) for c in closers) if place >= 0]
        if not found:
            return -1
        for sign in _BRACKET.finditer(self.text, start, min(stop, min(found) + LOOK_BEYOND)):
            if sign[0] == opening:
                depth += 1
            elif depth == 0 and any(
                self.text.startswith(c, place) for c in closers for place in _ends(sign, c)
            ):
                return next(p for c in closers for p in _ends(sign, c) if self.text.startswith(c, p))
            elif sign[0] == own:
                depth -= 1
                if depth < 0:
                    break
        return min(found)

    def piped(self) -> str:
        """The text between ``|`` and ``|`` after an arrow."""
        if not self.starts("|"):
            return ""
        start = self.at + 1
        limit = min(len(self.text), start + LONGEST_TEXT)
        line = min(self.line_end(), limit)
        quoted = self.text.startswith('"', start)
        from_here = self.text.find('"', start + 1, limit) if quoted else start
        end = self.text.find("|", max(from_here, start), limit if quoted else line)
        if end < 0:
            return ""
        self.at = end + 1
        return self.text[start:end]

    def worded(self, kind: str) -> tuple[str, str] | None:
        """The text inside of an arrow, and its end; None when it has none."""
        start = self.at
        stop = min(self.line_end(), start + LONGEST_TEXT)
        quote = self.text.find('"', start, stop)
        if quote >= 0 and not self.text[start:quote].strip():
            closing = self.text.find('"', quote + 1, start + LONGEST_TEXT)
            if closing >= 0:
                found = _CLOSERS[kind].search(
                    self.text, closing + 1, min(self.line_end(closing), closing + 200)
                )
                if found:
                    self.at = found.end()
                    return self.text[start : found.start()], found[0]
        found = _CLOSERS[kind].search(self.text, start, stop)
        if found is None:
            return None
        self.at = found.end()
        return self.text[start : found.start()], found[0]


def _ends(sign: re.Match[str], closer: str) -> tuple[int, ...]:
    """Where a closing sign may begin of which a bracket was found."""
    return (sign.start(), sign.start() - 1) if closer[0] in "/\\-" else (sign.start(),)
