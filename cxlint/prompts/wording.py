"""Phrases that tell something about a prompt or an option: clichés, services, thanks."""

from __future__ import annotations

from functools import lru_cache

from cxlint.lexicon import Tongue
from cxlint.prompts.finding import Hit, find, find_all
from cxlint.prompts.keys import announced_keys
from cxlint.prompts.lexicon import ANY, lexicons, words
from cxlint.prompts.text import Span, sentence, tokens


def cliche(text: str, tongue: Tongue = ANY) -> Span | None:
    """Where *text* says that the options have changed; None when it does not.

    The span can be cut out: it is the sentence, or the part of it before the first key.
    """
    return _cliche(text, tongue)


@lru_cache(maxsize=512)
def _cliche(text: str, tongue: Tongue) -> Span | None:
    for hit in find_all(text, tongue, "cliches"):
        if not _customers_own(text, hit):
            return part_around(text, hit.span, tongue)
    return None


def _customers_own(text: str, hit: Hit) -> bool:
    """Whether the phrase, or the word before it, is about something of the customer's own."""
    parts = tokens(text)
    inside = [at for at, token in enumerate(parts) if hit.span.start <= token.start < hit.span.end]
    own = words(hit.lexicon, "mine")
    return any(parts[at].word in own for at in range(max(inside[0] - 1, 0), inside[-1] + 1))


def part_around(text: str, found: Span, tongue: Tongue = ANY) -> Span:
    """What can be cut out together with *found*: its sentence, as far as no key is announced in it."""
    parts = tokens(text)
    at = next(at for at, token in enumerate(parts) if token.start >= found.start)
    end = next((at for at, token in enumerate(parts) if token.start >= found.end), len(parts))
    first, last = sentence(parts, at)
    start, stop = parts[first].start, parts[last - 1].end
    keys = [k.start for k in announced_keys(text, tongue) if start <= k.start < stop]
    if any(key < parts[at].start for key in keys):
        start = parts[at].start
    if keys:
        stop = parts[end - 1].end
        if end < len(parts) and parts[end].word in ",:;-–—":
            stop = parts[end].end
    while stop < len(text) and text[stop].isspace():
        stop += 1
    return Span(start, stop)


def sentence_around(hit: Hit) -> str:
    """The sentence that the words of *hit* stand in."""
    parts = tokens(hit.text)
    at = next(at for at, token in enumerate(parts) if token.start >= hit.span.start)
    first, last = sentence(parts, at)
    return hit.text[parts[first].start : parts[last - 1].end]


def without(text: str, span: Span) -> str:
    """The text without this part, beginning with a capital letter again.

    >>> without("Welcome. Our options have changed. Press 1.", Span(9, 35))
    'Welcome. Press 1.'
    """
    before, after = text[: span.start], text[span.end :]
    if not before.rstrip() or before.rstrip()[-1] in ".!?…":
        after = after[:1].upper() + after[1:]
    return (before + after).strip()


def names_service(text: str, tongue: Tongue = ANY) -> bool:
    """Whether an option's words name repeating, going back, a person or leaving.

    Such options serve finding one's way; they are no matters to choose between.
    """
    return find(text, tongue, "services") is not None


def thanks(text: str, tongue: Tongue = ANY) -> bool:
    """Whether *text* thanks the customer."""
    known = lexicons(tongue)
    return any(token.word in words(lexicon, "thanks") for token in tokens(text) for lexicon in known)
