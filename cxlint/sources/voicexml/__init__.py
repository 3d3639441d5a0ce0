"""VoiceXML: documents of phone dialogs, as voice browsers run them."""

from cxlint.sources.voicexml.source import VoiceXml

__all__ = ["VoiceXml"]
