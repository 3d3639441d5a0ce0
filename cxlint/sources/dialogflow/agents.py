"""An agent taken apart: flows, pages, form parameters and route groups."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources import jsontext
from cxlint.sources.base import Document, Flaw
from cxlint.sources.dialogflow import files
from cxlint.sources.dialogflow.files import EXPORT_AGAIN, AgentFiles, FlowFiles
from cxlint.sources.dialogflow.fulfilments import NOTHING, Fulfilment
from cxlint.sources.dialogflow.handlers import Handler, Reader, by_event
from cxlint.sources.jsontext import mapping, string
from cxlint.sources.notes import Notes, kind_of

START_FLOW_ID: Final = "00000000-0000-0000-0000-000000000000"
"""The id of the flow in which conversations start. Source: the API's reference of flows."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that a form asks for. ``handlers`` are those that ask again, by event."""

    name: str
    entity: str
    required: bool
    sensitive: bool
    keypad: bool
    asks: Fulfilment
    handlers: Mapping[str, Handler]
    place: Location

    @property
    def takes_anything(self) -> bool:
        """Whether whatever customers say is an answer, so that nothing is misunderstood."""
        return self.entity.lstrip("@") == "sys.any"


@dataclass(frozen=True, slots=True)
class Page:
    """A page, the start page of a flow, or a route group.

    ``events`` are its event handlers by event. ``broken`` ones could not be read completely.
    """

    name: str
    id: str
    file: str
    place: Location
    entry: Fulfilment = NOTHING
    parameters: tuple[Parameter, ...] = ()
    routes: tuple[Handler, ...] = ()
    events: Mapping[str, Handler] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    broken: bool = False
    description: str = ""


@dataclass(slots=True)
class Flow:
    """A flow: its start page, the others by name, and route groups by name."""

    name: str
    start: Page
    notes: Notes
    pages: dict[str, Page] = field(default_factory=dict)
    groups: dict[str, Page] = field(default_factory=dict)


@dataclass(slots=True)
class Agent:
    """An agent: its flows by name, and the one in which conversations start.

    ``key`` stands in no other agent's names. ``playbook_flows`` are the flows that playbooks name;
    ``by_playbook`` tells that conversations start in a playbook, so that only these are reached.
    """

    key: str
    languages: tuple[str, ...]
    notes: Notes
    flows: dict[str, Flow] = field(default_factory=dict)
    start: str = ""
    playbook_flows: frozenset[str] = frozenset()
    by_playbook: bool = False
    names_by_id: dict[str, str] = field(default_factory=dict)


def agents(document: Document) -> list[Agent]:
    """The agents in a zip, or the one whose settings are given.

    Raises :class:`UnreadableFile` when there is no flow in any of them.
    """
    found = files.agent_files(document)
    read = [_agent(document, one) for one in found]
    if not any(agent.flows for agent in read):
        raise _no_flow(found, document)
    return [agent for agent in read if agent.flows]


def _no_flow(found: Sequence[AgentFiles], document: Document) -> UnreadableFile:
    if any(one.playbooks for one in found):
        return UnreadableFile(
            "There is no flow in this agent, only playbooks, which cxlint cannot judge.",
            hint="Leave it out, or check an agent that has flows.",
        )
    if document.data.startswith(b"{") or not document.parts:
        return UnreadableFile(
            "There is no flow beside this file: the folder “flows” is missing or empty.",
            line=1,
            hint="Name the zip that Dialogflow CX exports, or the “agent.json” in the unpacked folder.",
        )
    return UnreadableFile("There is no flow in this agent.", hint=EXPORT_AGAIN)


def _agent(document: Document, parts: AgentFiles) -> Agent:
    notes = Notes(document, EXPORT_AGAIN, files.locate)
    settings = _settings(document, parts, notes)
    language = string(settings.get("defaultLanguageCode")).strip()
    others = settings.get("supportedLanguageCodes")
    more = [one for one in others if isinstance(one, str)] if isinstance(others, list) else []
    where = document.path if parts.settings is None else f"{document.path}/{parts.settings}"
    agent = Agent(
        hashlib.blake2b(where.encode("utf-8", "replace"), digest_size=6).hexdigest(),
        tuple(dict.fromkeys(one for one in (language, *more) if one)),
        notes,
    )
    shared = {page.name: page for page in _groups(document, parts.groups, language, notes)}
    for flow_parts in parts.flows:
        flow = _flow(document, flow_parts, language)
        _keep(agent.flows, flow.name, flow, flow.notes, "flows", flow.start.place)
        flow.groups = {**shared, **flow.groups}
    agent.names_by_id = {flow.start.id: flow.name for flow in agent.flows.values() if flow.start.id}
    named = _named_by_playbooks(document, parts, notes)
    agent.playbook_flows = frozenset(agent.names_by_id.get(name, name) for name in named)
    agent.by_playbook = bool(string(settings.get("startPlaybook"))) and not settings.get("startFlow")
    agent.start = "" if agent.by_playbook else _start(agent, settings)
    return agent


def _keep(found: dict[str, Any], name: str, value: Any, notes: Notes, what: str, place: Location) -> None:
    """Remember something by its name; two of one name are told, and the later gets a number."""
    if name not in found:
        found[name] = value
        return
    notes.wrong(f"Two {what} have the name “{name}”, so it is unclear which one is meant.", place)
    later = f"{name} ({len(found) + 1})"
    found[later] = _renamed(value, later)


def _renamed(value: Any, name: str) -> Any:
    if isinstance(value, Flow):
        value.name = name
        return value
    return replace(value, name=name)


def _settings(document: Document, parts: AgentFiles, notes: Notes) -> Mapping[str, Any]:
    part = document if parts.settings is None else None
    return _object(document, parts.settings or "", notes, part) or {}


