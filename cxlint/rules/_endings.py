"""How to tell customers' fates in words that fit the medium of their contact."""

from __future__ import annotations

from cxlint.api import Fate, Journey, Touchpoint, hear


def medium_at(journey: Journey, touchpoint: Touchpoint) -> str | None:
    """The medium of the contact at a touchpoint, or else that of the last one seen before it.

    None when it is not known. Follows a way from the beginning, so ask only for findings.
    """
    before = [journey[journey.transition(way).source] for way in journey.witness(touchpoint.id)]
    media = (journey.medium(one) for one in (touchpoint, *reversed(before)))
    return next((medium for medium in media if medium not in (None, "none")), None)


def abandoned(medium: str | None) -> str:
    """What becomes of customers whom nobody tells anything more."""
    return "are cut off" if hear(medium) == "hear" else "are left without help"


def without_a_word(medium: str | None) -> str:
    """What becomes of customers who are told nothing at all."""
    return f"{abandoned(medium)} without a word" if hear(medium) == "hear" else "are left without an answer"


def told(fate: Fate, medium: str | None, said: bool = False) -> str:
    """How the contact ends for customers; *said* when something is said before."""
    if not (fate.heard or said):
        return without_a_word(medium)
    sure = fate.always_heard or said
    return f"{hear(medium)} a message{'' if sure else ' at most'} and {abandoned(medium)}"


def label(silent: bool, medium: str | None) -> str:
    """The same in a few words, to stand beside a line."""
    if hear(medium) == "hear":
        return "cut off without a word" if silent else "a message, then cut off"
    return "left without an answer" if silent else "a message, then no help"
