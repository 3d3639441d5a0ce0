"""RPT102: loops that nothing in the design ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Loop, Problem, Severity, Touchpoint, Verdict, counted, listed, rule
from cxlint.api import vocabulary as words
from cxlint.rules._endings import help_later, medium_at
from cxlint.rules.loops._rounds import asks_for_opinion, seen_by_customers, sent_back
from cxlint.rules.loops._telling import message, why

PATIENT_MEDIA = frozenset({"text", "post", "screen", "person", "physical"})
"""Media on which nobody has to listen: a loop there is bad, but it holds nobody on the line."""


@rule("RPT102", severity="error", since="0.1", certain=True)
def unbounded_loop(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are asked or sent round again and again, and nothing limits how often.

    Customers who waited for a person and are sent back to choose again are reported, too. A loop
    that is only in text, on a screen, face to face or inside a system is a warning, because it holds
    nobody on the line; so is a survey. Where only data or another system can end the loop, the
    design does not show whether it ends; that is reported as a remark.

    Flagged::

        main:menu -1-> people:queue
        main -no_input!-> main

    Flagged::

        main:menu -1-> people:queue
        people -timeout!-> main

    Clean::

        main:menu -1-> people:queue
        main -no_input{retry: 2}-> people

    Clean::

        main:menu {max_attempts: 3} -1-> people:queue
        main -no_match-> main

    Why:
    A customer who cannot be understood will not be understood the fifth time either.

    Guides agree on two or three tries and then a person (Avaya, Plum; Siemens iX: never clarify more
    than three times; all undated). Twilio breaks off flows that take too many steps, because loops
    without a limit happen (error 81000, undated).

    Fix:
    Count the tries and lead on to a person, a call-back or an ending after the second repeat.

    In a journey file that is `retry: 2`, in Amazon Connect a Loop block. Where customers only wait
    for a system, limit the waiting, and say so when it is over.

    False alarms:
    Silent for loops that customers choose ("press 9 to hear this again"), for those with a limit
    (`retry`, `max`, `max_attempts`, a counter), for what agents do among themselves and for queue
    and hold flows, where playing again is the point. An ending that only data decides on gives
    a remark, not an error, and nothing at all where customers see nothing of the loop: systems are
    asked until they answer. Loops that nobody ever gets out of have rules of their own (trapped-loop,
    cannot-complete).

    How often:
    About one public flow in twenty has such a loop (5.1 % of 610, our own count). That is how things
    are: in most of them nothing at all limits how often, because the platform asks again for ever
    unless it is told not to (every VoiceXML menu, every bot without a last fallback, most menus in
    Twilio), and only the rest are remarks on data that may end it. We have read all 39 findings
    beside the flows.
    """
    trapped = [frozenset(trap.members) for trap in journey.traps if trap.asks or not trap.ways_out]
    caught = {member: number for number, trap in enumerate(trapped) for member in trap}
    causes: dict[object, list[Loop]] = {}
    for loop in journey.loops:
        places = {caught.get(way.source, -1) for way in loop.cycle}
        unproven = loop.verdict is Verdict.UNPROVEN
        if loop.verdict is Verdict.BOUNDED or (unproven and _is_compared(journey, loop)):
            continue
        if _among_staff(journey, loop) or (unproven and not _faces(journey, loop)):
            continue
        if len(places) > 1 or -1 in places:
            causes.setdefault((_cause(loop), loop.verdict), []).append(loop)
    for loops in causes.values():
        yield _problem(journey, loops[0], loops[1:])


WAITING = frozenset({"wait", "queue", "task"})
"""Kinds at which customers wait for somebody or something."""

_COMPARED = re.compile(r"[<>≤≥]|\b(less|fewer|more|greater) than\b")
_COUNTED = re.compile(r"count|retr|attempt|tries|\btimes\b|versuch|intent|tentat|_num\b", re.IGNORECASE)


