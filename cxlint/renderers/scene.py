"""What a map shows: boxes, lines, lanes and signs, without any place on the page yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A touchpoint as it is drawn; ``group`` names its colours in the theme."""

    name: str
    touchpoint: str
    tag: str
    title: tuple[str, ...]
    facts: str
    shape: str
    group: str
    channel: str = ""
    rounded: bool = False
    dashed: bool = False
    backstage: bool = False
    double: bool = False
    star: bool = False
    entry: bool = False
    lane: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One or more transitions with the same two ends, drawn as one.

    ``share`` is the share (0 to 1) of the customers at the source who go this way, None when the
    design does not say. ``backwards`` marks lines against the reading direction: they are laid out
    turned round, so that the journey runs from top to bottom. ``faint`` ones lead to or from a box
    that stands for several touchpoints.
    """

    name: str
    source: str
    target: str
    transitions: tuple[str, ...]
    words: tuple[str, ...]
    share: float | None
    fallback: bool
    strong: bool = False
    backwards: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A stage of the journey and the names of the boxes in it."""

    name: str
    title: str
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """The number of a finding, to be put at a box, at a line, or (neither) at the title."""

    number: int
    severity: str
    box: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding in the table below the map."""

    number: int
    severity: str
    message: str
    where: str
    rule: str
    highlighted: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on a map. ``path`` holds (step, line) along the highlighted finding's way."""

    title: str
    subtitle: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    lanes: tuple[Lane, ...]
    signs: tuple[Sign, ...]
    path: tuple[tuple[int, str], ...]
    rows: tuple[Row, ...]
    highlighted: int = 0

    @property
    def texts(self) -> tuple[str, ...]:
        """All text on the map."""
        found = [self.title, self.subtitle]
        found.extend(text for box in self.boxes for text in (box.tag, *box.title, box.facts))
        found.extend(text for line in self.lines for text in line.words)
        found.extend(lane.title for lane in self.lanes)
        found.extend(text for row in self.rows for text in (row.message, row.rule, row.where))
        return tuple(found)
