"""What prompts on the way to an ending tell customers; kept small on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cxlint.api import Journey, Touchpoint
from cxlint.rules._endings import on_every_way

HOURS = re.compile(
    r"\d\s*(a\.?m|p\.?m|o'?clock|uhr|h)\b|\d{1,2}[:.]\d{2}|\b(noon|midnight|weekdays?"
    r"|(mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
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


def told_on_every_way(journey: Journey, pattern: re.Pattern[str]) -> frozenset[str]:
    """The touchpoints from which *pattern* is said on every way, where contacts end by themselves."""
    return on_every_way(journey, lambda touchpoint: any_of(pattern, _texts(touchpoint)))


def _texts(touchpoint: Touchpoint) -> tuple[str, ...]:
    if touchpoint.backstage and not touchpoint.is_end:
        return ()
    return (*touchpoint.prompt.values(), *touchpoint.says.values())
