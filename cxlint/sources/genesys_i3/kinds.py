"""What each type of action and each type of flow is, in the words of the vocabulary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cxlint import vocabulary
from cxlint.sources import genesys
from cxlint.sources.genesys_i3.parts import Action
from cxlint.sources.jsontext import string

BACKSTAGE_KINDS: Final = frozenset({"task", "decision"})
"""Kinds of actions that customers do not notice."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What an action is: kind of touchpoint, name in Architect, and what a decision looks at."""

    kind: str
    name: str
    basis: str = ""


_N = Nature

NATURES: Final = {
    "PlayAudioAction": _N("message", "Play Audio"),
    "PlayAudioOnSilenceAction": _N("message", "Play Audio on Silence"),
    "PlayEstimatedWaitTimeAction": _N("message", "Play Estimated Wait Time"),
    "PlayPositionInQueueAction": _N("message", "Play Position in Queue"),
    "HoldMusicAction": _N("message", "Hold Music"),
    "CommunicateAction": _N("message", "Communicate"),
    "SendResponseAction": _N("message", "Send Response"),
    "SendAutoReplyAction": _N("message", "Send Auto Reply"),
    "SendNotificationAction": _N("task", "Send Notification"),
    "ShowKnowledgeArticleAction": _N("message", "Show Knowledge Article"),
    "CollectInputAction": _N("input", "Collect Input"),
    "DialExtensionAction": _N("transfer", "Dial by Extension"),
    "ProcessVoicemailInputAction": _N("voicemail", "Process Voicemail Input"),
    "AskForSlotAction": _N("input", "Ask for Slot"),
    "AskForStringAction": _N("input", "Ask for String"),
    "AskForBooleanAction": _N("input", "Ask for Yes / No"),
    "WaitForInputAction": _N("input", "Wait for Input"),
    "DigitalMenuAction": _N("menu", "Digital Menu"),
    "AskForNLUIntentAction": _N("bot", "Ask for Intent"),
    "AskForIntentAction": _N("bot", "Ask for Intent"),
    "AskForNLUNextIntentAction": _N("bot", "Loop Ask for Intent"),
    "AskSurveyQuestionAction": _N("survey", "Ask Survey Question"),
    "CallLexBotAction": _N("bot", "Call Lex Bot"),
    "CallLexV2BotAction": _N("bot", "Call Lex V2 Bot"),
    "CallDialogEngineBotAction": _N("bot", "Call Dialog Engine Bot"),
    "CallDialogflowBotAction": _N("bot", "Call Dialogflow Bot"),
    "CallDialogflowCXBotAction": _N("bot", "Call Dialogflow CX Bot"),
    "CallBotConnectorAction": _N("bot", "Call Bot Connector"),
    "CallAudioConnectorAction": _N("bot", "Call Audio Connector"),
    "CallBotAction": _N("bot", "Call Bot"),
    "CallBotFlowAction": _N("call", "Call Bot Flow"),
    "CallDigitalBotFlowAction": _N("call", "Call Digital Bot Flow"),
    "CallCommonModuleAction": _N("call", "Call Common Module"),
    "CallSecureFlowAction": _N("call", "Call Secure Flow"),
    "TransferFlowAction": _N("call", "Transfer to Flow"),
    "TransferFlowSecureAction": _N("call", "Transfer to Secure Flow"),
    "TransferPureMatchAction": _N("queue", "Transfer to ACD"),
    "TransferAcdAction": _N("queue", "Transfer to ACD"),
    "TransferUserAction": _N("transfer", "Transfer to User"),
    "TransferGroupAction": _N("transfer", "Transfer to Group"),
    "TransferExternalAction": _N("transfer", "Transfer to Number"),
    "TransferVoicemailAction": _N("voicemail", "Transfer to Voicemail"),
    "TransferAcdVoicemailAction": _N("voicemail", "Transfer to ACD Voicemail"),
    "ReturnToAgentAction": _N("end", "Return to Agent"),
    "CreateCallbackAction": _N("callback", "Create Callback"),
    "DecisionAction": _N("decision", "Decision", "data"),
    "SwitchAction": _N("decision", "Switch", "data"),
    "EvaluateScheduleAction": _N("decision", "Evaluate Schedule", "hours"),
    "EvaluateScheduleGroupAction": _N("decision", "Evaluate Schedule Group", "hours"),
    "LoopAction": _N("decision", "Loop", "counter"),
    "EachLoopAction": _N("decision", "Loop over a List", "counter"),
    "WhileLoopAction": _N("decision", "While Loop", "data"),
    "LoopUntilAction": _N("decision", "Loop Until", "data"),
    "WaitAction": _N("wait", "Wait"),
    "TransferTaskAction": _N("task", "Jump to Task"),
    "JumpToReusableTaskAction": _N("task", "Jump to Task"),
    "TaskAction": _N("task", "Task"),
    "CallTaskAction": _N("task", "Call Task"),
    "TransferMenuAction": _N("task", "Jump to Menu"),
    "MenuAction": _N("task", "Submenu"),
    "PreviousMenuAction": _N("task", "Previous Menu"),
    "RepeatMenuAction": _N("task", "Repeat Menu"),
    "ChangeStateAction": _N("task", "Change State"),
    "ExitLoopAction": _N("task", "Exit Loop"),
    "NextLoopAction": _N("task", "Next Loop"),
    "EndTaskAction": _N("task", "End Task"),
    "EndStateAction": _N("end", "End State"),
    "EndFlowAction": _N("end", "End Flow"),
    "EndWorkflowAction": _N("end", "End Workflow"),
    "EndCommonModuleAction": _N("end", "End Common Module"),
    "ExitBotFlowAction": _N("end", "Exit Bot Flow"),
    "ExitBotAction": _N("end", "Exit Bot"),
    "DisconnectAction": _N("end", "Disconnect"),
    "DataAction": _N("task", "Call Data Action"),
    "BridgeServerAction": _N("task", "Call Bridge Action"),
    "DataTableLookupAction": _N("task", "Data Table Lookup"),
    "UpdateVariableAction": _N("task", "Update Data"),
    "SetConversationDataAction": _N("task", "Set Conversation Data"),
    "GetConversationDataAction": _N("task", "Get Conversation Data"),
    "GetResponseAction": _N("task", "Get Response"),
    "SetAttributesAction": _N("task", "Set Participant Data"),
    "GetAttributesAction": _N("task", "Get Participant Data"),
    "SetLocaleAction": _N("task", "Set Language"),
    "ScreenPopAction": _N("task", "Set Screen Pop"),
    "DetectSilenceAction": _N("task", "Detect Silence"),
    "FlushAudioAction": _N("task", "Flush Audio"),
    "DequeueAction": _N("task", "Dequeue"),
    "TranscriptionAction": _N("task", "Transcription"),
    "AudioMonitoringAction": _N("task", "Audio Monitoring"),
    "SecureAction": _N("task", "Secure Data"),
    "ExtractSecureDataAction": _N("task", "Extract Secure Data"),
    "EncryptDataAction": _N("task", "Encrypt Data"),
    "DecryptDataAction": _N("task", "Decrypt Data"),
    "SendKnowledgeFeedbackAction": _N("task", "Send Knowledge Feedback"),
    "ParticipantRecordAction": _N("task", "Record Participant"),
}
"""Types of actions. Source: exported flows, the types that the platform's API reports for bot turns, and
Genesys's pages on the actions of the task editor."""

