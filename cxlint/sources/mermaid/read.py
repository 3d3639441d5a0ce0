"""Makes journeys of the flowcharts in a file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cxlint import vocabulary
from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources import diagrams
from cxlint.sources.base import Document, Flaw, Reading
from cxlint.sources.diagrams.drawing import Drawing, Edge, Node
from cxlint.sources.diagrams.places import Places
from cxlint.sources.diagrams.signs import may_show_journey
from cxlint.sources.mermaid import blocks, flowchart, shapes
from cxlint.sources.mermaid.blocks import Block
from cxlint.sources.mermaid.chart import Arrow, Box, Chart
from cxlint.sources.mermaid.labels import plain
from cxlint.sources.mermaid.source import FIX, Mermaid
from cxlint.sources.naming import file_stem
from cxlint.sources.notes import Notes
from cxlint.text import in_words, shorten
from cxlint.value import Value

FORMAT: Final = Mermaid.name
MOST_CHARTS: Final = 10_000
"""Flowcharts of one file that are looked at."""

_FIRST = re.compile(r"\A(?:\s++|%%\{.*?\}%%|%%[^\n]*+(?:\n|\Z))*+(?P<word>[A-Za-z][\w-]*)", re.DOTALL)
_CHART_TYPES = frozenset({"flowchart", "flowchart-elk", "flowchart-v2", "graph"})
_BRACE = re.compile(r"[ \t]*(?:[\w\"]+[ \t]*)?\{|\s*\{")
LONGEST_START: Final = 20_000
"""Characters before which a chart must have begun."""

WRITTEN: Final = "kind-"
"""How the classes begin of charts that were written from a journey."""

MOST_ENDS: Final = 20
"""Boxes of a frame that an arrow at the frame leads to, or comes from."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Found(Value):
    """A flowchart of a file as a drawing, with the places in it that could not be understood."""

    drawing: Drawing
    odd: Sequence[tuple[Location, str, str]] = ()


def is_chart(text: str) -> bool:
    """Whether a text is a flowchart. A graph of Graphviz begins with ``graph``, too, and has a brace."""
    start = blocks.blank_front(text[:LONGEST_START])
    found = _FIRST.match(start)
    if found is None or found["word"].lower() not in _CHART_TYPES:
        return False
    return _BRACE.match(start, found.end()) is None


def charts(document: Document) -> tuple[Found, ...]:
    """The flowcharts in Markdown that count; looked for once.

    All of them where the user has named the file, otherwise those that show journeys of customers.
    """
    key = (FORMAT, "charts")
    if key not in document.memo:
        document.memo[key] = tuple(_journeys(document))
    found: tuple[Found, ...] = document.memo[key]
    return found


def _journeys(document: Document) -> Iterator[Found]:
    text = document.peek
    if not (document.named or may_show_journey(text) or ":::" in text or "class " in text):
        return
    looked = (block for block in blocks.fenced(text) if is_chart(block.text))
    for number, block in enumerate(looked):
        if number >= MOST_CHARTS:
            raise UnreadableFile(
                f"This file holds more than {MOST_CHARTS} flowcharts.",
                line=block.before + 1,
                hint="Put them into several files.",
            )
        try:
            found = drawn(document, block)
        except UnreadableFile:
            continue
        if document.named or diagrams.shows_journey(found.drawing):
            yield found


def reading(document: Document, *, markdown: bool) -> Reading:
    """All journeys of a file; raises :class:`UnreadableFile` where there are none."""
    document.text  # noqa: B018 - says in a sentence when the file is no text
    if markdown:
        found = charts(document)
    else:
        lines = "\n".join(blocks.plain_lines(document.text))
        found = (drawn(document, Block(lines, 0)),)
    kept = [one for one in found if one.drawing.nodes]
    made = diagrams.reading(
        [one.drawing for one in kept],
        "Draw at least two boxes and an arrow between them, such as A[Greeting] --> B[Main menu].",
        named=document.named,
    )
    odd = [
        flaw
        for one, journey in zip(kept, made.journeys, strict=True)
        for flaw in _flaws(document, one, journey.id)
    ]
    return Reading(made.journeys, (*odd, *made.flaws))


def _flaws(document: Document, found: Found, journey: str) -> tuple[Flaw, ...]:
    return _notes(document, found).located(journey)


def _notes(document: Document, found: Found) -> Notes:
    notes = Notes(document, FIX)
    for place, words, at in found.odd:
        notes.wrong(f"This part of the drawing could not be understood: “{shorten(words, 40)}”.", place, at)
    return notes


def drawn(document: Document, block: Block) -> Found:
    """The drawing in a block; raises :class:`UnreadableFile` when it is too large."""
    text = blocks.blank_front(block.text)
    chart = flowchart.parse(text)
    places = Places(text)

    frames = _Frames(chart)

    def place(at: int, length: int = 0) -> Location:
        line, column = places.find(at)
        return Location(document.path, line + block.before, column, length)

    stem = file_stem(document.path, *Mermaid.suffixes)
    title = block.title or block.heading or in_words(stem)
    drawing = Drawing(
        FORMAT,
        "flowchart",
        plain(title) or stem or "Flowchart",
        document.path,
        tuple(_node(box, chart, place(box.at, len(box.id))) for box in chart.boxes.values()),
        tuple(
            Edge(source, target, " ".join(plain(arrow.text).split()), location=place(arrow.at))
            for arrow in chart.arrows
            for source, target in frames.ends(arrow)
        ),
        names=tuple(dict.fromkeys((title, stem))),
        told=all(any(name.startswith(WRITTEN) for name in box.classes) for box in chart.boxes.values()),
        location=place(len(text) - len(text.lstrip())),
    )
    last = next(reversed(chart.boxes), "")
    return Found(drawing, tuple((place(at), words, last) for at, words in chart.odd))


def _node(box: Box, chart: Chart, place: Location) -> Node:
    told = (name.lower().removeprefix(WRITTEN) for name in box.classes)
    frame = chart.frames.get(box.frame)
    return Node(
        box.id,
        plain(box.text if box.text is not None else box.id),
        shapes.MEANINGS.get(box.shape, ""),
        next((name for name in told if name in vocabulary.KINDS), ""),
        box.shape or "rectangle",
        group=plain(frame.title) if frame else "",
        location=place,
        broken=box.broken,
    )


class _Frames:
    """Which boxes an arrow at a frame joins: it leads to where the frame begins, and from where it ends."""

    def __init__(self, chart: Chart) -> None:
        self.frames = chart.frames
        inside = {one: name for name, frame in chart.frames.items() for one in frame.members}
        within = [arrow for arrow in chart.arrows if inside.get(arrow.source, "") == inside.get(arrow.target)]
        self.entered = {arrow.target for arrow in within}
        self.left = {arrow.source for arrow in within}
        self.boxes = chart.boxes

    def ends(self, arrow: Arrow) -> Iterator[tuple[str, str]]:
        """The pairs of boxes that an arrow joins."""
        for source in self._members(arrow.source, self.left):
            for target in self._members(arrow.target, self.entered):
                yield source, target

    def _members(self, identifier: str, passed: Collection[str]) -> Sequence[str]:
        frame = self.frames.get(identifier)
        if frame is None:
            return (identifier,)
        known = [one for one in frame.members if one in self.boxes]
        return [one for one in known if one not in passed][:MOST_ENDS] or known[:1]
