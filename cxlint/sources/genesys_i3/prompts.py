"""What is said in an action or a menu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from cxlint.sources.genesys_i3 import expressions
from cxlint.sources.jsontext import mapping, string

SPOKEN: Final = (
    "prompts",
    "messageBody",
    "communication",
    "question",
    "audio",
    "inputAudio",
    "preTransferAudio",
    "preTransferCommunication",
)
"""Keys that hold what customers hear or read."""


def prompt(raw: Mapping[str, Any], language: str) -> dict[str, str]:
    """The words by language; under ``""`` where only the usual language of the flow has any."""
    for key in filter(raw.__contains__, SPOKEN):
        found = _by_language(mapping(raw.get(key)), language)
        if found:
            return found
    return {}


def _by_language(value: Mapping[str, Any], language: str) -> dict[str, str]:
    if "defaultAudio" not in value:
        words = expressions.words(value)
        return {"": words} if words else {}
    usual = expressions.words(value["defaultAudio"])
    cases = {code: text for code, text in _cases(value) if text}
    if not cases:
        return {"": usual} if usual else {}
    return ({language: usual} if usual else {}) | cases


def _cases(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is said instead in other languages."""
    listed = value.get("cases")
    for case in map(mapping, listed if isinstance(listed, list) else ()):
        code = string(case.get("langCode")) or string(case.get("language"))
        if code and case.get("disabled") is not True:
            yield code, expressions.words(case.get("audioExpression"))


def words(found: Mapping[str, str]) -> str:
    """The first of the texts, for a title."""
    return next(iter(found.values()), "")


def recordings(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """The recorded prompts that are played."""
    values = (mapping(raw.get(key)) for key in filter(raw.__contains__, SPOKEN))
    found = (one for value in values for one in expressions.recordings(value.get("defaultAudio") or value))
    return tuple(dict.fromkeys(found))