_QUIET = re.compile(r"^(Find|Get|Set|Clear|Search|Initialize|Add|Update|Remove)[A-Z]\w*Action$")
"""Actions whose names say that they only look up or write data."""

ENDS_CONTACT: Final = frozenset({"DisconnectAction"})
LEAVES_FLOW: Final = frozenset(
    {
        "TransferPureMatchAction",
        "TransferAcdAction",
        "TransferUserAction",
        "TransferGroupAction",
        "TransferExternalAction",
        "TransferVoicemailAction",
        "TransferAcdVoicemailAction",
        "ProcessVoicemailInputAction",
        "DialExtensionAction",
        "TransferFlowAction",
        "TransferFlowSecureAction",
    }
)
"""Actions after which the flow goes on only when they fail."""

LOOPS: Final = frozenset({"LoopAction", "EachLoopAction", "WhileLoopAction", "LoopUntilAction"})
GOES_ROUND: Final = LOOPS | {"AskForNLUNextIntentAction"}
"""Actions that come again after the last action on one of their paths."""

JUMPS: Final = frozenset(
    {
        "TransferTaskAction",
        "JumpToReusableTaskAction",
        "TaskAction",
        "TransferMenuAction",
        "MenuAction",
        "ChangeStateAction",
    }
)
"""Actions that go on in another task, menu or state for good."""

