"""Sentences on customers who were not served in a queue."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint.api import Journey, Transition, hear, listed
from cxlint.rules._endings import Telling, abandoned, told, without_a_word
from cxlint.rules._heard import quote, words_of
from cxlint.rules._on_the_line import shows_customers
from cxlint.rules._queueing import named_with_queue

NAMED_AT_MOST = 3
"""Queues that one sentence names. Our choice."""

NAMED_LONG = 100
"""Characters of an advice that is quoted whole; a part of it may lack the address. Our choice."""

UNSURE = "unsure"
"""Stands for the medium where it may be any of several, so that words are chosen that fit them all."""

WHO = {
    "queue_full": "find {queue} full",
    "timeout": "wait too long in {queue}",
    "no_answer": "wait in {queue} and reach nobody",
    "nobody_available": "come to {queue} while no agent is signed in",
    "busy": "find {queue} busy",
    "error": "cannot get into {queue}",
    "fail": "cannot get into {queue}",
}


def who(journey: Journey, ways: Sequence[Transition], before: Transition | None = None) -> str:
    """``Customers who find “Sales” at “Queue” full``; *before* is the way from the same queue that led here."""
    reasons = _reasons(ways)
    queues, it = _places(journey, ways), _it(journey, ways)
    found = " or ".join([reasons[0].format(queue=queues), *(one.format(queue=it) for one in reasons[1:])])
    if before is not None:
        found += f", the same queue they were in at {journey[before.source].name},"
    return f"{'Customers who' if shows_customers(journey) else 'Contacts that'} {found}"


def others(journey: Journey, ways: Sequence[Transition]) -> str:
    """``those who cannot get into it``: more customers of the same queues, once these were named."""
    found = " or ".join(one.format(queue=_it(journey, ways)) for one in _reasons(ways))
    return f"those {'who' if shows_customers(journey) else 'that'} {found}"


def _reasons(ways: Sequence[Transition]) -> list[str]:
    return list(dict.fromkeys(WHO[way.event] for way in ways))


def _names(journey: Journey, ways: Sequence[Transition]) -> list[str]:
    """The names of the queues that *ways* leave, equal ones once."""
    return list(dict.fromkeys(named_with_queue(journey, way.source) for way in ways))


def _places(journey: Journey, ways: Sequence[Transition]) -> str:
    names = _names(journey, ways)
    at = f" at {journey[ways[0].source].name}"
    shared = at if len(names) > 1 and all(name.endswith(at) for name in names) else ""
    named = [name.removesuffix(shared) for name in names]
    more = len(named) - NAMED_AT_MOST
    return listed([*named[:NAMED_AT_MOST], f"{more} more"] if more > 0 else named, "or") + shared


def _it(journey: Journey, ways: Sequence[Transition]) -> str:
    return "it" if len(_names(journey, ways)) == 1 else "them"


def end(journey: Journey, ways: Sequence[Transition], sure: Telling, medium: str | None) -> str:
    """How it ends for them; names the message where it is the same one on all *ways*."""
    if sure is Telling.NOTHING:
        return without_a_word(medium)
    targets = {way.target: journey[way.target] for way in ways}
    target = targets.popitem()[1]
    if sure is Telling.PERHAPS or targets or target.kind != "message":
        return told(sure, medium)
    said = words_of(journey, target) or ("" if target.prompt and imported(journey) else target.name)
    return f"{hear(medium)} {said} and {_then(medium)}" if said else told(sure, medium)


def end_elsewhere(sentences: Sequence[str], medium: str | None) -> str:
    """How it ends for those who are told another way; *sentences* are the words on each way."""
    short = len(set(sentences)) == 1 and len(sentences[0]) <= NAMED_LONG
    said = f" ({quote(sentences[0], NAMED_LONG)})" if short else ""
    return f"are told how else they get help{said} and {_then(medium)}"


def _then(medium: str | None) -> str:
    return abandoned(medium).replace("are", "are then", 1)


def imported(journey: Journey) -> bool:
    """Whether names were made of what another tool wrote: ``Play $.External.text``."""
    return journey.origin != "journey"
