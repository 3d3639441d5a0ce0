"""All ways from step to step: what is drawn, and what the standard says happens besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cxlint.journey.model import Duration, Transition
from cxlint.sources.bpmn import kinds
from cxlint.sources.bpmn.customers import any_customer
from cxlint.sources.bpmn.elements import ACTIVITIES, Arrow, Diagram, Node, in_line
from cxlint.sources.bpmn.layout import Layout, scope_of
from cxlint.sources.bpmn.messages import Partners
from cxlint.sources.bpmn.times import timer
from cxlint.sources.bpmn.titles import link_name, subject
from cxlint.sources.hours import is_about_hours, is_yes_or_no, means_closed
from cxlint.sources.naming import transition_name

CHOOSING: Final = frozenset({"exclusiveGateway", "inclusiveGateway", "complexGateway"})
"""Gateways at which conditions decide."""

EVENT_WORDS: Final = {
    "timer": "timeout",
    "conditional": "condition",
    "compensate": "undo",
    "": "event",
    "multiple": "event",
    "referenced": "event",
}
"""What happens at boundary events; other kinds are called as in the standard: error, message."""

_OWN_WORDS: Final = {"timer": "time_is_up", "error": "exception"}
"""The same where customers act themselves: it need not be a system that fails."""

MEANWHILE: Final = "meanwhile"
"""What happens while the activity goes on: a boundary event that does not interrupt."""


class Ways:
    """Makes the transitions of one file, messages between pools left out."""

    def __init__(self, diagram: Diagram, layout: Layout, partners: Partners) -> None:
        self.diagram = diagram
        self.layout = layout
        self.partners = partners
        self.ends: dict[str, str] = {}
        """The ids of endings that nobody has drawn, by the step that they come after."""

    def all(self) -> Iterator[Transition]:
        """The transitions, step by step in the order of the file."""
        for node in self.diagram.nodes.values():
            yield from self._beside(node)
            yield from self._into(node)
            yield from self._drawn(node)
            yield from self._thrown(node)
            yield from self._over(node)

    # --- what is drawn ----------------------------------------------------------------------------

    def _drawn(self, node: Node) -> Iterator[Transition]:
        """The sequence flows; those of a sub-process leave from where it is through."""
        source = self.layout.exits.get(node.id, node.id)
        flows = self.layout.out.get(node.id, ())
        chosen = node.type in CHOOSING and len(flows) > 1
        for flow in flows:
            event, condition = self._event(node, flow, chosen, flows), _condition(flow)
            name = flow.id or transition_name(node.id, event)
            yield Transition(
                name if name not in self.diagram.nodes else transition_name(node.id, event, name),
                source,
                flow.target,
                event,
                key=self._choice(flow) if event == "option" else "",
                label="" if event == "closed" and is_yes_or_no(flow.name) else flow.name,
                condition=condition,
                location=flow.element.place(self.diagram.file),
            )

    def _choice(self, flow: Arrow) -> str:
        """What the customer chooses: what stands at the arrow, or else what it leads to."""
        target = self.diagram.nodes.get(flow.target)
        return flow.name or (target.name if target else "") or flow.target

    def _event(self, node: Node, flow: Arrow, chosen: bool, flows: Sequence[Arrow]) -> str:
        if chosen and kinds.chooses(node, any_customer(self.diagram.actors(node))):
            return "option"
        if chosen and is_about_hours(node.name):
            others = [other.name for other in flows if other is not flow]
            if means_closed(node.name, flow.name, others):
                return "closed"
        if flow.id and node.element.get("default") == flow.id:
            return "else"
        return "condition" if chosen or (_condition(flow) and node.type != "parallelGateway") else "next"

    # --- what happens at an activity --------------------------------------------------------------

    def _beside(self, node: Node) -> Iterator[Transition]:
        """Ways to the boundary events of an activity, and from them to what undoes it."""
        for event in self.layout.boundaries.get(node.id, ()):
            yield self._happening(node, event)
        for handler in self.layout.undone.get(node.id, ()):
            yield self._way(node.id, handler.id, "undo", handler)

    def _happening(self, node: Node, event: Node) -> Transition:
        word = EVENT_WORDS.get(event.trigger, event.trigger)
        if not event.interrupts and event.trigger != "compensate":
            word = MEANWHILE
        elif any_customer(self.diagram.actors(node)):
            word = _OWN_WORDS.get(event.trigger, word)
        after = timer(event)
        about = subject(event, self.diagram) if after is None else ""
        return self._way(node.id, event.id, word, event, about, after)

    def _into(self, node: Node) -> Iterator[Transition]:
        """Ways into a sub-process, and to those inside it that begin when something happens."""
        inner = self.layout.inner(node)
        if not inner:
            return
        entries = self.layout.entries(inner, node.type == "adHocSubProcess")
        for entry in entries:
            yield self._way(node.id, entry.id, "next", entry)
        if not entries:
            yield self._way(node.id, self.layout.exits.get(node.id) or self._end(node), "next", node)
        for other in self.layout.started_by_events(inner):
            yield self._way(node.id, other.id, MEANWHILE, other)

    def _end(self, node: Node) -> str:
        """Where the way goes on from a step that nothing is drawn after."""
        after = self.layout.after(node)
        if not after:
            after = self.layout.fresh(f"{node.id}.end")
            self.ends[node.id] = after
        return after

    # --- what is thrown ---------------------------------------------------------------------------

    def _thrown(self, node: Node) -> Iterator[Transition]:
        """Ways from a link to where it arrives, and from an end to what catches it."""
        if node.type == "intermediateThrowEvent" and "link" in node.triggers:
            arriving = self.layout.links.get((scope_of(node), link_name(node)), ())
            for target in arriving or self.layout.jumps.get(node.id, ()):
                yield self._way(node.id, target.id, "next", node)
        if node.type == "endEvent":
            catcher = self.layout.catcher(node)
            if catcher is not None:
                yield self._way(node.id, catcher.id, "next", node)

    def _over(self, node: Node) -> Iterator[Transition]:
        """The way on from where a path ends inside a sub-process, or by itself.

        An activity that nothing is drawn after ends its path. Source: BPMN 2.0.2, 10.3.
        """
        if node.id in self.layout.out:
            return
        if node.type == "endEvent":
            tells = kinds.tells(node, self.diagram, self.partners)
            if (self.layout.after(node) or tells) and not self._breaks_off(node):
                yield self._way(node.id, self._end(node), "next", node)
        elif self._may_end_here(node):
            yield self._way(node.id, self._end(node), "next", node)

    def _may_end_here(self, node: Node) -> bool:
        """Whether a path properly ends at a step that nothing is drawn after.

        Gateways, starts, intermediate events and events that interrupt an activity must lead on.
        Some tools write events that nothing makes happen at the border of a sub-process.
        """
        if node.type in ACTIVITIES:
            return not self.layout.inner(node)
        undoing = node.trigger == "compensate" and node.id not in self.layout.undone
        return node.type == "boundaryEvent" and (undoing or not node.interrupts or not node.triggers)

    def _breaks_off(self, node: Node) -> bool:
        """Whether nothing goes on as planned once this end is reached."""
        catcher = self.layout.catcher(node)
        return node.trigger == "error" or (catcher is not None and catcher.interrupts)

    # --- helpers ----------------------------------------------------------------------------------

    def _way(
        self, source: str, target: str, event: str, at: Node, label: str = "", after: Duration | None = None
    ) -> Transition:
        name = transition_name(source, event)
        place = at.element.place(self.diagram.file)
        return Transition(name, source, target, event, label=label, after=after, location=place)


def _condition(flow: Arrow) -> str:
    element = flow.element.first("conditionExpression")
    return in_line(element.text) if element is not None else ""
