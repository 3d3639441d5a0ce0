"""Which steps a contact can go on without when they fail."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.api import vocabulary as words
from cxlint.prompts.text import PLACEHOLDER, masked
from cxlint.rules._once import once
from cxlint.rules.escape._failures import may_fetch
from cxlint.rules.escape._naming import claims_done
from cxlint.rules.escape._texts import speaks_of

_SPARED_KINDS = frozenset({"task", "message", "decision", "wait"})
"""Kinds of steps that a contact can often do without."""


def can_be_spared(journey: Journey, source: Touchpoint) -> bool:
    """Whether a contact can often go on without this step."""
    if source.kind not in _SPARED_KINDS or source.get("sets_queue") is not None:
        return False
    needed = feeds(journey, source) or _takes_answer(journey, source) or source.id in _before_claims(journey)
    return not needed and (source.kind in ("wait", "message") or source.id not in _repeated(journey))


def _takes_answer(journey: Journey, source: Touchpoint) -> bool:
    """Whether the step comes right after data was asked for, which it may be there to use."""
    asking = (way for way in journey.into(source.id) if not way.accidental and not way.deliberate)
    return source.kind == "task" and any(
        way.source in journey and journey[way.source].kind == "input" for way in asking
    )


@once
def _before_claims(journey: Journey) -> frozenset[str]:
    """The steps of systems from which a contact comes by itself to a text that may not be true without them.

    Such a text tells that something is done, or where to go on.
    """
    claims = [one.id for one in journey.of_kind("message") if _claims(journey, one)]
    close = journey.can_reach(claims, through=_by_itself) if claims else frozenset()
    return frozenset(one.id for one in journey.of_kind("task") if one.id in close)


def _claims(journey: Journey, message: Touchpoint) -> bool:
    texts = [(text, locale) for locale, text in message.prompt.items()]
    return bool(claims_done(journey, message)) or speaks_of(journey, "elsewhere", texts)


def _by_itself(way: Transition) -> bool:
    return way.automatic


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
