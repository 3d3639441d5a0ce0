"""Makes journeys of the flows in a file: the flow itself, and one for each task that it calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from cxlint.journey.journey import Journey
from cxlint.sources import genesys
from cxlint.sources.archy import links, menus, nodes, shapes, touchpoints
from cxlint.sources.archy.asking import EVENTS, Asking
from cxlint.sources.archy.draft import PART, Draft
from cxlint.sources.archy.outputs import NEXT
from cxlint.sources.archy.pieces import Pieces
from cxlint.sources.archy.shapes import Part
from cxlint.sources.archy.template import is_hole, read_template
from cxlint.sources.archy.walk import END, Scope, Walker
from cxlint.sources.base import Document, Flaw, Reading
from cxlint.sources.notes import Notes

ENTRY: Final = "entry"
"""Tag of a touchpoint that something outside starts: here, the handling of errors."""


def reading(document: Document) -> Reading:
    """The journeys of a file and what could not be understood."""
    root, doubled = read_template(document)
    journeys: list[Journey] = []
    flaws: list[Flaw] = []
    for flow in shapes.flows(root, document):
        notes = Notes(document, shapes.HINT)
        draft = Draft(flow, notes)
        start = _draw(draft)
        found = tuple(Pieces(draft, start, {journey.id for journey in journeys}).journeys())
        notes.unknown("types of actions", draft.unknown)
        journeys += found
        flaws += notes.located(found[0].id)
    flaws += [replace(flaw, journey=journeys[0].id) for flaw in doubled]
    return Reading(tuple(journeys), tuple(flaws))


def _draw(draft: Draft) -> tuple[str, ...]:
    """Draw all parts of a flow; where it starts."""
    parts = shapes.parts(draft.flow, draft.notes)
    _register(draft, parts)
    walker = Walker(draft, Asking(draft))
    start = _greeting(draft, _first(draft, parts))
    for part in parts:
        draft.entries[part.id] = _draw_part(walker, part)
    drawn, draft.ways = genesys.settled(draft.touchpoints, links.resolved(draft))
    draft.touchpoints = genesys.told_apart(drawn.values())
    _tag_error_handling(draft)
    return (links.goal(draft, start),) if start else ()


def _register(draft: Draft, parts: tuple[Part, ...]) -> None:
    """Remember what parts are called: others refer to them by id, and by name where there is none."""
    for part in parts:
        draft.parts[part.id] = part.id
        draft.titles[part.id] = part.name
    for part in parts:
        draft.parts.setdefault(part.name, part.id)


def _draw_part(walker: Walker, part: Part) -> str:
    if part.is_menu:
        return menus.draw(walker, part)
    first = walker.sequence(nodes.child(part.body, "actions"), END, Scope(part))
    return first or walker.end_of(part)


def _first(draft: Draft, parts: tuple[Part, ...]) -> str:
    """The part with which the flow starts; empty when it does not say."""
    written = draft.flow.body.get("startUpRef")
    named = "" if is_hole(nodes.text(written)) else draft.part(written)
    implied = next((part for part in parts if part.kind == "start"), parts[0] if len(parts) == 1 else None)
    return named or (PART + implied.id if implied else "")


def _greeting(draft: Draft, first: str) -> str:
    """Draw the greeting of a call, if there is one; where the flow starts."""
    found = next((pair for pair in nodes.entries(draft.flow.body) if pair[0].text == "initialGreeting"), None)
    if found is None or not first:
        return first
    key, node = found
    greeting = touchpoints.saying(draft, "Initial greeting", "Initial greeting", node, key, key.text)
    if not greeting.prompt and "audio" not in greeting.source:
        return first
    draft.add(replace(greeting, id=draft.new_id(greeting.id)))
    draft.way(greeting.id, first, NEXT, key)
    return greeting.id


def _tag_error_handling(draft: Draft) -> None:
    """Tag what the flow goes on with after an error of its own: no action leads there."""
    handling = draft.flow.setting(EVENTS, "errorHandling")
    for named in _references(handling):
        identifier = links.goal(draft, draft.part(named))
        if identifier in draft.touchpoints:
            draft.add(replace(draft.touchpoints[identifier], tags=(ENTRY,)))


def _references(node: Any) -> Iterator[Any]:
    """The references in a setting, at most two levels deep."""
    for _, value in nodes.entries(node):
        yield from (inner for key, inner in nodes.entries(value) if key.text.endswith("Ref"))
