"""The source for flows of Amazon Connect."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint.locations import Location
from cxlint.sources.base import Document, Reading

TELLING = ("NextAction", "transition", "Identifier", "id")
"""Keys that name a way out or a block."""


class AmazonConnect:
    """Reads flows and modules exported from Amazon Connect.

    Understood are the Flow language (``StartAction``, ``Actions``), the same wrapped by the API
    (``ContactFlow`` or ``ContactFlowModule`` with ``Content``, or ``Content`` alone) and the older
    format with ``modules``. Every connected way out of a block becomes one transition.
    """

    name: str = "amazon-connect"
    title: str = "Amazon Connect flow"
    suffixes: Sequence[str] = (".json", "")

    def recognises(self, document: Document) -> bool:
        """Whether the file is a flow, even when it is cut off or partly broken. Never raises."""
        from cxlint.sources.connect import shapes

        return shapes.looks_like_flow(document)

    def read(self, document: Document) -> Reading:
        """The journey in the file; raises :class:`cxlint.errors.UnreadableFile`."""
        from cxlint.sources.connect import build, language, legacy, shapes
        from cxlint.sources.connect.blocks import notes_on

        notes = notes_on(document)
        export = shapes.unwrap(document, notes)
        blocks = tuple((legacy if export.legacy else language).blocks(export, notes))
        journey = build.journey(export, blocks, notes)
        return Reading((journey,), notes.located(journey.id))

    def locate(self, document: Document, location: Location) -> Location:
        """The same location with line and column looked up from its pointer.

        Of a block the place of its identifier, of a way out the place of its target: that is what
        people look for.
        """
        from cxlint.sources import jsontext

        return jsontext.locate_by(document, location, TELLING)
