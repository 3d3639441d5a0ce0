"""What a journey speaks of, to tell whether a reason for contact is answered in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxlint.api import Journey, Touchpoint
from cxlint.prompts.lexicon import words
from cxlint.prompts.text import tokens

SHORTEST_STEM = 4
"""Letters that two forms of a word have in common at least. Our choice."""

LONGEST_ENDING = 4
"""Letters by which forms of a word may differ at the end: ``verlängern``, ``Verlängerung``. Our choice."""

_PLURALS = ("s", "es", "e", "n", "en")


def plain(text: str) -> str:
    """The words of a name, however it is written.

    >>> plain("Late-Parcel"), plain("late_parcel")
    ('late parcel', 'late parcel')
    """
    return " ".join(token.word for token in tokens(text.replace("_", " ").replace("-", " ")) if token.is_word)


def same_word(one: str, other: str) -> bool:
    """Whether two words are forms of one, as far as their beginnings tell.

    >>> same_word("bill", "bills"), same_word("payment", "pays"), same_word("verlangern", "verlangerung")
    (True, False, True)
    """
    short, long = sorted((one, other), key=len)
    if short == long or long in (short + ending for ending in _PLURALS):
        return True
    common = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    return common >= SHORTEST_STEM and len(long) - common <= LONGEST_ENDING


def content(journey: Journey, text: str) -> frozenset[str]:
    """The words of a text that say what it is about."""
    stop = {word for lexicon in journey.tongue().lexicons for word in words(lexicon, "stop")}
    return frozenset(plain(text).split()) - stop


def named(journey: Journey) -> frozenset[str]:
    """What some step of the journey says that it answers."""
    return frozenset(
        plain(word) for one in journey.reached for word in (*one.tags, *(one.get("resolves") or ()))
    )


def spoken_of(journey: Journey) -> frozenset[str]:
    """Every word of the journey: of its steps, of what is said there and of what customers choose."""
    return frozenset(word for text in _texts(journey) for word in plain(text).split())


def _texts(journey: Journey) -> Iterator[str]:
    for one in journey.reached:
        yield from _written(one)
        for way in journey.out(one.id):
            yield from (way.key, way.label, way.condition, *way.say)


def _written(one: Touchpoint) -> Iterable[str]:
    return (one.title, *one.prompt.values(), *one.says.values(), *one.tags, *(one.get("resolves") or ()))


def serves_itself(journey: Journey) -> frozenset[str]:
    """The stages in which customers are served without a person, or are told before they ask."""
    return frozenset(one.stage for one in journey.reached if one.stage and _serves(one))


def _serves(one: Touchpoint) -> bool:
    outgoing = one.get("direction") == "out" and one.kind == "message"
    return outgoing or one.kind in ("page", "bot") or (one.kind == "task" and bool(one.get("resolves")))
