"""Who goes through a flow: told by its type, else guessed from its name and its blocks."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from cxlint.sources.connect.blocks import Block
from cxlint.sources.connect.shapes import Export
from cxlint.sources.jsontext import string
from cxlint.sources.naming import spaced

TYPES: Final = {
    "contactflow": "customer",
    "customerqueue": "queue",
    "customerhold": "hold",
    "agenthold": "hold",
    "agentwhisper": "whisper",
    "customerwhisper": "whisper",
    "outboundwhisper": "whisper",
    "agenttransfer": "customer",
    "queuetransfer": "customer",
    "module": "module",
    "contactflowmodule": "module",
}
"""Types of flows, in small letters without signs, and their roles.

Transfer flows count as the customer's: when an agent passes a customer on, this is what the
customer goes through until somebody else picks up.
"""

_QUEUE_NAME = re.compile(r"\b(customer|default|interruptible) queue\b|\bqueue (flow|music|loop)\b")
_FACING: Final = frozenset(
    {
        "MessageParticipant",
        "MessageParticipantIteratively",
        "GetParticipantInput",
        "ConnectParticipantWithLexBot",
        "TransferContactToQueue",
        "TransferParticipantToThirdParty",
        "TransferContactToAgent",
        "CreateCallbackContact",
    }
)
_WAYS_OUT: Final = frozenset({"TransferContactToQueue", "TransferParticipantToThirdParty", "TransferToFlow"})


def declared_type(export: Export) -> str:
    """The flow's type as the file tells it, in small letters without signs; may be empty."""
    told = export.type or string(export.metadata.get("type")) or string(export.body.get("type"))
    return re.sub(r"[^a-z]", "", told.lower())


def role(export: Export, blocks: Sequence[Block], reachable: Collection[str], names: Sequence[str]) -> str:
    """The role of a flow; *names* are its name and its file's name."""
    told = TYPES.get(declared_type(export))
    if export.module:
        return "module"
    if told and told != "customer":
        return told
    types = [block.type for block in blocks if block.id in reachable]
    if "EndFlowModuleExecution" in {block.type for block in blocks}:
        return "module"
    if _is_guide(types):
        return "agent"
    said = " ".join(map(spaced, names))
    if re.search(r"\bdisconnect(ed)?\b", said):
        return "closing"
    return told or _by_name(said) or _by_blocks(types) or "customer"


def _is_guide(types: Sequence[str]) -> bool:
    """Whether most of what happens happens on the agent's screen."""
    views = types.count("ShowView")
    return views > 0 and views >= sum(kind in _FACING for kind in types)


def _by_name(said: str) -> str:
    if re.search(r"\bwhisper\b", said):
        return "whisper"
    if re.search(r"\bhold\b", said):
        return "hold"
    return "queue" if _QUEUE_NAME.search(said) else ""


def _by_blocks(types: Sequence[str]) -> str:
    """Flows that play while somebody waits never hand over; only such flows and whispers end."""
    if "MessageParticipantIteratively" in types and not _WAYS_OUT & set(types):
        return "queue"
    if "EndFlowExecution" in types and "DisconnectParticipant" not in types:
        waits = {
            "MessageParticipantIteratively",
            "GetParticipantInput",
            "ConnectParticipantWithLexBot",
            "Wait",
        }
        return "queue" if waits & set(types) else "whisper"
    return ""
