"""Makes the scene of a map from a journey and its findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cxlint import vocabulary as words
from cxlint.findings import Finding
from cxlint.journey.journey import Journey
from cxlint.journey.model import Touchpoint
from cxlint.renderers import theme as themes
from cxlint.renderers.lines import MORE, lines_of, stages_of
from cxlint.renderers.scene import Box, Lane, Row, Scene, Sign
from cxlint.renderers.text import shorten, slug, spoken, wrap

TITLE_WIDTH = 22
"""Characters of a title in one line."""

SHAPES = {
    "message": "box",
    "menu": "hexagon",
    "input": "parallelogram",
    "bot": "octagon",
    "agent": "box",
    "queue": "house",
    "transfer": "box",
    "callback": "house",
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
    whole: Journey,
    shown: Journey,
    findings: Sequence[Finding],
    highlight: Finding | None,
    file: str = "",
    stand_ins: Mapping[str, str] = MappingProxyType({}),
) -> Scene:
    """The scene of *shown*, which is *whole* or an excerpt of it with *stand_ins* for the rest."""
    boxes = _boxes(shown)
    names = {box.touchpoint: box.name for box in boxes}
    steps = () if highlight is None else highlight.steps
    lines = lines_of(shown, names, frozenset(steps))
    where = {identifier: line.name for line in lines for identifier in line.transitions}
    return Scene(
        title=shorten(whole.title or whole.id, 80),
        subtitle=_subtitle(whole, findings, file or whole.file),
        boxes=boxes,
        lines=lines,
        lanes=_lanes(shown, boxes),
        signs=tuple(_sign(whole, finding, names, where, stand_ins) for finding in findings),
        path=tuple((n, where[step]) for n, step in enumerate(steps, 1) if step in where),
        rows=tuple(_row(finding, finding is highlight) for finding in findings),
        highlighted=0 if highlight is None else highlight.number,
    )


# --- boxes ------------------------------------------------------------------------------------


def _boxes(journey: Journey) -> tuple[Box, ...]:
    starts = frozenset(entry.id for entry in journey.entries)
    stages = stages_of(journey)
    boxes = [
        _box(journey, touchpoint, touchpoint.id in starts, stages.get(touchpoint.id, ""))
        for touchpoint in journey.touchpoints.values()
    ]
    missing = dict.fromkeys(t.target for t in journey.dangling)
    boxes.extend(_missing_box(target, stages.get(target, "")) for target in missing)
    return tuple(boxes)


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


# --- lanes, signs, rows -----------------------------------------------------------------------


def _lanes(journey: Journey, boxes: Sequence[Box]) -> tuple[Lane, ...]:
    lanes = []
    for number, stage in enumerate(journey.stages, 1):
        name = f"cluster_{slug(stage.id)}"
        members = tuple(box.name for box in boxes if box.lane == name)
        if members:
            lanes.append(Lane(name, f"{number}  {shorten(stage.name or stage.id, 40)}", members))
    return tuple(lanes)


def _sign(
    journey: Journey,
    finding: Finding,
    names: dict[str, str],
    where: dict[str, str],
    stand_ins: Mapping[str, str],
) -> Sign:
    at = finding.at
    if journey.has_transition(at):
        at = journey.transition(at).source
    box = names.get(stand_ins.get(at, at), "")
    return Sign(finding.number, finding.severity.word, box, where.get(finding.at, ""))


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
