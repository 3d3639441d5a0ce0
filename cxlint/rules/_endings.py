"""How surely customers are told anything, and how to tell their fates in words that fit the medium."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from cxlint.api import Journey, Touchpoint, Transition, hear
from cxlint.prompts.text import tokens
from cxlint.rules._once import once


class Telling(IntEnum):
    """How surely customers hear something before the contact ends."""

    NOTHING = 0
    PERHAPS = 1
    SURELY = 2


def telling(journey: Journey, way: Transition, doubtful: bool = False) -> Telling:
    """How surely something is said on *way* and on what follows it to the ending.

    *doubtful* tells that the data may be missing with which texts are filled. What is said when
    customers are asked again is no farewell: there is one text for each further attempt.
    """
    fate = journey.fates[way.target]
    if len(way.say) > (way.retry or 0):
        return Telling.SURELY
    if not fate.heard:
        return Telling.NOTHING
    sure = fate.always_heard and not (doubtful and way.target not in _said_without_data(journey))
    return Telling.SURELY if sure else Telling.PERHAPS


def on_every_way(journey: Journey, holds: Callable[[Touchpoint], bool]) -> frozenset[str]:
    """The touchpoints with a fate from which every way passes one for which *holds* is true."""
    found: set[str] = set()
    for identifier, fate in journey.fates.items():
        ahead = bool(fate.steps) and all(way.target in found for way in fate.steps)
        if ahead or holds(journey[identifier]):
            found.add(identifier)
    return frozenset(found)


def on_some_way(journey: Journey, holds: Callable[[Touchpoint], bool]) -> frozenset[str]:
    """The touchpoints with a fate from which some way passes one for which *holds* is true."""
    found: set[str] = set()
    for identifier, fate in journey.fates.items():
        if any(way.target in found for way in fate.steps) or holds(journey[identifier]):
            found.add(identifier)
    return frozenset(found)


@once
def _said_without_data(journey: Journey) -> frozenset[str]:
    return on_every_way(journey, _speaks_by_itself)


def _speaks_by_itself(touchpoint: Touchpoint) -> bool:
    """Whether something is heard here even if every placeholder stays empty."""
    if touchpoint.backstage and not touchpoint.is_end:
        return False
    texts = (*touchpoint.prompt.values(), *touchpoint.says.values())
    recorded = touchpoint.kind == "message" and not texts
    return recorded or any(token.is_word for text in texts for token in tokens(text))


def medium_at(journey: Journey, touchpoint: Touchpoint) -> str | None:
    """The medium of the contact at a touchpoint, or else that of the last one seen before it.

    A message may go out by another medium, such as an SMS during a call, so others count first. None
    when it is not known. Follows a way from the beginning, so ask only for findings.
    """
    before = [journey[journey.transition(way).source] for way in journey.witness(touchpoint.id)]
    seen = sorted((touchpoint, *reversed(before)), key=lambda one: one.kind == "message")
    media = [medium for one in seen if (medium := journey.medium(one)) not in (None, "none")]
    return media[0] if media else _only_medium(journey)


@once
def _only_medium(journey: Journey) -> str | None:
    """The medium of the whole journey, where there is just one."""
    media = {journey.medium(one) for one in journey.touchpoints.values()} - {None, "none"}
    return media.pop() if len(media) == 1 else None


def abandoned(medium: str | None) -> str:
    """What becomes of customers whom nobody tells anything more."""
    return "are cut off" if hear(medium) == "hear" else "are left without help"


def help_later(medium: str | None) -> str:
    """What can be offered where nobody is there: who writes cannot leave a voicemail."""
    return "a call-back or a voicemail" if hear(medium) == "hear" else "a call-back"


def without_a_word(medium: str | None) -> str:
    """What becomes of customers who are told nothing at all."""
    return f"{abandoned(medium)} without a word" if hear(medium) == "hear" else "are left without an answer"


def told(sure: Telling, medium: str | None) -> str:
    """How the contact ends for customers."""
    if sure is Telling.NOTHING:
        return without_a_word(medium)
    most = " at most" if sure is Telling.PERHAPS else ""
    return f"{hear(medium)} a message{most} and {abandoned(medium)}"


def label(sure: Telling, medium: str | None) -> str:
    """The same in a few words, to stand beside a line."""
    heard = hear(medium) == "hear"
    if sure is Telling.NOTHING:
        return "cut off without a word" if heard else "left without an answer"
    message = "a message at most" if sure is Telling.PERHAPS else "a message"
    return f"{message}, then {'cut off' if heard else 'no help'}"
