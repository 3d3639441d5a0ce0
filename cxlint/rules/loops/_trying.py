"""How often customers may fail at a question before they get any further."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.api import vocabulary as words

LOOKED_AT = 20
"""Touchpoints looked at before and behind a way with a limit. Our choice: it bounds the work."""

FAILING = words.CUSTOMER_FAILURES | {"timeout"}
"""Events by which customers leave a question without having answered it."""


def fails(journey: Journey, way: Transition) -> bool:
    """Whether customers go this way because they did not manage to answer a question."""
    return way.event in FAILING and journey[way.source].kind in words.INPUT_KINDS


def proves_identity(question: Touchpoint) -> bool:
    """Whether the design says that customers prove here who they are."""
    return any(question.get(name) for name in ("auth_level", "auth_methods", "auth_valid_for"))


def tries(journey: Journey) -> Iterator[tuple[str, str, int]]:
    """Every limit on tries: the question, the element that sets the limit, and the tries it allows."""
    for question in journey.reached:
        if question.kind in words.INPUT_KINDS:
            most = question.get("max_attempts")
            if isinstance(most, int):
                yield question.id, question.id, most
            for way in journey.out(question.id):
                if way.retry and fails(journey, way):
                    yield question.id, way.id, way.retry + 1
    yield from _going_round(journey)


def _going_round(journey: Journey) -> Iterator[tuple[str, str, int]]:
    """Limits of ways by which customers who failed at a question come back to it by themselves."""
    for way in journey.transitions:
        limited = way.max is not None and not way.deliberate and way.source in journey.reachable
        if limited and way.target in journey and way.max is not None:
            asked = _asked_next(journey, way)
            for question in _failed_before(journey, way):
                if question in asked:
                    yield question, way.id, way.max + 1


def _asked_next(journey: Journey, way: Transition) -> set[str]:
    """The questions that follow *way* while nothing fails and nobody answers."""
    waiting = [way.target]
    for here in waiting:
        if len(waiting) > LOOKED_AT or journey[here].kind not in words.PASSED_KINDS:
            continue
        for step in journey.ways_on(here):
            led = not (step.accidental or step.deliberate) and step.target in journey
            if led and step.target not in waiting:
                waiting.append(step.target)
    return {one for one in waiting if journey[one].kind in words.INPUT_KINDS}


def _failed_before(journey: Journey, way: Transition) -> list[str]:
    """The questions that customers have failed at when they come to *way* by themselves."""
    if journey[way.source].kind in words.INPUT_KINDS:
        return [way.source] if fails(journey, way) else []
    waiting, found = [way.source], dict[str, None]()
    for here in waiting:
        if len(waiting) > LOOKED_AT or journey[here].kind not in words.PASSED_KINDS:
            continue
        for step in journey.into(here):
            if step.source in journey.reachable and fails(journey, step):
                found[step.source] = None
            elif not step.deliberate and step.source in journey.reachable and step.source not in waiting:
                waiting.append(step.source)
    return list(found)
