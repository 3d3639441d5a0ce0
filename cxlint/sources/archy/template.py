"""Reads flows that are templates: with holes such as ``{{queue}}`` that a program fills in later.

A hole may stand as a value or as a key, without quotation marks, where YAML takes it for something
else. The characters that mean something to YAML are exchanged for unused ones inside holes, one for
one so that every place stays what it was, and put back into the values.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from cxlint.errors import UnreadableFile
from cxlint.sources.base import Document, Flaw
from cxlint.sources.tree import AnyNode, Listing, Mapping, Scalar, read_tree
from cxlint.text import shorten

_HOLE = re.compile(r"\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}")
_MEANINGFUL: Final = "{}:#\"'\\,[]&*!|>%@`"
_UNFILLED = re.compile(r"\{\{.*?(\}\}|$)|\{%.*?(%\}|$)|%\{.*?(\}|$)|<%.*?(%>|$)|\$\{.*?(\}|$)")
HINT: Final = "Check the file that comes out when the template is filled in."


def is_hole(name: str) -> bool:
    """Whether *name* is, at least in part, filled in later."""
    return _HOLE.search(name) is not None


def read_template(document: Document) -> tuple[AnyNode | None, list[Flaw]]:
    """The tree of a flow and the keys that stand twice; raises :class:`UnreadableFile`."""
    text = document.text
    if not _HOLE.search(text):
        return _read(document, document)
    unused = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    away = {ord(sign): next(unused) for sign in _MEANINGFUL}
    back = {ord(stand_in): chr(sign) for sign, stand_in in away.items()}
    closed = _HOLE.sub(lambda hole: hole[0].translate(away), text)
    root, flaws = _read(Document(document.path, closed.encode("utf-8", "surrogatepass")), document)
    if root is not None:
        _restore(root, back)
    return root, [replace(flaw, message=flaw.message.translate(back)) for flaw in flaws]


def _read(document: Document, written: Document) -> tuple[AnyNode | None, list[Flaw]]:
    try:
        return read_tree(document)
    except UnreadableFile as error:
        raise _about_hole(error, written) from None


def _about_hole(error: UnreadableFile, document: Document) -> UnreadableFile:
    """The same error, or one that names the hole in the line when that is why."""
    lines = document.lines
    for number in (error.line, error.line - 1):
        found = _UNFILLED.search(lines[number - 1]) if 0 < number <= len(lines) else None
        if found is not None:
            return UnreadableFile(
                f"This is a template: in line {number} a program fills in “{shorten(found[0])}”, "
                "and before that it makes no sense.",
                line=number,
                column=found.start() + 1,
                hint=HINT,
            )
    return error


def _restore(root: AnyNode, back: dict[int, str]) -> None:
    """Put the characters that were exchanged back into all values and keys."""
    work: list[Any] = [root]
    while work:
        node = work.pop()
        if isinstance(node, Scalar):
            _restore_scalar(node, back)
        elif isinstance(node, Listing):
            work += node.items
        elif isinstance(node, Mapping):
            pairs = list(node.entries.values())
            for key, _ in pairs:
                _restore_scalar(key, back)
            node.entries = {key.text: (key, value) for key, value in pairs}
            work += [value for _, value in pairs]


def _restore_scalar(node: Scalar, back: dict[int, str]) -> None:
    if not node.text.isascii():
        node.text = node.text.translate(back)
        if isinstance(node.value, str):
            node.value = node.value.translate(back)
