"""VoiceXML documents as files: recognised, refused when they are templates, taken apart into dialogs."""

from __future__ import annotations

import glob
import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources import xmltext
from cxlint.sources.base import Document, Flaw
from cxlint.sources.naming import file_stem
from cxlint.sources.notes import Notes
from cxlint.sources.xmltext import Element
from cxlint.text import counted, in_words, shorten

MEND: Final = "Correct the document, or save again what the server answers."
DIALOGS: Final = ("menu", "form")
SHARED: Final = frozenset({"catch", "noinput", "nomatch", "error", "help", "link"})
"""Elements that a document can hold for others: event handlers and links."""

_SEEN: Final = 65536
"""Characters that tell what a file is."""

_TAG = re.compile(r"<(?:[\w.-]+:)?vxml(?=[\s>/])[^>]{0,4000}")
_HOLES = re.compile(r"<%|<\?php|<\?=|<jsp:|\{%")
_ASIDE = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
_TEMPLATE = re.compile(r"\s*(<%|<\?php|<\?=|<\?xml|<!--|\{%)")
_APPLICATION = re.compile(r"\sapplication\s*=\s*(\"[^\"]*\"|'[^']*')")


def looks_like_voicexml(document: Document) -> bool:
    """Whether a file is VoiceXML, even when it is cut off or a template. Cheap, never raises."""
    text = document.peek
    if xmltext.root_name(text) == "vxml":
        return True
    head = text[:_SEEN]
    return bool(_TEMPLATE.match(head) and _HOLES.search(head) and _TAG.search(head))


def root_patterns(document: Document) -> Sequence[str]:
    """The application root document as a pattern for the files beside *document*; never raises."""
    tag = _TAG.search(document.peek[:_SEEN])
    named = _APPLICATION.search(tag[0]) if tag else None
    path = _root_path(named[1][1:-1]) if named else ""
    return (glob.escape(path),) if path else ()


def _root_path(written: str) -> str:
    """The relative path of a root document; empty when it is not a file beside the others."""
    plain = re.split(r"[?#]", written.strip())[0]
    outside = not plain or ":" in plain or plain.startswith("/") or "\0" in plain or len(plain) > 1000
    return "" if outside else posixpath.normpath(plain)


# --- documents ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dialog:
    """A menu or form: its id in the journey, whether the author has named it, and its place."""

    id: str
    element: Element
    named: bool
    number: int


@dataclass(frozen=True)
class Page:
    """A document: its top element, its dialogs, and what is known of its application root.

    ``shared_known`` is False when the root document could not be read: then nobody knows which
    handlers and links it adds.
    """

    document: Document
    root: Element
    dialogs: tuple[Dialog, ...]
    notes: Notes
    above: Element | None = None
    above_file: str = ""
    shared_known: bool = True

    @property
    def file(self) -> str:
        """The path as it is shown."""
        return self.document.path

    @property
    def language(self) -> str:
        """The language of the prompts; empty when the document does not tell."""
        return self.root.get("lang")

    @cached_property
    def by_name(self) -> dict[str, Dialog]:
        """The dialogs by the ids that their author gave."""
        return {dialog.id: dialog for dialog in self.dialogs if dialog.named}

    @cached_property
    def listens_everywhere(self) -> bool:
        """Whether a form or menu, here or in the root document, can be spoken to from all others."""
        roots = [self.root, *([self.above] if self.above is not None else [])]
        return any(one.get("scope") == "document" for root in roots for one in root.all(*DIALOGS))

    @cached_property
    def title(self) -> str:
        """The document's title, or the name of its file."""
        for meta in self.root.all("meta"):
            if meta.get("name").lower() == "title" and meta.get("content"):
                return shorten(meta.get("content"), 80)
        return in_words(file_stem(self.file, ".vxml.jsp", ".vxml.php", ".vxml", ".xml")) or "Document"


