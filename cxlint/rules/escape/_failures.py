"""Failures that end the contact, judged one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxlint.api import Fate, Journey, Severity, Touchpoint, Transition
from cxlint.api import vocabulary as words
from cxlint.rules.escape._asking import before_service, is_survey
from cxlint.rules.escape._texts import NOTHING_MORE, any_of

LEFT_TO_OTHERS = frozenset({"queue", "transfer", "callback", "agent"})
"""Kinds whose failures other rules look at, or that are not the automaton's."""

ENOUGH_ATTEMPTS = 3
"""Attempts after which hanging up is only a remark. Siemens iX asks no more than three times, Avaya
two or three."""

WRITTEN = frozenset({"text", "post"})
"""Media in which customers stop answering when they have what they want, or have gone."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A way on which something fails and which ends the contact.

    ``tries`` is how often customers can surely try before. ``by_customer`` tells whether the
    customer made a mistake, as opposed to a system.
    """

    way: Transition
    fate: Fate
    silent: bool
    severity: Severity
    tries: int
    by_customer: bool


def failures(journey: Journey) -> list[Failure]:
    """The failures that end a contact, in the order in which customers come by.

    What fails only after another system has failed is left out.
    """
    sources = [
        journey[one]
        for one in journey.in_walking_order(before_service(journey))
        if journey[one].kind not in LEFT_TO_OTHERS
    ]
    working = journey.reach([entry.id for entry in journey.entries], through=_working)
    return [
        failure
        for source in sources
        for failure in _failures(journey, source)
        if failure.by_customer or source.id in working
    ]


def _failures(journey: Journey, source: Touchpoint) -> Iterator[Failure]:
    if source.kind in words.INPUT_KINDS and _needs_no_answer(source):
        return
    normal, tried = _normal(journey, source), _attempts(journey, source)
    for way in journey.out(source.id):
        fate = journey.fates.get(way.target) if way.accidental else None
        if fate is None or not fate.cut_off or _ends_anyway(source, normal, way.target, fate):
            continue
        by_customer = source.kind in words.INPUT_KINDS and way.event in words.CUSTOMER_FAILURES
        gone = way.event == "no_input" and journey.medium(source) in WRITTEN
        if not (by_customer and gone):
            silent = not (fate.heard or way.say)
            tries = max(tried, 1 + (way.retry or 0))
            patient = fate.counted or tries >= ENOUGH_ATTEMPTS
            severity = _severity(silent, by_customer, patient)
            yield Failure(way, fate, silent, severity, tries, by_customer)


def _severity(silent: bool, by_customer: bool, patient: bool) -> Severity:
    """*patient* tells that customers could try often enough."""
    if not by_customer:
        return Severity.WARNING if silent else Severity.INFO
    if patient:
        return Severity.INFO
    return Severity.ERROR if silent else Severity.WARNING


def _unhappy(way: Transition) -> bool:
    return way.accidental or way.event in words.SITUATIONS


def _working(way: Transition) -> bool:
    """Whether no system fails on this way."""
    return way.event not in words.SYSTEM_FAILURES


@dataclass(frozen=True, slots=True)
class _Normal:
    """What follows a touchpoint where nothing fails.

    ``over`` tells whether the contact ends there whatever happens, ``heard`` whether something is
    said then.
    """

    targets: frozenset[str]
    over: bool
    heard: bool


def _normal(journey: Journey, source: Touchpoint) -> _Normal:
    targets = frozenset(way.target for way in journey.ways_on(source.id) if not _unhappy(way))
    ended = [journey.fates[target] for target in targets if target in journey.fates]
    over = bool(ended) and len(ended) == len(targets) and all(fate.cut_off for fate in ended)
    return _Normal(targets, over, any(fate.heard for fate in ended))


def _ends_anyway(source: Touchpoint, normal: _Normal, target: str, fate: Fate) -> bool:
    """Whether the contact comes to the same as where nothing fails."""
    asking = source.kind in words.INPUT_KINDS
    if target in normal.targets and (normal.over or len(normal.targets) == 1 or not asking):
        return True
    return normal.over and not asking and (fate.heard or not normal.heard)


def _needs_no_answer(source: Touchpoint) -> bool:
    """Whether customers lose nothing when the question is not answered."""
    return is_survey(source) or any_of(NOTHING_MORE, source.prompt.values())


def _attempts(journey: Journey, source: Touchpoint) -> int:
    """How often customers can surely try before they leave *source* for having failed."""
    declared = source.get("max_attempts")
    again = [way.max for way in journey.out(source.id) if way.target == source.id and way.max]
    return max(declared if isinstance(declared, int) else 1, 1 + max(again, default=0))
