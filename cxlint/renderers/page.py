"""What stands round the map: title, legend and the table of findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxlint.renderers import labels, legend
from cxlint.renderers.dot import FONT, Pin
from cxlint.renderers.legend import Entry
from cxlint.renderers.placement import Area, Course, Placement
from cxlint.renderers.scene import Row, Scene
from cxlint.renderers.signs import Ground, badge
from cxlint.renderers.theme import Theme

MOST_ROWS = 40
"""Findings in the table below the map; the others are counted."""

_GAP = 14.0
_COLUMN_GAP = 16.0
_SIGN_COLUMN = 30.0
_NARROWEST, _WIDEST = 560.0, 900.0
"""Points: width of title block and table, whatever the map's."""

Sizes = Mapping[str, tuple[float, float]]
_NO_SIZE = (0.0, 0.0)
_CLEAR = 3.0
"""Points that words are moved away from their own line, which is to their left."""


@dataclass(frozen=True, slots=True)
class Page:
    """Labels to measure, by name, in the order in which they stand."""

    title: str
    counts: str
    legend: Mapping[str, Entry]
    cells: Mapping[str, str]
    rows: tuple[Row, ...]
    more: str
    width: float

    @property
    def labels(self) -> dict[str, str]:
        """Everything to measure."""
        words = {name: entry.label for name, entry in self.legend.items()}
        last = {"p-more": self.more} if self.more else {}
        return {"p-title": self.title, "p-counts": self.counts, **words, **self.cells, **last}


def arrange(scene: Scene, theme: Theme, map_width: float) -> Page:
    """The texts round a map of *map_width* points."""
    width = min(max(map_width, _NARROWEST), _WIDEST)
    rows = scene.rows[:MOST_ROWS]
    left_out = len(scene.rows) - len(rows)
    return Page(
        title=labels.plain([(scene.title, theme.text)], 22, bold=True),
        counts=_counts(scene, theme),
        legend=legend.entries(scene, theme),
        cells=dict(_cells(rows, theme, width)),
        rows=rows,
        more=labels.plain([(f"and {left_out:,} more", theme.muted)], 10) if left_out else "",
        width=width,
    )


def header(scene: Scene, theme: Theme) -> str:
    """Title and counts as one label, for DOT text that is laid out in one go."""
    parts = [
        labels.font(scene.title, theme.text, 22, bold=True),
        labels.font(_plain_counts(scene), theme.muted, 11),
    ]
    return labels.table(parts, align="LEFT", padding=2)


def footer(scene: Scene, theme: Theme) -> str:
    """The table of findings as one label, for DOT text that is laid out in one go."""
    rows = []
    for row in scene.rows[:MOST_ROWS]:
        colour = theme.witness if row.highlighted else theme.text
        place = f" ({row.where})" if row.where else ""
        word = labels.font(f"{row.number} {row.severity}", theme.badge(row.severity).word, 10, bold=True)
        text = labels.font(f"{row.message}{place} {row.rule}", colour, 10)
        rows.append(f"{word}  {text}")
    left_out = len(scene.rows) - len(rows)
    if left_out:
        rows.append(labels.font(f"and {left_out:,} more", theme.muted, 10))
    return labels.table(rows, align="LEFT", padding=2) if rows else ""


def page_pins(scene: Scene, page: Page, sizes: Sizes, placement: Placement, theme: Theme) -> list[Pin]:
    """Pins for title and legend above the map and for the table below it."""
    return [
        *_head_pins(scene, page, sizes, placement.area, theme),
        *_table_pins(page, sizes, placement.area, theme),
    ]


def label_pins(
    scene: Scene, placement: Placement, sizes: Sizes, ground: Ground, theme: Theme, *, lanes: bool
) -> Iterator[Pin]:
    """Words at lines and names of lanes, above all lines so that none strikes them through."""
    frames = list(placement.lanes.values()) if lanes else []
    for lane in scene.lanes if lanes else ():
        if lane.name in placement.lane_labels:
            size = sizes.get(f"c-{lane.name}", _NO_SIZE)
            point = _lane_name_place(placement, lane.name, size)
            ground.taken.append(Area.around(*point, *size))
            yield _text(f"c-{lane.name}", point, labels.lane_label(lane.title, theme, theme.lane))
    for line in sorted(scene.lines, key=lambda line: not line.strong):
        name = f"l-{line.name}"
        place = _words_place(placement.lines.get(line.name), sizes.get(name), ground)
        if place is not None:
            fill = theme.lane if any(frame.holds(place) for frame in frames) else theme.page
            yield _text(name, place, labels.line_label(line, theme, fill))


def _lane_name_place(placement: Placement, lane: str, size: tuple[float, float]) -> tuple[float, float]:
    """At the left of the lane's upper edge, or at its right or in the middle where fewer lines pass."""
    x, y = placement.lane_labels[lane]
    frame = placement.lanes[lane]
    places = [(x, y), (frame.left + frame.right - x, y), (frame.middle[0], y)]
    points = [point for course in placement.lines.values() for point in course.points if frame.holds(point)]

    def crossed(place: tuple[float, float]) -> int:
        area = Area.around(*place, *size)
        return sum(1 for point in points if area.holds(point))

    return min(places, key=crossed)


def _words_place(
    course: Course | None, size: tuple[float, float] | None, ground: Ground
) -> tuple[float, float] | None:
    """Where the words of a line go: where the engine kept room, or else to a free place along it."""
    if course is None or size is None:
        return None
    if course.label is not None:
        place = course.label[0] + _CLEAR, course.label[1]
        ground.taken.append(Area.around(*place, *size))
        return place
    beside = [course.at(share) for share in (0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)]
    shift = size[0] / 2 + _CLEAR
    ways = [(x + way, y) for way in (shift, -shift) for x, y in beside]
    return ground.place([*ways, *beside], *size)


