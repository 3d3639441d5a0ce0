"""Draws where handlers lead, and what happens on the way: texts, webhooks, handing over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from cxlint.journey.model import Reference
from cxlint.locations import Location
from cxlint.sources.dialogflow import handlers as h
from cxlint.sources.dialogflow.canvas import FORMAT
from cxlint.sources.dialogflow.drawing import Drawing, Spot, flow_name
from cxlint.sources.dialogflow.fulfilments import Fulfilment
from cxlint.sources.dialogflow.handlers import Handler
from cxlint.sources.naming import quoted

WEBHOOK_EVENTS: Final[Mapping[str, tuple[str, str]]] = {
    "webhook-error": ("error", ""),
    "webhook-error-timeout": ("timeout", ""),
    "webhook-error-bad-request": ("error", "bad request"),
    "webhook-error-rejected": ("error", "rejected"),
    "webhook-error-unavailable": ("error", "unavailable"),
    "webhook-error-not-found": ("error", "not found"),
}
"""Events of webhooks that fail: what they are, and their words. Source: the guide to state handlers."""

WANTS_A_PERSON: Final = "wants a person"
NOBODY: Final = "nobody handles it"
"""What becomes of those who want a person where the flow that called does nothing about it."""

OUTCOMES: Final[Mapping[str, tuple[str, str, str]]] = {
    h.END_FLOW: ("", "outcome", "done"),
    h.FAILED: ("flow-failed", "fail", ""),
    h.CANCELLED: ("flow-cancelled", "outcome", "cancelled"),
    h.ESCALATED: ("flow-failed-human-escalation", "outcome", WANTS_A_PERSON),
}
"""For each way in which a flow ends: the event its caller gets, and what that is to customers."""

SYMBOL_NAMES: Final[Mapping[str, str]] = {
    h.END_SESSION: "End Session",
    h.END_FLOW: "End Flow",
    h.FAILED: "End Flow With Failure",
    h.CANCELLED: "End Flow With Cancellation",
    h.ESCALATED: "End Flow With Human Escalation",
}


# --- going somewhere ------------------------------------------------------------------------------


def go(
    drawing: Drawing,
    source: str,
    event: str,
    handler: Handler,
    spot: Spot,
    *,
    key: str = "",
    label: str = "",
    retry: int | None = None,
    say: tuple[str, ...] = (),
) -> None:
    """Draw the way of *handler* from *source*, with all that happens on it."""
    does = handler.does
    told = not handler.always and not (handler.when_filled and event in ("next", "else"))
    goals = list(arrivals(drawing, handler, spot))
    if handler.only_says:
        say, firsts = (*say, *does.texts), [spot.stay] if spot.stay else []
    else:
        firsts = _on_the_way(drawing, handler, spot, key or label or event, goals)
    for target in firsts:
        drawing.canvas.way(
            source, target, event, handler.place, key=key, label=label,
            condition=handler.condition if told else "", retry=retry, say=say,
        )  # fmt: skip


def _on_the_way(drawing: Drawing, handler: Handler, spot: Spot, why: str, goals: list[str]) -> list[str]:
    """Draw what happens before the *goals*; the ids of what comes first.

    What a handler that many places share does is drawn once for each place where it leads.
    """
    onward = [] if handler.does.person and handler.stays else goals
    shared = (handler.place, tuple(onward))
    if shared in drawing.shared and not handler.does.webhook:
        return drawing.shared[shared]
    made = steps(drawing, (spot.name, why), handler.does, handler.place)
    for goal in onward if made else ():
        drawing.canvas.way(made[-1], goal, "next", handler.place)
    if made and handler.stays:
        webhook_errors(drawing, made, handler.does, spot)
    drawing.shared[shared] = made[:1] or onward
    return drawing.shared[shared]


def steps(drawing: Drawing, base: tuple[str, str], does: Fulfilment, place: Location) -> list[str]:
    """The touchpoints of a fulfilment, joined to each other; their ids in order."""
    canvas, made = drawing.canvas, []
    unclear = does.opaque
    if does.heard:
        title = quoted(does.texts[0]) if does.texts else "Show something"
        made.append(
            canvas.add(
                canvas.fresh(*base, "says"), "message", title, place,
                type="fulfilment", prompt=does.said, incomplete=unclear and not does.webhook,
            )
        )  # fmt: skip
    if does.webhook:
        made.append(webhook(drawing, canvas.fresh(*base, does.webhook), does, place))
    if does.person:
        made.append(person(drawing, canvas.fresh(*base, "person"), does, place))
    if unclear and not made:
        made.append(
            canvas.add(
                canvas.fresh(*base), "task", "Something unseen", place, type="fulfilment", incomplete=True
            )
        )
    for one, following in pairwise(made):
        canvas.way(one, following, "next", place)
    return made


def webhook(drawing: Drawing, identifier: str, does: Fulfilment, place: Location) -> str:
    """The task in which a webhook is called."""
    return drawing.canvas.add(
        identifier, "task", f"Webhook {does.webhook}", place,
        type="webhook", id=does.webhook, tag=does.tag, incomplete=does.opaque,
    )  # fmt: skip


def person(drawing: Drawing, identifier: str, does: Fulfilment, place: Location) -> str:
    """The touchpoint at which a person takes over."""
    number = does.person != "agent"
    title = f"Transfer to {does.person}" if number and does.person != "number" else "Transfer call"
    return drawing.canvas.add(
        identifier,
        "transfer",
        title if number else "Hand over to a person",
        place,
        type="telephonyTransferCall" if number else "liveAgentHandoff",
        attributes={"transfer_target": "number" if number else "internal"},
        channel="phone" if number else None,
    )


def webhook_errors(drawing: Drawing, made: Sequence[str], does: Fulfilment, spot: Spot) -> None:
    """The ways of a webhook that fails where no target is set; without a handler it fails silently."""
    if not does.webhook:
        return
    task = next(one for one in made if drawing.canvas.touchpoints[one].source["type"] == "webhook")
    levels = _levels(drawing, spot)
    for event, (meant, label) in WEBHOOK_EVENTS.items():
        handler = next((level[event] for level in levels if event in level), None)
        if handler is not None and handler.leads_away:
            go(drawing, task, meant, handler, spot, label=label)


def _levels(drawing: Drawing, spot: Spot) -> list[Mapping[str, Handler]]:
    own = [spot.plan.page.events] if spot.plan is not None and not spot.plan.start else []
    return [*own, drawing.flow.start.events]


# --- arriving -------------------------------------------------------------------------------------


def arrivals(drawing: Drawing, handler: Handler, spot: Spot) -> Iterator[str]:
    """The ids of the touchpoints where a handler leads: one, or all pages that may have been before."""
    target = handler.target
    if target.kind == h.PAGE:
        plan = drawing.page_by(target.name)
        yield plan.entry if plan is not None else target.name
    elif target.kind == h.FLOW:
        yield _flow(drawing, drawing.flow_by(target.name), handler, spot)
    elif target.kind == h.PLAYBOOK:
        yield _playbook(drawing, target.name, handler.place)
    elif target.kind == h.SYMBOL:
        yield from _symbol(drawing, target.name, handler, spot)
    elif spot.stay:
        yield spot.stay


def _symbol(drawing: Drawing, symbol: str, handler: Handler, spot: Spot) -> Iterator[str]:
    if symbol == h.START_PAGE and drawing.start is not None:
        yield drawing.start.entry
    elif symbol == h.CURRENT_PAGE:
        yield from [spot.plan.entry] if spot.plan is not None else []
    elif symbol == h.PREVIOUS_PAGE:
        yield from _previous(drawing, handler, spot)
    elif symbol == h.END_SESSION or symbol in h.LEAVING:
        yield _leaving(drawing, symbol, handler.place)


def _previous(drawing: Drawing, handler: Handler, spot: Spot) -> Iterator[str]:
    """The page before: the only one that there may be, or a touchpoint that leads to all of them."""
    name = spot.plan.page.name if spot.plan is not None else ""
    before = [drawing.plans[one].stay for one in drawing.before.get(name, ())]
    if len(before) < 2:
        yield from before or [spot.stay] * bool(spot.stay)
        return
    if name not in drawing.back:
        drawing.back[name] = drawing.canvas.add(
            drawing.canvas.fresh(spot.name, "Previous Page"), "decision", f"Back from {name}", handler.place,
            type=h.PREVIOUS_PAGE, attributes={"basis": "data"}, leads_back=True,
        )  # fmt: skip
        for one in before:
            drawing.canvas.way(drawing.back[name], one, "condition", handler.place, label=f"came from {one}")
    yield drawing.back[name]


def _leaving(drawing: Drawing, symbol: str, place: Location) -> str:
    """The touchpoint at which the session or the flow ends; what that means is drawn at the end."""
    if symbol not in drawing.leaving:
        identifier = drawing.canvas.fresh(SYMBOL_NAMES[symbol])
        drawing.leaving[symbol] = drawing.canvas.add(
            identifier, "end", SYMBOL_NAMES[symbol], place, type=symbol, attributes={"ends": "contact"}
        )
    return drawing.leaving[symbol]


def _flow(drawing: Drawing, name: str, handler: Handler, spot: Spot) -> str:
    """Another flow, which comes back to the page it was called from; the same one starts again."""
    if name == drawing.flow.name and drawing.start is not None:
        return drawing.start.entry
    known = drawing.called.get((spot.name, name))
    if known is not None:
        return known
    identifier = drawing.canvas.fresh(spot.name, name)
    drawing.called[spot.name, name] = identifier
    drawing.calls.setdefault(name, []).append(identifier)
    raised = drawing.raised.get(name, frozenset())
    reference = Reference(flow_name(drawing.agent, name), FORMAT, returns=bool(raised))
    drawing.canvas.add(identifier, "call", name, handler.place, type="flow", reference=reference, id=name)
    for symbol, (event, meant, key) in OUTCOMES.items():
        if symbol in raised:
            _come_back(drawing, identifier, event, meant, key, spot, handler.place)
    return identifier


def _come_back(
    drawing: Drawing, call: str, event: str, meant: str, key: str, spot: Spot, place: Location
) -> None:
    levels = _levels(drawing, spot) if event else []
    handler = next((level[event] for level in levels if event in level), None)
    if handler is not None:
        go(drawing, call, meant, handler, replace(spot, stay=drawing.return_to(spot)), key=key)
        return
    back = drawing.return_to(spot)
    if key == WANTS_A_PERSON:
        key = f"{key}, {NOBODY}"
    if back:
        drawing.canvas.way(call, back, meant, place, key=key)


def _playbook(drawing: Drawing, name: str, place: Location) -> str:
    """A playbook: a bot of which nothing is known but its name."""
    if name not in drawing.playbooks:
        identifier = drawing.canvas.fresh("playbook", name)
        drawing.playbooks[name] = identifier, place
        drawing.canvas.add(identifier, "bot", name, place, type="playbook", id=name, incomplete=True)
    return drawing.playbooks[name][0]
