"""ESC107: customers ask for a person, and the machine goes on asking."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import (
    Fix,
    Journey,
    Problem,
    Retarget,
    RuleOptions,
    Touchpoint,
    Transition,
    counted,
    named,
    option,
    rule,
)
from cxlint.api import vocabulary as words
from cxlint.prompts import Hit
from cxlint.rules._once import once
from cxlint.rules.escape._asking import asking
from cxlint.rules.escape._counting import Least, is_question, least_to
from cxlint.rules.escape._naming import ways_to_ask


class Options(RuleOptions):
    """How much may still be asked."""

    most: int = option(1, "Most questions after customers have asked for a person. ACIxD (undated): one.")


@rule("ESC107", severity="warning", since="0.1", options=Options, fix="unsafe")
def human_request_deflected(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers choose an option for a person and have to answer several further questions first.

    Flagged::

        main:menu -speak to an agent!-> topic:menu -1-> reason:menu -1-> people:queue
        main -balance-> balance -> off:end(resolved)

    Clean::

        # One question tells which team can help
        main:menu -speak to an agent-> topic:menu -1-> sales:queue
        topic -2-> service:queue

    Clean::

        # Who cannot prove their identity get to a person, too
        main:menu -speak to an agent-> pin:input {auth_level: 1} -> topic:menu -1-> people:queue
        pin -no_match-> people

    Why:
    Customers have said what they want; every further question tells them that they were not heard.

    ACIxD's guidance on transfers (undated): if a transfer is asked for and possible, do it at once; one
    question to find the right team may be justified early on. Customers who are refused an agent hang
    up and dial again (Leppik 2012, as ACIxD reports).

    Fix:
    Lead the option to the person, with one question at most that decides which team helps.

    False alarms:
    Only options whose words name a person count, not "agent login" or "virtual agent". Proving one's
    identity does not count where it is declared (`auth_level` or `auth_methods`) and customers who fail
    get to a person, too. Silent where something that could not be read may lead to a person sooner.
    Requests that never lead to a person are reported by escalation-dead-end.
    """
    asked = ways_to_ask(journey)
    if not asked or not journey.people:
        return
    ahead, questions = _questions(journey), asking(journey)
    groups: dict[str, list[Transition]] = {}
    for identifier in asked:
        way = journey.transition(identifier)
        if way.source in questions and ahead.least.get(way.target, 0) > options.most:
            groups.setdefault(way.target, []).append(way)
    for ways in groups.values():
        yield _problem(journey, ways, asked[ways[0].id], ahead)


@once
def _questions(journey: Journey) -> Least:
    """The fewest questions before a person; proving one's identity left out where it bars nobody."""
    helped = journey.can_reach(journey.people)

    def weigh(way: Transition) -> float:
        source = journey[way.source]
        return float(is_question(source) and not _proves(journey, source, helped))

    return least_to(journey, dict.fromkeys(journey.people | journey.opaque, 0.0), weigh)


def _proves(journey: Journey, touchpoint: Touchpoint, helped: frozenset[str]) -> bool:
    """Whether identity is proved here, and those who fail get to a person, too."""
    if not (touchpoint.get("auth_level") or touchpoint.get("auth_methods")):
        return False
    failing = [way for way in journey.out(touchpoint.id) if way.event in words.CUSTOMER_FAILURES]
    return bool(failing) and all(way.target in helped for way in failing)


def _problem(journey: Journey, ways: list[Transition], said: Hit, ahead: Least) -> Problem:
    first = ways[0]
    on = ahead.way_from(first.target)
    asked = [step for step in on if is_question(journey[step.source])]
    places = named([journey[step.source] for step in asked])
    menu = journey[first.source].name
    return Problem(
        first.id,
        f"Customers who ask for a person at {menu} (“{said.text}”) have to answer "
        f"{counted(len(asked), 'further question')} first: {places}.",
        path=journey.witness(first.source, then=(first, *on)),
        fix=f"Lead “{said.text}” of {menu} to a person, and ask at most what decides on the team.",
        related=tuple(way.id for way in ways[1:]),
        edits=_straight_on(journey, ways, asked[-1]),
        label=f"{counted(len(asked), 'further question')}",
    )


def _straight_on(journey: Journey, ways: list[Transition], last: Transition) -> Fix:
    """Past the questions, to what follows the last of them."""
    target = journey[last.target]
    return Fix(f"Lead straight on to {target.name}", tuple(Retarget(way.id, target.id) for way in ways))
