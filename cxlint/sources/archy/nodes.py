"""Looks into the tree of a file without minding what is missing or of another kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from cxlint.locations import Location
from cxlint.sources.tree import AnyNode, Listing, Mapping, Node, Scalar

SECONDS: Final = {"ms": 0.001, "seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
"""Units in which flows give spans of time, in seconds."""

_BRACKETS = re.compile(r"^.*/(?P<kind>\w+)\[(?P<name>[^\]]*)\]\s*$")


def child(node: Any, *keys: str) -> Any:
    """What stands under *keys*, one below the other; None when there is no such thing."""
    for key in keys:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node


def text(node: Any) -> str:
    """The text of a value, empty when there is none."""
    return node.text.strip() if isinstance(node, Scalar) and node.value is not None else ""


def items(node: Any) -> list[AnyNode]:
    """The members of a list."""
    return node.items if isinstance(node, Listing) else []


def entries(node: Any) -> Iterator[tuple[Scalar, Any]]:
    """Keys and values of a mapping."""
    yield from node.entries.values() if isinstance(node, Mapping) else ()


def all_keys(node: Any) -> Iterator[str]:
    """Every key in a tree, however deep."""
    work: list[Any] = [node]
    while work:
        one = work.pop()
        if isinstance(one, Listing):
            work += one.items
        for key, value in entries(one):
            yield key.text
            work.append(value)


def only(node: Any) -> tuple[Scalar, Any] | None:
    """The first key and value of a mapping: that is how actions and choices are written."""
    return next(entries(node), None)


def is_unset(node: Any) -> bool:
    """Whether nothing is said: no value, or ``noValue: true``."""
    return node is None or child(node, "noValue") is not None


def flag(node: Any) -> bool | None:
    """A truth value, written as such or under ``lit``; None when it is not known."""
    found = child(node, "lit") if isinstance(node, Mapping) else node
    return found.value if isinstance(found, Scalar) and isinstance(found.value, bool) else None


def whole(node: Any) -> int | None:
    """A whole number from 0, written under ``lit``; None when only a running flow knows it."""
    found = child(node, "lit") if isinstance(node, Mapping) else node
    value = found.value if isinstance(found, Scalar) else None
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9 else None


def seconds(node: Any) -> float | None:
    """A span of time under ``lit``, in seconds; None when only a running flow knows it."""
    total, found = 0.0, False
    for key, value in entries(child(node, "lit")):
        amount = value.value if isinstance(value, Scalar) else None
        if key.text not in SECONDS or isinstance(amount, bool) or not isinstance(amount, int | float):
            return None
        if not 0 <= amount < 10**9:
            return None
        total, found = total + amount * SECONDS[key.text], True
    return round(total, 3) if found else None


def name(node: Any) -> str:
    """The name of a queue, a flow or the like: literal or as a mapping with ``name``."""
    literal = child(node, "lit")
    return text(child(literal, "name")) or text(literal) or text(child(node, "name")) or text(node)


def expression(node: Any) -> str:
    """An expression that a running flow works out, on one line."""
    return " ".join((text(child(node, "exp")) or text(child(node, "var"))).split())


def target(node: Any) -> str:
    """The name in a reference such as ``/inboundCall/tasks/task[Check hours_12]``."""
    written = text(node)
    found = _BRACKETS.match(written)
    return found["name"].strip() if found else written


def place(file: str, node: Node) -> Location:
    """Where a value stands."""
    return Location(file, node.line, node.column, node.length)
