"""ESC110: customers ask for a person, or are promised one, and nobody is there."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Severity, Touchpoint, Transition, rule
from cxlint.rules._endings import abandoned, help_later, medium_at
from cxlint.rules.escape._escalating import Escalations, Request, dead_escalations

BEHIND = "no way from there leads to a person, a call-back or a voicemail"


@rule("ESC110", severity="error", since="0.1", certain=True)
def escalation_dead_end(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers ask for a person, or are told that they are put through, and then nobody helps them.

    The same goes for a bot flow that is left because the customer wants a person, where nothing that
    comes after it leads to one. A warning where the flow that takes them back has people elsewhere, or
    where only some of several such flows do nothing.

    Flagged::

        main:menu -speak to an agent!-> sorry -> off:end
        main -balance-> balance -> main

    Flagged::

        main:menu -1-> hold {prompt: 'One moment, I will connect you to an agent.'}!
        hold -> off:end
        main -2-> people:queue

    Clean::

        main:menu -speak to an agent-> hold {prompt: 'One moment, I will connect you to an agent.'}
        hold -> people:queue

    Clean::

        # Somebody has the matter on the desk
        main:menu -speak to an agent-> note:task {opens_case: true} -> off:end
        main -balance-> balance -> main

    Clean::

        # Customers are told that it does not work
        main:menu -1-> hours {prompt: 'Sorry, we cannot connect you to an agent now.'} -> off:end
        main -2-> people:queue

    Why:
    It is the worst place to lose customers: the machine has agreed that they need a person, and then
    there is none.

    One of the public Dialogflow CX agents ends a flow "with human escalation" and does nothing about it
    where the flow was called (our own reading). The US Consumer Financial Protection Bureau counts
    “doom loops” and missing people among the harms of chatbots (2023, reported second-hand).

    Fix:
    Lead on to a queue, a call-back or a voicemail, or do not promise a person.

    False alarms:
    Silent where anything that follows leads to help, to a case, a page or another journey that may
    help, to an ending declared good, and where a piece of a journey goes back to its caller. Options
    count only when their words name a person, prompts only when they say that customers are being put
    through. Options that lead to another machine are reported by gotcha-label.
    """
    found = dead_escalations(journey)
    for place, ways in found.unhandled.items():
        yield from _unhandled(journey, journey[place], ways)
    yield from (_returned(journey, journey[place]) for place in found.returned)
    for request in found.requests:
        yield _refused(journey, request)
    yield from _broken(journey, found)


def _unhandled(journey: Journey, place: Touchpoint, ways: tuple[Transition, ...]) -> Iterator[Problem]:
    beyond = journey.beyond.get(place.id)
    if place.kind == "call" and (beyond is None or beyond.help is None):
        return
    caller = f"“{beyond.journey}”, which does nothing about it" if beyond else "the flow that called this one"
    several = "" if beyond else ", and not every such flow does something about it"
    yield Problem(
        place.id,
        f"Customers who want a person are sent back to {caller}{several}.",
        path=journey.witness(place.id),
        fix="Take up the wish for a person where the flow was called"
        f"{f', in “{beyond.journey}”,' if beyond else ''} and lead it to people.",
        severity=Severity.WARNING if beyond is None or beyond.help else None,
        related=tuple(way.id for way in ways),
        label="nobody takes up the wish for a person",
    )


def _returned(journey: Journey, call: Touchpoint) -> Problem:
    bot, medium = f"“{journey.beyond[call.id].journey}”", medium_at(journey, call)
    ways = journey.ways_on(call.id)
    fates = [journey.fates.get(way.target) for way in ways]
    over = bool(fates) and all(fate is not None and fate.cut_off for fate in fates)
    end = abandoned(medium) if over else "do not get to one"
    return Problem(
        call.id,
        f"Customers who ask for a person in {bot} come back from it and {end}: no way after {call.name} "
        "leads to a person, a call-back or a voicemail.",
        path=journey.witness(call.id, then=(ways[0], *_ending(journey, ways[0].target)) if ways else ()),
        fix=f"After {call.name}, lead customers who ask for a person to a queue, or offer "
        f"{help_later(medium)}.",
        label="nobody takes up the wish for a person",
    )


def _refused(journey: Journey, request: Request) -> Problem:
    first = request.ways[0]
    menu, medium = journey[first.source], medium_at(journey, journey[first.source])
    fate = journey.fates.get(first.target)
    end = f"{abandoned(medium)}" if fate and fate.cut_off else "do not get to one"
    return Problem(
        first.id,
        f"Customers who ask for a person at {menu.name} (“{request.words}”) {end}: {BEHIND}.",
        path=journey.witness(first.source, then=(first, *_ending(journey, first.target))),
        fix=f"Lead “{request.words}” of {menu.name} to a queue, or offer {help_later(medium)}.",
        related=tuple(way.id for way in request.ways[1:]),
        label="nobody is behind this option",
    )


def _ending(journey: Journey, touchpoint: str) -> tuple[Transition, ...]:
    return journey.way_to_ending(touchpoint) if touchpoint in journey.fates else ()


def _broken(journey: Journey, found: Escalations) -> Iterator[Problem]:
    for place in journey.in_walking_order(found.promises):
        medium = medium_at(journey, journey[place])
        fate = journey.fates.get(place)
        end = (
            f"are then {abandoned(medium).removeprefix('are ')}"
            if fate and fate.cut_off
            else "then get to nobody"
        )
        yield Problem(
            place,
            f"Customers are told “{found.promises[place].words}” in {journey[place].name} and {end}: "
            f"{BEHIND}.",
            path=journey.witness(place, then=_ending(journey, place)),
            fix=f"Lead from {journey[place].name} to a queue, or offer {help_later(medium)}.",
            label="promises a person, nobody comes",
        )
