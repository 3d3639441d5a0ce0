"""Draws the map of a journey with its findings: from a picture of everything to one that fits."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cxlint.errors import RenderError
from cxlint.findings import Finding
from cxlint.journey.journey import Journey
from cxlint.renderers import dot, engine, page, placement
from cxlint.renderers.compose import compose
from cxlint.renderers.engine import DrawingFailed, Engine
from cxlint.renderers.excerpt import excerpt
from cxlint.renderers.placement import Placement
from cxlint.renderers.scene import Scene
from cxlint.renderers.signs import Ground, disc_pins, sign_pins
from cxlint.renderers.text import has_unmeasured
from cxlint.renderers.theme import THEMES, Theme

Format = Literal["svg", "png", "dot", "pdf"]
FORMATS: tuple[Format, ...] = ("svg", "png", "dot", "pdf")

HURRIED_FROM = 150
"""Touchpoints from which the layout gets less time to become beautiful."""

EXCERPT_FROM = 400
"""Touchpoints from which a map shows an excerpt: nobody reads more, and layout takes too long."""

MOST_TOUCHPOINTS = 110
"""Touchpoints in an excerpt, besides the boxes that stand for the others."""

FEWER_TOUCHPOINTS = (50, 20)
"""Touchpoints in the excerpts that are drawn when everything else has failed."""


FLAT = "Drawn without stages, because they are too interwoven to be framed."
FLAT_EXCERPT = "Drawn without stages, because a box of several steps can belong to several of them."


@dataclass(frozen=True, slots=True)
class Picture:
    """A map: its bytes, and sentences about what it does not show."""

    data: bytes
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rung:
    """One try at drawing, from the most beautiful to the safest. ``seconds`` limits the layout.

    ``most`` is the number of touchpoints shown, 0 for all.
    """

    settings: dot.Settings
    seconds: float
    most: int = 0
    remark: str = ""


def draw(
    journey: Journey,
    findings: Sequence[Finding],
    *,
    format: Format,
    theme: str = "light",
    highlight: Finding | None = None,
    engine_name: str | None = None,
    file: str = "",
) -> Picture:
    """The map of a journey with its findings.

    *findings* are those of this journey, with their numbers; suppressed ones are left out.
    *highlight* is the finding whose way is drawn strong (default: the first that has one).
    *engine_name* is ``graphviz-pure``, ``dot`` or None for the usual one. *file* is the name to
    show instead of the journey's own. Same input, same bytes. Raises
    :class:`cxlint.errors.RenderError` with a way out when nothing can be drawn.
    """
    colours = _theme(theme)
    if format not in FORMATS:
        raise RenderError(f"A map cannot be written as “{format}”. Choose one of {', '.join(FORMATS)}.")
    shown = sorted((f for f in findings if not f.suppressed), key=lambda finding: finding.number)
    chosen = highlight or next((finding for finding in shown if finding.steps), None)
    if format == "dot":
        return _as_text(journey, shown, chosen, colours, file)
    return _as_picture(journey, shown, chosen, colours, file, format, engine_name)


def _theme(name: str) -> Theme:
    try:
        return THEMES[name]
    except KeyError:
        raise RenderError(f"There is no theme “{name}”. Choose light or dark.") from None


def _as_text(
    journey: Journey, findings: Sequence[Finding], highlight: Finding | None, theme: Theme, file: str
) -> Picture:
    scene = compose(journey, journey, findings, highlight, file)
    source = dot.kept_source(scene, theme, page.header(scene, theme), page.footer(scene, theme))
    return Picture(source.encode("utf-8"))


def _as_picture(
    journey: Journey,
    findings: Sequence[Finding],
    highlight: Finding | None,
    theme: Theme,
    file: str,
    format: Format,
    engine_name: str | None,
) -> Picture:
    scene = compose(journey, journey, findings, highlight, file)
    unmeasured = format == "png" and any(map(has_unmeasured, scene.texts))
    tool = engine.choose(engine_name, system_only=format == "pdf", prefer_system=unmeasured)
    remarks = list[str]()
    if unmeasured and not tool.system:
        remarks.append(
            "Some characters show as boxes, because the built-in fonts lack them. Write SVG, or install Graphviz."
        )
    failures = list[str]()
    for rung in ladder(len(scene.boxes), len(scene.lines), lanes=bool(scene.lanes)):
        part = excerpt(journey, findings, highlight, rung.most) if rung.most else None
        if part is not None:
            scene = compose(journey, part.journey, findings, highlight, file, part.stand_ins)
        try:
            data = _paint(scene, theme, rung, tool, format)
        except DrawingFailed as failure:
            failures.append(str(failure))
            continue
        told = [part.remark] if part is not None and part.remark else []
        return Picture(data, (*remarks, *told, *([rung.remark] if rung.remark else [])))
    raise RenderError(f"The map could not be drawn: {failures[-1]}. {engine.HOW_TO_GO_ON}")


def ladder(touchpoints: int, lines: int, *, lanes: bool) -> Iterator[Rung]:
    """The tries for a journey of this size, best first."""
    most = MOST_TOUCHPOINTS if touchpoints > EXCERPT_FROM or lines > 2 * EXCERPT_FROM else 0
    hurried = touchpoints > HURRIED_FROM or lines > 2 * HURRIED_FROM
    flat = FLAT if lanes else ""
    if most:
        for fewer in (most, *FEWER_TOUCHPOINTS):
            if touchpoints > fewer:
                yield Rung(dot.Settings(lanes=False, hurried=True), 8, fewer, FLAT_EXCERPT if lanes else "")
        return
    yield Rung(dot.Settings(lanes=lanes, hurried=hurried), 12)
    if lanes:
        yield Rung(dot.Settings(newrank=True, hurried=hurried), 10)
        yield Rung(dot.Settings(lanes=False, hurried=hurried), 10, remark=flat)
    if not hurried:
        yield Rung(dot.Settings(lanes=False, hurried=True), 10, remark=flat)
    for fewer in FEWER_TOUCHPOINTS:
        if touchpoints > fewer:
            yield Rung(dot.Settings(lanes=False, hurried=True), 8, fewer, flat)


def _paint(scene: Scene, theme: Theme, rung: Rung, tool: Engine, format: Format) -> bytes:
    source = dot.layout_source(scene, theme, rung.settings)
    places = placement.read(engine.run(tool, source, ("-Kdot", "-Tjson0"), rung.seconds))
    around = page.arrange(scene, theme, places.area.width)
    items = around.labels | page.map_labels(scene, theme)
    measured = engine.run(tool, dot.measure_source(items), ("-Kdot", "-Tjson0"), 20)
    pins = _pins(scene, around, placement.sizes(measured), places, theme, lanes=rung.settings.lanes)
    dpi = _dots_per_inch(places) if format == "png" else 0
    final = dot.paint_source(scene, theme, places, pins, lanes=rung.settings.lanes, dpi=dpi)
    return engine.run(tool, final, ("-Kneato", "-n2", f"-T{format}"), 30)


def _pins(
    scene: Scene, around: page.Page, sizes: page.Sizes, places: Placement, theme: Theme, *, lanes: bool
) -> list[dot.Pin]:
    ground = Ground(list(places.boxes.values()))
    words = list(page.label_pins(scene, places, sizes, ground, theme, lanes=lanes))
    discs = disc_pins(scene, places, ground, theme)
    signs = sign_pins(scene, places, ground, theme)
    return [*words, *signs, *discs, *page.page_pins(scene, around, sizes, places, theme)]


def _dots_per_inch(places: Placement) -> float:
    """Sharp enough for a screen, but never more than some 40 million dots."""
    inches = max(places.area.width / 72, 8) * max(places.area.height / 72 + 6, 8)
    longest = max(places.area.width / 72, places.area.height / 72 + 6, 8)
    return float(round(max(36.0, min(168.0, math.sqrt(40e6 / inches), 16000 / longest))))
