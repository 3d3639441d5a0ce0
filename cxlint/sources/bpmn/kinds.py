"""What each step is to a customer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from cxlint.sources.bpmn.customers import any_customer
from cxlint.sources.bpmn.elements import ACTIVITIES, GATEWAYS, Diagram, Node
from cxlint.sources.bpmn.messages import Partners
from cxlint.sources.bpmn.questions import is_about_an_outcome
from cxlint.sources.hours import is_about_hours

_KINDS: Final = {
    "userTask": "agent",
    "manualTask": "agent",
    "sendTask": "message",
    "receiveTask": "wait",
    "callActivity": "call",
    "eventBasedGateway": "wait",
}
_OWN: Final = {
    "task": "event",
    "manualTask": "event",
    "sendTask": "event",
    "receiveTask": "wait",
    "callActivity": "call",
}
"""What customers do themselves; other activities are pages, because they use something."""

_WAITING: Final = frozenset({"timer", "message", "signal", "conditional", "multiple", "referenced"})


class Whose(Enum):
    """Who does a task; nobody's are those that stand in no pool and no lane with a name."""

    CUSTOMERS = "customers"
    NAMED = "named"
    NOBODYS = "nobody's"


@dataclass(frozen=True, slots=True)
class Role:
    """Who acts at a step: ``actor`` by name, and whether it is the customer."""

    actor: str
    customer: bool


def role(node: Node, diagram: Diagram) -> Role:
    """Who acts at a step."""
    actors = list(diagram.actors(node))
    return Role(actors[0] if actors else "", any_customer(actors))


def kind(node: Node, own: bool, diagram: Diagram, partners: Partners) -> str:
    """The kind of a step; *own* tells whether the customer acts in it. Ends are told apart elsewhere."""
    who = Whose.CUSTOMERS if own else Whose.NAMED if any(diagram.actors(node)) else Whose.NOBODYS
    if node.type == "callActivity":
        called = _task_called(node, diagram)
        return _of_task(called, who) if called else "call"
    found = _of_task(node.type, who) if node.type in ACTIVITIES else _of_event(node, own)
    if found == "message" and partners.tells_customers(node.id) is False:
        return "task"
    return found


def tells(node: Node, diagram: Diagram, partners: Partners) -> bool:
    """Whether an event tells customers something, as far as the file shows to whom it is sent."""
    return (
        _sends(node) and not role(node, diagram).customer and partners.tells_customers(node.id) is not False
    )


def _sends(node: Node) -> bool:
    return node.type in ("intermediateThrowEvent", "endEvent") and node.trigger == "message"


def _task_called(node: Node, diagram: Diagram) -> str:
    """The type of a task that several processes share; a process of the same id is meant first.

    Tools also write a task of no type that only stands for a process in another file.
    """
    ref = node.element.get("calledElement").rpartition(":")[2]
    return "" if ref in diagram.processes else diagram.global_tasks.get(ref, "")


def _of_task(type: str, who: Whose) -> str:
    if who is Whose.CUSTOMERS:
        return _OWN.get(type, "page")
    found = _KINDS.get(type, "task")
    return "task" if found == "agent" and who is Whose.NOBODYS else found


def _of_event(node: Node, own: bool) -> str:
    if node.type in GATEWAYS:
        return _KINDS.get(node.type, "decision")
    if not node.known:
        return "task"
    if node.type == "intermediateCatchEvent" and node.trigger in _WAITING:
        return "wait"
    return "message" if _sends(node) and not own else "event"


def split(node: Node, ways: int, conditions: int) -> str:
    """How many of *ways* are taken, *conditions* of which depend on one."""
    if node.type in ("exclusiveGateway", "eventBasedGateway") or ways < 2:
        return "one"
    if node.type in ("inclusiveGateway", "complexGateway", "adHocSubProcess") or conditions:
        return "any"
    return "all"


def join(node: Node, ways: int) -> str:
    """How many of *ways* into a gateway must have arrived; empty where nothing is joined."""
    if node.type not in GATEWAYS or ways < 2 or node.type == "complexGateway":
        return ""
    return "all" if node.type == "parallelGateway" else "any"


def basis(node: Node, own: bool, ways: int) -> str:
    """What a gateway looks at; empty where that is not known."""
    decides = node.type in ("exclusiveGateway", "inclusiveGateway") and ways > 1
    if not decides:
        return ""
    if is_about_hours(node.name):
        return "hours"
    return "" if chooses(node, own) else "data"


def chooses(node: Node, own: bool) -> bool:
    """Whether a customer chooses at a gateway of theirs, which opening hours and outcomes are not."""
    return own and not is_about_hours(node.name) and not is_about_an_outcome(node.name)
