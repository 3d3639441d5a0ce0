"""Makes the scene of a map from a journey and its findings."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint import vocabulary as words
from cxlint.findings import Finding
from cxlint.journey import graph as algorithms
from cxlint.journey.journey import Journey
from cxlint.journey.model import Touchpoint, Transition
from cxlint.renderers import theme as themes
from cxlint.renderers.scene import Box, Lane, Line, Row, Scene, Sign
from cxlint.renderers.text import clean, shorten, slug, spoken, wrap

TITLE_WIDTH = 22
"""Characters of a title in one line."""

MORE = "more"
"""Kind of the stand-in for touchpoints that a map of a large journey leaves out."""

FALLBACKS = words.FAILURES | words.SITUATIONS | {"hangup"}
"""Events whose lines are dashed: what happens when things do not go as usual."""

SHAPES = {
    "message": "box",
    "menu": "hexagon",
    "input": "parallelogram",
    "bot": "octagon",
    "agent": "box",
    "queue": "cds",
    "transfer": "box",
    "callback": "cds",
    "voicemail": "parallelogram",
    "task": "box",
    "decision": "diamond",
    "wait": "ellipse",
    "page": "note",
    "event": "ellipse",
    "survey": "tab",
    "call": "folder",
    "end": "ellipse",
    MORE: "box",
}
_ROUNDED = frozenset({"message", "agent", "transfer", MORE})
_DOUBLE = frozenset({"agent", "transfer"})
_PLAIN_TAGS = {"call": "OTHER JOURNEY", MORE: ""}


def compose(
    whole: Journey, shown: Journey, findings: Sequence[Finding], highlight: Finding | None, file: str = ""
) -> Scene:
    """The scene of *shown*, which is *whole* or an excerpt of it."""
    boxes = _boxes(shown)
    names = {box.touchpoint: box.name for box in boxes}
    steps = () if highlight is None else highlight.steps
    lines = _lines(shown, names, frozenset(steps))
    where = {identifier: line.name for line in lines for identifier in line.transitions}
    return Scene(
        title=shorten(whole.title or whole.id, 80),
        subtitle=_subtitle(whole, findings, file or whole.file),
        boxes=boxes,
        lines=lines,
        lanes=_lanes(shown, boxes),
        signs=tuple(_sign(shown, finding, names, where) for finding in findings),
        path=tuple((n, where[step]) for n, step in enumerate(steps, 1) if step in where),
        rows=tuple(_row(finding, finding is highlight) for finding in findings),
        highlighted=0 if highlight is None else highlight.number,
    )


# --- boxes ------------------------------------------------------------------------------------


def _boxes(journey: Journey) -> tuple[Box, ...]:
    starts = frozenset(entry.id for entry in journey.entries)
    stages = _stages(journey)
    boxes = [
        _box(journey, touchpoint, touchpoint.id in starts, stages.get(touchpoint.id, ""))
        for touchpoint in journey.touchpoints.values()
    ]
    missing = dict.fromkeys(t.target for t in journey.dangling)
    boxes.extend(_missing_box(target, stages.get(target, "")) for target in missing)
    return tuple(boxes)


def _stages(journey: Journey) -> dict[str, str]:
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


def _box(journey: Journey, touchpoint: Touchpoint, entry: bool, stage: str) -> Box:
    kind = "end" if touchpoint.is_end else touchpoint.kind
    return Box(
        name=f"t-{slug(touchpoint.id)}",
        touchpoint=touchpoint.id,
        tag=_tag(touchpoint, kind),
        title=wrap(touchpoint.title or touchpoint.id, TITLE_WIDTH, 3) or (shorten(touchpoint.id, 20),),
        facts=_facts(touchpoint),
        shape=SHAPES.get(kind, "box"),
        group=_group(journey, touchpoint, kind),
        channel="" if kind == "end" or kind in _PLAIN_TAGS else touchpoint.channel or "",
        rounded=kind in _ROUNDED,
        dashed=touchpoint.backstage or kind in ("call", MORE),
        backstage=touchpoint.backstage and kind not in _PLAIN_TAGS,
        double=kind in _DOUBLE or kind == "end",
        star=touchpoint.get("moment_of_truth") is True,
        entry=entry,
        lane=f"cluster_{slug(stage)}" if stage else "",
    )


def _missing_box(target: str, stage: str) -> Box:
    title = wrap(target, TITLE_WIDTH, 2) or ("(no name)",)
    return Box(
        name=f"x-{slug(target)}",
        touchpoint=target,
        tag="DOES NOT EXIST",
        title=title,
        facts="",
        shape="box",
        group="bad",
        dashed=True,
        missing=True,
        lane=f"cluster_{slug(stage)}" if stage else "",
    )


def _tag(touchpoint: Touchpoint, kind: str) -> str:
    if kind in _PLAIN_TAGS:
        return _PLAIN_TAGS[kind]
    if kind == "end":
        return (touchpoint.end or "end").upper()
    parts = [part for part in (touchpoint.channel, kind) if part]
    return shorten(" · ".join(part.replace("_", " ").upper() for part in parts), 34)


def _group(journey: Journey, touchpoint: Touchpoint, kind: str) -> str:
    if kind == "end":
        if touchpoint.end in words.BAD_OUTCOMES:
            return "bad"
        return "good" if touchpoint.end == "resolved" else "neutral"
    if kind in _PLAIN_TAGS:
        return "neutral"
    return themes.group_of(touchpoint.channel, journey.channels)


def _facts(touchpoint: Touchpoint) -> str:
    facts = []
    if touchpoint.duration is not None:
        facts.append(spoken(str(touchpoint.duration)))
    if touchpoint.wait is not None:
        facts.append(f"waits {spoken(str(touchpoint.wait))}")
    mood = touchpoint.get("emotion")
    if isinstance(mood, int | float) and not isinstance(mood, bool):
        facts.append(f"mood {mood:+g}".replace("-", "\N{MINUS SIGN}").replace("+0", "0"))
    return shorten(" · ".join(facts), 40)


# --- lines ------------------------------------------------------------------------------------


def _lines(journey: Journey, names: dict[str, str], steps: frozenset[str]) -> tuple[Line, ...]:
    groups: dict[tuple[str, str, bool], list[Transition]] = {}
    for transition in journey.transitions:
        key = (transition.source, transition.target, transition.event in FALLBACKS)
        groups.setdefault(key, []).append(transition)
    backwards = _backwards(journey, list(names), [key[:2] for key in groups])
    return tuple(
        _line(names[key[0]], names[key[1]], key[2], group, steps, key[:2] in backwards)
        for key, group in groups.items()
        if key[0] in names
    )


def _backwards(
    journey: Journey, ids: Sequence[str], ways: Sequence[tuple[str, str]]
) -> frozenset[tuple[str, str]]:
    """The ways against the reading direction: to an earlier stage, or round a loop."""
    order = {stage.id: place for place, stage in enumerate(journey.stages)}
    places = {identifier: order[stage] for identifier, stage in _stages(journey).items()}
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
    source: str, target: str, fallback: bool, group: Sequence[Transition], steps: frozenset[str],
    backwards: bool,
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


# --- lanes, signs, rows -----------------------------------------------------------------------


def _lanes(journey: Journey, boxes: Sequence[Box]) -> tuple[Lane, ...]:
    lanes = []
    for number, stage in enumerate(journey.stages, 1):
        name = f"cluster_{slug(stage.id)}"
        members = tuple(box.name for box in boxes if box.lane == name)
        if members:
            lanes.append(Lane(name, f"{number}  {shorten(stage.name or stage.id, 40)}", members))
    return tuple(lanes)


def _sign(journey: Journey, finding: Finding, names: dict[str, str], where: dict[str, str]) -> Sign:
    severity = finding.severity.word
    if finding.at in names:
        return Sign(finding.number, severity, box=names[finding.at])
    if finding.at in where:
        source = journey.transition(finding.at).source
        return Sign(finding.number, severity, box=names.get(source, ""), line=where[finding.at])
    return Sign(finding.number, severity)


def _row(finding: Finding, highlighted: bool) -> Row:
    line = finding.location.line
    return Row(
        number=finding.number,
        severity=finding.severity.word,
        message=shorten(finding.message, 400),
        where=f"line {line}" if line else "",
        rule=shorten(finding.name, 60),
        highlighted=highlighted,
    )


def _subtitle(journey: Journey, findings: Sequence[Finding], file: str) -> str:
    own = sum(1 for touchpoint in journey.touchpoints.values() if not touchpoint.synthetic)
    parts = [_count(own, "touchpoint"), _count(len(journey.transitions), "step")]
    name = file.replace("\\", "/").rpartition("/")[2]
    if name:
        parts.append(shorten(name, 60))
    return " · ".join(parts)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
