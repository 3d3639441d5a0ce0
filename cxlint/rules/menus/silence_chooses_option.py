"""MNU116: menus that choose for customers who say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, Transition, rule
from cxlint.prompts import find
from cxlint.rules._once import once
from cxlint.rules.menus._announcing import words_of
from cxlint.rules.menus._options import Option, is_answer, matter_options

UNANSWERED = {"no_input": "say nothing", "no_match": "are not understood", "invalid": "are not understood"}
FEWEST = 2
"""Options. With a single one, whoever does not take it cannot be taken for having chosen it."""


@rule("MNU116", severity="warning", since="0.1")
def silence_chooses_option(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers who say nothing or slip in a menu are treated as if they had chosen one of its options.

    Flagged::

        main:menu -1{label: pay a bill}-> pay:input; main -2{label: report a fault}-> fault:input
        main -no_input!-> pay; pay -> done:end(resolved); fault -> done

    Clean::

        main:menu -1{label: pay a bill}-> pay:input; main -2{label: report a fault}-> fault:input
        main -no_input{max: 2}-> main; pay -> done:end(resolved); fault -> done

    Clean::

        # Whoever says nothing gets to a person
        main:menu -1{label: pay a bill}-> pay:input; main -2{label: report a fault}-> people:queue
        main -no_input-> people; pay -> done:end(resolved)

    Why:
    Customers who hesitated, did not hear the question or pressed the wrong key find themselves in a
    matter that is not theirs, and do not know why.

    Those who test a menu seldom stay silent, so nobody notices (our own conclusion).

    Fix:
    Ask once more, and then lead to a person.

    False alarms:
    Silent where the menu asks again first, where the option leads to a person, stands for
    everything else, is a language, repeats, goes back or leaves, and where it only says no, later or
    go on; where customers are told that they may stay on the line or say nothing; where nobody says
    what the option is for; and where all options lead to the same place.
    """
    for menu in journey.of_kind("menu"):
        judged = menu.id in journey.reachable and not menu.backstage
        if judged and not _asks_again(menu) and not _told_to_wait(journey, menu):
            yield from _judged(journey, menu)


def _asks_again(menu: Touchpoint) -> bool:
    return bool((menu.get("max_attempts") or 1) > 1)


def _told_to_wait(journey: Journey, menu: Touchpoint) -> bool:
    """Whether customers are told that they may say nothing: “or stay on the line”."""
    return any(
        find(text, words.tongue, "stay_on_the_line")
        for words in words_of(journey, menu)
        for text in (words.own, *words.around)
    )


def _judged(journey: Journey, menu: Touchpoint) -> Iterator[Problem]:
    options = matter_options(journey, menu)
    chosen = {one.way.target: one for one in options if _is_a_matter(journey, one)}
    if len({one.way.target for one in options}) < FEWEST:
        return
    by_option: dict[str, list[Transition]] = {}
    for way in journey.out(menu.id):
        if way.event in UNANSWERED and way.target in chosen and not way.retry and not way.say:
            by_option.setdefault(way.target, []).append(way)
    for target, ways in by_option.items():
        yield _problem(journey, menu, chosen[target], ways)


def _is_a_matter(journey: Journey, one: Option) -> bool:
    harmless = is_answer(journey, one.label) or any(
        find(one.label, journey.tongue(), group) for group in ("something_else", "language_names")
    )
    return bool(one.label) and not harmless and one.way.target not in _to_people(journey)


@once
def _to_people(journey: Journey) -> frozenset[str]:
    """Where customers get to a person, or to where nobody knows, without having to do anything."""
    return journey.can_reach(journey.help | journey.opaque, lambda way: way.automatic)


def _problem(journey: Journey, menu: Touchpoint, option: Option, ways: list[Transition]) -> Problem:
    ways = sorted(ways, key=lambda way: list(UNANSWERED).index(way.event))
    who = " or ".join(dict.fromkeys(UNANSWERED[way.event] for way in ways))
    target = journey[option.way.target]
    return Problem(
        ways[0].id,
        f"Customers who {who} in {menu.name} are sent on to {target.name}, as if they had chosen"
        f" “{option.label}”.",
        path=journey.witness(menu.id, then=(ways[0],)),
        fix=f"Ask once more in {menu.name}, and then lead to a person.",
        related=tuple(way.id for way in ways[1:]),
        label="silence counts as an answer",
    )
