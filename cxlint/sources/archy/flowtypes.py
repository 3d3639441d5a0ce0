"""The types of Architect flows: who goes through them, by which channel, and how to tell their files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

SIGHT: Final = 256 * 1024
"""Characters of a file that tell whether it is a flow."""

MESSAGING: Final = "messaging"
"""A channel of its own: text messages of any kind, from SMS to the chat of a web site."""


@dataclass(frozen=True, slots=True)
class FlowType:
    """A type of flow: its name for people, its role, its channel, and what ends when it ends."""

    title: str
    role: str
    channel: str | None
    ends: str | None = None


_F = FlowType

FLOW_TYPES: Final[dict[str, FlowType]] = {
    "inboundcall": _F("Inbound call", "customer", "phone"),
    "outboundcall": _F("Outbound call", "customer", "phone"),
    "inboundchat": _F("Inbound chat", "customer", "chat"),
    "inboundemail": _F("Inbound email", "customer", "email"),
    "inboundshortmessage": _F("Inbound message", "customer", MESSAGING),
    "inqueuecall": _F("In-queue call", "queue", "phone", "piece"),
    "inqueueemail": _F("In-queue email", "queue", "email", "piece"),
    "inqueueshortmessage": _F("In-queue message", "queue", MESSAGING, "piece"),
    "securecall": _F("Secure call", "module", "phone"),
    "botflow": _F("Bot flow", "module", None, "piece"),
    "digitalbotflow": _F("Digital bot flow", "module", MESSAGING, "piece"),
    "commonmodule": _F("Common module", "module", None, "piece"),
    "voicemail": _F("Voicemail", "customer", "phone"),
    "voicesurvey": _F("Voice survey", "closing", "phone"),
    "surveyinvite": _F("Survey invite", "closing", "backstage", "piece"),
    "workflow": _F("Workflow", "agent", "backstage", "piece"),
    "workitem": _F("Workitem", "agent", "backstage", "piece"),
}
"""Types by the key that stands first in the file, in small letters.

Source: the flow types of Architect in the resource center of Genesys Cloud, and exported flows.
Workflows, workitems and survey invitations run without a customer. Bots, common modules and secure
flows are pieces that other flows and agents call.
"""

_NAMES = "|".join(FLOW_TYPES)
_ROOT = re.compile(rf"""^["']?({_NAMES})["']?[ \t]*:[ \t\r]*(?:\#.*)?$""", re.IGNORECASE | re.MULTILINE)
_TELLING = re.compile(
    r"""^[ \t]+["']?(startUpRef|startUpTaskActions|defaultLanguage|supportedLanguages|settingsErrorHandling"""
    r"""|initialGreeting|refId)["']?[ \t]*:""",
    re.MULTILINE,
)


def flow_type(key: str) -> FlowType | None:
    """The type of flow that *key* stands for, None when it is none."""
    return FLOW_TYPES.get(key.casefold())


def looks_like_flow(text: str) -> bool:
    """Whether *text* is an Architect flow: it begins with a type and has a key that only flows have."""
    seen = text[:SIGHT]
    root = _ROOT.search(seen)
    if root is None or _TELLING.search(seen, root.end()) is None:
        return False
    before = (line.strip() for line in seen[: root.start()].splitlines())
    return all(line.startswith(("#", "---", "%")) for line in before if line)
