"""Messages between pools: which of them lead a process on, and who talks with customers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from cxlint.journey.model import Transition
from cxlint.sources.bpmn.customers import any_customer, is_customer
from cxlint.sources.bpmn.elements import ACTIVITIES, Arrow, Diagram
from cxlint.sources.naming import transition_name

_BUDGET: Final = 2_000_000
"""Ways looked at while messages are sorted into those that lead on and answers."""


def leading_on(diagram: Diagram, ways: Sequence[Transition]) -> list[Transition]:
    """The messages that lead from one step to another, as transitions.

    Messages to and from a pool as a whole do not say which step they belong to and are left out.

    An answer to a step that led to the one who answers is none: it does not send anybody back. So
    messages never close a circle. Those that start something come first, then the customers' own.
    """
    onward: dict[str, list[str]] = {}
    for way in ways:
        onward.setdefault(way.source, []).append(way.target)
    budget, found = _BUDGET, []
    for message in _in_order(diagram):
        closes, spent = _leads(onward, message.target, message.source, budget)
        budget -= spent
        if not closes and budget > 0:
            onward.setdefault(message.source, []).append(message.target)
            found.append(message)
    kept = set(map(id, found))
    return [_transition(diagram, one) for one in diagram.messages if id(one) in kept]


def _in_order(diagram: Diagram) -> list[Arrow]:
    nodes = diagram.nodes
    between = [one for one in diagram.messages if one.source in nodes and one.target in nodes]

    def order(message: Arrow) -> tuple[bool, bool]:
        starts = nodes[message.target].type == "startEvent"
        return not starts, not any_customer(diagram.actors(nodes[message.source]))

    return sorted(between, key=order)


def _leads(onward: dict[str, list[str]], start: str, goal: str, budget: int) -> tuple[bool, int]:
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
        label=message.name,
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
