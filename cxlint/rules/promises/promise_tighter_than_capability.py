"""EXP103: promises of a time that the design itself cannot keep."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Fix, Journey, Problem, Safety, SetAttribute, named, rule
from cxlint.rules.promises._declared import (
    Declared,
    as_duration,
    declared,
    in_words,
    quickest,
    seconds_at_most,
    spelt,
)


@rule("EXP103", severity="warning", since="0.1", kind="declared", fix="safe")
def promise_tighter_than_capability(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are promised something sooner than the design can keep it.

    Flagged::

        form:page! {promise: {what: answer, within: 2d}} -{wait: 5d}-> letter -> done:end(resolved)
        letter {channel: letter, fulfils: answer}

    Clean::

        form:page {promise: {what: answer, within: 7d}} -{wait: 5d}-> letter -> done:end(resolved)
        letter {channel: letter, fulfils: answer}

    Clean::

        # Nobody says how long it takes
        form:page {promise: {what: answer, within: 2d}} -> letter -> done:end(resolved)
        letter {channel: letter, fulfils: answer}

    Why:
    A promise that is broken costs more than one that was never made: customers wait in vain and get in
    touch again.

    That a broken promise costs more than a missing one is our own conclusion; what the design can keep
    is added up from its own times.

    Fix:
    Promise what the design can keep, or make the way to it quicker.

    The automatic fix raises `within` to what the design says; change the words that customers hear as
    well.

    False alarms:
    Counts only the times that are declared (`wait` and `duration`) on the quickest way from where the
    promise is made to where it is kept; what takes an unknown time counts as nothing. Times are
    averages where the design gives a mean; of the last step, the one that keeps the promise, the `p95`
    counts as well, where it is given. Working days count as one day at least and, in the promise,
    with every weekend that can be among them.
    """
    for promise in declared(journey):
        if promise.within is None or not promise.kept_at:
            continue
        most = seconds_at_most(promise.within)
        for slow in (False, True):
            needed = quickest(journey, promise.kept_at, slow)
            late = {one: needed[one] for one in promise.made_at if needed.get(one, 0.0) > most}
            if late:
                yield _problem(journey, promise, late, slow)
                break


def _problem(journey: Journey, promise: Declared, late: dict[str, float], slow: bool) -> Problem:
    assert promise.within is not None
    made = journey[next(iter(late))]
    kept = named((journey[one] for one in journey.touchpoints if one in (promise.kept_at or ())), "or")
    least = in_words(late[made.id])
    return Problem(
        made.id,
        f"Customers are promised {promise.quoted} (within {spelt(promise.within)}) at {made.name}, but the quickest"
        f" way to {kept} takes at least {least}{' for one customer in 20' if slow else ''} by the times that the design gives.",
        path=journey.witness(made.id),
        fix=f"Promise at least {least} at {made.name}, or shorten the way to {kept}.",
        related=tuple(one for one in late if one != made.id),
        edits=_raised(journey, promise, late),
        label=f"takes {least}",
    )


def _raised(journey: Journey, promise: Declared, late: dict[str, float]) -> Fix | None:
    """Only what touchpoints declare themselves can be edited."""
    if not promise.own:
        return None
    within = as_duration(max(late.values()))
    edits = tuple(
        SetAttribute(one, "promise", {**journey[one].get("promise"), "within": within})
        for one in promise.made_at
    )
    return Fix(f"Promise {within} instead.", edits, Safety.SAFE)
