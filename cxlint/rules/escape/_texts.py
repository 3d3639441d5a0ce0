"""What prompts on the way to an ending tell customers; kept small on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.prompts.text import is_known
from cxlint.rules._endings import on_every_way, on_some_way
from cxlint.rules._once import once

HOURS = re.compile(
    r"\d\s*(a\.?m|p\.?m|o'?clock|uhr|h)\b|\d{1,2}[:.]\d{2}|\b(noon|midnight|weekdays?"
    r"|(mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
    r"|\b(mon?|tue?s?|wed?|thu?r?s?|fri?|sat?|sun?|mo|di|mi|do|fr|sa|so|lun|mar|mer|mie|jue|vie|ven)\.?"
    r"(\s*[-–]\s*|\s+(to|bis|a)\s+)(mon?|tue?s?|wed?|thu?r?s?|fri?|sat?|sun?|mo|di|mi|do|fr|sa|so|lun|mar|mer|mie|jue|vie|ven|sab|dim|dom)\b"
    r"|\b\d{1,2}\s*(-|–|to|until|bis)\s*\d{1,2}\b",
    re.IGNORECASE,
)
"""Words of opening hours."""

ELSEWHERE = re.compile(
    r"\bwww\b|\.(com|org|net|gov|edu|de|es|fr|it|pt|co\.uk)\b"
    r"|\b(dot (com|org|net)|web ?site|online|e-?mail|app|chat|text us|whatsapp|call us (on|at)|visit us)\b",
    re.IGNORECASE,
)
"""Words of another channel."""

NOTHING_MORE = re.compile(
    r"\b(anything else (i|we) can|anything else(?=\s*\?)|hang up|disconnect|that is all"
    r"|end (this|the|your) (call|chat))\b",
    re.IGNORECASE,
)
"""Words of a question that customers may leave unanswered, because they have what they wanted."""


def any_of(pattern: re.Pattern[str], texts: Iterable[str]) -> bool:
    """Whether one of *texts* holds *pattern*."""
    return any(pattern.search(text) for text in texts)


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
    hours = way.target in heard.hours or any_of(HOURS, way.say)
    channel = way.target in heard.channel or any_of(ELSEWHERE, way.say)
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
        told_on_every_way(journey, HOURS),
        told_on_every_way(journey, ELSEWHERE),
        on_some_way(journey, _is_unknown),
        on_some_way(journey, lambda one: any_of(HOURS, _texts(one)) or any_of(ELSEWHERE, _texts(one))),
    )


def _is_unknown(touchpoint: Touchpoint) -> bool:
    """Whether something is said here that the design does not show: a recording, or a text with gaps."""
    texts = _texts(touchpoint)
    recorded = touchpoint.kind == "message" and not touchpoint.backstage and not texts
    return recorded or not all(map(is_known, texts))


def told_on_every_way(journey: Journey, pattern: re.Pattern[str]) -> frozenset[str]:
    """The touchpoints from which *pattern* is said on every way, where contacts end by themselves."""
    return on_every_way(journey, lambda touchpoint: any_of(pattern, _texts(touchpoint)))


def _texts(touchpoint: Touchpoint) -> tuple[str, ...]:
    if touchpoint.backstage and not touchpoint.is_end:
        return ()
    return (*touchpoint.prompt.values(), *touchpoint.says.values())
