"""What in a diagram cannot be right, so that a part of it is not understood."""

from __future__ import annotations

from cxlint.sources.bpmn.elements import Diagram
from cxlint.sources.bpmn.layout import Layout
from cxlint.text import counted


def report(diagram: Diagram, layout: Layout) -> frozenset[str]:
    """Tell what is wrong; answers the steps of which it is not known how they go on."""
    unknown = (node for node in diagram.nodes.values() if not node.known)
    diagram.notes.unknown(
        "types of steps", ((node.type, node.id, node.element.place(diagram.file)) for node in unknown)
    )
    for host, events in layout.boundaries.items():
        if host not in diagram.nodes:
            for event in events:
                diagram.notes.wrong(
                    f"This event sits on “{host}”, which is not there, so nothing can make it happen.",
                    event.element.place(diagram.file),
                    event.id,
                )
    return frozenset(_flows(diagram))


def _flows(diagram: Diagram) -> set[str]:
    broken: set[str] = set()
    lost = []
    for flow in diagram.flows:
        place = flow.element.place(diagram.file)
        if flow.source not in diagram.nodes:
            if flow.source and flow.target and flow.target not in diagram.nodes:
                lost.append(flow)
                continue
            told = f"begins at “{flow.source}”, which is not there" if flow.source else "begins nowhere"
            at = flow.target if flow.target in diagram.nodes else ""
            diagram.notes.wrong(f"An arrow {told}, so it is unclear what leads here.", place, at)
        elif not flow.target:
            broken.add(flow.source)
            diagram.notes.wrong("An arrow leads nowhere: it does not name a target.", place, flow.source)
    if lost:
        diagram.notes.wrong(
            f"{counted(len(lost), 'arrow leads', 'arrows lead')} between steps that are not in this file: what they belong to "
            "was not checked.",
            lost[0].element.place(diagram.file),
            fix="Export the diagram again with everything that is in its sub-processes.",
        )
    return broken
