"""Phrases that tell something about a prompt or an option: clichés, services, thanks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from cxlint.prompts.keys import announced_keys
from cxlint.prompts.lexicon import Lexicon, lexicons
from cxlint.prompts.text import Span, Token, matches, sentence, tokens


def cliche(text: str, locales: Iterable[str] = ()) -> Span | None:
    """Where *text* says that the options have changed; None when it does not.

    The span can be cut out: it is the sentence, or the part of it before the first key.
    """
    return _cliche(text, tuple(locales))


@lru_cache(maxsize=512)
def _cliche(text: str, locales: tuple[str, ...]) -> Span | None:
    words = tokens(text)
    for lexicon in lexicons(locales):
        for phrase in lexicon.phrases("cliches"):
            for at in range(len(words)):
                end = matches(words, at, phrase)
                if end >= 0 and not _customers_own(words, at, end, lexicon):
                    return _cut(text, words, at, end, locales)
    return None


def _customers_own(words: tuple[Token, ...], at: int, end: int, lexicon: Lexicon) -> bool:
    return any(lexicon.has("mine", words[i].word) for i in range(max(at - 1, 0), end))


def _cut(text: str, words: tuple[Token, ...], at: int, end: int, locales: tuple[str, ...]) -> Span:
    first, last = sentence(words, at)
    start, stop = words[first].start, words[last - 1].end
    keys = [k.start for k in announced_keys(text, locales) if start <= k.start < stop]
    if any(key < words[at].start for key in keys):
        start = words[at].start
    if keys:
        stop = words[end - 1].end
        if end < len(words) and words[end].word in ",:;-–—":
            stop = words[end].end
    while stop < len(text) and text[stop].isspace():
        stop += 1
    return Span(start, stop)


def without(text: str, span: Span) -> str:
    """The text without this part, beginning with a capital letter again.

    >>> without("Welcome. Our options have changed. Press 1.", Span(9, 35))
    'Welcome. Press 1.'
    """
    before, after = text[: span.start], text[span.end :]
    if not before.rstrip() or before.rstrip()[-1] in ".!?…":
        after = after[:1].upper() + after[1:]
    return (before + after).strip()


def names_service(text: str, locales: Iterable[str] = ()) -> bool:
    """Whether an option's words name repeating, going back, a person or leaving.

    Such options serve finding one's way; they are no matters to choose between.
    """
    return _names_service(text, tuple(locales))


@lru_cache(maxsize=512)
def _names_service(text: str, locales: tuple[str, ...]) -> bool:
    words = tokens(text)
    return any(
        matches(words, at, phrase) >= 0
        for lexicon in lexicons(locales)
        for phrase in lexicon.phrases("services")
        for at in range(len(words))
    )


def thanks(text: str, locales: Iterable[str] = ()) -> bool:
    """Whether *text* thanks the customer."""
    known = lexicons(locales)
    return any(lexicon.has("thanks", token.word) for token in tokens(text) for lexicon in known)
