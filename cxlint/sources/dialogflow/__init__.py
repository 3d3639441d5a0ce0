"""Dialogflow CX: exported agents, in a folder or a zip."""

from cxlint.sources.dialogflow.source import DialogflowCx

__all__ = ["DialogflowCx"]
