"""Text made ready for a YAML 1.1 parser, with the way back to what was written."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_BREAKS = re.compile("[\x85\u2028\u2029]")
_SHORTER = len("\\ud83d\\ude00") - len("\\U0001f600")


class Written:
    """A text made ready for the parser, which follows YAML 1.1, and the way back.

    Characters written as two ``\\u`` escapes, as JSON does, become one escape. Three characters
    that ended lines in YAML 1.1 and do not in YAML 1.2 and JSON are exchanged for unused ones.
    """

    def __init__(self, text: str) -> None:
        self.shifts: dict[int, list[int]] = {}
        self.back: dict[int, str] = {}
        if _BREAKS.search(text):
            text = self._without_breaks(text)
        if "\\u" in text and _SURROGATES.search(text):
            text = self._joined(text)
        self.text = text
        self.as_it_was = not self.shifts and not self.back

    def _without_breaks(self, text: str) -> str:
        unused = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
        exchanged = {ord(found): next(unused) for found in "\x85\u2028\u2029"}
        self.back = {ord(stand_in): chr(code) for code, stand_in in exchanged.items()}
        return text.translate(exchanged)

    def _joined(self, text: str) -> str:
        lines = re.split(r"(\r\n|\r|\n)", text)
        for number in range(0, len(lines), 2):
            found = list(_SURROGATES.finditer(lines[number]))
            if found:
                self.shifts[number // 2] = [hit.end() - _SHORTER * n for n, hit in enumerate(found, 1)]
                lines[number] = _SURROGATES.sub(_one_escape, lines[number])
        return "".join(lines)

    def column(self, mark: Any) -> int:
        """The column of a parser's mark in the text as it was, from 1."""
        shifts = self.shifts.get(mark.line)
        return int(mark.column + 1 + (_SHORTER * bisect_right(shifts, mark.column) if shifts else 0))

    def restored(self, text: str) -> str:
        """A value with the characters that were exchanged put back."""
        return text.translate(self.back) if self.back else text


def _one_escape(found: re.Match[str]) -> str:
    high, low = int(found[1], 16), int(found[2], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"
