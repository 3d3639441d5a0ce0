"""Pools and lanes as the stages of a journey, so that maps show who does what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxlint.journey.model import Stage
from cxlint.sources.bpmn.elements import Diagram, Node
from cxlint.sources.naming import shortened, slug

_LONGEST = 38
"""Characters: what maps show of the name of a stage."""


def by_step(diagram: Diagram, nodes: Iterable[Node]) -> Mapping[str, Stage]:
    """The stages of these steps, by step, in the order of the file; none where all are in one.

    Left out are steps that stand in no pool and no lane with a name.
    """
    names = {node.id: name for node in nodes if (name := _name(diagram, node))}
    stages: dict[str, Stage] = {}
    taken: set[str] = set()
    for name in names.values():
        if name not in stages:
            identifier, number = slug(name), 1
            while identifier in taken:
                number += 1
                identifier = f"{slug(name)[:56]}-{number}"
            taken.add(identifier)
            stages[name] = Stage(identifier, name)
    return {step: stages[name] for step, name in names.items()} if len(stages) > 1 else {}


def _name(diagram: Diagram, node: Node) -> str:
    """``Shop: Service team``, or the pool alone where it has no lanes."""
    process = diagram.processes.get(node.process)
    pool = process.pool if process is not None else ""
    lane = next(iter(diagram.lanes_around(node)), "")
    if not pool or not lane or lane == pool:
        return lane or pool
    return f"{shortened(pool, max(_LONGEST - 2 - len(lane), 10))}: {lane}"
