"""What steps are called that the designer has not named."""

from __future__ import annotations

from typing import Final

from cxlint.journey.model import Duration
from cxlint.sources.bpmn.elements import Diagram, Node, in_line, known_as
from cxlint.sources.naming import shortened, spaced

_TRIGGERS: Final = {
    "message": "message",
    "timer": "timer",
    "error": "error",
    "escalation": "escalation",
    "signal": "signal",
    "conditional": "condition",
    "cancel": "cancellation",
    "compensate": "compensation",
    "link": "link",
    "terminate": "termination",
    "multiple": "several events",
    "referenced": "event",
}
"""Kinds of events, in words."""

_BARE: Final = {
    "startEvent": "Start",
    "endEvent": "End",
    "intermediateCatchEvent": "Event",
    "intermediateThrowEvent": "Event",
    "boundaryEvent": "Event",
    "subProcess": "Sub-process",
    "adHocSubProcess": "Ad-hoc sub-process",
    "eventBasedGateway": "Event gateway",
}
_THROWN: Final = {"message": "Send message", "compensate": "Compensate", "link": "Link to"}
_PATTERNS: Final = {
    "startEvent": "Start by {}",
    "endEvent": "End with {}",
    "intermediateCatchEvent": "Wait for {}",
}
_TEXTS: Final = ("timeDuration", "timeDate", "timeCycle", "condition")
"""Elements that say in words or numbers what an event waits for."""

_REFS: Final = ("messageRef", "errorRef", "signalRef", "escalationRef")


def title(node: Node, diagram: Diagram, time: Duration | None = None) -> str:
    """The step's own name, or what it is, with the message or time it is about."""
    return node.name or _of_event(node, diagram, time) or _of_call(node) or _of_type(node)


def _of_type(node: Node) -> str:
    if node.by_event:
        return "Event sub-process"
    return _BARE.get(node.type) or spaced(node.type).capitalize() or "Step"


def _of_call(node: Node) -> str:
    called = in_line(node.element.get("calledElement"))
    return f"Call {shortened(called)}" if node.type == "callActivity" and called else ""


def _of_event(node: Node, diagram: Diagram, time: Duration | None) -> str:
    if not node.triggers:
        return ""
    if node.type == "endEvent" and node.trigger == "terminate":
        return "Terminate"
    word, about = _TRIGGERS.get(node.trigger, node.trigger), subject(node, diagram)
    if time is not None:
        return f"Wait {time}" if node.type == "intermediateCatchEvent" else f"After {time}"
    if node.type == "intermediateThrowEvent":
        word = _THROWN.get(node.trigger, word.capitalize())
    made = f"{word} “{about}”" if about else word
    if node.trigger == "link" or node.type not in _PATTERNS:
        return made[:1].upper() + made[1:]
    return _PATTERNS[node.type].format(made)


def subject(node: Node, diagram: Diagram) -> str:
    """What an event is about: the name of a message, error or link, a date, a condition."""
    definition = node.definition
    if definition is None:
        return ""
    if node.trigger == "link":
        return in_line(definition.get("name"))
    refs = (definition.get(name) for name in _REFS)
    named = next((diagram.named.get(known_as(ref, diagram.named), "") for ref in refs if ref), "")
    return named or next((shortened(one.text) for one in definition.all(*_TEXTS) if one.text), "")


def link_name(node: Node) -> str:
    """The name by which the two ends of a link find each other."""
    definition = node.definition
    return (in_line(definition.get("name")) if definition is not None else "") or node.name
