"""Where customers are asked something and ought to be able to ask for a person instead."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cxlint.api import AddTransition, Fix, Journey, Safety, Touchpoint, Transition
from cxlint.api import vocabulary as words
from cxlint.rules._once import once
from cxlint.rules._surveys import is_survey, is_survey_journey
from cxlint.rules.escape._naming import tells_of_person

OPERATOR_KEY = "0"
"""The key for a person. ISO/IEC 13714 and ETSI ETR 096 give it to help and the operator."""


@once
def asking(journey: Journey) -> dict[str, Touchpoint]:
    """Touchpoints where customers must answer an automaton, in the order of the design.

    Left out: what nobody reaches, what leads nowhere (which is a dead end), what comes after
    customers were served, surveys, what happens face to face, where the designer vouches that no
    person is meant to be reached, questions that nobody can fail at, and straight ways to what the
    customer came for.
    """
    if words.NO_HUMAN in (journey.attributes.get("assures") or ()) or is_survey_journey(journey):
        return {}
    inputs = [one for one in journey.reached if one.kind in words.INPUT_KINDS and not one.backstage]
    if not inputs:
        return {}
    unserved, straight = before_service(journey), _straight(journey)
    return {
        one.id: one
        for one in inputs
        if one.id in unserved and one.id not in straight and not _needs_nobody(journey, one)
    }


@once
def asking_elsewhere(journey: Journey) -> dict[str, Touchpoint]:
    """Calls of modules in which customers must answer an automaton, as far as :func:`asking` goes."""
    if words.NO_HUMAN in (journey.attributes.get("assures") or ()) or is_survey_journey(journey):
        return {}
    unserved = before_service(journey)
    calls = [one for one in journey.of_kind("call") if one.id in unserved and not is_survey(one)]
    return {one.id: one for one in calls if one.id in journey.beyond and journey.beyond[one.id].asks}


def _needs_nobody(journey: Journey, touchpoint: Touchpoint) -> bool:
    return (
        words.NO_HUMAN in (touchpoint.get("assures") or ())
        or not journey.leads_on(touchpoint.id)
        or is_survey(touchpoint)
        or _cannot_fail(journey, touchpoint)
        or journey.medium(touchpoint) == "person"
    )


def _cannot_fail(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether nothing is offered, and those who fail go on like everybody else."""
    ways = journey.ways_on(touchpoint.id)
    failing = any(way.event in words.CUSTOMER_FAILURES for way in ways)
    return failing and not any(way.deliberate for way in ways) and len({way.target for way in ways}) == 1


@once
def before_service(journey: Journey) -> frozenset[str]:
    """Touchpoints that customers can get to before anybody helped them.

    A queue or a call-back that fails has not helped, so its failures are followed; so is what
    comes after another journey, in which there may have been help.
    """
    helping = {one for one in journey.help if journey[one].kind != "call"}

    def unhelped(way: Transition) -> bool:
        return way.source not in helping or way.accidental or way.event in words.SITUATIONS

    return journey.reach([entry.id for entry in journey.entries], through=unhelped)


def _straight(journey: Journey) -> frozenset[str]:
    """Touchpoints on a straight way to what the customer came for.

    On a straight way nothing has to be chosen, and whatever does not fail ends with the customer's
    matter resolved.
    """
    resolved = [one.id for one in journey.reached if one.end == "resolved"]
    elsewhere = [one.id for one in journey.reached if one.end != "resolved" and _forks(journey, one)]
    return journey.can_reach(resolved, through=not_failing) - journey.can_reach(
        elsewhere, through=not_failing
    )


def _forks(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether customers have to choose here, or stop without anything having failed."""
    ways = [way for way in journey.ways_on(touchpoint.id) if not way.accidental]
    return not ways or len({way.target for way in ways if way.deliberate}) > 1


def not_failing(way: Transition) -> bool:
    """Whether neither the customer nor a system fails on this way."""
    return not way.accidental


def understands(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether customers can, or may be able to, ask for a person here."""
    if touchpoint.get("human_intent") is True or tells_of_person(journey, touchpoint):
        return True
    return touchpoint.kind == "bot" and not any(way.deliberate for way in journey.out(touchpoint.id))


def grouped(journey: Journey, inputs: Iterable[str], among: Collection[str]) -> list[list[str]]:
    """*inputs* in groups of the same cause, each in the order in which customers come by.

    Inputs have the same cause when they hang together by touchpoints of *among* from which an
    input can still be reached; an ending that they share does not join them.
    """
    wanted = frozenset(inputs)
    leading = journey.can_reach(wanted)
    members = {one.id: None for one in journey.reached if one.id in among and one.id in leading}
    order = journey.walking_order
    groups = [journey.in_walking_order(wanted.intersection(group)) for group in journey.regions(members)]
    return sorted((group for group in groups if group), key=lambda group: order[group[0]])


def answer(journey: Journey, touchpoint: Touchpoint) -> str:
    """What customers can answer with here: a key, a word, or one of both where that is not known."""
    inputs = frozenset(touchpoint.get("inputs") or ())
    written = not inputs and journey.medium(touchpoint) == "text"
    if touchpoint.kind == "bot" or written or (inputs and "dtmf" not in inputs):
        return "a word"
    return "a key" if inputs == {"dtmf"} else "a key or a word"


@once
def only_people(journey: Journey) -> Touchpoint | None:
    """The one place where customers get to a person; None when there is none or a choice of them."""
    places = [one for one in journey.reached if one.id in journey.people]
    return places[0] if len(places) == 1 else None


def offer_operator(journey: Journey, touchpoint: Touchpoint) -> Fix | None:
    """Key 0 to the one place where there are people; None where it is not obvious."""
    people = only_people(journey)
    taken = any(way.key == OPERATOR_KEY for way in journey.out(touchpoint.id))
    if people is None or taken or touchpoint.kind != "menu":
        return None
    added = AddTransition(touchpoint.id, people.id, "option", OPERATOR_KEY)
    return Fix(f"Lead key {OPERATOR_KEY} to {people.name}", (added,), Safety.SAFE)


def takes_keys(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether this is a menu on the phone that offers keys."""
    keys = [way.key for way in journey.out(touchpoint.id) if way.deliberate]
    pressed = any(len(key) == 1 and key in "1234567890*#" for key in keys)
    return touchpoint.kind == "menu" and pressed and journey.medium(touchpoint) == "voice"
