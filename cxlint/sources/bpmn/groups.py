"""Which processes are one journey, and what it is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cxlint.journey.model import Transition
from cxlint.sources.bpmn.calls import in_file
from cxlint.sources.bpmn.customers import any_customer, is_customer
from cxlint.sources.bpmn.elements import Diagram, Node, Process, in_line, known_as
from cxlint.sources.bpmn.layout import Layout
from cxlint.sources.naming import file_stem, shortened, slug

ENDINGS: Final = (".bpmn20.xml", ".bpmn2", ".bpmn", ".xml")
_NAMED_AT_MOST: Final = 3
"""Pools in a title."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Processes that are one journey, customers' first; their steps and the ways between them.

    ``owned`` tells whether customers act in it themselves, ``alone`` whether nobody else does,
    ``called`` whether another process of the file calls one of them. ``leaving`` are the ways by
    the step that they leave.
    """

    id: str
    title: str
    role: str
    names: tuple[str, ...]
    processes: tuple[Process, ...]
    nodes: tuple[Node, ...]
    ways: tuple[Transition, ...]
    owned: bool
    alone: bool
    called: bool
    leaving: Mapping[str, Sequence[Transition]]

    def out(self, step: str) -> Sequence[Transition]:
        """The ways that leave a step."""
        return self.leaving.get(step, ())

    def ends(self, own: bool) -> str:
        """What is over at an ending, *own* for the customers': the contact, or a piece of it."""
        whole = self.role == "customer" and not self.called and (own or not self.owned)
        return "contact" if whole else "piece"


def groups(diagram: Diagram, layout: Layout, ways: Sequence[Transition]) -> list[Group]:
    """The journeys of a diagram, in the order of the file."""
    together = _together(diagram, ways)
    processes: dict[str, list[Process]] = {}
    for process in diagram.processes.values():
        processes.setdefault(together[process.id], []).append(process)
    steps: dict[str, list[Node]] = {}
    for node in diagram.nodes.values():
        steps.setdefault(together[node.process], []).append(node)
    home = {node.id: root for root, nodes in steps.items() for node in nodes}
    home |= {over: home[node] for node, over in layout.exits.items()}
    leaving: dict[str, list[Transition]] = {}
    for way in ways:
        leaving.setdefault(home[way.source], []).append(way)
    maker = _Maker(diagram, len(processes) == 1)
    return [
        maker.group(members, steps.get(root, []), leaving.get(root, []))
        for root, members in processes.items()
    ]


def _by_source(ways: Iterable[Transition]) -> dict[str, list[Transition]]:
    found: dict[str, list[Transition]] = {}
    for way in ways:
        found.setdefault(way.source, []).append(way)
    return found


def _together(diagram: Diagram, ways: Iterable[Transition]) -> dict[str, str]:
    """For each process one that stands for all those it hangs together with."""
    above = {identifier: identifier for identifier in diagram.processes}

    def root(one: str) -> str:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for way in ways:
        source, target = diagram.nodes.get(way.source), diagram.nodes.get(way.target)
        if source is not None and target is not None:
            above[root(target.process)] = root(source.process)
    for node in diagram.nodes.values():
        around = diagram.nodes.get(node.scope)
        if around is not None:
            above[root(node.process)] = root(around.process)
    return {identifier: root(identifier) for identifier in above}


class _Maker:
    """Makes groups with ids that no other journey of the file has."""

    def __init__(self, diagram: Diagram, alone: bool) -> None:
        self.diagram = diagram
        self.alone = alone
        self.taken: dict[str, int] = {}
        self.beside = self._beside()
        self.calls = frozenset(
            known_as(node.element.get("calledElement"), diagram.processes)
            for node in diagram.nodes.values()
            if node.type == "callActivity"
        )

    def _beside(self) -> dict[str, set[str]]:
        """Names of the pools without steps that each process exchanges messages with."""
        found: dict[str, set[str]] = {}
        for message in self.diagram.messages:
            for here, other in ((message.source, message.target), (message.target, message.source)):
                node = self.diagram.nodes.get(here)
                if node is not None and other in self.diagram.boxes:
                    found.setdefault(node.process, set()).add(self.diagram.pools.get(other, ""))
        return found

    def group(self, members: list[Process], nodes: list[Node], ways: list[Transition]) -> Group:
        """The group of the processes *members*."""
        owned = {node.process for node in nodes if any_customer(self.diagram.actors(node))}
        members = sorted(members, key=lambda process: process.id not in owned)
        order = {process.id: place for place, process in enumerate(members)}
        meets = any(is_customer(name) for one in members for name in self.beside.get(one.id, ()))
        name = self._title(members)
        return Group(
            id=self._id(name),
            title=name,
            role="customer" if owned or meets else "agent",
            names=self._names(members),
            processes=tuple(members),
            nodes=tuple(sorted(nodes, key=lambda node: order.get(node.process, 0))),
            ways=tuple(ways),
            owned=bool(owned),
            alone=all(any_customer(self.diagram.actors(node)) for node in nodes),
            called=any(process.id in self.calls for process in members),
            leaving=_by_source(ways),
        )

    def _title(self, members: Sequence[Process]) -> str:
        stem = file_stem(self.diagram.file, *ENDINGS)
        if len(members) == 1:
            only = members[0]
            return only.name or only.pool or (stem if self.alone else f"{stem} ({only.id})")
        names = list(dict.fromkeys(shortened(one.pool or one.name or one.id, 60) for one in members))
        more = len(names) - _NAMED_AT_MOST
        shown = [*names[:_NAMED_AT_MOST], f"{more} more"] if more > 1 else names
        return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]

    def _names(self, members: Sequence[Process]) -> tuple[str, ...]:
        """Every name by which a call activity may mean one of the processes."""
        stem = (file_stem(self.diagram.file, *ENDINGS),) if self.alone else ()
        own = (in_file(one.id, self.diagram.file) for one in members)
        found = (*(one.id for one in members), *(one.name for one in members), *stem, *own)
        return tuple(dict.fromkeys(in_line(name) for name in found if name))

    def _id(self, name: str) -> str:
        plain = slug(name)
        made, number = plain, self.taken.get(plain, 0)
        while made in self.taken:
            number += 1
            made = f"{plain[:56]}-{number}"
        self.taken[plain] = max(number, 1)
        self.taken.setdefault(made, 1)
        return made
