"""How long customers have waited, in words at arrows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from cxlint.journey.model import Duration
from cxlint.sources.diagrams.drawing import folded
from cxlint.sources.diagrams.numbers import NUMBERS
from cxlint.sources.naming import duration

_SECONDS: Final[Mapping[str, int]] = {"s": 1, "m": 60, "h": 3600}
LONGEST: Final = 120
"""Characters at an arrow in which words are looked for."""

LONGER: Final = re.compile(
    r"(?:\b(?:after|more than|longer than|over|exceed(?:s|ed|ing)?|at least|nach|langer als|mehr als|uber|ab|despues de|mas de|apres|plus de"
    r"|dopo|oltre|piu di|apos|mais de)|[>≥]=?) ?(?P<n>\d{1,3}|[a-z]{2,6}) ?(?P<unit>s|sec|secs|seconds?|sek|sekunden?|segundos?|secondes?|secondi"
    r"|m|min|mins|minutes?|minuten?|minutos?|minut[oi]|h|hours?|stunden?|horas?|heures?|or[ae])\b"
    r"|\b(?P<n2>\d{1,3})\+ ?(?P<unit2>seconds?|min|mins|minutes?|minuten|hours?)\b"
)
"""A span of time that is exceeded: "after 10 minutes", "wait > 5 min"."""

_UNIT: Final[Mapping[str, str]] = {"s": "s", "m": "m", "h": "h", "o": "h"}


def waited(text: str) -> Duration | None:
    """How long customers have waited when they go a way whose words say so; None for all others.

    >>> str(waited("wait > 10 min")), str(waited("after five minutes")), waited("wait < 10 min")
    ('10 min', '5 min', None)
    """
    found = LONGER.search(folded(text)[:LONGEST])
    if found is None:
        return None
    said, unit = found["n"] or found["n2"], found["unit"] or found["unit2"]
    number = int(said) if said.isdigit() else NUMBERS.get(said)
    unit = "h" if unit.startswith("stu") else _UNIT[unit[0]]
    return duration(number * _SECONDS[unit]) if number else None


def without_wait(text: str) -> str:
    """The words of a way without how long customers have waited, where something else is left.

    >>> without_wait("nobody free after 5 minutes"), without_wait("> 5 min")
    ('nobody free', '> 5 min')
    """
    if len(text.lower()) != len(text) or (found := LONGER.search(text.lower())) is None:
        return text
    rest = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(" ,;:-–")
    return rest or text
