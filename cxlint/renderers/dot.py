"""DOT text: for the layout, for measuring, for painting, and for people to keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxlint.renderers import labels
from cxlint.renderers.placement import Area, Course, Placement, Point
from cxlint.renderers.scene import Box, Lane, Line, Scene
from cxlint.renderers.theme import Theme

if TYPE_CHECKING:
    import graphviz

FONT = "Arial"
"""Programs without it take one with the same widths, so text stays inside its box."""

_MARGINS = {
    "box": "0.15,0.07",
    "hexagon": "0.06,0.05",
    "parallelogram": "0.02,0.04",
    "octagon": "0.08,0.06",
    "house": "0.0,0.02",
    "diamond": "0.02,0.02",
    "ellipse": "0.05,0.03",
    "note": "0.15,0.09",
    "tab": "0.15,0.08",
    "folder": "0.15,0.08",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How the layout is done.

    ``lanes`` are the frames round stages. ``hurried`` trades looks for time: the engine hears nothing
    of the words at lines (they cost it most of its time) and stops improving earlier; the words
    are put beside the finished lines where there is room.
    """

    lanes: bool = True
    newrank: bool = False
    hurried: bool = False


@dataclass(frozen=True, slots=True)
class Pin:
    """Something with a fixed place (its middle): a sign, a label, a line of text."""

    name: str
    x: float
    y: float
    attributes: Mapping[str, str]


def layout_source(scene: Scene, theme: Theme, settings: Settings) -> str:
    """DOT text that the engine finds places for."""
    graph = _graph(scene, theme)
    graph.attr("graph", **_layout_attributes(settings))
    _add_boxes(graph, scene, theme, settings)
    for line in scene.lines:
        attributes = _line_attributes(line, theme)
        label = "" if settings.hurried else labels.line_label(line, theme)
        graph.edge(*_ends(line), **attributes, **({"label": label} if label else {}))
    _add_starts(graph, scene, theme)
    return str(graph.source)


def measure_source(items: Mapping[str, str]) -> str:
    """DOT text with one node for each label, to ask the engine for their sizes."""
    import graphviz

    graph = graphviz.Digraph("sizes", graph_attr={"fontname": FONT}, node_attr=_PLAIN | {"fontsize": "11"})
    for name, label in items.items():
        graph.node(name, label=label)
    return str(graph.source)


def paint_source(
    scene: Scene, theme: Theme, placement: Placement, pins: Iterable[Pin], *, lanes: bool, dpi: float = 0
) -> str:
    """DOT text in which everything has its place, for ``neato -n2``."""
    graph = _graph(scene, theme)
    graph.attr("graph", pad="0.3", **({"dpi": f"{dpi:g}"} if dpi else {}))
    for lane in scene.lanes if lanes else ():
        if lane.name in placement.lanes:
            with graph.subgraph(name=lane.name) as frame:
                frame.attr(bb=_corners(placement.lanes[lane.name]), **_lane_attributes(theme))
    for box in scene.boxes:
        graph.node(box.name, **_box_attributes(box, theme), **_pinned(placement.boxes[box.name].middle))
    for line in scene.lines:
        if line.name in placement.lines:
            graph.edge(*_ends(line), **_line_attributes(line, theme), **_run(placement.lines[line.name]))
    for name, box_name in _starts(scene):
        graph.node(name, **_start_attributes(theme), **_pinned(placement.boxes[name].middle))
        graph.edge(
            name, box_name, **_start_line_attributes(name, theme), **_run(placement.lines[f"w-{name}"])
        )
    for pin in pins:
        graph.node(pin.name, **pin.attributes, **_pinned((pin.x, pin.y)))
    return str(graph.source)


def kept_source(scene: Scene, theme: Theme, header: str, footer: str) -> str:
    """DOT text for people: any Graphviz draws it in one go, with title, numbers and findings."""
    graph = _graph(scene, theme)
    graph.attr("graph", label=header, labelloc="t", labeljust="l", pad="0.3")
    graph.attr("graph", **_layout_attributes(Settings(hurried=len(scene.boxes) > 150)))
    _add_boxes(graph, scene, theme, Settings())
    steps: dict[str, list[int]] = {}
    for step, name in scene.path:
        steps.setdefault(name, []).append(step)
    for line in scene.lines:
        attributes = _line_attributes(line, theme)
        label = labels.line_label(line, theme)
        extra = {"label": label} if label else {}
        if line.name in steps:
            shown = labels.font(", ".join(map(str, steps[line.name])), theme.witness, 10, bold=True)
            extra["xlabel"] = f"<{shown}>"
        graph.edge(*_ends(line), **attributes, **extra)
    _add_starts(graph, scene, theme)
    if footer:
        with graph.subgraph(name="findings") as last:
            last.attr(rank="sink")
            last.node("findings", label=footer, **_PLAIN)
    return "// Draw it with: dot -Tsvg -O FILE\n" + str(graph.source)


_PLAIN = {"shape": "plain", "fontname": FONT}


