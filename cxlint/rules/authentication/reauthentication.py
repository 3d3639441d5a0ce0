"""AUT102: customers have to prove again who they are."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import (
    Duration,
    Journey,
    Problem,
    RuleOptions,
    Severity,
    Touchpoint,
    Transition,
    option,
    rule,
)

ON_PURPOSE = frozenset({"security", "security-check", "security check", "recheck", "re-check", "step-up"})
"""Tags of steps that ask again because they have to."""


class Options(RuleOptions):
    """How long a proof counts where the design does not say it."""

    valid_minutes: float = option(
        60.0, "Minutes that a proof holds where no `auth_valid_for` is declared. Our choice."
    )


@rule("AUT102", severity="warning", since="0.1", kind="declared", options=Options)
def reauthentication(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers who have proved who they are have to do so again, although they are known well enough.

    A remark where they have changed the channel in between.

    Flagged::

        who:input {auth_level: 2} -> main:menu -0-> people:queue -> helper:agent {auth_level: 2}!

    Flagged::

        who:input {auth_level: 1} -> main:menu -1-> pay:input {auth_level: 1}! -> paid:end(resolved)

    Clean::

        # To pay, customers must be known better
        who:input {auth_level: 1} -> main:menu -1-> pay:input {auth_level: 2} -> paid:end(resolved)

    Clean::

        # Not all have proved it before
        main:menu -1-> who:input {auth_level: 2} -> people:queue -> helper:agent {auth_level: 2}
        main -0-> people

    Clean::

        # The proof holds for five minutes, and the wait is longer
        who:input {auth_level: 2, auth_valid_for: 5m} -> people:queue {wait: 9m} -> helper:agent {auth_level: 2}

    Why:
    To be checked twice in one contact costs customers time and tells them that nothing they did before
    counted.

    One vendor puts the share of authentication in the time of a call at more than a quarter (undated,
    and no more than an estimate).

    Fix:
    Hand over how surely the customer is known, and ask again only for what needs more.

    False alarms:
    Speaks only where both steps declare `auth_level`, and the level is reached on every way. Silent
    where the second level is higher, where the proof may have expired (`auth_valid_for`, or
    `valid_minutes`), where another `owner` answers for the second step, who may be another firm, and
    for steps that are tagged `security`.
    """
    steps = [one for one in journey.reached if _level(one) > 0]
    if len(steps) < 2:
        return
    known = journey.surely(_levels, _proved)
    stale = _stale(journey, steps, options.valid_minutes * 60)
    for place in journey.in_walking_order(step.id for step in steps):
        again = journey[place]
        if place not in stale and f"level {_level(again)}" in known.at(place):
            before = _before(journey, again)
            if before is not None and not _excused(again, before):
                yield _problem(journey, again, before)


def _level(touchpoint: Touchpoint) -> int:
    level = touchpoint.get("auth_level")
    return level if isinstance(level, int) and not touchpoint.backstage else 0


def _levels(touchpoint: Touchpoint) -> Iterator[str]:
    return (f"level {level}" for level in range(1, _level(touchpoint) + 1))


def _proved(way: Transition) -> bool:
    return way.automatic


def _stale(journey: Journey, steps: list[Touchpoint], usual: float) -> frozenset[str]:
    """The touchpoints where so much time may have passed that an earlier proof counts no more."""
    declared = [step.get("auth_valid_for") for step in steps]
    valid = min((one.seconds for one in declared if isinstance(one, Duration)), default=usual)
    late = {way.target for way in journey.transitions if _takes(way.wait, valid) or _takes(way.after, valid)}
    late |= {way.target for one in journey.reached if _long(one, valid) for way in journey.out(one.id)}
    return journey.reach(one for one in late if one in journey)


def _long(touchpoint: Touchpoint, valid: float) -> bool:
    """Whether so much time passes at a touchpoint; how long a wait is, is often not said."""
    if touchpoint.kind in ("wait", "event"):
        return touchpoint.duration is None or _takes(touchpoint.duration, valid)
    return _takes(touchpoint.duration, valid) or _takes(touchpoint.wait, valid)


def _takes(time: Duration | None, valid: float) -> bool:
    return time is not None and (time.working_days > 0 or time.seconds >= valid)


def _before(journey: Journey, again: Touchpoint) -> Touchpoint | None:
    """The last step on a way to *again* at which customers became known as well."""
    steps = (journey[journey.transition(way).source] for way in reversed(journey.witness(again.id)))
    return next((step for step in steps if _level(step) >= _level(again)), None)


def _excused(again: Touchpoint, before: Touchpoint) -> bool:
    """Whether there is a reason to ask again."""
    if any(tag.casefold() in ON_PURPOSE for tag in again.tags):
        return True
    return None not in (again.owner, before.owner) and again.owner != before.owner


def _problem(journey: Journey, again: Touchpoint, before: Touchpoint) -> Problem:
    moved = None not in (again.channel, before.channel) and again.channel != before.channel
    return Problem(
        again.id,
        f"Customers have to prove again at {again.name} who they are, although they have done so at {before.name}.",
        path=journey.witness(again.id),
        fix=f"Hand over to {again.name} that the customer is known, and ask only for what needs more.",
        severity=Severity.INFO if moved else None,
        related=(before.id,),
        label="known already",
    )
