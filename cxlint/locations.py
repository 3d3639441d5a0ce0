"""Where something stands in a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file, for people and for editors.

    ``line`` and ``column`` count from 1, in code points; 0 means "not known yet".
    Sources that read JSON or XML do not look positions up while reading, because that costs
    ten times the parsing. They leave ``pointer``, the way to the value from the top of the
    document, and answer :meth:`cxlint.sources.base.Source.locate` when a finding needs it.
    ``length`` is the number of characters to underline, 0 when not known.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 0
    pointer: tuple[str | int, ...] = ()


NOWHERE = Location("")
