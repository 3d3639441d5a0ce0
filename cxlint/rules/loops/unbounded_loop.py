"""RPT102: loops that nothing in the design ends."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Loop, Problem, Severity, Touchpoint, Transition, Verdict, rule
from cxlint.rules.loops._rounds import mishaps, seen_by_customers, sent_back, some_names, who

PATIENT_MEDIA = frozenset({"text", "post", "screen", "person", "physical"})
"""Media on which nobody has to listen: a loop there is bad, but it holds nobody on the line."""


@rule("RPT102", severity="error", since="0.1")
def unbounded_loop(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are asked or sent round again and again, and nothing limits how often.

    Where only data or another system can end the loop, the design does not show whether it ends;
    that is reported as a remark. Customers who waited for a person and are sent back to choose
    again are reported, too.

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
    A customer who cannot be understood will not be understood the fifth time either. Guides agree
    on two or three tries and then a person (Avaya, Plum; Siemens iX: never clarify more than three
    times). Twilio stops flows after a number of steps because loops without a limit happen.

    Fix:
    Count the tries and lead on to a person, a call-back or an ending after the second repeat: in
    a journey file with `retry: 2`, in Amazon Connect with a Loop block.

    False alarms:
    Silent for loops that customers choose ("press 9 to hear this again"), for those with a limit
    (`retry`, `max`, `max_attempts`, a counter), for what agents do among themselves and for queue
    and hold flows, where playing again is the point. An ending that only data decides on gives
    a remark, not an error.
    """
    trapped = [frozenset(trap.members) for trap in journey.traps if trap.asks]
    caught = {member: number for number, trap in enumerate(trapped) for member in trap}
    for loop in journey.loops:
        places = {caught.get(way.source, -1) for way in loop.cycle}
        if loop.verdict is not Verdict.BOUNDED and (len(places) > 1 or -1 in places):
            yield _problem(journey, loop)


def _problem(journey: Journey, loop: Loop) -> Problem:
    faces = seen_by_customers(journey, [loop.head, *(way.source for way in loop.cycle)])
    return Problem(
        loop.closing.id,
        _message(journey, loop, faces),
        path=journey.witness(loop.head, then=loop.cycle),
        fix=_fix(journey, loop, faces),
        severity=_severity(journey, loop, faces),
        related=tuple(way.id for way in loop.also),
        label="customers are sent back here" if sent_back(journey, loop) else "this step closes the loop",
    )


def _severity(journey: Journey, loop: Loop, faces: list[Touchpoint]) -> Severity:
    if loop.verdict is Verdict.UNPROVEN:
        return Severity.INFO
    media = {journey.medium(one) for one in faces}
    return Severity.WARNING if media <= PATIENT_MEDIA else Severity.ERROR


def _message(journey: Journey, loop: Loop, faces: list[Touchpoint]) -> str:
    if sent_back(journey, loop):
        return _sent_back(journey, loop)
    if not faces:
        return _system(journey, loop)
    where = journey[loop.head] if journey[loop.head] in faces else faces[0]
    actors = who(journey, _ways(journey, loop))
    again = f"{_gets(journey, where, actors)} again and again"
    if loop.verdict is Verdict.UNBOUNDED:
        return f"{actors} {again} without limit."
    decider = _decider(journey, loop)
    until = f" until {decider.name} lets them on" if decider else ""
    return f"{actors} may {again}{until}; the design does not show a limit."


def _gets(journey: Journey, where: Touchpoint, actors: str) -> str:
    name = "it" if actors.endswith(where.name) else where.name
    if where.kind not in ("menu", "input", "bot", "message"):
        return "come back to it" if name == "it" else f"come back to {name}"
    return f"hear {name}" if journey.medium(where) in ("voice", None) else f"get {name}"


def _ways(journey: Journey, loop: Loop) -> Iterator[Transition]:
    """The ways of the loop, those beside them, and those that lead to its further closing ways."""
    for way in loop.cycle:
        yield way
        beside = (other for other in journey.out(way.source) if other.target == way.target)
        yield from (other for other in beside if not other.deliberate and not way.automatic)
    for way in loop.also:
        if way.automatic:
            yield from (before for before in journey.into(way.source) if before.source == loop.head)
        else:
            yield way


def _sent_back(journey: Journey, loop: Loop) -> str:
    waiting = journey[loop.closing.source]
    faces = seen_by_customers(journey, [loop.head, *(way.source for way in loop.cycle)])
    back = next((one for one in faces if one.id != waiting.id), waiting).name
    end = "without limit" if loop.verdict is Verdict.UNBOUNDED else "and the design does not show a limit"
    comma = "," if loop.verdict is Verdict.UNPROVEN else ""
    reasons = {
        "timeout": f"wait too long in {waiting.name}",
        "queue_full": f"find {waiting.name} full",
        "no_answer": f"reach nobody in {waiting.name}",
        "busy": f"find {waiting.name} busy",
        "closed": f"find {waiting.name} closed",
    }
    reason = reasons.get(loop.closing.event, f"do not get through to {waiting.name}")
    return f"Customers who {reason} are sent back to {back} and have to choose again{comma} {end}."


def _system(journey: Journey, loop: Loop) -> str:
    failing = [journey[way.source].name for way in mishaps(loop.cycle)]
    if failing and loop.verdict is Verdict.UNBOUNDED:
        return f"If {failing[0]} keeps failing, the customer hangs in a loop that nothing ends."
    places = [journey[way.source] for way in loop.cycle]
    end = "nothing ends it" if loop.verdict is Verdict.UNBOUNDED else "the design does not show that it ends"
    return f"Customers wait while the system goes round between {some_names(places)}, and {end}."


def _decider(journey: Journey, loop: Loop) -> Touchpoint | None:
    """The touchpoint in the loop that may end it."""
    inside = {way.source for way in loop.cycle}
    on_the_way = [journey[way.source] for way in reversed(loop.cycle)]
    leaving = [one for one in on_the_way if any(way.target not in inside for way in journey.out(one.id))]
    return next((one for one in leaving if one.kind in ("decision", "call")), leaving[0] if leaving else None)


def _fix(journey: Journey, loop: Loop, faces: list[Touchpoint]) -> str:
    here = journey[loop.head]
    head = here.name if here in faces or not faces else faces[0].name
    if sent_back(journey, loop):
        waiting = journey[loop.closing.source].name
        return (
            f"Offer a call-back or a voicemail after {waiting} instead of sending customers back to {head}."
        )
    return f"Count how often customers come back to {head}, and lead on to a person after the second repeat."
