"""Makes journeys of the flows in a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cxlint.journey.journey import Journey
from cxlint.journey.model import Touchpoint, Transition
from cxlint.locations import Location
from cxlint.sources import jsontext
from cxlint.sources.base import Document, Flaw, Reading
from cxlint.sources.naming import slug
from cxlint.sources.notes import Notes, kind_of
from cxlint.sources.twilio import answers, counters, kinds, languages, links, media, shapes, touchpoints, ways
from cxlint.sources.twilio.shapes import Export
from cxlint.sources.twilio.ways import Flow
from cxlint.sources.twilio.widgets import Widget, widgets

FORMAT = links.SCHEME
LIMITS = {"steps": 1000, "same_widget_in_a_row": 10}
"""What an execution stops at. Source: Twilio's FAQ on Studio; errors 81000 and 81001."""


def reading(exports: Sequence[Export], document: Document) -> Reading:
    """The journeys of the flows in a file, with ids that are unique in it."""
    journeys: list[Journey] = []
    flaws: list[Flaw] = []
    taken: dict[str, int] = {}
    for export in exports:
        notes = Notes(document, shapes.EXPORT_AGAIN, jsontext.locate)
        made = _unique(journey(export, notes, len(exports) > 1), taken)
        journeys.append(made)
        flaws.extend(notes.located(made.id))
    return Reading(tuple(journeys), tuple(flaws))


def _unique(made: Journey, taken: dict[str, int]) -> Journey:
    number = taken[made.id] = taken.get(made.id, 0) + 1
    if number == 1:
        return made
    name = f"{made.id}-{number}"
    return _unique(replace(made, id=name), taken) if name in taken else replace(made, id=name)


def journey(export: Export, notes: Notes, several: bool = False) -> Journey:
    """The journey of a flow; what is wrong with the flow goes to *notes*."""
    document = notes.document
    _report_repeated(export, notes)
    listed = widgets(shapes.states(document, export), notes)
    start = _start(export, notes)
    reached = media.arrivals(listed, start)
    begin = next((one for one in listed if one.id == start and one.type == kinds.TRIGGER), None)
    apart = start if begin is not None and media.apart(begin, listed) else ""
    by_id = {widget.id: widget for widget in listed}
    flow = Flow(listed, reached, answers.find(listed), counters.find(listed), document.path, by_id, apart)
    _report_unknown(listed, notes)
    made = ways.transitions(flow)
    stem = links.stem_of(document.path)
    name = export.told("friendly_name", "friendlyName")
    role = media.role(listed, reached)
    return Journey(
        id=slug(name or links.readable(stem)),
        title=links.title(name, described(export), stem),
        file=document.path,
        format=FORMAT,
        touchpoints=_touchpoints(flow, made, role),
        transitions=made,
        start=_entries(begin, start, apart),
        role=role,
        channels=media.CHANNELS,
        locales=languages.of_flow(listed),
        attributes=_attributes(export),
        names=tuple(links.names(export, name, "" if several else stem)),
        location=Location(document.path, 1, 1),
    )


def _touchpoints(flow: Flow, made: Sequence[Transition], role: str) -> Mapping[str, Touchpoint]:
    """Each widget, followed by its ending where one of its events ends the execution."""
    ended = {way.target for way in made}
    found: dict[str, Touchpoint] = {}
    for widget in flow.widgets:
        if widget.id == flow.apart:
            found |= {entry.id: entry for entry in touchpoints.entries(widget, flow)}
            continue
        found[widget.id] = touchpoints.touchpoint(widget, flow)
        end = ways.end_id(widget.id, flow)
        if end in ended:
            found[end] = touchpoints.ending(widget, flow, role)
    return found


# --- the flow as a whole --------------------------------------------------------------------------


def _start(export: Export, notes: Notes) -> str:
    """Where the flow starts. That the widget is missing or not there is for a rule to tell."""
    start = export.body.get("initial_state")
    if start is not None and not isinstance(start, str):
        message = f"“initial_state” should name the widget that comes first, but it is {kind_of(start)}."
        notes.wrong(message, (*export.pointer, "initial_state"))
    return start.strip() if isinstance(start, str) else ""


def _entries(begin: Widget | None, start: str, apart: str) -> tuple[str, ...]:
    """The touchpoints at which the flow starts."""
    if begin is not None and apart:
        return tuple(media.entry_id(begin, event) for event in media.begins(begin))
    return (start,) if start else ()


def _report_unknown(listed: Sequence[Widget], notes: Notes) -> None:
    file = notes.document.path
    unknown = (one for one in listed if not kinds.is_known(one))
    places = ((one.type, one.id, Location(file, pointer=one.pointer)) for one in unknown)
    notes.unknown("types of widgets", places)


def _report_repeated(export: Export, notes: Notes) -> None:
    for key, offset in export.repeated:
        line, column = jsontext.line_and_column(notes.document.text, offset)
        notes.add(
            Flaw(
                f"“{key}” stands twice in the same object; only the last one counts.",
                Location(notes.document.path, line, column, len(key) + 2),
                fix="Remove one of the two, or export the flow again in Twilio Studio.",
                label="a second time",
            )
        )


def _attributes(export: Export) -> dict[str, Any]:
    told = dict(_told(export))
    source: dict[str, Any] = {"format": FORMAT, "type": "flow", **told, "limits": LIMITS}
    return {"source": source} | ({"description": described(export)} if described(export) else {})


def described(export: Export) -> str:
    """What the flow says about itself; Studio writes “A New Flow” there when nobody else does."""
    return jsontext.string(export.body.get("description")).strip()


def _told(export: Export) -> Iterator[tuple[str, str]]:
    for key in ("sid", "status", "revision"):
        value = export.wrapper.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool) and value != "":
            yield key, str(value)
