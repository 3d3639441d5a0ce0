"""Sentences on failures that end the contact, and what to do about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cxlint.api import Journey, Severity, Touchpoint, listed, named
from cxlint.rules.escape._failures import Failure

BREAKDOWN = (
    "When a system fails, it fails for everyone who gets in touch at that moment, and all of them have "
    "to start over."
)
PROMISED = (
    "These customers were about to be put through to a person; now they have to start over, or give up."
)

NAMED_AT_MOST = 3
"""Names in one sentence. Our choice: ``related`` has them all."""

_CUSTOMER_WORDS = {
    "no_input": "do not answer",
    "no_match": "are not understood",
    "invalid": "give a wrong answer",
    "retries_exhausted": "fail too often",
}
_TRANSFER_WORDS = {
    "no_answer": "reach nobody at {place}",
    "timeout": "wait too long at {place}",
    "busy": "find {place} busy",
}
_NOT_THROUGH = "are not put through at {place}"

_SPARED_KINDS = frozenset({"task", "message", "decision", "wait"})
"""Kinds of steps that a contact can often do without."""


def who(journey: Journey, group: Sequence[Failure]) -> str:
    """``Customers who do not answer at “Main menu”``, or ``If “Look up” fails, customers``."""
    first = group[0]
    place = journey[first.way.source].name
    events = dict.fromkeys(failure.way.event for failure in group)
    if first.by_customer:
        return f"Customers who {' or '.join(_CUSTOMER_WORDS[event] for event in events)} at {place}"
    if first.promised:
        phrases = dict.fromkeys(_TRANSFER_WORDS.get(event, _NOT_THROUGH) for event in events)
        return f"Customers who {listed([phrase.format(place=place) for phrase in phrases], 'or')}"
    return f"If {_steps(_sources(journey, group))} fails, customers"


def after(journey: Journey, group: Sequence[Failure]) -> str:
    """How often customers could try, or how many steps fail where not all of them are named."""
    if group[0].by_customer:
        tries = min(failure.tries for failure in group)
        return f" after {tries} tries" if tries > 1 else ""
    sources = _sources(journey, group)
    complete = len({one.name for one in sources}) <= NAMED_AT_MOST
    return "" if complete else f" ({len(sources)} steps do this)"


def _sources(journey: Journey, group: Sequence[Failure]) -> list[Touchpoint]:
    return [journey[one] for one in dict.fromkeys(failure.way.source for failure in group)]


def _steps(sources: Sequence[Touchpoint]) -> str:
    """The names of the first steps, how many there are of each, and how many more there are."""
    names = Counter(one.name for one in sources)
    shown = dict(list(names.items())[:NAMED_AT_MOST])
    more = len(sources) - sum(shown.values())
    parts = [f"{name} ({number} steps)" if number > 1 else name for name, number in shown.items()]
    return listed([*parts, f"{more} more"] if more else parts, "or")


def advice(journey: Journey, group: Sequence[Failure]) -> str:
    """What to do about these failures."""
    first = group[0]
    source, ending = journey[first.way.source], journey[first.fate.ending]
    if first.promised:
        return f"Instead of {ending.name}, lead to another team, a call-back or a voicemail."
    if not first.by_customer:
        return _without_system(_sources(journey, group), ending)
    if first.severity is Severity.INFO:
        return f"Instead of {ending.name}, lead to a person, a call-back or a voicemail."
    return f"Ask again at {source.name} once or twice, then lead to a person, a call-back or a voicemail."


def _without_system(sources: Sequence[Touchpoint], ending: Touchpoint) -> str:
    """Some steps a contact can go on without; where another one fails, somebody has to help."""
    spared = [one for one in sources if _can_be_spared(one)]
    needed = [one for one in sources if not _can_be_spared(one)]
    instead = f"Instead of {ending.name}, "
    if not spared:
        return f"{instead}lead to a person or a call-back, or say what the customer can do."
    going_on = f"{instead}go on without {named(spared)}"
    if not needed:
        return f"{going_on}, or lead to a person or a call-back."
    return f"{going_on}, and lead to a person or a call-back where {named(needed, 'or')} fails."


def _can_be_spared(source: Touchpoint) -> bool:
    return source.kind in _SPARED_KINDS and source.get("sets_queue") is None
