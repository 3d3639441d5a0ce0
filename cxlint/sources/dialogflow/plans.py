"""What a page is to customers, and which touchpoints it becomes.

A page without a form is one touchpoint: a ``bot`` where it waits for what customers say, a
``message`` or a ``decision`` where it goes on by itself, a ``transfer`` where it hands over, an
``end`` where nothing follows. A form adds an ``input`` for each required parameter, in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from cxlint.sources.dialogflow.agents import Page, Parameter
from cxlint.sources.dialogflow.canvas import Canvas
from cxlint.sources.dialogflow.handlers import BUILT_IN, FLOW, Handler, custom_events

START: Final = "Start Page"
"""What the start page of a flow is called in the console."""


_NOT_NULL = re.compile(r"^\s*\$(page\.params|session\.params|flow)\.(?P<name>[\w-]+)\s*!=\s*null\s*$")
"""A condition that holds once a parameter is filled."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The touchpoints of a page.

    ``entry`` is the id of the first one, ``main`` that of the page itself, ``words`` that of the
    place which holds what customers can say at any of several questions, ``routes`` that of the
    decision after a form, ``rest`` that of where nothing more happens by itself, ``stay`` that of
    where customers are who stay on the page. Ids of what the page does not have are empty.
    """

    page: Page
    kind: str
    main: str
    entry: str
    intents: tuple[Handler, ...]
    conditions: tuple[Handler, ...]
    groups: tuple[Page, ...]
    params: tuple[Parameter, ...] = ()
    inputs: tuple[str, ...] = ()
    certain: bool = False
    words: str = ""
    routes: str = ""
    rest: str = ""
    stay: str = ""
    start: bool = False

    @property
    def name(self) -> str:
        """The name of the page."""
        return START if self.start else self.page.name

    @property
    def waits(self) -> bool:
        """Whether customers who have filled the form, or need not, are waited for."""
        return not self.certain


def calls(handler: Handler) -> bool:
    """Whether a handler leads to another flow, after which its page goes on."""
    return handler.target.kind == FLOW


def sure(handler: Handler, form: bool) -> bool:
    """Whether a route is surely taken as soon as its turn comes, once any form is filled."""
    return not handler.intent and (handler.always or (form and handler.when_filled))


def telling(conditions: Sequence[Handler], form: bool) -> tuple[Handler, ...]:
    """The routes by condition that customers notice, up to the first that is surely taken.

    What only sets parameters is left out. Routes behind one that waits for the form to be filled
    can be taken before it is, so they come before that one.
    """
    found: list[Handler] = []
    for number, handler in enumerate(conditions):
        if handler.stays and not handler.does.noticed:
            continue
        if sure(handler, form) and handler.leads_away and not calls(handler):
            early = () if handler.always else conditions[number + 1 :]
            found += (one for one in early if one.leads_away and not _needs_form(one))
            return (*found, handler)
        found.append(handler)
    return tuple(found)


def _needs_form(handler: Handler) -> bool:
    return handler.always or handler.filled or "FINAL" in handler.condition


def plan(
    page: Page, groups: Sequence[Page], canvas: Canvas, *, start: bool = False, asked_for: bool = False
) -> Plan:
    """The plan of a page; *groups* are its route groups.

    *asked_for* tells that the flow understands something wherever customers are.
    """
    routes = [*page.routes, *(route for group in groups for route in group.routes if not route.intent)]
    intents = tuple(route for route in routes if route.intent)
    params = tuple(parameter for parameter in page.parameters if parameter.required)
    conditions = telling([_known(route, params) for route in routes if not route.intent], bool(params))
    certain = any(sure(one, bool(params)) and one.leads_away for one in conditions)
    spoken = tuple(group for group in groups if any(route.intent for route in group.routes))
    main = canvas.fresh(START if start else page.name)
    made = Plan(page, "", main, main, intents, conditions, spoken, params, certain=certain, start=start)
    return _form(made, canvas) if params else _plain(made, canvas, asked_for)


def _known(route: Handler, params: Sequence[Parameter]) -> Handler:
    """The same route; where it only asks for what the form has filled, as one that does."""
    names = {re.sub(r"^\$(flow|session\.params)\.", "", parameter.name) for parameter in params}
    asked = [_NOT_NULL.match(part) for part in route.condition.split(" AND ")]
    if asked and all(found and found["name"] in names for found in asked):
        return replace(route, filled=True)
    return route


def _plain(made: Plan, canvas: Canvas, asked_for: bool) -> Plan:
    entry = made.main
    if made.page.entry.webhook:
        entry = canvas.fresh(made.main, made.page.entry.webhook)
    return replace(made, kind=_kind(made, asked_for), entry=entry, stay=made.main)


def _kind(made: Plan, asked_for: bool) -> str:
    page = made.page
    if page.entry.person:
        return "transfer"
    if made.certain:
        return "message" if page.entry.heard else "decision"
    if made.start or made.intents or made.groups or _handled(page):
        return "bot"
    if made.conditions:
        return "message" if page.entry.heard else "decision"
    return "bot" if page.entry.asks else "end"


def _handled(page: Page) -> bool:
    """Whether the page itself leads on from what is not understood, or waits for an event."""
    return any(
        event.leads_away and (event.event.startswith("sys-") or not BUILT_IN.match(event.event))
        for event in page.events.values()
    )


def _form(made: Plan, canvas: Canvas) -> Plan:
    page = made.page
    inputs = tuple(canvas.fresh(made.main, parameter.name) for parameter in made.params)
    entry = inputs[0]
    if page.entry.webhook:
        entry = canvas.fresh(made.main, page.entry.webhook)
    if page.entry.heard or page.entry.person:
        entry = made.main
    speaking = bool(made.intents or made.groups or any(custom_events(page.events)))
    asks = any(one.does.asks for one in made.conditions if one.stays)
    words = canvas.fresh(made.main, "words") if speaking or (asks and not made.certain) else ""
    branches = any(not sure(one, form=True) for one in made.conditions)
    routes = canvas.fresh(made.main, "routes") if branches else ""
    leading = any(one.leads_away for one in made.conditions)
    rest = "" if made.certain else words if words and not leading else canvas.fresh(made.main, "rest")
    return replace(
        made, kind="form", entry=entry, inputs=inputs, words=words, routes=routes, rest=rest,
        stay=routes or rest or inputs[0],
    )  # fmt: skip
