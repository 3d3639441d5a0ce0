"""Sentences on loops that nothing in the design ends."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Loop, Touchpoint, Transition, Verdict, named
from cxlint.rules.loops._rounds import mishaps, seen_by_customers, sent_back, who


def message(journey: Journey, loop: Loop, faces: list[Touchpoint]) -> str:
    """The sentence on a loop that nothing limits; *faces* are what customers see of it."""
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
    return f"Customers wait while the system goes round between {named(places)}, and {end}."


def _decider(journey: Journey, loop: Loop) -> Touchpoint | None:
    """The touchpoint in the loop that may end it."""
    inside = {way.source for way in loop.cycle}
    on_the_way = [journey[way.source] for way in reversed(loop.cycle)]
    leaving = [one for one in on_the_way if any(way.target not in inside for way in journey.out(one.id))]
    return next((one for one in leaving if one.kind in ("decision", "call")), leaving[0] if leaving else None)