def _is_compared(journey: Journey, loop: Loop) -> bool:
    """Whether the loop goes on, or ends, by comparing what looks like a counter with a limit."""
    ways = (way for step in loop.cycle for way in journey.out(step.source))
    return any(_COMPARED.search(way.condition) and _COUNTED.search(way.condition) for way in ways)


def _among_staff(journey: Journey, loop: Loop) -> bool:
    """Whether customers have steps of their own in the journey, and none of them is in the loop."""
    layers = {journey[way.source].layer for way in loop.cycle}
    others = any(one.layer == "customer" for one in journey.touchpoints.values())
    return others and None not in layers and "customer" not in layers


def _cause(loop: Loop) -> object:
    """What closes the loop: questions that are asked again in the same words share one handler."""
    again = loop.closing
    alone = len(loop.cycle) > 1 or not again.say
    return again.id if alone else (again.event, again.say)


def _faces(journey: Journey, loop: Loop) -> list[Touchpoint]:
    """What customers see of a loop."""
    return seen_by_customers(journey, [loop.head, *(way.source for way in loop.cycle)])


def _problem(journey: Journey, loop: Loop, alike: Sequence[Loop]) -> Problem:
    faces = _faces(journey, loop)
    further = f" So it is at {_heads(journey, alike)}." if alike else ""
    return Problem(
        loop.closing.id,
        message(journey, loop, faces) + further,
        why=why(journey, loop),
        path=journey.witness(loop.head, then=loop.cycle),
        fix=_fix(journey, loop, faces),
        severity=_severity(journey, loop, faces),
        related=tuple(way.id for one in (loop, *alike) for way in (one.closing, *one.also))[1:],
        label="customers are sent back here" if sent_back(journey, loop) else "this step closes the loop",
    )


def _heads(journey: Journey, loops: Sequence[Loop]) -> str:
    names = list(dict.fromkeys(journey[loop.head].name for loop in loops))
    shown, more = names[:NAMED_AT_MOST], len(names) - NAMED_AT_MOST
    return listed([*shown, counted(more, "more question")] if more > 0 else shown)


NAMED_AT_MOST = 3
"""Names in one sentence. Our choice: ``related`` has them all."""


def _severity(journey: Journey, loop: Loop, faces: list[Touchpoint]) -> Severity:
    if loop.verdict is Verdict.UNPROVEN:
        return Severity.INFO
    patient = {journey.medium(one) for one in faces} <= PATIENT_MEDIA
    return Severity.WARNING if patient or asks_for_opinion(journey, faces) else Severity.ERROR


def _fix(journey: Journey, loop: Loop, faces: list[Touchpoint]) -> str:
    here = journey[loop.head]
    head = here.name if here in faces or not faces else faces[0].name
    if sent_back(journey, loop):
        waiting = journey[loop.closing.source].name
        return (
            f"Offer {help_later(medium_at(journey, journey[loop.closing.source]))} after {waiting} "
            f"instead of sending customers back to {head}."
        )
    if asks_for_opinion(journey, faces):
        return "Thank the customer and end after the second repeat."
    if here.kind == "wait" and head == here.name:
        return (
            f"Limit how often customers wait at {head}; when it is over, tell them so and lead on to a person or"
            " a call-back."
        )
    over = (journey[way.source] for way in loop.cycle if way.event == "timeout" or way.after)
    if any(one.kind == "wait" for one in over) or any(one.duration for one in faces if one.kind == "wait"):
        return f"Limit how often the waiting at {head} starts again, and lead on to a person or a call-back."
    kinds = {journey[way.source].kind for way in loop.cycle}
    if kinds.isdisjoint(words.INPUT_KINDS) and not kinds.isdisjoint(WAITING):
        return (
            f"Make sure that the waiting at {head} ends after a set time; when it is over, tell customers "
            "so and lead on to a person or a call-back."
        )
    if {one.kind for one in faces} == {"page"}:
        return f"Say how often customers may come back to {head}, and lead on to a person after that."
    return f"Count how often customers come back to {head}, and lead on to a person after the second repeat."
