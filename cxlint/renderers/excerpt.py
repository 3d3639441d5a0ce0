"""The part of a large journey that a map can show, and still tells the truth.

Some touchpoints are kept: those of the findings first, then entries, people, endings and menus.
Runs of others become one box, “… 37 more steps”. Left-out touchpoints share a box only when the
same kept ones can be reached from them without passing another kept one; so whatever way the map
shows between two kept touchpoints, there is one in the journey, and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cxlint.findings import Finding
from cxlint.journey import graph as algorithms
from cxlint.journey.journey import Journey
from cxlint.journey.model import Touchpoint, Transition
from cxlint.renderers.lines import MORE

MOST_LINES = 200
"""Transitions of an excerpt; with more of them a map is a tangle, and its layout takes too long."""

_FEWEST = 12
_LONGEST_WAY = 40
"""Steps of a highlighted way that are kept; of a longer one, those at its beginning and end."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A smaller journey that stands for a larger one, and a sentence about what was left out."""

    journey: Journey
    remark: str = ""
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    """For each touchpoint that is left out, the one that stands for it."""


def excerpt(journey: Journey, findings: Sequence[Finding], highlight: Finding | None, most: int) -> Excerpt:
    """At most *most* touchpoints of a journey, and boxes for the others between them.

    Costs no more than touchpoints + transitions, times the kept ones packed as bits of a number.
    """
    if len(journey.touchpoints) <= most:
        return Excerpt(journey)
    while True:
        kept = _chosen(journey, findings, highlight, most)
        small, stand_ins = _with_boxes(journey, kept)
        if len(small.transitions) <= MOST_LINES or most <= _FEWEST:
            return Excerpt(small, _remark(len(journey.touchpoints), len(kept)), stand_ins)
        most = most * 3 // 4


def _with_boxes(journey: Journey, kept: frozenset[str]) -> tuple[Journey, dict[str, str]]:
    ends = _ends(journey, kept)
    exits = _exits(journey, kept, ends)
    boxes, box_of = _boxes(journey, kept, exits)
    shown = {
        identifier: journey.touchpoints[identifier]
        for identifier in journey.touchpoints
        if identifier in kept
    }
    small = replace(
        journey,
        touchpoints={**shown, **boxes, **_end_boxes(journey, ends)},
        transitions=tuple(_transitions(journey, kept, ends, exits, box_of)),
        start=tuple(start for start in journey.start if start in kept),
    )
    return small, {**box_of, **ends}


def _remark(total: int, shown: int) -> str:
    return (
        f"This journey has {total:,} touchpoints, too many for one picture: the map shows {shown:,} of them – "
        f"those of the findings, then entries, endings, people and menus – and gathers the other "
        f"{total - shown:,} in boxes."
    )


# --- what is kept -----------------------------------------------------------------------------


def _chosen(
    journey: Journey, findings: Sequence[Finding], highlight: Finding | None, most: int
) -> frozenset[str]:
    kept: dict[str, None] = {}
    for identifier in _wishes(journey, findings, highlight):
        if len(kept) >= most:
            break
        if identifier in journey.touchpoints:
            kept[identifier] = None
    return frozenset(kept)


def _wishes(journey: Journey, findings: Sequence[Finding], highlight: Finding | None) -> Iterator[str]:
    """Touchpoints worth showing, the most important first."""
    if highlight is not None:
        yield from _touched(journey, [highlight])
        yield from _both_ends(highlight.path, _LONGEST_WAY)
    yield from (entry.id for entry in journey.entries[:20])
    yield from _touched(journey, findings)
    outcomes = dict[str | None, str]()
    for touchpoint in journey.touchpoints.values():
        if touchpoint.is_end:
            outcomes.setdefault(touchpoint.end, touchpoint.id)
    yield from outcomes.values()
    for finding in findings[:10]:
        yield from _both_ends(finding.path, 12)
    yield from (t.id for t in journey.of_kind("agent", "queue", "transfer", "callback", "voicemail"))
    menus = journey.of_kind("menu", "bot")
    yield from (t.id for t in sorted(menus, key=lambda menu: -len(journey.out(menu.id))))


