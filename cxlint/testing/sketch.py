"""Journeys in a few words, for the examples on rule pages and for tests.

One statement a line, or several with ``;`` between them::

    greet -> main:menu                 # a way on; a colon gives the kind
    main -1-> done:end(resolved)       # option 1; an ending with its outcome
    main -no_input{max: 2}-> main      # an event of the vocabulary, with details
    main {prompt: For billing press 1} # details of a touchpoint
    main -no_match-> lost!             # ! marks what a rule must flag: a touchpoint …
    main -no_match!-> main             # … or a way

Details are written as in a journey file, because the sketch becomes one and is read by the same
loader. ``@`` at the beginning sets keys of the journey: ``@ {role: queue, locales: [en]}``.
A touchpoint without a kind is a message, or a menu when it has options. The first touchpoint
named is the start.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from cxlint import vocabulary as words
from cxlint.errors import CxlintError
from cxlint.journey.journey import Journey
from cxlint.sources.base import Document
from cxlint.sources.native import JourneyFile
from cxlint.sources.native.values import plain
from cxlint.sources.tree import read_tree

_NODE = re.compile(
    r"\s*(?P<id>[A-Za-z][A-Za-z0-9_./#-]*?)(?::(?P<kind>[a-z]+)(?:\((?P<end>[a-z]+)\))?)?"
    r"\s*(?P<details>\{.*?\}(?=\s*(?:!|-|$)))?\s*(?P<mark>!)?\s*(?=-|$)"
)
_ARROW = re.compile(r"-(?:>|(?P<event>[A-Za-z0-9_*#/ ]+)?(?P<details>\{.*?\})?(?P<mark>!)?->)")


class SketchError(CxlintError):
    """A sketch that makes no sense."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A journey with the ids of what must be flagged in it."""

    journey: Journey
    flagged: frozenset[str]


@dataclass
class _Draft:
    journey: dict[str, Any] = field(default_factory=dict)
    touchpoints: dict[str, dict[str, Any]] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    marked_ways: list[tuple[str, str, str, str]] = field(default_factory=list)


def sketch(text: str, path: str = "sketch.journey.yaml") -> Sketch:
    """The journey that *text* writes.

    Raises :class:`SketchError` when the text, or the journey it makes, is not as it must be.
    """
    draft = _Draft()
    for statement in _statements(text):
        _read(statement, draft)
    whole = {"cxlint": 1, "journey": "Sketch", **draft.journey, "touchpoints": draft.touchpoints}
    reading = JourneyFile().read(Document(path, json.dumps(whole, ensure_ascii=False).encode()))
    if reading.flaws:
        raise SketchError(f"{reading.flaws[0].message} In: {text}")
    journey = reading.journeys[0]
    ways = {_way_id(journey, *marked) for marked in draft.marked_ways}
    return Sketch(journey, frozenset(draft.marked | ways))


def _statements(text: str) -> list[str]:
    lines = [re.sub(r"(^|\s)# .*$", "", line) for line in text.splitlines()]
    return [part.strip() for line in lines for part in re.split(r";(?![^{]*\})", line) if part.strip()]


def _read(statement: str, draft: _Draft) -> None:
    if statement.startswith("@"):
        draft.journey.update(_details(statement[1:].strip()))
        return
    node = _node(statement, 0, draft)
    source, position = node
    while position < len(statement):
        arrow = _ARROW.match(statement, position)
        if arrow is None:
            raise SketchError(f"No arrow at “{statement[position:]}” in: {statement}")
        target, position = _node(statement, arrow.end(), draft)
        _connect(draft, source, target, arrow)
        source = target


def _node(statement: str, position: int, draft: _Draft) -> tuple[str, int]:
    found = _NODE.match(statement, position)
    if found is None:
        raise SketchError(f"No touchpoint at “{statement[position:]}” in: {statement}")
    identifier = found["id"]
    if ".journey." in identifier:
        return identifier, found.end()
    body = draft.touchpoints.setdefault(identifier, {})
    if found["kind"]:
        body["kind"] = found["kind"]
    if found["end"]:
        body["end"] = found["end"]
    if found["details"]:
        body.update(_details(found["details"]))
    if found["mark"]:
        draft.marked.add(identifier)
    return identifier, found.end()


def _connect(draft: _Draft, source: str, target: str, arrow: re.Match[str]) -> None:
    body = draft.touchpoints[source]
    event = (arrow["event"] or "").strip()
    details = _details(arrow["details"]) if arrow["details"] else {}
    way: Any = {"to": target, **details} if details else target
    if not event:
        body.setdefault("next", []).append(way)
        kind, key = "next", ""
    elif event in words.EVENTS or event.startswith("on_"):
        kind, key = event.removeprefix("on_"), ""
        body[f"on_{kind}"] = way
    else:
        kind, key = "option", event
        body.setdefault("options", {})[event] = way
    if arrow["mark"]:
        draft.marked_ways.append((source, target, kind, key))


def _way_id(journey: Journey, source: str, target: str, event: str, key: str) -> str:
    for transition in journey.out(source):
        plain_next = event == "next" and transition.automatic
        if (transition.event == event or plain_next) and (transition.target, transition.key) == (target, key):
            return transition.id
    raise SketchError(f"There is no way from {source} to {target}.")


def _details(text: str) -> dict[str, Any]:
    tree, flaws = read_tree(Document("details", text.encode()))
    values = plain(tree) if tree is not None else None
    if flaws or not isinstance(values, dict):
        raise SketchError(f"These details make no sense: {text}")
    return values
