"""The source for BPMN 2.0 diagrams."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint.locations import Location
from cxlint.sources.base import Document, Reading


class Bpmn:
    """Reads the processes of BPMN 2.0 files, whichever tool has saved them.

    Pools that send each other messages are one journey, other processes one each. Sub-processes are
    read where they stand, so their steps are touchpoints, too. A journey is the customers' where a
    pool or lane is theirs, or where it trades messages with a pool of theirs; other processes run
    behind the scenes, and rules about customers stay silent on them.
    """

    name: str = "bpmn"
    title: str = "BPMN 2.0 diagram"
    suffixes: Sequence[str] = (".bpmn", ".bpmn20.xml", ".bpmn2", ".xml", "")

    def recognises(self, document: Document) -> bool:
        """Whether the file is BPMN, even when it is cut off or partly broken. Never raises.

        A file whose name says that it is a diagram is claimed whatever is in it, so that none is
        passed over in silence.
        """
        from cxlint.sources.bpmn import definitions

        return definitions.is_meant_as_bpmn(document)

    def read(self, document: Document) -> Reading:
        """The journeys in the file; raises :class:`cxlint.errors.UnreadableFile`."""
        from cxlint.sources.bpmn import build, definitions

        return build.reading(definitions.read(document))

    def locate(self, document: Document, location: Location) -> Location:
        """The same location: places are known from reading."""
        return location
