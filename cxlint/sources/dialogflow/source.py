"""The source for agents of Dialogflow CX."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint.locations import Location
from cxlint.sources.base import Document, Reading


class DialogflowCx:
    """Reads agents exported from Dialogflow CX, from a zip or from the folder with ``agent.json``.

    Each flow becomes one journey, its pages and form parameters touchpoints. Flows of the same
    agent are linked by ``call`` touchpoints, those at which a flow ends included: they lead back to
    the flows that called it.
    """

    name: str = "dialogflow-cx"
    title: str = "Dialogflow CX agent"
    suffixes: Sequence[str] = (".zip", "agent.json")

    def recognises(self, document: Document) -> bool:
        """Whether the file is an agent, even when it is damaged. Never raises."""
        from cxlint.sources.dialogflow import files

        return files.looks_like_agent(document)

    def belongs(self, document: Document) -> Sequence[str]:
        """The files beside ``agent.json`` in which the flows are. Never raises."""
        from cxlint.sources.dialogflow import files

        return files.BESIDE

    def read(self, document: Document) -> Reading:
        """The flows of the agent; raises :class:`cxlint.errors.UnreadableFile`."""
        from cxlint.sources.dialogflow import agents, build

        read = agents.agents(document)
        journeys, flaws = build.journeys(read)
        return Reading(journeys, flaws)

    def locate(self, document: Document, location: Location) -> Location:
        """The same location with line and column, looked up in the part that it names."""
        from cxlint.sources.dialogflow import files

        return files.locate(document, location)
