"""The shapes in which flows are saved: the definition alone, wrapped by the API, several in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources import jsontext
from cxlint.sources.base import Document
from cxlint.sources.jsontext import INSIDE, Pointer, mapping, string
from cxlint.sources.notes import kind_of

EXPORT_AGAIN: Final = (
    "Export the flow again in Twilio Studio (Trigger → Show Flow JSON) and replace the file."
)
FILL_IN: Final = (
    "Let the tool that fills it in write the finished flow to a file and check that one, or check the "
    "flow that Twilio Studio exports (Trigger → Show Flow JSON)."
)
MOST_FLOWS: Final = 1000
"""Flows in one file; more are no export."""


@dataclass(frozen=True, slots=True)
class Export:
    """A flow found in a file: its definition, the way to it, and what the wrapper says about it."""

    body: Mapping[str, Any]
    pointer: Pointer = ()
    wrapper: Mapping[str, Any] = field(default_factory=dict)
    repeated: tuple[tuple[str, int], ...] = ()

    def told(self, *keys: str) -> str:
        """The first of *keys* that the wrapper has as a text; empty without one."""
        return next((found for key in keys if (found := string(self.wrapper.get(key)).strip())), "")


# --- recognising ----------------------------------------------------------------------------------

_STATES = re.compile(r'\\?"states\\?"\s*:')
_START = re.compile(r'\\?"initial_state\\?"\s*:')
_ENTRY = re.compile(r'\\?"incoming(Message|Call|Request|Parent|ConversationMessage)\\?"')
_WIDGET = re.compile(r'\\?"(gather-input-on-call|say-play|send-to-flex|split-based-on|send-message)\\?"')


def looks_like_flow(document: Document) -> bool:
    """Whether a file is one of the shapes, even when it is cut off. Cheap, never raises."""
    text = document.peek
    opening = text.lstrip()[:1]
    if opening not in ("{", "[") or not _STATES.search(text):
        return False
    if opening == "{":
        keys, whole = jsontext.top_keys(text)
        if whole and (not keys & {"states", "definition"} or "transitions" not in text):
            return False  # other programs have states, too
    return bool(_START.search(text) or (_ENTRY.search(text) and _WIDGET.search(text)))


# --- unwrapping -----------------------------------------------------------------------------------


def unwrap(document: Document) -> tuple[Export, ...]:
    """The flows in a file; raises :class:`UnreadableFile` when there is none."""
    outer = _loaded(document)
    value = outer.value
    items = list(enumerate(value[:MOST_FLOWS])) if isinstance(value, list) else []
    holders = [(item, (number,)) for number, item in items] if items else [(value, ())]
    found = [_export(document, holder, pointer, outer.repeated) for holder, pointer in holders]
    exports = tuple(export for export in found if export is not None)
    if not exports:
        raise _unreadable(document, (), "There is no flow in this file: it holds no “states”.")
    return exports


def _loaded(document: Document) -> jsontext.Json:
    try:
        return jsontext.read(document, EXPORT_AGAIN)
    except UnreadableFile as error:
        hole = _hole(document, error)
        if not hole:
            raise
        message = f"This file is a template that still has to be filled in: here stands {hole}."
        raise UnreadableFile(message, error.line, error.column, FILL_IN) from None


_HOLE = re.compile(
    r"\$\{[^}\n]{0,60}\}?|%\{[^}\n]{0,60}\}?|\{\{[^}\n]{0,60}\}?\}?|\{%[^\n]{0,60}|<%[^\n]{0,60}"
)


def _hole(document: Document, error: UnreadableFile) -> str:
    """What stands at the place where JSON is broken, if that is something to be filled in."""
    if not 0 < error.line <= len(document.lines):
        return ""
    line = document.lines[error.line - 1]
    for start in (error.column - 1, error.column - 2):  # “{{” is only wrong at its second sign
        found = _HOLE.match(line, max(0, start))
        if found:
            return f"“{found[0]}”"
    return ""


def _export(
    document: Document, holder: Any, pointer: Pointer, repeated: tuple[tuple[str, int], ...]
) -> Export | None:
    wrapper = mapping(holder)
    if "definition" not in wrapper or "states" in wrapper:
        if not wrapper and not pointer:
            raise _unreadable(document, (), f"A flow should be an object, but it is {kind_of(holder)}.")
        return Export(wrapper, pointer, {}, repeated) if "states" in wrapper or not pointer else None
    inside: Any = wrapper["definition"]
    at: Pointer = (*pointer, "definition")
    if isinstance(inside, str):
        inside = _parsed(document, inside, at)
        at = (*at, INSIDE)
    if not isinstance(inside, dict):
        raise _unreadable(document, at, f"“definition” should hold the flow, but it is {kind_of(inside)}.")
    return Export(inside, at, wrapper, repeated)


def _parsed(document: Document, content: str, pointer: Pointer) -> Any:
    loaded = jsontext.load(content)
    if isinstance(loaded, jsontext.Broken):
        start, _ = jsontext.find(document.text, pointer)
        place = jsontext.outward(document.text, start, loaded.offset)
        line, column = jsontext.line_and_column(document.text, place)
        message = f"The flow inside “definition” is not valid JSON: {loaded.reason}"
        raise UnreadableFile(message, line, column, EXPORT_AGAIN)
    return loaded.value


def states(document: Document, export: Export) -> Iterator[tuple[Any, Pointer]]:
    """The raw widgets of a flow with their pointers; raises where there are none."""
    listed = export.body.get("states")
    pointer = (*export.pointer, "states")
    if not isinstance(listed, list):
        found = "is missing" if "states" not in export.body else f"is {kind_of(listed)}"
        message = f"There is no flow in this file: the list of widgets, “states”, {found}."
        raise _unreadable(document, pointer, message)
    if not listed:
        raise _unreadable(document, pointer, "This flow has no widgets: the list “states” is empty.")
    return ((raw, (*pointer, number)) for number, raw in enumerate(listed))


def _unreadable(document: Document, pointer: Pointer, message: str) -> UnreadableFile:
    place = jsontext.locate(document, Location(document.path, pointer=pointer))
    return UnreadableFile(message, place.line or 1, place.column, EXPORT_AGAIN)
