"""ESC104: nobody is there, and customers are turned away with nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cxlint.api import Journey, Problem, Transition, rule
from cxlint.rules.escape._fates import Fate, fates, told, way_to_ending
from cxlint.rules.structure._naming import listed
from cxlint.rules.structure._walking import walking_order

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
        hours -closed-> sorry {prompt: We are open from 9 am to 5 pm. You find help at www.example.com.} -> off:end

    Clean::

        # A text message with a link is a way on
        hours:decision {channel: phone} -> people:queue
        hours -closed-> link:message {channel: sms} -> off:end

    Why:
    Customers have made the effort, learn nothing they can use and do not know when to try again.
    The GetHuman standard 1.0 (item 4) asks for opening hours and another way; ACIxD's guidance on
    what to do on failure names call-back, voicemail and other channels.

    Fix:
    Offer a call-back or a voicemail. At the least tell the opening hours and another channel.

    False alarms:
    Silent when one of the ways on leads to help, a question, another journey or another channel,
    when the messages on the way tell both opening hours and another channel, and where contacts end
    when somebody is there, too. A recording or a placeholder may tell them; customers still leave
    without a call-back, so that is flagged.
    """
    known = fates(journey)
    groups: dict[str, list[Transition]] = {}
    for source in walking_order(journey):
        for way in journey.out(source):
            if way.event in NOBODY_THERE and _turned_away(journey, way, known):
                groups.setdefault(way.target, []).append(way)
    for ways in groups.values():
        yield _problem(journey, ways, known)


def _turned_away(journey: Journey, way: Transition, known: Mapping[str, Fate]) -> bool:
    fate = known.get(way.target)
    if fate is None or not fate.cut or (fate.hours and fate.elsewhere):
        return False
    others = [
        other
        for other in journey.ways_on(way.source)
        if not other.accidental and other.event not in NOBODY_THERE
    ]
    return not others or any(other.target not in known for other in others)


def _problem(journey: Journey, ways: Sequence[Transition], known: Mapping[str, Fate]) -> Problem:
    first = ways[0]
    ending = journey[known[first.target].ending]
    return Problem(
        first.id,
        _message(journey, ways, told(known[first.target], said=bool(first.say))),
        path=journey.witness(first.source, then=(first, *way_to_ending(known, first.target))),
        fix=f"Before {ending.name}, offer a call-back or a voicemail, "
        "or tell the opening hours and another channel.",
        related=tuple(way.id for way in ways[1:]),
        label="nothing is offered from here",
    )


def _message(journey: Journey, ways: Sequence[Transition], fate: str) -> str:
    places = listed([journey[one] for one in dict.fromkeys(way.source for way in ways)])
    when = " or ".join(dict.fromkeys(NOBODY_THERE[way.event] for way in ways))
    who = "wait" if journey.role == "queue" else "get in touch"
    return f"Customers who {who} {when} {fate} ({places}); no call-back or voicemail is offered."
