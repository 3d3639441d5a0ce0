"""Draws what it means that a flow ends: over, or back to the flows that called it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from cxlint import vocabulary as words
from cxlint.journey.journey import Journey
from cxlint.journey.model import Reference
from cxlint.sources.dialogflow import handlers as h
from cxlint.sources.dialogflow.agents import Flow, Page
from cxlint.sources.dialogflow.canvas import FORMAT
from cxlint.sources.dialogflow.drawing import Drawing, flow_name
from cxlint.sources.dialogflow.steps import NOBODY, OUTCOMES, SYMBOL_NAMES, WANTS_A_PERSON

PLAYBOOK: Final = "a playbook"
"""Stands among the callers of a flow for the playbooks that name it."""

PROMISE: Final = f"{WANTS_A_PERSON.capitalize()}, {NOBODY}"
"""The title of an escalation to a person that a calling flow does nothing about."""


def pages_of(flow: Flow) -> Iterator[Page]:
    """The start page, the others, and the route groups that they use."""
    pages = [flow.start, *flow.pages.values()]
    yield from pages
    used = {group for page in pages for group in page.groups}
    yield from (group for name, group in flow.groups.items() if name in used or group.id in used)


def is_pause(drawing: Drawing, journey: Journey) -> bool:
    """Whether a flow that others call only waits for one word and then leads back to them.

    It asks nothing of its own, so what customers find on hold is what it is like.
    """
    waiting = [one for one in journey.reached if one.kind in words.INPUT_KINDS]
    if [one.kind for one in waiting] != ["bot"] or drawing.calls:
        return False
    said = [way for way in journey.out(waiting[0].id) if way.deliberate]
    leaving = drawing.leaving.keys() - {h.END_FLOW, h.CANCELLED}
    more = any(one.kind in ("end", "transfer") or one.incomplete for one in journey.reached)
    return len(said) == 1 and not (leaving or more)


def draw(drawing: Drawing, callers: Mapping[str, Sequence[str]], first: bool) -> None:
    """Draw what it means that the flow ends: back to the flows that called it, or over.

    In the flow that conversations start in nobody has called it, so the session ends and, where a
    person was asked for, is handed over. Source: the guides to state handlers and to handoff.
    """
    backs: dict[str, str] = {}
    for symbol, identifier in drawing.leaving.items():
        if symbol == h.END_SESSION:
            continue
        if first:
            _last(drawing, symbol, identifier)
        else:
            _back(drawing, symbol, identifier, callers, backs)


def _last(drawing: Drawing, symbol: str, identifier: str) -> None:
    if symbol == h.ESCALATED:
        place = drawing.canvas.touchpoints[identifier].location
        drawing.canvas.add(
            identifier, "transfer", "Hand over to a person", place,
            type=symbol, attributes={"transfer_target": "internal"},
        )  # fmt: skip


def _back(
    drawing: Drawing,
    symbol: str,
    identifier: str,
    callers: Mapping[str, Sequence[str]],
    backs: dict[str, str],
) -> None:
    """Back to the only flow that calls this one, or to each of several; *backs* has those drawn."""
    canvas = drawing.canvas
    place = canvas.touchpoints[identifier].location
    handled = _handled(drawing, symbol, callers)
    name = PROMISE if (symbol, handled) == (h.ESCALATED, "no") else SYMBOL_NAMES[symbol]
    known = [*callers, *([PLAYBOOK] if drawing.flow.name in drawing.agent.playbook_flows else [])]
    if not known:
        canvas.add(identifier, "end", name, place, type=symbol, attributes={"ends": "piece"})
    elif len(known) == 1:
        title = f"{name}: back to {known[0]}"
        _come_back(drawing, identifier, title, known[0], callers, symbol, handled)
    else:
        basis = {"basis": "data"}
        canvas.add(identifier, "decision", name, place, type=symbol, attributes=basis, handled=handled)
        for caller in known:
            if caller not in backs:
                backs[caller] = canvas.fresh("Back to", caller)
                canvas.add(backs[caller], "end", f"Back to {caller}", place, type="flow")
                _come_back(drawing, backs[caller], f"Back to {caller}", caller, callers, "flow", "")
            canvas.way(identifier, backs[caller], "condition", place, label=f"came from {caller}")


def _come_back(
    drawing: Drawing,
    identifier: str,
    title: str,
    caller: str,
    callers: Mapping[str, Sequence[str]],
    symbol: str,
    handled: str,
) -> None:
    """Back to one caller; of a playbook nothing is known but that it goes on."""
    place = drawing.canvas.touchpoints[identifier].location
    if caller == PLAYBOOK:
        drawing.canvas.add(identifier, "bot", title, place, type="playbook", incomplete=True)
        return
    reference = _to_caller(drawing, caller, callers[caller])
    drawing.canvas.add(identifier, "call", title, place, type=symbol, reference=reference, handled=handled)


def _to_caller(drawing: Drawing, caller: str, calls: Sequence[str]) -> Reference:
    """The flow to go back to; the place in it only where there is just one."""
    place = calls[0] if len(calls) == 1 else ""
    return Reference(flow_name(drawing.agent, caller), FORMAT, touchpoint=place)


def _handled(drawing: Drawing, symbol: str, callers: Iterable[str]) -> str:
    """Whether every flow that called this one does something about the way it ended."""
    event = OUTCOMES[symbol][0]
    if not event:
        return ""
    flows = [drawing.agent.flows[caller] for caller in callers]
    return "yes" if all(any(event in page.events for page in pages_of(flow)) for flow in flows) else "no"
