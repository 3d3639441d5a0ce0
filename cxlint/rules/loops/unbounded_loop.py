"""RPT102: loops that nothing in the design ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxlint.api import Journey, Loop, Problem, Severity, Touchpoint, Verdict, counted, listed, rule
from cxlint.api import vocabulary as words
from cxlint.prompts.text import tokens
from cxlint.rules.loops._advice import advice, records
from cxlint.rules.loops._circles import circles, is_new_contact, times_out
from cxlint.rules.loops._rounds import asks_for_opinion, seen_by_customers, sent_back
from cxlint.rules.loops._telling import message, why

PATIENT_MEDIA = frozenset({"text", "post", "screen", "person", "physical"})
"""Media on which nobody has to listen: a loop there is bad, but it holds nobody on the line."""


@rule("RPT102", severity="error", since="0.1", certain=True)
def unbounded_loop(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are asked or sent round again and again, and nothing limits how often.

    Customers who waited for a person and are sent back to choose again are reported, too. A loop
    that is only in text, on a screen, face to face or inside a system is a warning, because it holds
    nobody on the line; so is a survey, and a voicemail. Where only data or another system can end the
    loop, the design does not show whether it ends; that is reported as a remark. So is a round by
    letter, e-mail, call-back or after an hour and more of waiting, because each is a new contact.

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
    asked until they answer. Silent, too, where customers wait for something and a timer leads them out
    of the loop. Silent for conversations with a bot, and for those in which customers
    answer and a system fills in what they are asked next. Loops that nobody ever gets out of have rules
    of their own (trapped-loop, cannot-complete).

    How often:
    Nearly one public flow in twenty has such a loop (4.8 % of 610, our own count). That is how things
    are: in most of them nothing at all limits how often, because the platform asks again for ever
    unless it is told not to (every VoiceXML menu, every bot without a last fallback, most menus in
    Twilio), and only the rest are remarks on data that may end it. We have read all 34 findings
    beside the flows.
    """
    causes: dict[object, list[list[Loop]]] = {}
    for circle in circles(journey, _told(journey)):
        unproven = circle[0].verdict is Verdict.UNPROVEN
        if not unproven or not times_out(journey, circle):
            causes.setdefault((_cause(journey, circle[0]), circle[0].verdict), []).append(circle)
    for alike in causes.values():
        yield _problem(journey, alike)


def _told(journey: Journey) -> list[Loop]:
    """The loops to speak of, as customers come to them."""
    trapped = [frozenset(trap.members) for trap in journey.traps if trap.asks or not trap.ways_out]
    caught = {member: number for number, trap in enumerate(trapped) for member in trap}
    found = []
    for loop in sorted(journey.loops, key=lambda loop: journey.walking_order.get(loop.head, 0)):
        places = {caught.get(way.source, -1) for way in loop.cycle}
        if (len(places) > 1 or -1 in places) and not _is_harmless(journey, loop):
            found.append(loop)
    return found


def _is_harmless(journey: Journey, loop: Loop) -> bool:
    if loop.verdict is Verdict.BOUNDED or _among_staff(journey, loop):
        return True
    unproven = loop.verdict is Verdict.UNPROVEN
    unseen = _is_compared(journey, loop) or not _faces(journey, loop) or _is_conversation(journey, loop)
    return unproven and unseen


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


def _is_conversation(journey: Journey, loop: Loop) -> bool:
    """Whether customers answer each time and a bot, or a system, goes on with what comes next.

    Where something else is said in the round, such as what was wrong, it is the same question again.
    """
    faces = _faces(journey, loop)
    if any(way.accidental for way in loop.cycle):
        return False
    tasks = any(journey[way.source].kind == "task" for way in loop.cycle)
    return all(one.kind == "bot" or (tasks and _is_filled_in(one)) for one in faces)


def _is_filled_in(question: Touchpoint) -> bool:
    """Whether all that is asked is filled in when it is asked."""
    texts = question.prompt.values() if question.kind in words.INPUT_KINDS else ()
    return bool(texts) and not any(token.is_word for text in texts for token in tokens(text))


def _cause(journey: Journey, loop: Loop) -> object:
    """What closes the loop: questions that are asked again in the same way share one handler.

    Where nothing is said for it, that handler is the platform's own; who writes a journey file has
    drawn each of the ways.
    """
    again = loop.closing
    if len(loop.cycle) > 1 or (not again.say and journey.origin == "journey"):
        return again.id
    if again.say:
        return again.event, again.say
    events = frozenset(way.event for way in (again, *loop.also))
    return events, _severity(journey, loop, _faces(journey, loop))


def _faces(journey: Journey, loop: Loop) -> list[Touchpoint]:
    """What customers see of a loop."""
    return seen_by_customers(journey, [loop.head, *(way.source for way in loop.cycle)])


def _problem(journey: Journey, alike: Sequence[Sequence[Loop]]) -> Problem:
    """One finding on circles of one cause; the first loop of the first of them is told."""
    loop = _nearest(journey, alike[0][0])
    others = [circle[0] for circle in alike[1:]]
    faces = _faces(journey, loop)
    further = f" So it is at {_heads(journey, others)}." if others else ""
    closing = (way.id for circle in alike for one in circle for way in (one.closing, *one.also))
    return Problem(
        loop.closing.id,
        message(journey, loop, faces, anew=is_new_contact(journey, loop)) + further,
        why=why(journey, loop, anew=is_new_contact(journey, loop)),
        path=journey.witness(loop.head, then=loop.cycle),
        fix=advice(journey, loop, faces),
        severity=_severity(journey, loop, faces),
        related=tuple(way for way in dict.fromkeys(closing) if way != loop.closing.id),
        label="customers are sent back here" if sent_back(journey, loop) else "this step closes the loop",
    )


def _nearest(journey: Journey, loop: Loop) -> Loop:
    """The shortest round back to a question: who is not understood comes before who was not helped."""
    if loop.verdict is not Verdict.UNPROVEN or journey[loop.head].kind not in words.INPUT_KINDS:
        return loop
    at = {way.source: number for number, way in enumerate(loop.cycle)}
    ways = [way for way in (loop.closing, *loop.also) if way.source in at and way.target == loop.head]
    nearest = min(ways, key=lambda way: at[way.source])
    if at[nearest.source] == at[loop.closing.source]:
        return loop
    others = tuple(way for way in (loop.closing, *loop.also) if way != nearest)
    return replace(loop, closing=nearest, cycle=(*loop.cycle[: at[nearest.source]], nearest), also=others)


def _heads(journey: Journey, loops: Sequence[Loop]) -> str:
    names = list(dict.fromkeys(journey[loop.head].name for loop in loops))
    shown, more = names[:NAMED_AT_MOST], len(names) - NAMED_AT_MOST
    return listed([*shown, counted(more, "more question")] if more > 0 else shown)


NAMED_AT_MOST = 3
"""Names in one sentence. Our choice: ``related`` has them all."""


def _severity(journey: Journey, loop: Loop, faces: list[Touchpoint]) -> Severity:
    if loop.verdict is Verdict.UNPROVEN or is_new_contact(journey, loop):
        return Severity.INFO
    patient = {journey.medium(one) for one in faces} <= PATIENT_MEDIA
    mild = patient or asks_for_opinion(journey, faces) or records(faces)
    return Severity.WARNING if mild else Severity.ERROR
