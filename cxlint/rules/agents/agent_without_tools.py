"""AGT102: people of whom the design does not say what they work with."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, rule

_NEEDED = ("tools", "knowledge")


@rule("AGT102", severity="info", since="0.1", kind="completeness")
def agent_without_tools(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers get to a person, and the design does not say what this person can work with.

    Flagged::

        main:menu -1-> helper:agent! {resolves: [billing]} -> done:end(resolved)

    Clean::

        main:menu -1-> helper:agent {tools: [crm]} -> done:end(resolved)

    Clean::

        main:menu -1-> helper:agent {knowledge: [tariffs]} -> done:end(resolved)

    Clean::

        main:menu -1-> helper:agent {tags: [switchboard]} -> second:queue

    Why:
    A person who lacks the system or the facts has to put customers off, however willing they are.

    That tools and facts decide how much a person can settle, and so belong in the design, is our own
    conclusion.

    Fix:
    Write down the systems (`tools`) or what can be looked up (`knowledge`).

    False alarms:
    Only in the profile `strict`. One of `tools` and `knowledge` is enough. Silent for people who settle nothing: no `resolves`, and no way that leads
    to a resolved end. An empty list means that there is nothing, and is reported.
    """
    for agent in journey.of_kind("agent"):
        named = any(agent.get(key) for key in _NEEDED)
        if not named and agent.id in journey.reachable and _settles(journey, agent):
            yield _problem(journey, agent)


def _settles(journey: Journey, agent: Touchpoint) -> bool:
    targets = (way.target for way in journey.ways_on(agent.id) if way.target in journey)
    resolved = agent.end == "resolved" or any(journey[one].end == "resolved" for one in targets)
    return resolved or bool(agent.get("resolves"))


def _problem(journey: Journey, agent: Touchpoint) -> Problem:
    return Problem(
        agent.id,
        f"The design does not say where {agent.name} can look things up.",
        path=journey.witness(agent.id),
        fix=f"Write down the systems that {agent.name} works with (`tools`), or what can be looked up (`knowledge`).",
        label="nothing to work with",
    )
