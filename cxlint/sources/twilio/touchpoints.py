"""What each widget is as a touchpoint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from cxlint import vocabulary
from cxlint.journey.model import Touchpoint
from cxlint.locations import Location
from cxlint.sources.jsontext import string, whole
from cxlint.sources.naming import duration, plain, quoted
from cxlint.sources.twilio import kinds, languages, links, media
from cxlint.sources.twilio.answers import arguments
from cxlint.sources.twilio.ways import Flow, end_id, unconnected
from cxlint.sources.twilio.widgets import Widget

_AUTOMATIC: Final = re.compile(
    r"^(gather|say_play|send_message|send_and_reply|send_and_wait|connect_call|http|function|split|set_variables"
    r"|record_voicemail|send_to_flex|enqueue|autopilot)(_input|_call)?_\d+$"
)
"""Names that Studio gives by itself; people recognise these widgets by what they say."""

_SPACES = re.compile(r"\s+")
_TIMES = re.compile(r"['\"]now['\"]|\|\s*date\s*:")
_TIME_TESTS: Final = frozenset({"is_before_time", "is_after_time", "is_before_date", "is_after_date"})
_KEPT: Final = (
    "input",
    "loop",
    "timeout",
    "number_of_digits",
    "finish_on_key",
    "language",
    "to",
    "noun",
    "queue_name",
    "workflow",
    "workflow_sid",
    "url",
    "flow_sid",
    "flow_revision",
    "play",
    "content_sid",
)
"""Properties that are kept as facts for people and for other tools."""


def touchpoint(widget: Widget, flow: Flow) -> Touchpoint:
    """A widget as a touchpoint."""
    nature, kind = kinds.nature(widget), _kind(widget, flow)
    words = prompt(widget)
    contacts = flow.reached.get(widget.id, frozenset())
    return Touchpoint(
        widget.id,
        kind,
        _title(widget, words),
        channel=media.channel(widget, contacts),
        prompt={languages.spoken(widget): words} if words else {},
        asks=_asks(widget),
        attributes=dict(_facts(widget, kind, flow)),
        reference=links.reference(widget) if nature.kind == "call" else None,
        source=_source(widget),
        location=Location(flow.file, pointer=widget.pointer),
        incomplete=widget.incomplete or _decided_elsewhere(widget, contacts),
    )


def entries(trigger: Widget, flow: Flow) -> Iterator[Touchpoint]:
    """A trigger in which customers arrive in several media, as one touchpoint for each of its events."""
    for way in trigger.exits:
        contact = media.begins(trigger).get(way.event)
        if way.target and contact is not None:
            yield Touchpoint(
                media.entry_id(trigger, way.event),
                "event",
                f"{trigger.id}: {kinds.meaning(trigger, way.event).label}",
                channel=media.channel_of(frozenset({contact})),
                source=_source(trigger) | {"event": way.event},
                location=Location(flow.file, pointer=way.pointer),
                incomplete=trigger.incomplete,
            )


def ending(widget: Widget, flow: Flow, role: str) -> Touchpoint:
    """What follows a widget whose events lead nowhere in the file: the execution ends.

    A call is hung up. Somebody who writes gets no further message; a flow that another one called
    gives back to it.
    """
    contacts = flow.reached.get(widget.id, frozenset())
    call = contacts == {media.CALL}
    back = role == "module"
    title = "Return" if back else "Hang up" if call else "End of flow"
    ends = "contact" if call and not back else "piece"
    return Touchpoint(
        end_id(widget.id, flow),
        "end",
        title,
        channel=media.channel_of(contacts - {media.REQUEST}),
        attributes={"ends": ends},
        source={"format": links.SCHEME, "id": widget.id, "type": "(not connected)"},
        location=Location(flow.file, pointer=widget.pointer),
    )


def prompt(widget: Widget) -> str:
    """What a widget says or writes; empty when it is a recording or a template kept elsewhere."""
    key = {"send-message": "body", kinds.REPLY: "body", "run-conversation-relay": "welcome_greeting"}
    said = string(widget.properties.get(key.get(widget.type, "say")))
    if kinds.nature(widget).kind not in {"message", *vocabulary.INPUT_KINDS}:
        return ""
    return plain(said) if "</" in said or "/>" in said else _SPACES.sub(" ", said).strip()


def _kind(widget: Widget, flow: Flow) -> str:
    """A widget that asks is a menu when its answer is compared with keys or words."""
    if widget.type not in kinds.ASKING:
        return kinds.nature(widget).kind
    return "menu" if widget.id in flow.answers.choosing else "input"


def _title(widget: Widget, words: str) -> str:
    if words and _AUTOMATIC.match(widget.id):
        return f"{widget.id} {quoted(words.lstrip(' ,.;:-–'))}"
    return widget.id


def _asks(widget: Widget) -> tuple[str, ...]:
    if widget.type != "capture-payments":
        return ()
    return ("bank account",) if widget.text("payment_method").upper().startswith("ACH") else ("payment card",)


def _facts(widget: Widget, kind: str, flow: Flow) -> Iterator[tuple[str, Any]]:
    """Attributes of the vocabulary, only what is sure."""
    if kind == "decision" and widget.id not in flow.answers.decided:
        yield "basis", _basis(widget, flow)
    if widget.type in kinds.ASKING:
        yield "inputs", _inputs(widget)
        seconds = duration(whole(widget.text("timeout")) or None)
        if seconds is not None:
            yield "input_timeout", seconds
    if kind == "transfer":
        target = {"client": "internal", "number": "number", "number-multi": "number"}
        if widget.text("noun").lower() in target:
            yield "transfer_target", target[widget.text("noun").lower()]
    if widget.type in kinds.OUTGOING:
        yield "direction", "out"
    if widget.properties.get("record") is True or widget.properties.get("record_call") is True:
        yield "recorded", True


def _inputs(widget: Widget) -> tuple[str, ...]:
    if widget.type == kinds.REPLY:
        return ("text",)
    speech = widget.connected("speech")
    keys = widget.connected("keypress") or not speech
    return (*(("dtmf",) if keys else ()), *(("speech",) if speech else ()))


def _basis(split: Widget, flow: Flow) -> str:
    if split.id in flow.answers.looks_at or split.id in flow.answers.measured:
        return "answer"
    if split.id in flow.counted:
        return "data" if flow.counted[split.id].most is None else "counter"
    tests = (test.type for way in split.exits for test in way.conditions)
    if any(_TIMES.search(one) for one in arguments(split)) or any(test in _TIME_TESTS for test in tests):
        return "hours"
    return "data"


def _decided_elsewhere(widget: Widget, contacts: frozenset[str]) -> bool:
    """Whether what becomes of the customer is decided outside the flow.

    An assistant of Autopilot has its own tasks, which may hand over to people. A program may have
    the last word in a conversation: the flow ends with it, the conversation does not, and the
    program may have handed it to a person. A call, however, is over.
    """
    if widget.type == kinds.AUTOPILOT:
        return True
    program = widget.type in ("run-function", "make-http-request")
    return program and media.MESSAGE in contacts and not widget.connected("success")


def _source(widget: Widget) -> dict[str, Any]:
    """Where the touchpoint comes from, and facts that the vocabulary has no word for."""
    found: dict[str, Any] = {"format": links.SCHEME, "id": widget.id, "type": widget.type}
    found |= {key: widget.text(key) for key in _KEPT if widget.text(key)}
    lost = unconnected(widget)
    return found | ({"unconnected": lost} if lost else {})
