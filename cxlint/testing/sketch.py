"""Journeys in a few words, for the examples on rule pages and for tests.

One statement a line, or several with ``;`` between them::

    greet -> main:menu                 # a way on; a colon gives the kind
    main -1-> done:end(resolved)       # option 1; an ending with its outcome
    main -no_input{max: 2}-> main      # an event of the vocabulary, with details
    main {prompt: For billing press 1} # details of a touchpoint
    main -no_match-> lost!             # ! marks what a rule must flag: a touchpoint, before or
                                       #   after its details …
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
from cxlint.errors import CxlintError, UnreadableFile
from cxlint.journey.journey import Journey
from cxlint.sources.base import Document
from cxlint.sources.native import JourneyFile
from cxlint.sources.native.values import plain
from cxlint.sources.tree import read_tree

_NODE = re.compile(
    r"\s*(?P<id>[A-Za-z0-9_./-]+\.journey\.(?:ya?ml|json)(?:#[a-z0-9_-]+)?|[A-Za-z][A-Za-z0-9_]*)"
    r"(?::(?P<kind>[a-z]+)(?:\((?P<end>[a-z]+)\))?)?\s*"
)
_MARK = re.compile(r"\s*(?P<mark>!)?\s*(?=-|$)")
_EARLY_MARK = re.compile(r"!\s*(?=\{)")
_ARROW = re.compile(r"-(?:(?P<plain>>)|(?P<event>[A-Za-z0-9_*#/ ]+)?)")
_ARROW_END = re.compile(r"(?P<mark>!)?->")


class SketchError(CxlintError):
    """A sketch that makes no sense."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A journey with the ids of what must be flagged in it."""

    journey: Journey
    flagged: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Arrow:
    event: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    marked: bool = False


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
    """The statements of a sketch; line ends, ``;`` and ``#`` inside braces belong to the details."""
    found: list[str] = []
    held, position, text = "", 0, text + "\n"
    while position < len(text):
        character = text[position]
        if character == "{":
            end = _closing(text, position)
            held += " ".join(text[position:end].split("\n"))
            position = end
            continue
        if character == "#" and text[position + 1].isspace() and (not held or held[-1].isspace()):
            position = text.index("\n", position)
            continue
        if character in ";\n":
            found.append(held.strip())
            held = ""
        else:
            held += character
        position += 1
    return [statement for statement in found if statement]


def _closing(text: str, start: int) -> int:
    """The position behind the brace that closes the one at *start*; braces in quotes do not count."""
    depth, quote, before = 0, "", ""
    for position in range(start, len(text)):
        character = text[position]
        if quote:
            quote = "" if character == quote and before != "\\" else quote
        elif character in "\"'" and before in "{[,:":
            quote = character
        else:
            depth += (character == "{") - (character == "}")
            if depth == 0:
                return position + 1
        before = before if character.isspace() else character
    raise SketchError(f"A brace is not closed: {text[start:].strip()}")


def _read(statement: str, draft: _Draft) -> None:
    if statement.startswith("@"):
        draft.journey.update(_details(statement[1:].strip()))
        return
    node = _node(statement, 0, draft)
    source, position = node
    while position < len(statement):
        arrow, position = _arrow(statement, position)
        target, position = _node(statement, position, draft)
        _connect(draft, source, target, arrow)
        source = target


def _node(statement: str, position: int, draft: _Draft) -> tuple[str, int]:
    found = _NODE.match(statement, position)
    if found is None:
        raise SketchError(f"No touchpoint at “{statement[position:]}” in: {statement}")
    early = _EARLY_MARK.match(statement, found.end())
    details, end = _taken_details(statement, early.end() if early else found.end())
    mark = _MARK.match(statement, end)
    if mark is None:
        raise SketchError(f"No arrow at “{statement[end:]}” in: {statement}")
    identifier = found["id"]
    if ".journey." in identifier:
        return identifier, mark.end()
    body = draft.touchpoints.setdefault(identifier, {})
    body.update({key: found[key] for key in ("kind", "end") if found[key]}, **details)
    if mark["mark"] or early:
        draft.marked.add(identifier)
    return identifier, mark.end()


def _taken_details(statement: str, position: int) -> tuple[dict[str, Any], int]:
    """The details that begin at *position*, if any, and where they end."""
    if not statement.startswith("{", position):
        return {}, position
    end = _closing(statement, position)
    return _details(statement[position:end]), end


def _arrow(statement: str, position: int) -> tuple[_Arrow, int]:
    begun = _ARROW.match(statement, position)
    if begun is None:
        raise SketchError(f"No arrow at “{statement[position:]}” in: {statement}")
    if begun["plain"]:
        return _Arrow(), begun.end()
    details, end = _taken_details(statement, begun.end())
    ended = _ARROW_END.match(statement, end)
    if ended is None:
        raise SketchError(f"No arrow at “{statement[position:]}” in: {statement}")
    return _Arrow((begun["event"] or "").strip(), details, ended["mark"] is not None), ended.end()


def _connect(draft: _Draft, source: str, target: str, arrow: _Arrow) -> None:
    if ".journey." in source:
        raise SketchError(f"What follows in {source} is not part of this journey.")
    body = draft.touchpoints[source]
    event = arrow.event
    way: Any = {"to": target, **arrow.details} if arrow.details else target
    if not event:
        body.setdefault("next", []).append(way)
        kind, key = "next", ""
    elif event in words.EVENTS or event.startswith("on_"):
        kind, key = event.removeprefix("on_"), ""
        _put(body, f"on_{kind}", way)
    else:
        kind, key = "option", event
        _put(body.setdefault("options", {}), event, way)
    if arrow.marked:
        draft.marked_ways.append((source, target, kind, key))


def _put(ways: dict[str, Any], key: str, way: Any) -> None:
    if key in ways:
        raise SketchError(f"“{key}” stands twice at one touchpoint.")
    ways[key] = way


def _way_id(journey: Journey, source: str, target: str, event: str, key: str) -> str:
    for transition in journey.out(source):
        plain_next = event == "next" and transition.automatic
        if (transition.event == event or plain_next) and (transition.target, transition.key) == (target, key):
            return transition.id
    raise SketchError(f"There is no way from {source} to {target}.")


def _details(text: str) -> dict[str, Any]:
    try:
        tree, flaws = read_tree(Document("details", text.encode()))
    except UnreadableFile as error:
        raise SketchError(f"{error.message} In: {text}") from None
    values = plain(tree) if tree is not None else None
    if flaws or not isinstance(values, dict):
        raise SketchError(f"These details make no sense: {text}")
    return values
