"""Colours and wrapping for the terminal. Text is made printable before it gets here."""

from __future__ import annotations

import textwrap

from cxlint.findings import Severity

_CODES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "blue": "34", "magenta": "35", "green": "32"}
_SEVERITY = {
    Severity.ERROR: ("bold", "red"),
    Severity.WARNING: ("bold", "yellow"),
    Severity.INFO: ("bold", "blue"),
}


class Paint:
    """Puts colour round text, or leaves it as it is."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text: str, *looks: str) -> str:
        """The text with these looks: bold, dim or a colour."""
        if not self.colour or not text:
            return text
        codes = ";".join(_CODES[look] for look in looks)
        return f"\x1b[{codes}m{text}\x1b[0m"

    def severity(self, severity: Severity, text: str) -> str:
        """The text in the colour of a severity."""
        return self(text, *_SEVERITY[severity])


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most *width* characters, the first beginning with *first*, others with *rest*."""
    lines = textwrap.wrap(
        text, max(width, 20), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
    return lines or [first.rstrip()]
