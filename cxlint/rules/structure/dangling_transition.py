"""STR102: a way to nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import (
    EVERY_ROLE,
    Fix,
    Journey,
    Problem,
    Retarget,
    Touchpoint,
    Transition,
    counted,
    named,
    rule,
)
from cxlint.rules.structure._naming import Names

UNCHECKED = "What should happen there never does, and everything behind it stays unchecked."


@rule("STR102", severity="error", since="0.1", certain=True, roles=EVERY_ROLE, fix="unsafe")
def dangling_transition(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are led to a touchpoint that does not exist.

    Flagged::

        greet -> main {options: {1: bills, 0: queue}}
        bill -> queue:queue

    Clean::

        greet -> main {options: {1: bill, 0: queue}}
        bill -> queue:queue

    Clean::

        greet -> main {options: {1: billing.journey.yaml, 0: queue}}
        queue:queue

    Why:
    Customers who go this way fall out of the journey, and everything behind it stays unchecked.

    Amazon asks that every branch for errors leads to a step that handles them or ends the contact
    ("Best practices for Amazon Connect flows", undated). That no other way may lead to nothing either
    is our own conclusion.

    Fix:
    Lead the way to a touchpoint of this journey, or add the one that is missing.

    False alarms:
    A target in another file is not missing: it is a journey of its own. Several ways to the same
    missing touchpoint are one finding.
    """
    missing: dict[str, list[Transition]] = {}
    for transition in journey.dangling:
        missing.setdefault(transition.target, []).append(transition)
    if missing:
        names = Names(journey)
        for target, ways in missing.items():
            yield _problem(journey, target, ways, names.nearest(target))


def _problem(journey: Journey, target: str, ways: Sequence[Transition], meant: Touchpoint | None) -> Problem:
    first = next((way for way in ways if way.source in journey.reachable), ways[0])
    sources = list(dict.fromkeys([first.source, *(way.source for way in ways)]))
    verb = "lead" if len(sources) > 1 else "leads"
    number = f" ({counted(len(ways), 'way')})" if len(ways) > 1 else ""
    return Problem(
        first.id,
        f"{named([journey[source] for source in sources])} {verb} to “{target}”, which is not there{number}.",
        path=journey.witness(first.source, then=(first,)),
        why=UNCHECKED if journey.role == "agent" else "",
        fix=_advice(target, meant),
        related=tuple(way.id for way in ways if way is not first),
        edits=_retarget(ways, meant),
        label="there is no such touchpoint",
    )


def _advice(target: str, meant: Touchpoint | None) -> str:
    if meant is None:
        return f"Add the touchpoint “{target}”, or lead the way to one that exists."
    name = meant.name if meant.title in ("", meant.id) else f"“{meant.id}” ({meant.title})"
    return f"Did you mean {name}? If not, add the touchpoint “{target}”."


def _retarget(ways: Sequence[Transition], meant: Touchpoint | None) -> Fix | None:
    if meant is None:
        return None
    return Fix(f"Lead to {meant.name} instead", tuple(Retarget(way.id, meant.id) for way in ways))
