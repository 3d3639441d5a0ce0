"""CHN101: the journey can be begun by phone or in a branch only."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, listed, rule

BY_VOICE = frozenset({"voice", "person"})
"""Media in which customers have to speak with somebody or something, at opening hours or in a queue."""

BEFORE = frozenset({"event", "wait"})
"""Kinds of what happens to customers before they get in touch."""


@rule("CHN101", severity="info", since="0.1", kind="declared")
def no_digital_entry(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers can begin the journey only by phone or in person.

    Flagged::

        @ {stages: [need, reach, solve]}
        broken:event {stage: need} -> call_us:menu {channel: phone, stage: reach}!
        call_us -1-> people:queue {channel: phone, stage: solve}

    Clean::

        @ {stages: [reach, solve], start: [call_us, ask_online]}
        call_us:menu {channel: phone, stage: reach} -1-> people:queue {channel: phone, stage: solve}
        ask_online:page {channel: web, stage: reach} -> people

    Clean::

        # One phone menu: other journeys may begin elsewhere
        @ {stages: [reach, solve]}
        call_us:menu {channel: phone, stage: reach} -1-> people:queue {channel: phone, stage: solve}

    Clean::

        # The channel of one entry is not known
        @ {stages: [need, reach, solve]}
        broken:event {stage: need} -> call_us:menu {channel: phone, stage: reach}
        broken -> somewhere:page {stage: reach} -> people:queue {stage: solve}
        call_us -1-> people

    Why:
    Many customers look for an answer online first, at any hour; without an entry there they have to
    call or come.

    46 % of consumers always go to a search engine first (NICE 2022, reported second-hand). That a
    journey needs an entry there is our own conclusion.

    Fix:
    Add an entry on the web, in an app, by chat or by e-mail, or say in another journey where it is.

    False alarms:
    Speaks only of journeys in the format of cxlint that name their stages and tell more than a call:
    what happens before customers get in touch, or something in another medium. A single phone menu
    says nothing about other channels. Silent where the
    channel of an entry is not declared, where the firm begins (`direction: out`), and where nothing
    that customers use is behind an entry. A line that is meant for those who want to talk can ignore
    the finding with a reason.
    """
    if journey.origin != "journey" or len(journey.stages) < 2 or not _tells_more_than_a_call(journey):
        return
    contacts = _first_contacts(journey)
    media = {journey.medium(one) for one in contacts}
    if contacts and media <= BY_VOICE and not any(one.get("direction") == "out" for one in contacts):
        first = contacts[0]
        how = listed([word for medium, word in _HOW.items() if medium in media], "or")
        yield Problem(
            first.id,
            f"Customers can begin this journey only {how}.",
            path=journey.witness(first.id),
            fix=f"Add an entry on the web, in an app, by chat or by e-mail beside {first.name}.",
            related=tuple(one.id for one in contacts[1:]),
            label="no digital entry",
        )


_HOW = {"voice": "by phone", "person": "in person"}


def _tells_more_than_a_call(journey: Journey) -> bool:
    """Whether the design shows what happens before customers get in touch, or another medium."""
    begins = any(entry.kind in BEFORE for entry in journey.entries)
    return begins or any(journey.medium(one) not in (None, "none", "voice") for one in journey.reached)


def _first_contacts(journey: Journey) -> list[Touchpoint]:
    """Where customers first get in touch, in the order in which they come by."""
    waiting = [entry.id for entry in journey.entries]
    seen = set(waiting)
    for identifier in waiting:
        if journey[identifier].kind in BEFORE or journey[identifier].backstage:
            ahead = {way.target for way in journey.ways_on(identifier) if way.target in journey} - seen
            waiting += sorted(ahead, key=journey.walking_order.__getitem__)
            seen |= ahead
    return [journey[one] for one in waiting if not (journey[one].kind in BEFORE or journey[one].backstage)]
