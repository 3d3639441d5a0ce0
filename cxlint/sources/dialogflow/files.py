"""The files of an agent: how one is told by them, and where they are."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources import jsontext
from cxlint.sources.base import Document

SETTINGS: Final = "agent.json"
FLOWS: Final = "flows/"
BESIDE: Final = ("flows/**/*.json", "agentTransitionRouteGroups/*.json", "playbooks/**/*.json")
"""Patterns of the files that belong to an ``agent.json``; intents and entities are not needed."""

EXPORT_AGAIN: Final = "Export the agent again in Dialogflow CX (JSON package) and replace the file."

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SIGNS = (b"agent.json", b"flows/", b"flows\\", b"playbooks/")
_SIGNS_IN_DAMAGED = (b"/trainingPhrases/", b"/pages/", b"flows/Default Start Flow")
_START = re.compile(r'"start(Flow|Playbook)"\s*:')
_AGENT = re.compile(r'"(defaultLanguageCode|timeZone)"\s*:')


def looks_like_agent(document: Document) -> bool:
    """Whether the file is a zip with an agent in it, or an agent's settings. Never raises."""
    if document.data.startswith(_ZIP):
        return _zip_has_agent(document)
    text = document.peek
    return text.lstrip().startswith("{") and bool(_START.search(text) and _AGENT.search(text))


def _zip_has_agent(document: Document) -> bool:
    """Names stand in clear in zips, so that an agent is told even in one that is damaged."""
    data = document.data
    if not any(sign in data for sign in _SIGNS):
        return False
    try:
        return any(True for _ in _roots(slashed(document.parts)))
    except UnreadableFile:
        return any(sign in data for sign in _SIGNS_IN_DAMAGED)


def slashed(names: Mapping[str, Document]) -> dict[str, str]:
    """The names of parts with slashes, and as they are written."""
    return {name.replace("\\", "/"): name for name in names}


def _roots(names: Mapping[str, str]) -> Iterator[str]:
    """The folders in a zip, with a slash at the end, that hold an agent."""
    for name in sorted(names, key=lambda one: (one.count("/"), one)):
        folder, slash, last = name.rpartition("/")
        root = folder + slash
        if last == SETTINGS and any(other.startswith((root + FLOWS, root + "playbooks/")) for other in names):
            yield root


@dataclass(frozen=True, slots=True)
class FlowFiles:
    """The names of the parts that make up a flow; ``flow`` is empty when that one is missing."""

    folder: str
    flow: str = ""
    pages: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AgentFiles:
    """The names of the parts that make up an agent; ``settings`` is None when it is the document."""

    settings: str | None
    flows: tuple[FlowFiles, ...]
    groups: tuple[str, ...]
    playbooks: tuple[str, ...]


def agent_files(document: Document) -> list[AgentFiles]:
    """The agents in a document: those in a zip, or the one whose ``agent.json`` it is.

    Raises :class:`UnreadableFile` when the zip is damaged or too large.
    """
    names = slashed(document.parts)
    if not document.data.startswith(_ZIP):
        return [_agent_below("", names, settings=None)]
    return [_agent_below(root, names, settings=names[root + SETTINGS]) for root in _roots(names)]


def _agent_below(root: str, names: Mapping[str, str], settings: str | None) -> AgentFiles:
    below = {name[len(root) :]: written for name, written in names.items() if name.startswith(root)}
    parts = {name: written for name, written in sorted(below.items()) if name.endswith(".json")}
    return AgentFiles(
        settings,
        tuple(_flows(parts)),
        tuple(w for name, w in parts.items() if _is_in(name, "agentTransitionRouteGroups")),
        tuple(w for name, w in parts.items() if name.startswith("playbooks/")),
    )


def _is_in(name: str, folder: str) -> bool:
    return posixpath.dirname(name) == folder


def _flows(parts: Mapping[str, str]) -> Iterator[FlowFiles]:
    found: dict[str, FlowFiles] = {}
    own: dict[str, list[str]] = {}
    for name, written in parts.items():
        steps = name.split("/")
        if steps[0] != "flows" or len(steps) not in (3, 4):
            continue
        flow = found.setdefault(steps[1], FlowFiles(steps[1]))
        if len(steps) == 3:
            own.setdefault(steps[1], []).append(written)
        elif steps[2] == "pages":
            flow.pages.append(written)
        elif steps[2] == "transitionRouteGroups":
            flow.groups.append(written)
    for folder, flow in found.items():
        named = [one for one in own.get(folder, ()) if file_name(one) == unquote(folder)]
        chosen = (named or own.get(folder) or [""])[0]
        yield FlowFiles(folder, chosen, flow.pages, flow.groups)


def file_name(name: str) -> str:
    """The name of a file without folder and ending, as Dialogflow had it before it was escaped."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return unquote(last.removesuffix(".json"))


# --- places ---------------------------------------------------------------------------------------


def path_of(document: Document, name: str) -> str:
    """How the part *name* is shown, even when it cannot be read."""
    return posixpath.normpath(posixpath.join(_base(document), name.replace("\\", "/")))


def _base(document: Document) -> str:
    if document.data.startswith(_ZIP):
        return document.path
    return posixpath.dirname(document.path.replace("\\", "/"))


def part_at(document: Document, path: str) -> Document | None:
    """The document or the part of it that is shown as *path*; None when it cannot be read."""
    if path == document.path:
        return document
    base = _base(document)
    name = path[len(base) + 1 :] if base and path.startswith(base + "/") else path
    try:
        return document.parts[name] if name in document.parts else document.at(path)
    except UnreadableFile:
        return None


def locate(document: Document, location: Location) -> Location:
    """The same location with line and column looked up in the part that it names."""
    part = part_at(document, location.file)
    try:
        return location if part is None else jsontext.locate(part, location)
    except UnreadableFile:
        return location
