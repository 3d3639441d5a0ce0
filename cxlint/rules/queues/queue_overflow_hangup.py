"""QUE101: queues that cut customers off when they are full or the wait gets long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cxlint.api import Fix, Journey, Problem, Retarget, Severity, Touchpoint, Transition, hear, named, rule
from cxlint.rules._endings import help_later
from cxlint.rules._handing_over import passed_on
from cxlint.rules._on_the_line import shows_customers
from cxlint.rules.queues._again import WAITED
from cxlint.rules.queues._cutting import Cutting, cutting, medium_of, unserved
from cxlint.rules.queues._telling import UNSURE, others, who

NOBODY_SEEN = "Nobody takes these contacts up: callers have to begin again, and tasks such as voicemails get lost unseen."


@rule("QUE101", severity="error", since="0.1", certain=True, roles=("customer", "closing"), fix="unsafe")
def queue_overflow_hangup(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are cut off when a queue is full, the wait gets too long, or it does not work.

    Without a word that is an error; with a message, or where only a system fails, a warning; with a
    message that names another way, such as a mail address, a remark. It is a warning, too, where customers are passed to another journey that was checked as well and has no
    help. A queue is one finding, and so are queues that cut customers off in the same manner.

    Flagged::

        main:menu -1-> people:queue -queue_full!-> sorry {prompt: All agents are busy.} -> off:end

    Flagged::

        main:menu -1-> people:queue -timeout!-> off:end(unresolved)

    Flagged::

        main:menu -1-> people:queue -queue_full!-> off:end; main -2-> later:callback

    Clean::

        main:menu -1-> people:queue -queue_full-> later:callback
        people -timeout-> leave:voicemail

    Clean::

        main:menu -1-> people:queue -queue_full-> second:queue {title: Second line}

    Why:
    These customers wanted a person; now they have to begin again, or give up.

    Spain's Ley 10/2025, art. 8.4, forbids ending a contact because the wait is long. That a message
    makes it a warning is our choice.

    Fix:
    Offer a call-back or a voicemail, or lead to another team.

    False alarms:
    Silent where the way leads to help, to a question, to a journey that may help, to another
    channel or to a case that somebody works on, and where the journey does not say what happens when
    the queue is full. Another way counts only where its words are known. A warning in imported flows that only route: nobody may be on the line.

    How often:
    41 of 610 public flows have such a finding (6.7 %, our own count), because nearly every design does
    it: of 42 flows that say what becomes of customers whom a queue does not take, 41 lead some of them
    to the end of the contact. Of 40 queue transfers in Amazon Connect, 30 hang up without a word when
    the queue is full and six after a message. 18 of the 42 findings are warnings. These are no false
    alarms but a bad habit: all these customers wanted a person, and are sent away.
    """
    places = [one.id for one in journey.of_kind("queue") if not one.backstage]
    queues = [journey[one] for one in journey.in_walking_order(places)]
    for group in cutting(journey, queues):
        yield _problem(journey, group)
    for ways, steps in _passed_on(journey, queues):
        yield _passed(journey, ways, steps)


def _problem(journey: Journey, group: Sequence[Cutting]) -> Problem:
    one = group[0]
    ways = [way for cut in group for fate in cut.fates for way in fate.ways]
    first = ways[0]
    return Problem(
        first.id,
        _message(journey, group),
        path=journey.witness(one.queue.id, then=(first, *journey.way_to_ending(first.target))),
        why="" if shows_customers(journey) else NOBODY_SEEN,
        fix=_advice(journey, [cut.queue for cut in group], one.medium),
        severity=one.fates[0].severity,
        related=tuple(way.id for way in (*ways[1:], *filter(None, [one.before]))),
        edits=_fix(journey, ways),
        label="this way cuts customers off" if hear(one.medium) == "hear" else "nobody helps from here",
    )


def _message(journey: Journey, group: Sequence[Cutting]) -> str:
    """What becomes of whom; in a group the fates of all queues are the same."""
    told: list[str] = []
    for number, fate in enumerate(group[0].fates):
        ways = [way for cut in group for way in cut.fates[number].ways]
        them = others(journey, ways) if told else who(journey, ways, group[0].before)
        told.append(f"{them} {fate.words}")
    return f"{'; '.join(told)}."


PassedOn = tuple[list[Transition], tuple[Transition, ...]]
"""Ways of customers who were not served, and the steps on the first of them to another journey."""


def _passed_on(journey: Journey, queues: Iterable[Touchpoint]) -> list[PassedOn]:
    """Customers who find a queue full and are passed on to a journey without help, by reasons and journey."""
    groups: dict[object, PassedOn] = {}
    for queue in queues:
        found = [(way, steps) for way in unserved(journey, queue) if (steps := passed_on(journey, way))]
        if not found or found[0][0].event not in WAITED:
            continue
        steps = found[0][1]
        ways = [way for way, onward in found if onward[-1].target == steps[-1].target]
        other = journey.beyond[steps[-1].target].journey
        group = groups.setdefault((other, tuple(way.event for way in ways)), ([], steps))
        group[0].extend(ways)
    return list(groups.values())


def _passed(journey: Journey, ways: list[Transition], steps: tuple[Transition, ...]) -> Problem:
    first = ways[0]
    queues = [journey[one] for one in dict.fromkeys(way.source for way in ways)]
    other = f"“{journey.beyond[steps[-1].target].journey}”"
    return Problem(
        first.id,
        f"{who(journey, ways)} are passed to {other}, where nobody helps them either.",
        path=journey.witness(first.source, then=steps),
        fix=f"Offer {_later(medium_of(journey, queues[0]))} instead of passing customers to {other}, "
        f"or lead from {named(queues)} to another team.",
        severity=Severity.WARNING,
        related=tuple(way.id for way in ways[1:]),
        edits=_fix(journey, ways),
        label="nobody helps from here",
    )


def _advice(journey: Journey, queues: Sequence[Touchpoint], medium: str | None) -> str:
    later, places = _later(medium), named(queues)
    ending = "hanging up" if hear(medium) == "hear" else "ending the contact"
    if shows_customers(journey):
        return f"Offer {later} instead of {ending}, or lead from {places} to another team."
    return f"Lead from {places} to another team instead of {ending}; if customers are on the line, offer {later}."


def _later(medium: str | None) -> str:
    return "another way to be helped" if medium == UNSURE else help_later(medium)


def _fix(journey: Journey, ways: Iterable[Transition]) -> Fix | None:
    """Lead to the one call-back or voicemail of the journey, where there is exactly one."""
    places = [one for one in journey.reached if one.kind in ("callback", "voicemail")]
    if len(places) != 1:
        return None
    return Fix(f"Lead on to {places[0].name}.", tuple(Retarget(way.id, places[0].id) for way in ways))
