"""The legend of a map: only what this map shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxlint.renderers import labels
from cxlint.renderers.dot import FONT, Pin
from cxlint.renderers.scene import Scene
from cxlint.renderers.signs import star
from cxlint.renderers.text import shorten
from cxlint.renderers.theme import GROUPS, Theme

LINE_HEIGHT = 18.0
"""Points from one line of the legend to the next."""

_SIZE = 10
_AFTER = 14.0
_ROOM = {"patch": 18.0, "frame": 21.0, "dot": 14.0, "star": 16.0, "dashes": 29.0, "stroke": 29.0}
"""Points that each kind of sign takes, its distance to the words included."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of the legend, and the kind and colour of the sign before them, if any."""

    label: str
    sign: str = ""
    colour: str = ""


def entries(scene: Scene, theme: Theme) -> dict[str, Entry]:
    """What the legend explains, by name, in order."""
    return dict(_entries(scene, theme))


def _entries(scene: Scene, theme: Theme) -> Iterator[tuple[str, Entry]]:
    for group in GROUPS:
        used = dict.fromkeys(box.channel for box in scene.boxes if box.group == group and box.channel)
        if used and group != "backstage":
            words = shorten(" · ".join(channel.replace("_", " ") for channel in used), 40)
            yield f"k-{group}", _entry(words, theme.text, "patch", theme.border(group))
    if any(box.backstage for box in scene.boxes):
        yield "k-backstage", _entry("behind the scenes", theme.text, "frame", theme.border("backstage"))
    if any(box.entry for box in scene.boxes):
        yield "k-start", _entry("start", theme.muted, "dot", theme.text)
    if any(box.star for box in scene.boxes):
        yield "k-star", _entry("moment of truth", theme.muted, "star", theme.text)
    if any(line.fallback for line in scene.lines):
        yield "k-dashed", _entry("when something fails", theme.muted, "dashes", theme.line)
    if any(line.share for line in scene.lines):
        yield "k-share", _entry("line width: share of customers", theme.muted)
    if scene.path:
        words = f"how finding {scene.highlighted} happens" if scene.highlighted else "how it happens"
        yield "k-path", _entry(words, theme.witness, "stroke", theme.witness, bold=True)


def _entry(words: str, colour: str, sign: str = "", ink: str = "", *, bold: bool = False) -> Entry:
    return Entry(labels.plain([(words, colour)], _SIZE, bold=bold), sign, ink)


def lines(
    legend: Mapping[str, Entry], sizes: Mapping[str, tuple[float, float]], width: float
) -> list[list[tuple[str, Entry]]]:
    """The entries in lines of at most *width* points."""
    found: list[list[tuple[str, Entry]]] = [[]]
    used = 0.0
    for name, entry in legend.items():
        needed = _ROOM.get(entry.sign, 0.0) + sizes[name][0] + _AFTER
        if found[-1] and used + needed > width:
            found.append([])
            used = 0.0
        found[-1].append((name, entry))
        used += needed
    return found


def pins(
    line: list[tuple[str, Entry]],
    sizes: Mapping[str, tuple[float, float]],
    left: float,
    top: float,
    theme: Theme,
) -> Iterator[Pin]:
    """One line of the legend, put down from *left* to right."""
    middle = top - LINE_HEIGHT / 2
    for name, entry in line:
        yield from _sign(name, entry, left, middle, theme)
        left += _ROOM.get(entry.sign, 0.0)
        width = sizes[name][0]
        words = {"shape": "plain", "label": entry.label, "fontname": FONT}
        drop = labels.BOLD_DROP if entry.sign == "stroke" else 0.0
        yield Pin(name, left + width / 2, middle - drop, words)
        left += width + _AFTER


def _sign(name: str, entry: Entry, left: float, middle: float, theme: Theme) -> Iterator[Pin]:
    if entry.sign == "patch":
        yield _bar(name, left + 6, middle, (12, 9), entry.colour)
    elif entry.sign == "frame":
        frame = _bar(name, left + 7.5, middle, (15, 9), entry.colour).attributes
        look = {**frame, "style": "filled,dashed", "fillcolor": theme.fill("backstage"), "penwidth": "1"}
        yield Pin(f"{name}-sign", left + 7.5, middle, look)
    elif entry.sign == "dot":
        yield Pin(
            f"{name}-sign",
            left + 5,
            middle,
            {**_bar(name, 0, 0, (9, 9), entry.colour).attributes, "shape": "circle"},
        )
    elif entry.sign == "star":
        yield star(f"{name}-sign", (left + 6, middle), theme)
    elif entry.sign == "stroke":
        yield _bar(name, left + 11, middle, (22, 3.6), entry.colour)
    elif entry.sign == "dashes":
        for nth in range(3):
            yield _bar(f"{name}-{nth}", left + 3 + nth * 8.5, middle, (5, 1.4), entry.colour)


def _bar(name: str, x: float, y: float, size: tuple[float, float], colour: str) -> Pin:
    look = {"shape": "box", "label": "", "style": "filled", "color": colour, "fillcolor": colour}
    width, height = (f"{side / 72:.4f}" for side in size)
    fixed = {"width": width, "height": height, "fixedsize": "true", "penwidth": "0"}
    return Pin(f"{name}-sign", x, y, look | fixed)
