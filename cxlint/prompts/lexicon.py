"""Lexicons made ready for looking words and phrases up in them."""

from __future__ import annotations

from functools import lru_cache

from cxlint.lexicon import Lexicon, Lexicons, Tongue
from cxlint.prompts.text import Token, fold, phrase, pieces, spelt

Pattern = tuple[frozenset[str] | int, ...]
ANY = Tongue(())
"""Stands for every language there is: for those who ask without knowing the journey."""


@lru_cache(maxsize=1)
def _all_built_in() -> tuple[Lexicon, ...]:
    return Lexicons().every


def lexicons(tongue: Tongue) -> tuple[Lexicon, ...]:
    """The lexicons of *tongue*; all that come along for :data:`ANY`."""
    return _all_built_in() if tongue is ANY else tongue.lexicons


@lru_cache(maxsize=512)
def words(lexicon: Lexicon, group: str) -> frozenset[str]:
    """The words of a group such as ``verbs``, folded."""
    return frozenset(fold(pieces(word)[-1]) for word in lexicon.words.get(group, "").split())


@lru_cache(maxsize=32)
def keys(lexicon: Lexicon) -> dict[str, str]:
    """Words for keys, folded, and the keys they mean."""
    return {fold(word): key for word, key in lexicon.keys.items()}


@lru_cache(maxsize=512)
def phrases(lexicon: Lexicon, group: str, declared: bool) -> dict[str, tuple[Pattern, ...]]:
    """The phrases of a group by their first word; those that are only likely where *declared*."""
    patterns = lexicon.certain.get(group, ())
    if declared:
        patterns += lexicon.likely.get(group, ())
    found: dict[str, list[Pattern]] = {}
    for pattern in (phrase(one) for written in patterns for one in spelt(written)):
        first = pattern[0]
        assert isinstance(first, frozenset)
        for word in first:
            found.setdefault(word, []).append(pattern)
    return {word: tuple(ones) for word, ones in found.items()}


def starting_at(token: Token, lexicon: Lexicon, group: str, declared: bool) -> tuple[Pattern, ...]:
    """The phrases of a group that may begin at *token*."""
    return phrases(lexicon, group, declared).get(token.word, ())
