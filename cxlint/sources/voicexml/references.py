"""Where ``next``, ``src`` and their relatives lead: a dialog here, another document, a server."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Final

from cxlint.journey.model import Reference
from cxlint.sources.voicexml.drawing import FORMAT
from cxlint.sources.voicexml.expressions import constant
from cxlint.sources.voicexml.words import hole
from cxlint.sources.xmltext import Element

DOCUMENTS: Final = (".vxml", ".xml", ".vml")
"""Endings of documents that are stored as they are; others are programs of a server."""

MOST_CHARACTERS: Final = 2000

_QUERY = re.compile(r"[?].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a way leads.

    ``dialog`` is an id in this document; otherwise ``reference`` names another document and
    ``shown`` is how people recognise it.
    """

    dialog: str = ""
    shown: str = ""
    reference: Reference | None = None


def attribute(element: Element, *names: str) -> str:
    """The first of these attributes that is there, small and capital letters being the same."""
    written = {key.lower(): value for key, value in element.attributes.items()}
    return next((written[name].strip() for name in names if written.get(name, "").strip()), "")


def target(
    element: Element, file: str, base: str, first: str, names: tuple[str, str], returns: bool = False
) -> Target | None:
    """Where an element leads by the attributes *names*: a URI, or an expression that gives one.

    *file* is the document's path, *base* its ``xml:base``, *first* its first dialog. None when it
    does not say.
    """
    written = attribute(element, names[0])
    expression = "" if written else attribute(element, names[1])
    if expression:
        fixed = constant(expression)
        if fixed is None:
            return Target(
                "", hole(expression), Reference(expression[:MOST_CHARACTERS], FORMAT, returns, late=True)
            )
        written = fixed
    if not written:
        return None
    path, _, fragment = written[:MOST_CHARACTERS].partition("#")
    if not path or _same(path, file, base):
        return Target(dialog=fragment or first)
    return Target("", shown(path, fragment), _reference(path, fragment, base, returns))


def _same(path: str, file: str, base: str) -> bool:
    """Whether a relative path is that of the document itself."""
    here = posixpath.basename(file.replace("\\", "/"))
    return base in ("", file) and ":" not in path and posixpath.normpath(path) == here


def _reference(path: str, fragment: str, base: str, returns: bool) -> Reference:
    plain = _QUERY.sub("", path)
    folder = base.rpartition("/")[0]
    whole = f"{folder}/{plain}" if folder and ":" not in plain and not plain.startswith("/") else plain
    late = not plain.lower().endswith(DOCUMENTS)
    if late:
        return Reference(path, FORMAT, returns, late=True)
    return Reference(whole, "file", returns, touchpoint=fragment)


def shown(path: str, fragment: str) -> str:
    """A document's name for people: without folders and query, with the dialog."""
    plain = _QUERY.sub("", path).rstrip("/")
    name = plain.rsplit("/", 1)[-1] or plain or path
    return f"{name}#{fragment}" if fragment else name