def map_labels(scene: Scene, theme: Theme) -> dict[str, str]:
    """The labels on the map whose sizes are needed to keep signs away from them."""
    found = {f"l-{line.name}": labels.line_label(line, theme) for line in scene.lines}
    found |= {f"c-{lane.name}": labels.lane_label(lane.title, theme) for lane in scene.lanes}
    return {name: label for name, label in found.items() if label}


# --- title and legend -------------------------------------------------------------------------


def _severities(scene: Scene) -> list[tuple[str, str]]:
    found = []
    for severity, word in (("error", "error"), ("warning", "warning"), ("info", "note")):
        number = sum(1 for row in scene.rows if row.severity == severity)
        if number:
            found.append((severity, f"{number:,} {word}{'' if number == 1 else 's'}"))
    return found


def _counts(scene: Scene, theme: Theme) -> str:
    parts = [(scene.subtitle, theme.muted)]
    for severity, text in _severities(scene):
        parts.append((text, theme.badge(severity).word))
    if not scene.rows:
        parts.append(("nothing found", theme.ink["good"]))
    return labels.plain(parts, 11)


def _plain_counts(scene: Scene) -> str:
    return " · ".join([scene.subtitle, *(text for _, text in _severities(scene))])


def _head_pins(scene: Scene, page: Page, sizes: Sizes, area: Area, theme: Theme) -> Iterator[Pin]:
    lines = legend.lines(page.legend, sizes, max(area.width, page.width))
    title_width, title_height = sizes["p-title"]
    counts_height = sizes["p-counts"][1]
    top = area.top + _GAP * 1.6 + len(lines) * 18 + counts_height + title_height + 8
    yield _at_left("p-title", area.left, top, page.title, sizes)
    for nth, sign in enumerate(s for s in scene.signs if not s.box and not s.line):
        place = (area.left + title_width + 18 + nth * 20, top - title_height / 2)
        yield badge(f"b-{sign.number}", sign.number, sign.severity, place, theme)
    yield _at_left("p-counts", area.left, top - title_height - 2, page.counts, sizes)
    y = top - title_height - counts_height - 10
    for names in lines:
        yield from legend.pins(names, sizes, area.left, y, theme)
        y -= 18


# --- table ------------------------------------------------------------------------------------

_COLUMNS = ("severity", "message", "where", "rule")
_HEADS = {"message": "WHAT IS WRONG", "where": "WHERE", "rule": "RULE"}


def _cells(rows: tuple[Row, ...], theme: Theme, width: float) -> Iterator[tuple[str, str]]:
    if not rows:
        return
    narrow = 5.6 * (max(len(row.rule) for row in rows) + max(len(row.where) for row in rows))
    characters = max(50, int((width - _SIGN_COLUMN - 60 - 3 * _COLUMN_GAP - narrow) / 5.1))
    for column, head in _HEADS.items():
        if column != "where" or any(row.where for row in rows):
            yield f"h-{column}", labels.plain([(head, theme.muted)], 8)
    for row in rows:
        colour = theme.witness if row.highlighted else theme.text
        word = theme.badge(row.severity).word
        yield f"r-{row.number}-severity", labels.plain([(row.severity, word)], 10, bold=True)
        yield (
            f"r-{row.number}-message",
            labels.sentence(row.message, colour, width=characters, bold=row.highlighted),
        )
        if row.where:
            yield f"r-{row.number}-where", labels.plain([(row.where, theme.muted)], 10)
        yield f"r-{row.number}-rule", labels.plain([(row.rule, theme.muted)], 10)


def _table_pins(page: Page, sizes: Sizes, area: Area, theme: Theme) -> Iterator[Pin]:
    if not page.rows:
        return
    lefts = _column_places(page, sizes, area.left + _SIGN_COLUMN)
    y = area.bottom - _GAP * 2
    for column, left in lefts.items():
        if f"h-{column}" in page.cells:
            yield _at_left(f"h-{column}", left, y, page.cells[f"h-{column}"], sizes)
    y -= 18
    for row in page.rows:
        names = {column: f"r-{row.number}-{column}" for column in _COLUMNS}
        place = (area.left + 10, y - 6)
        yield badge(f"r-{row.number}-sign", row.number, row.severity, place, theme)
        for column, name in names.items():
            if name in page.cells:
                bold = column == "severity" or (column == "message" and row.highlighted)
                drop = labels.BOLD_DROP if bold else 0.0
                yield _at_left(name, lefts[column], y - drop, page.cells[name], sizes)
        y -= max(sizes.get(name, _NO_SIZE)[1] for name in names.values()) + 9
    if page.more:
        yield _at_left("p-more", lefts["message"], y, page.more, sizes)


def _column_places(page: Page, sizes: Sizes, left: float) -> dict[str, float]:
    places = {}
    for column in _COLUMNS:
        places[column] = left
        names = [f"h-{column}", *(f"r-{row.number}-{column}" for row in page.rows)]
        width = max(sizes.get(name, _NO_SIZE)[0] for name in names)
        left += width + _COLUMN_GAP if width else 0
    return places


def _at_left(name: str, left: float, top: float, label: str, sizes: Sizes) -> Pin:
    width, height = sizes[name]
    return _text(name, (left + width / 2, top - height / 2), label)


def _text(name: str, point: tuple[float, float], label: str) -> Pin:
    return Pin(name, *point, {"shape": "plain", "label": label, "fontname": FONT})
