"""The source for VoiceXML documents."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint.locations import Location
from cxlint.sources.base import Document, Reading


class VoiceXml:
    """Reads VoiceXML documents, version 1.0 to 2.1: one journey for each document.

    Every dialog (menu, form) and every form item becomes a touchpoint; what is executed in between
    becomes messages, decisions and ways. Event handlers are looked for in the item, the dialog, the
    document and the application root document, then the platform's defaults count, as the W3C
    recommendation of VoiceXML 2.0 sets them in 5.2.
    """

    name: str = "voicexml"
    title: str = "VoiceXML document"
    suffixes: Sequence[str] = (".vxml", ".xml", ".vxml.jsp", ".vxml.php")

    def recognises(self, document: Document) -> bool:
        """Whether the file is VoiceXML, even when cut off or a server's template. Never raises."""
        from cxlint.sources.voicexml import shapes

        return shapes.looks_like_voicexml(document)

    def belongs(self, document: Document) -> Sequence[str]:
        """The application root document: its handlers and links hold in this one, too."""
        from cxlint.sources.voicexml import shapes

        return shapes.root_patterns(document)

    def read(self, document: Document) -> Reading:
        """The journey in the document; raises :class:`cxlint.errors.UnreadableFile`.

        A document that only holds what others share has no journey, and a remark says so.
        """
        from cxlint.sources.notes import Notes
        from cxlint.sources.voicexml import build, shapes

        notes = Notes(document, shapes.MEND, self.locate)
        page = shapes.page(document, notes)
        if not page.dialogs:
            return Reading((), (shapes.only_shared(page),))
        journey = build.journey(page)
        return Reading((journey,), notes.located(journey.id))

    def locate(self, document: Document, location: Location) -> Location:
        """The same location: places are known as soon as a document is read."""
        return location
