"""Finds the phrases of a lexicon group in prompts and options."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.lexicon import Lexicon, Tongue
from cxlint.prompts.lexicon import lexicons, starting_at
from cxlint.prompts.text import Span, is_known, matches, tokens


@dataclass(frozen=True, slots=True)
class Text:
    """What is said at a touchpoint in one language; ``locale`` is empty when the design names none.

    ``tongue`` says how it is to be read.
    """

    text: str
    locale: str
    tongue: Tongue

    @property
    def known(self) -> bool:
        """Whether the whole text stands in the design."""
        return is_known(self.text)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that was found: its words as they stand in the text, and where."""

    words: str
    span: Span
    text: str
    locale: str
    lexicon: Lexicon


def texts(journey: Journey, touchpoint: Touchpoint) -> tuple[Text, ...]:
    """What customers hear or read at *touchpoint*, one for each locale of its prompt."""
    if not touchpoint.prompt:
        return ()
    known = _known_texts(journey)
    if touchpoint.id not in known:
        said = touchpoint.prompt.items()
        known[touchpoint.id] = tuple(Text(text, locale, journey.tongue(locale)) for locale, text in said)
    return known[touchpoint.id]


@lru_cache(maxsize=2)
def _known_texts(journey: Journey) -> dict[str, tuple[Text, ...]]:
    """The texts of a journey's touchpoints, as far as somebody asked: rules come one after the other."""
    return {}


def says(journey: Journey, touchpoint: Touchpoint, group: str) -> Hit | None:
    """The first phrase of a lexicon group in the prompt of *touchpoint*; None when there is none."""
    for text in texts(journey, touchpoint):
        found = find(text.text, text.tongue, group, text.locale)
        if found is not None:
            return found
    return None


def says_on(journey: Journey, way: Transition, group: str) -> Hit | None:
    """The first phrase of a lexicon group in the label or the key of *way*, or what is said on it."""
    tongue = journey.tongue()
    found = (find(text, tongue, group) for text in (way.label, way.key, *way.say) if text)
    return next((hit for hit in found if hit is not None), None)


def find(text: str, tongue: Tongue, group: str, locale: str = "") -> Hit | None:
    """The first phrase of a lexicon group in *text*; None when there is none.

    Time in proportion to the length of the text.
    """
    return next(iter(_all(text, tongue, group, locale)), None)


def find_all(text: str, tongue: Tongue, group: str, locale: str = "") -> tuple[Hit, ...]:
    """Every phrase of a lexicon group in *text*, in its order; they may overlap."""
    return _all(text, tongue, group, locale)


@lru_cache(maxsize=4096)
def _all(text: str, tongue: Tongue, group: str, locale: str) -> tuple[Hit, ...]:
    found = (
        hit for lexicon in lexicons(tongue) for hit in _hits(text, lexicon, group, tongue.declared, locale)
    )
    return tuple(sorted(found, key=lambda hit: (hit.span.start, -hit.span.end)))


def _hits(text: str, lexicon: Lexicon, group: str, declared: bool, locale: str) -> Iterator[Hit]:
    if group not in lexicon.certain:
        return
    parts = tokens(text)
    for at, token in enumerate(parts):
        for pattern in starting_at(token, lexicon, group, declared):
            end = matches(parts, at, pattern)
            if end > at:
                span = Span(token.start, parts[end - 1].end)
                yield Hit(text[span.start : span.end], span, text, locale, lexicon)
                break
