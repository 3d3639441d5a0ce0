"""EXP102: promises that nothing in the journey keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, Severity, Touchpoint, hear, named, rule
from cxlint.prompts import Hit
from cxlint.rules._endings import medium_at
from cxlint.rules.promises._ahead import ahead
from cxlint.rules.promises._declared import Declared, declared
from cxlint.rules.promises._spoken import promised, quoted

KEEPING = frozenset(
    {"agent", "queue", "transfer", "callback", "voicemail", "task", "page", "call", "event", "wait"}
)
"""Kinds of steps in which the promise may be kept, or passed on to somebody who keeps it."""

SOMEBODY_ELSE = frozenset({"deferred", "transferred", "redirected"})
"""Outcomes that say that somebody still works on it."""


@rule("EXP102", severity="error", since="0.1", certain=True)
def promise_unfulfilled(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are promised something, and nothing that follows can keep the promise.

    A promise that is declared is an error, one that is only made in words a warning: the step that
    keeps it may just not be drawn.

    Flagged::

        @ {promises: [{id: answer, says: We answer within two days, made_at: form, kept_at: letter}]}
        start:menu -1-> form:page! -> done:end(resolved)
        start -2-> letter {channel: letter} -> done

    Flagged::

        # Nobody gets to know whom to call
        hello -> number:input {prompt: What is your number?}
        number -> bye! {prompt: We will call you back tomorrow.} -> off:end

    Clean::

        @ {promises: [{id: answer, says: We answer within two days, made_at: form, kept_at: letter}]}
        start:menu -1-> form:page -> letter {channel: letter} -> done:end(resolved)

    Clean::

        hello -> number:input {prompt: What is your number?} -> note:task {channel: backstage}
        note -> bye {prompt: We will call you back tomorrow.} -> off:end

    Why:
    Customers wait for what never comes, and trust the firm less than if it had promised nothing.

    That such a promise is worse than none is our own conclusion. Tests seldom show it, because what
    customers hear sounds right.

    Fix:
    Lead on to the step that keeps the promise, or stop promising it.

    False alarms:
    What is declared counts as unkept only where no way at all leads to the place where it is kept,
    nothing on the way is unknown, and it is not kept elsewhere (`fulfils: external:…`). What is
    promised in words (“we will call you back”) only where the journey has no step, before or after,
    that could pass it on: no person, task, page, event, call-back or other journey, and the contact
    ends. Silent under a condition (“if …”) and where nothing follows at all (dead-end).
    """
    yield from _unkept(journey)
    planned = {place for promise in declared(journey) for place in promise.made_at}
    hits = {place: hit for place, hit in promised(journey).items() if place not in planned}
    if hits:
        yield from _only_words(journey, hits)


def _unkept(journey: Journey) -> Iterator[Problem]:
    """The declared promises that cannot be kept from where they are made."""
    promises = [(one, one.kept_at) for one in declared(journey) if one.kept_at is not None]
    if not promises:
        return
    keepers = ahead(journey, [goals for _, goals in promises])
    unknown = journey.can_reach(journey.opaque)
    order = {one: number for number, one in enumerate(journey.touchpoints)}
    for number, (promise, goals) in enumerate(promises):
        made = [one for one in promise.made_at if one not in unknown and not keepers[one] >> number & 1]
        if made:
            keeping = sorted(goals, key=order.__getitem__)
            yield _broken(journey, promise, [journey[one] for one in made], [journey[one] for one in keeping])


def _broken(
    journey: Journey, promise: Declared, made: Sequence[Touchpoint], goals: Sequence[Touchpoint]
) -> Problem:
    where, first = named(goals, "or"), made[0]
    return Problem(
        first.id,
        f"Customers are promised {promise.quoted} at {first.name}, and no way from there leads to"
        f" {where}, where the promise is kept.",
        path=journey.witness(first.id),
        fix=f"Lead on from {first.name} to {where}, or stop promising it.",
        related=tuple(one.id for one in made[1:]),
        label="nothing keeps this promise",
    )


def _only_words(journey: Journey, hits: dict[str, Hit]) -> Iterator[Problem]:
    """Promises with no step around them that could let anybody know."""
    home = {journey[one].channel for one in hits}
    able = {one.id for one in journey.reached if _may_keep(one, home)} | journey.opaque
    safe = journey.can_reach(able) | journey.reach(able)
    for place, hit in hits.items():
        one = journey[place]
        if place not in safe and (one.is_end or journey.leads_on(place)):
            yield _words(journey, one, hit)


def _may_keep(touchpoint: Touchpoint, home: set[str | None]) -> bool:
    elsewhere = touchpoint.kind == "message" and touchpoint.channel not in home
    written = touchpoint.get("opens_case") is True or touchpoint.get("fulfils") is not None
    later = (
        touchpoint.end in SOMEBODY_ELSE or touchpoint.get("ends") == "piece" or touchpoint.owner is not None
    )
    return touchpoint.kind in KEEPING or elsewhere or written or later


def _words(journey: Journey, touchpoint: Touchpoint, hit: Hit) -> Problem:
    do = hear(medium_at(journey, touchpoint))
    return Problem(
        touchpoint.id,
        f"Customers {do} {quoted(hit)} in {touchpoint.name}, and the journey has no step by which anybody"
        " gets to know of it.",
        path=journey.witness(touchpoint.id),
        fix=f"Add the step that passes it on to whoever keeps it, before or after {touchpoint.name}.",
        severity=Severity.WARNING,
        label="nobody gets to know of it",
    )
