"""ESC106: customers press 0 and get something else than a person."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import (
    AddTransition,
    Fix,
    Journey,
    Problem,
    Retarget,
    RuleOptions,
    Safety,
    Touchpoint,
    Transition,
    named,
    option,
    rule,
)
from cxlint.rules._languages import language_choices
from cxlint.rules._once import once
from cxlint.rules.escape._asking import asking, only_people, takes_keys
from cxlint.rules.escape._landing import by_itself, helped
from cxlint.rules.escape._naming import names_help

WHOLE_KEYPAD = 9
"""Digits beside 0: a menu with more options needs 0 for one of them."""


class Options(RuleOptions):
    """Which key is for a person."""

    operator_key: str = option("0", "The key for a person. ISO/IEC 13714 (1995, second-hand): 0.")


@rule("ESC106", severity="warning", since="0.1", options=Options, media=("voice",), fix="unsafe")
def zero_not_honoured(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers who press 0 for a person get nothing, or something else.

    It leads to a person in one menu and not in another, or stands for something else. Only journeys in
    which there are people count, and only menus on the phone that offer keys.

    Flagged::

        # 0 is for something else
        main:menu {channel: phone}! -1-> bill -> off:end(resolved); main -9-> people:queue
        main -0-> news -> off

    Flagged::

        # 0 works in the first menu only
        main:menu {channel: phone} -1-> bill:menu {channel: phone}! -1-> paper -> main
        bill -2-> mail -> main; main -0-> people:queue

    Clean::

        main:menu {channel: phone} -1-> bill:menu {channel: phone} -1-> paper -> main
        bill -2-> mail -> main; main -0-> people:queue; bill -0-> people

    Clean::

        # No menu takes 0, and the person has another key
        main:menu {channel: phone} -1-> bill -> off:end(resolved); main -9-> people:queue

    Clean::

        # One question tells which team can help
        main:menu {channel: phone} -1-> bill -> off:end(resolved)
        main -0-> topic:menu {channel: phone} -1-> sales:queue; topic -2-> service:queue

    Why:
    Customers know 0 as the key for a person: they press it without waiting for a prompt to say so.

    ISO/IEC 13714 (1995) gives 0 to help and the operator, ETSI ETR 096 (1993) to the operator (both
    reported second-hand). That a menu without 0 is left alone as long as no other menu of the journey
    has it is our choice: few menus have it.

    Fix:
    Lead 0 to a person in every menu, and say so in the prompts; give other matters other keys.

    False alarms:
    Silent where 0 leads to a person, a call-back or a voicemail with one question at most, or to what
    could not be read; where the option is called help; where a menu needs all ten digits; where a menu
    without 0 offers a person with another key, or leads there whatever wrong key is pressed; and where
    no way leads from a menu to a person, which no-human-escape and hidden-human report. Another key
    than 0 can be set (`operator_key`).
    """
    menus = [one for one in asking(journey).values() if takes_keys(journey, one)]
    if not menus or not journey.people:
        return
    openly, near = journey.can_reach(journey.people), _near_help(journey)
    menus = [menu for menu in menus if menu.id in openly and menu.id not in language_choices(journey)]
    zero = {way.source: way for menu in menus for way in _key(journey, menu, options.operator_key)}
    good = {one: way for one, way in zero.items() if way.target in near and way.target != one}
    for menu in menus:
        if menu.id in zero and menu.id not in good and not _is_meant(journey, menu, zero[menu.id]):
            yield _something_else(journey, menu, zero[menu.id])
    missing = [menu for menu in menus if menu.id not in zero and not _offers_otherwise(journey, menu)]
    if good and missing:
        yield _missing(journey, missing, list(good.values()))


def _key(journey: Journey, menu: Touchpoint, key: str) -> list[Transition]:
    return [way for way in journey.out(menu.id) if way.deliberate and way.key == key][:1]


@once
def _near_help(journey: Journey) -> frozenset[str]:
    """Touchpoints from which a contact comes to help with one question at most, nothing failing."""
    last = [
        way.source
        for way in journey.transitions
        if way.deliberate and way.target in helped(journey) and way.source in journey
    ]
    return helped(journey) | journey.can_reach(last, through=by_itself)


def _is_meant(journey: Journey, menu: Touchpoint, way: Transition) -> bool:
    """Whether 0 is for help of another kind, or one of so many digits that none is free."""
    digits = {other.key for other in journey.out(menu.id) if other.deliberate and other.key.isdigit()}
    return len(digits) > WHOLE_KEYPAD or names_help(journey, way)


def _offers_otherwise(journey: Journey, menu: Touchpoint) -> bool:
    """Whether another key, or any wrong one, leads to help."""
    ways = (way for way in journey.out(menu.id) if not way.accidental or way.event in ("no_match", "invalid"))
    return any(way.target in helped(journey) for way in ways)


def _something_else(journey: Journey, menu: Touchpoint, way: Transition) -> Problem:
    people = only_people(journey)
    place = "hear the same again" if way.target == menu.id else f"get to {_name(journey, way)}"
    return Problem(
        menu.id,
        f"Customers who press {way.key} in {menu.name} for a person {place} instead.",
        path=journey.witness(menu.id, then=(way,)),
        fix=f"Lead {way.key} in {menu.name} to {people.name if people else 'a person'}, and give "
        "what it stands for now another key.",
        edits=Fix(f"Lead key {way.key} to {people.name}", (Retarget(way.id, people.id),)) if people else None,
        label=f"{way.key} is for something else",
    )


def _name(journey: Journey, way: Transition) -> str:
    return journey[way.target].name if way.target in journey else "something else"


def _missing(journey: Journey, menus: list[Touchpoint], good: list[Transition]) -> Problem:
    first, key = menus[0], good[0].key
    targets = {way.target for way in good}
    here = named([journey[way.source] for way in good])
    added = tuple(AddTransition(menu.id, good[0].target, "option", key) for menu in menus)
    return Problem(
        first.id,
        f"Customers get to a person with key {key} in {here}, but not in {named(menus, 'or')}.",
        path=journey.witness(first.id),
        fix=f"Lead {key} to a person in {named(menus)}, too, and say so in the prompt.",
        related=tuple(menu.id for menu in menus[1:]),
        edits=Fix(f"Lead key {key} to {_name(journey, good[0])}", added, Safety.SAFE)
        if len(targets) == 1
        else None,
        label=f"no {key} here",
    )
