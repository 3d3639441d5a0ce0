"""What a flow is taken apart into, whichever of Amazon's formats it was written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from cxlint.sources import jsontext
from cxlint.sources.base import Document
from cxlint.sources.jsontext import Pointer
from cxlint.sources.notes import Notes, kind_of

EXPORT_AGAIN: Final = "Export the flow again in Amazon Connect (Save ▾ → Export flow) and replace the file."
NEXT, ERROR, CONDITION = "next", "error", "condition"


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out of a block as the file has it.

    ``kind`` is ``next``, ``error`` (then ``error`` is its type) or ``condition`` (then ``operator``
    and ``operands`` say which). ``target`` is empty when nothing is connected.
    """

    kind: str
    target: str
    pointer: Pointer
    error: str = ""
    operator: str = ""
    operands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a flow, in the words of the newer Flow language.

    ``written`` is the type in the file, ``type`` the same in the Flow language. ``metadata`` is
    what the flow designer remembers: names for people and positions.
    """

    id: str
    type: str
    pointer: Pointer
    written: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    metadata: Mapping[str, Any] = field(default_factory=dict)
    exits: tuple[Exit, ...] = ()
    incomplete: bool = False

    def errors(self) -> tuple[Exit, ...]:
        """The exits for errors."""
        return tuple(way for way in self.exits if way.kind == ERROR)

    def conditions(self) -> tuple[Exit, ...]:
        """The exits for conditions."""
        return tuple(way for way in self.exits if way.kind == CONDITION)

    def parameter(self, name: str) -> str:
        """A parameter that is a text or a number, as text; empty for everything else."""
        value = self.parameters.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        return str(value).strip()


def notes_on(document: Document) -> Notes:
    """Empty notes on a file, for flows of Amazon Connect."""
    return Notes(document, EXPORT_AGAIN, jsontext.locate)


def entries(raw: Any, pointer: Pointer, what: str, notes: Notes) -> Iterator[tuple[Any, Pointer]]:
    """The members of a list with their pointers; a flaw when *raw* is something else."""
    if raw is None:
        return
    if not isinstance(raw, list):
        notes.wrong(f"{what} should be a list, but it is {kind_of(raw)}.", pointer)
        return
    for number, item in enumerate(raw):
        yield item, (*pointer, number)
