"""Which touchpoints are messages that the firm sends of its own accord."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint
from cxlint.prompts import says_on, texts
from cxlint.prompts.text import tokens


def sent(journey: Journey) -> list[Touchpoint]:
    """The messages that the design declares as outgoing, for those customers get to."""
    return [
        one
        for one in journey.reached
        if one.get("direction") == "out"
        and one.kind in ("message", "menu", "input", "bot")
        and not one.backstage
    ]


def all_known(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether there is a text and it stands in the design, but for what is filled in at the end."""
    found = texts(journey, touchpoint)
    return bool(found) and all(text.known for text in found)


def way_named(journey: Journey, touchpoint: Touchpoint, group: str) -> bool:
    """Whether the words of a way out of *touchpoint* have a phrase of this group."""
    return any(says_on(journey, way, group) is not None for way in journey.out(touchpoint.id))


def gives_address(text: str) -> bool:
    """Whether a text has something that looks like an e-mail address, a web address or a number to dial."""
    parts = tokens(text)
    digits = sum(len(token.word) for token in parts if token.word.isdecimal())
    return (
        digits >= SHORTEST_NUMBER
        or "@" in text
        or any(token.word in ("www", "http", "https") for token in parts)
    )


SHORTEST_NUMBER = 5
"""Digits in a text from which on there may be a number to dial among them. Our choice."""
