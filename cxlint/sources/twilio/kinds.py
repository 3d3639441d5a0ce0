"""What each type of widget is to a customer, and what each of its events means.

Source: Twilio's reference of the widgets (twilio.com/docs/studio/widget-library) and exported flows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from cxlint.sources.naming import snake_case
from cxlint.sources.twilio.widgets import Widget

VOICE, TEXT = "voice", "text"

TRIGGER: Final = "trigger"
SPLIT: Final = "split-based-on"
GATHER: Final = "gather-input-on-call"
REPLY: Final = "send-and-wait-for-reply"
AUTOPILOT: Final = "send-to-auto-pilot"
ASKING: Final = frozenset({GATHER, REPLY})
"""Widgets whose answer is looked at in a split that follows."""

OUTGOING: Final = frozenset({"make-outgoing-call", "make-outgoing-call-v1", "make-outgoing-call-v2"})


@dataclass(frozen=True, slots=True)
class Nature:
    """What a type of widget is: its kind, and the medium it needs if it works in one only."""

    kind: str
    medium: str = ""


_N = Nature

NATURES: Final[dict[str, Nature]] = {
    TRIGGER: _N("event"),
    "say-play": _N("message", VOICE),
    GATHER: _N("input", VOICE),
    "connect-call-to": _N("transfer", VOICE),
    "make-outgoing-call": _N("event", VOICE),
    "make-outgoing-call-v1": _N("event", VOICE),
    "make-outgoing-call-v2": _N("event", VOICE),
    "record-voicemail": _N("voicemail", VOICE),
    "record-call": _N("task", VOICE),
    "fork-stream": _N("task", VOICE),
    "enqueue-call": _N("queue", VOICE),
    "capture-payments": _N("input", VOICE),
    "run-conversation-relay": _N("bot", VOICE),
    "connect-virtual-agent": _N("bot", VOICE),
    "connect-virtual-agent-v2": _N("bot"),
    AUTOPILOT: _N("bot"),
    "send-message": _N("message", TEXT),
    REPLY: _N("input", TEXT),
    "send-to-flex": _N("queue"),
    "run-subflow": _N("call"),
    "add-twiml-redirect": _N("call"),
    "start-conversation": _N("task"),
    "resume-conversation": _N("task"),
    "run-function": _N("task"),
    "make-http-request": _N("task"),
    "set-variables": _N("task"),
    SPLIT: _N("decision"),
}
UNKNOWN: Final = Nature("task")

BACKSTAGE_KINDS: Final = frozenset({"task", "decision"})
"""Kinds of widgets that the customer does not notice."""


class Lost(Enum):
    """What happens when an event occurs that leads nowhere."""

    ENDS = "the execution ends"
    ENDS_CALL = "the execution ends, and only a caller notices"
    NOTHING = "nobody is there any more, or it cannot occur"
    SERVED = "the customer has been served"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an event is in words of the vocabulary, and what becomes of it when it leads nowhere."""

    event: str
    label: str = ""
    lost: Lost = Lost.ENDS
    key: str = ""


_M = Meaning
_HANGUP = _M("hangup", lost=Lost.NOTHING)
_NEXT = _M("next")
_ERROR = _M("error")
_QUEUE: Final = {
    "callComplete": _M("next", lost=Lost.SERVED),
    "failedToEnqueue": _M("error", "not queued"),
    "callFailure": _M("error", "call failed", Lost.ENDS_CALL),
    "hangup": _HANGUP,
}
_OUTGOING: Final = {
    "answered": _NEXT,
    "answeredByMachine": _M("outcome", key="answering machine"),
    "busy": _M("busy", lost=Lost.NOTHING),
    "noAnswer": _M("no_answer", lost=Lost.NOTHING),
    "failed": _M("error", lost=Lost.NOTHING),
    "hangup": _HANGUP,
}
_VIRTUAL_AGENT: Final = {
    "completed": _NEXT,
    "live-agent-handoff": _M("outcome", key="live agent handoff"),
    "paused": _M("outcome", key="paused", lost=Lost.NOTHING),
    "timeout": _M("timeout"),
    "failed": _ERROR,
    "hangup": _HANGUP,
}

