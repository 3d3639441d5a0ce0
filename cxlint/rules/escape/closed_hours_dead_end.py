"""ESC104: nobody is there, and customers are turned away with nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from cxlint.api import Journey, Problem, Transition, named, rule
from cxlint.rules._endings import help_later, medium_at, telling, told
from cxlint.rules._once import once
from cxlint.rules._queueing import queues_set
from cxlint.rules.escape._shut import shut_ways
from cxlint.rules.escape._texts import Told, what_is_told

NOBODY_THERE = {"closed": "outside opening hours", "nobody_available": "when no agent is there"}
NOBODY_COMES = {"closed": "outside opening hours", "nobody_available": "while no agent is there"}

WHY = {
    Told.NOTHING: "Customers have made the effort, learn nothing they can use and do not know when to try again.",
    Told.HOURS: "Customers learn when to try again, but have to do all the work themselves.",
    Told.CHANNEL: "Customers learn where else to go, but not when somebody is there, and have to do all the work "
    "themselves.",
    Told.UNKNOWN: "Customers have made the effort and leave without help; what the message tells them cannot be seen "
    "here.",
}
"""What it means to customers, by what they are told. Otherwise the page says it."""

AT_LEAST = {
    Told.HOURS: "tell another channel",
    Told.CHANNEL: "tell the opening hours as well",
    Told.UNKNOWN: "make sure that the message tells the opening hours and another channel",
}
"""What to tell customers when nothing can be offered, by what they are told."""


@rule("ESC104", severity="warning", since="0.1", roles=("customer", "queue"))
def closed_hours_dead_end(journey: Journey, options: object) -> Iterator[Problem]:
    """Outside opening hours, or when no agent is there, customers are cut off and nothing is offered.

    One check is one finding. Opening hours without another channel are still flagged: they tell
    customers when to try again, and nothing else. A decision that asks for opening hours in words, such as "Is open?", counts too.

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
    Customers have made the effort and leave without help; often they do not even know when to try
    again.

    The GetHuman standard 1.0 (undated; item 4) asks for opening hours and another way; ACIxD's guidance
    on what to do on failure (undated) names call-back, voicemail and other channels.

    Fix:
    Offer a call-back or a voicemail; at the least tell the opening hours and another channel.

    False alarms:
    Silent when one of the ways on leads to help, a question, another journey or another channel,
    when the messages on the way tell both opening hours and another channel, and where contacts end
    when somebody is there, too. A recording or a placeholder may tell them; customers still leave
    without a call-back, so that is flagged. Where customers have passed such a check before, only
    those are meant who are led on to this one.
    """
    groups: dict[str, list[Transition]] = {}
    known = shut_ways(journey)
    for source in journey.walking_order:
        shut = [way for way in journey.out(source) if way.id in known]
        if shut and _goes_on_otherwise(journey, source):
            for way in shut:
                fate = journey.fates.get(way.target)
                if fate is not None and fate.cut_off and what_is_told(journey, way) is not Told.BOTH:
                    groups.setdefault(way.target, []).append(way)
    for ways in _by_checks(journey, groups.values()):
        yield _problem(journey, ways)


def _by_checks(journey: Journey, groups: Iterable[list[Transition]]) -> list[list[Transition]]:
    """The ways from the same checks together, such as those for nights and for holidays, the worst first."""
    found: dict[frozenset[str], list[Transition]] = {}
    for ways in groups:
        found.setdefault(frozenset(way.source for way in ways), []).extend(ways)
    return [sorted(ways, key=lambda way: telling(journey, way)) for ways in found.values()]


def _goes_on_otherwise(journey: Journey, source: str) -> bool:
    """Whether the contact does not simply end when somebody is there."""
    known = shut_ways(journey)
    others = [way for way in journey.ways_on(source) if not way.accidental and way.id not in known]
    return not others or any(way.target not in journey.fates for way in others)


def _problem(journey: Journey, ways: Sequence[Transition]) -> Problem:
    first = ways[0]
    ending = journey[journey.fates[first.target].ending]
    medium = medium_at(journey, journey[first.source])
    end = " or ".join(dict.fromkeys(told(telling(journey, way), medium) for way in ways))
    places = named([journey[one] for one in dict.fromkeys(way.source for way in ways)])
    known = {what_is_told(journey, way) for way in ways}
    (learnt,) = known if len(known) == 1 else (Told.PERHAPS,)
    return Problem(
        first.id,
        f"Customers {_who(journey, ways)} ({places}) {end}; no call-back or voicemail is offered.",
        path=journey.witness(first.source, then=(first, *journey.way_to_ending(first.target))),
        why=WHY.get(learnt, ""),
        fix=f"Before {ending.name}, offer {help_later(medium)}, "
        f"or {AT_LEAST.get(learnt, 'tell the opening hours and another channel')}.",
        related=tuple(way.id for way in ways[1:]),
        label="nothing is offered from here",
    )


def _who(journey: Journey, ways: Sequence[Transition]) -> str:
    """Whom it happens to: not to everybody where others have a check of the same kind before."""
    known = shut_ways(journey)
    when = " or ".join(dict.fromkeys(NOBODY_THERE[known[way.id]] for way in ways))
    sources = {way.source for way in ways}
    later = all(_comes_after_another(journey, way, sources) for way in ways)
    queues = {queues_set(journey).get(source) for source in sources}
    if later or _looks_like_others(journey, sources):
        (queue,) = queues if len(queues) == 1 else (None,)
        if queue:
            return f"who are on their way to “{queue}” {when}"
        if later:
            return f"who are led on to a further check {when}"
    if journey.role == "queue":
        return f"waiting {' or '.join(dict.fromkeys(NOBODY_COMES[known[way.id]] for way in ways))}"
    return f"who get in touch {when}"


def _comes_after_another(journey: Journey, way: Transition, sources: Collection[str]) -> bool:
    """Whether customers come by another check for the same before, which is not among *sources*."""
    known = shut_ways(journey)
    passed = (journey.transition(step).source for step in journey.witness(way.source))
    return any(
        one not in sources and any(known.get(other.id) == known[way.id] for other in journey.out(one))
        for one in passed
    )


def _looks_like_others(journey: Journey, sources: Collection[str]) -> bool:
    """Whether a check with the same title turns nobody away, or turns them away elsewhere."""
    titles = Counter(journey[source].title for source in sources)
    return any(number < _checks_by_title(journey)[title] for title, number in titles.items())


@once
def _checks_by_title(journey: Journey) -> Counter[str]:
    known = shut_ways(journey)
    checks = (one for one in journey.reached if any(way.id in known for way in journey.out(one.id)))
    return Counter(one.title for one in checks)
