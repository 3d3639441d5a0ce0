"""Which script a text is written in, and which one its language is."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

from cxlint.prompts.text import masked

FEWEST_LETTERS = 8
"""Letters from which on a script is told. Our choice: shorter texts are often just a name."""

SCRIPTS: dict[str, tuple[str, ...]] = {
    "Latin": ("LATIN",),
    "Cyrillic": ("CYRILLIC",),
    "Greek": ("GREEK",),
    "Arabic": ("ARABIC",),
    "Hebrew": ("HEBREW",),
    "Devanagari": ("DEVANAGARI",),
    "Thai": ("THAI",),
    "Korean": ("HANGUL",),
    "Chinese": ("CJK",),
    "Japanese": ("HIRAGANA", "KATAKANA", "CJK"),
}
"""Scripts, and how the names of their letters in Unicode begin."""

WRITTEN_IN = {
    "Latin": """
        af ca cs cy da de en es et eu fi fr ga gl hr hu id is it lt lv ms mt nb nl nn no pl pt ro sk sl sq sv
        sw tl tr vi
    """,
    "Cyrillic": "be bg mk ru uk",
    "Arabic": "ar fa ur",
    "Devanagari": "hi mr ne",
    "Greek": "el",
    "Hebrew": "he",
    "Thai": "th",
    "Korean": "ko",
    "Chinese": "zh",
    "Japanese": "ja",
}
OF_LANGUAGE = {language: script for script, spoken in WRITTEN_IN.items() for language in spoken.split()}
"""Languages that are written in one script; others are not judged."""


def other_script(text: str, locale: str) -> tuple[str, str] | None:
    """The script that *text* is written in and the one of its language, when they differ."""
    subtags = locale.replace("_", "-").split("-")
    expected = OF_LANGUAGE.get(subtags[0].lower())
    if expected is None or any(len(tag) == 4 and tag.isalpha() for tag in subtags[1:]):
        return None
    counted = Counter(_beginning(sign) for sign in masked(text) if sign.isalpha())
    total = counted.total()
    own = sum(counted[beginning] for beginning in SCRIPTS[expected])
    if total < FEWEST_LETTERS or own * 2 > total:
        return None
    most, number = max(counted.items(), key=lambda pair: (pair[1], pair[0]))
    found = next((name for name, beginnings in SCRIPTS.items() if most in beginnings), "")
    return (found, expected) if found and number * 2 > total else None


@lru_cache(maxsize=4096)
def _beginning(sign: str) -> str:
    """The first word of a letter's name in Unicode; ``CJK`` for all Chinese signs."""
    return unicodedata.name(sign, "?").replace("-", " ").split()[0]
