"""What each type of action is to a customer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from cxlint.sources import genesys
from cxlint.sources.archy import nodes
from cxlint.sources.naming import snake_case


@dataclass(frozen=True, slots=True)
class Nature:
    """What a type of action is: its kind, what a decision looks at, and whether the flow goes on.

    ``last`` tells that what stands below is not reached when the action succeeds, ``ends`` what is
    over then, and ``says`` under which keys the words for customers stand.
    """

    kind: str
    basis: str = ""
    last: bool = False
    ends: str = ""
    says: tuple[str, ...] = ()


_N = Nature
_TASK: Final = _N("task")
_BOT: Final = _N("bot")
_ASKS: Final = ("question", "inputAudio", "audio", "prompt")
_BEFORE: Final = ("preTransferAudio",)

NATURES: Final[dict[str, Nature]] = {
    "playAudio": _N("message", says=("audio",)),
    "playAudioOnSilence": _N("message", says=("audio",)),
    "playEstimatedWaitTime": _N("message"),
    "playPositionInQueue": _N("message"),
    "holdMusic": _N("message", says=("prompt", "audio")),
    "communicate": _N("message", says=("communication",)),
    "sendResponse": _N("message", says=("messageBody",)),
    "sendAutoReply": _N("message", says=("messageBody",)),
    "sendTypingIndicator": _TASK,
    "collectInput": _N("input", says=_ASKS),
    "askForSlot": _N("input", says=_ASKS),
    "askForBoolean": _N("input", says=_ASKS),
    "askForNLUSlot": _N("input", says=_ASKS),
    "waitForInput": _N("input", says=_ASKS),
    "loopAnythingElse": _N("input", says=_ASKS),
    "askForIntent": _N("bot", says=_ASKS),
    "askForNLUIntent": _N("bot", says=_ASKS),
    "callGuide": _BOT,
    "callAgenticVirtualAgent": _BOT,
    "callBotConnector": _BOT,
    "callLexBot": _BOT,
    "callLexV2Bot": _BOT,
    "callDialogflowBot": _BOT,
    "callDialogflowCXBot": _BOT,
    "callNuanceMixBot": _BOT,
    "transferToAcd": _N("queue", last=True, says=_BEFORE),
    "transferToUser": _N("transfer", last=True, says=_BEFORE),
    "transferToNumber": _N("transfer", last=True, says=_BEFORE),
    "transferToGroup": _N("transfer", last=True, says=_BEFORE),
    "dialByExtension": _N("transfer", last=True, says=_ASKS),
    "transferToVoicemail": _N("voicemail", last=True, says=_BEFORE),
    "transferToGroupVoicemail": _N("voicemail", last=True, says=_BEFORE),
    "createCallback": _N("callback"),
    "transferToFlow": _N("call", last=True, says=_BEFORE),
    "transferToFlowSecure": _N("call", last=True, says=_BEFORE),
    "callBotFlow": _N("call"),
    "callDigitalBotFlow": _N("call"),
    "callCommonModule": _N("call"),
    "callTask": _N("call"),
    "decision": _N("decision", "data"),
    "switch": _N("decision", "data"),
    "loop": _N("decision", "counter"),
    "evaluateSchedule": _N("decision", "hours"),
    "evaluateScheduleGroup": _N("decision", "hours"),
    "wait": _N("wait"),
    "jumpToTask": _N("task", last=True),
    "jumpToMenu": _N("task", last=True),
    "changeState": _N("task", last=True),
    "previousMenu": _N("task", last=True),
    "repeatMenu": _N("task", last=True),
    "loopNext": _N("task", last=True),
    "loopExit": _N("task", last=True),
    "disconnect": _N("end", last=True, ends="contact"),
    "endWorkflow": _N("end", last=True, ends="piece"),
    "exitBotFlow": _N("end", last=True, ends="piece"),
    "returnToAgent": _N("end", last=True, ends="piece"),
    "endTask": _N("end", last=True),
    "endState": _N("end", last=True),
    "abortSurveyInvite": _N("end", last=True, ends="piece"),
    "completeSurveyInvite": _N("end", last=True, ends="piece"),
    "createWorkitem": _TASK,
    "callData": _TASK,
    "callDataSecure": _TASK,
    "callBridge": _TASK,
    "dataTableLookup": _TASK,
    "detectSilence": _TASK,
    "getRawInput": _TASK,
    "flushInput": _TASK,
    "printLog": _TASK,
    "copyData": _TASK,
    "summarize": _TASK,
}
"""Types of actions in Archy's words.

Source: the actions of Architect in the resource center of Genesys Cloud, and exported flows.
"""

_BOOKKEEPING = re.compile(
    r"(set|get|find|update|add|clear|initialize|initialise|enable|disable|encrypt|decrypt|search|parse"
    r"|evaluate|create|remove|delete|start|stop|merge|detach|mask|unmask)[A-Z]\w*$"
)
_SHORT: Final = {"acd": "ACD", "nlu": "NLU", "cx": "CX", "sip": "SIP"}
_SMALL: Final = frozenset({"to", "for", "of", "on", "in", "by"})
_NAMES: Final = {"callData": "Call Data Action", "callDataSecure": "Call Secure Data Action"}
_ANNOUNCES: Final = {"playEstimatedWaitTime": ("wait",), "playPositionInQueue": ("position",)}


def is_known(kind: str) -> bool:
    """Whether a type of action is one that is understood.

    Types such as ``setParticipantData`` say themselves that they only look up or write down.
    """
    return kind in NATURES or _BOOKKEEPING.match(kind) is not None


def nature(kind: str, body: Any) -> Nature:
    """What an action is; one of a type that is not known is a task."""
    found = NATURES.get(kind, _TASK)
    if kind.startswith("callData") and genesys.asks_for_callback(
        data_action(body), nodes.text(nodes.child(body, "name"))
    ):
        return NATURES["createCallback"]
    return found


def data_action(body: Any) -> str:
    """The data action that is called: below the category and ``dataAction``."""
    category = nodes.only(nodes.child(body, "category"))
    found = nodes.only(nodes.child(category[1], "dataAction")) if category else None
    return found[0].text.strip() if found else ""


def announces(kind: str) -> tuple[str, ...]:
    """What waiting customers are told by an action."""
    return _ANNOUNCES.get(kind, ())


def words_for(kind: str) -> str:
    """A type as Architect calls it: ``dataTableLookup`` as ``Data Table Lookup``."""
    if kind in _NAMES:
        return _NAMES[kind]
    words = snake_case(kind).split("_")
    told = (_SHORT.get(word) or (word if word in _SMALL else word.capitalize()) for word in words)
    made = " ".join(told)
    return made[:1].upper() + made[1:]
