"""The source for Architect flows as Archy writes and reads them."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint.locations import Location
from cxlint.sources.base import Document, Reading


class GenesysArchy:
    """Reads flows of Genesys Cloud Architect in the YAML of its command line tool Archy.

    Understood are all types of flows with their menus, tasks, states and bots, and templates with
    holes such as ``{{queue}}`` that a program fills in later.
    """

    name: str = "genesys-archy"
    title: str = "Genesys Architect flow (Archy YAML)"
    suffixes: Sequence[str] = (".yaml", ".yml")

    def recognises(self, document: Document) -> bool:
        """Whether the file is a flow, even when it is cut off or partly broken. Never raises."""
        from cxlint.sources.archy import flowtypes

        return flowtypes.looks_like_flow(document.peek)

    def read(self, document: Document) -> Reading:
        """The journeys in the file: the flow, and one for each task that it calls.

        Raises :class:`cxlint.errors.UnreadableFile`.
        """
        from cxlint.sources.archy import build

        return build.reading(document)

    def locate(self, document: Document, location: Location) -> Location:
        """The same location: places are known from reading."""
        return location
