"""What becomes of a contact that nobody answers any more: how it ends by itself.

From a touchpoint a contact goes on through messages, tasks and decisions by itself. Where every
way ends, that is the *fate* of a contact that has come there. Where one leads to help, to a
question, to another journey, to another channel, round in a circle or to what nobody has read,
there is no fate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.api import vocabulary as words
from cxlint.rules.escape._texts import ELSEWHERE, HOURS, any_of

PASSED = frozenset({"message", "task", "decision", "wait", "event"})
"""Kinds of touchpoints that a contact passes without anybody answering."""

LONGEST_WAY = 256
"""Steps of a way to an ending; a witness keeps no more."""

_GOES_ON = "EndFlowExecution"


@dataclass(frozen=True, slots=True)
class Fate:
    """How a contact ends by itself.

    ``ending`` is the first ending it comes to. ``cut`` tells that every ending leaves the customer
    without help. ``heard`` tells whether something is said on one of the ways; ``always``, ``hours``
    and ``elsewhere`` whether on every way something is said, opening hours are told and another
    channel is named; ``counted`` whether attempts are counted on one. ``step`` is the transition
    towards ``ending``.
    """

    ending: str
    cut: bool
    heard: bool
    always: bool
    hours: bool
    elsewhere: bool
    counted: bool = False
    step: Transition | None = None


def fates(journey: Journey) -> dict[str, Fate]:
    """The fate of a contact at each touchpoint that has one.

    Works backwards from the endings: a touchpoint's fate is known once those of all touchpoints
    that it leads to are. Where attempts are counted one way suffices, because who goes on failing
    comes to it in the end.
    """
    home = _home(journey)
    steps = {one.id: tuple(_steps(journey, one, home)) for one in journey.touchpoints.values()}
    missing: dict[str, int] = {}
    before: dict[str, list[str]] = {}
    for identifier, ways in steps.items():
        targets = {way.target: None for way in ways}
        missing[identifier] = len(targets)
        for target in targets:
            before.setdefault(target, []).append(identifier)
    found = {one.id: _ending(journey, one) for one in journey.touchpoints.values() if one.is_end}
    for ended in (waiting := list(found)):
        for source in before.get(ended, ()):
            missing[source] -= 1
            counts = journey[source].get("basis") == "counter"
            if source not in found and (counts or not missing[source]):
                found[source] = _passing(journey[source], steps[source], found)
                waiting.append(source)
    return found


def told(fate: Fate, said: bool = False) -> str:
    """How the contact ends for customers, in words; *said* when something is said before."""
    if fate.always or said:
        return "hear a message and are cut off"
    return "hear a message at most and are cut off" if fate.heard else "are cut off without a word"


def way_to_ending(known: Mapping[str, Fate], touchpoint: str) -> tuple[Transition, ...]:
    """The transitions from *touchpoint* to the ending of its fate."""
    way: list[Transition] = []
    step = known[touchpoint].step
    while step is not None and len(way) < LONGEST_WAY:
        way.append(step)
        step = known[step.target].step
    return tuple(way)


def _steps(journey: Journey, touchpoint: Touchpoint, home: frozenset[str]) -> Iterator[Transition]:
    """The ways on which a contact passes *touchpoint* by itself; none when it does not."""
    unknown = touchpoint.id in journey.opaque or touchpoint.id in journey.help
    if touchpoint.kind not in PASSED or touchpoint.is_end or unknown:
        return
    if touchpoint.kind == "message" and _elsewhere(journey, touchpoint, home):
        return
    yield from (way for way in journey.out(touchpoint.id) if way.automatic or _is_situation(way))


def _is_situation(way: Transition) -> bool:
    return way.event in words.SITUATIONS


def _home(journey: Journey) -> frozenset[str]:
    """The media in which the contact takes place: those of its beginning and of its questions."""
    places = [*journey.entries, *(one for one in journey.reached if one.kind in words.INPUT_KINDS)]
    media = {journey.medium(place) for place in places}
    return frozenset(medium for medium in media if medium not in (None, "none"))


def _elsewhere(journey: Journey, touchpoint: Touchpoint, home: frozenset[str]) -> bool:
    """Whether a message reaches the customer in another medium: a text message during a call."""
    medium = journey.medium(touchpoint)
    return bool(home) and medium not in (None, "none") and medium not in home


def _ending(journey: Journey, touchpoint: Touchpoint) -> Fate:
    texts = [*touchpoint.prompt.values(), *touchpoint.says.values()]
    # In what plays while customers wait, the end of the flow is not the end of the waiting.
    waits_on = journey.role == "queue" and _GOES_ON in touchpoint.source.values()
    cut = not waits_on and touchpoint.end in (None, *words.BAD_OUTCOMES)
    return Fate(touchpoint.id, cut, bool(texts), bool(texts), any_of(HOURS, texts), any_of(ELSEWHERE, texts))


def _passing(touchpoint: Touchpoint, ways: Sequence[Transition], known: Mapping[str, Fate]) -> Fate:
    """The fate of a contact that passes *touchpoint*, made of those that follow."""
    ended = [(way, known[way.target]) for way in ways if way.target in known]
    texts = [] if touchpoint.backstage else [*touchpoint.prompt.values(), *touchpoint.says.values()]
    said = bool(texts) or (touchpoint.kind == "message" and not touchpoint.backstage)
    return Fate(
        ended[0][1].ending,
        cut=all(fate.cut for _, fate in ended),
        heard=said or any(fate.heard for _, fate in ended),
        always=said or all(fate.always for _, fate in ended),
        hours=any_of(HOURS, texts) or all(fate.hours for _, fate in ended),
        elsewhere=any_of(ELSEWHERE, texts) or all(fate.elsewhere for _, fate in ended),
        counted=touchpoint.get("basis") == "counter" or any(fate.counted for _, fate in ended),
        step=ended[0][0],
    )
