"""YAML and JSON as one tree of values that know where they stand.

YAML is read from the events of the C parser, never with ``load`` or ``compose``, which end the
process on deep input. Scalars follow YAML 1.2: ``no`` and ``1:30`` are text. Keys are text.
Aliases, tags and second documents are refused; a key that stands twice is told and its first
value kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources.base import DEEPEST_NESTING, Document, Flaw
from cxlint.sources.written import Written

Plain = str | int | float | bool | None

MOST_VALUES = 2_000_000
"""Values and keys in one file; a journey of 200,000 touchpoints has fewer."""


@dataclass(slots=True)
class Node:
    """A value and its place: ``line`` and ``column`` count from 1."""

    line: int
    column: int
    length: int


@dataclass(slots=True)
class Scalar(Node):
    """Text, a number, a truth value or nothing. ``text`` is what is written."""

    text: str
    value: Plain


@dataclass(slots=True)
class Listing(Node):
    """A list of values."""

    items: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Mapping(Node):
    """Keys and values, in the order of the file."""

    entries: dict[str, tuple[Scalar, Any]] = field(default_factory=dict)

    def get(self, key: str) -> Any:
        """The value of *key*, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry else None


AnyNode = Scalar | Listing | Mapping

_INT = re.compile(r"[-+]?[0-9]+$")
_BASED = re.compile(r"0o[0-7]+$|0x[0-9a-fA-F]+$")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")
_WORDS: dict[str, Plain] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


def plain_value(text: str) -> Plain:
    """What an unquoted scalar means in YAML 1.2.

    >>> plain_value("no"), plain_value("1:30"), plain_value("0x10"), plain_value("2.50")
    ('no', '1:30', 16, 2.5)
    """
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > 300:
        return text
    if _INT.match(text):
        return int(text)
    if _BASED.match(text):
        return int(text[2:], 8 if text[1] == "o" else 16)
    return float(text) if _FLOAT.match(text) else text


def read_tree(document: Document) -> tuple[AnyNode | None, list[Flaw]]:
    """The tree of a YAML or JSON file, None when it is empty, and the keys that stand twice.

    Raises :class:`cxlint.errors.UnreadableFile` when the text is neither.
    """
    builder = _Builder(document)
    root = builder.build()
    return root, builder.flaws


class _Builder:
    """Builds the tree from parser events, holding the containers that are still open."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.flaws: list[Flaw] = []
        self.open: list[Listing | Mapping] = []
        self.key: Scalar | None = None
        self.root: AnyNode | None = None
        self.written = Written(document.text)
        self.count = 0

    def build(self) -> AnyNode | None:
        import yaml

        try:
            for event in _events(self.written.text):
                self.take(event, yaml)
        except yaml.MarkedYAMLError as error:
            raise self.unreadable(error) from None
        except yaml.reader.ReaderError as error:
            raise _odd_character(self.written, error) from None
        return self.root

    def unreadable(self, error: Any) -> UnreadableFile:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        problem = (error.problem or error.context or "the text makes no sense here").strip()
        return UnreadableFile(
            f"This is not valid YAML: {problem}.",
            line=line,
            column=self.written.column(mark) if mark else 0,
            hint=_yaml_hint(self.document, line, problem),
        )

    def take(self, event: Any, yaml: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self.refuse_extras(event)
            made = Mapping if isinstance(event, yaml.MappingStartEvent) else Listing
            self.enter(made(event.start_mark.line + 1, self.written.column(event.start_mark), 1))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.open.pop()
            self.key = None
        elif isinstance(event, yaml.AliasEvent):
            raise self.refused(event, f"The alias *{event.anchor} is not allowed here.", _ALIAS_HINT)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise self.refused(event, "A second document starts here.", "Put it into a file of its own.")

    def scalar(self, event: Any) -> None:
        self.refuse_extras(event)
        start, end = event.start_mark, event.end_mark
        column = self.written.column(start)
        length = self.written.column(end) - column if end.line == start.line else 1
        text = self.written.restored(event.value)
        value = plain_value(text) if event.implicit[0] else text
        self.add(Scalar(start.line + 1, column, max(length, 1), text, value))

    def refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            raise self.refused(event, f"The anchor &{event.anchor} is not allowed here.", _ALIAS_HINT)
        if event.tag is not None and event.tag != "!":
            raise self.refused(event, f"The tag {event.tag} is not allowed here.", "Leave the tag out.")

    def refused(self, event: Any, message: str, hint: str) -> UnreadableFile:
        mark = event.start_mark
        return UnreadableFile(message, line=mark.line + 1, column=self.written.column(mark), hint=hint)

    def enter(self, container: Listing | Mapping) -> None:
        self.add(container)
        if len(self.open) >= DEEPEST_NESTING:
            raise UnreadableFile(
                f"This file is nested more than {DEEPEST_NESTING} levels deep.",
                line=container.line,
                column=container.column,
                hint="A journey needs six levels. Was this file made by a faulty program?",
            )
        self.open.append(container)

    def add(self, node: AnyNode) -> None:
        self.count += 1
        if self.count > MOST_VALUES:
            raise UnreadableFile(
                f"This file holds more than {MOST_VALUES:,} values.",
                line=node.line,
                hint="Is it really a journey? Split it, or leave it out.",
            )
        if not self.open:
            self.root = node
            return
        container = self.open[-1]
        if isinstance(container, Listing):
            container.items.append(node)
        elif self.key is None:
            self.key = self.as_key(node)
        else:
            self.put(container, self.key, node)
            self.key = None

    def as_key(self, node: AnyNode) -> Scalar:
        if isinstance(node, Scalar):
            return node
        raise UnreadableFile(
            "A list or a mapping stands where a key is expected.",
            line=node.line,
            column=node.column,
            hint="If the text begins with { or [, put it in quotation marks.",
        )

    def put(self, container: Mapping, key: Scalar, node: AnyNode) -> None:
        if key.text not in container.entries:
            container.entries[key.text] = (key, node)
            return
        first = container.entries[key.text][0]
        self.flaws.append(
            Flaw(
                f"“{key.text}” stands twice here; the first one is in line {first.line}.",
                Location(self.document.path, key.line, key.column, key.length),
                fix="Keep one of the two.",
                label="the second one",
            )
        )


_ALIAS_HINT = "Write the value out where it is needed, or use defaults."


def _events(text: str) -> Iterator[Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yield from yaml.parse(text, Loader=loader)


def _yaml_hint(document: Document, line: int, problem: str) -> str:
    written = document.lines[line - 1].strip() if 0 < line <= len(document.lines) else ""
    if re.match(r"[*]\s*:", written) or "alias" in problem:
        return 'A key or text that begins with * needs quotation marks: "*".'
    if "\t" in document.text and "tab" in problem:
        return "Indent with spaces, not with tabs."
    if ": " in written and "mapping values" in problem:
        return "Text that holds a colon and a space needs quotation marks."
    return "Look at this line and the one above: a missing quotation mark, bracket or space?"


def _odd_character(written: Written, error: Any) -> UnreadableFile:
    offset = error.position if isinstance(error.position, int) else 0
    lines = re.split(r"\r\n|\r|\n", written.text.encode()[:offset].decode(errors="ignore"))
    return UnreadableFile(
        "This file holds a character that cannot be part of text.",
        line=len(lines),
        column=len(lines[-1]) + 1,
        hint="Is it really a text file? Remove the character, or save it again as UTF-8.",
    )
