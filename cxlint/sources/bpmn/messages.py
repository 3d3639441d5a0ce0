"""Messages between pools: which of them lead a process on, and who talks with customers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from cxlint.journey.model import Transition
from cxlint.sources.bpmn.customers import any_customer, is_customer
from cxlint.sources.bpmn.elements import ACTIVITIES, Arrow, Diagram, Node
from cxlint.sources.naming import transition_name

_BUDGET: Final = 2_000_000
"""Ways looked at while messages are sorted into those that lead on and answers."""


def leading_on(diagram: Diagram, ways: Sequence[Transition]) -> list[Transition]:
    """The messages that lead from one step to another, as transitions.

    Messages to and from a pool as a whole do not say which step they belong to and are left out.

    An answer to a step that led to the one who answers is none: it does not send anybody back. So
    messages never close a circle, except to a step that waits for them and that people come back
    to anyway, such as where customers try again and wait for the next answer. Which messages are
    kept does not depend on their order in the file.
    """
    drawn: dict[str, list[str]] = {}
    for way in ways:
        drawn.setdefault(way.source, []).append(way.target)
    onward = {step: list(targets) for step, targets in drawn.items()}
    budget, found = _BUDGET, []
    for message in _in_order(diagram):
        refused, spent = _leads(onward, message.target, message.source, budget)
        budget -= spent
        if refused and _waits(diagram.nodes[message.target]):
            again, spent = _comes_back(drawn, message.target, budget)
            refused, budget = not again, budget - spent
        if not refused and budget > 0:
            found.append(message)
            onward.setdefault(message.source, []).append(message.target)
    return [_transition(diagram, one) for one in found]


def _in_order(diagram: Diagram) -> list[Arrow]:
    """Those that start something first, then those that somebody waits for, then the customers' own."""
    nodes = diagram.nodes
    between = [one for one in diagram.messages if one.source in nodes and one.target in nodes]
    place = {node: number for number, node in enumerate(nodes)}

    def order(message: Arrow) -> tuple[int, bool, int, int, str]:
        target = nodes[message.target]
        awaited = 0 if target.type == "startEvent" else 1 if _waits(target) else 2
        own = any_customer(diagram.actors(nodes[message.source]))
        return awaited, not own, place[message.source], place[message.target], message.id

    return sorted(between, key=order)


def _waits(node: Node) -> bool:
    """Whether the step goes on when a message arrives, and not before."""
    return node.type == "receiveTask" or node.type in ("intermediateCatchEvent", "boundaryEvent")


def _comes_back(drawn: Mapping[str, Sequence[str]], step: str, budget: int) -> tuple[bool, int]:
    """Whether drawn ways lead from a step back to it, and how many were looked at."""
    spent = 0
    for target in drawn.get(step, ()):
        found, more = _leads(drawn, target, step, budget - spent)
        spent += more
        if found or spent > budget:
            return found, spent
    return False, spent


def _leads(onward: Mapping[str, Sequence[str]], start: str, goal: str, budget: int) -> tuple[bool, int]:
    """Whether *goal* can be reached from *start*, and how many ways were looked at."""
    seen, wave, spent = {start}, [start], 0
    while wave and spent <= budget:
        here = wave.pop()
        if here == goal:
            return True, spent
        for target in onward.get(here, ()):
            spent += 1
            if target not in seen:
                seen.add(target)
                wave.append(target)
    return False, spent


def _transition(diagram: Diagram, message: Arrow) -> Transition:
    name = message.id or transition_name(message.source, "message")
    return Transition(
        name if name not in diagram.nodes else transition_name(message.source, "message", name),
        message.source,
        message.target,
        "message",
        label=f"“{message.name}”" if message.name else "",
        location=message.element.place(diagram.file),
    )


class Partners:
    """Whom each step sends messages to and gets messages from, as far as the file shows it.

    ``sent`` are the messages by their sender; ``sends`` and ``gets`` tell of each message whether the
    other end is a customer's.
    """

    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.sent: dict[str, list[Arrow]] = {}
        self.sends: dict[str, list[bool]] = {}
        self.gets: dict[str, list[bool]] = {}
        for message in diagram.messages:
            self.sent.setdefault(message.source, []).append(message)
            self.sends.setdefault(message.source, []).append(self._is_customers(message.target))
            self.gets.setdefault(message.target, []).append(self._is_customers(message.source))

    @cached_property
    def steps_in_front(self) -> Mapping[str, int]:
        """How many activities of each lane or pool exchange messages with customers."""
        found: dict[str, int] = {}
        for step in dict.fromkeys([*self.sends, *self.gets]):
            node = self.diagram.nodes.get(step)
            if node is not None and node.type in ACTIVITIES and self.meets_customers(step):
                actor = next(self.diagram.actors(node), "")
                found[actor] = found.get(actor, 0) + 1
        return found

    def _is_customers(self, end: str) -> bool:
        node = self.diagram.nodes.get(end)
        if node is not None:
            return any_customer(self.diagram.actors(node))
        return is_customer(self.diagram.pools.get(end, ""))

    def tells_customers(self, step: str) -> bool | None:
        """Whether the step sends messages to customers; None when it sends none that are drawn."""
        return any(self.sends[step]) if step in self.sends else None

    def meets_customers(self, step: str) -> bool:
        """Whether the step exchanges messages with customers."""
        return any(self.sends.get(step, ())) or any(self.gets.get(step, ()))