EVENTS: Final[dict[str, dict[str, Meaning]]] = {
    TRIGGER: {
        "incomingCall": _M("condition", "incoming call", Lost.NOTHING),
        "incomingMessage": _M("condition", "incoming message", Lost.NOTHING),
        "incomingConversationMessage": _M("condition", "incoming conversation", Lost.NOTHING),
        "incomingRequest": _M("condition", "request by REST API", Lost.NOTHING),
        "incomingParent": _M("condition", "called by a flow", Lost.NOTHING),
    },
    "say-play": {"audioComplete": _NEXT},
    # Speech recognition is only on when “User Said Something” is connected, says the reference.
    GATHER: {
        "keypress": _M("next", lost=Lost.NOTHING),
        "speech": _M("next", lost=Lost.NOTHING),
        "timeout": _M("no_input"),
    },
    "connect-call-to": {"callCompleted": _NEXT, "hangup": _HANGUP},
    "make-outgoing-call": _OUTGOING,
    "make-outgoing-call-v1": _OUTGOING,
    "make-outgoing-call-v2": _OUTGOING,
    "record-voicemail": {
        "recordingComplete": _NEXT,
        "noAudio": _M("no_input", lost=Lost.NOTHING),
        "recordingError": _ERROR,
        "hangup": _HANGUP,
    },
    "record-call": {"success": _NEXT, "failed": _ERROR},
    "fork-stream": {"next": _NEXT},
    "enqueue-call": _QUEUE,
    "send-to-flex": _QUEUE,
    "capture-payments": {
        "success": _NEXT,
        "maxFailedAttempts": _M("retries_exhausted"),
        "providerError": _M("error", "payment provider"),
        "validationError": _M("error", "wrong configuration"),
        "payInterrupted": _M("interrupted"),
        "hangup": _HANGUP,
    },
    "connect-virtual-agent": _VIRTUAL_AGENT,
    "connect-virtual-agent-v2": _VIRTUAL_AGENT,
    AUTOPILOT: {"sessionEnded": _NEXT, "timeout": _M("no_input"), "failure": _ERROR},
    "run-conversation-relay": {"success": _NEXT, "failed": _ERROR},
    "send-message": {"sent": _NEXT, "failed": _M("error", lost=Lost.ENDS_CALL)},
    REPLY: {
        "incomingMessage": _NEXT,
        "timeout": _M("no_input"),
        "deliveryFailure": _M("error", "not delivered", Lost.ENDS_CALL),
    },
    "run-subflow": {"completed": _NEXT, "failed": _ERROR},
    "add-twiml-redirect": {
        "return": _M("next", lost=Lost.SERVED),
        "timeout": _M("timeout", lost=Lost.NOTHING),
        "fail": _ERROR,
    },
    "start-conversation": {"created": _NEXT, "failed": _ERROR},
    "resume-conversation": {"resumed": _NEXT, "failed": _ERROR},
    "run-function": {"success": _NEXT, "fail": _ERROR},
    "make-http-request": {"success": _NEXT, "failed": _ERROR},
    "set-variables": {"next": _NEXT},
}

_GUESSED: Final = {
    "hangup": _HANGUP,
    "timeout": _M("timeout", lost=Lost.NOTHING),
    "next": _NEXT,
    "success": _NEXT,
    "completed": _NEXT,
    "complete": _NEXT,
    "done": _NEXT,
    "sent": _NEXT,
    "fail": _M("error", lost=Lost.NOTHING),
    "failed": _M("error", lost=Lost.NOTHING),
    "failure": _M("error", lost=Lost.NOTHING),
    "error": _M("error", lost=Lost.NOTHING),
}
"""Events of widgets that are not known, as far as their names say what they are."""


def is_known(widget: Widget) -> bool:
    """Whether the widget's type is one that is understood."""
    return widget.type in NATURES or not widget.type


def nature(widget: Widget) -> Nature:
    """What a widget is; a type that is not known is a task."""
    if widget.type == "say-play" and not widget.text("say") and not widget.text("play"):
        return Nature("task", VOICE)  # It only sends tones to the line.
    if widget.type == "connect-virtual-agent-v2":
        medium = {"voice": VOICE, "conversations": TEXT}.get(widget.text("channel").lower(), "")
        return Nature("bot", medium)
    return NATURES.get(widget.type, UNKNOWN)


def meaning(widget: Widget, event: str) -> Meaning:
    """What an event of *widget* means."""
    if widget.type == "connect-call-to" and event == "callCompleted" and not widget.connected(event):
        return _unanswered(widget)
    if widget.type == GATHER and event == "keypress" and not widget.connected("speech"):
        return _NEXT
    known = EVENTS.get(widget.type, _GUESSED)
    return known.get(event) or Meaning(snake_case(event) or "next", lost=Lost.NOTHING)


def _unanswered(widget: Widget) -> Meaning:
    """The end of a connected call that leads nowhere.

    It comes, too, when nobody picked up (``DialCallStatus`` tells), and then the caller is cut off;
    who has talked with somebody is served. In a conference the caller waits until somebody comes.
    """
    if widget.text("noun").lower().startswith("conference"):
        return Meaning("next", lost=Lost.SERVED)
    return Meaning("no_answer")
