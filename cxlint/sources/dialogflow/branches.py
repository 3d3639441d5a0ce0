"""Draws what a page does by itself, and where it leads beside that."""

from __future__ import annotations

from typing import Final

from cxlint.sources.dialogflow import handlers as h
from cxlint.sources.dialogflow.drawing import Drawing, Spot
from cxlint.sources.dialogflow.handlers import Handler
from cxlint.sources.dialogflow.plans import Plan, sure
from cxlint.sources.dialogflow.steps import go, steps, webhook_errors

ELSE_SAID: Final = "says something else"
"""The way from a question to what is understood beside its answer."""


def spot_of(plan: Plan, stay: str | None = None) -> Spot:
    """Where a handler of a page is taken, and where customers are who stay."""
    return Spot(plan, plan.main, plan.stay if stay is None else stay)


def hubs(drawing: Drawing, plan: Plan, source: str) -> list[str]:
    """The touchpoints with what is understood by route groups, and anywhere in the flow."""
    found = [drawing.groups[group.name] for group in plan.groups if group.name in drawing.groups]
    if not plan.start and drawing.anywhere_leads:
        found.append(drawing.anywhere)
    elif plan.start and drawing.anywhere_leads and drawing.anywhere != source:
        found = [drawing.anywhere]
    return list(dict.fromkeys(found))


def beside(drawing: Drawing, plan: Plan, source: str) -> None:
    """The ways to what is understood by route groups, and anywhere in the flow."""
    for hub in hubs(drawing, plan, source):
        drawing.canvas.way(source, hub, "option", plan.page.place, key=ELSE_SAID)


def rest_of(drawing: Drawing, plan: Plan) -> str:
    """Where nothing more happens by itself, which is drawn when something leads there.

    It is an ending, unless customers are understood who say something else there.
    """
    identifier = plan.rest or drawing.canvas.fresh(plan.main, "rest")
    if identifier in drawing.canvas.touchpoints:
        return identifier
    end = identifier
    if hubs(drawing, plan, identifier):
        end = drawing.canvas.fresh(plan.main, "end")
        drawing.canvas.add(
            identifier, "decision", f"{plan.name}: anything else", plan.page.place,
            type="rest", id=plan.page.id, attributes={"basis": "answer"},
        )  # fmt: skip
        beside(drawing, plan, identifier)
        drawing.canvas.way(identifier, end, "else", plan.page.place)
    drawing.canvas.add(
        end, "end", f"End of {plan.name}", plan.page.place,
        type="rest", id=plan.page.id, attributes={"ends": "piece"},
    )  # fmt: skip
    return identifier


Ends = list[tuple[str, str]]
"""Touchpoints, and the events on which they are left, that still lead nowhere."""


def branches(drawing: Drawing, plan: Plan, ends: Ends, node: str) -> Ends:
    """Draw the routes by condition in their order, from the loose *ends* on; the ends left over.

    *node* is the touchpoint that may branch, empty when there is none yet. Whoever comes back from
    another flow goes on with the routes after the one that led there.
    """
    form = bool(plan.params)
    for number, handler in enumerate(plan.conditions):
        certain = sure(handler, form)
        if not certain:
            node = node or _decision(drawing, plan, ends, handler)
        if not handler.leads_away:
            ends, node = _passing(drawing, plan, ends, node, handler, certain), ""
            continue
        following = _after_call(drawing, plan, handler, last=number + 1 == len(plan.conditions))
        for source, event in ends if certain else [(node, "condition")]:
            go(drawing, source, event, handler, spot_of(plan, following))
        ends = [] if certain else [(node, "else")]
        if following and number + 1 < len(plan.conditions):
            node = _decision(drawing, plan, ends, handler, following)
            ends = [(node, "else")]
    return ends


def _after_call(drawing: Drawing, plan: Plan, handler: Handler, last: bool) -> str | None:
    """Where customers come back to from the flow that a route calls; None when it calls none."""
    if handler.target.kind != h.FLOW:
        return None
    return rest_of(drawing, plan) if last else drawing.canvas.fresh(plan.main, "routes")


def _passing(drawing: Drawing, plan: Plan, ends: Ends, node: str, handler: Handler, certain: bool) -> Ends:
    """Draw a route that leads nowhere: something is said or done, and the next route has its turn."""
    made = steps(drawing, (plan.main, "then" if certain else "if"), handler.does, handler.place)
    webhook_errors(drawing, made, handler.does, spot_of(plan))
    if certain:
        _join(drawing, ends, made[0], handler)
        return [(made[-1], "next")]
    drawing.canvas.way(node, made[0], "condition", handler.place, condition=handler.condition)
    return [(node, "else"), (made[-1], "next")]


def _join(drawing: Drawing, ends: Ends, target: str, handler: Handler) -> None:
    for source, event in ends:
        drawing.canvas.way(source, target, event, handler.place)


def _decision(drawing: Drawing, plan: Plan, ends: Ends, handler: Handler, identifier: str = "") -> str:
    """The touchpoint that decides which route by condition is taken."""
    fresh = plan.routes and plan.routes not in drawing.canvas.touchpoints
    identifier = identifier or (plan.routes if fresh else drawing.canvas.fresh(plan.main, "routes"))
    drawing.canvas.add(
        identifier, "decision", drawing.canvas.untold(f"{plan.name}: what next"), handler.place,
        type="page", id=plan.page.id, attributes={"basis": "data"},
    )  # fmt: skip
    _join(drawing, ends, identifier, handler)
    return identifier
