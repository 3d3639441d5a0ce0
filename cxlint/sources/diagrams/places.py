"""Lines and columns of places in a text."""

from __future__ import annotations

import re
from bisect import bisect_right


class Places:
    """Line and column, from 1, of places in a text whose lines end with a newline."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def find(self, at: int) -> tuple[int, int]:
        """Line and column of the character at *at*."""
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1
