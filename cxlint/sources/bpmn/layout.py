"""Where things begin, where they go on when they are through, and who catches what is thrown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cxlint.sources.bpmn.elements import ACTIVITIES, CONTAINERS, Arrow, Diagram, Node, known_as
from cxlint.sources.bpmn.titles import link_name

Scope = tuple[str, str]
"""A process and a sub-process in it; the second is empty for the process as a whole."""

_MOST_JUMPS: Final = 3
"""Places at which a link that is drawn wrongly may be meant to go on."""

_CODES: Final = ("errorRef", "escalationRef", "signalRef", "messageRef")


class Layout:
    """The standard's rules on beginnings and endings, for one file."""

    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.inside: dict[Scope, list[Node]] = {}
        self.boundaries: dict[str, list[Node]] = {}
        for node in diagram.nodes.values():
            self.inside.setdefault(scope_of(node), []).append(node)
            if node.host:
                self.boundaries.setdefault(node.host, []).append(node)
        self.out = self._flows_by("source")
        self.into = self._flows_by("target")
        self.exits = {
            node.id: self.fresh(f"{node.id}.done") for node in diagram.nodes.values() if self._goes_on(node)
        }
        """Where each sub-process is through that has steps inside and something drawn after it."""
        self.undone = self._undone()
        self.undoing = frozenset(
            node.scope
            for node in diagram.nodes.values()
            if node.type == "startEvent" and "compensate" in node.triggers
        )
        self.catching = self._catching()
        self.links = self._links()
        self.jumps = self._jumps()
        """Where links go on that are drawn into or out of a sub-process, by what throws them."""

    def _flows_by(self, end: str) -> dict[str, list[Arrow]]:
        found: dict[str, list[Arrow]] = {}
        for flow in self.diagram.flows:
            found.setdefault(getattr(flow, end), []).append(flow)
        return found

    def _undone(self) -> dict[str, list[Node]]:
        """What is run to undo an activity, by the boundary event on it that says so."""
        found: dict[str, list[Node]] = {}
        for one in self.diagram.associations:
            ends = self.diagram.nodes.get(one.source), self.diagram.nodes.get(one.target)
            for event, activity in (ends, ends[::-1]):
                if event and activity and "compensate" in event.triggers and activity.type in ACTIVITIES:
                    found.setdefault(event.id, []).append(activity)
        return found

    def _catching(self) -> dict[tuple[Scope, str], dict[str, Node]]:
        """Boundary events, and starts of sub-processes by events, by scope, trigger and code."""
        found: dict[tuple[Scope, str], dict[str, Node]] = {}
        for node in self.diagram.nodes.values():
            holder = self.diagram.nodes.get(node.host or node.scope)
            if holder is None or not (node.host or (node.type == "startEvent" and holder.by_event)):
                continue
            scope = (node.process, holder.id if node.host else holder.scope)
            for trigger in node.triggers:
                found.setdefault((scope, trigger), {}).setdefault(self.code(node), node)
        return found

    def _links(self) -> dict[tuple[Scope, str], list[Node]]:
        """Where links arrive, by scope and name."""
        found: dict[tuple[Scope, str], list[Node]] = {}
        for node in self.diagram.nodes.values():
            if node.type == "intermediateCatchEvent" and "link" in node.triggers and link_name(node):
                found.setdefault((scope_of(node), link_name(node)), []).append(node)
        return found

    def _jumps(self) -> dict[str, list[Node]]:
        """Only where nothing of that name arrives on the same level."""
        arriving: dict[Scope, list[Node]] = {}
        for ((process, _), name), nodes in self.links.items():
            arriving.setdefault((process, name), []).extend(nodes)
        found: dict[str, list[Node]] = {}
        for node in self.diagram.nodes.values():
            thrown = node.type == "intermediateThrowEvent" and "link" in node.triggers
            targets = arriving.get((node.process, link_name(node)), []) if thrown else []
            if targets and (scope_of(node), link_name(node)) not in self.links:
                found[node.id] = targets[:_MOST_JUMPS]
        return found

    def code(self, node: Node) -> str:
        """The id of the error, escalation or signal that an event is about."""
        definition = node.definition
        refs = (definition.get(name) for name in _CODES) if definition is not None else ()
        return next((known_as(ref, self.diagram.named) for ref in refs if ref), "")

    # --- beginnings -------------------------------------------------------------------------------

    def inner(self, node: Node) -> list[Node]:
        """The steps directly inside a sub-process."""
        return self.inside.get((node.process, node.id), []) if node.type in CONTAINERS else []

    def entries(self, nodes: Iterable[Node], any_order: bool = False) -> list[Node]:
        """Where a process or sub-process of these steps begins.

        At its start events; where there are none, at every step that no flow leads to. In an ad-hoc
        sub-process each step may be the first (*any_order*). Source: BPMN 2.0.2, 10.5.2 and 10.3.5.
        """
        held = [node for node in nodes if not node.by_event]
        starts = [node for node in held if node.type == "startEvent"]
        waiting = [node for node in held if node.element.get("instantiate") == "true"]
        if starts and not any_order:
            return starts + [node for node in waiting if node.id not in self.into]
        return [node for node in held if self._begins(node)]

    def _begins(self, node: Node) -> bool:
        """Whether the step is run as soon as what it stands in is."""
        arrives = node.type == "intermediateCatchEvent" and "link" in node.triggers
        led_to = node.id in self.into or node.type == "boundaryEvent" or arrives
        return not (led_to or node.for_compensation)

    def started_by_events(self, nodes: Iterable[Node]) -> list[Node]:
        """Sub-processes among these steps that begin when something happens."""
        return [node for node in nodes if node.by_event and self.may_be_started(node)]

    def may_be_started(self, node: Node) -> bool:
        """Whether something can begin a sub-process for events: a start names one, or none is drawn."""
        starts = [one for one in self.inner(node) if one.type == "startEvent"]
        return not starts or any(one.triggers or not one.known for one in starts)

    # --- endings ----------------------------------------------------------------------------------

    def _goes_on(self, node: Node) -> bool:
        return bool(self.inner(node)) and node.id in self.out and not node.by_event

    def fresh(self, identifier: str) -> str:
        """An id that no step has."""
        while identifier in self.diagram.nodes:
            identifier += "."
        return identifier

    def after(self, node: Node) -> str:
        """Where the way goes on that ends at this step; empty when nothing follows.

        What undoes a step goes back to whatever asked for it, and never takes the step's place.
        """
        for one in (node, *self.diagram.scopes(node)):
            if self.undoes(one):
                return ""
            if one is not node and one.id in self.exits:
                return self.exits[one.id]
        return ""

    def undoes(self, node: Node) -> bool:
        """Whether a step, or a sub-process that an event starts, is only there to undo something."""
        return node.for_compensation or node.id in self.undoing

    def catcher(self, node: Node) -> Node | None:
        """The event that catches what an end event throws: an error, escalation or cancellation."""
        if node.trigger not in ("error", "escalation", "cancel"):
            return None
        for scope in self._around(node):
            caught = self.catching.get((scope, node.trigger), {})
            code = self.code(node)
            found = (
                caught.get(code) or caught.get("") or (None if code else next(iter(caught.values()), None))
            )
            if found is not None and node.id != found.id:
                return found
        return None

    def _around(self, node: Node) -> Iterator[Scope]:
        for one in self.diagram.scopes(node):
            yield node.process, one.id
        yield node.process, ""


def scope_of(node: Node) -> Scope:
    """What a step stands in."""
    return node.process, node.scope
