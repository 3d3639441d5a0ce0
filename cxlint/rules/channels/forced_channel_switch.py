"""CHN102: customers can only go on in another channel."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, Transition, named, rule
from cxlint.api import vocabulary as words
from cxlint.rules._once import once

SIDES = {"voice": "by phone", "text": "online or in writing", "screen": "online or in writing"}
"""How customers get on in each medium; what is posted or handed over has to move anyway."""

ANY = frozenset({""})
"""Stands for what is not known, or needs no other channel."""

ACTS = words.INPUT_KINDS | {"page", "queue", "agent", "transfer"}
"""Kinds of touchpoints where customers do something, as opposed to being told something."""


@rule("CHN102", severity="warning", since="0.1", kind="declared")
def forced_channel_switch(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers who have answered in one channel can go on in another channel only.

    Flagged::

        who:input {channel: phone}! -> sorry {channel: phone} -> form:page {channel: web} -> done:end(resolved)

    Flagged::

        claim:page {channel: web}! -> confirm:menu {channel: phone} -1-> done:end(resolved)

    Clean::

        # One can stay
        main:menu {channel: phone} -1-> form:page {channel: web} -> done:end(resolved)
        main -2-> people:queue {channel: phone}

    Clean::

        # What was told goes along
        who:input {channel: phone} -{carries: [number]}-> form:page {channel: web} -> done:end(resolved)

    Clean::

        # A message in another channel asks for nothing
        who:input {channel: phone} -> receipt {channel: sms} -> done:end(resolved)

    Clean::

        # The firm calls
        claim:page {channel: web} -> later:callback {channel: phone}

    Why:
    Whoever is sent to another channel begins again there, and those who chose this one had a reason.

    Having to switch channels is a driver of effort (Dixon, Freeman and Toman 2010; CEB 2013).

    Fix:
    Let customers finish where they are, or take what they have told along: a link with the form filled
    in, a call-back to somebody who has been on the page.

    False alarms:
    Speaks only where the channels on both sides are declared. Silent where some way stays in the
    channel or ends, where something is handed over (`carries`, or `context_carry: all`), where the
    firm calls back, where time passes, where only failures lead over, between chat, text messages, web
    and app, and for letters, parcels and shops.
    """
    if journey.attributes.get("context_carry") == "all":
        return
    for one in journey.reached:
        side = SIDES.get(journey.medium(one) or "")
        if one.kind in words.INPUT_KINDS | {"page"} and side and not one.backstage:
            ways = [way for way in journey.ways_on(one.id) if _usual(way)]
            if ways and all(_leaves(journey, way, side) for way in ways):
                yield _problem(journey, one, ways, side)


def _usual(way: Transition) -> bool:
    return not way.accidental and way.event not in words.SITUATIONS


def _leaves(journey: Journey, way: Transition, side: str) -> bool:
    """Whether all that *way* leads to is on another side, and nothing goes along."""
    if way.wait is not None or way.carries or way.target not in journey:
        return False
    following = _next_sides(journey).get(way.target, frozenset())
    return bool(following) and following.isdisjoint(ANY | {side})


@once
def _next_sides(journey: Journey) -> dict[str, frozenset[str]]:
    """How customers get on next, on arriving at a touchpoint; they pass messages and tasks.

    :data:`ANY` is among them where something is not known or needs no other channel.
    """
    found = {
        one.id: _side_at(journey, one) for one in journey.touchpoints.values() if not _passes(journey, one)
    }
    waiting = list(found)
    for way in journey.dangling:
        found.setdefault(way.source, ANY)
        waiting.append(way.source)
    for identifier in waiting:
        for way in journey.into(identifier):
            if way.automatic and _passes(journey, journey[way.source]):
                before = found.get(way.source, frozenset())
                after = before | (ANY if way.wait is not None or way.carries else found[identifier])
                if after != before:
                    found[way.source] = after
                    waiting.append(way.source)
    return found


def _passes(journey: Journey, one: Touchpoint) -> bool:
    return one.kind in ("message", "task", "decision") and any(
        way.automatic for way in journey.ways_on(one.id)
    )


def _side_at(journey: Journey, one: Touchpoint) -> frozenset[str]:
    side = SIDES.get(journey.medium(one) or "")
    return ANY if one.kind not in ACTS or one.backstage or side is None else frozenset({side})


def _problem(journey: Journey, one: Touchpoint, ways: list[Transition], side: str) -> Problem:
    places = [journey[place] for place in journey.in_walking_order({way.target for way in ways})]
    other = next(there for there in SIDES.values() if there != side)
    return Problem(
        one.id,
        f"Customers who have answered at {one.name} {side} can go on only {other}.",
        path=journey.witness(one.id, then=ways[:1]),
        fix=f"Let customers of {one.name} finish where they are, or take along to {named(places, 'or')} what they "
        "have told.",
        label="no way on in this channel",
    )
