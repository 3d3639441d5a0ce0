"""MNU113: options that customers cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from cxlint.api import Journey, Problem, RuleOptions, Tongue, Touchpoint, option, rule
from cxlint.prompts.lexicon import lexicons, words
from cxlint.prompts.text import tokens
from cxlint.rules.menus._options import Option, matter_options

MOST_COMPARED = 20
"""Options of one menu that are compared with each other; nobody listens to more."""


class Options(RuleOptions):
    """When two options are alike."""

    alike: float = option(0.6, "Share of words two options have in common to count as alike. Our choice.")


@rule("MNU113", severity="info", since="0.1", options=Options)
def indistinct_options(journey: Journey, options: Options) -> Iterator[Problem]:
    """Two options of a menu are worded so alike that customers cannot tell which one is theirs.

    Flagged::

        main:menu! -1{label: internet bill}-> bill:queue
        main -2{label: your internet bill questions}-> ask:queue

    Clean::

        main:menu -1{label: internet bill}-> bill:queue; main -2{label: internet fault}-> fault:queue

    Clean::

        main:menu -1{label: existing customers}-> old:queue; main -2{label: new customers}-> new:queue

    Why:
    Customers who are not sure choose the wrong one and are passed on, or wait for an option that fits
    better.

    That options are clear and distinct matters more than how few they are (ACIxD, undated, after Nairne
    2002 and Resnick and Sanchez 2004). The share of common words is our choice.

    Fix:
    Say in each option what the other one is not for, or merge the two.

    False alarms:
    Judged only where the words of both options are known and lead to different places. Silent as
    soon as each option has a word of its own ("credit card", "debit card"), and where the word that
    one of them has more marks a contrast, such as "new", "other", "second" or "not", or is a number.
    """
    for menu in journey.of_kind("menu"):
        if menu.id in journey.reachable and not menu.backstage:
            pairs = _alike(journey, menu, options.alike)
            if pairs:
                yield _problem(journey, menu, pairs)


def _alike(journey: Journey, menu: Touchpoint, share: float) -> list[tuple[Option, Option]]:
    choices = [one for one in matter_options(journey, menu) if one.label][:MOST_COMPARED]
    tongue = journey.tongue()
    said = {one.label: _words(one.label, tongue, "stop") for one in choices}
    apart = _all_words(tongue, "contrast")
    return [
        (one, other)
        for one, other in combinations(choices, 2)
        if one.way.target != other.way.target and _same(said[one.label], said[other.label], apart, share)
    ]


def _same(one: frozenset[str], other: frozenset[str], apart: frozenset[str], share: float) -> bool:
    if not one or not other or not (one <= other or other <= one):
        return False
    more = one ^ other
    told_apart = more & apart or any(word.isdecimal() for word in more)
    return not told_apart and len(one & other) >= share * len(one | other)


def _words(label: str, tongue: Tongue, without: str) -> frozenset[str]:
    return frozenset(token.word for token in tokens(label) if token.is_word) - _all_words(tongue, without)


def _all_words(tongue: Tongue, group: str) -> frozenset[str]:
    return frozenset().union(*(words(lexicon, group) for lexicon in lexicons(tongue)))


def _problem(journey: Journey, menu: Touchpoint, pairs: list[tuple[Option, Option]]) -> Problem:
    one, other = pairs[0]
    more = f" (and {len(pairs) - 1} more such pairs)" if len(pairs) > 1 else ""
    return Problem(
        menu.id,
        f"Customers can hardly tell “{one.label}” and “{other.label}” apart in {menu.name}{more}.",
        path=journey.witness(menu.id),
        fix=f"Say in {menu.name} what sets “{one.label}” and “{other.label}” apart, or merge them.",
        related=tuple(dict.fromkeys(choice.way.id for pair in pairs for choice in pair)),
        label="options too much alike",
    )
