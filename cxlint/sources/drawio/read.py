"""Makes journeys of the pages of a draw.io file."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from cxlint import vocabulary
from cxlint.locations import Location
from cxlint.sources import diagrams
from cxlint.sources.base import Document, Reading
from cxlint.sources.diagrams.drawing import Drawing, Edge, Node
from cxlint.sources.drawio.pages import Page, pages
from cxlint.sources.drawio.source import DrawIo
from cxlint.sources.naming import file_stem
from cxlint.sources.notes import Notes
from cxlint.sources.xmltext import Element
from cxlint.text import in_words
from cxlint.value import Value

FORMAT: Final = DrawIo.name
LONGEST_TEXT: Final = 4_000
"""Characters of one label that are kept; nobody reads more in a box."""

FIX_DOUBLED: Final = "Delete one of the two in draw.io and draw it again, so that it gets an id of its own."

_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_BREAK = re.compile(r"<\s*+/?\s*+(?:br|div|p|li|h\d|tr)\b[^<>]*>", re.IGNORECASE)
_MEANINGS: Final = (
    ("decision", re.compile(r"rhombus|decision")),
    ("terminal", re.compile(r"terminator|start_\d|ellipse|arcsize=50")),
    ("store", re.compile(r"cylinder|datastore|database|stored_data")),
    ("note", re.compile(r"(?:^|;|=)(?:text|note|label)(?:;|$)|annotation")),
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Cell(Value):
    """One cell of a page, whichever way it is written."""

    id: str
    text: str
    style: str
    parent: str
    source: str
    target: str
    is_box: bool
    is_arrow: bool
    told: Mapping[str, str]
    place: Location


def reading(document: Document) -> Reading:
    """All journeys of a file; raises :class:`UnreadableFile` where there are none."""
    read = [(page, drawn(document, page)) for page in pages(document)]
    kept = [(page, drawing) for page, drawing in read if drawing.nodes]
    made = diagrams.reading(
        [drawing for _, drawing in kept],
        "Draw at least two boxes and an arrow between them, and attach the arrow to both.",
        named=document.named,
    )
    doubled = [
        flaw
        for (page, _), journey in zip(kept, made.journeys, strict=True)
        for flaw in _doubled(document, page).located(journey.id)
    ]
    return Reading(made.journeys, (*doubled, *made.flaws))


def _doubled(document: Document, page: Page) -> Notes:
    """What of a page was not read, because its id belongs to something else as well."""
    notes = Notes(document, FIX_DOUBLED)
    seen: set[str] = set()
    for cell in _cells(document, page):
        if cell.id in seen and (cell.is_box or cell.is_arrow):
            message = (
                f"Two things in this drawing have the id “{cell.id}”, so it is not clear what leads where."
            )
            notes.wrong(message, cell.place, cell.id)
        seen.add(cell.id)
    return notes


def _by_id(found: Iterable[Cell]) -> dict[str, Cell]:
    """The cells by id; an arrow gives way to a box, because it is boxes that arrows name."""
    cells: dict[str, Cell] = {}
    for cell in found:
        other = cells.get(cell.id)
        if other is None or other.is_box == cell.is_box:
            cells[cell.id] = cell
        else:
            box, arrow = (cell, other) if cell.is_box else (other, cell)
            cells[cell.id] = box
            cells[f"{cell.id}\n"] = arrow  # no id holds a new line
    return cells


def drawn(document: Document, page: Page) -> Drawing:
    """A page as a drawing; boxes that only frame others, and texts beside, are none of it."""
    cells = _by_id(_cells(document, page))
    edges = tuple(_edges(cells))
    tied = {end for edge in edges for end in (edge.source, edge.target)}
    frames = {cell.parent for cell in cells.values() if cell.is_box and cell.parent in cells} - tied
    loose = {
        cell.source for cell in cells.values() if cell.is_arrow and cell.source and cell.target not in cells
    }
    nodes = tuple(
        _node(cell, cells, loose)
        for cell in cells.values()
        if cell.is_box and (cell.id in tied or _stands_alone(cell, cells, frames))
    )
    known = {node.id for node in nodes}
    stem = file_stem(document.path, ".drawio.xml", ".drawio", ".xml")
    plain = re.fullmatch(r"(?i)(?:page|seite|página|pagina)[- ]?\d+|", page.name)
    title = in_words(stem) if plain else page.name
    return Drawing(
        FORMAT,
        "diagram",
        " ".join(title.split()) or "Diagram",
        document.path,
        nodes,
        tuple(edge for edge in edges if {edge.source, edge.target} <= known),
        names=tuple(dict.fromkeys((title, stem))),
        location=(page.packed or page.model).place(document.path),
    )


def _stands_alone(cell: Cell, cells: Mapping[str, Cell], frames: Collection[str]) -> bool:
    """Whether a box that no arrow is attached to is part of the flow: no frame, text or label."""
    holder = cells.get(cell.parent)
    labels = holder is not None and holder.is_arrow
    return bool(cell.text) and not labels and cell.id not in frames and _meaning(cell.style) != "note"


def _cells(document: Document, page: Page) -> Iterator[Cell]:
    """The cells of a page; one with attributes of its own is wrapped in another element."""
    wrapped: set[int] = set()
    for element in page.model.walk():
        if element.name in ("object", "UserObject"):
            inner = element.first("mxCell")
            if inner is not None:
                wrapped.add(id(inner))
                yield _cell(document, page, inner, element)
        elif element.name == "mxCell" and element.get("id") and id(element) not in wrapped:
            yield _cell(document, page, element, element)


def _cell(document: Document, page: Page, cell: Element, named: Element) -> Cell:
    return Cell(
        named.get("id"),
        plain(named.attributes.get("label", "") or cell.attributes.get("value", "")),
        cell.get("style").lower(),
        cell.get("parent"),
        cell.get("source"),
        cell.get("target"),
        cell.get("vertex") == "1",
        cell.get("edge") == "1",
        named.attributes,
        (page.packed or named).place(document.path),
    )


def plain(text: str) -> str:
    """The words of a label, which is HTML, in its lines."""
    bare = html.unescape(_TAG.sub("", _BREAK.sub("\n", text[:LONGEST_TEXT])))
    return "\n".join(line for part in bare.split("\n") if (line := " ".join(part.split())))


def _node(cell: Cell, cells: Mapping[str, Cell], loose: set[str]) -> Node:
    frame = cells.get(cell.parent)
    kind = cell.told.get("kind", "").strip().lower()
    return Node(
        cell.id,
        cell.text,
        _meaning(cell.style),
        kind if kind in vocabulary.KINDS else "",
        cell.style.partition(";")[0] or "rectangle",
        group=frame.text if frame is not None and frame.is_box else "",
        location=cell.place,
        broken=cell.id in loose,
    )


def _meaning(style: str) -> str:
    return next((meaning for meaning, sign in _MEANINGS if sign.search(style)), "")


def _edges(cells: Mapping[str, Cell]) -> Iterator[Edge]:
    """The arrows that are attached at both ends; words on an arrow may be cells of their own."""
    beside: dict[str, list[str]] = {}
    for cell in cells.values():
        if cell.is_box and cell.text and cell.parent in cells and cells[cell.parent].is_arrow:
            beside.setdefault(cell.parent, []).append(cell.text)
    for cell in cells.values():
        if cell.is_arrow and cell.source in cells and cell.target in cells:
            label = " ".join(" ".join([cell.text, *beside.get(cell.id, [])]).split())
            yield from _arrow(cell, label)


def _arrow(cell: Cell, label: str) -> Iterator[Edge]:
    back = re.search(r"startarrow=(?!none)\w", cell.style) is not None
    on = "endarrow=none" not in cell.style or not back
    if on:
        yield Edge(cell.source, cell.target, label, location=cell.place)
    if back:
        yield Edge(cell.target, cell.source, label, location=cell.place)
