"""Makes touchpoints of actions, menus and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cxlint.journey.model import Duration, Touchpoint
from cxlint.sources.archy import kinds, nodes, references, titles
from cxlint.sources.archy.draft import FORMAT, Draft
from cxlint.sources.archy.expressions import Words, words
from cxlint.sources.archy.kinds import Nature
from cxlint.sources.archy.shapes import Part
from cxlint.sources.naming import duration, quoted
from cxlint.sources.tree import Scalar

BACKSTAGE: Final = frozenset({"task", "decision"})
"""Kinds of actions that customers do not notice."""

_TYPING: Final = ("speech", "text")


@dataclass(frozen=True, slots=True)
class Step:
    """An action: the id of its touchpoint, its type, the key that names the type, and what it holds."""

    id: str
    kind: str
    key: Scalar
    body: Any


def touchpoint(draft: Draft, step: Step, nature: Nature) -> Touchpoint:
    """The touchpoint of an action."""
    said = _said(step.body, nature)
    known = kinds.is_known(step.kind)
    return Touchpoint(
        step.id,
        nature.kind,
        titles.title(step.kind, step.body, nature, said),
        channel=channel(draft, nature.kind) if known else None,
        prompt={"": said.text} if said.text else {},
        asks=titles.asked_for(step.kind, step.body) if nature.kind == "input" else (),
        duration=_waiting(step),
        attributes=_facts(draft, step, nature),
        reference=references.reference(step.kind, step.body) if nature.kind == "call" else None,
        source=_source(draft, step, said),
        location=draft.place(step.key),
    )


def channel(draft: Draft, kind: str) -> str | None:
    """The channel of a touchpoint; what customers do not notice is backstage."""
    return "backstage" if kind in BACKSTAGE else draft.flow.type.channel


def _said(body: Any, nature: Nature) -> Words:
    found = (words(nodes.child(body, key)) for key in nature.says)
    return next((one for one in found if one), Words())


def _waiting(step: Step) -> Duration | None:
    if step.kind != "wait":
        return None
    return duration(nodes.seconds(nodes.child(step.body, "duration")))


def _facts(draft: Draft, step: Step, nature: Nature) -> dict[str, Any]:
    """Attributes of the vocabulary, only what is sure."""
    facts: dict[str, Any] = {}
    if nature.basis:
        facts["basis"] = nature.basis
    if nature.kind == "end":
        facts["ends"] = ends(draft, nature)
    if step.kind == "collectInput":
        facts["inputs"] = ("dtmf",)
        facts["input_timeout"] = duration(_entry_timeout(draft, step.body))
    if nature.kind == "transfer":
        facts["transfer_target"] = "number" if step.kind == "transferToNumber" else "internal"
    if step.kind == "createWorkitem":
        facts["opens_case"] = True
    if step.kind == "holdMusic":
        facts["hold_content"] = ("music",)
    facts["announces"] = kinds.announces(step.kind)
    return {name: value for name, value in facts.items() if value}


def ends(draft: Draft, nature: Nature) -> str:
    """What is over after an action that ends the flow; empty where that is not sure."""
    if nature.ends == "contact":
        return "" if draft.returns_to_agent else "contact"
    return nature.ends or draft.flow.type.ends or ""


def _entry_timeout(draft: Draft, body: Any) -> float | None:
    own = nodes.seconds(nodes.child(body, "noEntryTimeout"))
    usual = draft.flow.setting("settingsActionDefaults", "collectInput")
    return own if own is not None else nodes.seconds(nodes.child(usual, "noEntryTimeout"))


def _source(draft: Draft, step: Step, said: Words) -> dict[str, Any]:
    """Where the touchpoint comes from, and facts that the vocabulary has no word for."""
    facts = {
        "format": FORMAT,
        "id": nodes.text(nodes.child(step.body, "name")) or step.kind,
        "type": step.kind,
        "queue": titles.queue(step.body) if step.kind == "transferToAcd" else "",
        "data_action": kinds.data_action(step.body) if step.kind.startswith("callData") else "",
        "in_queue_flow": nodes.name(nodes.child(step.body, "overrideInQueueFlow")),
        "audio": said.recordings,
        "counter": nodes.expression(nodes.child(step.body, "currentIndex")) if step.kind == "loop" else "",
        "sets": titles.updated(step.body) if step.kind == "updateData" else (),
    }
    return {name: value for name, value in facts.items() if value}


def end_of(draft: Draft, part: Part, identifier: str) -> Touchpoint:
    """The end of a part that has no action to end it.

    Architect does not publish such a part in a call, so nothing is said of the contact there.
    """
    over = draft.flow.type.ends
    return Touchpoint(
        identifier,
        "end",
        f"End of {quoted(part.name)}",
        channel=draft.flow.type.channel,
        stage=part.id,
        attributes={"ends": over} if over else {},
        source={"format": FORMAT, "id": part.id, "type": f"end of {part.kind}"},
        location=draft.place(part.key),
    )


def voicemail_left(draft: Draft, part: Part, identifier: str) -> Touchpoint:
    """The end of the call after a voicemail: Architect records it and hangs up."""
    return Touchpoint(
        identifier,
        "end",
        "End of the call after the voicemail",
        channel=draft.flow.type.channel,
        stage=part.id,
        attributes={"ends": "contact"},
        source={"format": FORMAT, "id": part.id, "type": "end after a voicemail"},
        location=draft.place(part.key),
        synthetic=True,
    )


def saying(draft: Draft, identifier: str, title: str, node: Any, key: Scalar, kind: str) -> Touchpoint:
    """A message that a setting of the flow holds."""
    said = words(node)
    return Touchpoint(
        identifier,
        "message",
        title,
        channel=draft.flow.type.channel,
        prompt={"": said.text} if said.text else {},
        source={"format": FORMAT, "id": key.text, "type": kind}
        | ({"audio": said.recordings} if said.recordings else {}),
        location=draft.place(key),
    )
