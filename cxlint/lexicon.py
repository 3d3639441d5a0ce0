"""The words of one language that prompts and options are made of, as data.

A lexicon is a TOML file. ``language`` is a language (``de``) or a locale (``de-CH``). ``[words]``
holds groups of single words, ``[keys]`` words for the keys of a telephone, and each
``[phrases.NAME]`` a list of phrases that are ``certain``, which mean the same in whatever text, and
of ones that are ``likely``, which count only where the design says which language the text is in.

A phrase is words with blanks between them: ``our|the _2 options|menu`` has alternatives, and ``_2``
stands for up to two words.

Groups of words: ``verbs`` announce a key ("press"), ``fillers`` may stand between the verb and the
key ("the number"), ``late_verbs`` follow the key ("die 1 drücken"). ``leads`` join a key and what it
is good for ("for"), ``joins`` join keys ("or"), ``ranges`` span them ("to"). ``units`` after a number
tell that it counts something ("digits"), ``never`` before the verb that nothing is announced
("not"), ``then`` that a key only ends the entry ("followed by"). ``thanks`` are words of a farewell,
``mine`` words that make a phrase one about the customer's own things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from cxlint.errors import CxlintError

FOLDER = Path(__file__).parent / "prompts" / "lexicons"
"""Where the lexicons that come along are kept."""

DEFAULT = ("en",)
"""The languages of prompts that declare none, unless the project says otherwise."""

Phrases = Mapping[str, tuple[str, ...]]


class LexiconError(CxlintError):
    """A lexicon is not as it must be; the message tells its author what is wrong."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words and phrases of one language, as they stand in its file."""

    language: str
    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    certain: Phrases = field(default_factory=dict, repr=False)
    likely: Phrases = field(default_factory=dict, repr=False)


@dataclass(frozen=True, eq=False)
class Tongue:
    """How a text is to be read: the lexicons of its language, and whether the design declares it.

    Where it does not, only phrases that are certain count. There is one for the same lexicons and
    locales, so that what was found in a text can be kept.
    """

    lexicons: tuple[Lexicon, ...]
    declared: bool = False


@dataclass(frozen=True, eq=False)
class Lexicons:
    """Every lexicon there is: those that come along, and those that plugins bring.

    ``assumed`` are the locales of texts that declare none.
    """

    brought: tuple[Lexicon, ...] = ()
    assumed: tuple[str, ...] = DEFAULT

    def tongue(self, locales: Iterable[str]) -> Tongue:
        """How to read a text in one of *locales*, such as ``en-GB``; in the assumed ones without any.

        Languages that have no lexicon are left out, so that nothing is understood in them.
        """
        return _tongue(self, tuple(filter(None, locales)))

    def of(self, locale: str) -> tuple[Lexicon, ...]:
        """The lexicons for a locale: its language's, and those for the locale itself."""
        wanted = dict.fromkeys((_plain(locale).split("-")[0], _plain(locale)))
        return tuple(
            lexicon
            for language in wanted
            for lexicon in (*built_in(language), *self.brought)
            if _plain(lexicon.language) == language
        )

    @property
    def every(self) -> tuple[Lexicon, ...]:
        """All lexicons, for those who want to be sure that a text does not say something."""
        return (*(one for language in languages() for one in built_in(language)), *self.brought)


ALONG = Lexicons()
"""The lexicons that come along, English assumed: what prompts are read with unless the project says more."""


@lru_cache(maxsize=256)
def _tongue(lexicons: Lexicons, locales: tuple[str, ...]) -> Tongue:
    found = dict.fromkeys(one for locale in locales or lexicons.assumed for one in lexicons.of(locale))
    return Tongue(tuple(found), declared=bool(locales))


def _plain(locale: str) -> str:
    return locale.lower().replace("_", "-")


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages of which a lexicon comes along, in small letters."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


@lru_cache(maxsize=64)
def built_in(language: str) -> tuple[Lexicon, ...]:
    """The lexicon of *language* that comes along, if there is one."""
    return (read_lexicon(FOLDER / f"{language}.toml"),) if language in languages() else ()


def read_lexicon(file: Path) -> Lexicon:
    """The lexicon in *file*; raises :class:`LexiconError` with what is wrong in it."""
    import tomllib

    try:
        return parse_lexicon(tomllib.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise LexiconError(f"{file} cannot be read: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{file} is not valid TOML: {error}") from None
    except LexiconError as error:
        raise LexiconError(f"{file}: {error}") from None


def parse_lexicon(table: Mapping[str, Any]) -> Lexicon:
    """The lexicon that a table holds; raises :class:`LexiconError` with what is wrong in it."""
    for key in table:
        if key not in ("language", "words", "keys", "phrases"):
            raise LexiconError(f"there is no key “{key}” in a lexicon.")
    language = table.get("language")
    if not isinstance(language, str) or not language:
        raise LexiconError("the lexicon does not name its language.")
    phrases = _table(table, "phrases")
    return Lexicon(
        language,
        _texts(table, "words"),
        _texts(table, "keys"),
        {group: _phrases(group, entry, "certain") for group, entry in phrases.items()},
        {group: _phrases(group, entry, "likely") for group, entry in phrases.items()},
    )


def _table(table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = table.get(name, {})
    if not isinstance(found, Mapping):
        raise LexiconError(f"{name} must be a table.")
    return found


def _texts(table: Mapping[str, Any], name: str) -> Mapping[str, str]:
    found = _table(table, name)
    for key, value in found.items():
        if not isinstance(value, str):
            raise LexiconError(f"{name}.{key} must be a text.")
    return found


def _phrases(group: str, entry: Any, grade: str) -> tuple[str, ...]:
    if not isinstance(entry, Mapping) or not set(entry) <= {"certain", "likely"}:
        raise LexiconError(f"phrases.{group} must hold the lists certain and likely, and nothing else.")
    found = entry.get(grade, [])
    if not isinstance(found, (list, tuple)) or not all(isinstance(one, str) for one in found):
        raise LexiconError(f"phrases.{group}.{grade} must be a list of texts.")
    for one in found:
        if not one.split() or one.split()[0].startswith("_") or one.split()[-1].startswith("_"):
            raise LexiconError(f"the phrase “{one}” in phrases.{group} must begin and end with a word.")
    return tuple(found)