def _touched(journey: Journey, findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        if journey.has_transition(finding.at):
            transition = journey.transition(finding.at)
            yield transition.source
            yield transition.target
        else:
            yield finding.at


def _both_ends(way: Sequence[str], most: int) -> Sequence[str]:
    return way if len(way) <= most else [*way[: most // 3], *way[-(most - most // 3) :]]


# --- what stands for the others ---------------------------------------------------------------


def _ends(journey: Journey, kept: frozenset[str]) -> dict[str, str]:
    """For each ending that is left out, and each target that does not exist, its stand-in."""
    ends = {
        t.id: f"… {t.end or 'end'}" for t in journey.touchpoints.values() if t.is_end and t.id not in kept
    }
    hidden = {t.target for t in journey.dangling if t.source not in kept}
    return ends | dict.fromkeys(sorted(hidden), "… missing")


def _end_boxes(journey: Journey, ends: dict[str, str]) -> dict[str, Touchpoint]:
    members: dict[str, list[str]] = {}
    for identifier, stand_in in ends.items():
        members.setdefault(stand_in, []).append(identifier)
    boxes = {}
    for stand_in, identifiers in members.items():
        first = journey.touchpoints.get(identifiers[0])
        if first is None:
            title = f"… {len(identifiers):,} missing targets"
            boxes[stand_in] = Touchpoint(stand_in, MORE, title, synthetic=True)
        else:
            title = f"… {len(identifiers):,} more endings"
            boxes[stand_in] = Touchpoint(stand_in, "end", title, end=first.end, synthetic=True)
    return boxes


def _exits(journey: Journey, kept: frozenset[str], ends: dict[str, str]) -> dict[str, frozenset[str]]:
    """For each touchpoint that is left out, the shown ones that come next after it.

    Sets of shown touchpoints are bits of one number, and each strongly connected group of left-out
    touchpoints is looked at once, after everything behind it.
    """
    hidden = [identifier for identifier in journey.touchpoints if identifier not in kept | ends.keys()]
    index = {identifier: number for number, identifier in enumerate(hidden)}
    bit = {name: 1 << n for n, name in enumerate([*sorted(kept), *sorted(set(ends.values()))])}
    graph: list[list[int]] = [[] for _ in hidden]
    bits = [0] * len(hidden)
    for number, identifier in enumerate(hidden):
        for transition in journey.out(identifier):
            target = ends.get(transition.target, transition.target)
            if target in bit:
                bits[number] |= bit[target]
            elif target in index:
                graph[number].append(index[target])
    for component in algorithms.components(graph):
        together = 0
        for number in component:
            together |= bits[number]
            for target_number in graph[number]:
                together |= bits[target_number]
        for number in component:
            bits[number] = together
    names = list(bit)
    sets = {value: frozenset(n for p, n in enumerate(names) if value >> p & 1) for value in set(bits)}
    return {identifier: sets[bits[number]] for number, identifier in enumerate(hidden)}


def _boxes(
    journey: Journey, kept: frozenset[str], exits: dict[str, frozenset[str]]
) -> tuple[dict[str, Touchpoint], dict[str, str]]:
    """The boxes, and the box of each left-out touchpoint.

    A box is begun by touchpoints with the same exits right after a kept one; what follows only
    inside joins the box that comes to it first.
    """
    named: dict[frozenset[str], str] = {}
    box_of: dict[str, str] = {}
    for identifier in journey.touchpoints:
        for transition in journey.out(identifier) if identifier in kept else ():
            target = transition.target
            if target in exits and target not in box_of:
                box_of[target] = named.setdefault(exits[target], f"… {len(named) + 1}")
    wave = list(box_of)
    for identifier in wave:  # grows while it is walked through
        for transition in journey.out(identifier):
            if transition.target in exits and transition.target not in box_of:
                box_of[transition.target] = box_of[identifier]
                wave.append(transition.target)
    lost = [identifier for identifier in exits if identifier not in box_of]
    box_of |= dict.fromkeys(lost, "… lost")
    return _more_boxes(box_of), box_of


def _more_boxes(box_of: dict[str, str]) -> dict[str, Touchpoint]:
    counts: dict[str, int] = {}
    for name in box_of.values():
        counts[name] = counts.get(name, 0) + 1
    return {
        name: Touchpoint(name, MORE, _more_title(name, count), synthetic=True)
        for name, count in counts.items()
    }


def _more_title(name: str, count: int) -> str:
    steps = f"… {count:,} more step{'' if count == 1 else 's'}"
    return f"{steps} that nobody gets to" if name == "… lost" else steps


def _transitions(
    journey: Journey,
    kept: frozenset[str],
    ends: dict[str, str],
    exits: dict[str, frozenset[str]],
    box_of: dict[str, str],
) -> Iterator[Transition]:
    into = dict[tuple[str, str], None]()
    for transition in journey.transitions:
        if transition.source not in kept:
            continue
        target = ends.get(transition.target, transition.target)
        if target in box_of:
            into[transition.source, box_of[target]] = None
        else:
            yield transition if target == transition.target else replace(transition, target=target)
    for source, box in into:
        yield Transition(f"{source} {box}", source, box)
    begun = dict.fromkeys(
        (box_of[target], exits[target])
        for source in journey.touchpoints
        if source in kept
        for target in (transition.target for transition in journey.out(source))
        if target in box_of
    )
    order = {identifier: place for place, identifier in enumerate(journey.touchpoints)}
    for box, reached in begun:
        for target in sorted(reached, key=lambda name: (order.get(name, len(order)), name)):
            yield Transition(f"{box} {target}", box, target)
