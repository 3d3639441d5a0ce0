"""A journey as a Mermaid flowchart, for wikis and read-me files.

Shape and class of a box are its kind. Text stays text: what Mermaid or a browser would take for
something else is written as a character code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cxlint import vocabulary as words
from cxlint.journey.model import Touchpoint, Transition
from cxlint.renderers.theme import LIGHT
from cxlint.text import printable, shorten
from cxlint.writers import LOST, yamltext
from cxlint.writers.links import Part
from cxlint.writers.slugs import Slugs
from cxlint.writers.ways import told_once

LONGEST_LABEL: Final = 80
"""Characters beside an arrow; longer ones push the boxes apart."""

_SHAPES: Final = {
    "menu": "{{%s}}",
    "input": "[/%s/]",
    "bot": "[/%s/]",
    "decision": "{%s}",
    "task": "[[%s]]",
    "call": "[[%s]]",
    "agent": "(%s)",
    "queue": "(%s)",
    "transfer": "(%s)",
    "callback": "(%s)",
    "voicemail": "(%s)",
    "event": "([%s])",
    "end": "([%s])",
}
COLOURS: Final = {
    "phone": ("menu", "input", "bot"),
    "person": ("agent", "queue", "transfer", "callback", "voicemail"),
    "backstage": ("task", "decision", "wait"),
    "screen": ("page", "survey"),
    "text": ("call",),
    "post": ("event",),
    "good": ("end",),
}
"""Kinds by the colour of the map's theme that they have here; all others are neutral."""

_COLOUR_OF: Final = {kind: colour for colour, kinds in COLOURS.items() for kind in kinds}
_KEYWORDS: Final = frozenset(
    {"end", "graph", "flowchart", "subgraph", "direction", "style", "linkstyle", "classdef", "class", "click",
     "call", "href", "default", "interpolate"}
)  # fmt: skip
_SPECIAL: Final = re.compile(r"[^\w\s.,()'“”„‘’!?=+/–—…:-]|:(?=\S)|^[-+]|(?<=^\d)\.|(?<=^\d\d)\.")
"""Characters that mean something to Mermaid: in a text, after a colon, at the beginning of a list."""

_FALLBACKS: Final = words.FAILURES | words.SITUATIONS | {"hangup"}
MISSING: Final = "missing"


def write(part: Part) -> str:
    """The flowchart of one journey; arrows for what goes wrong are dotted, as on maps."""
    journey = part.journey
    names = _names(part)
    lines = [
        "---",
        *yamltext.entry("title", shorten(printable(journey.title), 200)),
        "---",
        f"%% {LOST}",
        "flowchart TD",
    ]
    starts = [one.id for one in journey.entries]
    ordered = dict.fromkeys([*starts, *journey.touchpoints])
    lines += [f"    {_box(names[one], journey[one])}" for one in ordered]
    missing = dict.fromkeys(way.target for way in journey.dangling)
    lines += [f"    {names[one]}[{_quoted(one)}]:::{MISSING}" for one in missing]
    for one in ordered:
        lines += [f"    {line}" for line in _arrows(names, told_once(journey.out(one)))]
    kinds = dict.fromkeys(one.kind for one in journey.touchpoints.values())
    lines += [f"    {line}" for line in _classes([*kinds, *([MISSING] if missing else [])])]
    return "\n".join(lines) + "\n"


def _names(part: Part) -> dict[str, str]:
    """For each box a name that Mermaid cannot take for one of its words."""
    slugs = Slugs()
    ids = part.ids | {one: one for one in part.stand_ins}
    return {one: slugs.make(_safe(name), "box") for one, name in ids.items()}


def _safe(name: str) -> str:
    bare = name.lower().replace("-", "_")
    return f"{bare} box" if bare in _KEYWORDS else bare


def _box(name: str, one: Touchpoint) -> str:
    shape = _SHAPES.get(one.kind, "[%s]")
    return f"{name}{shape % _quoted(one.title or one.id)}:::{class_of(one.kind)}"


def class_of(kind: str) -> str:
    """The class of boxes of a kind; the word “end” alone would end a frame."""
    return f"kind-{kind}"


def _arrows(names: dict[str, str], ways: list[Transition]) -> Iterator[str]:
    for way in ways:
        line = "-.->" if way.event in _FALLBACKS else "-->"
        label = shorten(printable(way.words), LONGEST_LABEL)
        yield f"{names[way.source]} {line}{f'|{_quoted(label)}|' if label else ''} {names[way.target]}"


def _quoted(text: str) -> str:
    line = " ".join(printable(text).split()) or " "
    return '"' + _SPECIAL.sub(lambda found: f"#{ord(found[0])};", line) + '"'


def _classes(kinds: list[str]) -> Iterator[str]:
    for kind in kinds:
        if kind == MISSING:
            yield f"classDef {MISSING} stroke:{LIGHT.border('bad')},stroke-dasharray:4 3"
            continue
        colour = _COLOUR_OF.get(kind, "neutral")
        paint = f"fill:{LIGHT.fill(colour)},stroke:{LIGHT.border(colour)},color:{LIGHT.text}"
        yield f"classDef {class_of(kind)} {paint}"
