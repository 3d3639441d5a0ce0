"""AGT101: people who can only pass customers on."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, named, rule
from cxlint.rules._drawn import DRAWINGS

_ELSEWHERE = frozenset({"queue", "transfer", "callback", "agent"})
_SETTLING = ("resolves", "authority", "fulfils")
"""Attributes that say that something is settled here."""

_SWITCHBOARD = frozenset({"switchboard", "reception"})


@rule("AGT101", severity="warning", since="0.1")
def agent_cannot_resolve(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers reach a person who can do nothing but pass them on.

    Flagged::

        main:menu -1-> helper:agent! -> second:queue -> expert:agent -> done:end(resolved)

    Clean::

        main:menu -1-> helper:agent -> done:end(resolved)
        helper -> second:queue -> expert:agent -> done

    Clean::

        main:menu -1-> helper:agent {tags: [switchboard]} -> second:queue -> expert:agent -> done:end(resolved)

    Why:
    Customers who got through at last have to wait and explain once more, and the first talk was for
    nothing.

    SQM Group (undated) traces transfers to wrong routing and missing skills; both are settled before
    the talk begins.

    Fix:
    Let the first person settle what can be settled there, or lead customers to the right team at once.

    False alarms:
    Silent where one way from the person leads to an end, a message, a step in the firm, or another journey,
    where the design says what can be settled there (`resolves`, `authority`, `fulfils`), where time passes
    before the next step (`wait`), where it does not say what follows, and for a switchboard (tags `switchboard` or `reception`). Silent in diagrams, where a box is one thing
    that somebody does and says nothing of what else they can do.
    """
    if journey.origin in DRAWINGS:
        return
    for agent in journey.of_kind("agent"):
        if agent.id in journey.reachable and not agent.backstage and not _meant(agent):
            ahead = _ahead(journey, agent)
            if ahead and all(one.kind in _ELSEWHERE for one in ahead):
                yield _problem(journey, agent, ahead)


def _meant(agent: Touchpoint) -> bool:
    """Whether passing on is the job, or the design says what can be settled here."""
    return any(agent.get(key) for key in _SETTLING) or agent.is_end or not _SWITCHBOARD.isdisjoint(agent.tags)


def _ahead(journey: Journey, agent: Touchpoint) -> list[Touchpoint]:
    """Where customers go from *agent* when nothing fails; nothing where that is not known, or only comes later."""
    ways = [way for way in journey.ways_on(agent.id) if not way.accidental]
    later = any(way.wait is not None or way.after is not None for way in ways)
    if later or agent.id in journey.opaque or any(way.target == agent.id for way in ways):
        return []
    return [journey[target] for target in dict.fromkeys(way.target for way in ways)]


def _problem(journey: Journey, agent: Touchpoint, ahead: list[Touchpoint]) -> Problem:
    later = all(one.kind == "callback" for one in ahead)
    instead = "instead of putting it off" if later else f"or lead customers to {named(ahead, 'or')} at once"
    passed = "be promised a call-back" if later else f"be passed on to {named(ahead, 'or')}"
    return Problem(
        agent.id,
        f"Customers who reach {agent.name} can only {passed}.",
        path=journey.witness(agent.id),
        fix=f"Let {agent.name} settle what can be settled there, {instead}.",
        related=tuple(one.id for one in ahead),
        label="can only pass customers on",
    )
