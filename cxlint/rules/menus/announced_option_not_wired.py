"""MNU104: keys that a prompt announces and that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, listed, rule
from cxlint.prompts import Announced
from cxlint.rules.menus._announcing import before, in_runs, judged_menus, key_options, words_of

FAILING = ("no_match", "invalid", "error")


@rule("MNU104", severity="error", since="0.1", certain=True)
def announced_option_not_wired(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers press a key that the prompt announces, and the menu does not have it.

    They do as they are told and are not understood.

    Flagged::

        main:menu {prompt: "For sales press 1, for a person press 0."}! -1-> sales:queue

    Clean::

        main:menu {prompt: "For sales press 1, for a person press 0."} -1-> sales:queue
        main -0-> people:queue

    Clean::

        main:menu {prompt: "Have your 4 digit code ready. Press 1 to go on."} -1-> code:input

    Why:
    Customers who did as they were told and are not understood lose trust in everything that follows.

    It happens when an option is moved and what is said stays as it was (our own conclusion).

    Fix:
    Add the option, or take the key out of the prompt.

    False alarms:
    Numbers that are no keys are passed over: "enter 4 digits", "your PIN followed by the pound
    key", phone numbers, prices, times. Silent where the menu takes whatever is pressed and goes on,
    and for text that is filled in when it is played.
    """
    for menu in judged_menus(journey):
        missing = _missing(journey, menu)
        if missing:
            yield _problem(journey, menu, missing)


def _missing(journey: Journey, menu: Touchpoint) -> list[Announced]:
    wired = {way.key for way in journey.out(menu.id) if way.deliberate}
    found: dict[str, Announced] = {}
    for words in words_of(journey, menu):
        for one in words.announced():
            if one.key not in wired:
                found.setdefault(one.key, one)
    return list(found.values())


def _problem(journey: Journey, menu: Touchpoint, missing: list[Announced]) -> Problem:
    keys = [one.key for one in missing]
    labels = [f"“{one.label}”" for one in missing if one.label]
    what = f" for {labels[0]}" if len(labels) == len(keys) == 1 else ""
    choice = listed(keys, "or")
    return Problem(
        menu.id,
        f"Customers are told to press {choice}{what} in {menu.name}, but {_fate(journey, menu, choice)}.",
        path=journey.witness(menu.id),
        fix=f"Add the option {choice} to {menu.name}, or take it out of the prompt.",
        related=tuple(one.id for one in before(journey, menu.id) if one.kind == "message"),
        label=f"{choice} is announced but missing",
    )


def _fate(journey: Journey, menu: Touchpoint, choice: str) -> str:
    fate = next((way for event in FAILING for way in journey.out(menu.id) if way.event == event), None)
    if fate is None or fate.target not in journey:
        return f"the menu takes only {in_runs([way.key for way in key_options(journey, menu.id)])}"
    target = _noticed(journey, fate.target)
    if target == menu.id:
        return f"the menu does not take {choice} and they hear the same again"
    return f"the menu does not take {choice} and goes on to {journey[target].name}"


def _noticed(journey: Journey, target: str) -> str:
    """The first touchpoint from *target* on that customers notice, or at which more than one way leads on."""
    passed = {target}
    while journey[target].kind in ("decision", "task") and len(ways := journey.ways_on(target)) == 1:
        if ways[0].target in passed or ways[0].target not in journey:
            break
        target = ways[0].target
        passed.add(target)
    return target
