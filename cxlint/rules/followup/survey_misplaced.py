"""FUP103: surveys that come too early, twice, or are too long."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, Touchpoint, option, rule
from cxlint.api import vocabulary as words
from cxlint.rules.followup._asking import asked_before

SERVING = words.PERSON_KINDS | {
    "task",
    "page",
    "bot",
    "call",
    "callback",
    "voicemail",
    "event",
    "survey",
    "end",
}
"""Kinds of steps that may have done something for the customer."""


class Options(RuleOptions):
    """How long a survey may be."""

    questions: int = option(5, "Most questions in one survey. Our choice.")


@rule("FUP103", severity="warning", since="0.1", options=Options)
def survey_misplaced(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers are asked how it went before anything was done for them, twice, or at too great length.

    Flagged::

        hello -> main:menu -1-> ask:survey! -> people:queue -> helper:agent

    Flagged::

        main:menu -1-> first:agent -> ask:survey -> second:agent -> again:survey! -> done:end

    Flagged::

        main:menu -1-> helper:agent -> ask:survey! {questions: 12} -> done:end

    Clean::

        main:menu -1-> people:queue -> helper:agent -> ask:survey -> done:end

    Clean::

        # Two questions of one survey
        helper:agent -> ask:survey -> more:survey -> done:end

    Clean::

        # Another contact, weeks later
        helper:agent -> ask:survey -{wait: 30d}-> delivered:event -> again:survey -> done:end

    Why:
    Customers who have not been helped yet rate the wait, and those who are asked again and again stop
    answering.

    Spain's Ley 10/2025 (art. 18.2) forbids asking how satisfied customers are before the matter is
    resolved. At most five questions is our choice.

    Fix:
    Ask once, in one or two questions, after the matter is settled.

    False alarms:
    A survey is too early only where customers chose or answered something before, nothing was done for
    them on any way there, and a person follows. A second survey counts only where somebody served the
    customer in between and no time passes. Surveys are touchpoints of that kind.
    """
    surveys = [one for one in journey.of_kind("survey") if one.id in journey.reachable and not one.backstage]
    early = _too_early(journey) if surveys else frozenset()
    twice = asked_before(journey) if len(surveys) > 1 else {}
    for one in surveys:
        number = one.get("questions")
        if one.id in early:
            yield _early(journey, one)
        elif one.id in twice:
            yield _again(journey, one, journey[twice[one.id]])
        elif isinstance(number, int) and number > options.questions:
            yield _long(journey, one, number, options.questions)


def _too_early(journey: Journey) -> frozenset[str]:
    """The touchpoints that customers come to after a question, before anything is done, on the way to a person."""
    served = journey.perhaps(lambda one: ("served",) if one.kind in SERVING or one.incomplete else ())
    asked = journey.surely(lambda one: ("asked",) if one.kind in words.INPUT_KINDS else ())
    ahead = journey.can_reach(journey.people)
    return frozenset(one for one in ahead if not served.at(one) and asked.at(one))


def _early(journey: Journey, survey: Touchpoint) -> Problem:
    way = journey.way(survey.id, journey.people) or ()
    person = journey[way[-1].target].name if way else "a person"
    return Problem(
        survey.id,
        f"Customers are asked how it went in {survey.name} before anybody has helped them: {person} comes only"
        " afterwards.",
        path=journey.witness(survey.id),
        fix=f"Ask {survey.name} after {person}.",
        label="asked too early",
    )


def _again(journey: Journey, survey: Touchpoint, first: Touchpoint) -> Problem:
    return Problem(
        survey.id,
        f"Customers who have been asked how it went in {first.name} are asked again in {survey.name} in the same"
        " contact.",
        path=journey.witness(survey.id),
        fix=f"Ask once: leave out {first.name} or {survey.name} for customers who come by both.",
        related=(first.id,),
        label="asked again",
    )


def _long(journey: Journey, survey: Touchpoint, number: int, most: int) -> Problem:
    return Problem(
        survey.id,
        f"Customers are asked {number} questions in {survey.name}; many give up before the last.",
        path=journey.witness(survey.id),
        why="Every further question loses answers.",
        fix=f"Keep the questions of {survey.name} that somebody acts on, {most} at most.",
        label=f"{number} questions",
    )
