"""The parts of a flow: its type, its settings, and its menus, tasks, states and bots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from cxlint.errors import UnreadableFile
from cxlint.sources.archy import nodes
from cxlint.sources.archy.flowtypes import FlowType, flow_type
from cxlint.sources.base import Document
from cxlint.sources.notes import Notes
from cxlint.sources.tree import Listing, Mapping, Scalar

HINT: Final = "Export the flow again with Archy, or with Architect in the format YAML."

PARTS: Final = {"menus": "menu", "states": "state", "bots": "bot", "tasks": "task"}
"""Where a flow keeps its parts, and what one of them is called."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow as the file holds it. ``written`` is the name of its type as it stands there."""

    written: str
    type: FlowType
    body: Mapping
    key: Scalar
    file: str

    @property
    def name(self) -> str:
        """The name of the flow; may be a hole in a template, or empty."""
        return nodes.text(self.body.get("name"))

    def setting(self, group: str, key: str) -> Any:
        """A setting of the whole flow, None when it is not there."""
        return nodes.child(self.body, group, key)


@dataclass(frozen=True, slots=True)
class Part:
    """A menu, a task, a state or a bot of a flow: actions that others can jump to."""

    id: str
    kind: str
    name: str
    body: Any
    key: Scalar

    @property
    def is_menu(self) -> bool:
        """Whether customers choose here."""
        return self.kind == "menu"


def flows(root: Any, document: Document) -> tuple[Flow, ...]:
    """The flows of a file; raises :class:`UnreadableFile` when there is none with anything in it."""
    if not isinstance(root, Mapping):
        raise UnreadableFile("There is no flow in this file.", line=1, hint=HINT)
    found = []
    for key, value in nodes.entries(root):
        kind = flow_type(key.text)
        if kind is not None and isinstance(value, Mapping):
            found.append(Flow(key.text, kind, value, key, document.path))
    if not found:
        line = next((key.line for key, _ in nodes.entries(root) if flow_type(key.text)), 1)
        raise UnreadableFile(
            "A flow begins here, but nothing stands in it.", line=line, hint=f"{HINT} Is it indented?"
        )
    if not any(_has_parts(flow) for flow in found):
        raise UnreadableFile(
            "This flow has no menu, task, state or bot, so there is nothing to check in it.",
            line=found[0].key.line,
            hint=HINT,
        )
    return tuple(found)


def _has_parts(flow: Flow) -> bool:
    return any(key.text in PARTS or _is_actions(key, value) for key, value in nodes.entries(flow.body))


def _is_actions(key: Scalar, value: Any) -> bool:
    return key.text.endswith("TaskActions") and isinstance(value, Listing)


def parts(flow: Flow, notes: Notes) -> tuple[Part, ...]:
    """The parts of a flow in the order of the file, with ids that are unique."""
    found: list[Part] = []
    ids = Ids()
    for key, value in nodes.entries(flow.body):
        if _is_actions(key, value):
            body = Mapping(value.line, value.column, 1, {"actions": (key, value)})
            found.append(Part(ids.new(key.text), "start", flow.name or key.text, body, key))
        elif key.text in PARTS:
            for kind, body in _members(flow, key, value, notes):
                found.append(_part(kind, body, ids))
                _tell_doubled(flow, found[-1], notes)
    return tuple(found)


def _tell_doubled(flow: Flow, part: Part, notes: Notes) -> None:
    reference = nodes.text(nodes.child(part.body, "refId"))
    if reference and reference != part.id:
        notes.wrong(
            f"Two parts of this flow have the reference “{reference}”, so it is unclear which one is meant.",
            nodes.place(flow.file, part.key),
            fix="Give every menu, task, state and bot a refId of its own.",
        )


def _part(key: Scalar, body: Mapping, ids: Ids) -> Part:
    named = nodes.text(body.get("name"))
    own = nodes.text(body.get("refId")) or named or key.text
    return Part(ids.new(own), key.text, named or own, body, key)


def _members(flow: Flow, key: Scalar, value: Any, notes: Notes) -> Iterator[tuple[Scalar, Mapping]]:
    for item in nodes.items(value):
        pair = nodes.only(item)
        if pair is not None and isinstance(pair[1], Mapping):
            yield pair[0], pair[1]
        else:
            kind = PARTS[key.text]
            notes.wrong(
                f"Something here should be a {kind} of the flow, but is not.", nodes.place(flow.file, item)
            )
    if not isinstance(value, Listing) and not nodes.is_unset(value) and nodes.text(value):
        notes.wrong(f"“{key.text}” should be a list, but it is not.", nodes.place(flow.file, key))


class Ids:
    """Gives out ids: what is wanted, or with a number behind it when that is taken already."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.numbers: dict[str, int] = {}

    def new(self, wanted: str) -> str:
        """An id that has not been given out before."""
        name, number = wanted, self.numbers.get(wanted, 1)
        while name in self.taken:
            number += 1
            name = f"{wanted} {number}"
        self.numbers[wanted] = number
        self.taken.add(name)
        return name
