"""Failures that hand customers to another journey, where the contact surely ends without help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxlint.api import Beyond, Journey, Severity, Touchpoint, Transition
from cxlint.api import vocabulary as words
from cxlint.rules._handing_over import passed_on
from cxlint.rules.escape._failures import (
    betrayed,
    failing_places,
    normally,
    promises_person,
    working_places,
)
from cxlint.rules.escape._landing import closed_by_mistake

Steps = tuple[Transition, ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """Failures that hand customers to one other journey.

    ``steps`` lead there on the first of ``ways``. ``promised`` tells that the customers were about to
    be put through to a person.
    """

    ways: tuple[Transition, ...]
    steps: Steps
    beyond: Beyond
    promised: bool

    @property
    def severity(self) -> Severity:
        """A failed transfer is worse, because a person was promised."""
        return Severity.WARNING if self.promised else Severity.INFO


def passed_failures(journey: Journey) -> list[Passed]:
    """The failures of transfers, and of systems where the other journey says nothing, by that journey."""
    groups: dict[tuple[str, bool], list[Steps]] = {}
    for source in failing_places(journey) if journey.beyond else ():
        promised = promises_person(journey, source)
        for steps in _passing(journey, source):
            beyond = journey.beyond[steps[-1].target]
            if promised or not beyond.heard:
                groups.setdefault((beyond.journey, promised), []).append(steps)
    return [_group(journey, every, promised) for (_, promised), every in groups.items()]


def _group(journey: Journey, every: list[Steps], promised: bool) -> Passed:
    ways = tuple(steps[0] for steps in every)
    return Passed(ways, every[0], journey.beyond[every[0][-1].target], promised)


def _passing(journey: Journey, source: Touchpoint) -> Iterator[Steps]:
    """The steps on which something fails at *source* and customers are handed over to be cut off."""
    if source.id not in working_places(journey):
        return
    found = [
        steps for way in journey.out(source.id) if _fails(journey, way) if (steps := passed_on(journey, way))
    ]
    usual = _usual(journey, source) if found else frozenset()
    for steps in found:
        beyond = journey.beyond[steps[-1].target]
        if beyond.cut_off and beyond.journey not in usual and not normally(journey, source).over:
            yield steps


def _fails(journey: Journey, way: Transition) -> bool:
    """Whether a system fails, or a transfer; the mistakes of customers are left out."""
    failing = way.accidental and way.event not in words.CUSTOMER_FAILURES and way.target in journey
    return failing and way.target not in betrayed(journey) and not closed_by_mistake(journey, way)


def _usual(journey: Journey, source: Touchpoint) -> frozenset[str]:
    """The other journeys to which customers are handed where nothing fails."""
    ways = [way for way in journey.ways_on(source.id) if not way.accidental]
    steps = (passed_on(journey, way) for way in ways)
    return frozenset(journey.beyond[one[-1].target].journey for one in steps if one)
