"""ESC109: what customers wanted to do themselves fails, and they are back in the menu."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Fix, Journey, Problem, Retarget, Touchpoint, Transition, named, rule
from cxlint.rules._once import once
from cxlint.rules.escape._asking import asking, only_people, understands
from cxlint.rules.escape._landing import FAULTS, lands, offers_help, steps_to

ONE_STEP = frozenset({"no_input", "no_match"})
"""Customers who do not know what to say after a failure say nothing, or something else."""


@rule("ESC109", severity="warning", since="0.1", fix="unsafe")
def selfservice_fail_no_help(journey: Journey, options: object) -> Iterator[Problem]:
    """Something that customers do themselves fails, and they are sent back to a menu without a person.

    Flagged::

        main:menu -1-> topic:menu -1-> pay:task -> paid -> done:end(resolved)
        topic -2-> balance -> main
        pay -error!-> sorry -> topic
        main -0-> people:queue

    Clean::

        main:menu -1-> topic:menu -1-> pay:task -> paid -> done:end(resolved)
        topic -2-> balance -> main
        pay -error-> sorry -> people:queue
        main -0-> people

    Clean::

        # The menu offers a person at once
        main:menu -1-> pay:task -> paid -> done:end(resolved)
        pay -error-> sorry -> main
        main -0-> people:queue

    Why:
    These customers have tried to help themselves and cannot; sending them round once more costs their
    trust in doing it themselves.

    Few matters are settled by self-service alone (9 % in a Gartner survey of 2019, reported
    second-hand), so its failures are no exception to plan for later.

    Fix:
    Lead from the failure to a person, with what customers have entered so far.

    False alarms:
    Only failures of steps that follow an answer of the customer and lead to a menu or a bot. Silent
    where that offers a person directly or may understand the wish for one, where data is asked for
    again, and where nothing can reach a person at all (no-human-escape). That customers hear nothing on
    the way is reported by failure-replays-menu, that the contact ends by error-hangup.
    """
    questions = asking(journey)
    if not questions or not journey.help:
        return
    chosen, reaching = _after_choice(journey), journey.can_reach(journey.help)
    groups: dict[str, list[Transition]] = {}
    for source in journey.of_kind("task", "page"):
        if source.id not in chosen:
            continue
        for way in _failing(journey, source):
            landing = lands(journey, way)
            if landing and landing.said and landing.place in questions and landing.place in reaching:
                groups.setdefault(landing.place, []).append(way)
    for place in journey.in_walking_order(groups):
        if _offers_nobody(journey, journey[place]):
            yield _problem(journey, journey[place], groups[place])


@once
def _after_choice(journey: Journey) -> frozenset[str]:
    """What customers come to after they have answered something, before anybody helped them."""
    answers = {
        way.target
        for question in asking(journey).values()
        for way in journey.ways_on(question.id)
        if not way.accidental and way.target in journey
    }
    return journey.reach(answers, through=lambda way: way.source not in journey.help)


def _failing(journey: Journey, source: Touchpoint) -> list[Transition]:
    working = {way.target for way in journey.ways_on(source.id) if not way.accidental}
    return [way for way in journey.out(source.id) if way.event in FAULTS and way.target not in working]


def _offers_nobody(journey: Journey, question: Touchpoint) -> bool:
    return (
        question.kind != "input"
        and not offers_help(journey, question, ONE_STEP)
        and not understands(journey, question)
    )


def _problem(journey: Journey, menu: Touchpoint, ways: Sequence[Transition]) -> Problem:
    first, people = ways[0], only_people(journey)
    steps = [journey[one] for one in dict.fromkeys(way.source for way in ways)]
    target = people.name if people else "a person"
    edits = tuple(Retarget(way.id, people.id) for way in ways) if people else ()
    return Problem(
        first.id,
        f"If {named(steps, 'or')} fails, customers are sent back to {menu.name}, "
        "which offers no person directly.",
        path=journey.witness(first.source, then=steps_to(journey, first, menu.id)),
        fix=f"Lead to {target} where {named(steps, 'or')} fails, or offer a person in {menu.name}.",
        related=tuple(way.id for way in ways[1:]),
        edits=Fix(f"Lead to {target} instead", edits) if edits else None,
        label="fails, and no person is offered",
    )
