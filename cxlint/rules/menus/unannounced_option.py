"""MNU103: options that exist but that no prompt tells of."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, Transition, listed, rule
from cxlint.prompts import find, mentions_key
from cxlint.rules._languages import language_choices
from cxlint.rules.menus._announcing import Words, judged_menus, key_options, words_of


@rule("MNU103", severity="warning", since="0.1")
def unannounced_option(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are not told of a key that a menu takes.

    Flagged::

        main:menu {prompt: "For sales press 1, for service press 2."}! -1-> sales:queue
        main -2-> service:queue
        main -3-> complaints:queue

    Clean::

        main:menu {prompt: "For sales press 1, for service press 2."} -1-> sales:queue
        main -2-> service:queue

    Clean::

        # The prompt is filled in when it is played: nobody knows what it says
        main:menu {prompt: "{greeting} For sales press 1."} -1-> sales:queue
        main -2-> service:queue

    Why:
    An option nobody is told of is used by nobody; often it is the way to a person.

    Such keys are often left over when a sentence is taken out of the prompt (our own conclusion from
    reading flows). GetHuman's draft standard (undated) asks for the way to a person to be said.

    Fix:
    Announce the key, or take the option out.

    False alarms:
    Judged only where the whole text is known, the messages played just before the menu included,
    and announces at least one key. Silent as soon as the key occurs in the text in any form or
    language or lies between two that do and that span all between ("up to 5"), and where the prompt
    invites customers to press any key.
    """
    for menu in judged_menus(journey):
        if menu.id in language_choices(journey):
            continue  # each language is told in its own words
        hidden = _hidden(journey, menu)
        if hidden:
            yield _problem(journey, menu, hidden)


def _hidden(journey: Journey, menu: Touchpoint) -> list[Transition]:
    found: dict[str, Transition] = {}
    for words in words_of(journey, menu):
        if words.known and words.announced() and not words.any_key:
            for way in key_options(journey, menu.id):
                if not _mentioned(words, way.key) and not _in_between(words, way.key):
                    found.setdefault(way.key, way)
    return list(found.values())


def _mentioned(words: Words, key: str) -> bool:
    return any(mentions_key(text, key) for text in (words.own, *words.around))


def _in_between(words: Words, key: str) -> bool:
    """Whether a key lies between two that are mentioned, and the text tells of all between: “up to 5”."""
    spanned = any(find(text, words.tongue, "key_range") for text in (words.own, *words.around))
    around = [other for other in "0123456789" if spanned and _mentioned(words, other)]
    return bool(around) and around[0] < key < around[-1]


def _problem(journey: Journey, menu: Touchpoint, hidden: list[Transition]) -> Problem:
    keys = [way.key for way in hidden]
    people = [way for way in hidden if way.target in journey.people]
    if people:
        message = (
            f"Customers can get to {journey[people[0].target].name} with {people[0].key} in {menu.name}, "
            "but nobody tells them."
        )
    else:
        message = f"{menu.name} takes {_keys(keys)}, but customers are not told of {_it(keys)}."
    return Problem(
        menu.id,
        message,
        path=journey.witness(menu.id),
        fix=f"Say in {menu.name} what {_keys(keys)} {'is' if len(keys) == 1 else 'are'} for,"
        f" or take {_it(keys)} out.",
        related=tuple(way.id for way in hidden),
        label="the prompt does not say this",
    )


def _keys(keys: list[str]) -> str:
    return f"the {'key' if len(keys) == 1 else 'keys'} {listed(keys)}"


def _it(keys: list[str]) -> str:
    return "it" if len(keys) == 1 else "them"
