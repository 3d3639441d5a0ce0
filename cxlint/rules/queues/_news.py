"""What waiting customers are told of their place and of how long it takes."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint, Transition, vocabulary
from cxlint.prompts import Text, find, texts
from cxlint.prompts.lexicon import ANY
from cxlint.rules._once import once

TELLING = frozenset({"position", "wait", "wait-live"})


def announces(queue: Touchpoint) -> bool | None:
    """Whether place or wait are told, as far as the design declares it."""
    declared = queue.get("announces")
    if queue.get("announced_wait") is not None or TELLING & set(declared or ()):
        return True
    return None if declared is None else False


def hears_no_news(queue: Touchpoint, heard: tuple[Text, ...]) -> bool:
    """Whether all that plays in a queue is known, and tells neither place nor wait."""
    content = set(queue.get("hold_content") or ())
    if heard:
        return "info" not in content and not any(map(may_tell, heard))
    return bool(content) and content <= {"music", "ads"}


def may_tell(text: Text) -> bool:
    """Whether a text tells of place or wait, or is not known, or is in a language nobody reads here."""
    if not text.known or (text.tongue.declared and not text.tongue.lexicons):
        return True
    return find(text.text, text.tongue if text.tongue.declared else ANY, "queue_news") is not None


@once
def told_before(journey: Journey) -> frozenset[str]:
    """The touchpoints to which customers come who may just have been told how long it takes."""
    telling = [
        one.id
        for one in journey.reached
        if one.kind in vocabulary.PASSED_KINDS and any(map(may_tell, texts(journey, one)))
    ]

    def passing(way: Transition) -> bool:
        return journey[way.source].kind in vocabulary.PASSED_KINDS

    return journey.reach(telling, through=passing) if telling else frozenset()
