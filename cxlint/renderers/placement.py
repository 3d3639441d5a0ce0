"""Where the engine put things: read from its JSON, with the geometry that signs need."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

POINTS = 72.0
"""Points in an inch: Graphviz gives places in points and sizes in inches."""

Point = tuple[float, float]

_FINENESS = 12
"""Points looked at in each piece of a spline."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in points; ``y`` grows upwards, as in Graphviz."""

    left: float
    bottom: float
    right: float
    top: float

    @staticmethod
    def around(x: float, y: float, width: float, height: float) -> Area:
        """The rectangle with this middle."""
        return Area(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @property
    def width(self) -> float:
        """From left to right, in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top, in points."""
        return self.top - self.bottom

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def meets(self, other: Area) -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def common(self, other: Area) -> float:
        """The size of what both cover, in square points."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return width * height if width > 0 and height > 0 else 0.0

    def holds(self, point: Point) -> bool:
        """Whether the point lies inside."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top


@dataclass(frozen=True, slots=True)
class Course:
    """How a line runs: the engine's own words for it, and points from its source to its target."""

    spline: str
    points: tuple[Point, ...]
    label: Point | None

    def at(self, share: float) -> Point:
        """The point after this share (0 to 1) of the way."""
        lengths = [_distance(one, other) for one, other in zip(self.points, self.points[1:], strict=False)]
        left = sum(lengths) * share
        for (one, other), length in zip(
            zip(self.points, self.points[1:], strict=False), lengths, strict=True
        ):
            if left <= length and length:
                part = left / length
                return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
            left -= length
        return self.points[-1]


@dataclass(frozen=True, slots=True)
class Placement:
    """Places of boxes, lines and lanes, by name, and the area of all."""

    area: Area
    boxes: Mapping[str, Area]
    lines: Mapping[str, Course]
    lanes: Mapping[str, Area]
    lane_labels: Mapping[str, Point] = field(default_factory=dict)


def read(answer: bytes) -> Placement:
    """The placement in the engine's answer to ``-Tjson0``."""
    data = json.loads(answer)
    boxes: dict[str, Area] = {}
    lanes: dict[str, Area] = {}
    lane_labels: dict[str, Point] = {}
    for thing in data.get("objects", ()):
        if "bb" in thing and "nodes" in thing:
            lanes[thing["name"]] = _area(thing["bb"])
            if "lp" in thing:
                lane_labels[thing["name"]] = _point(thing["lp"])
        elif "pos" in thing:
            boxes[thing["name"]] = _box(thing)
    lines = {thing["id"]: _course(thing) for thing in data.get("edges", ()) if "pos" in thing}
    return Placement(_area(data["bb"]), boxes, lines, lanes, lane_labels)


def sizes(answer: bytes) -> dict[str, tuple[float, float]]:
    """Width and height in points of every node in the engine's answer to ``-Tjson0``."""
    return {name: (area.width, area.height) for name, area in read(answer).boxes.items()}


def _box(thing: Mapping[str, Any]) -> Area:
    x, y = _point(thing["pos"])
    return Area.around(x, y, float(thing["width"]) * POINTS, float(thing["height"]) * POINTS)


def _area(text: str) -> Area:
    left, bottom, right, top = (float(number) for number in text.split(","))
    return Area(left, bottom, right, top)


def _point(text: str) -> Point:
    x, y = text.rstrip("!").split(",")[:2]
    return float(x), float(y)


def _course(thing: Mapping[str, Any]) -> Course:
    spline = str(thing["pos"])
    label = _point(thing["lp"]) if "lp" in thing else None
    points = _along(spline.split(";")[0])
    if thing.get("dir") == "back":
        points.reverse()
    return Course(spline, tuple(points), label)


def _along(spline: str) -> list[Point]:
    """Points along a spline of Graphviz: ``[s,x,y] [e,x,y] x,y (x,y x,y x,y)+``."""
    ends: dict[str, Point] = {}
    controls: list[Point] = []
    for word in spline.split():
        if word[:2] in ("s,", "e,"):
            ends[word[0]] = _point(word[2:])
        else:
            controls.append(_point(word))
    points = [ends["s"]] if "s" in ends else []
    points.append(controls[0])
    for first in range(0, len(controls) - 3, 3):
        points.extend(
            _bezier(controls[first : first + 4], step / _FINENESS) for step in range(1, _FINENESS + 1)
        )
    return [*points, ends["e"]] if "e" in ends else points


def _bezier(controls: Sequence[Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, controls, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, controls, strict=True)),
    )


def _distance(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)
