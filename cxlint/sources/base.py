"""What a source is: it recognises a file, reads journeys from it and finds places in it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    """A file's name, as it is shown to people, and its bytes.

    ``parts`` are the files that belong to it, by their path as people write it relative to the
    file's folder: what is packed in a zip, or what a source asked for with ``belongs``. They are
    read when they are used; one that cannot be read raises
    :class:`cxlint.errors.UnreadableFile`. ``named`` tells that the user asked for this very file,
    and not for a folder that it is in.
    """

    path: str
    data: bytes = field(repr=False)
    parts: Mapping[str, Document] = field(default_factory=dict, repr=False)
    named: bool = False

    def at(self, path: str) -> Document | None:
        """This file or the part of it that is shown as *path*; None when there is no such one."""
        if path == self.path:
            return self
        return self._parts_by_path.get(path)

    @cached_property
    def _parts_by_path(self) -> Mapping[str, Document]:
        return {part.path: part for part in self._readable_parts()}

    def _readable_parts(self) -> Iterator[Document]:
        for name in self.parts:
            try:
                yield self.parts[name]
            except UnreadableFile:
                continue

    @cached_property
    def peek(self) -> str:
        """The contents as text for telling what the file is; never raises, odd bytes replaced."""
        utf16 = self.data.startswith((b"\xff\xfe", b"\xfe\xff"))
        return self.data.decode("utf-16" if utf16 else "utf-8-sig", "replace")

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


@runtime_checkable
class Gatherer(Protocol):
    """What a source is besides when its journeys are spread over several files.

    The files it asks for are handed to :meth:`Source.read` as ``document.parts``.
    """

    def belongs(self, document: Document) -> Sequence[str]:
        """Patterns such as ``flows/**/*.json`` of the files that belong to this one, relative to
        its folder. Only files inside the project are given. Never raises."""
