"""Sentences on loops that nothing in the design ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cxlint.api import Journey, Loop, Touchpoint, Transition, Verdict, listed, named
from cxlint.api import vocabulary as words
from cxlint.rules.loops._rounds import chooses_again, mishaps, seen_by_customers, sent_back, who

LOOKED_BACK = 30
"""Touchpoints looked at before a closing way. Our choice: it bounds the work."""

SIGNS = {
    "=": "",
    ">": "more than",
    "≥": "at least",
    "<": "less than",
    "≤": "at most",
}
"""How comparisons in the key of a way are read out."""


def message(journey: Journey, loop: Loop, faces: list[Touchpoint], anew: bool = False) -> str:
    """The sentence on a loop that nothing limits; *faces* are what customers see of it.

    *anew* tells that each round is a new contact.
    """
    if anew and faces:
        return _anew(journey, loop, faces)
    if sent_back(journey, loop):
        return _sent_back(journey, loop)
    if not faces:
        return _system(journey, loop)
    where = journey[loop.head] if journey[loop.head] in faces else faces[0]
    answers = _wrong_answers(journey, loop)
    unbounded = loop.verdict is Verdict.UNBOUNDED
    if answers and where.kind in words.INPUT_KINDS:
        actors = f"Customers who answer {listed([f'with {answer}' for answer in answers], 'or')}"
    else:
        in_time = (
            way
            for way in (*loop.cycle, *_ways(journey, loop))
            if way.source != where.id or where.kind != "wait"
        )
        actors = who(journey, in_time)
    gets = _gets(journey, loop, where, actors)
    if unbounded:
        return f"{actors} {gets} again and again without limit."
    decider = _decider(journey, loop)
    if decider is not None:
        until = f" until {decider.name} lets them on"
    else:
        until = " until what they wait for comes" if where.kind == "wait" else ""
    return f"{actors} may {gets} again and again{until}; the design does not show a limit."


def _anew(journey: Journey, loop: Loop, faces: list[Touchpoint]) -> str:
    """The sentence on rounds of which each is a new contact."""
    where = journey[loop.head] if journey[loop.head] in faces else faces[0]
    actors = who(journey, mishaps(loop.cycle)[:1])
    unbounded = loop.verdict is Verdict.UNBOUNDED
    end = ", and nothing limits how often" if unbounded else "; the design does not show a limit"
    gets = _gets(journey, loop, where, actors)
    return f"{actors} may {gets} again and again, each time in a new contact{end}."


def why(journey: Journey, loop: Loop, anew: bool = False) -> str:
    """What is bad about going round, by what sends customers back.

    Empty where they are not understood or silent: that is what the page of the rule explains.
    """
    if anew:
        return "Every round is one more contact that gets customers no further."
    if sent_back(journey, loop) and not chooses_again(journey, loop):
        return "Customers who wanted a person wait once more and are no nearer to one."
    if sent_back(journey, loop):
        return "Customers who wanted a person and waited for one have to start from the beginning."
    causes = [] if _wrong_answers(journey, loop) else mishaps(_ways(journey, loop))
    if any(_by_customers(journey, way) for way in causes):
        return ""
    if any(way.event in words.SYSTEM_FAILURES for way in causes):
        return "What failed once often fails again, and customers cannot do anything about it."
    return "Every round takes customers' time and gets them no further."


def _by_customers(journey: Journey, way: Transition) -> bool:
    slow = way.event == "timeout" and journey[way.source].kind in words.INPUT_KINDS
    return slow or way.event in words.CUSTOMER_FAILURES


def _gets(journey: Journey, loop: Loop, where: Touchpoint, actors: str) -> str:
    name = "it" if actors.endswith(where.name) else where.name
    if where.kind == "wait":
        return "wait there" if name == "it" else f"wait at {name}"
    if where.kind not in ("menu", "input", "message"):
        return "come back to it" if name == "it" else f"come back to {name}"
    medium = journey.medium(where) or _branch_medium(journey, loop)
    return f"hear {name}" if medium in ("voice", None) else f"get {name}"


def _branch_medium(journey: Journey, loop: Loop) -> str | None:
    """The medium of the branch that the path shows, where the design branches by channel."""
    before = map(journey.transition, journey.witness(loop.head))
    data = [way.key or way.condition for way in (*before, *loop.cycle) if way.event == "condition"]
    keys = [one.removeprefix("= ").lower() for one in data]
    return next((words.CHANNELS[key] for key in reversed(keys) if key in words.CHANNELS), None)


def _ways(journey: Journey, loop: Loop) -> Iterator[Transition]:
    """The ways of the loop, those beside them, and those that lead to its closing ways otherwise."""
    for way in loop.cycle:
        yield way
        beside = (other for other in journey.out(way.source) if other.target == way.target and not other.max)
        yield from (other for other in beside if not other.deliberate and not way.automatic)
    yield from (way for way in loop.also if not way.automatic)
    yield from _causes(journey, loop)


def _causes(journey: Journey, loop: Loop) -> Iterator[Transition]:
    """The mishaps at the head of the loop after which a contact comes to one of its closing ways by itself."""
    waiting = [way.source for way in (loop.closing, *loop.also)]
    seen = {loop.head, *waiting}
    for here in waiting:
        if len(seen) > LOOKED_BACK or here == loop.head or not _passed(journey, here):
            continue
        for way in journey.into(here):
            if way.source == loop.head and way.accidental and not way.max:
                yield way
            if way.source not in seen and not way.deliberate:
                seen.add(way.source)
                waiting.append(way.source)


def _passed(journey: Journey, identifier: str) -> bool:
    """Whether a contact passes this touchpoint by itself, as often as it likes."""
    one = journey[identifier]
    return one.kind in words.PASSED_KINDS and one.get("basis") != "counter"


def _sent_back(journey: Journey, loop: Loop) -> str:
    waiting = journey[loop.closing.source]
    faces = seen_by_customers(journey, [loop.head, *(way.source for way in loop.cycle)])
    back = next((one for one in faces if one.id != waiting.id), waiting).name
    unbounded = loop.verdict is Verdict.UNBOUNDED
    end = "nothing limits how often" if unbounded else "the design does not show a limit"
    reasons = {
        "timeout": f"wait too long in {waiting.name}",
        "queue_full": f"find {waiting.name} full",
        "no_answer": f"reach nobody in {waiting.name}",
        "busy": f"find {waiting.name} busy",
        "closed": f"find {waiting.name} closed",
    }
    reason = reasons.get(loop.closing.event, f"do not get through to {waiting.name}")
    if chooses_again(journey, loop):
        again = f"are sent back to {back} and have to choose again"
    elif waiting.kind == "queue":
        again = "have to queue there again"
    else:
        again = "come back to it" if back == waiting.name else f"come back to {back}"
    return f"Customers who {reason} {again}, and {end}."


def _system(journey: Journey, loop: Loop) -> str:
    failing = [journey[way.source].name for way in mishaps(loop.cycle)]
    if failing:
        return f"If {failing[0]} keeps failing, the customer is stuck in a loop that nothing ends."
    places = [journey[way.source] for way in loop.cycle]
    return f"Customers wait while the system goes round between {named(places)}, and nothing ends it."


def _decider(journey: Journey, loop: Loop) -> Touchpoint | None:
    """The one decision in the loop that may end it; None where none or several lead out of it."""
    deciding = deciders(journey, loop)
    return deciding[0] if len(deciding) == 1 else None


def deciders(journey: Journey, loop: Loop) -> list[Touchpoint]:
    """The decisions in the loop that may end it."""
    inside = {way.source for way in loop.cycle}
    return [journey[way.source] for way in loop.cycle if _decides(journey, way.source, inside)]


def _decides(journey: Journey, identifier: str, inside: Collection[str]) -> bool:
    """Whether customers may leave the loop here without having failed."""
    kind = journey[identifier].kind
    leaving = (way for way in journey.ways_on(identifier) if way.target not in inside)
    return kind == "call" or (kind == "decision" and any(not way.accidental for way in leaving))


def _wrong_answers(journey: Journey, loop: Loop) -> list[str]:
    """The answers that lead round, where a check of what customers answered before closes the loop."""
    for way in reversed(loop.cycle):
        if journey[way.source].get("basis") == "answer":
            same = (other for other in journey.out(way.source) if other.target == way.target)
            return list(dict.fromkeys(map(_answer, same)))
    return []


def _answer(way: Transition) -> str:
    if way.event == "no_input":
        return "nothing"
    if way.event == "else":
        return "something else"
    sign, _, value = way.key.partition(" ")
    if way.event == "condition" and sign in SIGNS and value:
        return f"{SIGNS[sign]} {value}".lstrip()
    answer = way.key or way.label or way.condition
    return f"“{answer}”" if answer else "something else"
