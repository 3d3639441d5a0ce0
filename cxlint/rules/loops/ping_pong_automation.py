"""RPT105: customers whom no machine understands are sent from one to the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from cxlint.api import Journey, Problem, Touchpoint, Transition, rule
from cxlint.api import vocabulary as words
from cxlint.rules.loops._bouncing import cycle, rounds

MACHINES = frozenset({"menu", "bot"})
"""Kinds that ask what customers want; an input learns something new each time."""

TRIED = 12
"""Machines of one group from which a round is looked for. Our choice: it bounds the work."""

GIVING_UP = words.CUSTOMER_FAILURES | {"fail", "error", "timeout", "else"}
"""Events by which a machine passes on customers whom it could not serve."""


@rule("RPT105", severity="warning", since="0.1")
def ping_pong_automation(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers whom one menu or bot does not understand are sent to another, which sends them back.

    A round that nothing limits is the finding of another rule (unbounded-loop); here it is one with
    a limit, or with a limit at each machine.

    Flagged::

        helper:bot {max_attempts: 2} -bill-> bills:queue
        main:menu {max_attempts: 3} -1-> bills
        helper -no_match-> main
        main -retries_exhausted!-> helper

    Clean::

        helper:bot {max_attempts: 2} -bill-> bills:queue
        main:menu {max_attempts: 3} -1-> bills
        helper -no_match-> main
        main -retries_exhausted-> bills

    Clean::

        # Customers ask for it
        helper:bot -menu-> main:menu -9-> helper
        main -1-> bills:queue

    Why:
    The second machine knows no more than the first, so customers explain themselves again and again and
    are still not understood.

    The American authority for financial consumers (CFPB 2023, reported second-hand) calls such rounds
    between automated answers “doom loops”.

    Fix:
    Lead to a person when the second machine gives up, too.

    False alarms:
    Silent where customers choose to change, where a question in the round asks for data or another
    journey, a person or data may let them on, and where the same round is reported already
    (trapped-loop, unbounded-loop, cannot-complete, retry-counter-resets).
    """
    if sum(one.kind in MACHINES for one in journey.reached) < 2:
        return
    bouncing = rounds(journey, lambda way: _bounces(journey, way))
    trapped = {member for trap in journey.traps for member in trap.members}
    for group in bouncing.components:
        if group[0] not in trapped:
            machines = (one for one in journey.in_walking_order(group) if journey[one].kind in MACHINES)
            found = (_from(journey, bouncing, one) for one in islice(machines, TRIED))
            yield from (problem for problem in islice(filter(None, found), 1))


def _bounces(journey: Journey, way: Transition) -> bool:
    """Whether nobody chose this way, and nothing was learnt where it starts."""
    source = journey[way.source]
    if way.target == way.source:
        return False
    return way.event in GIVING_UP if source.kind in MACHINES else source.kind in words.PASSED_KINDS


def _from(journey: Journey, bouncing: Journey, machine: str) -> Problem | None:
    """A round from *machine* by way of another one that something limits, and that nobody else reports."""
    for way in bouncing.out(machine):
        steps = cycle(bouncing, way)
        asked = [journey[step.source] for step in steps if journey[step.source].kind in MACHINES]
        anew = any(one.get("attempt_scope") == "node" for one in asked)
        if len(asked) > 1 and not anew and any(_limited(journey, step) for step in steps):
            return _problem(journey, steps, asked)
    return None


def _limited(journey: Journey, way: Transition) -> bool:
    source = journey[way.source]
    tries = way.accidental and isinstance(source.get("max_attempts"), int)
    return way.max is not None or tries or source.get("basis") == "counter"


def _problem(journey: Journey, steps: tuple[Transition, ...], asked: list[Touchpoint]) -> Problem:
    first, last = asked[0], asked[-1]
    return Problem(
        steps[-1].id,
        f"Customers whom {first.name} does not understand are sent to {asked[1].name}, and from"
        f" {last.name} back to {first.name} again.",
        path=journey.witness(first.id, then=steps),
        fix=f"Lead to a person when {last.name} gives up, too, instead of back to {first.name}.",
        related=tuple(way.id for way in steps[:-1] if journey[way.source].kind in MACHINES),
        label="back to where they came from",
    )
