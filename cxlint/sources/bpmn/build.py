"""Makes journeys of the processes of a diagram."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cxlint.journey.journey import Journey
from cxlint.journey.model import Duration, Stage, Touchpoint, Transition
from cxlint.sources.base import Reading
from cxlint.sources.bpmn import checks, groups, kinds, messages, stages
from cxlint.sources.bpmn.calls import SCHEME, reference
from cxlint.sources.bpmn.checks import Doubts
from cxlint.sources.bpmn.elements import ACTIVITIES, Diagram, Node, Process, in_line
from cxlint.sources.bpmn.groups import Group
from cxlint.sources.bpmn.layout import Layout
from cxlint.sources.bpmn.messages import Partners
from cxlint.sources.bpmn.times import timer
from cxlint.sources.bpmn.titles import Beside, title
from cxlint.sources.bpmn.traps import cut_short
from cxlint.sources.bpmn.ways import Ways
from cxlint.sources.naming import numbered

FORMAT = SCHEME
ENTRY = "entry"
"""The tag of touchpoints that something leads to which is not shown."""


def reading(diagram: Diagram) -> Reading:
    """The journeys of a diagram: pools that send each other messages together, the rest one each."""
    layout = Layout(diagram)
    doubts = checks.report(diagram, layout)
    partners = Partners(diagram)
    made = Ways(diagram, layout, partners)
    ways = [way for way in made.all() if way.target]
    ways = list(numbered([*ways, *messages.leading_on(diagram, ways)]))
    maker = _Maker(
        diagram, layout, made, partners, doubts, frozenset(made.ends.values()), _numbers(diagram, layout)
    )
    checks.remark_no_customers(diagram)
    journeys = tuple(maker.journey(group) for group in groups.groups(diagram, layout, ways))
    home = {one: journey.id for journey in journeys for one in journey.touchpoints}
    alone = journeys[0].id if len(journeys) == 1 else ""
    flaws = (replace(flaw, journey=home.get(flaw.at, alone)) for flaw in diagram.notes.located(alone))
    return Reading(journeys, tuple(flaws))


def _numbers(diagram: Diagram, layout: Layout) -> dict[str, int]:
    """Numbers of events without a name that would be called like others behind the same gateway."""
    found: dict[str, int] = {}
    for gateway in (one for one in diagram.nodes.values() if one.type == "eventBasedGateway"):
        alike: dict[str, list[str]] = {}
        for target in dict.fromkeys(way.target for way in layout.out.get(gateway.id, ())):
            node = diagram.nodes.get(target)
            if node is not None and not node.name:
                alike.setdefault(title(node, diagram, timer(node)), []).append(node.id)
        for steps in alike.values():
            found |= {one: number for number, one in enumerate(steps, 1) if len(steps) > 1}
    return found


@dataclass(frozen=True, slots=True)
class _Traffic:
    """How many ways lead to a step, how many leave it, and how many of these depend on a condition."""

    into: dict[str, int]
    out: dict[str, int]
    conditions: dict[str, int]

    @classmethod
    def of(cls, ways: Iterable[Transition]) -> _Traffic:
        into: dict[str, int] = {}
        out: dict[str, int] = {}
        conditions: dict[str, int] = {}
        for way in ways:
            into[way.target] = into.get(way.target, 0) + 1
            if way.event in ("next", "condition", "else", "option", "closed", "message"):
                out[way.source] = out.get(way.source, 0) + 1
            if way.event in ("condition", "closed"):
                conditions[way.source] = conditions.get(way.source, 0) + 1
        return cls(into, out, conditions)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the journeys of one file; holds what all of them share."""

    diagram: Diagram
    layout: Layout
    made: Ways
    partners: Partners
    doubts: Doubts
    undrawn: frozenset[str]
    numbers: Mapping[str, int]

    def journey(self, group: Group) -> Journey:
        """The journey of the processes of *group*."""
        shown = stages.by_step(self.diagram, group.nodes)
        made = Journey(
            id=group.id,
            title=group.title,
            file=self.diagram.file,
            format=FORMAT,
            touchpoints={one.id: _staged(one, shown) for one in self._touchpoints(group)},
            transitions=group.ways,
            start=self._start(group),
            role=group.role,
            stages=tuple(dict.fromkeys(shown.values())),
            attributes=self._attributes(group),
            names=group.names,
            location=group.processes[0].element.place(self.diagram.file),
        )
        made = self._without_lost_ends(made)
        ended = cut_short(made, self.diagram, self.layout)
        return replace(made, transitions=tuple(numbered([*made.transitions, *ended]))) if ended else made

    def _without_lost_ends(self, made: Journey) -> Journey:
        """The journey without undrawn endings of steps that nobody gets to: they are not missed."""
        lost = {one.id for one in made.unreachable if one.id in self.undrawn}
        if not lost:
            return made
        return replace(
            made,
            touchpoints={key: one for key, one in made.touchpoints.items() if key not in lost},
            transitions=tuple(way for way in made.transitions if way.target not in lost),
        )

    # --- touchpoints --------------------------------------------------------------------------

    def _touchpoints(self, group: Group) -> Iterator[Touchpoint]:
        traffic = _Traffic.of(group.ways)
        for node in group.nodes:
            yield self._touchpoint(node, group, traffic)
            if node.id in self.layout.exits:
                yield self._through(node)
            if node.id in self.made.ends:
                yield self._ended(self.made.ends[node.id], node, group)

    def _touchpoint(self, node: Node, group: Group, traffic: _Traffic) -> Touchpoint:
        who = kinds.role(node, self.diagram)
        kind = kinds.kind(node, who.customer, self.diagram, self.partners)
        if node.type == "endEvent" and all(way.event == "message" for way in group.out(node.id)):
            kind = "end"
        if kind == "event" and group.alone and node.type in ACTIVITIES:
            kind = "page"  # nothing else shows what customers have of the firm
        time = timer(node)
        out = traffic.out.get(node.id, 0)
        facts = {
            "actor": who.actor,
            "basis": kinds.basis(node, who.customer, out),
            "join": kinds.join(node, traffic.into.get(node.id, 0)),
            "ends": self._ends(node, group) if kind == "end" else "",
        }
        return Touchpoint(
            node.id,
            kind,
            self._title(node, time),
            layer=self._layer(node, kind, who.customer, group),
            duration=time if kind == "wait" else None,
            split=kinds.split(node, out, traffic.conditions.get(node.id, 0)),
            attributes={key: value for key, value in facts.items() if value},
            reference=reference(node, self.diagram.file) if kind == "call" else None,
            tags=(ENTRY,) if node.id in self.doubts.perhaps_reached else (),
            source=_source(node) | self._answers(node, group),
            location=node.element.place(self.diagram.file),
            incomplete=node.repeated or node.id in self.doubts.broken,
        )

    def _title(self, node: Node, time: Duration | None = None) -> str:
        out = self.layout.out.get(node.id, ())
        if node.by_event:
            events = [one for one in self.layout.inner(node) if one.type == "startEvent"]
        elif node.type == "eventBasedGateway":
            events = [self.diagram.nodes[way.target] for way in out if way.target in self.diagram.nodes]
        else:
            events = []
        beside = Beside(len(self.layout.into.get(node.id, ())), len(out), events)
        name = title(node, self.diagram, time, beside)
        return f"{name} ({self.numbers[node.id]})" if node.id in self.numbers else name

    def _layer(self, node: Node, kind: str, own: bool, group: Group) -> str | None:
        """The row of a blueprint, where it is sure; what only concerns the firm has none."""
        if own:
            return "customer"
        if group.role != "customer":
            return None
        meets = self.partners.meets_customers(node.id)
        if kind == "wait" and self._waits_for_customers(node, meets):
            return "backstage"
        if kind == "agent":
            return "frontstage" if meets and self._alone(node) else "backstage"
        return "frontstage" if meets else None

    def _waits_for_customers(self, node: Node, meets: bool) -> bool:
        """Whether the firm waits there until customers do something, so that it is not they who wait."""
        ahead = [way.target for way in self.layout.out.get(node.id, ())]
        either = node.type == "eventBasedGateway" and any(map(self.partners.meets_customers, ahead))
        return either or (meets and any(self.partners.gets.get(node.id, ())))

    def _alone(self, node: Node) -> bool:
        """Whether no other step of the same person exchanges messages with customers.

        Where several do, customers are not passed on between them, which is what a row of people
        in front would mean.
        """
        return self.partners.steps_in_front.get(kinds.role(node, self.diagram).actor, 0) == 1

    def _answers(self, node: Node, group: Group) -> dict[str, Any]:
        """Messages of the step that lead nowhere new, by the id of who gets them."""
        leading = {way.target for way in group.out(node.id) if way.event == "message"}
        others = [one.target for one in self.partners.sent.get(node.id, ()) if one.target not in leading]
        return {"sends_to": tuple(sorted(others))} if others else {}

    def _through(self, node: Node) -> Touchpoint:
        """The place where a sub-process is through."""
        name = f"End of “{self._title(node)}”"
        return self._added(self.layout.exits[node.id], "event", name, node)

    def _ended(self, identifier: str, node: Node, group: Group) -> Touchpoint:
        """The ending after a step that nothing is drawn after."""
        made = self._added(identifier, "end", "End", node)
        return replace(made, attributes={**made.attributes, "ends": self._ends(node, group)})

    def _ends(self, node: Node, group: Group) -> str:
        """What is over at an ending: the contact, or only a piece of the journey."""
        if any(self.layout.undoes(one) for one in (node, *self.diagram.scopes(node))):
            return "piece"
        return group.ends(kinds.role(node, self.diagram).customer)

    def _added(self, identifier: str, kind: str, name: str, node: Node) -> Touchpoint:
        who = kinds.role(node, self.diagram)
        return Touchpoint(
            identifier,
            kind,
            name,
            layer="customer" if who.customer else None,
            attributes={"actor": who.actor} if who.actor else {},
            source={"format": FORMAT, "id": node.id, "type": "implicit end", "process": node.process},
            location=node.element.place(self.diagram.file),
        )

    # --- the journey as a whole -----------------------------------------------------------------

    def _start(self, group: Group) -> tuple[str, ...]:
        """Where the processes begin, those left out that a message of another one starts."""
        found: list[Node] = []
        for process in group.processes:
            steps = self.layout.inside.get((process.id, ""), [])
            found += [*self.layout.entries(steps), *self.layout.started_by_events(steps)]
        called = {way.target for way in group.ways if way.event == "message"}
        own = [node.id for node in found if node.id not in called]
        perhaps = (node.id for node in group.nodes if node.id in self.doubts.perhaps_reached)
        return tuple(own or (node.id for node in found)) or tuple(perhaps)

    def _attributes(self, group: Group) -> dict[str, Any]:
        ids = tuple(process.id for process in group.processes)
        drawn = "collaboration" if any(process.pool for process in group.processes) else "process"
        source = {
            "format": FORMAT,
            "type": drawn,
            "processes": ids,
            "exporter": in_line(self.diagram.root.get("exporter")),
        }
        found: dict[str, Any] = {"source": {key: value for key, value in source.items() if value}}
        described = [_documentation(process) for process in group.processes]
        return found | ({"description": " ".join(filter(None, described))} if any(described) else {})


def _staged(touchpoint: Touchpoint, shown: Mapping[str, Stage]) -> Touchpoint:
    stage = shown.get(touchpoint.source["id"])
    return replace(touchpoint, stage=stage.id) if stage is not None else touchpoint


def _documentation(process: Process) -> str:
    element = process.element.first("documentation")
    return element.text if element is not None else ""


_REPEATING = {"standardLoopCharacteristics": "loop", "multiInstanceLoopCharacteristics": "instances"}


def _source(node: Node) -> dict[str, Any]:
    """Where the touchpoint comes from, and facts that the vocabulary has no word for."""
    facts: dict[str, Any] = {"format": FORMAT, "id": node.id, "type": node.type, "event": node.trigger}
    facts["process"] = node.process
    if node.host:
        facts |= {"attached_to": node.host, "interrupting": node.interrupts}
    for one in node.element.elements:
        if one.name in _REPEATING:
            serial = one.get("isSequential") == "true"
            facts["repeats"] = "one by one" if serial else _REPEATING[one.name]
    return {key: value for key, value in facts.items() if value != ""}
