"""Typed options of rules, checked against their declaration."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from typing import Any

from cxlint.errors import ConfigError
from cxlint.rule import Rule
from cxlint.text import did_you_mean


def make_options(rule: Rule, given: Mapping[str, Any]) -> Any:
    """The options of *rule* with the values in *given*, the defaults for the others.

    Raises :class:`cxlint.errors.ConfigError` with every mistake at once.
    """
    fields = {entry.name: entry for entry in dataclasses.fields(rule.options)}
    types = typing.get_type_hints(rule.options) if given else {}
    mistakes, values = [], {}
    for key, value in given.items():
        name = key.replace("-", "_")
        if name not in fields:
            mistakes.append(
                f"The rule {rule.name} has no option “{key}”. {did_you_mean(name, fields)}".rstrip()
            )
            continue
        made = _typed(value, types[name])
        if made is None:
            mistakes.append(f"{rule.name}: {key} must be {_type_words(types[name])}, not {value!r}.")
        values[name] = made
    if mistakes:
        raise ConfigError(mistakes)
    return rule.options(**values)


def read_text(rule: Rule, given: Mapping[str, str]) -> dict[str, Any]:
    """Options as the command line writes them, with the types that *rule* declares.

    What does not fit its type stays a text, for :func:`make_options` to refuse.
    """
    types = typing.get_type_hints(rule.options)
    return {key: _read(text, types.get(key.replace("-", "_"))) for key, text in given.items()}


def _read(text: str, wanted: Any) -> Any:
    if wanted is bool:
        return {"true": True, "false": False}.get(text, text)
    if wanted in (int, float):
        try:
            return wanted(text)
        except ValueError:
            return text
    if typing.get_origin(wanted) is tuple:
        return [word.strip() for word in text.split(",") if word.strip()]
    return text


def _typed(value: Any, wanted: Any) -> Any:
    if wanted is bool or isinstance(value, bool):
        return value if wanted is bool and isinstance(value, bool) else None
    if wanted is float and isinstance(value, (int, float)):
        return float(value)
    if wanted in (int, str):
        return value if isinstance(value, wanted) else None
    if typing.get_origin(wanted) is tuple and isinstance(value, (list, tuple)):
        return tuple(value) if all(isinstance(item, str) for item in value) else None
    return None


def _type_words(wanted: Any) -> str:
    names = {bool: "true or false", int: "a whole number", float: "a number", str: "text"}
    return names.get(wanted, "a list of texts")
