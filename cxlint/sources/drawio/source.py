"""The source for diagrams drawn with draw.io."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint.locations import Location
from cxlint.sources.base import Document, Reading


class DrawIo:
    """Reads diagrams of draw.io (diagrams.net), packed or plain; each page is one journey.

    Boxes, arrows and their labels are read as in other drawings. In a packed page, places are
    those of the page: its text does not show single boxes.
    """

    name: str = "drawio"
    title: str = "draw.io diagram"
    suffixes: Sequence[str] = (".drawio", ".drawio.xml", ".xml")

    def recognises(self, document: Document) -> bool:
        """Whether the file is a diagram of draw.io. Never raises."""
        from cxlint.sources import xmltext

        return xmltext.root_name(document.peek) in ("mxfile", "mxGraphModel")

    def read(self, document: Document) -> Reading:
        """A journey for each page; raises :class:`cxlint.errors.UnreadableFile`."""
        from cxlint.sources.drawio import read

        return read.reading(document)

    def locate(self, document: Document, location: Location) -> Location:
        """The same location: lines and columns are known from reading."""
        return location
