"""Ways round that something else brings to an end."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.journey.journey import Journey
from cxlint.journey.model import Transition
from cxlint.sources.bpmn.elements import Diagram, Node
from cxlint.sources.bpmn.layout import Layout, Scope
from cxlint.sources.naming import transition_name

_WAITING = frozenset({"intermediateCatchEvent", "receiveTask", "eventBasedGateway"})


def cut_short(journey: Journey, diagram: Diagram, layout: Layout) -> list[Transition]:
    """Ways out of loops that have none of their own but are ended from elsewhere.

    A loop ends when a parallel way comes to a terminating end event, or when an event interrupts
    the sub-process that it is in. Nobody draws these ways; without them such loops would look
    endless.
    """
    if not journey.components:
        return []
    enders: dict[Scope, str] = {}
    for scope, node in _enders(journey, diagram):
        enders.setdefault(scope, node)
    found = []
    for trap in journey.traps:
        members = [diagram.nodes[one] for one in trap.members if one in diagram.nodes]
        end = next((end for one in members[:1] for end in _ends(one, diagram, enders)), "")
        if end and end not in trap.members:
            leaving = next((one for one in members if one.type in _WAITING), members[0])
            found.append(
                Transition(
                    transition_name(leaving.id, "ended"),
                    leaving.id,
                    end,
                    "ended",
                    location=leaving.element.place(diagram.file),
                )
            )
    return found


def _enders(journey: Journey, diagram: Diagram) -> Iterator[tuple[Scope, str]]:
    """What ends everything else in a process or sub-process, and where people come to it."""
    for node in (diagram.nodes[one.id] for one in journey.reached if one.id in diagram.nodes):
        if node.type == "endEvent" and "terminate" in node.triggers:
            yield (node.process, node.scope), node.id
        elif node.host and node.interrupts and "compensate" not in node.triggers:
            yield (node.process, node.host), node.id
        elif node.type == "startEvent" and node.interrupts:
            holder = diagram.nodes.get(node.scope)
            if holder is not None and holder.by_event:
                yield (node.process, holder.scope), node.id


def _ends(node: Node, diagram: Diagram, enders: dict[Scope, str]) -> Iterator[str]:
    """What ends the loop that *node* is in, the nearest first."""
    for scope in (node.scope, *(one.scope for one in diagram.scopes(node))):
        if (node.process, scope) in enders:
            yield enders[node.process, scope]
