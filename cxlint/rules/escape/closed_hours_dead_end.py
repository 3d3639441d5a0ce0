"""ESC104: nobody is there, and customers are turned away with nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, Transition, named, rule
from cxlint.rules._endings import medium_at, told
from cxlint.rules.escape._texts import ELSEWHERE, HOURS, told_on_every_way

NOBODY_THERE = {"closed": "outside opening hours", "nobody_available": "when no agent is there"}


@rule("ESC104", severity="warning", since="0.1", roles=("customer", "queue"))
def closed_hours_dead_end(journey: Journey, options: object) -> Iterator[Problem]:
    """Outside opening hours, or when no agent is there, customers are cut off with nothing to go on.

    Flagged::

        hours:decision -> people:queue
        hours -closed!-> sorry -> off:end

    Flagged::

        @ {role: queue}
        staff:decision -> music
        staff -nobody_available!-> off:end

    Clean::

        hours:decision -> people:queue
        hours -closed-> voicemail:voicemail -> off:end

    Clean::

        hours:decision -> people:queue
        hours -closed-> sorry -> off:end
        sorry {prompt: We open at 9 am. You find help at www.example.com.}

    Clean::

        # A text message with a link is a way on
        hours:decision {channel: phone} -> people:queue
        hours -closed-> link:message {channel: sms} -> off:end

    Why:
    Customers have made the effort, learn nothing they can use and do not know when to try again.

    The GetHuman standard 1.0 (item 4) asks for opening hours and another way; ACIxD's guidance on
    what to do on failure names call-back, voicemail and other channels.

    Fix:
    Offer a call-back or a voicemail; at the least tell the opening hours and another channel.

    False alarms:
    Silent when one of the ways on leads to help, a question, another journey or another channel,
    when the messages on the way tell both opening hours and another channel, and where contacts end
    when somebody is there, too. A recording or a placeholder may tell them; customers still leave
    without a call-back, so that is flagged.
    """
    informed = told_on_every_way(journey, HOURS) & told_on_every_way(journey, ELSEWHERE)
    groups: dict[str, list[Transition]] = {}
    for source in journey.walking_order:
        shut = [way for way in journey.out(source) if way.event in NOBODY_THERE]
        if shut and _goes_on_otherwise(journey, source):
            for way in shut:
                fate = journey.fates.get(way.target)
                if fate is not None and fate.cut_off and way.target not in informed:
                    groups.setdefault(way.target, []).append(way)
    for ways in groups.values():
        yield _problem(journey, ways)


def _goes_on_otherwise(journey: Journey, source: str) -> bool:
    """Whether the contact does not simply end when somebody is there."""
    others = [way for way in journey.ways_on(source) if not way.accidental and way.event not in NOBODY_THERE]
    return not others or any(way.target not in journey.fates for way in others)


def _problem(journey: Journey, ways: Sequence[Transition]) -> Problem:
    first = ways[0]
    fate = journey.fates[first.target]
    ending = journey[fate.ending]
    end = told(fate, medium_at(journey, journey[first.source]), said=bool(first.say))
    return Problem(
        first.id,
        _message(journey, ways, end),
        path=journey.witness(first.source, then=(first, *journey.way_to_ending(first.target))),
        fix=f"Before {ending.name}, offer a call-back or a voicemail, "
        "or tell the opening hours and another channel.",
        related=tuple(way.id for way in ways[1:]),
        label="nothing is offered from here",
    )


def _message(journey: Journey, ways: Sequence[Transition], end: str) -> str:
    places = named([journey[one] for one in dict.fromkeys(way.source for way in ways)])
    when = " or ".join(dict.fromkeys(NOBODY_THERE[way.event] for way in ways))
    who = "wait" if journey.role == "queue" else "get in touch"
    return f"Customers who {who} {when} {end} ({places}); no call-back or voicemail is offered."
