"""What is said in a block."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cxlint.sources.connect.blocks import Block
from cxlint.sources.jsontext import string
from cxlint.sources.naming import plain

_BREAK = re.compile(
    r"<break\b[^>]*?\btime\s*=\s*[\"'](?P<number>\d+(?:\.\d+)?)(?P<unit>m?s)[\"']", re.IGNORECASE
)
_SPACES = re.compile(r"\s+")


def said(parameters: Mapping[str, Any]) -> str:
    """The words of a prompt; empty when it is a recording."""
    text, ssml = string(parameters.get("Text")), string(parameters.get("SSML"))
    if ssml or text.lstrip().startswith(("<speak", "<break")):
        return plain(ssml or text)
    return _SPACES.sub(" ", text).strip()


def prompt(block: Block) -> str:
    """Everything a block says, as far as it is written down."""
    parts = [said(block.parameters), *(said(message) for message in messages(block))]
    return " ".join(part for part in parts if part)


def messages(block: Block) -> list[Mapping[str, Any]]:
    """The messages of a block that plays several in turn."""
    raw = block.parameters.get("Messages")
    return [message for message in raw if isinstance(message, dict)] if isinstance(raw, list) else []


def recordings(block: Block) -> list[str]:
    """The recordings that a block plays, as the file refers to them; unnamed ones are empty."""
    holders = [block.parameters, *messages(block)]
    return [string(holder["PromptId"]) for holder in holders if "PromptId" in holder]


def silence(block: Block) -> float:
    """The seconds of a block that only pauses; none when it says or plays anything."""
    holders = [block.parameters, *messages(block)]
    markup = " ".join(string(holder.get(key)) for holder in holders for key in ("Text", "SSML"))
    if prompt(block) or recordings(block):
        return 0.0
    pauses = _BREAK.finditer(markup)
    return sum(float(one["number"]) / (1000 if one["unit"].lower() == "ms" else 1) for one in pauses)
