"""FUP101: matters that are settled, or messages that are left, and nothing follows."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Severity, Touchpoint, Transition, counted, rule, vocabulary
from cxlint.rules.followup._confirming import unconfirmed
from cxlint.rules.followup._messages import messages_left

AFTERCARE = frozenset({"follow-up", "follow_up", "followup", "check-in", "thank-you", "confirmation"})
"""Tags and stages of what follows a contact."""

ANEW = vocabulary.INPUT_KINDS | {"queue", "transfer", "callback", "voicemail", "page", "call"}
"""Kinds with which something new begins, of which it is not known whether anybody asks after it."""

WHY_MESSAGE = "Whoever leaves a message has been told that somebody will listen."
WHY_CALLBACK = "Whoever asks for a call-back has been told that somebody will call."


@rule("FUP101", severity="info", since="0.1", kind="declared")
def missing_follow_up(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are served, or leave a message, and nothing in the journey follows it up.

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

    ISO 18295-1 (2017; we have read its headings only) has a clause on measuring the customer's
    experience (4.3). Whoever leaves a message has been told that somebody will listen.

    Fix:
    Add a survey, a confirmation or a thank-you before the ending.

    After a message, add the step in which somebody answers it.

    False alarms:
    Speaks only where outcomes are declared and after a person, a task that `resolves` something or a
    transaction; silent where anything at all is said or sent afterwards, where a question, a page or
    another journey comes in between, and for trivial matters (`complexity: low`). What happens after a
    message is judged only in journey files, because exported flows do not show it, and not where an
    owner, a deadline or a promise is declared. Silent, too, where no way at all leads on from the
    message (dead-end), and after a transaction that nobody confirms (no-confirmation).
    """
    yield from _settled(journey)
    if "source" not in journey.attributes:
        yield from (_left_alone(journey, one) for one in messages_left(journey))


def _settled(journey: Journey) -> Iterator[Problem]:
    cared = frozenset(one.id for one in journey.reached if _is_aftercare(one))
    told = unconfirmed(journey)
    asked = journey.surely(lambda one: ("asked",) if one.kind == "survey" else ())
    settling = [
        one.id
        for one in journey.reached
        if _settles(one) and one.id not in cared and one.id not in told and not asked.at(one.id)
    ]

    def goes_on(way: Transition) -> bool:
        """Whether the matter stays settled, and nobody asks after it yet."""
        target = journey.touchpoints.get(way.target)
        anew = target is None or target.kind in ANEW
        return not (anew or way.accidental or way.say or way.target in cared)

    bare = journey.reach(settling, through=goes_on)
    followed = journey.can_reach(cared)
    resolved = [one for one in journey.reached if one.end == "resolved"]
    silent = {journey.fates[way.target].ending for way in told.values()}
    endings = [one for one in resolved if one.id in bare - silent and one.id not in followed]
    if endings:
        before = journey.can_reach([endings[0].id], through=goes_on)
        start = next(one for one in settling if one in before)
        way = journey.way(start, [endings[0].id], through=goes_on) or ()
        yield _unfollowed(journey, endings, journey.witness(start, then=way))


def _unfollowed(journey: Journey, endings: list[Touchpoint], path: tuple[str, ...]) -> Problem:
    first = endings[0]
    others = f" (and {counted(len(endings) - 1, 'more ending')})" if len(endings) > 1 else ""
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


def _is_aftercare(touchpoint: Touchpoint) -> bool:
    if touchpoint.kind == "survey" or touchpoint.get("message_purpose") == "service":
        return True
    if AFTERCARE & {*touchpoint.tags, touchpoint.stage}:
        return not touchpoint.is_end
    if touchpoint.is_end:
        return bool(touchpoint.prompt or touchpoint.says)
    return touchpoint.kind == "message" and not touchpoint.backstage


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
