"""FUP101: matters that are settled, or messages that are left, and nothing follows."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Severity, Touchpoint, Transition, rule, vocabulary
from cxlint.prompts import thanks

AFTERCARE = frozenset({"follow-up", "follow_up", "followup", "check-in", "thank-you", "confirmation"})
"""Tags and stages of what follows a contact."""

WRITTEN_MEDIA = frozenset({"text", "post", "screen"})
ANSWERED_BY = ("owner", "deadline", "window", "attempts", "fulfils", "promise")
"""Attributes that tell who gets in touch, and when."""

WHY_MESSAGE = "Whoever leaves a message has been told that somebody will listen."
WHY_CALLBACK = "Whoever asks for a call-back has been told that somebody will call."


@rule("FUP101", severity="info", since="0.1", kind="declared")
def missing_follow_up(journey: Journey, options: object) -> Iterator[Problem]:
    """The matter is settled, or a message is left, and nothing in the journey follows it up.

    A settled matter is a remark; a message that is left, or a call-back that is asked for, is a
    warning.

    Flagged::

        main:menu -1-> people:queue -> helper:agent -> done:end(resolved)!

    Flagged::

        main:menu -1-> leave:voicemail! -> done:end(deferred)

    Clean::

        main:menu -1-> people:queue -> helper:agent -> ask:survey -> done:end(resolved)

    Clean::

        main:menu -1-> leave:voicemail -> back:agent {channel: phone} -> ask:survey -> done:end(resolved)

    Why:
    A short word afterwards shows that somebody cares, and tells whether the matter is really settled.

    ISO 18295-1 (clause 4.3) asks contact centres to measure it. Whoever leaves a message has been
    told that somebody will listen.

    Fix:
    Add a survey, a confirmation or a thank-you before the ending.

    After a message, add the step in which somebody answers it.

    False alarms:
    Speaks only where outcomes are declared and after a person, a task that `resolves` something
    or a transaction; silent for trivial matters (`complexity: low`). What happens after a message
    is judged only in journey files, because exported flows do not show it, and not where an owner,
    a deadline or a promise is declared. Silent where no way leads on from the message at all: that
    is a dead end (STR104).
    """
    yield from _settled(journey)
    if "source" not in journey.attributes:
        yield from (_left_alone(journey, one) for one in _messages_left(journey))


def _settled(journey: Journey) -> Iterator[Problem]:
    cared = frozenset(one.id for one in journey.reached if _is_aftercare(journey, one))
    settling = [one.id for one in journey.reached if _settles(one) and one.id not in cared]

    def goes_on(way: Transition) -> bool:
        """Whether the matter stays settled, and nobody asks after it yet."""
        target = journey.touchpoints.get(way.target)
        anew = target is None or target.kind in ("menu", "bot", "queue")
        return not (anew or way.accidental or way.target in cared)

    bare = journey.reach(settling, through=goes_on)
    followed = journey.can_reach(cared)
    resolved = [one for one in journey.reached if one.end == "resolved"]
    endings = [one for one in resolved if one.id in bare and one.id not in followed]
    if endings:
        before = journey.can_reach([endings[0].id], through=goes_on)
        start = next(one for one in settling if one in before)
        way = journey.way(start, [endings[0].id], through=goes_on) or ()
        yield _unfollowed(journey, endings, journey.witness(start, then=way))


def _unfollowed(journey: Journey, endings: list[Touchpoint], path: tuple[str, ...]) -> Problem:
    first = endings[0]
    others = f" (and {len(endings) - 1} more endings)" if len(endings) > 1 else ""
    return Problem(
        first.id,
        f"Customers whose matter is settled at {first.name}{others} hear nothing afterwards:"
        " no thanks, no confirmation, no question about how it went.",
        path=path,
        fix=f"Add a one-question survey, a confirmation or a thank-you before {first.name}.",
        related=tuple(one.id for one in endings[1:]),
        label="nothing follows",
    )


def _settles(touchpoint: Touchpoint) -> bool:
    if touchpoint.get("complexity") == "low":
        return False
    if touchpoint.kind == "agent":
        return not touchpoint.backstage
    transaction = "transaction" in touchpoint.tags
    return transaction or (touchpoint.kind in ("task", "page") and bool(touchpoint.get("resolves")))


def _is_aftercare(journey: Journey, touchpoint: Touchpoint) -> bool:
    if touchpoint.kind == "survey" or touchpoint.get("message_purpose") == "service":
        return True
    if AFTERCARE & {*touchpoint.tags, touchpoint.stage}:
        return not touchpoint.is_end
    if touchpoint.kind == "message" and journey.medium(touchpoint) in WRITTEN_MEDIA:
        return True
    spoken = touchpoint.kind == "message" or touchpoint.is_end
    return spoken and any(
        thanks(text, journey.tongue(locale)) for locale, text in touchpoint.prompt.items()
    )


def _messages_left(journey: Journey) -> list[Touchpoint]:
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


def _left_alone(journey: Journey, touchpoint: Touchpoint) -> Problem:
    message = touchpoint.kind == "voicemail"
    doing = "leave a message in" if message else "ask to be called back in"
    return Problem(
        touchpoint.id,
        f"Customers {doing} {touchpoint.name} and nothing in the journey follows it up.",
        path=journey.witness(touchpoint.id),
        why=WHY_MESSAGE if message else WHY_CALLBACK,
        fix=f"Lead on from {touchpoint.name} to the person who gets in touch, or say with `owner` and"
        " `deadline` who does and by when.",
        severity=Severity.WARNING,
        label="nothing follows",
    )
