"""Promises that are made in words: we will call you back."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint
from cxlint.prompts import Hit, Text, find, find_all, is_known, texts
from cxlint.prompts.text import sentence, tokens
from cxlint.rules._once import once

LONGEST = 70
"""Characters of a sentence that is quoted whole. Our choice."""


@once
def promised(journey: Journey) -> dict[str, Hit]:
    """The first promise at each touchpoint whose words make one, for those customers get to."""
    found: dict[str, Hit] = {}
    for one in journey.reached:
        hit = None if one.backstage and not one.is_end else _promise(journey, one)
        if hit is not None:
            found[one.id] = hit
    return found


def words_at(journey: Journey, touchpoint: Touchpoint) -> tuple[Text, ...]:
    """What customers hear or read at a touchpoint, and what the design notes as promised there."""
    noted = (Text(text, locale, journey.tongue(locale)) for locale, text in touchpoint.says.items())
    return (*texts(journey, touchpoint), *noted)


def _promise(journey: Journey, touchpoint: Touchpoint) -> Hit | None:
    for text in words_at(journey, touchpoint):
        for hit in find_all(text.text, text.tongue, "promise", text.locale):
            if _sure(text, around(hit)):
                return hit
    return None


def around(hit: Hit) -> str:
    """The sentence that the words stand in."""
    parts = tokens(hit.text)
    at = next(at for at, token in enumerate(parts) if token.start >= hit.span.start)
    first, last = sentence(parts, at)
    return hit.text[parts[first].start : parts[last - 1].end]


def quoted(hit: Hit) -> str:
    """The sentence between quotation marks, or only the words that promise where it is long."""
    said = around(hit).strip().rstrip(".!")
    return f"“{said if len(said) <= LONGEST else hit.words}”"


def _sure(text: Text, said: str) -> bool:
    """Whether the sentence promises without a condition, and asks or denies nothing."""
    doubtful = any(find(said, text.tongue, group) for group in ("condition", "negation"))
    return is_known(said) and "?" not in said and not doubtful


def names_time(text: Text) -> bool:
    """Whether the text names a time or a day, or a number that may be one."""
    numbers = any(token.number for token in tokens(text.text))
    return numbers or not text.known or find(text.text, text.tongue, "deadline") is not None


def instead_of_time(journey: Journey, hit: Hit) -> str:
    """The words of the sentence that stand in for a time, such as “as soon as possible”."""
    found = find(around(hit), journey.tongue(hit.locale), "soon")
    return "" if found is None else found.words
