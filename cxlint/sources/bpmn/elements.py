"""What a BPMN file holds, as values that name each other by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from cxlint.sources.notes import Notes
from cxlint.sources.xmltext import Element

ACTIVITIES: Final = frozenset(
    {
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "scriptTask",
        "businessRuleTask",
        "sendTask",
        "receiveTask",
        "callActivity",
        "subProcess",
        "adHocSubProcess",
        "transaction",
    }
)
GATEWAYS: Final = frozenset(
    {"exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway", "complexGateway"}
)
EVENTS: Final = frozenset(
    {"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"}
)
FLOW_NODES: Final = ACTIVITIES | GATEWAYS | EVENTS
"""What a process may go through. Source: OMG, BPMN 2.0.2, chapter 10."""

CONTAINERS: Final = frozenset({"subProcess", "adHocSubProcess", "transaction"})
"""Activities that hold steps themselves."""

DEFINITION: Final = "EventDefinition"
"""How the names of elements end that say what an event waits for or does."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A step of a process: an activity, an event or a gateway.

    ``scope`` is the id of the sub-process that it stands in, empty outside of any. ``triggers`` are the kinds
    of what an event waits for or does (``timer``, ``message``), ``host`` is the activity a boundary
    event sits on. ``repeated`` marks an id that stands twice, ``known`` a type of the standard.
    """

    id: str
    type: str
    name: str
    scope: str
    process: str
    element: Element
    triggers: tuple[str, ...] = ()
    host: str = ""
    repeated: bool = False
    known: bool = True

    @property
    def trigger(self) -> str:
        """The one trigger of an event; ``multiple`` when it has several, nothing when it has none."""
        return "multiple" if len(self.triggers) > 1 else "".join(self.triggers)

    @property
    def definition(self) -> Element | None:
        """The element that says what an event waits for or does."""
        return next((one for one in self.element.elements if one.name.endswith(DEFINITION)), None)

    @property
    def for_compensation(self) -> bool:
        """Whether the activity is only run to undo another one."""
        return self.element.get("isForCompensation") == "true"

    @property
    def by_event(self) -> bool:
        """Whether it is a sub-process that an event starts."""
        return self.type in CONTAINERS and self.element.get("triggeredByEvent") == "true"

    @property
    def interrupts(self) -> bool:
        """Whether the event, of a boundary or a start, ends what was going on."""
        key = "cancelActivity" if self.type == "boundaryEvent" else "isInterrupting"
        return self.element.get(key, "true") != "false"


@dataclass(frozen=True, slots=True, eq=False)
class Arrow:
    """A sequence flow, message flow or association from one id to another."""

    id: str
    source: str
    target: str
    name: str
    element: Element


@dataclass(frozen=True, slots=True, eq=False)
class Process:
    """A process with at least one step in it, and the pool that shows it, where one does."""

    id: str
    name: str
    pool: str
    element: Element


@dataclass(slots=True, eq=False)
class Diagram:
    """All that a file holds, in its order.

    ``lanes`` tells for a step the names of its lanes, the innermost first. ``pools`` are names of
    participants by id, ``boxes`` the ids of those whose process is not shown. ``named`` are names
    of messages, errors, signals and escalations by id, ``global_tasks`` types of tasks that may be
    called.
    """

    notes: Notes
    root: Element
    nodes: dict[str, Node] = field(default_factory=dict)
    processes: dict[str, Process] = field(default_factory=dict)
    flows: list[Arrow] = field(default_factory=list)
    messages: list[Arrow] = field(default_factory=list)
    associations: list[Arrow] = field(default_factory=list)
    lanes: dict[str, list[str]] = field(default_factory=dict)
    pools: dict[str, str] = field(default_factory=dict)
    boxes: set[str] = field(default_factory=set)
    named: dict[str, str] = field(default_factory=dict)
    global_tasks: dict[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The file's name as it is shown."""
        return self.notes.document.path

    def scopes(self, node: Node) -> Iterator[Node]:
        """The sub-processes around a step, the innermost first."""
        here = self.nodes.get(node.scope)
        while here is not None:
            yield here
            here = self.nodes.get(here.scope)

    def lanes_around(self, node: Node) -> Iterator[str]:
        """The names of the lanes that a step stands in, the nearest first."""
        for one in (node, *self.scopes(node)):
            yield from self.lanes.get(one.id, ())

    def actors(self, node: Node) -> Iterator[str]:
        """Who acts at a step, the nearest first: names of lanes and of the pool."""
        yield from self.lanes_around(node)
        process = self.processes.get(node.process)
        if process is not None and process.pool:
            yield process.pool


def triggers(element: Element) -> tuple[str, ...]:
    """The kinds of what an event waits for or does, such as ``timer``."""
    found = (one.name for one in element.elements if one.name.endswith(DEFINITION))
    kinds = [name.removesuffix(DEFINITION) for name in found]
    return tuple(kinds) or tuple("referenced" for _ in element.all("eventDefinitionRef"))


def in_line(text: str) -> str:
    """A name as people write it, on one line."""
    return " ".join(text.split())


def known_as(ref: str, known: Mapping[str, object]) -> str:
    """The id that a reference means: itself, or what follows its prefix."""
    ref = ref.strip()
    local = ref.rpartition(":")[2]
    return local if ref not in known and local in known else ref
