"""The source for flows exported from Genesys Cloud Architect."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint.locations import Location
from cxlint.sources.base import Document, Reading

SUFFIXES = (
    ".i3InboundFlow",
    ".i3OutboundFlow",
    ".i3InQueueFlow",
    ".i3SecureFlow",
    ".i3VoicemailFlow",
    ".i3VoiceFlow",
    ".i3VoiceSurveyFlow",
    ".i3InboundChatFlow",
    ".i3InboundEmailFlow",
    ".i3InQueueEmailFlow",
    ".i3InboundMessage",
    ".i3InboundMessageFlow",
    ".i3InboundShortMessageFlow",
    ".i3InQueueMessage",
    ".i3InQueueMessageFlow",
    ".i3InQueueShortMessageFlow",
    ".i3BotFlow",
    ".i3DigitalBotFlow",
    ".i3CommonModule",
    ".i3CommonModuleFlow",
    ".i3SurveyInvite",
    ".i3SurveyInviteFlow",
    ".i3WorkFlow",
    ".i3Workflow",
    ".i3WorkitemFlow",
    ".i3WorkItemFlow",
)
"""Endings of exports, by type of flow. Source: exported flows and tools that read them; those of
types that are seldom exported follow the same pattern."""


class GenesysExport:
    """Reads flows exported from Genesys Cloud Architect (Save ▾ → Export).

    Such a file is base64 of percent-encoded JSON. Every action and every menu becomes one
    touchpoint, every way out of it one transition; where a path is left empty, the flow goes on after
    the action that the path belongs to, as Architect does. There are no lines to point at, so
    titles end in the number that Architect shows beside an action and searches for: ``Wait #27``.
    """

    name: str = "genesys-i3"
    title: str = "Genesys Architect export (.i3…)"
    suffixes: Sequence[str] = SUFFIXES

    def recognises(self, document: Document) -> bool:
        """Whether the file is an export, by its name or its contents, even a damaged one. Never raises."""
        from cxlint.sources.genesys_i3 import unpack

        return unpack.looks_like_export(document)

    def read(self, document: Document) -> Reading:
        """The journey in the file; raises :class:`cxlint.errors.UnreadableFile`."""
        from cxlint.sources.genesys_i3 import build, unpack
        from cxlint.sources.genesys_i3.parts import notes_on
        from cxlint.sources.genesys_i3.taking import flow_of

        notes = notes_on(document)
        journey = build.journey(flow_of(unpack.contents(document, notes), notes), notes)
        return Reading((journey,), notes.located(journey.id))

    def locate(self, document: Document, location: Location) -> Location:
        """The same location; with line and column only where the JSON was saved without its wrapping."""
        from cxlint.sources import jsontext
        from cxlint.sources.genesys_i3 import unpack

        return jsontext.locate(document, location) if unpack.is_bare(document) else location
