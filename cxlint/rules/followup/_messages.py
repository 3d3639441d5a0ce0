"""Messages that customers leave, and who answers them."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint, vocabulary

WRITTEN_MEDIA = frozenset({"text", "post", "screen"})
ANSWERED_BY = ("owner", "deadline", "window", "attempts", "fulfils", "promise")
"""Attributes that tell who gets in touch, and when."""


def messages_left(journey: Journey) -> list[Touchpoint]:
    """Voicemails and call-backs after which the journey shows nobody who gets in touch."""
    promised = {place for promise in journey.promises for place in (*promise.made_at, *promise.kept_at)}
    kept = {one.id for one in journey.touchpoints.values() if _answers(journey, one)}
    answered = journey.can_reach(kept | journey.opaque)
    return [
        one
        for one in journey.of_kind("voicemail", "callback")
        if one.id in journey.reachable
        and one.id not in promised
        and not any(way.target in answered for way in journey.ways_on(one.id))
        and not (one.owner or any(one.get(word) is not None for word in ANSWERED_BY))
        and not one.incomplete
        and (journey.leads_on(one.id) or journey.stops_at(one))
    ]


def _answers(journey: Journey, touchpoint: Touchpoint) -> bool:
    if touchpoint.kind in vocabulary.PERSON_KINDS or touchpoint.get("fulfils") is not None:
        return True
    reached = touchpoint.kind == "message" and journey.medium(touchpoint) in WRITTEN_MEDIA
    return reached or (touchpoint.end == "deferred" and touchpoint.owner is not None)
