"""AGT102: people of whom the design does not say what they work with."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, rule

_NEEDED = {"tools": "tools", "knowledge": "knowledge"}


@rule("AGT102", severity="info", since="0.1", kind="completeness")
def agent_without_tools(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers get to a person, and the design does not say what this person can work with.

    Flagged::

        main:menu -1-> helper:agent! {resolves: [billing]} -> done:end(resolved)

    Flagged::

        main:menu -1-> helper:agent! {tools: [crm]} -> done:end(resolved)

    Clean::

        main:menu -1-> helper:agent {tools: [crm, billing], knowledge: [tariffs]} -> done:end(resolved)

    Clean::

        main:menu -1-> helper:agent {tags: [switchboard]} -> second:queue

    Why:
    A person who lacks the system or the facts has to put customers off, however willing they are.

    That tools and facts decide how much a person can settle, and so belong in the design, is our own
    conclusion.

    Fix:
    Write down the systems (`tools`) and what can be looked up (`knowledge`), and whether they suffice.

    False alarms:
    Only in the profile `strict`. Silent for people who settle nothing: no `resolves`, and no way that leads
    to a resolved end. An empty list means that there is nothing, and is reported.
    """
    for agent in journey.of_kind("agent"):
        missing = [name for key, name in _NEEDED.items() if not agent.get(key)]
        if missing and agent.id in journey.reachable and _settles(journey, agent):
            yield _problem(journey, agent, missing)


def _settles(journey: Journey, agent: Touchpoint) -> bool:
    targets = (way.target for way in journey.ways_on(agent.id) if way.target in journey)
    resolved = agent.end == "resolved" or any(journey[one].end == "resolved" for one in targets)
    return resolved or bool(agent.get("resolves"))


def _problem(journey: Journey, agent: Touchpoint, missing: list[str]) -> Problem:
    lacks = " nor ".join(missing)
    none = f"neither {lacks}" if len(missing) > 1 else f"no {lacks}"
    return Problem(
        agent.id,
        f"{agent.name} is to settle what customers come for, but the design names {none} for it.",
        path=journey.witness(agent.id),
        fix=f"Write down what {agent.name} works with: {' and '.join(f'`{one}`' for one in missing)}.",
        label=f"no {' or '.join(missing)} named",
    )
