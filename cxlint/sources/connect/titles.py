"""Names by which people recognise the blocks of a flow."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from cxlint.sources.connect import kinds, prompts, references
from cxlint.sources.connect.blocks import Block
from cxlint.sources.connect.kinds import Nature
from cxlint.sources.jsontext import mapping, string, whole
from cxlint.sources.naming import quoted, seconds_in_words, shortened

_UUID = re.compile(r"^[0-9a-fA-F]{8}-")


def title(block: Block, nature: Nature) -> str:
    """The name that the designer gave, or the type and what matters most about it."""
    own = _own_name(block)
    if own:
        return own
    detail = _DETAILS[block.type](block) if block.type in _DETAILS else ""
    return " ".join(part for part in (_name(block, nature), detail) if part)


def _own_name(block: Block) -> str:
    for key in ("friendlyName", "name", "label"):
        given = string(block.metadata.get(key)).strip()
        if given:
            return given
    named = block.metadata.get("isFriendlyName") is True or " " in block.id
    return block.id if named and not _UUID.match(block.id) and not block.id.startswith("(") else ""


def _name(block: Block, nature: Nature) -> str:
    if block.type == "UpdateContactTargetQueue" and "AgentId" in block.parameters:
        return "Set agent"
    if block.type in kinds.NATURES:
        return nature.name
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", nature.name)


def _spoken(block: Block) -> str:
    words = prompts.prompt(block)
    if not words and (pause := prompts.silence(block)):
        return f"{pause:g} second{'' if pause == 1 else 's'} of silence"
    if words:
        return words if references.is_dynamic(words) and " " not in words else quoted(words)
    return (
        references.display(block, "PromptId", "promptName") or _audio(block)
        if prompts.recordings(block)
        else ""
    )


def _audio(block: Block) -> str:
    raw = block.metadata.get("audio")
    entries = raw if isinstance(raw, list) else []
    return next((string(mapping(entry).get("text")) for entry in entries if mapping(entry).get("text")), "")


def _bot(block: Block) -> str:
    metadata = block.metadata
    lex = mapping(block.parameters.get("LexBot"))
    name = string(metadata.get("lexV2BotName")) or string(lex.get("Name")) or block.parameter("BotName")
    return name or _spoken(block)


def _flow(block: Block) -> str:
    found = references.reference(block)
    return found.names[0] if found.names else found.ref


def queue(block: Block) -> str:
    """The queue that a block names, or the agent whose own queue it is; empty for a bare id."""
    key = "AgentId" if "AgentId" in block.parameters else "QueueId"
    if block.parameter(key).startswith("$."):
        return block.parameter(key)
    return references.display(block, key, *(("agent", "queue") if key == "AgentId" else ("queue",)))


def _loop(block: Block) -> str:
    count = kinds.loop_count(block)
    return block.parameter("LoopCount") if count is None else f"{count}×"


def _wait(block: Block) -> str:
    written = block.parameter("TimeLimitSeconds")
    seconds = whole(written)
    return written if seconds is None else seconds_in_words(seconds)


def _attributes(block: Block) -> str:
    names = ", ".join(mapping(block.parameters.get("Attributes")))
    return shortened(names)


def _hooks(block: Block) -> str:
    return ", ".join(
        f"{moment} {found.names[0] if found.names else found.ref}".strip()
        for moment, found in references.hooks(block).items()
    )


_DETAILS: Final[dict[str, Callable[[Block], str]]] = {
    "MessageParticipant": _spoken,
    "MessageParticipantIteratively": _spoken,
    "GetParticipantInput": _spoken,
    "ConnectParticipantWithLexBot": _bot,
    "TransferToFlow": _flow,
    "InvokeFlowModule": _flow,
    "UpdateContactTargetQueue": queue,
    "TransferContactToQueue": queue,
    "DequeueContactAndTransferToQueue": queue,
    "TransferParticipantToThirdParty": lambda block: block.parameter("ThirdPartyPhoneNumber") or "a number",
    "InvokeLambdaFunction": lambda block: references.display(block, "LambdaFunctionARN"),
    "CheckHoursOfOperation": lambda block: references.display(block, "HoursOfOperationId", "Hours"),
    "Compare": lambda block: block.parameter("ComparisonValue"),
    "Loop": _loop,
    "Wait": _wait,
    "UpdateContactAttributes": _attributes,
    "UpdateContactEventHooks": _hooks,
    "UpdateContactRoutingBehavior": lambda block: block.parameter("QueuePriority"),
    "CreateTask": lambda block: shortened(block.parameter("Name")),
    "ShowView": lambda block: _view(block),
}


def _view(block: Block) -> str:
    heading = string(mapping(block.parameters.get("ViewData")).get("Heading"))
    view = string(mapping(block.parameters.get("ViewResource")).get("Id"))
    return quoted(heading) if heading else references.resource(view)
