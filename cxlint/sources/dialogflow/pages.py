"""Draws the pages of a flow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from cxlint.sources.dialogflow import handlers as h
from cxlint.sources.dialogflow.agents import Page, Parameter
from cxlint.sources.dialogflow.branches import ELSE_SAID, beside, branches, rest_of, spot_of
from cxlint.sources.dialogflow.drawing import Drawing, Spot
from cxlint.sources.dialogflow.failing import failing
from cxlint.sources.dialogflow.handlers import Handler
from cxlint.sources.dialogflow.plans import Plan
from cxlint.sources.dialogflow.steps import go, person, webhook, webhook_errors

MOST_TOGETHER: Final = 3
"""Intents that share one way round, so that its words can be read on a map. Our choice."""


def draw(drawing: Drawing, plan: Plan) -> None:
    """Draw all touchpoints and ways of a page."""
    page = plan.page
    if plan.kind == "form":
        _form(drawing, plan)
    elif page.broken and not (page.routes or page.entry.noticed):
        drawing.canvas.add(
            plan.main, "task", plan.name, page.place, type=_type(plan), id=page.id, incomplete=True
        )
    else:
        _plain(drawing, plan)


def _type(plan: Plan) -> str:
    return "start page" if plan.start else "page"


# --- pages without a form -------------------------------------------------------------------------


def _plain(drawing: Drawing, plan: Plan) -> None:
    page, entry = plan.page, plan.page.entry
    if entry.webhook:
        webhook(drawing, plan.entry, entry, page.place)
        drawing.canvas.way(plan.entry, plan.main, "next", page.place)
        webhook_errors(drawing, [plan.entry], entry, spot_of(plan))
    drawing.canvas.add(
        plan.main,
        plan.kind,
        plan.name,
        page.place,
        type=_type(plan),
        id=page.id,
        prompt=entry.said,
        attributes=_attributes(plan),
        incomplete=page.broken or (entry.opaque and not entry.webhook),
        generated=entry.generated,
    )
    if plan.kind == "bot":
        _waiting(drawing, plan, plan.main)
        for handler in plan.conditions:
            if handler.leads_away or handler.does.opaque:
                go(drawing, plan.main, "condition", handler, spot_of(plan))
    elif plan.kind == "end":
        beside(drawing, plan, plan.main)
    else:
        ends = branches(drawing, plan, [(plan.main, "next")], node=plan.main)
        for source, event in ends if plan.kind != "transfer" else []:
            drawing.canvas.way(source, rest_of(drawing, plan), event, page.place)
        if plan.start and drawing.anywhere:
            drawing.canvas.way(plan.main, drawing.anywhere, "option", page.place, key=ELSE_SAID)


def _attributes(plan: Plan) -> dict[str, Any]:
    if plan.kind == "bot":
        return {"inputs": ("speech", "text")}
    if plan.kind == "decision":
        return {"basis": "data"}
    if plan.kind == "transfer":
        number = plan.page.entry.person != "agent"
        return {"transfer_target": "number" if number else "internal"}
    return {"ends": "piece"} if plan.kind == "end" else {}


# --- pages with a form ----------------------------------------------------------------------------


def _form(drawing: Drawing, plan: Plan) -> None:
    _entry(drawing, plan)
    for number, (parameter, identifier) in enumerate(zip(plan.params, plan.inputs, strict=True)):
        _input(drawing, plan, parameter, identifier)
        if number + 1 < len(plan.inputs):
            following = plan.inputs[number + 1]
            drawing.canvas.way(identifier, following, "next", parameter.place, label="answered")
    if plan.words:
        _words(drawing, plan)
    for source, event in branches(drawing, plan, [(plan.inputs[-1], "next")], node=""):
        drawing.canvas.way(source, rest_of(drawing, plan), event, plan.page.place)


def _entry(drawing: Drawing, plan: Plan) -> None:
    """What is said and done before a form is filled."""
    page, entry = plan.page, plan.page.entry
    made = []
    if entry.heard or entry.person:
        kind = "message" if entry.heard else "task"
        made.append(
            drawing.canvas.add(
                plan.main, kind, plan.name, page.place, type="page", id=page.id, prompt=entry.said,
                incomplete=page.broken or entry.opaque,
            )
        )  # fmt: skip
    if entry.webhook:
        identifier = plan.entry if not made else drawing.canvas.fresh(plan.main, entry.webhook)
        made.append(webhook(drawing, identifier, entry, page.place))
    if entry.person:
        made.append(person(drawing, drawing.canvas.fresh(plan.main, "person"), entry, page.place))
    for one, following in zip(made, [*made[1:], plan.inputs[0]], strict=False):
        drawing.canvas.way(one, following, "next", page.place)
    if entry.webhook:
        webhook_errors(drawing, made, entry, spot_of(plan, plan.inputs[0]))


def _input(drawing: Drawing, plan: Plan, parameter: Parameter, identifier: str) -> None:
    attributes: dict[str, Any] = {"inputs": ("speech", "text", *(("dtmf",) if parameter.keypad else ()))}
    if parameter.sensitive:
        attributes["sensitive"] = (parameter.name,)
    drawing.canvas.add(
        identifier,
        "input",
        f"{plan.name}: {parameter.name}",
        parameter.place,
        type="form parameter",
        id=parameter.name,
        prompt=parameter.asks.said,
        asks=(parameter.name,),
        attributes=attributes,
        incomplete=plan.page.broken or parameter.asks.opaque,
        entity=parameter.entity,
        webhook=parameter.asks.webhook,
    )
    spot = spot_of(plan, identifier)
    if plan.words:
        drawing.canvas.way(identifier, plan.words, "option", parameter.place, key=ELSE_SAID)
    else:
        beside(drawing, plan, identifier)
    failing(drawing, identifier, [parameter.handlers, plan.page.events], spot, parameter)
    invalid = parameter.handlers.get("sys-invalid-parameter")
    if invalid is not None and invalid.leads_away:
        go(drawing, identifier, "invalid", invalid, spot)


def _words(drawing: Drawing, plan: Plan) -> None:
    """What customers can say at every question of a form, and after it where the page waits."""
    waits = plan.rest == plan.words
    drawing.canvas.add(
        plan.words,
        "bot" if waits else "decision",
        f"{plan.name}: {'after the form' if waits else 'other words'}",
        plan.page.place,
        type="page",
        id=plan.page.id,
        attributes={"inputs": ("speech", "text")} if waits else {"basis": "answer"},
    )
    if waits:
        _waiting(drawing, plan, plan.words)
        return
    _choices(drawing, plan.words, plan.intents, spot_of(plan, plan.inputs[0]))
    _events(drawing, plan.words, plan.page, spot_of(plan, plan.inputs[0]))
    beside(drawing, plan, plan.words)


# --- what customers say ---------------------------------------------------------------------------


def _waiting(drawing: Drawing, plan: Plan, identifier: str) -> None:
    """The ways from a place that waits for what customers say."""
    spot = spot_of(plan, identifier)
    if not plan.start:
        _choices(drawing, identifier, plan.intents, spot)
        _events(drawing, identifier, plan.page, spot)
    elif drawing.anywhere == identifier:
        choices_anywhere(drawing, plan, identifier, spot)
    else:
        _choices(drawing, identifier, [one for one in plan.intents if one.stays], spot)
    beside(drawing, plan, identifier)
    own = [] if plan.start else [plan.page.events]
    failing(drawing, identifier, own, spot)


def choices_anywhere(drawing: Drawing, plan: Plan, identifier: str, spot: Spot) -> None:
    """What a flow understands wherever customers are."""
    _choices(drawing, identifier, plan.intents, spot)
    _events(drawing, identifier, plan.page, spot)


def _choices(drawing: Drawing, source: str, intents: Sequence[Handler], spot: Spot) -> None:
    round_about = [one for one in intents if spot.stay == source and one.only_says]
    for handler in intents:
        if handler not in round_about:
            go(drawing, source, "option", handler, spot, key=drawing.intent(handler))
    for first in range(0, len(round_about), MOST_TOGETHER):
        together = round_about[first : first + MOST_TOGETHER]
        drawing.canvas.way(
            source, source, "option", together[0].place,
            key=", ".join(dict.fromkeys(map(drawing.intent, together))),
            condition=together[0].condition if len(together) == 1 and not together[0].always else "",
            say=tuple(text for one in together for text in one.does.texts),
        )  # fmt: skip


def _events(drawing: Drawing, source: str, page: Page, spot: Spot) -> None:
    """Events from outside, such as a button that is clicked; those that lead nowhere are left out."""
    for handler in h.custom_events(page.events):
        if handler.leads_away:
            go(drawing, source, "option", handler, spot, key=handler.event)
