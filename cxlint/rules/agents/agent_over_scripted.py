"""AGT103: people who have to read from a script where they should think."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Fix, Journey, Problem, Safety, SetAttribute, Touchpoint, rule

_HARD = {"mid": "not simple", "high": "hard"}


@rule("AGT103", severity="info", since="0.1", kind="declared", fix="safe")
def agent_over_scripted(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers with a matter that is not simple talk to somebody who has to keep to a script.

    Flagged::

        main:menu -1-> helper:agent! {script: mandatory, complexity: high} -> done:end(resolved)

    Clean::

        main:menu -1-> helper:agent {script: guide, complexity: high} -> done:end(resolved)

    Clean::

        main:menu -1-> helper:agent {script: mandatory, complexity: low} -> done:end(resolved)

    Clean::

        # What has to be read out by law
        main:menu -1-> helper:agent {script: mandatory, complexity: high, tags: [legal]} -> done:end(resolved)

    Why:
    A script cannot foresee a matter that is not simple, and customers notice that nobody listens.

    CEB's research (2013) names robotic service among the drivers of disloyalty.

    Fix:
    Make the script a guide (`script: guide`), and leave the words to the people who talk.

    False alarms:
    Speaks only where the design says both that the script is mandatory and how hard the matter is.
    Silent for what has to be read out by law (tag `legal`).
    """
    for agent in journey.of_kind("agent"):
        hard = _HARD.get(agent.get("complexity", ""))
        bound = agent.get("script") == "mandatory" and "legal" not in agent.tags
        if hard and bound and agent.id in journey.reachable:
            yield _problem(journey, agent, hard)


def _problem(journey: Journey, agent: Touchpoint, hard: str) -> Problem:
    change = SetAttribute(agent.id, "script", "guide")
    return Problem(
        agent.id,
        f"{agent.name} has to keep to a script although the matter customers come with is {hard}.",
        path=journey.witness(agent.id),
        fix=f"Make the script of {agent.name} a guide and leave the words to the people who talk.",
        edits=Fix(f"Make the script of {agent.name} a guide.", (change,), Safety.SAFE),
        label="a script that binds",
    )
