"""Journeys that end without the customer having heard, seen or been given anything."""

from __future__ import annotations

import re

from cxlint.api import Journey, Touchpoint
from cxlint.api import vocabulary as words

QUIET_KINDS = frozenset({"decision", "wait", "end", "event"})
"""Kinds that customers do not notice; a task is one as long as it is backstage."""

MEANT = re.compile(
    r"\b(terminate|disconnect|hang ?up|end|empty|test|tests|noop|placeholder)(s|ed|ing)?\b", re.IGNORECASE
)
"""Names of journeys that are there to end a contact, or to do nothing."""

_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_\-./0-9]+")


def is_meant(journey: Journey) -> bool:
    """Whether the journey's names say that it ends contacts or does nothing on purpose."""
    return any(MEANT.search(_JOINED.sub(" ", name)) for name in (journey.title, *journey.names))


def is_silent(journey: Journey) -> bool:
    """Whether all that customers can reach is silence and an ending that gives them nothing."""
    return bool(journey.reached) and all(
        _is_quiet(touchpoint) and touchpoint.id not in journey.opaque for touchpoint in journey.reached
    )


def _is_quiet(touchpoint: Touchpoint) -> bool:
    if touchpoint.prompt or touchpoint.says or touchpoint.end not in (None, *words.BAD_OUTCOMES):
        return False
    return touchpoint.kind in QUIET_KINDS or (touchpoint.kind == "task" and touchpoint.backstage)
