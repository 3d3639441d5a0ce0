"""Which steps a contact can go on without when they fail."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.api import vocabulary as words
from cxlint.prompts.text import PLACEHOLDER, masked
from cxlint.rules._once import once
from cxlint.rules.escape._failures import may_fetch

_SPARED_KINDS = frozenset({"task", "message", "decision", "wait"})
"""Kinds of steps that a contact can often do without."""


def can_be_spared(journey: Journey, source: Touchpoint) -> bool:
    """Whether a contact can often go on without this step."""
    alone = source.kind in _SPARED_KINDS and source.get("sets_queue") is None
    return alone and not feeds(journey, source) and source.id not in _repeated(journey)


@once
def _repeated(journey: Journey) -> frozenset[str]:
    """Touchpoints that are gone through again and again, such as one that asks whether there is news."""
    return frozenset(one for group in journey.components for one in group)


def feeds(journey: Journey, source: Touchpoint) -> bool:
    """Whether the step may fetch what is used before customers are asked again."""
    return may_fetch(source) and source.id in _before_data(journey)


@once
def _before_data(journey: Journey) -> frozenset[str]:
    """The touchpoints from which a contact comes by itself to one that uses data.

    A decision that has a way for everything else works without data, so only that way counts.
    """
    choosing = frozenset(way.source for way in journey.transitions if way.event == "else")

    def by_itself(way: Transition) -> bool:
        if not way.automatic or journey[way.source].kind not in words.PASSED_KINDS:
            return False
        return way.event == "else" or way.source not in choosing

    using = [one.id for one in journey.touchpoints.values() if one.id not in choosing and _may_use_data(one)]
    close = journey.can_reach(using, through=by_itself)
    return frozenset(way.source for way in journey.transitions if way.target in close and by_itself(way))


def _may_use_data(touchpoint: Touchpoint) -> bool:
    """Whether a text, a queue or a name is filled in here, or what is used cannot be seen here."""
    if touchpoint.kind == "call":
        return True
    spoken = (*touchpoint.prompt.values(), *touchpoint.says.values())
    texts = (touchpoint.title, str(touchpoint.get("sets_queue") or ""), *spoken)
    return any(PLACEHOLDER in masked(text) for text in texts)
