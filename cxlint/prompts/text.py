"""What can be said of a prompt's text before any language is known.

Prompts are taken apart into tokens in one pass, and everything else walks over the tokens with a
bounded look-ahead, so that a text of any length costs time in proportion to its length.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

PLACEHOLDER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what is filled in when the prompt is played."""

_UNKNOWN = re.compile(
    r"\$?\{[^{}\n]{0,200}\}{1,2}|\{"  # ${name}, {name}, {{name}}, {% … %}
    r"|\$[A-Za-z_]\w{0,64}(?:\.[\w\[\]'-]{1,64}){1,8}"  # $session.params.name
    r"|\$(?:\.[A-Za-z_\[][\w\[\]'-]{0,64}){1,16}"  # $.Attributes.name
    r"|%{1,2}[A-Za-z_]\w{0,64}%{1,2}"  # %%NAME%%, %Name%
    r"|<audio\b|<%|\[\["
)
_TAG = re.compile(r"<[^<>]*>")
_ELIDED = r"(?i:l|d|un|qu|s|n|m|j|t|c|jusqu|lorsqu|puisqu|nell|dell|dall|sull|all|coll|quell)['’](?=[^\W\d_])"
"""Short words of French and Italian that lose their last letter before a vowel: ``l'attente``, ``un'ora``."""

_TOKEN = re.compile(
    r"\b" + _ELIDED + r"|[^\W_\u0300-\u036f][^\W_\u0300-\u036f]*(?:['’\u0300-\u036f]+[^\W_]+)*|[^\S\n]+|\n|."
)
_BEFORE_NUMBER = frozenset("$€£¥+/%.#")
_AFTER_NUMBER = frozenset("%°/€£$")
_INSIDE_NUMBER = frozenset("-–.,:/")
SENTENCE_ENDS = frozenset(".!?…;\n") | frozenset("。！？")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign of a prompt.

    ``word`` is in lower case and without accents; ``start`` and ``end`` are offsets in the text.
    ``number`` tells whether it is a number that stands alone, not a part of a price or a time.
    """

    word: str
    start: int
    end: int
    number: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters or digits."""
        return self.word[:1].isalnum()

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends here."""
        return self.word in SENTENCE_ENDS


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text, by offsets."""

    start: int
    end: int


def fold(word: str) -> str:
    """A word in lower case and without accents, so that spellings can be compared.

    >>> fold("Drücken"), fold("Numéro")
    ('drucken', 'numero')
    """
    if word.isascii():
        return word.lower().rstrip("'") or word
    word = word.replace("’", "'").rstrip("'") or word
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def is_known(text: str) -> bool:
    """Whether the whole text stands in the design.

    A text that is empty, is played from a recording, or holds a placeholder that is filled in
    later is not known.

    >>> is_known("Press 1."), is_known("Press {key}."), is_known("$.External.prompt"), is_known("")
    (True, False, False, False)
    """
    return bool(text.strip()) and _UNKNOWN.search(text) is None and bool(_TAG.sub("", text).strip())


def masked(text: str) -> str:
    """The text, equally long, with markup blanked out and placeholders made unreadable."""
    hidden = _UNKNOWN.sub(lambda found: PLACEHOLDER * len(found[0]), text)
    return _TAG.sub(lambda found: " " * len(found[0]), hidden)


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a text, white space left out but line ends kept."""
    readable = masked(text)
    found = []
    for match in _TOKEN.finditer(readable):
        part = match[0]
        if part.isspace() and part != "\n":
            continue
        start, end = match.span()
        found.append(Token(fold(part) or part, start, end, part.isdecimal() and _alone(readable, start, end)))
    return tuple(found)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether the number at these offsets is no part of a price, a time, a phone number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _BEFORE_NUMBER or after in _AFTER_NUMBER:
        return False
    if before in _INSIDE_NUMBER and text[start - 2 : start - 1].isalnum():
        return False
    return not (after in _INSIDE_NUMBER and text[end + 1 : end + 2].isalnum())


def matches(words: tuple[Token, ...], at: int, phrase: tuple[frozenset[str] | int, ...]) -> int:
    """Where *phrase* ends when it begins at token *at*; -1 when it does not.

    A phrase is made of sets of words, one of which must stand there, and of numbers: up to so many
    words may stand in between.
    """
    if not phrase:
        return at
    head, rest = phrase[0], phrase[1:]
    if isinstance(head, int):
        for gap in range(head + 1):
            if any(not word.is_word for word in words[at : at + gap]):
                return -1
            end = matches(words, at + gap, rest)
            if end >= 0:
                return end
        return -1
    if at < len(words) and words[at].word in head:
        return matches(words, at + 1, rest)
    return -1


def phrase(pattern: str) -> tuple[frozenset[str] | int, ...]:
    """A phrase as lexicons write it: ``our|the _2 options|menu``, with ``_2`` for up to two words.

    >>> phrase("our _2 menu")
    (frozenset({'our'}), 2, frozenset({'menu'}))
    """
    parts = pattern.split()
    return tuple(
        int(part[1:]) if part.startswith("_") else frozenset(fold(w) for w in part.split("|"))
        for part in parts
    )


_PIECE = re.compile(_ELIDED + "|.+")


def pieces(word: str) -> list[str]:
    """A word as the tokens of a text: two for one that is joined to a shortened one.

    >>> pieces("l'attente"), pieces("don't"), pieces("menu")
    (["l'", 'attente'], ["don't"], ['menu'])
    """
    return _PIECE.findall(word)


def spelt(pattern: str) -> list[str]:
    """The phrases that a lexicon's phrase stands for, each with one token for a word.

    >>> spelt("votre|l'attente est")
    ["l' attente est", 'votre est']
    """
    found = [""]
    for part in pattern.split():
        apart = [" ".join(pieces(one)) for one in part.split("|")]
        joined = "|".join(one for one in apart if " " not in one)
        choices = [*(one for one in apart if " " in one), *([joined] if joined else [])]
        found = [f"{before} {choice}".strip() for before in found for choice in choices]
    return found


def sentence(words: tuple[Token, ...], at: int) -> tuple[int, int]:
    """The tokens of the sentence that token *at* is in: first, and one past its end sign."""
    first = at
    while first > 0 and not words[first - 1].ends_sentence:
        first -= 1
    last = at
    while last < len(words) and not words[last].ends_sentence:
        last += 1
    return first, min(last + 1, len(words))
