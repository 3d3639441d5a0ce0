"""What steps are called that the designer has not named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from cxlint.journey.model import Duration
from cxlint.sources.bpmn.elements import DEFINITION, Diagram, Node, in_line, known_as
from cxlint.sources.bpmn.times import in_words, is_written_for_engines, timer
from cxlint.sources.naming import quoted, shortened, spaced
from cxlint.sources.xmltext import Element

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

_NAMED_AT_MOST: Final = 3
"""Events in a title."""

_REFS: Final = ("messageRef", "errorRef", "signalRef", "escalationRef")


def title(node: Node, diagram: Diagram, time: Duration | None = None, beside: Beside | None = None) -> str:
    """The step's own name, or what it is, with the message or time it is about."""
    if node.name and not (node.trigger == "timer" and is_written_for_engines(node.name)):
        return node.name
    return (
        _of_event(node, diagram, time) or _of_call(node) or _of_neighbours(node, diagram, beside or Beside())
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """What a step without a name is called after: ``ways_in`` and ``ways_out`` are counts of arrows.

    ``events`` are those that an event gateway leads to, or that start a sub-process.
    """

    ways_in: int = 0
    ways_out: int = 0
    events: Sequence[Node] = ()


def _of_neighbours(node: Node, diagram: Diagram, beside: Beside) -> str:
    told = list(filter(None, (_occasion(one, diagram) for one in beside.events)))
    if node.by_event:
        return f"Meanwhile: {_either(told)}" if told else "Event sub-process"
    if node.type == "eventBasedGateway" and told:
        return _of_events(told) or _BARE[node.type]
    if node.type == "parallelGateway" and (beside.ways_in > 1 or beside.ways_out > 1):
        parts = ["join"] * (beside.ways_in > 1) + ["split"] * (beside.ways_out > 1)
        return " and ".join(parts).capitalize()
    return _BARE.get(node.type) or spaced(node.type).capitalize() or "Step"


def _of_events(told: Sequence[str]) -> str:
    """What an event gateway waits for; empty where its only event would be called just the same."""
    bare = set(told) <= set(_TRIGGERS.values())
    if bare and len(told) == 1:
        return ""
    return (
        f"Wait for one of {len(told)} {told[0]}s"
        if bare and len(set(told)) == 1
        else f"Wait for {_either(told)}"
    )


def _occasion(node: Node, diagram: Diagram) -> str:
    """What happens at an event, or what a task waits for, as a part of a title."""
    if node.name and not is_written_for_engines(node.name):
        return quoted(node.name)
    time = timer(node)
    if time is not None:
        return str(time)
    return _either(_occasions(node, diagram)) or ("" if node.type == "startEvent" else spaced(node.type))


def _either(told: Sequence[str], word: str = "or") -> str:
    kept = list(dict.fromkeys(told))
    if len(kept) > _NAMED_AT_MOST:
        kept = [*kept[: _NAMED_AT_MOST - 1], f"{len(kept) - _NAMED_AT_MOST + 1} more"]
    return f" {word} ".join([", ".join(kept[:-1]), kept[-1]]) if len(kept) > 1 else "".join(kept)


def _of_call(node: Node) -> str:
    called = in_line(node.element.get("calledElement"))
    return f"Call {shortened(called)}" if node.type == "callActivity" and called else ""


def _of_event(node: Node, diagram: Diagram, time: Duration | None) -> str:
    if not node.triggers:
        return ""
    if node.type == "endEvent" and node.trigger == "terminate":
        return "Terminate"
    if time is not None:
        return f"Wait {time}" if node.type == "intermediateCatchEvent" else f"After {time}"
    thrown = node.type in ("intermediateThrowEvent", "endEvent")
    all_of_them = thrown or node.element.get("parallelMultiple") == "true"
    made = _either(_occasions(node, diagram), "and" if all_of_them else "or")
    pattern = _PATTERNS.get(node.type)
    if node.trigger != "link" and pattern:
        return pattern.format(made)
    about = subject(node, diagram)
    if node.type == "intermediateThrowEvent" and node.trigger in _THROWN:
        made = f"{_THROWN[node.trigger]} “{about}”" if about else _THROWN[node.trigger]
    return made[:1].upper() + made[1:]


def _occasions(node: Node, diagram: Diagram) -> list[str]:
    """What an event waits for or does, each in words."""
    definitions = [one for one in node.element.elements if one.name.endswith(DEFINITION)]
    if len(definitions) > 1:
        subjects = [_subject(one, diagram) for one in definitions]
    else:
        subjects = [subject(node, diagram)]
    words = (_TRIGGERS.get(trigger, trigger) for trigger in node.triggers)
    pairs = zip_longest(words, subjects[: len(node.triggers)], fillvalue="")
    return [f"{word} “{about}”" if about else word for word, about in pairs]


def subject(node: Node, diagram: Diagram) -> str:
    """What an event is about: the name of a message, error or link, a date, a condition."""
    definition = node.definition
    found = _subject(definition, diagram) if definition is not None else ""
    if not found and node.trigger == "timer" and is_written_for_engines(node.name):
        return in_words(node.name)
    return found


def _subject(definition: Element, diagram: Diagram) -> str:
    if definition.name == f"link{DEFINITION}":
        return in_line(definition.get("name"))
    refs = (definition.get(name) for name in _REFS)
    named = next((diagram.named.get(known_as(ref, diagram.named), "") for ref in refs if ref), "")
    texts = (one.text for one in definition.all(*_TEXTS))
    return named or next((shortened(in_words(text)) for text in texts if text), "")


def link_name(node: Node) -> str:
    """The name by which the two ends of a link find each other."""
    definition = node.definition
    return (in_line(definition.get("name")) if definition is not None else "") or node.name
