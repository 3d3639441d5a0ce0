"""The graph of a flow while it is being drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from cxlint.journey.model import Touchpoint, Transition
from cxlint.locations import Location
from cxlint.sources.archy import nodes
from cxlint.sources.archy.outputs import Meaning
from cxlint.sources.archy.shapes import Flow, Ids
from cxlint.sources.naming import transition_name
from cxlint.sources.notes import Notes
from cxlint.sources.tree import Node

FORMAT: Final = "genesys-archy"

PART: Final = "\0part:"
"""Begins a goal that is a part of the flow, until it is known which action stands first in it."""

BACK: Final = "\0back:"
"""Begins a goal that is the menu before, until all ways are known."""


@dataclass(slots=True)
class Draft:
    """Touchpoints and transitions of one flow, and what is still open.

    ``parts`` maps what parts are called to their ids, ``titles`` and ``entries`` these to their
    names and to what stands first in them, ``called`` holds the task that each call is for, and
    ``returns_to_agent`` tells of secure flows that agents call in the middle of a conversation.
    """

    flow: Flow
    notes: Notes
    touchpoints: dict[str, Touchpoint] = field(default_factory=dict)
    ways: list[Transition] = field(default_factory=list)
    ids: Ids = field(default_factory=Ids)
    parts: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    unknown: list[tuple[str, str, Location]] = field(default_factory=list)
    returns_to_agent: bool = field(init=False)

    def __post_init__(self) -> None:
        self.returns_to_agent = "returnToAgent" in nodes.all_keys(self.flow.body)

    def new_id(self, wanted: str) -> str:
        """An id that no other touchpoint has."""
        return self.ids.new(wanted)

    def place(self, node: Node) -> Location:
        """Where a value stands."""
        return nodes.place(self.flow.file, node)

    def add(self, touchpoint: Touchpoint) -> None:
        """Keep a touchpoint."""
        self.touchpoints[touchpoint.id] = touchpoint

    def amend(self, identifier: str, facts: Mapping[str, Any]) -> None:
        """Add facts about where a touchpoint comes from."""
        old = self.touchpoints[identifier]
        self.touchpoints[identifier] = replace(old, source={**old.source, **facts})

    def way(self, source: str, goal: str, why: Meaning, node: Node, say: tuple[str, ...] = ()) -> None:
        """Keep a way from *source* to a touchpoint or to something that is still open."""
        self.ways.append(
            Transition(
                transition_name(source, why.event, why.key or why.label),
                source=source,
                target=goal,
                event=why.event,
                key=why.key,
                label=why.label,
                retry=why.retry,
                max=why.max,
                say=say,
                location=self.place(node),
            )
        )

    def part(self, node: Any) -> str:
        """The goal that a reference to a part of the flow means; empty when it names none."""
        named = nodes.target(node)
        return PART + named if named else ""
