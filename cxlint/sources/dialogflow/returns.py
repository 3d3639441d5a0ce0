"""Draws the ways back from flows that can be asked for on many pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cxlint.sources.dialogflow.drawing import Drawing


def draw_returns(drawing: Drawing) -> None:
    """Lead customers who come back from such a flow to the pages where they may have asked for it.

    When a flow ends, the page that was active when it was called is active again. Source: the guide to
    flows.
    """
    into: dict[str, list[str]] = {}
    for way in drawing.canvas.ways if drawing.returns else ():
        if way.event == "option":
            into.setdefault(way.target, []).append(way.source)
    for hub, identifier in drawing.returns.items():
        pages = _left(drawing, hub, into)
        if len(pages) == 1:
            _retarget(drawing, identifier, pages[0])
        else:
            _decide(drawing, hub, identifier, pages)


def _left(drawing: Drawing, hub: str, into: Mapping[str, Sequence[str]]) -> list[str]:
    """The places from which customers got to a hub: pages that wait, and the hub where it waits itself."""
    touchpoints = drawing.canvas.touchpoints
    found, waiting, seen = dict[str, None](), [hub], {hub}
    if touchpoints[hub].kind == "bot":
        found[hub] = None
    for at in waiting:
        for source in into.get(at, ()):
            if source in seen:
                continue
            seen.add(source)
            here = touchpoints[source]
            if here.kind == "decision" and here.source["type"] != "rest":
                waiting.append(source)
            elif here.kind != "message":
                found[source] = None
    return list(found) or [hub]


def _retarget(drawing: Drawing, before: str, target: str) -> None:
    ways = drawing.canvas.ways
    ways[:] = [replace(way, target=target) if way.target == before else way for way in ways]


def _decide(drawing: Drawing, hub: str, identifier: str, pages: list[str]) -> None:
    canvas = drawing.canvas
    place = canvas.touchpoints[hub].location
    canvas.add(
        identifier, "decision", "Back to where it was said", place,
        type="page before the flow", attributes={"basis": "data"}, leads_back=True,
    )  # fmt: skip
    for page in pages:
        came_from = f"came from {canvas.touchpoints[page].title}"
        canvas.way(identifier, page, "condition", place, label=came_from)
