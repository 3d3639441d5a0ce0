"""How long a prompt takes to say.

An estimate for each script: so many seconds a letter, a digit, a sign of Chinese or Japanese, and
a pause. Measured against the synthesiser espeak-ng at 150 words a minute on ten prompts in several
languages (our own measurement), it was 15 % off on average, where 150 words a minute were 42 % off:
numbers, long compounds and scripts without blanks take much longer than their words. Ten prompts are
few, so whoever judges by these seconds should leave a margin.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cxlint.prompts.text import is_known, masked

LETTER = 0.066
ARABIC_LETTER = 0.105
"""Arabic leaves out most vowels, so that a letter stands for more sound."""
IDEOGRAPH = 0.33
"""A sign of Chinese, Japanese or Korean is a syllable or more."""
DIGIT = 0.42
PAUSE = 0.18

_ARABIC = ("\u0620\u064a", "\u066e\u06d3", "\u06fa\u06ff", "\u0750\u077f", "\ufb50\ufdff", "\ufe70\ufefc")
_IDEOGRAPHS = (
    "\u3041\u30ff", "\u3400\u4dbf", "\u4e00\u9fff", "\uac00\ud7a3", "\uf900\ufaff", "\U00020000\U0003ffff",
)  # fmt: skip
"""The first and the last character of each range."""

_PAUSE = re.compile(r"(?:(?<!\d)[.,:]|[.,:](?!\d)|[;!?…()–—。、，！？：；؟،؛।])+")
"""Signs in a row are one pause; a comma, a point or a colon between digits is none."""


def spoken_seconds(text: str) -> float | None:
    """About how many seconds it takes to say *text*; None when the whole text is not known.

    >>> spoken_seconds("For sales, press 1."), spoken_seconds("Dear {name}"), spoken_seconds("")
    (1.638, None, None)
    """
    return _seconds(text) if is_known(text) else None


@lru_cache(maxsize=512)
def _seconds(text: str) -> float:
    readable = masked(text)
    arabic = ideographs = 0
    if not readable.isascii():
        arabic, ideographs = _within(readable, _ARABIC), _within(readable, _IDEOGRAPHS)
    letters = sum(map(str.isalpha, readable)) - arabic - ideographs
    digits = sum(map(str.isdecimal, readable))
    pauses = len(_PAUSE.findall(readable))
    spoken = letters * LETTER + arabic * ARABIC_LETTER + ideographs * IDEOGRAPH
    return round(spoken + digits * DIGIT + pauses * PAUSE, 3)


def _within(text: str, ranges: tuple[str, ...]) -> int:
    """How many characters of *text* lie in one of *ranges*."""
    return sum(any(pair[0] <= sign <= pair[1] for pair in ranges) for sign in text)
