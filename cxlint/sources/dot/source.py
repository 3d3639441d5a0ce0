"""The source for directed graphs in DOT, the language of Graphviz."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources.base import Document, Reading

_GRAPH = re.compile(
    r"\A(?:\s++|//[^\n]*+|#[^\n]*+|/\*.*?\*/)*+(?:strict\s+)?(?P<word>digraph|graph)\b\s*"
    r"(?:\"(?:[^\"\\]|\\.)*+\"|<[^>\n]*>|[\w.\x80-\uffff-]+)?(?:\s++|//[^\n]*+|/\*.*?\*/)*+\{",
    re.IGNORECASE | re.DOTALL,
)


class Dot:
    """Reads directed graphs (``digraph``) in DOT.

    A graph without directions cannot be a journey. It is refused where its words speak of
    customers, and otherwise left alone as a file of something else.
    """

    name: str = "dot"
    title: str = "Graphviz DOT graph"
    suffixes: Sequence[str] = (".dot", ".gv")

    def recognises(self, document: Document) -> bool:
        """Whether the file is a directed graph, or one without directions of customers. Never raises."""
        found = _GRAPH.match(document.peek)
        if found is None:
            return False
        if found["word"].lower() == "digraph":
            return True
        from cxlint.sources.dot import read

        try:
            return read.speaks_of_customers(document)
        except UnreadableFile:
            return False

    def read(self, document: Document) -> Reading:
        """A journey for each graph; raises :class:`cxlint.errors.UnreadableFile`."""
        from cxlint.sources.dot import read

        return read.reading(document)

    def locate(self, document: Document, location: Location) -> Location:
        """The same location: lines and columns are known from reading."""
        return location
