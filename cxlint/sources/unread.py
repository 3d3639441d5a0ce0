"""Formats that cxlint knows by sight and does not read, so that it can say so by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from cxlint.archives import is_zip
from cxlint.errors import UnreadableFile
from cxlint.sources.base import Document

_SIGHT: Final = 1024 * 1024
"""Characters that tell what a file is."""


def _p(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


SIGNS: Final[Mapping[str, tuple[re.Pattern[str], ...]]] = {
    "a Salesforce flow": (_p(r"<Flow\s[^>]*soap\.sforce\.com|<processType>\w*Flow</processType>"),),
    "a topic of Copilot Studio": (
        _p(r"^kind: *(AdaptiveDialog|GptComponentMetadata|TaskDialog|KnowledgeSource\w+)"),
    ),
    "a dialog of Bot Framework Composer": (_p(r'"\$kind": *"Microsoft\.AdaptiveDialog"'),),
    "a Voiceflow project": (_p(r'"devVersion"'), _p(r'"platform"'), _p(r'"diagrams"|"variables"|"teamID"')),
    "a Botpress flow": (_p(r'"catchAll"'), _p(r'"startNode"')),
    "a CloudFormation template with flows of Amazon Connect": (
        _p(r"AWS::Connect::ContactFlow|amazon-connect-data|StartAction"),
        _p(r"AWSTemplateFormatVersion|AWS::[A-Z]\w+::|aws-cdk|\"version\": *\"tree-"),
    ),
    "a CloudFormation template": (_p(r"^\s*\"?AWSTemplateFormatVersion|\"(Type|fqn)\": *\"(AWS::|aws-cdk)"),),
    "an Asterisk dialplan": (
        _p(r"^\s*\[[\w${}.-]+\]|^#include|^{%"),
        _p(r"^\s*(exten|same|include|switch) *=>?|^\s*(static|writeprotect|autofallthrough) *= *(yes|no)"),
    ),
    "a file of a Rasa bot": (
        _p(
            r"^(action_endpoint|tracker_store|session_config):|^## intent:|^\* *\w+ *\n *- utter_"
            r"|^(stories|nlu|rules):(?s:.{0,2000}?)^ *- (story|intent|lookup|regex|synonym|rule): "
        ),
    ),
    "a FreeSWITCH configuration": (
        _p(r"<(extension|context|menu) +name="),
        _p(r"<(condition|action|entry) "),
    ),
    "a CCXML document": (_p(r"<ccxml[\s>]"),),
    "an event log (XES)": (_p(r"<log\s[^>]*xes"),),
}
"""What each format is called in a sentence, and the signs of it, all of which must be there."""

ZIPPED: Final[Mapping[str, re.Pattern[str]]] = {
    "a solution of Copilot Studio": _p(r"^botcomponents/"),
    "a document of an office program": _p(r"^(word|xl|ppt|visio)/|^mimetype$"),
}
"""What zips are called, and the paths that tell."""


OTHER_DRAWING: Final = _p(
    r"^\s*(?:```+|~~~+|:::+)?\s*(?:mermaid\s+)?(?P<type>sequenceDiagram|stateDiagram|classDiagram|erDiagram|journey|gantt|pie|mindmap"
    r"|timeline|gitGraph|C4\w+|requirementDiagram|quadrantChart|sankey|xychart|block|architecture)\b"
)
_UNDIRECTED: Final = re.compile(
    r"\A(?:\s+|//[^\n]*|#[^\n]*|/\*(?s:.*?)\*/)*(?:strict\s+)?graph\b[^{;]{0,200}\{", re.IGNORECASE
)
_DRAWING_ENDINGS: Final = (".md", ".markdown", ".mmd", ".mermaid", ".dot", ".gv")


def refusal(document: Document) -> str:
    """Why a file that no source takes is not read, as a sentence."""
    name = format_of(document)
    if name:
        return f"This looks like {name}, which is not a format that is read yet."
    if document.path.lower().endswith(_DRAWING_ENDINGS) and not is_zip(document.data):
        return _no_drawing(document.peek[:_SIGHT]) or GENERAL
    return GENERAL


GENERAL: Final = "This is not a journey, or not a format that is read yet."


def _no_drawing(text: str) -> str:
    if _UNDIRECTED.match(text):
        return "The lines of this graph have no direction, so nobody can tell which way customers go."
    if re.search(r"^\s*(flowchart|graph)\b|\bdigraph\b", text, re.MULTILINE):
        return ""
    other = OTHER_DRAWING.search(text) if "mermaid" in text or "Diagram" in text else None
    if other is not None:
        return (
            f"This file holds no journey: of Mermaid's drawings, flowcharts are read, not “{other['type']}”."
        )
    return "This file holds no journey: there is no flowchart in it."


def format_of(document: Document) -> str:
    """What a file that no source reads is, for a sentence; empty when it is not known by sight."""
    if is_zip(document.data):
        return _format_of_zip(document)
    seen = document.peek[:_SIGHT]
    return next((name for name, signs in SIGNS.items() if all(sign.search(seen) for sign in signs)), "")


def _format_of_zip(document: Document) -> str:
    try:
        names = "\n".join(document.parts)
    except UnreadableFile:
        return ""
    return next((name for name, sign in ZIPPED.items() if sign.search(names)), "")
