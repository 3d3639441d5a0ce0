"""What is said in a block."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any, Final

from cxlint.sources.connect.blocks import Block
from cxlint.sources.jsontext import string

_PAUSE = re.compile(r"<\s*(break|p|s|/p|/s)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"\s+")
LONGEST_TITLE: Final = 40
"""Characters of a prompt in a title: enough to recognise it."""


def plain(ssml: str) -> str:
    """SSML without its tags; pauses become spaces."""
    return _SPACES.sub(" ", html.unescape(_TAG.sub("", _PAUSE.sub(" ", ssml)))).strip()


def said(parameters: Mapping[str, Any]) -> str:
    """The words of a prompt; empty when it is a recording."""
    text, ssml = string(parameters.get("Text")), string(parameters.get("SSML"))
    if ssml or text.lstrip().startswith("<speak"):
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


def shortened(text: str, most: int = LONGEST_TITLE) -> str:
    """The beginning of a text, cut between words."""
    if len(text) <= most:
        return text
    cut = text[:most].rsplit(" ", 1)[0] if " " in text[:most] else text[:most]
    return cut.rstrip(" ,.;:–-") + "…"


def quoted(text: str) -> str:
    """The beginning of a text between quotation marks."""
    return f"“{shortened(text)}”"
