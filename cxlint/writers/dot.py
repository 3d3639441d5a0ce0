"""A journey as a DOT graph with its kinds, channels and events as attributes, for other programs.

A picture for people is what ``cxlint map`` draws; this is the plain graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from cxlint import vocabulary as words
from cxlint.journey.model import Touchpoint, Transition
from cxlint.text import printable
from cxlint.writers import LOST
from cxlint.writers.links import Part
from cxlint.writers.ways import told_once

_SHAPES: Final = {
    "menu": "hexagon",
    "input": "parallelogram",
    "bot": "parallelogram",
    "decision": "diamond",
    "agent": "octagon",
    "queue": "octagon",
    "transfer": "octagon",
    "callback": "octagon",
    "voicemail": "octagon",
    "event": "oval",
    "end": "oval",
    "call": "folder",
    "page": "tab",
}
_FALLBACKS: Final = words.FAILURES | words.SITUATIONS | {"hangup"}
_KEYWORDS: Final = frozenset({"node", "edge", "graph", "digraph", "subgraph", "strict"})
_NAME: Final = re.compile(r"[a-z_][a-z0-9_]*")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")


def write(part: Part) -> str:
    """The graph of one journey; where customers begin stands first."""
    journey = part.journey
    ids = part.ids | {one: one for one in part.stand_ins}
    lines = [
        f"// {LOST}",
        f"digraph {_quoted(journey.title)} {{",
        f"  graph [label={_quoted(journey.title)}, labelloc=t, rankdir=TB]",
        "  node [shape=box]",
    ]
    ordered = dict.fromkeys([*(one.id for one in journey.entries), *journey.touchpoints])
    lines += [f"  {_word(ids[one])} {_listed(_box(journey[one]))}" for one in ordered]
    for one in ordered:
        for way in told_once(journey.out(one)):
            ends = f"{_word(ids[way.source])} -> {_word(ids[way.target])}"
            lines.append(f"  {ends} {_listed(dict(_arrow(way)))}".rstrip())
    return "\n".join([*lines, "}"]) + "\n"


def _box(one: Touchpoint) -> dict[str, str]:
    found = {
        "label": one.title or one.id,
        "kind": one.kind,
        "channel": one.channel or "",
        "end": one.end or "",
        "prompt": next(iter(one.prompt.values()), ""),
        "shape": _SHAPES.get(one.kind, ""),
    }
    return {name: text for name, text in found.items() if text}


def _arrow(way: Transition) -> Iterator[tuple[str, str]]:
    if way.words:
        yield "label", way.words
    if way.words or way.event != "next":
        yield "event", way.event
    if way.key:
        yield "key", way.key
    if way.event in _FALLBACKS:
        yield "style", "dashed"


def _listed(attributes: Mapping[str, str]) -> str:
    made = ", ".join(f"{name}={_word(text)}" for name, text in attributes.items())
    return f"[{made}]" if made else ""


def _word(text: str) -> str:
    return text if _NAME.fullmatch(text) and text not in _KEYWORDS else _quoted(text)


def _quoted(text: str) -> str:
    r"""A text between quotation marks: Graphviz takes backslashes for line ends and names otherwise.

    >>> print(_quoted('say "a\\N"'), _quoted("R&amp;D"))
    "say \"a\\N\"" "R&amp;amp;D"
    """
    line = " ".join(printable(text).split())
    return '"' + _ENTITY.sub("&amp;", line.replace("\\", "\\\\").replace('"', '\\"')) + '"'
