"""The lines of a map: which transitions share one, what stands beside it, which way it is laid out."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint import vocabulary as words
from cxlint.journey import graph as algorithms
from cxlint.journey.journey import Journey
from cxlint.journey.model import Transition
from cxlint.renderers.scene import Line
from cxlint.renderers.text import clean, shorten, slug, spoken, wrap

MORE = "more"
"""Kind of the stand-in for touchpoints that a map of a large journey leaves out."""

FALLBACKS = words.FAILURES | words.SITUATIONS | {"hangup"}
"""Events whose lines are dashed: what happens when things do not go as usual."""


def lines_of(journey: Journey, names: dict[str, str], steps: frozenset[str]) -> tuple[Line, ...]:
    """The lines between the boxes of these *names*; *steps* are the transitions of the highlighted way."""
    groups: dict[tuple[str, str, bool], list[Transition]] = {}
    for transition in journey.transitions:
        key = (transition.source, transition.target, transition.event in FALLBACKS)
        groups.setdefault(key, []).append(transition)
    backwards = _backwards(journey, list(names), [key[:2] for key in groups])
    more = {touchpoint.id for touchpoint in journey.of_kind(MORE)}
    return tuple(
        _line(
            names[key[0]],
            names[key[1]],
            key[2],
            group,
            steps,
            key[:2] in backwards,
            not more.isdisjoint(key[:2]),
        )
        for key, group in groups.items()
        if key[0] in names
    )


def _backwards(
    journey: Journey, ids: Sequence[str], ways: Sequence[tuple[str, str]]
) -> frozenset[tuple[str, str]]:
    """The ways against the reading direction: to an earlier stage, or round a loop."""
    order = {stage.id: place for place, stage in enumerate(journey.stages)}
    places = {identifier: order[stage] for identifier, stage in stages_of(journey).items()}
    found = {
        (source, target)
        for source, target in ways
        if source in places and target in places and places[source] > places[target]
    }
    index = {identifier: number for number, identifier in enumerate(ids)}
    graph: list[list[int]] = [[] for _ in ids]
    for source, target in ways:
        if source in index and source != target and (source, target) not in found:
            graph[index[source]].append(index[target])
    roots = [*(index[entry.id] for entry in journey.entries), *range(len(ids))]
    loops = {(ids[source], ids[target]) for source, target in algorithms.back_edges(graph, roots)}
    return frozenset(found | loops)


def _line(
    source: str,
    target: str,
    fallback: bool,
    group: Sequence[Transition],
    steps: frozenset[str],
    backwards: bool,
    faint: bool,
) -> Line:
    shares = [t.probability for t in group if t.probability is not None]
    return Line(
        name=f"w-{slug(group[0].id)}",
        source=source,
        target=target,
        transitions=tuple(t.id for t in group),
        words=_joined([text for text in map(line_words, group) if text]),
        share=min(1.0, sum(shares)) if shares else None,
        fallback=fallback,
        strong=any(t.id in steps for t in group),
        backwards=backwards,
        faint=faint,
    )


def line_words(transition: Transition) -> str:
    """What stands beside an arrow: a few words, without the share of customers."""
    event = "" if transition.automatic or transition.deliberate else transition.event.replace("_", " ")
    key = clean(transition.key)
    said = clean(transition.label or transition.condition)
    heads = dict.fromkeys(part for part in (event, key) if part)
    text = " ".join([*heads, *([said] if said and said not in heads else [])])
    if not text and transition.event == "else":
        text = "otherwise"
    parts = [_few_words(text, 5, 30)]
    if transition.after is not None:
        parts.append(f"after {spoken(str(transition.after))}")
    if transition.retry:
        parts.append(f"try {transition.retry + 1}×")
    if transition.max is not None:
        parts.append(f"at most {transition.max}×")
    if transition.wait is not None:
        parts.append(f"waits {spoken(str(transition.wait))}")
    return ", ".join(part for part in parts if part)


def _few_words(text: str, most: int, longest: int) -> str:
    parts = text.split()
    if len(parts) > most:
        text = " ".join(parts[:most]) + "…"
    return shorten(text, longest)


def _joined(labels: Sequence[str]) -> tuple[str, ...]:
    labels = list(dict.fromkeys(labels))
    if len(labels) > 3:
        labels = [*labels[:2], f"and {len(labels) - 2} more"]
    return tuple(row for label in labels for row in wrap(label, 20, 2))


def stages_of(journey: Journey) -> dict[str, str]:
    """The stage of each touchpoint; what has none stands beside the one stage it is reached from."""
    known = frozenset(stage.id for stage in journey.stages)
    found = {t.id: t.stage for t in journey.touchpoints.values() if t.stage in known and t.stage}
    sources: dict[str, set[str]] = {}
    for transition in journey.transitions:
        target = journey.touchpoints.get(transition.target)
        if transition.target not in found and (target is None or target.kind in ("call", MORE)):
            sources.setdefault(transition.target, set()).add(found.get(transition.source, ""))
    alone = {target: min(stages) for target, stages in sources.items() if len(stages) == 1}
    return found | {target: stage for target, stage in alone.items() if stage}
