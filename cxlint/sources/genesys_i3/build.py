"""Makes a journey of the parts of a flow."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from cxlint.journey.journey import Journey
from cxlint.journey.model import Touchpoint, Transition
from cxlint.locations import Location
from cxlint.sources import genesys
from cxlint.sources.genesys_i3 import expressions, kinds
from cxlint.sources.genesys_i3.following import Following
from cxlint.sources.genesys_i3.limits import Limits
from cxlint.sources.genesys_i3.parts import Flow
from cxlint.sources.genesys_i3.points import FORMAT, GREETING, Points
from cxlint.sources.genesys_i3.ways import Ways
from cxlint.sources.jsontext import mapping, string
from cxlint.sources.naming import file_stem, slug
from cxlint.sources.notes import Notes, kind_of
from cxlint.sources.reaching import onward, reached

_VERSION = re.compile(r"_v\d+-\d+$", re.IGNORECASE)


def journey(flow: Flow, notes: Notes) -> Journey:
    """The journey of a flow; what is not known of it goes to *notes*."""
    file = notes.document.path
    following = Following(flow)
    limits = Limits(flow)
    ways = Ways(flow, following, limits, file).all()
    points = Points(flow, following, limits, ways, file)
    _report_unknown(flow, notes)
    touchpoints, settled = genesys.settled({one.id: one for one in points.all()}, ways)
    touchpoints = genesys.told_apart(touchpoints.values())
    start, greeted = _start(flow, following, touchpoints, notes)
    all_ways = (*greeted, *settled)
    stem = _stem(file)
    title = flow.name or stem.rsplit("__", 1)[-1]
    channel = points.type.channel
    return Journey(
        id=slug(title),
        title=title,
        file=file,
        format=FORMAT,
        touchpoints=touchpoints,
        transitions=all_ways,
        start=start,
        role=_role(flow, points.type.role, touchpoints, reached(onward(all_ways), start)),
        locales=_locales(flow),
        stages=points.stages,
        channels=kinds.own_channels(channel),
        attributes=_attributes(flow),
        names=tuple(dict.fromkeys(one for one in (flow.name, stem, _VERSION.sub("", stem)) if one)),
        location=Location(file),
    )


def _role(flow: Flow, usual: str, touchpoints: Mapping[str, Touchpoint], reached: Collection[str]) -> str:
    """The role; bots and secure flows that never hand back are the whole journey of their customers."""
    if flow.type == "securecall":
        return usual if flow.returns_to_agent else "customer"
    if flow.type not in ("bot", "digitalbot"):
        return usual
    ends = (touchpoints[one] for one in reached if one in touchpoints)
    return usual if any(one.get("ends") == "piece" for one in ends if one.kind == "end") else "customer"


def _report_unknown(flow: Flow, notes: Notes) -> None:
    place = Location(notes.document.path)
    actions = (action for sequence in flow.sequences for action in sequence.actions)
    unknown = ((one.type, one.id, place) for one in actions if not kinds.is_known(one))
    notes.unknown("types of actions", unknown)
    if flow.type and flow.type not in kinds.FLOWS:
        notes.unknown("types of flows", [(flow.type, "", place)], "pieces that other flows call")


def _start(
    flow: Flow, following: Following, touchpoints: Mapping[str, Touchpoint], notes: Notes
) -> tuple[tuple[str, ...], tuple[Transition, ...]]:
    """Where the flow starts, and the way from the greeting where there is one."""
    given = flow.raw.get("initialSequence")
    if given is not None and not isinstance(given, str):
        notes.wrong(
            f"“initialSequence” should name the task, state or menu that comes first, but it is {kind_of(given)}.",
            ("initialSequence",),
        )
    if not flow.initial:
        return (), ()
    first = following.entry(flow.initial)
    if GREETING not in touchpoints:
        return (first,), ()
    place = Location(notes.document.path, pointer=("initialPrompts",))
    return (GREETING,), (Transition(f"{GREETING}.next", GREETING, first, location=place),)


def _stem(file: str) -> str:
    name = file_stem(file)
    return re.sub(r"\.(i3\w+|json)$", "", name, flags=re.IGNORECASE) or name


def _locales(flow: Flow) -> tuple[str, ...]:
    listed = flow.raw.get("supportedLanguages")
    found = [string(one) or string(mapping(one).get("language")) for one in _list(listed)]
    return tuple(dict.fromkeys(one for one in (flow.language, *found) if one))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _attributes(flow: Flow) -> dict[str, Any]:
    handling = mapping(flow.raw.get("errorHandling"))
    facts = {
        "format": FORMAT,
        "type": flow.type,
        "error_handling": string(handling.get("handlingType")),
        "error_queue": expressions.text(handling.get("queue")),
    }
    described = string(flow.raw.get("description")).strip()
    source = {key: value for key, value in facts.items() if value}
    return {"source": source} | ({"description": described} if described else {})
