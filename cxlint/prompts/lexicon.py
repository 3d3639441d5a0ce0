"""What a lexicon is: the words of one language that prompts of menus are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import import_module

from cxlint.prompts.text import fold, phrase

LANGUAGES = ("en", "es", "de", "fr", "pt", "it")
"""Languages with a lexicon, by their two letters."""

Phrase = tuple[frozenset[str] | int, ...]


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


@dataclass(frozen=True)
class Lexicon:
    """The words of one language, as plain text with blanks between them.

    ``verbs`` announce a key ("press"), ``fillers`` may stand between the verb and the key ("the
    number"), ``late_verbs`` follow the key ("die 1 drücken"). ``leads`` join a key and what it is
    good for ("for"), ``joins`` join keys ("or"), ``ranges`` span them ("to"). ``units`` after a
    number tell that it counts something ("digits"), ``never`` before the verb tells that nothing
    is announced ("not"), ``then`` that a key only ends the entry ("followed by").
    ``numbers`` and ``signs`` map words to keys. ``any_key`` are phrases for whatever key.
    ``cliches`` are phrases for "our options have changed", ``mine`` words that make such a
    sentence one about the customer's own options, ``services`` words that name repeating, going
    back, a person or leaving, ``thanks`` words of a farewell.
    """

    language: str
    verbs: str
    fillers: str
    leads: str
    joins: str
    ranges: str
    units: str
    never: str
    then: str
    numbers: dict[str, str]
    signs: dict[str, str]
    late_verbs: str = ""
    option_words: str = ""
    any_key: tuple[str, ...] = ()
    cliches: tuple[str, ...] = ()
    mine: str = ""
    services: tuple[str, ...] = ()
    thanks: str = ""
    _cache: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def has(self, group: str, word: str) -> bool:
        """Whether *word*, folded, is in the group of this name, such as ``verbs``."""
        if group not in self._cache:
            self._cache[group] = _words(getattr(self, group))
        return word in self._cache[group]

    @cached_property
    def keys(self) -> dict[str, str]:
        """Words for keys: numbers and signs."""
        return {fold(word): key for word, key in (*self.numbers.items(), *self.signs.items())}

    def phrases(self, group: str) -> tuple[Phrase, ...]:
        """The phrases of a group such as ``cliches``, ready to be matched."""
        return _phrases(getattr(self, group))


@lru_cache(maxsize=64)
def _phrases(patterns: tuple[str, ...]) -> tuple[Phrase, ...]:
    return tuple(phrase(pattern) for pattern in patterns)


@lru_cache(maxsize=32)
def _lexicon(language: str) -> Lexicon | None:
    if language not in LANGUAGES:
        return None
    found = import_module(f"cxlint.prompts.lexicons.{language}").LEXICON
    assert isinstance(found, Lexicon)
    return found


def lexicons(locales: Iterable[str] = ()) -> tuple[Lexicon, ...]:
    """The lexicons for these locales, such as ``en-GB``; languages without one are left out.

    Without any locale the language of a text is unknown: then all lexicons serve, because their
    phrases ("press 1", "oprima el 1") belong to one language each.
    """
    languages = dict.fromkeys(locale.lower().replace("_", "-").split("-")[0] for locale in locales if locale)
    found = (_lexicon(language) for language in languages or LANGUAGES)
    return tuple(lexicon for lexicon in found if lexicon is not None)
