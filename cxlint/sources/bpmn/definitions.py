"""Reads the elements of a BPMN file."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from cxlint.errors import UnreadableFile
from cxlint.sources import xmltext
from cxlint.sources.base import Document
from cxlint.sources.bpmn.elements import (
    CONTAINERS,
    FLOW_NODES,
    Arrow,
    Diagram,
    Node,
    Process,
    in_line,
    known_as,
    triggers,
)
from cxlint.sources.notes import Notes
from cxlint.sources.xmltext import Element

AGAIN: Final = "Open the diagram in the modeller that it comes from, and save or export it again."
MEND: Final = "Open the diagram in the modeller, put this right and save it again."
DRAW: Final = "Draw the steps of the process, or take the file off the list."

_SIGN = re.compile(r"https?://(www\.|schema\.)?omg\.org/(spec/)?BPMN/|<bpmn2?:", re.IGNORECASE)
_SIGHT: Final = 64 * 1024
"""Characters at the beginning in which the signs of the format stand."""
OWN_ENDINGS: Final = (".bpmn", ".bpmn2", ".bpmn20.xml")
"""Endings of names that promise a BPMN diagram, whatever is in the file."""

_NAMED: Final = frozenset({"message", "error", "signal", "escalation"})
_GLOBAL: Final = {
    "globalUserTask": "userTask",
    "globalManualTask": "manualTask",
    "globalScriptTask": "scriptTask",
    "globalBusinessRuleTask": "businessRuleTask",
}
_OTHERS: Final = {
    "choreography": "a choreography, which shows messages between partners and not what each of them does",
    "conversation": "a conversation, which shows who talks with whom and not in which order",
    "collaboration": "pools without anything in them",
}
"""What a file without steps may hold instead."""


def is_meant_as_bpmn(document: Document) -> bool:
    """Whether the file is BPMN, or its name promises that it is. Never raises."""
    return document.path.lower().endswith(OWN_ENDINGS) or _looks_like_bpmn(document)


def _looks_like_bpmn(document: Document) -> bool:
    """Whether the first element and its namespace, or its prefix, are those of BPMN."""
    seen = document.peek[:_SIGHT]
    return xmltext.root_name(seen) == "definitions" and _SIGN.search(seen) is not None


def read(document: Document) -> Diagram:
    """All elements of the file; raises :class:`cxlint.errors.UnreadableFile` when nothing flows."""
    root = _root(document)
    diagram = Diagram(Notes(document, MEND), root)
    for element in _own(root, root):
        if element.name in _NAMED and element.get("id"):
            diagram.named[element.get("id")] = in_line(element.get("name"))
        elif element.name in _GLOBAL and element.get("id"):
            diagram.global_tasks[element.get("id")] = _GLOBAL[element.name]
    for element in _own(root, root, "process"):
        _read_process(diagram, element)
    if not diagram.nodes:
        raise _nothing_flows(root)
    if not diagram.flows and all(node.type == "startEvent" for node in diagram.nodes.values()):
        raise _only_starts(diagram)
    for element in _own(root, root, "collaboration"):
        _read_collaboration(diagram, element)
    return diagram


def _root(document: Document) -> Element:
    if not document.data.strip():
        raise UnreadableFile("This file is empty.", line=1, hint=AGAIN)
    if not document.peek.lstrip("\ufeff \t\r\n").startswith("<"):
        raise _no_diagram("it is not XML", 1, 1)
    root = xmltext.read(document, AGAIN)
    if not _looks_like_bpmn(document):
        raise _no_diagram(f"its first element is “{root.name}” of another format", root.line, root.column)
    return root


def _no_diagram(why: str, line: int, column: int) -> UnreadableFile:
    message = f"This is no BPMN diagram, although the name of the file says so: {why}."
    return UnreadableFile(message, line, column, "Export the diagram again, or give the file another name.")


def _only_starts(diagram: Diagram) -> UnreadableFile:
    first = next(iter(diagram.nodes.values())).element
    subject = "process" if len(diagram.processes) == 1 else "processes"
    verb, after = ("has", "it") if subject == "process" else ("have", "them")
    message = f"The {subject} in this BPMN file {verb} only a start: nothing is drawn after {after}."
    if len(diagram.nodes) > len(diagram.processes):
        message = f"The {subject} in this BPMN file {verb} only starts: nothing is drawn after them."
    return UnreadableFile(message, first.line, first.column, DRAW)


def _own(element: Element, root: Element, *names: str) -> Iterator[Element]:
    """Elements of the standard directly inside *element*; those of vendors are left out."""
    return (one for one in element.elements if one.space == root.space and (not names or one.name in names))


def _nothing_flows(root: Element) -> UnreadableFile:
    found = [*_own(root, root), *(one for part in _own(root, root, "collaboration") for one in part.elements)]
    held = next((one for name in _OTHERS for one in found if one.name == name), None)
    process = next(_own(root, root, "process"), None)
    place = process or held or root
    if process is not None:
        message = "The process in this BPMN file is empty: there is nothing in it that flows."
    elif held is not None:
        message = f"This BPMN file holds {_OTHERS[held.name]}, so there is nothing in it that flows."
    else:
        message = "This BPMN file holds no process, so there is nothing in it that flows."
    return UnreadableFile(message, place.line, place.column, DRAW)


# --- processes ------------------------------------------------------------------------------------


def _read_process(diagram: Diagram, element: Element) -> None:
    identifier = element.get("id") or f"process.{element.line}"
    before = len(diagram.nodes)
    flows = _read_steps(diagram, element, identifier)
    if len(diagram.nodes) > before:
        name = in_line(element.get("name"))
        if identifier in diagram.processes:
            message = f"Two processes have the id “{identifier}”; they are read as one."
            diagram.notes.wrong(message, element.place(diagram.file))
        diagram.processes.setdefault(identifier, Process(identifier, name, "", element))
    diagram.flows.extend(flows)


def _read_steps(diagram: Diagram, process: Element, identifier: str) -> list[Arrow]:
    """Read all steps below *process*, and answer its flows."""
    flows: list[Arrow] = []
    unclear: list[tuple[Element, str]] = []
    waiting = [(process, "")]
    for holder, scope in waiting:
        for element in _own(holder, diagram.root):
            if element.name in FLOW_NODES:
                node = _add(diagram, element, scope, identifier)
                if element.name in CONTAINERS:
                    waiting.append((element, node.id))
            elif element.name == "sequenceFlow":
                flows.append(_arrow(element))
            elif element.name == "association":
                diagram.associations.append(_arrow(element))
            elif element.name == "laneSet":
                _read_lanes(diagram, element)
            elif element.get("id"):
                unclear.append((element, scope))
    _add_unknown(diagram, unclear, flows, identifier)
    return flows


def _add_unknown(
    diagram: Diagram, unclear: list[tuple[Element, str]], flows: list[Arrow], process: str
) -> None:
    """Elements of no known type are steps when a flow leads to or from them."""
    ends = {end for flow in flows for end in (flow.source, flow.target)}
    for element, scope in unclear:
        if element.get("id") in ends:
            _add(diagram, element, scope, process)


def _add(diagram: Diagram, element: Element, scope: str, process: str) -> Node:
    identifier = element.get("id") or f"{element.name}.{element.line}.{element.column}"
    node = Node(
        identifier,
        element.name,
        in_line(element.get("name")),
        scope,
        process,
        element,
        triggers(element) if element.name.endswith("Event") else (),
        element.get("attachedToRef") if element.name == "boundaryEvent" else "",
        known=element.name in FLOW_NODES,
    )
    first = diagram.nodes.get(identifier)
    if first is None:
        diagram.nodes[identifier] = node
        return node
    diagram.nodes[identifier] = replace(first, repeated=True)
    diagram.notes.wrong(
        f"Two steps have the id “{identifier}”, so it is unclear which one is meant.",
        element.place(diagram.file),
        identifier,
    )
    return first


def _arrow(element: Element) -> Arrow:
    return Arrow(
        element.get("id"),
        element.get("sourceRef"),
        element.get("targetRef"),
        in_line(element.get("name")),
        element,
    )


def _read_lanes(diagram: Diagram, lane_set: Element) -> None:
    """Remember the lanes of each step, the innermost first."""
    waiting: list[tuple[Element, tuple[str, ...]]] = [(lane_set, ())]
    for holder, around in waiting:
        for lane in _own(holder, diagram.root, "lane"):
            name = in_line(lane.get("name"))
            names = (name, *around) if name else around
            for ref in _own(lane, diagram.root, "flowNodeRef"):
                diagram.lanes[ref.text] = [*names, *diagram.lanes.get(ref.text, ())][:10]
            waiting += [(inner, names) for inner in _own(lane, diagram.root, "childLaneSet")]


# --- collaborations -------------------------------------------------------------------------------


def _read_collaboration(diagram: Diagram, collaboration: Element) -> None:
    for pool in _own(collaboration, diagram.root, "participant"):
        _read_pool(diagram, pool)
    diagram.associations.extend(map(_arrow, _own(collaboration, diagram.root, "association")))
    known: Mapping[str, object] = ChainMap(diagram.nodes, diagram.pools)  # type: ignore[arg-type]
    for element in _own(collaboration, diagram.root, "messageFlow"):
        arrow = _arrow(element)
        name = arrow.name or diagram.named.get(known_as(element.get("messageRef"), diagram.named), "")
        diagram.messages.append(
            replace(
                arrow, source=known_as(arrow.source, known), target=known_as(arrow.target, known), name=name
            )
        )


def _read_pool(diagram: Diagram, pool: Element) -> None:
    identifier, name = pool.get("id"), in_line(pool.get("name"))
    ref = known_as(pool.get("processRef"), diagram.processes)
    process = diagram.processes.get(ref)
    if identifier:
        diagram.pools[identifier] = name
    if process is None:
        diagram.boxes.add(identifier)
    elif not process.pool:
        diagram.processes[ref] = replace(process, pool=name)