def _object(
    document: Document, name: str, notes: Notes, part: Document | None = None
) -> Mapping[str, Any] | None:
    """The object in a part; None, and a flaw, when there is none."""
    path = files.path_of(document, name) if part is None else part.path
    try:
        part = part or document.parts[name]
        loaded = jsontext.read(part, EXPORT_AGAIN)
    except UnreadableFile as error:
        notes.wrong(error.message, Location(path, error.line or 1, error.column or 1), fix=error.hint)
        return None
    for key, offset in loaded.repeated:
        _repeated(part, key, offset, notes)
    if not isinstance(loaded.value, dict):
        message = f"This file should hold an object, but it is {kind_of(loaded.value)}."
        notes.wrong(message, Location(part.path, 1, 1))
        return None
    return loaded.value


def _repeated(part: Document, key: str, offset: int, notes: Notes) -> None:
    line, column = jsontext.line_and_column(part.text, offset)
    notes.add(
        Flaw(
            f"“{key}” stands twice in the same object; only the last one counts.",
            Location(part.path, line, column, len(key) + 2),
            fix="Remove one of the two, or export the agent again in Dialogflow CX.",
            label="a second time",
        )
    )


def _start(agent: Agent, settings: Mapping[str, Any]) -> str:
    """The name of the flow in which conversations start; empty when it is not known."""
    named = string(settings.get("startFlow")).rsplit("/", 1)[-1].strip()
    flows = agent.flows
    if named in flows:
        return named
    by_id = agent.names_by_id.get(named) or agent.names_by_id.get(START_FLOW_ID)
    return by_id or (next(iter(flows), "") if len(flows) == 1 else "")


def _named_by_playbooks(document: Document, parts: AgentFiles, notes: Notes) -> Iterator[str]:
    for name in parts.playbooks:
        if name.replace("\\", "/").rsplit("/", 2)[-2:-1] == ["examples"]:
            continue
        raw = _object(document, name, notes) or {}
        listed = raw.get("referencedFlows")
        for one in listed if isinstance(listed, list) else []:
            yield string(one).rsplit("/", 1)[-1]


# --- flows ----------------------------------------------------------------------------------------


def _flow(document: Document, parts: FlowFiles, language: str) -> Flow:
    notes = Notes(document, EXPORT_AGAIN, files.locate)
    name = files.file_name(parts.folder)
    if parts.flow:
        start = _page(document, parts.flow, language, notes, name)
    else:
        path = files.path_of(document, parts.pages[0]) if parts.pages else document.path
        notes.wrong(f"The start page of the flow “{name}” is missing in this agent.", Location(path, 1, 1))
        start = Page(name, "", path, Location(path, 1, 1), broken=True)
    flow = Flow(start.name, start, notes)
    for part in parts.pages:
        page = _page(document, part, language, notes, files.file_name(part))
        _keep(flow.pages, page.name, page, notes, "pages of this flow", page.place)
    flow.groups = {page.name: page for page in _groups(document, parts.groups, language, notes)}
    return flow


def _groups(document: Document, names: Sequence[str], language: str, notes: Notes) -> Iterator[Page]:
    for name in names:
        yield _page(document, name, language, notes, files.file_name(name))


def _page(document: Document, name: str, language: str, notes: Notes, fallback: str) -> Page:
    """A page, a flow's start page or a route group; all of them hold handlers."""
    path = files.path_of(document, name)
    raw = _object(document, name, notes)
    if raw is None:
        return Page(fallback, "", path, Location(path, 1, 1), broken=True)
    before = len(notes.flaws) + notes.left_out
    reader = Reader(path, language, notes)
    shown = string(raw.get("displayName")).strip()
    groups = [one for one, _ in reader.listed(raw, "transitionRouteGroups", ()) if isinstance(one, str)]
    return Page(
        shown or fallback,
        string(raw.get("name")).rsplit("/", 1)[-1],
        path,
        reader.place(("displayName",)) if shown else Location(path, 1, 1),
        entry=reader.fulfilment(raw.get("entryFulfillment")),
        parameters=tuple(_parameters(reader, raw)),
        routes=(*reader.handlers(raw, "transitionRoutes"), *reader.knowledge(raw)),
        events=by_event(reader.handlers(raw, "eventHandlers")),
        groups=tuple(one.rsplit("/", 1)[-1] for one in groups),
        broken=len(notes.flaws) + notes.left_out > before,
        description=string(raw.get("description")).strip(),
    )


def _parameters(reader: Reader, raw: Mapping[str, Any]) -> Iterator[Parameter]:
    form = raw.get("form")
    if form is not None and not isinstance(form, dict):
        reader.wrong(f"“form” should be an object, but it is {kind_of(form)}.", ("form",))
        return
    for number, (one, pointer) in enumerate(reader.listed(mapping(form), "parameters", ("form",)), start=1):
        if not isinstance(one, dict):
            reader.wrong(f"A parameter should be an object, but it is {kind_of(one)}.", pointer)
            continue
        name = string(one.get("displayName")).strip()
        fill = mapping(one.get("fillBehavior"))
        keypad = mapping(mapping(one.get("advancedSettings")).get("dtmfSettings"))
        yield Parameter(
            name or f"parameter {number}",
            string(one.get("entityType")).rsplit("/", 1)[-1],
            one.get("required") is True,
            one.get("redact") is True,
            keypad.get("enabled") is True,
            reader.fulfilment(fill.get("initialPromptFulfillment")),
            by_event(reader.handlers(fill, "repromptEventHandlers", (*pointer, "fillBehavior"))),
            reader.place((*pointer, "displayName") if name else pointer),
        )
