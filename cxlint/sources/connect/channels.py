"""By which channel customers come to each block of a flow, as far as the file says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from cxlint.sources.connect.blocks import Block, Exit
from cxlint.sources.reaching import reached

_VOICE_ONLY: Final = frozenset(
    {
        "GetParticipantInput",
        "MessageParticipantIteratively",
        "TransferParticipantToThirdParty",
        "TransferContactToAgent",
        "UpdateContactTextToSpeechVoice",
        "UpdateContactMediaStreamingBehavior",
        "StartVoiceIdStream",
        "CheckVoiceId",
    }
)
_OF: Final = {"CHAT": "chat", "VOICE": "phone"}
"""What flows compare the channel with, and the channel that each is."""


def channels(blocks: Sequence[Block], start: Collection[str]) -> Mapping[str, str]:
    """The channel of each block that has one: of all, or where a flow tells them apart, of each branch."""
    voice, chat = any(map(_is_voice, blocks)), any(map(_is_chat, blocks))
    if any(map(_tells_apart, blocks)) or (voice and chat):
        return _by_branch(blocks, start)
    return (
        dict.fromkeys((block.id for block in blocks), "phone" if voice else "chat") if voice != chat else {}
    )


def _by_branch(blocks: Sequence[Block], start: Collection[str]) -> Mapping[str, str]:
    """The blocks to which customers come by one channel only."""
    live = reached(_steps(blocks), start)
    found: dict[str, str] = {}
    for channel in _OF.values():
        others = reached(_steps(blocks, without=channel), start)
        for block in live - others:
            found[block] = "" if block in found else channel
    return {block: channel for block, channel in found.items() if channel}


def _steps(blocks: Sequence[Block], without: str = "") -> dict[str, list[str]]:
    """The blocks that each leads to, ways that are only for the channel *without* left out."""
    return {
        block.id: [
            way.target for way, channel in _ways(block) if way.target and (not channel or channel != without)
        ]
        for block in blocks
    }


def _ways(block: Block) -> Iterator[tuple[Exit, str | None]]:
    """The ways out of a block, each with the one channel that it is for, if there is one."""
    for way in block.exits:
        if _is_chat(block):
            yield way, "chat"
        elif _tells_apart(block) and way.operator == "Equals" and len(way.operands) == 1:
            yield way, _OF.get(way.operands[0].upper())
        else:
            yield way, None


def _tells_apart(block: Block) -> bool:
    return block.parameter("ComparisonValue") == "$.Channel"


def _is_voice(block: Block) -> bool:
    spoken = "SSML" in block.parameters or "PromptId" in block.parameters
    return block.type in _VOICE_ONLY or (block.type == "MessageParticipant" and spoken)


def _is_chat(block: Block) -> bool:
    """Whether the block waits until the customer comes back and writes; callers cannot come back."""
    back = (way for way in block.conditions() if way.operands == ("CustomerReturned",))
    return block.type == "Wait" and any(way.target for way in back)
