"""What a call activity hands over to."""

from __future__ import annotations

import re
from typing import Final

from cxlint.journey.model import Reference
from cxlint.sources.bpmn.elements import Node
from cxlint.sources.xmltext import Element

SCHEME: Final = "bpmn"

_EXPRESSION: Final = re.compile(r"[$#]\{|^\s*=")
"""How engines mark what only a running process knows: ``${next}``, ``#{next}``, ``=next``."""

_KEYS: Final = ("calledElement", "caseRef")


def reference(node: Node, file: str) -> Reference:
    """The process that is called: by id, or by the activity's name where no id is given.

    Where several files have such a process, the one in the same file is meant.
    """
    ref = _called(node)
    if _EXPRESSION.search(ref):
        return Reference(ref, SCHEME, returns=True, late=True)
    local = ref.rpartition(":")[2]
    names = dict.fromkeys((in_file(local, file), local)) if ref else ()
    return Reference(ref or node.name, SCHEME, returns=True, names=tuple(names))


def in_file(process: str, file: str) -> str:
    """A name for a process that no other file's has."""
    return f"{file}#{process}"


def _called(node: Node) -> str:
    own = next((node.element.get(key) for key in _KEYS if node.element.get(key)), "")
    extensions = node.element.first("extensionElements")
    return own or (_called_in(extensions) if extensions is not None else "")


def _called_in(extensions: Element) -> str:
    """Camunda 8 keeps the id of the process in an element of its own."""
    called = extensions.first("calledElement")
    return called.get("processId") if called is not None else ""
