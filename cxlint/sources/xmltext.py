"""XML files: read with care into elements that know their place.

Nothing outside the file is opened and no entity is expanded: a file that declares its own is
refused, since a few lines of them can grow to gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn
from xml.parsers import expat

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources.base import DEEPEST_NESTING, Document

MOST_ELEMENTS: Final = 500_000
"""Elements in one file. The largest real diagram seen has 6,000."""

_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_BETWEEN = " "
_REASONS: Final = {
    "no element found": "it stops before the first element is complete",
    "unclosed token": "it stops in the middle",
    "unclosed CDATA section": "it stops in the middle of a text",
    "mismatched tag": "what is closed here is not what was opened last",
    "junk after document element": "something follows after its end",
    "unbound prefix": "the prefix of this name, before the colon, is explained nowhere",
    "undefined entity": "the name between & and ; is explained nowhere",
    "duplicate attribute": "an attribute stands twice here",
    "not well-formed (invalid token)": "there is a sign here that cannot stand in this place",
    "XML or text declaration not at start of entity": "something stands before its first line, <?xml …?>",
    "encoding specified in XML declaration is incorrect": "its first line names an encoding that it does not have",
}
"""What the parser says, in words for people who do not write XML."""


@dataclass(slots=True, eq=False)
class Element:
    """One element: ``name`` and the keys of ``attributes`` without prefix, ``space`` its namespace.

    ``line`` and ``column`` (from 1) are those of its ``<``. ``children`` holds elements and texts
    in order.
    """

    name: str
    space: str
    attributes: Mapping[str, str]
    line: int
    column: int
    children: list[Element | str] = field(default_factory=list)

    def get(self, attribute: str, default: str = "") -> str:
        """An attribute without the blanks around it, or *default*."""
        return self.attributes.get(attribute, default).strip()

    @property
    def elements(self) -> Iterator[Element]:
        """The elements directly inside, in order."""
        return (child for child in self.children if isinstance(child, Element))

    def all(self, *names: str) -> Iterator[Element]:
        """The elements directly inside that have one of these names, in order."""
        return (child for child in self.elements if child.name in names)

    def first(self, *names: str) -> Element | None:
        """The first element directly inside that has one of these names."""
        return next(self.all(*names), None)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in the order of the file."""
        stack = [self]
        while stack:
            here = stack.pop()
            yield here
            stack.extend(reversed(list(here.elements)))

    @property
    def text(self) -> str:
        """All text in it and below it, blanks made one."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        stack: list[Element | str] = [self]
        while stack:
            here = stack.pop()
            if isinstance(here, str):
                yield here
            else:
                stack.extend(reversed(here.children))

    def place(self, file: str) -> Location:
        """Where the element begins."""
        return Location(file, self.line, self.column, len(self.name) + 1)


def root_name(text: str) -> str:
    """The name of the first element of a text that begins as XML does, without prefix; or nothing."""
    if not text.lstrip().startswith("<"):
        return ""
    plain = re.sub(r"<!--.*?(-->|\Z)|<!\[CDATA\[.*?(\]\]>|\Z)", "", text[:65536], flags=re.DOTALL)
    found = _ROOT.search(re.sub(r"<!DOCTYPE[^>\[]*(\[.*?\]\s*)?>", "", plain, count=1, flags=re.DOTALL))
    return found[1] if found else ""


def read(document: Document, hint: str = "") -> Element:
    """The top element of a file; raises :class:`cxlint.errors.UnreadableFile` with place and *hint*.

    Refused are files that declare entities, are nested more than ``DEEPEST_NESTING`` levels deep
    or hold more than ``MOST_ELEMENTS`` elements.
    """
    return _Builder(hint).read(document.data)


class _Builder:
    """Builds elements while the parser goes through the text."""

    def __init__(self, hint: str) -> None:
        self.hint = hint
        self.open: list[Element] = []
        self.root: Element | None = None
        self.count = 0
        self.parser: Any = expat.ParserCreate(namespace_separator=_BETWEEN)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.entity
        self.parser.SkippedEntityHandler = self.skipped

    def read(self, data: bytes) -> Element:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            reason = _REASONS.get(expat.ErrorString(error.code)) or expat.ErrorString(error.code)
            raise UnreadableFile(
                f"This is not valid XML: {reason}.", error.lineno, error.offset + 1, self.hint
            ) from None
        except (LookupError, ValueError) as error:
            raise UnreadableFile(
                f"This XML file has an encoding that cannot be read: {error}.", 1, 1, self.hint
            ) from None
        if self.root is None:
            raise UnreadableFile("This XML file has no element.", 1, 1, self.hint)
        return self.root

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(_BETWEEN)
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.count += 1
        if self.count > MOST_ELEMENTS:
            self.refuse(f"This file holds more than {MOST_ELEMENTS:,} elements.")
        if len(self.open) >= DEEPEST_NESTING:
            self.refuse(f"This file is nested more than {DEEPEST_NESTING} levels deep.")
        plain = {key.rpartition(_BETWEEN)[2]: value for key, value in attributes.items()}
        own = {key: value for key, value in attributes.items() if _BETWEEN not in key}
        made = Element(local, space, {**plain, **own}, line, column)
        if self.open:
            self.open[-1].children.append(made)
        else:
            self.root = made
        self.open.append(made)

    def end(self, _name: str) -> None:
        self.open.pop()

    def characters(self, text: str) -> None:
        self.open[-1].children.append(text)

    def skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter and self.open:
            self.open[-1].children.append(f"&{name};")

    def entity(self, name: str, *_rest: Any) -> None:
        self.refuse(f"This file declares an entity of its own, “{name}”, and such files are not read.")

    def refuse(self, message: str) -> NoReturn:
        raise UnreadableFile(
            message, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, self.hint
        )
