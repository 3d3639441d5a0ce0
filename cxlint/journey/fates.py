"""What becomes of a contact that nobody answers any more: how it ends by itself.

From a touchpoint a contact goes on through messages, tasks and decisions by itself. Where every
way ends, that is the *fate* of a contact that has come there. Where one leads to help, to a
question, to another journey, to another channel, to a case on somebody's desk, round in a circle
or to what nobody has read, there is no fate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxlint import vocabulary as words
from cxlint.journey.model import Touchpoint, Transition

if TYPE_CHECKING:
    from cxlint.journey.journey import Journey


@dataclass(frozen=True, slots=True)
class Fate:
    """How a contact ends by itself.

    ``ending`` is the id of the first ending it comes to. ``cut_off`` tells that every ending leaves
    the customer without help. ``heard`` tells whether something is said on one of the ways,
    ``always_heard`` whether on every way. ``counted`` tells that the contact comes to this only
    after it has gone round as often as is allowed. ``steps`` are the transitions by which it may go
    on, the one towards ``ending`` first; none at an ending.
    """

    ending: str
    cut_off: bool
    heard: bool
    always_heard: bool
    counted: bool = False
    steps: tuple[Transition, ...] = ()


def find_fates(journey: Journey) -> Mapping[str, Fate]:
    """The fate of a contact at each touchpoint that has one, endings first.

    Works backwards from the endings: a touchpoint's fate is known once those of all touchpoints
    that it leads to are, and stands behind them. Where attempts are counted one way suffices in
    the end, because who goes on failing comes to it.
    """
    home = _home(journey)
    steps = {one.id: _steps(journey, one, home) for one in journey.touchpoints.values()}
    missing, before = _backwards(steps)
    found = {one.id: _ending(journey, one) for one in journey.touchpoints.values() if one.is_end}
    waiting = list(found)
    while waiting:
        counting: dict[str, None] = {}
        for ended in waiting:
            for source in before.get(ended, ()):
                missing[source] -= 1
                if source in found:
                    continue
                if not missing[source]:
                    found[source] = _passing(journey[source], steps[source], found)
                    waiting.append(source)
                elif journey[source].get("basis") == "counter":
                    counting[source] = None
        waiting = [source for source in counting if source not in found]
        for source in waiting:
            found[source] = _passing(journey[source], steps[source], found)
    return found


def _backwards(steps: Mapping[str, tuple[Transition, ...]]) -> tuple[dict[str, int], dict[str, list[str]]]:
    """How many touchpoints each one leads to, and which ones lead to it."""
    missing: dict[str, int] = {}
    before: dict[str, list[str]] = {}
    for identifier, ways in steps.items():
        targets = {way.target: None for way in ways}
        missing[identifier] = len(targets)
        for target in targets:
            before.setdefault(target, []).append(identifier)
    return missing, before


def _steps(journey: Journey, touchpoint: Touchpoint, home: frozenset[str]) -> tuple[Transition, ...]:
    """The ways on which a contact passes *touchpoint* by itself; none when it does not.

    Failures are only followed where nothing else leads on.
    """
    if touchpoint.kind not in words.PASSED_KINDS or touchpoint.is_end or touchpoint.id in journey.opaque:
        return ()
    if touchpoint.get("opens_case") is True or _elsewhere(journey, touchpoint, home):
        return ()
    ways = journey.ways_on(touchpoint.id)
    return tuple(way for way in ways if not way.accidental) or ways


def _home(journey: Journey) -> frozenset[str]:
    """The channels in which the contact takes place: where it begins, is asked and waits."""
    asked = (one for one in journey.reached if one.kind in words.INPUT_KINDS or one.kind == "queue")
    return frozenset(one.channel for one in (*journey.entries, *asked) if one.channel and not one.backstage)


def _elsewhere(journey: Journey, touchpoint: Touchpoint, home: frozenset[str]) -> bool:
    """Whether the customer gets something in another channel: a text message during a call.

    Where the channel of the contact is not known, only what is spoken surely belongs to it.
    """
    if touchpoint.channel is None or touchpoint.backstage:
        return False
    return touchpoint.channel not in home and (bool(home) or journey.medium(touchpoint) != "voice")


def _ending(journey: Journey, touchpoint: Touchpoint) -> Fate:
    # In what plays while customers wait, the end of the flow is not the end of the waiting.
    waits_on = journey.role == "queue" and touchpoint.get("ends") == "piece"
    cut_off = not waits_on and touchpoint.end in (None, *words.BAD_OUTCOMES)
    said = bool(touchpoint.prompt or touchpoint.says)
    return Fate(touchpoint.id, cut_off, said, said)


def _passing(touchpoint: Touchpoint, ways: tuple[Transition, ...], known: Mapping[str, Fate]) -> Fate:
    """The fate of a contact that passes *touchpoint*, made of those that follow."""
    steps = tuple(way for way in ways if way.target in known)
    ahead = [known[way.target] for way in steps]
    told = bool(touchpoint.prompt or touchpoint.says) or touchpoint.kind == "message"
    said = told and not touchpoint.backstage
    return Fate(
        ahead[0].ending,
        cut_off=all(fate.cut_off for fate in ahead),
        heard=said or any(fate.heard for fate in ahead),
        always_heard=said or all(fate.always_heard for fate in ahead),
        counted=len(steps) < len(ways) or any(fate.counted for fate in ahead),
        steps=steps,
    )
