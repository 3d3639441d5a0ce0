"""Questions in branches beside each other at which the same mistakes have the same end."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint.api import Journey
from cxlint.rules._endings import medium_at
from cxlint.rules.escape._failures import Failure
from cxlint.rules.escape._queued import manner

Group = list[Failure]


def siblings_together(journey: Journey, groups: Sequence[Group]) -> list[Group]:
    """The groups in their order; mistakes at questions none of which leads to another are one group.

    They belong together only when customers make the same mistakes there, may try as often, and the
    contact ends in the same manner.
    """
    alike: dict[object, list[Group]] = {}
    for group in groups:
        mistakes = frozenset(_kind(journey, one) for one in group)
        alike.setdefault(mistakes if group[0].by_customer else group[0].way.id, []).append(group)
    followed = _followed(journey, [kin for kin in alike.values() if len(kin) > 1])
    joined = {
        id(kin[0]): kin for kin in alike.values() if len(kin) > 1 and _sources(kin).isdisjoint(followed)
    }
    inner = {id(group) for kin in joined.values() for group in kin[1:]}
    return [
        [failure for one in joined.get(id(group), [group]) for failure in one]
        for group in groups
        if id(group) not in inner
    ]


def _kind(journey: Journey, failure: Failure) -> object:
    ends = manner(journey, failure.fate, failure.sure)
    medium = medium_at(journey, journey[failure.way.source])
    return failure.way.event, ends, failure.severity, failure.tries, medium


def _sources(groups: Sequence[Group]) -> frozenset[str]:
    return frozenset(failure.way.source for group in groups for failure in group)


def _followed(journey: Journey, alike: Sequence[Sequence[Group]]) -> frozenset[str]:
    """The questions that customers come to after another one of the same kind."""
    kinds: dict[str, set[str]] = {}
    for number, groups in enumerate(alike):
        for source in _sources(groups):
            kinds.setdefault(source, set()).add(str(number))
    if not kinds:
        return frozenset()
    passed = journey.perhaps(lambda one: kinds.get(one.id, ()), lambda way: way.target != way.source)
    return frozenset(source for source, mine in kinds.items() if mine & passed.at(source))
