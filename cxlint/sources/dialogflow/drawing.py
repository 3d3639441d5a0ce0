"""One flow while its journey is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxlint.locations import Location
from cxlint.sources.dialogflow.agents import Agent, Flow
from cxlint.sources.dialogflow.canvas import Canvas
from cxlint.sources.dialogflow.handlers import Handler
from cxlint.sources.dialogflow.plans import Plan


@dataclass(slots=True)
class Drawing:
    """One flow while it is drawn.

    ``anywhere`` is the id of the touchpoint that holds what customers can say anywhere in the flow,
    or empty. ``before`` are the pages from which one comes to a page, ``back`` the ids of touchpoints
    that lead back to several such pages. ``leaving`` are the ids of touchpoints at which the flow
    ends, by symbol, ``calls`` those that call other flows, by flow. ``shared`` are the first ids of
    what handlers do on the way. ``raised`` tells how each flow of the agent can end. ``words`` are the
    intents in words, ``returns`` the ids that stand for the pages where something was understood that
    is understood on many, by the touchpoint that holds it.
    """

    agent: Agent
    flow: Flow
    raised: Mapping[str, frozenset[str]]
    canvas: Canvas = field(default_factory=Canvas)
    plans: dict[str, Plan] = field(default_factory=dict)
    start: Plan | None = None
    anywhere: str = ""
    anywhere_leads: bool = False
    groups: dict[str, str] = field(default_factory=dict)
    before: dict[str, list[str]] = field(default_factory=dict)
    back: dict[str, str] = field(default_factory=dict)
    names_by_id: dict[str, str] = field(default_factory=dict)
    leaving: dict[str, str] = field(default_factory=dict)
    calls: dict[str, list[str]] = field(default_factory=dict)
    shared: dict[tuple[Location, tuple[str, ...]], list[str]] = field(default_factory=dict)
    called: dict[tuple[str, str], str] = field(default_factory=dict)
    playbooks: dict[str, tuple[str, Location]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    returns: dict[str, str] = field(default_factory=dict)

    def intent(self, handler: Handler) -> str:
        """The intent of a handler, in words."""
        return self.words.get(handler.intent, handler.intent)

    def return_to(self, spot: Spot) -> str:
        """Where customers are who come back from another flow.

        What is understood in many places leads back to each of them: the id stands for all of them
        until they are known.
        """
        if spot.name != self.anywhere and spot.name not in self.groups.values():
            return spot.stay
        if spot.name not in self.returns:
            self.returns[spot.name] = self.canvas.fresh(spot.name, "back")
        return self.returns[spot.name]

    def page_by(self, name: str) -> Plan | None:
        """The plan of a page by name or id."""
        found = self.plans.get(name)
        return found or self.plans.get(self.names_by_id.get(name, ""))

    def flow_by(self, name: str) -> str:
        """The name of a flow by name or id; as it is when there is no such flow."""
        return name if name in self.agent.flows else self.agent.names_by_id.get(name, name)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a handler is taken: whose page, and where customers are who stay; empty is unknown."""

    plan: Plan | None
    name: str
    stay: str


def flow_name(agent: Agent, flow: str) -> str:
    """The name by which the flows of this agent, and no others, name one of them."""
    return f"{agent.key}/{flow}"
