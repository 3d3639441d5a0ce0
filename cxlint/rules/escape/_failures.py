"""Failures that end the contact, judged one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxlint.api import Fate, Journey, Severity, Touchpoint, Transition
from cxlint.api import vocabulary as words
from cxlint.prompts import is_known
from cxlint.rules._endings import Telling, telling
from cxlint.rules._once import once
from cxlint.rules._surveys import is_survey
from cxlint.rules.escape._asking import before_service
from cxlint.rules.escape._escalating import dead_escalations
from cxlint.rules.escape._landing import closed_by_mistake
from cxlint.rules.escape._queued import told_with_queue
from cxlint.rules.escape._texts import speaks_of

LEFT_TO_OTHERS = frozenset({"queue", "callback", "agent"})
"""Kinds whose failures other rules look at, or that are not the automaton's."""

ENOUGH_ATTEMPTS = 3
"""Attempts after which hanging up is only a remark. Siemens iX asks no more than three times, Avaya
two or three."""

WRITTEN = frozenset({"text", "post"})
"""Media in which customers stop answering when they have what they want, or have gone."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A way on which something fails and which ends the contact.

    ``sure`` is how surely something is said. ``tries`` is how often customers can surely try before.
    ``by_customer`` tells whether the customer made a mistake, as opposed to a system; ``promised``
    that the customer was about to be put through to a person.
    """

    way: Transition
    fate: Fate
    sure: Telling
    severity: Severity
    tries: int
    by_customer: bool
    promised: bool = False


def failures(journey: Journey) -> list[Failure]:
    """The failures that end a contact, in the order in which customers come by.

    A system that fails only after another one, or where customers were turned away, is left out, and
    so is a step that sets a queue which fails in the same manner.
    """
    working = working_places(journey)
    return [
        failure
        for source in failing_places(journey)
        for failure in _failures(journey, source)
        if failure.by_customer or source.id in working
    ]


def failing_places(journey: Journey) -> list[Touchpoint]:
    """Where something may fail before anybody helped, in the order in which customers come by."""
    places = (journey[one] for one in journey.in_walking_order(before_service(journey)))
    return [one for one in places if one.kind not in LEFT_TO_OTHERS]


def _failures(journey: Journey, source: Touchpoint) -> Iterator[Failure]:
    if source.kind in words.INPUT_KINDS and _needs_no_answer(journey, source):
        return
    normal = normally(journey, source)
    if source.kind in words.INPUT_KINDS and not normal.targets:
        return  # The question is over whatever customers do.
    broken = betrayed(journey)
    promised = promises_person(journey, source)
    for way in journey.out(source.id):
        fate = journey.fates.get(way.target) if way.accidental else None
        if fate is None or not fate.cut_off:
            continue
        if way.target in broken or closed_by_mistake(journey, way):
            continue
        if not promised and _ends_anyway(source, normal, way.target, fate):
            continue
        by_customer = source.kind in words.INPUT_KINDS and way.event in words.CUSTOMER_FAILURES
        gone = way.event == "no_input" and journey.medium(source) in WRITTEN
        if not (by_customer and gone):
            sure = telling(journey, way, doubtful=may_fetch(source))
            if told_with_queue(journey, source, fate, sure):
                continue
            tries = max(_attempts(journey, source, way.event), 1 + (way.retry or 0))
            patient = fate.counted or tries >= ENOUGH_ATTEMPTS
            severity = _severity(sure, by_customer, patient or _is_fixed(source), promised)
            yield Failure(way, fate, sure, severity, tries, by_customer, promised)


def promises_person(journey: Journey, source: Touchpoint) -> bool:
    """Whether customers are about to be put through to a person here."""
    return source.kind == "transfer" and source.id in journey.people


@once
def betrayed(journey: Journey) -> frozenset[str]:
    """Touchpoints that lead to where a person is promised and nobody comes, which has a rule of its own."""
    return journey.can_reach(dead_escalations(journey).dead)


def may_fetch(source: Touchpoint) -> bool:
    """Whether the step may be the one that fetches what texts are filled with."""
    return source.kind == "task" and source.get("sets_queue") is None


def _is_fixed(source: Touchpoint) -> bool:
    """Whether only a text is said here that stands in the design, which practically never fails."""
    texts = tuple(source.prompt.values())
    return source.kind == "message" and bool(texts) and all(map(is_known, texts))


def _severity(sure: Telling, by_customer: bool, patient: bool, promised: bool) -> Severity:
    """*patient* tells that customers, or the system, could try often enough."""
    if patient and not promised:
        return Severity.INFO
    if by_customer or promised:
        return Severity.ERROR if sure is Telling.NOTHING else Severity.WARNING
    return Severity.INFO if sure is Telling.SURELY else Severity.WARNING


@once
def working_places(journey: Journey) -> frozenset[str]:
    """Touchpoints that customers come to while every system works and nobody is turned away.

    That a step does not succeed, such as a search that finds nothing, is no system that fails.
    """

    def works(way: Transition) -> bool:
        if way.event == "fail":
            return journey[way.source].kind in words.PASSED_KINDS
        return way.event not in words.SYSTEM_FAILURES and way.event not in words.SITUATIONS

    return journey.reach([entry.id for entry in journey.entries], through=works)


def _unhappy(way: Transition) -> bool:
    return way.accidental or way.event in words.SITUATIONS


@dataclass(frozen=True, slots=True)
class Normal:
    """What follows a touchpoint where nothing fails.

    ``over`` tells whether the contact ends there whatever happens, ``heard`` whether something is
    said then.
    """

    targets: frozenset[str]
    over: bool
    heard: bool


def normally(journey: Journey, source: Touchpoint) -> Normal:
    """What follows *source* where nothing fails."""
    ways = journey.ways_on(source.id)
    targets = frozenset(way.target for way in ways if not _unhappy(way))
    if not targets:  # Bots often have no other way on.
        targets = frozenset(way.target for way in ways if way.event == "no_match")
    ended = [journey.fates[target] for target in targets if target in journey.fates]
    over = bool(ended) and len(ended) == len(targets) and all(fate.cut_off for fate in ended)
    return Normal(targets, over, any(fate.heard for fate in ended))


def _ends_anyway(source: Touchpoint, normal: Normal, target: str, fate: Fate) -> bool:
    """Whether the contact comes to the same as where nothing fails."""
    asking = source.kind in words.INPUT_KINDS
    if target in normal.targets and (normal.over or len(normal.targets) == 1):
        return True
    return normal.over and not asking and (fate.heard or not normal.heard)


def _needs_no_answer(journey: Journey, source: Touchpoint) -> bool:
    """Whether customers lose nothing when the question is not answered."""
    texts = [(text, locale) for locale, text in source.prompt.items()]
    return is_survey(source) or speaks_of(journey, "nothing_more", texts)


def _attempts(journey: Journey, source: Touchpoint, event: str) -> int:
    """How often customers can surely try before they leave *source* for having failed in this way."""
    declared = source.get("max_attempts")
    alike = words.CUSTOMER_FAILURES if event == "retries_exhausted" else {event}
    back = (way for way in journey.out(source.id) if way.target == source.id and way.event in alike)
    again = [way.max for way in back if way.max]
    return max(declared if isinstance(declared, int) else 1, 1 + max(again, default=0))
