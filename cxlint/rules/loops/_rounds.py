"""How to speak of a way round."""

from __future__ import annotations

from collections.abc import Iterable

from cxlint.api import Journey, Loop, Touchpoint, Transition, listed, vocabulary
from cxlint.rules._surveys import is_survey, is_survey_journey

WHO = {
    "no_input": "stay silent",
    "no_match": "are not understood",
    "invalid": "enter something that cannot be right",
    "retries_exhausted": "have failed too often",
    "timeout": "take too long",
    "error": "run into a fault",
    "fail": "run into a fault",
    "no_answer": "reach nobody",
    "busy": "find the line busy",
    "closed": "come outside opening hours",
    "nobody_available": "come while no agent is signed in",
    "queue_full": "find the queue full",
}


NAMED_AT_MOST = 3
"""Mishaps in one breath. Our choice."""


def seen_by_customers(journey: Journey, touchpoints: Iterable[str]) -> list[Touchpoint]:
    """Those of *touchpoints* that customers notice, each once."""
    found = (journey[one] for one in dict.fromkeys(touchpoints))
    hidden = ("decision", "task")
    return [one for one in found if not one.backstage and one.kind not in hidden]


def mishaps(ways: Iterable[Transition]) -> list[Transition]:
    """The ways that are taken because something did not work, one for each event.

    Faults of systems are left out where customers themselves come to grief.
    """
    found: dict[str, Transition] = {}
    for way in ways:
        if way.accidental or way.event in vocabulary.SITUATIONS:
            found.setdefault(_words(way.event), way)
    own = [way for way in found.values() if way.event in vocabulary.CUSTOMER_FAILURES]
    return own or list(found.values())


def who(journey: Journey, ways: Iterable[Transition]) -> str:
    """``Customers who stay silent or press a wrong key at “Main menu”``."""
    found = mishaps(ways)
    if not found:
        return "Customers"
    first = journey[found[0].source]
    same = all(way.source == first.id for way in found)
    phrases = list(dict.fromkeys(_phrase(journey, way) for way in found))[:NAMED_AT_MOST]
    visible = same and bool(seen_by_customers(journey, [first.id]))
    if not visible and same and found[0].event in ("error", "fail"):
        return f"Customers for whom {first.name} fails"
    place = f" at {first.name}" if visible else ""
    return f"Customers who {listed(phrases, 'or')}{place}"


def sent_back(journey: Journey, loop: Loop) -> bool:
    """Whether the loop is closed by a customer who waited for a person in vain."""
    closing = loop.closing
    waited = journey[closing.source].kind in ("queue", "transfer", "callback")
    return loop.returned or (waited and (closing.accidental or closing.event in vocabulary.SITUATIONS))


def chooses_again(journey: Journey, loop: Loop) -> bool:
    """Whether customers have to choose once more on their way round."""
    return any(way.deliberate or journey[way.source].kind in ("menu", "bot") for way in loop.cycle)


def asks_for_opinion(journey: Journey, faces: Iterable[Touchpoint]) -> bool:
    """Whether all that customers are asked in a loop is how it went.

    A menu that leads to help is none of it, even if it speaks of a survey; nor does the name of a
    journey count in which somebody can be reached.
    """
    asked = [one for one in faces if one.kind in vocabulary.INPUT_KINDS or one.kind == "survey"]
    if any(way.deliberate and way.target in journey.help for one in asked for way in journey.out(one.id)):
        return False
    named = is_survey_journey(journey) and not any(one in journey.reachable for one in journey.help)
    return bool(asked) and (named or all(is_survey(one) for one in asked))


def _words(event: str) -> str:
    return WHO.get(event, f"meet “{event.replace('_', ' ')}”")


def _phrase(journey: Journey, way: Transition) -> str:
    kind = journey[way.source].kind
    if kind == "callback" and way.event == "no_answer":
        return "cannot be reached"
    if kind in ("queue", "transfer") and way.event == "timeout":
        return "wait too long"
    options = [option for option in journey.out(way.source) if option.deliberate]
    keys = bool(options) and all(option.key.isdigit() or option.key in ("*", "#") for option in options)
    keys = keys and journey.medium(journey[way.source]) != "text"
    return "press a wrong key" if keys and way.event == "no_match" else _words(way.event)
