"""The pages of a draw.io file, unpacked where they are packed."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote_to_bytes

from cxlint.errors import UnreadableFile
from cxlint.sources import xmltext
from cxlint.sources.base import LARGEST_FILE, Document
from cxlint.sources.xmltext import Element
from cxlint.value import Value

FIX: Final = "Open the file in draw.io and save it again, best without compression."
MOST_PAGES: Final = 500
"""Pages of one file that are read."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Page(Value):
    """One page: its name, its model, and the element of the file to point at where it was packed."""

    name: str
    model: Element
    packed: Element | None = None


def pages(document: Document) -> Iterator[Page]:
    """The pages of a file that hold something; raises :class:`UnreadableFile` for damaged ones."""
    top = xmltext.read(document, FIX)
    if top.name == "mxGraphModel":
        yield Page("", top)
        return
    for number, diagram in zip(range(MOST_PAGES), top.all("diagram"), strict=False):
        name = diagram.get("name") or f"Page {number + 1}"
        model = diagram.first("mxGraphModel")
        if model is not None:
            yield Page(name, model)
        elif packed := "".join(diagram.text.split()):
            yield Page(name, _unpacked(document, diagram, packed), diagram)


def _unpacked(document: Document, diagram: Element, packed: str) -> Element:
    """The model in base 64 of a compressed text in which signs are escaped as in addresses."""
    try:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        data = unpacking.decompress(base64.b64decode(packed), LARGEST_FILE)
    except (zlib.error, binascii.Error, ValueError):
        raise _damaged(diagram) from None
    if unpacking.unconsumed_tail:
        raise _damaged(diagram)
    try:
        return xmltext.read(Document(document.path, unquote_to_bytes(data)), FIX)
    except UnreadableFile:
        raise _damaged(diagram) from None


def _damaged(diagram: Element) -> UnreadableFile:
    name = diagram.get("name")
    which = f"The page “{name}” of this diagram" if name else "A page of this diagram"
    return UnreadableFile(f"{which} is damaged and cannot be unpacked.", diagram.line, diagram.column, FIX)
