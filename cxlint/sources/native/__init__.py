"""Journey format 1: ``*.journey.yaml`` and ``*.journey.json``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources.base import Document, Reading

_VERSION_LINE = re.compile(rb"""^[ \t]*["']?cxlint["']?[ \t]*:""", re.MULTILINE)
_JSON_HEAD = re.compile(rb"""^[\s\xef\xbb\xbf]*\{\s*"cxlint"\s*:""")
SUFFIXES = (".journey.yaml", ".journey.yml", ".journey.json")


class JourneyFile:
    """The source of cxlint's own format."""

    name = "journey"
    title = "cxlint journey"
    suffixes: Sequence[str] = SUFFIXES

    def recognises(self, document: Document) -> bool:
        """By name, or by the key ``cxlint`` near the top."""
        if document.path.endswith(SUFFIXES):
            return True
        head = document.data[:4096]
        name = document.path.rpartition("/")[2]
        yaml_like = name.endswith((".yaml", ".yml")) or "." not in name
        return bool(_JSON_HEAD.match(head) or (yaml_like and _VERSION_LINE.search(head)))

    def read(self, document: Document) -> Reading:
        """The one journey of the file, and everything in it that is not format 1."""
        from cxlint.sources.native.journeys import read_journey
        from cxlint.sources.tree import Mapping, read_tree

        root, flaws = read_tree(document)
        if root is None:
            raise UnreadableFile(
                "This file is empty.", line=1, hint="“cxlint new journey” writes one to begin with."
            )
        if not isinstance(root, Mapping):
            raise UnreadableFile(
                "A journey is a mapping with the keys cxlint, journey and touchpoints.",
                line=root.line,
                column=root.column,
                hint="“cxlint new journey” writes one to begin with.",
            )
        return read_journey(document, root, flaws)

    def locate(self, document: Document, location: Location) -> Location:
        """The same location: places are known from reading."""
        return location
