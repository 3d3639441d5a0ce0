"""In which medium customers come to each widget, and who goes through a flow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from cxlint.sources.twilio import kinds
from cxlint.sources.twilio.widgets import Widget

CALL, MESSAGE, REQUEST, PARENT, UNKNOWN = "call", "message", "request", "parent", "unknown"
ENTRIES: Final = {
    "incomingCall": CALL,
    "incomingMessage": MESSAGE,
    "incomingConversationMessage": MESSAGE,
    "incomingRequest": REQUEST,
    "incomingParent": PARENT,
}
"""How each event of the trigger begins an execution."""

CHANNELS: Final[Mapping[str, str]] = {"message": "text"}
"""The channel of messages: SMS, WhatsApp, chat, which a flow does not tell apart."""

_OPEN = frozenset({REQUEST, PARENT, UNKNOWN})
_PHONE, _TEXT = "phone", "message"


def arrivals(widgets: Sequence[Widget], start: str) -> dict[str, frozenset[str]]:
    """For each widget that can be reached, how customers who come to it are in contact.

    ``call`` and ``message`` are sure; ``request`` (nobody is in contact yet), ``parent`` (as in
    the flow that called this one) and ``unknown`` are not.
    """
    by_id = {widget.id: widget for widget in widgets}
    found: dict[str, set[str]] = {}
    waiting = [(start, UNKNOWN)] if start in by_id else []
    while waiting:
        identifier, contact = waiting.pop()
        widget = by_id.get(identifier)
        if widget is None or contact in found.setdefault(identifier, set()):
            continue
        found[identifier].add(contact)
        waiting += [(way.target, _after(widget, way.event, contact)) for way in widget.exits if way.target]
    return {identifier: frozenset(contacts) for identifier, contacts in found.items()}


def _after(widget: Widget, event: str, contact: str) -> str:
    """How a customer is in contact who leaves *widget* by *event*."""
    if widget.type == kinds.TRIGGER:
        return ENTRIES.get(event, UNKNOWN)
    if widget.type in kinds.OUTGOING:
        return CALL if event in ("answered", "answeredByMachine") else contact
    if contact not in _OPEN:
        return contact
    medium = kinds.nature(widget).medium
    if medium == kinds.VOICE:
        return CALL
    written = widget.type == kinds.REPLY or (medium == kinds.TEXT and contact == PARENT)
    return MESSAGE if written else contact


def begins(trigger: Widget) -> dict[str, str]:
    """The events of a trigger that lead somewhere, and how an execution begins with each."""
    return {way.event: ENTRIES[way.event] for way in trigger.exits if way.target and way.event in ENTRIES}


def apart(trigger: Widget, widgets: Sequence[Widget]) -> bool:
    """Whether a trigger is several entries: customers come to it in different media."""
    media = {_CHANNEL_OF.get(contact) for contact in begins(trigger).values()}
    names = {widget.id for widget in widgets}
    returned = any(way.target == trigger.id for widget in widgets for way in widget.exits)
    unclear = trigger.incomplete or returned
    return len(media) > 1 and not unclear and not any(entry_id(trigger, event) in names for event in ENTRIES)


def entry_id(trigger: Widget, event: str) -> str:
    """The id of the entry for one event of a trigger that is several."""
    return f"{trigger.id}.{event}"


_CHANNEL_OF: Final = {CALL: _PHONE, MESSAGE: _TEXT, REQUEST: "backstage"}


def channel(widget: Widget, contacts: frozenset[str]) -> str | None:
    """The channel of a widget, as far as it is sure."""
    nature = kinds.nature(widget)
    if not kinds.is_known(widget) or not widget.type:
        return None
    if nature.kind in kinds.BACKSTAGE_KINDS:
        return "backstage"
    if nature.medium:
        return _PHONE if nature.medium == kinds.VOICE else _TEXT
    return channel_of(frozenset(begins(widget).values()) if widget.type == kinds.TRIGGER else contacts)


def channel_of(contacts: frozenset[str]) -> str | None:
    """The channel of customers who are in contact in these ways; None when it is not sure."""
    found = {_CHANNEL_OF.get(contact) for contact in contacts}
    return found.pop() if len(found) == 1 else None


def role(widgets: Sequence[Widget], reached: Mapping[str, frozenset[str]]) -> str:
    """Who goes through a flow.

    Only what calls or messages start, or what gets in touch with customers itself, is theirs; what
    only other flows call is a module, and what only a program starts and no customer notices runs
    behind the scenes.
    """
    triggers = [widget for widget in widgets if widget.type == kinds.TRIGGER and widget.id in reached]
    entries = {contact for trigger in triggers for contact in begins(trigger).values()}
    if entries & {CALL, MESSAGE} or not entries:
        return "customer"
    if entries == {PARENT}:
        return "module"
    facing = any(
        kinds.nature(widget).kind not in kinds.BACKSTAGE_KINDS
        for widget in widgets
        if widget.id in reached and widget.type != kinds.TRIGGER
    )
    return "customer" if facing else "agent"
