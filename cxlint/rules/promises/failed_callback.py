"""EXP107: call-backs that fail, and customers are left with nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxlint.api import Journey, Problem, Severity, Touchpoint, Transition, hear, listed, rule
from cxlint.rules._endings import Telling, abandoned, label, medium_at, telling, told
from cxlint.rules._heard import told_elsewhere

NOT_BOOKED = frozenset({"fail", "error", "timeout"})
NOT_REACHED = frozenset({"no_answer", "busy"})
MISSED = {"no_answer": "do not answer", "busy": "are on the phone"}
WHY_MISSED = (
    "They asked for help, waited for the call and missed it once; now they have to start all over again."
)


@rule("EXP107", severity="warning", since="0.1")
def failed_callback(journey: Journey, options: object) -> Iterator[Problem]:
    """The call-back cannot be booked or nobody answers it, and the customer is left with nothing.

    Flagged::

        main:menu -1-> back:callback -> done:end(deferred)
        back -error!-> sorry {prompt: The call-back failed.} -> off:end

    Flagged::

        main:menu -1-> back:callback -> helper:agent
        back -no_answer!-> off:end(unresolved)

    Clean::

        main:menu -1-> back:callback -> done:end(deferred)
        back -error-> people:queue

    Clean::

        # A message tells how to get help
        main:menu -1-> back:callback -> helper:agent
        back -no_answer-> note {channel: sms, prompt: We could not reach you.} -> off:end(unresolved)

    Clean::

        main:menu -1-> back:callback -> done:end(deferred)
        back -error-> again:input {prompt: Which number can we call?} -> back

    Why:
    These customers wanted a person and settled for a call; now they get neither, and have to start
    over.

    That this weighs more than other failures is our own conclusion: customers have stopped waiting
    because of it.

    Fix:
    Lead to a queue, or on the phone to a voicemail, where the call-back cannot be booked, and write to
    customers who miss it.

    False alarms:
    Silent where the way leads to help, to a question, to another channel, to a case that somebody works
    on, or to what is not known, and where a case may have been opened before. A remark where the words
    name another way, such as a mail address. A missed call counts only
    where nothing at all is said or sent afterwards.
    """
    kept = journey.reach(one.id for one in journey.reached if one.get("opens_case") is True)
    for back in journey.of_kind("callback"):
        if back.id in journey.reachable and back.id not in kept:
            for ways, says in (
                (_cut(journey, back, NOT_BOOKED), _not_booked),
                (_missed(journey, back), _not_reached),
            ):
                if ways:
                    yield says(journey, back, ways)


def _cut(journey: Journey, back: Touchpoint, events: frozenset[str]) -> list[Transition]:
    """The ways for these events on which the contact ends without help."""
    found = []
    for way in journey.out(back.id):
        fate = journey.fates.get(way.target) if way.event in events else None
        if fate is not None and fate.cut_off and not fate.counted:
            found.append(way)
    return found


def _missed(journey: Journey, back: Touchpoint) -> list[Transition]:
    return [way for way in _cut(journey, back, NOT_REACHED) if telling(journey, way) is Telling.NOTHING]


def _not_booked(journey: Journey, back: Touchpoint, ways: list[Transition]) -> Problem:
    medium = medium_at(journey, back)
    instead = "a queue or a voicemail" if hear(medium) == "hear" else "a queue"
    sure = min(telling(journey, way) for way in ways)
    elsewhere = all(told_elsewhere(journey, way, medium) for way in ways)
    end = f"are told how else they get help and {abandoned(medium)}" if elsewhere else told(sure, medium)
    found = _problem(
        journey,
        ways,
        f"Customers whose call-back cannot be booked at {back.name} {end}.",
        f"Where {back.name} fails, lead to {instead}, or ask for another number and time.",
        "sent elsewhere" if elsewhere else label(sure, medium),
    )
    return replace(found, severity=Severity.INFO) if elsewhere else found


def _not_reached(journey: Journey, back: Touchpoint, ways: list[Transition]) -> Problem:
    missed = listed([one for event, one in MISSED.items() if any(way.event == event for way in ways)], "or")
    return _problem(
        journey,
        ways,
        f"Customers who {missed} when {back.name} comes get nothing afterwards: the matter ends there.",
        f"Try {back.name} again, and write to customers who miss it how they get help.",
        "who misses it gets nothing",
        WHY_MISSED,
    )


def _problem(
    journey: Journey, ways: list[Transition], message: str, fix: str, label: str, why: str = ""
) -> Problem:
    first = ways[0]
    return Problem(
        first.id,
        message,
        path=journey.witness(first.source, then=(first, *journey.way_to_ending(first.target))),
        why=why,
        fix=fix,
        related=tuple(way.id for way in ways[1:]),
        label=label,
    )
