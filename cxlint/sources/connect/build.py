"""Makes a journey of the blocks of a flow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from cxlint import vocabulary
from cxlint.journey.journey import Journey
from cxlint.journey.model import Duration, Touchpoint
from cxlint.locations import Location
from cxlint.sources import jsontext
from cxlint.sources.connect import channels, events, kinds, languages, prompts, references, roles
from cxlint.sources.connect.blocks import Block
from cxlint.sources.connect.kinds import Nature
from cxlint.sources.connect.shapes import Export
from cxlint.sources.connect.titles import queue, title
from cxlint.sources.jsontext import mapping, string
from cxlint.sources.naming import duration, file_stem, numbered, slug
from cxlint.sources.notes import Notes, kind_of
from cxlint.sources.reaching import onward, reached

FORMAT = references.SCHEME


def journey(export: Export, listed: Sequence[Block], notes: Notes) -> Journey:
    """The journey of a flow; what is wrong with the flow as a whole goes to *notes*."""
    file = notes.document.path
    blocks = _merged(listed, notes)
    _report_unknown(blocks, notes)
    natures = {block.id: kinds.nature(block) for block in blocks}
    ways = tuple(
        numbered(way for block in blocks for way in events.transitions(block, natures[block.id], file))
    )
    start, steps = _start(export, notes), onward(ways)
    channel = channels.channels(blocks, start)
    name, stem = _name(export), file_stem(file, ".json")
    return Journey(
        id=slug(name or _readable(stem)),
        title=name or _readable(stem),
        file=file,
        format=FORMAT,
        touchpoints={
            block.id: _touchpoint(block, natures[block.id], channel.get(block.id), file) for block in blocks
        },
        transitions=ways,
        start=start,
        role=roles.role(export, blocks, reached(steps, start), (name, _readable(stem))),
        locales=languages.of_flow(blocks, steps, start),
        attributes=_attributes(export),
        names=tuple(names(export, name, stem)),
        location=Location(file, 1, 1),
    )


# --- blocks ---------------------------------------------------------------------------------------


def _merged(blocks: Iterable[Block], notes: Notes) -> tuple[Block, ...]:
    """Blocks of the same id made one, so that nothing that can happen is lost."""
    found: dict[str, Block] = {}
    extra: dict[str, list[Block]] = {}
    for block in blocks:
        if block.id not in found:
            found[block.id] = block
            continue
        extra.setdefault(block.id, []).append(block)
        notes.wrong(
            f"Two blocks have the identifier “{block.id}”, so it is unclear which one is meant.",
            block.pointer,
            block.id,
            fix="Give every block an identifier of its own, or export the flow again in Amazon Connect.",
        )
    for identifier, others in extra.items():
        first = found[identifier]
        exits = (*first.exits, *(way for other in others for way in other.exits))
        found[identifier] = replace(first, exits=exits, incomplete=True)
    return tuple(found.values())


def _report_unknown(blocks: Sequence[Block], notes: Notes) -> None:
    file = notes.document.path
    unknown = (block for block in blocks if not kinds.is_known(block))
    notes.unknown(
        "types of blocks", ((one.written, one.id, Location(file, pointer=one.pointer)) for one in unknown)
    )


def _touchpoint(block: Block, nature: Nature, channel: str | None, file: str) -> Touchpoint:
    words = prompts.prompt(block)
    return Touchpoint(
        block.id,
        nature.kind,
        title(block, nature),
        channel=_own_channel(block, nature, channel),
        layer="backstage" if nature.kind == "page" else None,
        prompt={"": words} if words else {},
        asks=_asks(block),
        duration=_seconds(block, "TimeLimitSeconds") if nature.kind == "wait" else None,
        attributes=_facts(block, nature),
        reference=references.reference(block) if nature.kind == "call" else None,
        source=_source(block, nature),
        location=Location(file, pointer=block.pointer),
        incomplete=block.incomplete,
    )


def _seconds(block: Block, parameter: str) -> Duration | None:
    """A parameter in seconds; None for placeholders."""
    return duration(jsontext.whole(block.parameter(parameter)))


def _asks(block: Block) -> tuple[str, ...]:
    if block.type != "GetParticipantInput":
        return ()
    validated = "PhoneNumberValidation" in mapping(block.parameters.get("InputValidation"))
    legacy = block.parameter("CustomerInputType").lower() in ("phonenumber", "phone number")
    return ("phone number",) if validated or legacy else ()


def _facts(block: Block, nature: Nature) -> dict[str, Any]:
    """Attributes of the vocabulary, only what is sure."""
    facts: dict[str, Any] = {}
    if nature.basis:
        facts["basis"] = nature.basis
    if nature.kind == "end":
        facts["ends"] = "contact" if block.type == "DisconnectParticipant" else "piece"
    if nature.kind in vocabulary.INPUT_KINDS:
        facts["inputs"] = ("speech", "text") if nature.kind == "bot" else ("dtmf",)
        facts["input_timeout"] = _seconds(block, "InputTimeLimitSeconds")
    if nature.kind == "transfer" and block.type != "Transfer":
        number = block.type == "TransferParticipantToThirdParty"
        facts["transfer_target"] = "number" if number else "internal"
    if nature.kind == "callback":
        tries = jsontext.whole(block.parameters.get("MaximumConnectionAttempts"))
        facts["attempts"] = tries or None
    if block.type == "MessageParticipantIteratively":
        facts["hold_content"] = tuple(_hold_content(block))
    if block.type in _CASES:
        facts["opens_case"] = True
    if block.type == "UpdateContactTargetQueue":
        facts["sets_queue"] = _queue(block)
    return {name: value for name, value in facts.items() if value is not None and value != ()}


_CASES = frozenset({"CreateTask", "CreateCase", "UpdateCase"})
"""Blocks after which somebody has the matter on the desk."""


def _queue(block: Block) -> str:
    parameter = "AgentId" if "AgentId" in block.parameters else "QueueId"
    return queue(block) or block.parameter(parameter)


def _hold_content(block: Block) -> Iterator[str]:
    if prompts.recordings(block):
        yield "music"
    if prompts.prompt(block):
        yield "info"


_KEPT = ("ComparisonValue", "MetricType", "QueueId", "AgentId", "LambdaFunctionARN", "EncryptEntry")


def _source(block: Block, nature: Nature) -> dict[str, Any]:
    """Where the touchpoint comes from, and facts that the vocabulary has no word for."""
    found: dict[str, Any] = {"format": FORMAT, "id": block.id, "type": block.written}
    if block.written != block.type:
        found["flow_type"] = block.type
    found |= {key: block.parameter(key) for key in _KEPT if block.parameter(key)}
    recordings = tuple(name for name in prompts.recordings(block) if name)
    hooks = references.hooks(block) if block.type == "UpdateContactEventHooks" else {}
    recorded = mapping(block.parameters.get("RecordingBehavior")).get("RecordedParticipants")
    facts = {
        "audio": recordings,
        "hooks": hooks,
        "recorded": tuple(map(str, recorded)) if isinstance(recorded, list) else (),
        "unconnected": events.unconnected(block, nature),
    }
    return found | {key: value for key, value in facts.items() if value}


def _own_channel(block: Block, nature: Nature, channel: str | None) -> str | None:
    if not kinds.is_known(block) or not block.type:
        return None
    if nature.kind in kinds.BACKSTAGE_KINDS:
        return "backstage"
    if block.type in ("GetParticipantInput", "TransferParticipantToThirdParty"):
        return "phone"
    return channel


# --- the flow as a whole --------------------------------------------------------------------------


def _start(export: Export, notes: Notes) -> tuple[str, ...]:
    """Where the flow starts. That the block is missing or not there is for a rule to tell."""
    key = "start" if export.legacy else "StartAction"
    start = export.body.get(key)
    if start is not None and not isinstance(start, str):
        message = f"“{key}” should name the block that comes first, but it is {kind_of(start)}."
        notes.wrong(message, (*export.pointer, key))
    return (start,) if isinstance(start, str) and start else ()


def _name(export: Export) -> str:
    return (export.name or string(export.metadata.get("name"))).strip()


def _attributes(export: Export) -> dict[str, Any]:
    described = string(export.metadata.get("description")).strip()
    source = {"format": FORMAT, "type": roles.declared_type(export), "version": _version(export)}
    found: dict[str, Any] = {"source": {key: value for key, value in source.items() if value}}
    return found | ({"description": described} if described else {})


def _version(export: Export) -> str:
    return string(export.body.get("version" if export.legacy else "Version"))


def _readable(stem: str) -> str:
    last = re.sub(r"\.content$", "", stem.rsplit("__", 1)[-1])
    return re.sub(r"_+", " ", last).strip() or stem or "Flow"


def names(export: Export, name: str, stem: str) -> Iterator[str]:
    """Every name by which other flows may refer to this one, each once."""
    plain = re.sub(r"\.content$", "", stem)
    arns = (arn.rsplit("/", 1)[-1] for arn in export.names if arn.startswith("arn:"))
    found = (name, *export.names, *arns, stem, plain, plain.rsplit("__", 1)[-1], _readable(stem))
    yield from dict.fromkeys(one for one in found if one)
