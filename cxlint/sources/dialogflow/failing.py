"""Draws what becomes of customers who are not understood or say nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from cxlint.sources.dialogflow import handlers as h
from cxlint.sources.dialogflow.agents import Parameter
from cxlint.sources.dialogflow.drawing import Drawing, Spot
from cxlint.sources.dialogflow.handlers import Handler
from cxlint.sources.dialogflow.steps import go, steps

FAMILIES: Final = (("no-match", "no_match"), ("no-input", "no_input"))


def failing(
    drawing: Drawing,
    source: str,
    levels: Sequence[Mapping[str, Handler]],
    spot: Spot,
    parameter: Parameter | None = None,
) -> None:
    """Draw what becomes of customers who are not understood or say nothing at *source*.

    A parameter without any handler is asked for again. Source: the API's reference of forms. A page
    whose handler does nothing at all goes on waiting in silence, so nothing is repeated. A handler
    that asks a webhook may count and lead elsewhere, which the design does not show. A parameter that
    takes anything is never misunderstood (``@sys.any`` in the reference of system entities), so that
    only what is written for it there is drawn, if it leads elsewhere.
    """
    for family, event in FAMILIES:
        around = [*levels, drawing.flow.start.events]
        certain = parameter is not None and parameter.takes_anything and event == "no_match"
        found = h.ladder(around[:1] if certain else around, family)
        if certain and found.retries is None:
            continue
        if found.last is not None and found.retries is not None:
            go(drawing, source, event, found.last, spot, retry=found.retries, say=found.says)
        elif found.last is not None and found.last.does.webhook:
            does = replace(found.last.does, opaque=True)
            made = steps(drawing, (spot.name, event), does, found.last.place)
            drawing.canvas.way(source, made[0], event, found.last.place)
        elif found.last is not None and parameter is None and found.last.does.silent:
            continue
        elif found.last is not None:
            drawing.canvas.way(source, source, event, found.last.place, say=found.says)
        elif parameter is not None:
            drawing.canvas.way(source, source, event, parameter.place, say=found.says)
