"""What prompts on the way to an ending tell customers; kept small on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.prompts import find
from cxlint.prompts.lexicon import ANY
from cxlint.prompts.text import is_known
from cxlint.rules._endings import on_every_way, on_some_way
from cxlint.rules._once import once

_CLOCK = re.compile(r"\b\d{1,2}([:.]\d{2}|\s*[-–]\s*\d{1,2})\b")
"""Times in digits alone: 9:30, 8-18."""


def speaks_of(journey: Journey, group: str, texts: Iterable[tuple[str, str]]) -> bool:
    """Whether one of *texts*, each with its locale, has a phrase of this group.

    Where the design names no language, those of all languages count: this is asked where words speak
    for the design.
    """
    return any(_has(journey, group, text, locale) for text, locale in texts)


def _has(journey: Journey, group: str, text: str, locale: str) -> bool:
    tongue = journey.tongue(locale)
    if group == "hours" and _CLOCK.search(text):
        return True
    return find(text, tongue if tongue.declared else ANY, group, locale) is not None


def _plain(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((text, "") for text in texts)


class Told(Enum):
    """What customers who are turned away learn from the texts on the way to the ending."""

    NOTHING = auto()
    HOURS = auto()
    CHANNEL = auto()
    BOTH = auto()
    UNKNOWN = auto()
    PERHAPS = auto()


def what_is_told(journey: Journey, way: Transition) -> Told:
    """What is surely told on *way* and on every way that follows; ``PERHAPS`` on some of them only."""
    heard = _hearing(journey)
    hours = way.target in heard.hours or speaks_of(journey, "hours", _plain(way.say))
    channel = way.target in heard.channel or speaks_of(journey, "elsewhere", _plain(way.say))
    if hours or channel:
        return Told.BOTH if hours and channel else Told.HOURS if hours else Told.CHANNEL
    if way.target in heard.unknown or not all(map(is_known, way.say)):
        return Told.UNKNOWN
    return Told.PERHAPS if way.target in heard.perhaps else Told.NOTHING


@dataclass(frozen=True, slots=True)
class _Hearing:
    """The touchpoints from which hours or a channel are told on every way, from which something is
    said on some way that the design does not show, and from which one of both is told on some way."""

    hours: frozenset[str]
    channel: frozenset[str]
    unknown: frozenset[str]
    perhaps: frozenset[str]


@once
def _hearing(journey: Journey) -> _Hearing:
    return _Hearing(
        _told_on_every_way(journey, "hours"),
        _told_on_every_way(journey, "elsewhere"),
        on_some_way(journey, _is_unknown),
        on_some_way(journey, lambda one: _tells(journey, one, "hours") or _tells(journey, one, "elsewhere")),
    )


def _is_unknown(touchpoint: Touchpoint) -> bool:
    """Whether something is said here that the design does not show: a recording, or a text with gaps."""
    texts = _texts(touchpoint)
    recorded = touchpoint.kind == "message" and not touchpoint.backstage and not texts
    return recorded or not all(is_known(text) for text, _ in texts)


def _told_on_every_way(journey: Journey, group: str) -> frozenset[str]:
    """The touchpoints from which this is said on every way, where contacts end by themselves."""
    return on_every_way(journey, lambda touchpoint: _tells(journey, touchpoint, group))


def _tells(journey: Journey, touchpoint: Touchpoint, group: str) -> bool:
    return speaks_of(journey, group, _texts(touchpoint))


def _texts(touchpoint: Touchpoint) -> tuple[tuple[str, str], ...]:
    """What is said at a touchpoint, each text with its locale."""
    if touchpoint.backstage and not touchpoint.is_end:
        return ()
    said = (*touchpoint.prompt.items(), *touchpoint.says.items())
    return tuple((text, locale) for locale, text in said)
