"""Numbers in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NUMBERS: Final[Mapping[str, int]] = {
    **{str(number): number for number in range(1, 100)},
    **dict.fromkeys(("one", "first", "1st", "once", "ein", "einmal", "una", "un", "une", "um", "uma"), 1),
    **dict.fromkeys(
        ("two", "second", "2nd", "twice", "zwei", "zweimal", "dos", "deux", "due", "dois", "duas"), 2
    ),
    **dict.fromkeys(("three", "third", "3rd", "drei", "dreimal", "tres", "trois", "tre"), 3),
    **dict.fromkeys(("four", "4th", "vier", "cuatro", "quatre", "quattro", "quatro"), 4),
    **dict.fromkeys(("five", "5th", "funf", "cinco", "cinq", "cinque"), 5),
}
"""Numbers as drawings write them: figures, words and "3rd", in several languages."""
