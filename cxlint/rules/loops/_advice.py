"""What to do about loops that nothing in the design ends."""

from __future__ import annotations

from cxlint.api import Journey, Loop, Touchpoint
from cxlint.api import vocabulary as words
from cxlint.rules._endings import help_later, medium_at
from cxlint.rules.loops._circles import is_new_contact
from cxlint.rules.loops._rounds import asks_for_opinion, chooses_again, mishaps, sent_back

WAITING = frozenset({"wait", "queue", "task"})
"""Kinds at which customers wait for somebody or something."""

WAITED_AT = frozenset({"wait", "queue", "event"})
"""Kinds of which one can say that the waiting there ends."""

COMPENSATION = "such as an apology, a credit or a new order"


def advice(journey: Journey, loop: Loop, faces: list[Touchpoint]) -> str:
    """What to change about a loop; *faces* are what customers see of it."""
    here = journey[loop.head]
    where = here if here in faces or not faces else faces[0]
    if is_new_contact(journey, loop):
        return _second_time(journey, loop)
    if sent_back(journey, loop):
        return _instead(journey, loop, where)
    if asks_for_opinion(journey, faces):
        return "Thank the customer and end after the second repeat."
    if records(faces):
        return f"Say goodbye after the second repeat of {where.name}, and end the call."
    return _limit(journey, loop, faces, where)


def records(faces: list[Touchpoint]) -> bool:
    """Whether customers are only asked to leave a message, so that silence may mean they do not want to."""
    return {one.kind for one in faces} == {"voicemail"}


def _second_time(journey: Journey, loop: Loop) -> str:
    """Advice on rounds of which each is a new contact: what went wrong last will go wrong again."""
    failing = mishaps(loop.cycle)
    if not failing:
        return f"Say what happens after the second round, {COMPENSATION}."
    last = journey[failing[-1].source]
    if last.kind in ("queue", "transfer"):
        return f"Say what happens when customers reach nobody in {last.name} for the second time."
    return _fails_again(last)


def _fails_again(touchpoint: Touchpoint) -> str:
    return f"Say what happens when {touchpoint.name} fails for the second time."


def _instead(journey: Journey, loop: Loop, where: Touchpoint) -> str:
    waiting = journey[loop.closing.source]
    again = f"sending customers back to {where.name}"
    if not chooses_again(journey, loop) and where.id == waiting.id:
        again = "letting customers try it again and again"
    return f"Offer {help_later(medium_at(journey, waiting))} after {waiting.name} instead of {again}."


def _limit(journey: Journey, loop: Loop, faces: list[Touchpoint], where: Touchpoint) -> str:
    head = where.name
    if where.kind == "wait" and where.id == loop.head:
        if _is_answered(journey, loop):
            return f"Say what happens after the second wait at {head}, {COMPENSATION}."
        return (
            f"Limit how often customers wait at {head}; when it is over, tell them so and lead on to a person or"
            " a call-back."
        )
    over = (journey[way.source] for way in loop.cycle if way.event == "timeout" or way.after)
    if any(one.kind == "wait" for one in over) or any(one.duration for one in faces if one.kind == "wait"):
        return f"Limit how often the waiting at {head} starts again, and lead on to a person or a call-back."
    kinds = {journey[way.source].kind for way in loop.cycle}
    if kinds.isdisjoint(words.INPUT_KINDS) and not kinds.isdisjoint(WAITING):
        return _end_waiting(loop, journey, where)
    if {one.kind for one in faces} == {"page"}:
        return f"Say how often customers may come back to {head}, and lead on to a person after that."
    return f"Count how often customers come back to {head}, and lead on to a person after the second repeat."


def _end_waiting(loop: Loop, journey: Journey, where: Touchpoint) -> str:
    after = "when it is over, tell customers so and lead on to a person or a call-back."
    if where.kind in WAITED_AT:
        return f"Make sure that the waiting at {where.name} ends after a set time; {after}"
    failing = mishaps(loop.cycle)
    if failing:
        return _fails_again(journey[failing[-1].source])
    return f"Limit how often it goes round by {where.name}; {after}"


def _is_answered(journey: Journey, loop: Loop) -> bool:
    """Whether the firm hears from the customers in each round, so that somebody is there already."""
    inside = {way.source for way in loop.cycle}
    ways = (way for one in inside for way in journey.out(one) if way.event == "message")
    return any(way.target in journey and way.target not in inside for way in ways)
