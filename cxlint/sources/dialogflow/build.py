"""Makes journeys of the flows of agents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cxlint.journey.journey import Journey
from cxlint.locations import Location
from cxlint.sources.base import Flaw
from cxlint.sources.dialogflow import endings
from cxlint.sources.dialogflow import handlers as h
from cxlint.sources.dialogflow.agents import Agent, Flow, Page
from cxlint.sources.dialogflow.canvas import FORMAT, Canvas
from cxlint.sources.dialogflow.drawing import Drawing, Spot, flow_name
from cxlint.sources.dialogflow.endings import pages_of
from cxlint.sources.dialogflow.handlers import Handler
from cxlint.sources.dialogflow.intents import in_words
from cxlint.sources.dialogflow.pages import choices_anywhere, draw
from cxlint.sources.dialogflow.plans import Plan, plan
from cxlint.sources.dialogflow.returns import draw_returns
from cxlint.sources.dialogflow.steps import go
from cxlint.sources.naming import slug


def journeys(agents: Sequence[Agent]) -> tuple[tuple[Journey, ...], tuple[Flaw, ...]]:
    """The journeys of all flows, start flows first, and what could not be read."""
    made: list[Journey] = []
    flaws: list[Flaw] = []
    ids = Canvas()
    for agent in agents:
        for drawing, journey in _of_agent(agent, ids):
            made.append(journey)
            flaws += drawing.flow.notes.located(journey.id)
        flaws += agent.notes.located(made[-1].id if made else "")
    return tuple(made), tuple(flaws)


def _of_agent(agent: Agent, ids: Canvas) -> Iterator[tuple[Drawing, Journey]]:
    raised = {name: frozenset(_raised(flow)) for name, flow in agent.flows.items()}
    words = in_words(_intents(agent))
    drawings = {name: _drawn(Drawing(agent, flow, raised, words=words)) for name, flow in agent.flows.items()}
    used = _used(agent, drawings)
    callers: dict[str, dict[str, list[str]]] = {}
    for name in used:
        for callee, calls in drawings[name].calls.items():
            callers.setdefault(callee, {})[name] = calls
    for name in sorted(drawings, key=lambda one: (one != agent.start, one not in used)):
        drawing = drawings[name]
        endings.draw(drawing, callers.get(name, {}), first=name == agent.start)
        _tell_playbooks(drawing)
        journey = _journey(drawing, name in used, ids.fresh(slug(name)))
        entered = name == agent.start or name in agent.playbook_flows
        pause = not entered and bool(callers.get(name)) and endings.is_pause(drawing, journey)
        yield drawing, replace(journey, role="hold") if pause else journey


def _handlers(page: Page) -> Iterator[Handler]:
    yield from page.routes
    yield from page.events.values()
    for parameter in page.parameters:
        yield from parameter.handlers.values()


def _intents(agent: Agent) -> Iterator[str]:
    for flow in agent.flows.values():
        for page in pages_of(flow):
            yield from (route.intent for route in page.routes if route.intent)


def _raised(flow: Flow) -> Iterator[str]:
    """The ways in which a flow can end so that its caller goes on."""
    for page in pages_of(flow):
        if page.broken:
            yield from h.LEAVING  # whatever could not be read may do anything
        yield from (one.target.name for one in _handlers(page) if one.target.name in h.LEAVING)


def _used(agent: Agent, drawings: Mapping[str, Drawing]) -> dict[str, None]:
    """The flows that customers can get to; all of them when it is not known where they start."""
    found = dict.fromkeys(name for name in (agent.start, *agent.playbook_flows) if name in drawings)
    if not agent.start and not agent.by_playbook:
        return dict.fromkeys(drawings)
    waiting = list(found)
    for name in waiting:
        for callee in drawings[name].calls:
            if callee in drawings and callee not in found:
                found[callee] = None
                waiting.append(callee)
    return found


# --- drawing --------------------------------------------------------------------------------------


def _drawn(drawing: Drawing) -> Drawing:
    flow = drawing.flow
    for page in flow.pages.values():
        drawing.plans[page.name] = plan(page, _groups_of(drawing, page), drawing.canvas)
        drawing.names_by_id.setdefault(page.id, page.name)
    start = plan(flow.start, _groups_of(drawing, flow.start), drawing.canvas, start=True)
    drawing.start = start
    drawing.before = _before(drawing)
    _plan_groups(drawing)
    _plan_anywhere(drawing, start)
    draw(drawing, start)
    for one in drawing.plans.values():
        draw(drawing, one)
    _draw_groups(drawing)
    if drawing.anywhere and drawing.anywhere != start.main:
        _draw_anywhere(drawing, start)
    draw_returns(drawing)
    return drawing


def _groups_of(drawing: Drawing, page: Page) -> list[Page]:
    found = []
    for name in page.groups:
        known = drawing.flow.groups.get(name) or _by_id(drawing.flow.groups.values(), name)
        if known is not None:
            found.append(known)
        else:
            drawing.flow.notes.wrong(
                f"“{page.name}” uses the route group “{name}”, which is not in this agent.", page.place
            )
    return found


def _by_id(pages: Iterable[Page], identifier: str) -> Page | None:
    return next((page for page in pages if page.id == identifier), None)


def _before(drawing: Drawing) -> dict[str, list[str]]:
    """For each page the pages from which handlers lead to it."""
    found: dict[str, dict[str, None]] = {}
    for plan_ in drawing.plans.values():
        for handler in (*_handlers(plan_.page), *(one for group in plan_.groups for one in group.routes)):
            goal = drawing.page_by(handler.target.name) if handler.target.kind == h.PAGE else None
            if goal is not None:
                found.setdefault(goal.page.name, {})[plan_.page.name] = None
    return {name: list(before) for name, before in found.items()}


def _plan_groups(drawing: Drawing) -> None:
    used = [group for one in (*drawing.plans.values(), drawing.start) if one for group in one.groups]
    for group in {group.name: group for group in used}.values():
        if group.broken or any(route.intent and route.leads_away for route in group.routes):
            drawing.groups[group.name] = drawing.canvas.fresh("group", group.name)


def _draw_groups(drawing: Drawing) -> None:
    for name, identifier in drawing.groups.items():
        group = drawing.flow.groups[name]
        drawing.canvas.add(
            identifier, "decision", f"Route group {name}", group.place,
            type="transition route group", id=group.id, attributes={"basis": "answer"},
            incomplete=group.broken,
        )  # fmt: skip
        for route in group.routes:
            if route.intent and route.leads_away:
                spot = Spot(None, identifier, "")
                go(drawing, identifier, "option", route, spot, key=drawing.intent(route))


def _plan_anywhere(drawing: Drawing, start: Plan) -> None:
    """Decide which touchpoint holds what can be said anywhere: the start page if it only waits."""
    leading = (
        any(one.leads_away or one.does.opaque for one in start.intents)
        or bool([group for group in start.groups if group.name in drawing.groups])
        or any(one.leads_away for one in h.custom_events(start.page.events))
    )
    drawing.anywhere_leads = leading
    if start.kind == "bot" and not start.conditions:
        drawing.anywhere = start.main
    elif leading:
        drawing.anywhere = drawing.canvas.fresh("Anywhere")


def _draw_anywhere(drawing: Drawing, start: Plan) -> None:
    """What is understood anywhere in a flow whose start page goes on by itself.

    A route that leads nowhere keeps customers where they are, so there is no way to draw.
    """
    identifier = drawing.canvas.add(
        drawing.anywhere, "decision", f"Said anywhere in {drawing.flow.name}", start.page.place,
        type="start page", id=start.page.id, attributes={"basis": "answer"},
    )  # fmt: skip
    leading = tuple(one for one in start.intents if one.leads_away or one.does.opaque)
    spot = Spot(None, identifier, "")
    choices_anywhere(drawing, replace(start, intents=leading), identifier, spot)
    for group in start.groups:
        if group.name in drawing.groups:
            drawing.canvas.way(identifier, drawing.groups[group.name], "option", start.page.place)


def _tell_playbooks(drawing: Drawing) -> None:
    found = [(name, identifier, place) for name, (identifier, place) in drawing.playbooks.items()]
    drawing.flow.notes.unknown("playbooks", found, taken_for="bots of which it knows nothing")


# --- the flow as a whole --------------------------------------------------------------------------


def _journey(drawing: Drawing, used: bool, identifier: str) -> Journey:
    agent, flow, start = drawing.agent, drawing.flow, drawing.start
    assert start is not None
    return Journey(
        id=identifier,
        title=flow.name,
        file=flow.start.file,
        format=FORMAT,
        touchpoints=drawing.canvas.touchpoints,
        transitions=drawing.canvas.transitions(),
        start=(start.entry,),
        role="customer" if used else "module",
        locales=agent.languages,
        attributes=_attributes(drawing),
        names=(flow.name, flow_name(agent, flow.name)),
        location=Location(flow.start.file, 1, 1),
    )


def _attributes(drawing: Drawing) -> dict[str, Any]:
    flow = drawing.flow
    first = flow.name == drawing.agent.start
    source = {"format": FORMAT, "type": "start flow" if first else "flow", "id": flow.start.id}
    found: dict[str, Any] = {"source": {key: value for key, value in source.items() if value}}
    return found | ({"description": flow.start.description} if flow.start.description else {})
