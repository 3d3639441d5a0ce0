"""What in a diagram cannot be right, so that a part of it is not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxlint.sources.base import Flaw
from cxlint.sources.bpmn.customers import any_customer
from cxlint.sources.bpmn.elements import Arrow, Diagram, Node
from cxlint.sources.bpmn.layout import Layout
from cxlint.sources.bpmn.titles import link_name
from cxlint.sources.hours import is_yes_or_no
from cxlint.text import counted


@dataclass(frozen=True, slots=True)
class Doubts:
    """Steps about which something is not known.

    ``broken`` are those of which it is not known how they go on; ``perhaps_reached`` those that an
    arrow leads to of which it is not known where it begins.
    """

    broken: frozenset[str]
    perhaps_reached: frozenset[str]


def report(diagram: Diagram, layout: Layout) -> Doubts:
    """Tell what is wrong, and answer which steps it concerns."""
    unknown = (node for node in diagram.nodes.values() if not node.known)
    diagram.notes.unknown(
        "types of steps", ((node.type, node.id, node.element.place(diagram.file)) for node in unknown)
    )
    misplaced: set[str] = set()
    for host, events in layout.boundaries.items():
        if host not in diagram.nodes:
            _tell_lost_events(diagram, host, events)
        elif any(_cannot_sit_there(event, layout) for event in events):
            _tell_misplaced(diagram, diagram.nodes[host])
            misplaced |= {host, *(event.id for event in events)}
    broken, reached = _flows(diagram)
    never = _tell_never_begun(diagram, layout)
    for node, targets in layout.jumps.items():
        _tell_jump(diagram, diagram.nodes[node], targets[0])
    inner = (one for node in never for one in layout.inner(diagram.nodes[node]))
    starts = {one.id for one in inner if one.type == "startEvent"}
    return Doubts(frozenset(broken | reached | misplaced | never | starts), frozenset(reached | never))


def _tell_never_begun(diagram: Diagram, layout: Layout) -> set[str]:
    """Sub-processes for events whose starts name no event.

    Source: BPMN 2.0.2, 10.3.5: the start of an event sub-process has a trigger.
    """
    found: set[str] = set()
    for node in diagram.nodes.values():
        if node.by_event and not layout.may_be_started(node):
            name = f"“{node.name}”" if node.name else "this sub-process"
            diagram.notes.wrong(
                f"An event is to begin {name}, and its start names none, so it never begins.",
                node.element.place(diagram.file),
                node.id,
                fix="Say at its start which event it is, such as a message or a time.",
            )
            found.add(node.id)
    return found


def _tell_jump(diagram: Diagram, node: Node, target: Node) -> None:
    """Source: BPMN 2.0.2, 10.5.6: links only lead on within one level of a process."""
    another = "another" if node.scope else "a"
    around = f"inside {another} sub-process" if target.scope else "outside its sub-process"
    diagram.notes.wrong(
        f"“{node.name or link_name(node)}” is to go on at “{target.name or link_name(target)}”, which lies {around}.",
        node.element.place(diagram.file),
        node.id,
        fix="Lead into and out of a sub-process with arrows at its border; a link only leads on within one.",
    )


def _tell_lost_events(diagram: Diagram, host: str, events: Sequence[Node]) -> None:
    for event in events:
        diagram.notes.wrong(
            f"This event sits on “{host}”, which is not there, so nothing can make it happen.",
            event.element.place(diagram.file),
            event.id,
        )


_STEPS_OF_VENDORS = frozenset({"ET_START_EVENT", "ET_END_EVENT"})
"""How BIC Cloud Design marks starts and ends, which never sit on a border."""


def _cannot_sit_there(event: Node, layout: Layout) -> bool:
    """Whether an event on a border is none: something leads to it, or its own tool says so.

    Source: BPMN 2.0.2, 10.5.4: boundary events have no incoming sequence flow.
    """
    led_to = event.id in layout.into or event.element.first("incoming") is not None
    extensions = event.element.first("extensionElements")
    marks = {one.get("stereotype") for one in extensions.elements} if extensions is not None else set()
    return led_to or not _STEPS_OF_VENDORS.isdisjoint(marks)


def _tell_misplaced(diagram: Diagram, host: Node) -> None:
    name = f"“{host.name}”" if host.name else "a step"
    diagram.notes.wrong(
        f"This export has put the steps of {name} on its border, where only what interrupts it belongs: how "
        "it goes on from there was not checked.",
        host.element.place(diagram.file),
        host.id,
        fix="Open the diagram in the modeller, see that these steps stand inside, and export it again.",
    )


def _flows(diagram: Diagram) -> tuple[set[str], set[str]]:
    """The steps that an arrow leaves for nowhere, and those that one comes to from nowhere."""
    broken: set[str] = set()
    reached: set[str] = set()
    lost = []
    missing = {flow.target for flow in diagram.flows if flow.source in diagram.nodes}
    for flow in diagram.flows:
        if flow.source not in diagram.nodes:
            if flow.source and flow.target and flow.target not in diagram.nodes:
                lost.append(flow)
                continue
            if flow.target in diagram.nodes:
                reached.add(flow.target)
            if flow.source not in missing:
                _tell_no_beginning(diagram, flow)
        elif not flow.target:
            broken.add(flow.source)
            place = flow.element.place(diagram.file)
            diagram.notes.wrong("An arrow leads nowhere: it does not name a target.", place, flow.source)
    if lost:
        diagram.notes.wrong(
            f"{counted(len(lost), 'arrow leads', 'arrows lead')} between steps that are not in this file: what they belong to "
            "was not checked.",
            lost[0].element.place(diagram.file),
            fix="Export the diagram again with everything that is in its sub-processes.",
        )
    return broken, reached


def _tell_no_beginning(diagram: Diagram, flow: Arrow) -> None:
    """Where another arrow leads to the missing step, that one is found by the rules, and is enough."""
    told = f"begins at “{flow.source}”, which is not there" if flow.source else "begins nowhere"
    at = flow.target if flow.target in diagram.nodes else ""
    place = flow.element.place(diagram.file)
    diagram.notes.wrong(f"An arrow {told}, so it is unclear what leads here.", place, at)


def remark_no_customers(diagram: Diagram) -> None:
    """Tell that no rule about customers applies where nobody who acts is called a customer.

    Of a process without pools and lanes that is told where the user has named the file and the
    process decides something, so that somebody may have meant a journey.
    """
    lanes = {name for names in diagram.lanes.values() for name in names}
    actors = max(len(diagram.pools), len(lanes))
    unjudged = actors > 1 or (not actors and diagram.notes.document.named and _decides(diagram))
    if not unjudged or any_customer((*diagram.pools.values(), *lanes)):
        return
    first = diagram.root.first("collaboration") or next(iter(diagram.processes.values())).element
    diagram.notes.add(
        Flaw(
            "No pool or lane is the customers', so rules about customers were not applied.",
            first.place(diagram.file),
            "Call it “Customer” if they take part."
            if actors
            else "Draw a pool “Customer” and the messages with it if they take part.",
            code="CXL011",
            blocks=False,
            label="no sign of customers",
        )
    )


def _decides(diagram: Diagram) -> bool:
    """Whether a gateway is answered with yes or no."""
    answered = {flow.source for flow in diagram.flows if is_yes_or_no(flow.name)}
    return any(diagram.nodes[one].type == "exclusiveGateway" for one in answered if one in diagram.nodes)
