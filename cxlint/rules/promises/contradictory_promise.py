"""EXP104: the same thing promised for different times."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Duration, Journey, Problem, listed, rule
from cxlint.rules.promises._declared import Declared, declared, seconds_at_least, spelt

NAMED_AT_MOST = 3


@rule("EXP104", severity="warning", since="0.1", kind="declared")
def contradictory_promise(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are promised the same thing for one time here and for another time there.

    Flagged::

        main:menu -1-> bot:bot! {promise: {what: refund, within: 3d}} -> done:end(resolved)
        main -2-> form:page {promise: {what: refund, within: 14d}} -> done

    Clean::

        main:menu -1-> bot:bot {promise: {what: refund, within: 14d}} -> done:end(resolved)
        main -2-> form:page {promise: {what: refund, within: 2w}} -> done

    Clean::

        main:menu -1-> bot:bot {promise: {what: refund, within: 3d}} -> done:end(resolved)
        main -2-> form:page {promise: {what: exchange, within: 14d}} -> done

    Why:
    Customers rely on the better promise, and the firm has to answer for it.

    In Moffatt v. Air Canada (2024 BCCRT 149) the airline was held to what its chatbot had said,
    although another page of its site had it right.

    Fix:
    Promise the same time wherever the same thing is promised, in every channel.

    False alarms:
    Speaks only where the time is declared in both places, as `promise: {what, within}` or among the
    journey's `promises`, under the same name. Working days and calendar days are not compared.
    """
    same: dict[str, list[Declared]] = {}
    for promise in declared(journey):
        if promise.within is not None:
            same.setdefault(promise.key, []).append(promise)
    for promises in same.values():
        if len({_length(one.within) for one in promises if one.within}) > 1 and _comparable(promises):
            yield _problem(journey, promises)


def _length(term: Duration) -> tuple[float, float]:
    return term.seconds, term.working_days


def _comparable(promises: list[Declared]) -> bool:
    return len({bool(one.within and one.within.working_days) for one in promises}) == 1


def _problem(journey: Journey, promises: list[Declared]) -> Problem:
    order = sorted(promises, key=lambda one: seconds_at_least(one.within))
    places = [place for one in order for place in one.made_at]
    parts = [f"within {spelt(one.within)} at {journey[one.made_at[0]].name}" for one in order if one.within]
    everywhere = "both" if len(places) == 2 else f"all {len(places)}"
    tightest = order[0]
    return Problem(
        places[0],
        f"Customers are promised {tightest.quoted} {listed(parts[:NAMED_AT_MOST])}.",
        path=journey.witness(places[0]),
        fix=f"Decide on one time for {tightest.quoted} and promise it in {everywhere} places.",
        related=tuple(place for place in dict.fromkeys(places[1:]) if place != places[0]),
        label="another time elsewhere",
    )
