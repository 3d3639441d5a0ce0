"""Numbers in variables that nothing in a flow ever changes, such as how often a loop goes round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from cxlint.sources.genesys_i3 import expressions
from cxlint.sources.jsontext import mapping, string

READING: Final = frozenset({"expression", "loopCount", "duration", "messageBody", "communication", "inputs"})
"""Keys below which variables are only read."""


def numbers(raw: Mapping[str, Any]) -> Mapping[str, int]:
    """The initial numbers of variables that are no input and that nothing may write to, by id."""
    given = {}
    for variable in _variables(raw):
        number = expressions.number(variable.get("initialValue"))
        if number is not None and variable.get("isInput") is not True:
            given[string(variable.get("id"))] = number
    if not given:
        return {}
    written = set(_written(raw))
    return {identifier: number for identifier, number in given.items() if identifier not in written}


def _variables(raw: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    holders = [raw, *(mapping(item) for item in raw["flowSequenceItemList"])]
    for holder in holders:
        listed = holder.get("variables")
        if isinstance(listed, list):
            yield from map(mapping, listed)


def _written(raw: Mapping[str, Any]) -> Iterator[str]:
    """The variables that stand alone where a result may be put; more than are written, never fewer."""
    waiting: list[Any] = list(raw["flowSequenceItemList"])
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            alone = mapping(mapping(value.get("config")).get("ref"))
            if alone:
                yield string(alone.get("val"))
            waiting.extend(inner for key, inner in value.items() if key not in READING)
