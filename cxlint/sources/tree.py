"""YAML and JSON as one tree of values that know where they stand.

YAML is read from the events of the C parser, never with ``load`` or ``compose``, which end the
process on deep input. Scalars follow YAML 1.2: ``no`` and ``1:30`` are text. Keys are text.
Aliases, tags and second documents are refused; a key that stands twice is told and its first
value kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources.base import DEEPEST_NESTING, Document, Flaw
from cxlint.sources.written import Written
from cxlint.text import shorten

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
_NUMERIC = frozenset("+-.0123456789")
"""How every number begins; most values can be told from one by their first character."""

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
    if text[0] not in _NUMERIC or len(text) > 300:
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
            self.take_all(getattr(yaml, "CSafeLoader", yaml.SafeLoader)(self.written.text), yaml)
        except yaml.MarkedYAMLError as error:
            raise self.unreadable(error) from None
        except yaml.reader.ReaderError as error:
            raise _odd_character(self.written, error) from None
        return self.root

    def unreadable(self, error: Any) -> UnreadableFile:
        mark = error.problem_mark or error.context_mark
        lines = self.document.lines
        line = min(mark.line + 1, len(lines)) if mark else 0
        ended = mark is not None and mark.line >= len(lines)
        problem = (error.problem or error.context or "the text makes no sense here").strip()
        return UnreadableFile(
            f"This is not valid YAML: {problem}.",
            line=line,
            column=len(lines[-1]) + 1 if ended else self.written.column(mark) if mark else 0,
            hint=_yaml_hint(self.document, line, problem),
        )

    def take_all(self, parser: Any, yaml: Any) -> None:
        """Take event by event. This is where reading spends its time: a look-up, no chain of questions."""
        takers: dict[type[Any], Callable[[Any], None]] = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.mapping,
            yaml.SequenceStartEvent: self.listing,
            yaml.MappingEndEvent: self.leave,
            yaml.SequenceEndEvent: self.leave,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document_start,
        }
        while (event := parser.get_event()) is not None:
            take = takers.get(type(event))
            if take is not None:
                take(event)

    def mapping(self, event: Any) -> None:
        self.refuse_extras(event)
        self.enter(Mapping(event.start_mark.line + 1, self.written.column(event.start_mark), 1))

    def listing(self, event: Any) -> None:
        self.refuse_extras(event)
        self.enter(Listing(event.start_mark.line + 1, self.written.column(event.start_mark), 1))

    def leave(self, _event: Any) -> None:
        self.open.pop()
        self.key = None

    def alias(self, event: Any) -> None:
        raise self.refused(event, f"The alias *{shorten(event.anchor)} is not allowed here.", _ALIAS_HINT)

    def document_start(self, event: Any) -> None:
        if self.root is not None:
            raise self.refused(event, "A second document starts here.", "Put it into a file of its own.")

    def scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self.refuse_extras(event)
        start, end = event.start_mark, event.end_mark
        line = start.line
        if self.written.as_it_was:
            text, column, last = event.value, start.column + 1, end.column + 1
        else:
            text = self.written.restored(event.value)
            column, last = self.written.column(start), self.written.column(end)
        length = last - column if end.line == line and last > column else 1
        self.add(Scalar(line + 1, column, length, text, plain_value(text) if event.implicit[0] else text))

    def refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            raise self.refused(
                event, f"The anchor &{shorten(event.anchor)} is not allowed here.", _ALIAS_HINT
            )
        if event.tag is not None and event.tag != "!":
            raise self.refused(
                event, f"The tag {shorten(event.tag)} is not allowed here.", "Leave the tag out."
            )

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
                f"“{shorten(key.text)}” stands twice here; the first one is in line {first.line}.",
                Location(self.document.path, key.line, key.column, key.length),
                fix="Keep one of the two.",
                label="the second one",
            )
        )


_ALIAS_HINT = "Write the value out where it is needed, or use defaults."


def _yaml_hint(document: Document, line: int, problem: str) -> str:
    raw = document.lines[line - 1] if 0 < line <= len(document.lines) else ""
    written = raw.strip()
    if re.match(r"[*]\s*:", written) or "alias" in problem:
        return 'A key or text that begins with * needs quotation marks: "*".'
    if re.match(r" *\t", raw) and ("tab" in problem or "cannot start any token" in problem):
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