def _graph(scene: Scene, theme: Theme) -> graphviz.Digraph:
    import graphviz

    # Graphviz does not escape a name that looks like an entity, so only letters and digits may stay.
    name = " ".join("".join(c if c.isalnum() else " " for c in scene.title).split())
    graph = graphviz.Digraph(f"Map of {name}")
    graph.attr("graph", fontname=FONT, bgcolor=theme.page, outputorder="edgesfirst")
    graph.attr("node", fontname=FONT, fontsize="11", fontcolor=theme.text)
    graph.attr("edge", fontname=FONT, fontsize="9", fontcolor=theme.label, arrowsize="0.7")
    return graph


def _layout_attributes(settings: Settings) -> dict[str, str]:
    attributes = {"rankdir": "TB", "nodesep": "0.34", "ranksep": "0.34", "splines": "spline"}
    if settings.newrank:
        attributes["newrank"] = "true"
    if settings.hurried:
        attributes |= {"nslimit": "5", "nslimit1": "5"}
    return attributes


def _add_boxes(graph: graphviz.Digraph, scene: Scene, theme: Theme, settings: Settings) -> None:
    lanes = scene.lanes if settings.lanes else ()
    inside = {name: lane for lane in lanes for name in lane.boxes}
    for lane in lanes:
        _add_lane(graph, lane, scene, theme)
    for box in scene.boxes:
        if box.name not in inside:
            graph.node(box.name, label=labels.box_label(box, theme), **_box_shape(box, theme))


def _add_lane(graph: graphviz.Digraph, lane: Lane, scene: Scene, theme: Theme) -> None:
    members = frozenset(lane.boxes)
    with graph.subgraph(name=lane.name) as frame:
        frame.attr(
            label=labels.lane_label(lane.title, theme), labeljust="l", margin="12", **_lane_attributes(theme)
        )
        for box in scene.boxes:
            if box.name in members:
                if box.entry:
                    frame.node(f"s-{box.name}", **_start_attributes(theme))
                frame.node(box.name, label=labels.box_label(box, theme), **_box_shape(box, theme))


def _add_starts(graph: graphviz.Digraph, scene: Scene, theme: Theme) -> None:
    for name, box_name in _starts(scene):
        graph.node(name, **_start_attributes(theme))
        graph.edge(name, box_name, **_start_line_attributes(name, theme))


def _starts(scene: Scene) -> list[tuple[str, str]]:
    return [(f"s-{box.name}", box.name) for box in scene.boxes if box.entry]


def _start_attributes(theme: Theme) -> dict[str, str]:
    return {
        "shape": "circle",
        "label": "",
        "width": "0.16",
        "height": "0.16",
        "fixedsize": "true",
        "style": "filled",
        "color": theme.text,
        "fillcolor": theme.text,
    }


def _start_line_attributes(name: str, theme: Theme) -> dict[str, str]:
    return {"id": f"w-{name}", "color": theme.text, "penwidth": "1.4"}


def _box_attributes(box: Box, theme: Theme) -> dict[str, str]:
    return {"label": labels.box_label(box, theme), **_box_shape(box, theme)}


def _box_shape(box: Box, theme: Theme) -> dict[str, str]:
    styles = ["filled"]
    if box.rounded:
        styles.append("rounded")
    if box.dashed:
        styles.append("dashed")
    return {
        "id": box.name,
        "shape": box.shape,
        "style": ",".join(styles),
        "color": theme.border(box.group),
        "fillcolor": theme.fill(box.group),
        "penwidth": "1.3",
        "margin": _MARGINS.get(box.shape, "0.15,0.07"),
        **({"orientation": "270"} if box.shape == "house" else {}),  # points to the right
        **({"peripheries": "2"} if box.double else {}),
    }


def _ends(line: Line) -> tuple[str, str]:
    """The ends as the engine gets them: turned round for lines against the reading direction."""
    return (line.target, line.source) if line.backwards else (line.source, line.target)


def _line_attributes(line: Line, theme: Theme) -> dict[str, str]:
    width = 3.6 if line.strong else 0.5 if line.faint else 0.9 + 2.4 * (line.share or 0)
    return {
        "id": line.name,
        "color": theme.witness if line.strong else theme.line,
        "penwidth": f"{width:.2f}",
        **({"style": "dashed"} if line.fallback else {}),
        **({"arrowsize": "0.9"} if line.strong else {}),
        **({"dir": "back"} if line.backwards else {}),
    }


def _lane_attributes(theme: Theme) -> dict[str, str]:
    return {"style": "filled,rounded", "color": theme.lane_border, "fillcolor": theme.lane}


def _pinned(point: Point) -> dict[str, str]:
    return {"pos": f"{point[0]:.3f},{point[1]:.3f}!"}


def _run(course: Course) -> dict[str, str]:
    return {"pos": course.spline}


def _corners(area: Area) -> str:
    return f"{area.left:.3f},{area.bottom:.3f},{area.right:.3f},{area.top:.3f}"