def page(document: Document, notes: Notes) -> Page:
    """The document; raises :class:`UnreadableFile` when it is a template or holds nothing at all."""
    root = _read(document)
    dialogs = _dialogs(root, notes)
    if not dialogs and not any(child.name in SHARED for child in root.elements):
        raise UnreadableFile(
            "There is no dialog in this document: it has neither a menu nor a form.",
            root.line,
            root.column,
            "Is this the right file? A document needs a <menu> or a <form>.",
        )
    above, file, known = _application(document, root, notes)
    return Page(document, root, dialogs, notes, above, file, known)


def _read(document: Document) -> Element:
    try:
        root = xmltext.read(document, MEND)
    except UnreadableFile:
        hole = _HOLES.search(document.peek)
        if hole is None:
            raise
        raise _template(document.peek, hole) from None
    if root.name != "vxml":
        raise UnreadableFile(
            f"This is not a VoiceXML document: its first element is “{shorten(root.name)}” and not “vxml”.",
            root.line,
            root.column,
            MEND,
        )
    hole = _HOLES.search(_ASIDE.sub(lambda aside: " " * len(aside[0]), document.peek))
    if hole is not None and hole[0].startswith("<"):
        raise _template(document.peek, hole)
    return root


def _template(text: str, hole: re.Match[str]) -> UnreadableFile:
    before = text[: hole.start()]
    return UnreadableFile(
        "This is a template with holes that a server fills in (JSP, PHP and the like), "
        "not yet a VoiceXML document.",
        before.count("\n") + 1,
        len(before) - (before.rfind("\n") + 1) + 1,
        "Save what the server answers to the phone as a file, and check that.",
    )


def _dialogs(root: Element, notes: Notes) -> tuple[Dialog, ...]:
    listed = list(root.all(*DIALOGS))
    taken: set[str] = set()
    for one in listed:
        if one.get("id") in taken:
            notes.wrong(
                f"Two dialogs have the id “{shorten(one.get('id'))}”, so it is unclear which one is meant.",
                one.place(notes.document.path),
                fix="Give every dialog an id of its own.",
            )
        taken.add(one.get("id"))
    numbers = dict.fromkeys(DIALOGS, 0)
    used: set[str] = set()
    found = []
    for one in listed:
        numbers[one.name] += 1
        written, number = one.get("id"), numbers[one.name]
        named = bool(written) and written not in used
        name = written if named else _free(written or f"{one.name}{number}", taken)
        used.add(name)
        taken.add(name)
        found.append(Dialog(name, one, named, number))
    return tuple(found)


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}.{number}"
    return free


# --- the application root document -----------------------------------------------------------------


def _application(document: Document, root: Element, notes: Notes) -> tuple[Element | None, str, bool]:
    """The root document, its path, and whether all that it shares is known."""
    written = root.get("application")
    if not written:
        return None, "", True
    path = _root_path(written)
    if path and path == posixpath.basename(document.path.replace("\\", "/")):
        return None, "", True
    part = next((name for name in document.parts if posixpath.normpath(name) == path), None) if path else None
    if part is not None:
        try:
            return _read(document.parts[part]), document.parts[part].path, True
        except UnreadableFile:
            pass
    notes.add(
        Flaw(
            f"The application root document “{shorten(written)}” was not read, so it is not known what "
            "happens on silence or misunderstanding, nor where customers can go from everywhere.",
            Location(document.path, root.line, root.column, len(root.name) + 1),
            fix="Keep the root document in the project, at the place that is named here.",
            code="CXL006",
            blocks=False,
            label="not read",
        )
    )
    return None, "", False


def only_shared(page: Page) -> Flaw:
    """The remark on a document without dialogs, which only holds what others share."""
    handlers = sum(one.name in SHARED - {"link"} for one in page.root.elements)
    links = sum(1 for _ in page.root.all("link"))
    parts = [counted(handlers, "event handler")] * bool(handlers) + [counted(links, "link")] * bool(links)
    return Flaw(
        f"This document has no dialogs of its own, only {' and '.join(parts)} that others share.",
        Location(page.file, page.root.line, page.root.column, len(page.root.name) + 1),
        fix="Check the documents that name it as their application: what it shares is judged there.",
        code="CXL010",
        blocks=False,
        label="a root document",
    )
