"""Plain values, as journey files write them, in the types of the model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from cxlint.errors import JourneyError
from cxlint.journey.durations import parse_duration
from cxlint.journey.model import Duration
from cxlint.vocabulary import Attribute

_PERCENT = re.compile(r"[0-9]+(\.[0-9]+)?%")


def typed(attribute: Attribute, value: Any) -> Any:
    """The value in the type that the model has for *attribute*; None stays None.

    Raises :class:`cxlint.errors.JourneyError` when the attribute cannot have this value.

    >>> typed(Attribute("wait", "duration", ""), "90s").seconds
    90.0
    """
    made = None if value is None else _made(attribute, value)
    if value is not None and made is None:
        raise JourneyError(f"{attribute.name} cannot be “{value}”.")
    return made


def _made(attribute: Attribute, value: Any) -> Any:
    kind = attribute.type
    if kind in ("texts", "ids", "enums"):
        parts = tuple(value) if isinstance(value, (list, tuple)) else (value,)
        fits = all(isinstance(part, str) and _allowed(attribute, part) for part in parts)
        return parts if fits else None
    if kind == "localized":
        return _localized(value)
    if kind in ("duration", "durations"):
        return _duration(value)
    if kind in ("int", "number", "probability"):
        return _number(attribute, value)
    if kind in ("text", "id", "enum", "channel"):
        return value if isinstance(value, str) and _allowed(attribute, value) else None
    if kind == "bool":
        return value if isinstance(value, bool) else None
    if kind == "date":
        return _date(value)
    return value if isinstance(value, Mapping) or kind != "map" else None


def _allowed(attribute: Attribute, text: str) -> bool:
    if attribute.values:
        return text in attribute.values
    return not attribute.pattern or re.fullmatch(attribute.pattern, text) is not None


def _localized(value: Any) -> Mapping[str, str] | None:
    if isinstance(value, str):
        return {"": value}
    fits = isinstance(value, Mapping) and all(isinstance(text, str) for text in value.values())
    return dict(value) if fits else None


def _duration(value: Any) -> Duration | None:
    if isinstance(value, Mapping):
        mean, high = _duration(value.get("mean")), _duration(value.get("p95"))
        whole = mean is not None and set(value) <= {"mean", "p95"} and (high is not None) == ("p95" in value)
        return replace(mean, p95=high) if mean is not None and whole else None
    if isinstance(value, str):
        return parse_duration(value)
    return value if isinstance(value, Duration) else None


def _number(attribute: Attribute, value: Any) -> float | None:
    share = attribute.type == "probability"
    if share and isinstance(value, str) and _PERCENT.fullmatch(value):
        value = float(value[:-1]) / 100
    if isinstance(value, bool) or not isinstance(value, int if attribute.type == "int" else (int, float)):
        return None
    low, high = (0, 1) if share else (attribute.low, attribute.high)
    return value if (low is None or value >= low) and (high is None or value <= high) else None


def _date(value: Any) -> date | None:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) else None
