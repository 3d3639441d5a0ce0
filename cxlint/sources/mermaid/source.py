"""The source for flowcharts in the language Mermaid."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources.base import Document, Reading

FIX = "Draw the line as Mermaid's page on flowcharts shows it, such as A[Words] -->|label| B[Words]."

_CHART = re.compile(
    r"(?:^|[\n;])[ \t>]*(?:flowchart(?:-elk|-v2)?|graph)(?:[ \t]+(?:TB|TD|BT|RL|LR|[<>^v])\b|[ \t]*(?:[;\n]|$))",
    re.IGNORECASE,
)
_MARKDOWN = (".md", ".markdown")
_ZIPPED = b"PK"
"""How zips begin."""


class Mermaid:
    """Reads flowcharts (``flowchart`` and ``graph``) from ``.mmd`` files and from Markdown.

    A file that is named is read as drawn. Of the Markdown files in a folder, only flowcharts are
    read that show signs of customers: READMEs are full of drawings of software. Other types of
    Mermaid diagrams (sequences, states, classes, …) are not read.
    """

    name: str = "mermaid"
    title: str = "Mermaid flowchart"
    suffixes: Sequence[str] = (".mmd", ".mermaid", ".md", ".markdown")

    def recognises(self, document: Document) -> bool:
        """Whether the file holds a flowchart to read. Never raises."""
        if document.data.startswith(_ZIPPED) or not _holds_chart(document.peek):
            return False
        from cxlint.sources.mermaid import read

        try:
            return bool(read.charts(document)) if _is_markdown(document) else read.is_chart(document.peek)
        except (UnreadableFile, RecursionError):
            return False

    def read(self, document: Document) -> Reading:
        """A journey for each flowchart; raises :class:`cxlint.errors.UnreadableFile`."""
        from cxlint.sources.mermaid import read

        return read.reading(document, markdown=_is_markdown(document))

    def locate(self, document: Document, location: Location) -> Location:
        """The same location: lines and columns are known from reading."""
        return location


def _holds_chart(text: str) -> bool:
    """Whether a line begins as flowcharts do; most files do not even hold the words."""
    return ("flowchart" in text or "graph" in text) and _CHART.search(text) is not None


def _is_markdown(document: Document) -> bool:
    """Whether charts stand in fences: by the file's name, else where there are fences at all."""
    name = document.path.lower()
    if name.endswith((".mmd", ".mermaid")):
        return False
    return name.endswith(_MARKDOWN) or ("." not in name.rsplit("/", 1)[-1] and "mermaid" in document.peek)
