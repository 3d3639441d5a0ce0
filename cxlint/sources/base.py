"""What a source is: it recognises a file, reads journeys from it and finds places in it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, runtime_checkable

from cxlint.errors import UnreadableFile
from cxlint.journey.journey import Journey
from cxlint.locations import Location
from cxlint.value import Value

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes. A file of more is refused; the largest real export seen has 1.5 MB."""

DEEPEST_NESTING = 200
"""Levels. Real files stay below 30; deeper ones crash parsers that recurse."""


@dataclass(frozen=True)
class Document:
    """A file's name, as it is shown to people, and its bytes."""

    path: str
    data: bytes = field(repr=False)

    @cached_property
    def text(self) -> str:
        """The contents as text, without byte-order mark and with line ends as in the file.

        UTF-8, or UTF-16 when a byte-order mark says so. Raises
        :class:`cxlint.errors.UnreadableFile` with the line of the first wrong byte.
        """
        if self.data.startswith((b"\xff\xfe", b"\xfe\xff")):
            encoding, name = "utf-16", "UTF-16"
        else:
            encoding, name = "utf-8-sig", "UTF-8"
        try:
            return self.data.decode(encoding)
        except UnicodeDecodeError as error:
            line = self.data.count(b"\n", 0, error.start) + 1
            raise UnreadableFile(
                f"This file is not {name} text: byte {error.start + 1} cannot be read.",
                line=line,
                hint="Save the file again with the encoding UTF-8.",
            ) from None

    @cached_property
    def memo(self) -> dict[Any, Any]:
        """What a source has found out about this text and needs again, such as where values begin."""
        return {}

    @cached_property
    def lines(self) -> list[str]:
        """The text in lines, without line ends. For code frames."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Flaw(Value):
    """Something in a file that could not be read; the rest of the file was.

    ``blocks`` tells whether something could not be checked because of it (then the exit status
    is 2), as opposed to a remark such as an unknown block type that was kept as it is.
    """

    message: str
    location: Location
    fix: str = ""
    code: str = "CXL003"
    blocks: bool = True
    at: str = ""
    journey: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Reading(Value):
    """What came out of a file: journeys, and flaws that do not hide them."""

    journeys: tuple[Journey, ...] = ()
    flaws: tuple[Flaw, ...] = ()


@runtime_checkable
class Source(Protocol):
    """A file format that journeys are read from.

    ``name`` is short and kebab-case (``amazon-connect``), ``title`` is for people, ``suffixes`` are
    the endings of file names to look at when a folder is searched (``""`` for names without one).
    """

    name: str
    title: str
    suffixes: Sequence[str]

    def recognises(self, document: Document) -> bool:
        """Whether the file is of this format. Cheap, never raises."""

    def read(self, document: Document) -> Reading:
        """The journeys in the file; raises :class:`cxlint.errors.UnreadableFile` when there is no
        sense in it. Never executes, fetches or opens anything."""

    def locate(self, document: Document, location: Location) -> Location:
        """The same location with line and column looked up from its pointer."""
