"""INC105: sentences that are too long, or say no too often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxlint.api import Journey, Problem, RuleOptions, Tongue, Touchpoint, hear, named, option, rule
from cxlint.prompts import announced_keys, find_all, is_known, texts
from cxlint.prompts.lexicon import words
from cxlint.prompts.text import Token, tokens

_FEWEST_KEYWORDS = 2
"""Words in capital letters from which on a sentence lists answers. Our choice."""

_FEWEST_SIGNS = 3
"""Commas from which on a sentence may be a list. Our choice."""

_WORDS_OF_AN_ITEM = 3
"""Words that an entry of a list has on average at most. Our choice."""

_BETWEEN = frozenset({",", ";", "/", "·", "•"})

ROLES = ("customer", "queue", "hold", "module", "closing")
"""Journeys in which customers are told something."""


class Options(RuleOptions):
    """How long a sentence may be."""

    most_words: int = option(25, "Most words in one sentence. Our choice.")
    most_negations: int = option(2, "Most negations in one sentence. Our choice.")


@dataclass(frozen=True, slots=True)
class _Hard:
    """A sentence that is hard to follow: where, how many words or negations, and how it begins."""

    place: str
    words: int
    negations: int
    start: str


@rule("INC105", severity="info", since="0.1", roles=ROLES, options=Options)
def text_hard_to_follow(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers cannot follow a sentence that is too long, or that says no too often.

    Flagged::

        @ {locales: [en]}
        terms {prompt: You cannot cancel unless you have not used the service and did not agree.}! -> off:end

    Clean::

        @ {locales: [en]}
        terms {prompt: You can cancel until you use the service.} -> off:end

    Clean::

        # Lists of keys are no sentences
        main:menu {prompt: "For sales press 1, for service press 2."} -1-> sales:queue; main -2-> service:queue

    Why:
    Customers who read slowly, listen in a second language or have a poor memory lose the beginning
    before the sentence ends.

    The W3C's patterns for people with cognitive and learning disabilities ("Making Content Usable",
    2021) ask for words that people know and use; that this goes for long sentences, too, and where the
    limits lie is our choice.

    Fix:
    Make two or three sentences of it, and say what customers can do instead of what they cannot.

    False alarms:
    One remark for a journey, at the longest sentence. Sentences that announce keys, texts with
    placeholders and recordings are left out, and so are lists: with a sign at the beginning of each line,
    of answers in capital letters, or of few words between commas.
    """
    hard = [found for one in journey.reached if (found := _hardest(journey, one, options))]
    if hard:
        hard.sort(key=lambda one: (-one.words, journey.walking_order[one.place]))
        yield _problem(journey, hard, options)


def _hardest(journey: Journey, touchpoint: Touchpoint, options: Options) -> _Hard | None:
    """The hardest sentence of a touchpoint, if one is too hard."""
    found: list[_Hard] = []
    for text in texts(journey, touchpoint):
        if is_known(text.text) and not touchpoint.backstage:
            found += _sentences(touchpoint.id, text.text, text.tongue, options)
    return max(found, key=lambda one: one.words, default=None)


def _sentences(place: str, text: str, tongue: Tongue, options: Options) -> Iterator[_Hard]:
    """The sentences of a text that are too hard."""
    noes = [hit.span.start for hit in find_all(text, tongue, "negation")]
    if len(text) <= 2 * options.most_words and len(noes) <= options.most_negations:
        return  # not even words of one letter would be too many
    keys = [key.start for key in announced_keys(text, tongue)]
    for parts in _split(text):
        start, end = parts[0].start, parts[-1].end
        count = sum(part.is_word for part in parts)
        negations = sum(start <= no < end for no in noes)
        listing = any(start <= key < end for key in keys)
        listing = listing or _lists(text[start:end], tongue, count)
        if not listing and (count > options.most_words or negations > options.most_negations):
            yield _Hard(place, count, negations, _beginning(text, parts))


def _split(text: str) -> Iterator[list[Token]]:
    held: list[Token] = []
    for token in tokens(text):
        if token.ends_sentence and held:
            yield held
            held = []
        elif token.is_word:
            held.append(token)
    if held:
        yield held


def _lists(text: str, tongue: Tongue, count: int) -> bool:
    """Whether a sentence of so many words is a list: of words to answer with, or of few words each."""
    parts = tokens(text)
    shouted = [one for one in parts if one.is_word and one.end - one.start > 1 and _is_keyword(text, one)]
    joins = {word for lexicon in tongue.lexicons for word in words(lexicon, "joins")}
    signs = sum(one.word in _BETWEEN for one in parts)
    items = 1 + signs + sum(one.word in joins for one in parts)
    keywords = _FEWEST_KEYWORDS <= len(shouted) < count / 2
    return keywords or (signs >= _FEWEST_SIGNS and count <= _WORDS_OF_AN_ITEM * items)


def _is_keyword(text: str, token: Token) -> bool:
    return text[token.start : token.end].isupper() and not text[token.start].isdecimal()


def _beginning(text: str, parts: list[Token]) -> str:
    return text[parts[0].start : parts[min(5, len(parts) - 1)].end]


def _problem(journey: Journey, hard: list[_Hard], options: Options) -> Problem:
    first = hard[0]
    place = journey[first.place]
    what = f"a sentence of {first.words} words"
    if first.negations > options.most_negations:
        what = f"a sentence with {first.negations} negations"
    others = list(dict.fromkeys(one.place for one in hard[1:]))
    also = f", and more at {named(journey[one] for one in others)}" if others else ""
    return Problem(
        place.id,
        f"Customers {hear(journey.medium(place))} {what} at {place.name}: “{first.start} …”{also}.",
        path=journey.witness(place.id),
        fix="Make two or three sentences of it, and say what customers can do.",
        related=tuple(others),
        label=what,
    )
