"""What the conditions of a split say: which answers they name, and how to put them in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cxlint.sources.jsontext import Pointer
from cxlint.sources.twilio.widgets import Condition, Exit, Widget

MOST_KEYS: Final = 24
"""Values in one comparison; a longer list, such as all extensions, is a check and no menu."""

CHOICES: Final = frozenset({"equal_to", "matches_any_of", "contains", "starts_with"})
_LISTS: Final = frozenset({"matches_any_of", "does_not_match_any_of"})
SIGNS: Final = {
    "equal_to": "=",
    "not_equal_to": "≠",
    "matches_any_of": "one of",
    "does_not_match_any_of": "none of",
    "contains": "contains",
    "does_not_contain": "without",
    "starts_with": "starts with",
    "does_not_start_with": "does not start with",
    "is_blank": "is blank",
    "is_not_blank": "is not blank",
    "regex": "matches",
    "less_than": "<",
    "greater_than": ">",
    "is_before_time": "before",
    "is_after_time": "after",
    "is_before_date": "before",
    "is_after_date": "after",
}
"""Operators in words. Source: Twilio's reference of the widget Split Based On."""

_ALTERNATIVES = re.compile(r"^\^?\(?(?P<inside>[\w\s|'-]+)\)?\$?$")
_DIGIT_CLASS = re.compile(r"^\^?\(?\[(?P<first>\d)-(?P<last>\d)\]\)?(\{1\})?\$?$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Option:
    """What customers can answer: ``key`` is pressed or said."""

    key: str
    label: str
    pointer: Pointer


def is_blank(way: Exit) -> bool:
    """Whether a way of a split is that of an empty answer."""
    return bool(way.conditions) and all(test.type == "is_blank" for test in way.conditions)


def is_choice(way: Exit) -> bool:
    """Whether all that a way of a split waits for is answers that it names one by one."""
    return bool(way.conditions) and all(keys(test) for test in way.conditions)


def options(split: Widget) -> Iterator[Option]:
    """What customers can answer in a split, in the order of the file, each once."""
    seen: set[str] = set()
    for way in split.exits:
        for option in options_of(way):
            if option.key.casefold() not in seen:
                seen.add(option.key.casefold())
                yield option


def options_of(way: Exit) -> tuple[Option, ...]:
    """The answers that lead along one way of a split, upper and lower case being the same."""
    found: dict[str, Option] = {}
    every = [key for test in way.conditions for key in keys(test)]
    label = _label(way, every)
    for number, test in enumerate(way.conditions):
        for key in keys(test):
            found.setdefault(key.casefold(), Option(key, label, (*way.pointer, "conditions", number)))
    return tuple(found.values())


def keys(test: Condition) -> tuple[str, ...]:
    """The answers that a condition names one by one; none for a check such as a range."""
    value = test.value.strip()
    if test.type == "matches_any_of":
        given = [one.strip() for one in value.split(",")]
    elif test.type in CHOICES:
        given = [value]
    else:
        given = list(_alternatives(value)) if test.type == "regex" else []
    given = [one for one in given if one]
    return tuple(dict.fromkeys(given)) if len(given) <= MOST_KEYS else ()


def _alternatives(pattern: str) -> Iterator[str]:
    """The answers that a simple pattern stands for: ``yes|yeah`` or ``[1-3]``."""
    digits = _DIGIT_CLASS.match(pattern)
    words = _ALTERNATIVES.match(pattern)
    if digits:
        yield from map(str, range(int(digits["first"]), int(digits["last"]) + 1))
    elif words:
        yield from (one.strip() for one in words["inside"].split("|"))


def _label(way: Exit, given: Sequence[str]) -> str:
    """A name for people for what is answered: the designer's own, or the first word of several."""
    own = next((test.name for test in way.conditions if test.name), "")
    generic = (
        own.lower().startswith("if value")
        or "{{" in own
        or any(_names(own, key) or _names(key, own) for key in given)
    )
    if own and not generic:
        return own
    if len(given) < 2:
        return ""
    return next((key for key in given if not key.isdigit() and key not in "*#"), "")


def _names(label: str, key: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(key)}(?!\w)", label, re.IGNORECASE))


def compared(way: Exit) -> str:
    """The conditions of a way in words: ``> 3`` or ``one of 1, 2``."""
    return " or ".join(dict.fromkeys(map(_compared, way.conditions)))


def _compared(test: Condition) -> str:
    sign = SIGNS.get(test.type, test.type.replace("_", " "))
    if test.type in ("is_blank", "is_not_blank"):
        return sign
    value = ", ".join(part.strip() for part in test.value.split(",")) if test.type in _LISTS else test.value
    return f"{sign} {value}".strip()
