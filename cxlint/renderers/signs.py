"""Where the numbers go: signs of findings and discs along the highlighted way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cxlint.renderers import labels
from cxlint.renderers.dot import Pin
from cxlint.renderers.placement import Area, Course, Placement, Point
from cxlint.renderers.scene import Box, Scene, Sign
from cxlint.renderers.theme import Theme

_SHAPES = {"error": "octagon", "warning": "diamond"}
_SIZES = {"error": 17.0, "warning": 21.0}
_SIZE = 17.0
_DISC = 14.0
_DISC_PLACES = (0.3, 0.38, 0.22, 0.46, 0.54, 0.62, 0.15, 0.7, 0.78)
_STAR = 13.0
_STEP = 16.0
"""Points between two signs at one box."""


@dataclass(slots=True)
class Ground:
    """What is taken on the page, so that signs find free places."""

    taken: list[Area] = field(default_factory=list)

    def is_free(self, area: Area) -> bool:
        """Whether nothing lies there yet."""
        return not any(area.meets(other) for other in self.taken)

    def place(self, candidates: Iterable[Point], width: float, height: float) -> Point | None:
        """The first candidate where there is room; it is taken from then on."""
        for x, y in candidates:
            area = Area.around(x, y, width, height)
            if self.is_free(area):
                self.taken.append(area)
                return x, y
        return None

    def place_anyway(self, candidates: Sequence[Point], width: float, height: float) -> Point:
        """The first candidate where there is room, or else the one that covers least."""
        found = self.place(candidates, width, height)
        if found is not None:
            return found
        areas = [Area.around(x, y, width, height) for x, y in candidates]
        best = min(areas, key=lambda area: sum(area.common(other) for other in self.taken))
        self.taken.append(best)
        return best.middle


def sign_pins(scene: Scene, placement: Placement, ground: Ground, theme: Theme) -> list[Pin]:
    """A pin for every finding that has a place on the map, and for every moment of truth."""
    boxes = {box.name: box for box in scene.boxes}
    at_box: dict[str, int] = {}
    pins = []
    for sign in scene.signs:
        place = _line_place(sign, placement, ground)
        if place is None and sign.box in placement.boxes:
            nth = at_box.get(sign.box, 0)
            at_box[sign.box] = nth + 1
            place = _corner(boxes[sign.box], placement.boxes[sign.box], nth)
            ground.taken.append(Area.around(*place, _SIZE, _SIZE))
        if place is not None:
            pins.append(badge(f"b-{sign.number}", sign.number, sign.severity, place, theme))
    pins.extend(_stars(scene, placement, ground, theme))
    return pins


def disc_pins(scene: Scene, placement: Placement, ground: Ground, theme: Theme) -> list[Pin]:
    """Numbered discs along the highlighted way, one for each step."""
    pins = []
    for step, name in scene.path:
        course = placement.lines.get(name)
        if course is None:
            continue
        points = [course.at(share) for share in _DISC_PLACES]
        pins.append(_disc(step, ground.place_anyway(points, _DISC, _DISC), theme))
    return pins


def _line_place(sign: Sign, placement: Placement, ground: Ground) -> Point | None:
    course = placement.lines.get(sign.line)
    if course is None:
        return None
    size = _SIZES.get(sign.severity, _SIZE)
    return ground.place(_along(course, (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.2)), size, size)


def _along(course: Course, shares: Iterable[float]) -> Iterator[Point]:
    return (course.at(share) for share in shares)


def _corner(box: Box, area: Area, nth: int) -> Point:
    """The place of the nth sign of a box: along its upper edge from the right, then the lower."""
    inset = {"diamond": 0.24, "ellipse": 0.08, "hexagon": 0.1, "parallelogram": 0.0}.get(box.shape, 0.0)
    across = 0.36 if box.shape == "house" else inset
    right, top = area.right - area.width * across, area.top - area.height * inset * 0.8
    room = max(1, int((area.width * (1 - across - inset)) // _STEP))
    row, place = divmod(nth, room)
    y = top + 3 if row == 0 else area.bottom + area.height * inset * 0.8 - 3 - _STEP * (row - 1)
    return right - place * _STEP, y


def badge(name: str, number: int, severity: str, place: Point, theme: Theme) -> Pin:
    """The sign of a finding: an octagon, a diamond or a circle with its number."""
    colours = theme.badge(severity)
    size = _SIZES.get(severity, _SIZE)
    small = 8 if number < 100 else 6
    return Pin(
        name,
        *place,
        _fixed(size, size)
        | {
            "id": name,
            "shape": _SHAPES.get(severity, "circle"),
            "fillcolor": colours.fill,
            "color": colours.border,
            "label": _number(number, colours.number, small),
        },
    )


def _disc(step: int, place: Point, theme: Theme) -> Pin:
    return Pin(
        f"d-{step}",
        *place,
        _fixed(_DISC, _DISC)
        | {
            "id": f"d-{step}",
            "shape": "circle",
            "fillcolor": theme.witness,
            "color": theme.page,
            "label": _number(step, theme.page, 8 if step < 100 else 6),
        },
    )


def _stars(scene: Scene, placement: Placement, ground: Ground, theme: Theme) -> Iterator[Pin]:
    for box in scene.boxes:
        if box.star and box.name in placement.boxes:
            area = placement.boxes[box.name]
            inset = 0.12 if box.shape in ("hexagon", "ellipse", "diamond", "parallelogram") else 0.0
            place = (area.left + area.width * inset + 2, area.top - 1)
            ground.taken.append(Area.around(*place, _STAR, _STAR))
            yield star(f"m-{box.name}", place, theme)


def star(name: str, place: Point, theme: Theme) -> Pin:
    """The sign of a moment of truth; drawn, because not every font has the character."""
    look = {"id": name, "label": "", "shape": "star", "fillcolor": theme.text, "color": theme.page}
    return Pin(name, *place, _fixed(_STAR, _STAR) | look)


def _number(number: int, colour: str, size: int) -> str:
    return f"<{labels.font(str(number), colour, size, bold=True)}>"


def _fixed(width: float, height: float) -> dict[str, str]:
    return {
        "width": f"{width / 72:.4f}",
        "height": f"{height / 72:.4f}",
        "fixedsize": "true",
        "style": "filled",
        "penwidth": "1",
        "margin": "0",
    }
