"""STR110: a step that waits for ways of which only one is ever taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxlint.api import EVERY_ROLE, Fix, Journey, Problem, SetAttribute, Touchpoint, Transition, rule
from cxlint.api import vocabulary as words

TELLING = words.AUTOMATIC | words.DELIBERATE | frozenset(words.EVENTS)
"""Events after which customers are at one place; others may happen beside what goes on."""


@rule("STR110", severity="error", since="0.1", roles=EVERY_ROLE, certain=True, fix="unsafe")
def unmatched_join(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers get stuck at a step that waits for several ways, of which only one is ever taken.

    Flagged::

        check:decision {next: [{to: home, if: at home}, shop]}
        home:task -> both:task {join: all}! -> done:end(resolved)
        shop:task -> both

    Clean::

        check:task {split: all, next: [home, shop]}
        home:task -> both:task {join: all} -> done:end(resolved)
        shop:task -> both

    Clean::

        check:decision {next: [{to: home, if: at home}, shop]}
        home:task -> both:task {join: any} -> done:end(resolved)
        shop:task -> both

    Why:
    The journey stops there for good: whoever comes by one way waits for others who never come.

    A process is sound only if it can be finished from everywhere (van der Aalst 1997); a choice that
    ends in a step waiting for all its ways is the classic case of one that cannot.

    Fix:
    Let the touchpoint go on with one way (`join: any`), or take all ways at the split (`split: all`).

    False alarms:
    Silent as soon as ways can be gone side by side anywhere before: a split of `any` or `all`,
    something that happens meanwhile, several entries, or a touchpoint that could not be read
    completely. Of several pools only the join's own counts. Ways from touchpoints nobody reaches do not count (unreachable-touchpoint has them).
    """
    if any(one.get("join") == "all" for one in journey.reached):
        for inside in _pools(journey):
            for one, arriving in _waiting(inside):
                yield _problem(journey, inside, one, arriving)


def _pools(journey: Journey) -> Iterator[Journey]:
    """The parts of a journey by pools: what others do beside it never arrives at a join in one."""
    held: dict[object, dict[str, Touchpoint]] = {}
    for key, one in journey.touchpoints.items():
        held.setdefault(_pool(one), {})[key] = one
    if len(held) == 1:
        yield journey
        return
    within: dict[object, list[Transition]] = {}
    for way in journey.transitions:
        if way.target in journey and _pool(journey[way.source]) == _pool(journey[way.target]):
            within.setdefault(_pool(journey[way.source]), []).append(way)
    begun = {one.id for one in journey.entries}
    for pool, members in held.items():
        ways = tuple(within.get(pool, ()))
        led_to = {way.target for way in ways}
        begins = (one for one in members if one in begun or (one in journey.reachable and one not in led_to))
        yield replace(journey, touchpoints=members, transitions=ways, start=tuple(begins))


def _pool(one: Touchpoint) -> object:
    """The process of a diagram that a touchpoint stands in; none in a journey of one."""
    return one.source.get("process")


def _waiting(journey: Journey) -> Iterator[tuple[Touchpoint, Sequence[Transition]]]:
    """The joins that wait for ways of which only one is taken, with these ways."""
    joins = [one for one in journey.reached if one.get("join") == "all"]
    if not joins or len(journey.entries) != 1:
        return
    parting = (one for one in journey.reached if _may_go_several_ways(journey, one))
    ahead = {way.target for one in parting for way in journey.out(one.id) if way.target in journey}
    side_by_side = journey.reach(ahead)
    for one in joins:
        ways = [way for way in journey.into(one.id) if way.source in journey.reachable]
        arriving = [way for way in ways if way.event != "hangup"]
        if one.id not in side_by_side and one is not journey.entries[0] and len(arriving) > 1:
            yield one, arriving


def _may_go_several_ways(journey: Journey, one: Touchpoint) -> bool:
    beside = any(way.event not in TELLING for way in journey.out(one.id))
    return one.split != "one" or one.incomplete or beside


def _problem(journey: Journey, inside: Journey, join: Touchpoint, ways: Sequence[Transition]) -> Problem:
    before = inside.dominators.get(join.id, join.id)
    parted = before != join.id and len(inside.ways_on(before)) > 1
    place = f" that part at {journey[before].name}" if parted else ""
    at_once = f", or take all ways at once at {journey[before].name} (`split: all`)" if parted else ""
    exported = "source" in journey.attributes
    firms = inside is not journey and join.layer != "customer"
    return Problem(
        join.id,
        f"{_nobody(journey, firms)} past {join.name}: it waits for {len(ways)} ways{place}, and only one of them"
        " is ever taken.",
        path=journey.witness(join.id),
        fix=f"Let {join.name} go on as soon as one way arrives{'' if exported else ' (`join: any`)'}"
        f"{at_once.replace(' (`split: all`)', '') if exported else at_once}.",
        related=tuple(way.id for way in ways),
        edits=Fix("Go on with the first way that arrives", (SetAttribute(join.id, "join", "any"),)),
        label="waits for ever",
    )


def _nobody(journey: Journey, firms: bool) -> str:
    return "The work never gets" if firms or journey.role == "agent" else "Customers never get"
