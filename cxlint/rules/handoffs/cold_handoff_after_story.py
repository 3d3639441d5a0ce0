"""HND107: customers are passed on without a word between the two who talk with them."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, Transition, rule
from cxlint.rules.handoffs._fields import lost
from cxlint.rules.handoffs._walking import after_talking, hands_on, is_person, same_person


@rule("HND107", severity="warning", since="0.1", kind="declared")
def cold_handoff_after_story(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers tell a person their story and are then passed on to another one without a word.

    Flagged::

        main:menu -1-> people:queue -> helper:agent -!-> garage:transfer {transfer_mode: cold}

    Clean::

        main:menu -1-> people:queue -> helper:agent -> garage:transfer {transfer_mode: warm}

    Clean::

        # What was told goes along
        main:menu -1-> people:queue -> helper:agent -{carries: [problem]}-> garage:transfer {transfer_mode: cold}

    Clean::

        # Nobody has been told anything yet
        main:menu -1-> garage:transfer {transfer_mode: cold}

    Why:
    The second person knows nothing of what the first one heard, so customers begin again from the
    start.

    Being passed on and having to explain again are drivers of effort (Dixon, Freeman and Toman 2010).

    Fix:
    Let the first person stay until the second one knows what it is about (`transfer_mode: warm`), or
    hand over what was told.

    False alarms:
    Speaks only where a transfer is declared `cold`. Silent where something is handed over (`carries`,
    or `context_carry: all`), where the customer comes from a machine, where nobody was there to talk
    with, and where context-lost-at-handoff reports what gets lost on the same way.
    """
    if journey.attributes.get("context_carry") == "all":
        return
    told = {one.way.id for one in lost(journey)}
    for one in journey.reached:
        if one.get("transfer_mode") == "cold" and is_person(journey, one):
            ways = [way for way in journey.into(one.id) if way.id not in told and _from_person(journey, way)]
            if ways:
                yield _problem(journey, one, ways)


def _from_person(journey: Journey, way: Transition) -> bool:
    """Whether customers come by *way* from somebody who was there, and nothing goes along."""
    source = journey[way.source]
    met = (
        source.id in journey.reachable and source.kind in ("agent", "transfer") and is_person(journey, source)
    )
    return (
        met
        and not way.carries
        and hands_on(journey, way)
        and after_talking(way)
        and not same_person(journey, way)
    )


def _problem(journey: Journey, second: Touchpoint, ways: list[Transition]) -> Problem:
    first = journey[ways[0].source]
    return Problem(
        ways[0].id,
        f"Customers who have told {first.name} their story are passed on to {second.name} without a word "
        "between the two.",
        path=journey.witness(first.id, then=ways[:1]),
        fix=f"Let {first.name} stay until {second.name} knows what it is about, or hand over what was told.",
        related=tuple(way.id for way in ways[1:]),
        label="passed on without a word",
    )
