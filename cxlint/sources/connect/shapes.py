"""The shapes in which flows are saved: bare, wrapped by the API, and the old one with modules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources import jsontext
from cxlint.sources.base import Document, Flaw
from cxlint.sources.connect.blocks import EXPORT_AGAIN
from cxlint.sources.jsontext import INSIDE, Pointer, mapping, string
from cxlint.sources.notes import Notes, kind_of

WRAPPERS: Final = ("ContactFlow", "ContactFlowModule")


@dataclass(frozen=True, slots=True)
class Export:
    """A flow found in a file: its contents, the way to it, and what the wrapper says about it."""

    body: Mapping[str, Any]
    pointer: Pointer = ()
    name: str = ""
    type: str = ""
    names: tuple[str, ...] = ()
    module: bool = False

    @property
    def legacy(self) -> bool:
        """Whether this is the old format with modules."""
        return "Actions" not in self.body and "modules" in self.body

    @property
    def metadata(self) -> Mapping[str, Any]:
        """What the flow designer has remembered about the flow."""
        return mapping(self.body.get("metadata" if self.legacy else "Metadata"))


# --- recognising ----------------------------------------------------------------------------------

_FLOW_WORDS = re.compile(r'"StartAction\\?"|"Actions\\?"|\\"modules\\"|"modules"|"ContactFlow(Module)?"')


def looks_like_flow(document: Document) -> bool:
    """Whether a file is one of the shapes, even when it is cut off. Cheap, never raises."""
    text = document.peek
    if not text.lstrip().startswith("{") or not _FLOW_WORDS.search(text):
        return False
    keys, whole = jsontext.top_keys(text)
    return _is_flow(keys, whole, text)


def _is_flow(keys: frozenset[str], whole: bool, text: str) -> bool:
    if any(name in keys for name in WRAPPERS):
        return True
    if "Content" in keys:
        return bool(re.search(r'"(StartAction|Actions|modules)\\?"', text))
    if "StartAction" in keys:
        return "Actions" in keys or not whole
    if "Actions" in keys:
        return '"Identifier"' in text and '"Type"' in text
    return "modules" in keys and ("start" in keys or not whole) and '"branches"' in text


# --- unwrapping -----------------------------------------------------------------------------------


def unwrap(document: Document, notes: Notes) -> Export:
    """The flow in a file; raises :class:`UnreadableFile` when there is none."""
    outer = jsontext.read(document, EXPORT_AGAIN)
    for key, offset in outer.repeated:
        _repeated(key, offset, notes)
    body = mapping(outer.value)
    for name in WRAPPERS:
        if name in body and "Actions" not in body:
            return _inside(document, body[name], (name,), notes)
    if "Content" in body and "Actions" not in body and "modules" not in body:
        return _inside(document, body, (), notes)
    return _checked(document, Export(body))


def _repeated(key: str, offset: int, notes: Notes) -> None:
    line, column = jsontext.line_and_column(notes.document.text, offset)
    notes.add(
        Flaw(
            f"“{key}” stands twice in the same object; only the last one counts.",
            Location(notes.document.path, line, column, len(key) + 2),
            fix="Remove one of the two, or export the flow again in Amazon Connect.",
            label="a second time",
        )
    )


def _inside(document: Document, wrapper: Any, pointer: Pointer, notes: Notes) -> Export:
    """The flow in the Content of a wrapper."""
    known = mapping(wrapper)
    content = known.get("Content")
    at = (*pointer, "Content") if "Content" in known else pointer
    if isinstance(content, str):
        body = _parsed(document, content, at, notes)
        at = (*at, INSIDE)
    elif isinstance(content, dict):
        body = content
    else:
        raise _unreadable(document, at, "The flow should be in “Content”, but there is nothing to read.")
    return _checked(
        document,
        Export(
            body,
            at,
            name=string(known.get("Name")),
            type=string(known.get("Type")),
            names=tuple(name for name in map(string, (known.get("Id"), known.get("Arn"))) if name),
            module=pointer == ("ContactFlowModule",),
        ),
    )


def _parsed(document: Document, content: str, pointer: Pointer, notes: Notes) -> Mapping[str, Any]:
    start, _ = jsontext.find(document.text, pointer)
    loaded = jsontext.load(content)
    if isinstance(loaded, jsontext.Broken):
        place = jsontext.outward(document.text, start, loaded.offset)
        line, column = jsontext.line_and_column(document.text, place)
        raise UnreadableFile(
            f"The flow inside “Content” is not valid JSON: {loaded.reason}", line, column, EXPORT_AGAIN
        )
    for key, offset in loaded.repeated:
        _repeated(key, jsontext.outward(document.text, start, offset), notes)
    return mapping(loaded.value)


def _checked(document: Document, export: Export) -> Export:
    key = "modules" if export.legacy else "Actions"
    blocks = export.body.get(key)
    if not isinstance(blocks, list):
        found = "is missing" if key not in export.body else f"is {kind_of(blocks)}"
        message = f"There is no flow in this file: the list of blocks, “{key}”, {found}."
        raise _unreadable(document, (*export.pointer, key), message)
    if not blocks:
        message = f"This flow has no blocks: the list “{key}” is empty."
        raise _unreadable(document, (*export.pointer, key), message)
    return export


def _unreadable(document: Document, pointer: Pointer, message: str) -> UnreadableFile:
    place = jsontext.locate(document, Location(document.path, pointer=pointer))
    return UnreadableFile(message, place.line, place.column, EXPORT_AGAIN)
