"""Reads Architect's expressions: what is said, names, numbers and durations.

A value is ``{"text": as written, "type": …, "config": tree}``. The tree is one key for each step, an
operator or a function, with its ``operands``; leaves are ``lit`` (a constant), ``ref`` and
``sysref`` (variables), ``emp`` (nothing).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from cxlint.sources.jsontext import mapping, string, whole

_SPOKEN_LISTS: Final = frozenset({"MakeCommunication", "ToCommunication", "ToAudioTTS", "ToAudio"})
_GLUED: Final = frozenset({"Append", "Trim", "ToString", "ToDisplayString", "+"})
_FIRST: Final = frozenset({"AudioPlaybackOptions"})
"""Functions that say all of their operands with spaces between, without, or only the first one."""

_SILENT: Final = frozenset({"ToAudioBlank", "emp"})
_SPACES = re.compile(r"\s+")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_DURATION = re.compile(
    r"^P(?:(\d{1,6})D)?(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?(?:(\d{1,9})F)?$", re.ASCII
)
_DEEPEST: Final = 100
"""Steps of an expression that are followed; real ones have fewer than ten."""


def text(value: Any) -> str:
    """A value as Architect shows it: a name, a number or an expression."""
    return _SPACES.sub(" ", string(mapping(value).get("text"))).strip()


def words(value: Any) -> str:
    """What a value says, with ``{{name}}`` for what is filled in; empty when it says nothing."""
    held = mapping(value)
    tree = mapping(held.get("config"))
    if tree:
        said = _said(tree)
    else:
        written = string(held.get("text"))
        said = " ".join(_literals(written)) if '"' in written else ""
    return _SPACES.sub(" ", said).strip()


def _literals(written: str) -> Iterator[str]:
    for found in _QUOTED.finditer(written):
        try:
            yield str(json.loads(found[0], strict=False))
        except ValueError:
            yield found[0][1:-1]


def _said(tree: Mapping[str, Any], depth: int = 0) -> str:
    name, inner = next(iter(tree.items()))
    step = mapping(inner)
    if name == "lit":
        return string(step.get("text")) if step.get("type") != "pmt" else _blank(step)
    if name in _SILENT or not step:
        return ""
    operands = [mapping(one) for one in _operands(step)]
    if name in _FIRST:
        operands = operands[:1]
    elif name not in _SPOKEN_LISTS and name not in _GLUED:
        return _blank(step) or "{{…}}"
    if depth >= _DEEPEST:
        return "{{…}}"
    parts = [_said(one, depth + 1) for one in operands if one]
    return ("" if name in _GLUED else " ").join(part for part in parts if part)


def _operands(step: Mapping[str, Any]) -> list[Any]:
    operands = step.get("operands")
    return operands if isinstance(operands, list) else []


def _blank(step: Mapping[str, Any]) -> str:
    """A gap in a text, by the name of what fills it."""
    name = re.sub(r"[{}\s]+", " ", string(step.get("text"))).strip()
    return f"{{{{{name[:60]}}}}}" if name else ""


def recordings(value: Any) -> Iterator[str]:
    """The names of the recorded prompts in a value."""
    waiting: list[tuple[Any, int]] = [(mapping(value).get("config"), 0)]
    while waiting:
        tree, depth = waiting.pop()
        for inner in mapping(tree).values():
            step = mapping(inner)
            if step.get("type") == "pmt" and string(step.get("text")):
                yield string(step["text"])
            if depth < _DEEPEST:
                waiting.extend((one, depth + 1) for one in _operands(step))


def literal(value: Any) -> str:
    """The constant that a value is; empty for everything else."""
    return string(mapping(mapping(mapping(value).get("config")).get("lit")).get("text"))


def number(value: Any) -> int | None:
    """The whole number that a value is; None for everything else."""
    return whole(literal(value))


def variable(value: Any) -> str:
    """The id of the variable that a value is; empty for everything else."""
    return string(mapping(mapping(mapping(value).get("config")).get("ref")).get("val"))


def is_true(value: Any) -> bool:
    """Whether a value is surely true."""
    return literal(value).lower() == "true"


def seconds(value: Any) -> float | None:
    """How long a duration is; None where a running contact decides.

    Written ``P0D0H0M5S0F`` (days to milliseconds) or ``MakeDuration(0, 0, 0, 5, 0)``.
    """
    found = _DURATION.match(literal(value))
    if found:
        parts = [int(part or 0) for part in found.groups()]
    else:
        made = mapping(mapping(mapping(value).get("config")).get("MakeDuration"))
        given = [whole(literal({"config": one})) for one in _operands(made)]
        if len(given) != 5 or None in given:
            return None
        parts = [part or 0 for part in given]
    days, hours, minutes, whole_seconds, thousandths = parts
    return days * 86400 + hours * 3600 + minutes * 60 + whole_seconds + thousandths / 1000


_UNITS: Final = ("days", "hours", "minutes", "seconds", "milliseconds")


def made_of(value: Any) -> str:
    """A duration that is put together of variables, such as ``Flow.Pause seconds``; empty for others."""
    made = mapping(mapping(mapping(value).get("config")).get("MakeDuration"))
    given = [mapping(one) for one in _operands(made)]
    if len(given) != len(_UNITS):
        return ""
    parts = [
        f"{string(mapping(inner).get('text'))} {unit}"
        for one, unit in zip(given, _UNITS, strict=True)
        for inner in one.values()
        if string(mapping(inner).get("text")) not in ("", "0")
    ]
    return ", ".join(parts)
