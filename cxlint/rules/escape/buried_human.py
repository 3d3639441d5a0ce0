"""ESC105: there are people, but a long way from where customers begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, RuleOptions, Transition, option, rule
from cxlint.rules.escape._asking import asking
from cxlint.rules.escape._counting import is_question, least_to
from cxlint.rules.escape._listening import listening, understanding

MARGIN = 1.15
"""How far from the truth the seconds that a text takes to say can be."""


class Options(RuleOptions):
    """How far away a person may be."""

    levels: int = option(3, "Most questions before a person. Irish guidance (undated): three levels.")
    seconds: int = option(60, "Longest listening, by estimate, before a person is offered. Our choice.")


@rule("ESC105", severity="warning", since="0.1", options=Options)
def buried_human(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers can choose a person, but only after many questions or long listening.

    Counted is the shortest way on which nothing fails. Listening counts on the phone, as far as the
    prompts are known texts: all of each message, and each menu up to the option that is taken.

    Flagged::

        main:menu -1-> bills:menu -1-> paper:menu -1-> copies:menu! -1-> people:queue
        main -2-> news -> off:end(resolved)

    Clean::

        main:menu -1-> bills:menu -1-> paper:menu -1-> people:queue

    Clean::

        # The person is offered early
        main:menu -1-> bills:menu -1-> paper:menu -1-> copies:menu -1-> people:queue
        main -0-> people

    Clean::

        # A bot that may understand "agent"
        talk:bot -> account:input -> pin:input -> reason:input -> people:queue

    Why:
    Customers who need a person have to answer or listen again and again without knowing whether it
    leads there, and many hang up before.

    Irish guidance on telephone menus (Centre for Excellence in Universal Design, undated) asks for no
    more than three levels; a test of 50 phone menus of large American firms came with the advice to
    offer a person by the third (Software Advice 2014). That all questions count as levels and that
    listening counts from 60 seconds is our choice.

    Fix:
    Offer a person in the first menu, or ask fewer questions before.

    False alarms:
    Silent where a prompt before speaks of an agent, for bots without declared options and where
    `human_intent: true` says that asking for a person is understood, and where something that could
    not be read may lead to a person sooner. Recordings and placeholders count as no time at all, and
    estimates are off by some 15 %, which is left as a margin. Where no answer leads to a person,
    no-human-escape and hidden-human say so.
    """
    questions = asking(journey)
    if not questions or not journey.people:
        return
    said: set[str] = set()
    for problem in (*_many_questions(journey, options.levels), *_long_listening(journey, options.seconds)):
        if problem.at not in said and problem.at in questions:
            said.add(problem.at)
            yield problem


def _many_questions(journey: Journey, most: int) -> Iterator[Problem]:
    goals = dict.fromkeys((*journey.people, *journey.opaque, *understanding(journey)), 0.0)
    ahead = least_to(journey, goals, lambda way: float(is_question(journey[way.source])))
    for entry in journey.entries:
        if ahead.least.get(entry.id, 0) > most:
            way = ahead.way_from(entry.id)
            asked = [step.source for step in way if is_question(journey[step.source])]
            message = (
                f"Customers have to answer {len(asked)} questions before they get to {_goal(journey, way)}"
            )
            yield _problem(
                journey, asked, asked[most], way, message, f"{len(asked)} questions before a person"
            )


def _long_listening(journey: Journey, most: int) -> Iterator[Problem]:
    ahead = listening(journey)
    for entry in journey.entries:
        seconds = round(ahead.least.get(entry.id, 0))
        if seconds > most * MARGIN:
            way = ahead.way_from(entry.id)
            passed = [entry.id, *(step.target for step in way)]
            asked = [one for one in passed if is_question(journey[one])]
            message = f"Customers have to listen for about {seconds} seconds before a person is offered"
            if asked:
                yield _problem(journey, asked, asked[-1], way, message, f"{seconds} seconds before a person")


def _problem(
    journey: Journey, asked: Sequence[str], at: str, way: Sequence[Transition], message: str, label: str
) -> Problem:
    return Problem(
        at,
        f"{message}, even on the shortest way.",
        path=tuple(step.id for step in way),
        fix=f"Offer a person in {journey[asked[0]].name}, where customers are asked first.",
        related=tuple(one for one in asked if one != at),
        label=label,
    )


def _goal(journey: Journey, way: Sequence[Transition]) -> str:
    """The person at the end of *way*, by name."""
    place = journey[way[-1].target]
    return f"a person ({place.name})" if place.id in journey.people else "a person"
