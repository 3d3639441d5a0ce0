"""STR111: a count that changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, Touchpoint, Transition, rule

ROLES = ("customer", "queue", "module")


@rule("STR111", severity="info", since="0.1", roles=ROLES)
def pointless_decision(journey: Journey, options: object) -> Iterator[Problem]:
    """It is counted how often customers have come by, and they get to the same place whatever the count.

    Flagged::

        pin:input -> people:queue
        pin -no_match-> tries:decision {basis: counter, next: [{to: sorry, if: fewer than 3, max: 2}, sorry]}!
        sorry -> people

    Clean::

        pin:input -> people:queue
        pin -no_match-> tries:decision {basis: counter, next: [{to: pin, if: fewer than 3, max: 2}, sorry]}
        sorry -> people

    Why:
    Whoever counts tries means to give customers another one; here they get none, or one after the other
    without end.

    In Amazon Connect it is a Loop block whose two branches are drawn to the same block, an oversight
    that the designer does not notice because the flow can be published (our own conclusion).

    Fix:
    Lead customers who may try again back to where they failed, and the others on.

    False alarms:
    Only decisions that count are looked at. Silent where customers are told something else on each
    way, where a way leads to nothing, and in VoiceXML, where values may be set on the way that are
    not drawn.
    """
    if journey.origin == "voicexml":
        return
    for one in journey.reached:
        ways = [way for way in journey.ways_on(one.id) if not way.accidental]
        if _counts(one) and len(ways) > 1 and _are_alike(ways) and ways[0].target in journey:
            yield _problem(journey, one, ways)


def _counts(one: Touchpoint) -> bool:
    return one.kind == "decision" and one.get("basis") == "counter" and not one.incomplete


def _are_alike(ways: Sequence[Transition]) -> bool:
    """Whether it makes no difference to customers by which of these ways they go."""
    return len({(way.target, way.say, way.wait, way.after, way.carries) for way in ways}) == 1


def _problem(journey: Journey, one: Touchpoint, ways: Sequence[Transition]) -> Problem:
    following = journey[ways[0].target].name
    return Problem(
        one.id,
        f"Customers get to {following} from {one.name} however often they have come by, so the count decides"
        " nothing.",
        path=journey.witness(one.id),
        fix=f"Lead customers who may try again from {one.name} back to where they failed, and only the others to"
        f" {following}.",
        related=tuple(way.id for way in ways),
        label="all ways lead to one place",
    )