ASKING: Final = frozenset({"AskForSlotAction", "AskForStringAction", "AskForBooleanAction"})
"""Questions of bots that the limits on silence and misunderstanding hold for."""


def is_known(action: Action) -> bool:
    """Whether the type of the action is one that is understood."""
    return not action.type or action.type in NATURES or bool(_QUIET.match(action.type))


def nature(action: Action) -> Nature:
    """What an action is; a type that is not known is a task."""
    known = NATURES.get(action.type)
    if action.type == "DataAction":
        named = string(action.raw.get("actionName"))
        if genesys.asks_for_callback(action.name, named):
            return Nature("callback", NATURES["DataAction"].name)
    if known is not None:
        return known
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", action.type.removesuffix("Action"))
    return Nature("task", name or "Action")


# --- flows ----------------------------------------------------------------------------------------

MESSAGING: Final = "messaging"
"""A channel of its own: text messages of any kind, from SMS to the chat of a web site."""


@dataclass(frozen=True, slots=True)
class FlowType:
    """Who goes through a type of flow, and in which channel where that is sure."""

    role: str
    channel: str | None = None


FLOWS: Final = {
    "inboundcall": FlowType("customer", "phone"),
    "outboundcall": FlowType("customer", "phone"),
    "inqueuecall": FlowType("queue", "phone"),
    "securecall": FlowType("module", "phone"),
    "speech": FlowType("module", "phone"),
    "voice": FlowType("module", "phone"),
    "voicemail": FlowType("customer", "phone"),
    "voicesurvey": FlowType("closing", "phone"),
    "inboundchat": FlowType("customer", "chat"),
    "inboundemail": FlowType("customer", "email"),
    "inqueueemail": FlowType("queue", "email"),
    "inboundshortmessage": FlowType("customer", MESSAGING),
    "inqueueshortmessage": FlowType("queue", MESSAGING),
    "bot": FlowType("module"),
    "digitalbot": FlowType("module", MESSAGING),
    "commonmodule": FlowType("module"),
    "surveyinvite": FlowType("closing", "backstage"),
    "workflow": FlowType("agent", "backstage"),
    "workitem": FlowType("agent", "backstage"),
}
"""Types of flows. Bots are called by other flows and come back, so what they lack may be there;
workflows and work items have no customer in
them. Source: Genesys's overview of Architect's flows."""

UNKNOWN_FLOW: Final = FlowType("module")
"""A type that is not known gets no rules for customers: it may have none."""


def flow_type(name: str) -> FlowType:
    """What is known of a type of flow."""
    return FLOWS.get(name, UNKNOWN_FLOW)


def own_channels(channel: str | None) -> dict[str, str]:
    """The channel with its medium where it is not one of the built-in ones."""
    return {channel: "text"} if channel is not None and channel not in vocabulary.CHANNELS else {}
