"""What each type of block is to a customer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cxlint.sources import jsontext
from cxlint.sources.connect.blocks import Block

BACKSTAGE_KINDS: Final = frozenset({"task", "decision", "page"})
"""Kinds of blocks that the customer does not notice; views are on the agent's screen."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What a type of block is: its kind, its name for people, and what a decision looks at."""

    kind: str
    name: str
    basis: str = ""


_N = Nature

NATURES: Final[dict[str, Nature]] = {
    "MessageParticipant": _N("message", "Play"),
    "MessageParticipantIteratively": _N("message", "Play in a loop"),
    "SendMessage": _N("message", "Send message"),
    "GetParticipantInput": _N("menu", "Menu"),
    "AuthenticateParticipant": _N("input", "Authenticate customer"),
    "ConnectParticipantWithLexBot": _N("bot", "Bot"),
    "TransferContactToQueue": _N("queue", "Transfer to queue"),
    "DequeueContactAndTransferToQueue": _N("queue", "Move to queue"),
    "TransferContactToAgent": _N("transfer", "Transfer to agent"),
    "TransferParticipantToThirdParty": _N("transfer", "Transfer to"),
    "Transfer": _N("transfer", "Transfer"),
    "TransferToFlow": _N("call", "Transfer to flow"),
    "InvokeFlowModule": _N("call", "Run module"),
    "CreateCallbackContact": _N("callback", "Call back later"),
    "Wait": _N("wait", "Wait"),
    "ShowView": _N("page", "Show view"),
    "DisconnectParticipant": _N("end", "Hang up"),
    "EndFlowExecution": _N("end", "End of flow"),
    "EndFlowModuleExecution": _N("end", "Return"),
    "CheckHoursOfOperation": _N("decision", "Check hours", "hours"),
    "CheckMetricData": _N("decision", "Check queue", "queue"),
    "Compare": _N("decision", "Compare", "data"),
    "DistributeByPercentage": _N("decision", "Split by percentage", "chance"),
    "Loop": _N("decision", "Loop", "counter"),
    "CheckVoiceId": _N("decision", "Check Voice ID", "data"),
    "CheckOutboundCallStatus": _N("decision", "Check call progress", "data"),
    "UpdateContactTargetQueue": _N("task", "Set queue"),
    "UpdateContactAttributes": _N("task", "Set attributes"),
    "UpdateContactData": _N("task", "Set contact data"),
    "UpdateContactCallbackNumber": _N("task", "Set call-back number"),
    "UpdateContactEventHooks": _N("task", "Set flows"),
    "UpdateContactMediaProcessing": _N("task", "Set media processing"),
    "UpdateContactMediaStreamingBehavior": _N("task", "Media streaming"),
    "UpdateContactRecordingBehavior": _N("task", "Set recording"),
    "UpdateContactRecordingAndAnalyticsBehavior": _N("task", "Set recording"),
    "UpdateContactRoutingBehavior": _N("task", "Set routing priority"),
    "UpdateContactRoutingCriteria": _N("task", "Set routing criteria"),
    "UpdateContactTextToSpeechVoice": _N("task", "Set voice"),
    "UpdateFlowAttributes": _N("task", "Set flow attributes"),
    "UpdateFlowLoggingBehavior": _N("task", "Set logging"),
    "UpdatePreviousContactParticipantState": _N("task", "Hold or resume"),
    "InvokeLambdaFunction": _N("task", "Invoke Lambda"),
    "GetMetricData": _N("task", "Get queue figures"),
    "EvaluateDataTableValues": _N("task", "Look up data table"),
    "LoadContactContent": _N("task", "Load contact content"),
    "CompleteOutboundCall": _N("task", "Connect outbound call"),
    "CreateTask": _N("task", "Create task"),
    "CreateCase": _N("task", "Create case"),
    "GetCase": _N("task", "Get case"),
    "UpdateCase": _N("task", "Update case"),
    "GetCustomerProfile": _N("task", "Get customer profile"),
    "GetCustomerProfileObject": _N("task", "Get customer profile object"),
    "GetCalculatedAttributesForCustomerProfile": _N("task", "Get calculated attributes"),
    "CreateCustomerProfile": _N("task", "Create customer profile"),
    "UpdateCustomerProfile": _N("task", "Update customer profile"),
    "AssociateContactToCustomerProfile": _N("task", "Link customer profile"),
    "CreatePersistentContactAssociation": _N("task", "Resume earlier chat"),
    "CreateWisdomSession": _N("task", "Start agent assistant"),
    "ResumeContact": _N("task", "Resume contact"),
    "StartVoiceIdStream": _N("task", "Start Voice ID"),
    "TagContact": _N("task", "Tag contact"),
    "UnTagContact": _N("task", "Remove tags"),
}
"""Types of the Flow language. Source: the reference of Amazon Connect, and exported flows."""

_AGENTS = re.compile(r"^\$\.Metrics\.Agents\.")
_QUEUE = re.compile(r"^\$\.(Metrics\.)?Queue\..*(Size|Age|Count|Wait)", re.IGNORECASE)
_ANSWER = re.compile(r"^\$\.(System\.)?Stored ?customer ?input$", re.IGNORECASE)
_SIGNED_IN = re.compile(r"(Online|Staffed)", re.IGNORECASE)


def is_known(block: Block) -> bool:
    """Whether the block's type is one that is understood."""
    return block.type in NATURES or not block.type


def nature(block: Block) -> Nature:
    """What a block is; a type that is not known is a task."""
    if block.type == "GetParticipantInput" and block.parameter("StoreInput").lower() == "true":
        return Nature("input", "Ask")
    known = NATURES.get(block.type, Nature("task", block.written or block.type or "Block"))
    basis = _basis(block, known.basis)
    if block.type == "CheckMetricData" and basis == "staffing":
        return Nature(known.kind, "Check staffing", basis)
    return Nature(known.kind, known.name, basis) if basis != known.basis else known


def _basis(block: Block, usual: str) -> str:
    if block.type == "CheckMetricData":
        return "staffing" if "agents" in block.parameter("MetricType").lower() else "queue"
    if block.type == "Loop" and loop_count(block) is None:
        return "data"
    if block.type == "Compare":
        looked_at = block.parameter("ComparisonValue")
        if _AGENTS.match(looked_at):
            return "staffing"
        if _ANSWER.match(looked_at):
            return "answer"
        return "queue" if _QUEUE.match(looked_at) else usual
    return usual


def loop_count(block: Block) -> int | None:
    """How often a loop goes round; None when only a running contact knows."""
    return jsontext.whole(block.parameters.get("LoopCount"))


def counts_signed_in(block: Block) -> bool:
    """Whether a staffing check counts the agents who are signed in, of a whole queue."""
    if block.type == "CheckMetricData":
        return not block.parameters.get("AgentId") and bool(_SIGNED_IN.search(block.parameter("MetricType")))
    return bool(_SIGNED_IN.search(block.parameter("ComparisonValue")))
