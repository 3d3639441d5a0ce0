"""Values of the model as a journey file of format 1 writes them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from cxlint.journey.durations import parse_duration
from cxlint.journey.model import Duration, Reference
from cxlint.vocabulary import Attribute

LOST: Final[Any] = object()
"""Stands for a value that format 1 cannot hold."""

_DEEPEST: Final = 12
"""Levels of lists and mappings that are kept; the facts that sources note have two."""

_UNITS: Final = ((604800, "w"), (86400, "d"), (3600, "h"), (60, "m"))


def encoded(value: Any, attribute: Attribute) -> Any:
    """*value* as the attribute is written, or ``LOST`` when its type has no place for it."""
    match attribute.type:
        case "texts" | "ids" | "enums":
            return _several(value, attribute)
        case "localized":
            return _localized(value)
        case "duration":
            return duration(replace(value, p95=None)) if isinstance(value, Duration) else LOST
        case "durations":
            return duration(value) if isinstance(value, Duration) else LOST
        case "int" | "number" | "probability":
            return _number(value, attribute)
        case "bool":
            return value if isinstance(value, bool) else LOST
        case "date":
            return value.isoformat() if isinstance(value, date) else LOST
        case "map":
            return plain(value) if isinstance(value, Mapping) else LOST
        case "list":
            return plain(value) if isinstance(value, (list, tuple)) else LOST
    return value if isinstance(value, str) and _fits(value, attribute) else LOST


def _fits(text: str, attribute: Attribute) -> bool:
    if attribute.values:
        return text in attribute.values
    return not attribute.pattern or re.fullmatch(attribute.pattern, text) is not None


def _several(value: Any, attribute: Attribute) -> Any:
    parts = [value] if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)):
        return LOST
    whole = all(isinstance(part, str) and _fits(part, attribute) for part in parts)
    return list(parts) if whole else LOST


def _localized(value: Any) -> Any:
    if not isinstance(value, Mapping) or not all(isinstance(text, str) for text in value.values()):
        return LOST
    if list(value) == [""]:
        return value[""]
    return {str(locale): text for locale, text in value.items()} or LOST


def _number(value: Any, attribute: Attribute) -> Any:
    whole = attribute.type == "int"
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        return LOST
    share = attribute.type == "probability"
    low, high = (0, 1) if share else (attribute.low, attribute.high)
    if not math.isfinite(value) or (low is not None and value < low) or (high is not None and value > high):
        return LOST
    return _share(value) if share else value


def _share(value: float) -> str | float:
    percent = f"{value * 100:g}"
    exact = "e" not in percent and float(percent) / 100 == value
    return f"{percent}%" if exact else float(value)


def duration(value: Duration) -> Any:
    """A span of time with units that format 1 knows: ``15 min`` becomes ``15m``."""
    if value.p95 is not None:
        parts = {"mean": duration(replace(value, p95=None)), "p95": duration(value.p95)}
        return LOST if LOST in parts.values() else parts
    for text in (value.text, _spelt(value)):
        read = parse_duration(text)
        if read is not None and (read.seconds, read.working_days) == (value.seconds, value.working_days):
            return text
    return LOST


def _spelt(value: Duration) -> str:
    if not (math.isfinite(value.seconds) and math.isfinite(value.working_days)):
        return ""
    days = f"{_decimal(value.working_days)}bd" if value.working_days else ""
    rest, parts = value.seconds, []
    if rest == int(rest):
        for size, unit in _UNITS:
            count, rest = divmod(rest, size)
            parts += [f"{int(count)}{unit}"] if count else []
    if rest or not (parts or days):
        parts.append(f"{_decimal(rest)}s")
    return days + "".join(parts)


def _decimal(value: float) -> str:
    return f"{Decimal(repr(value)).normalize():f}"


def plain(value: Any, depth: int = 0) -> Any:
    """Any value as texts, numbers, lists and mappings with texts as keys."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, (date, Duration)):
        return str(value)
    if isinstance(value, Reference):
        return value.ref
    if depth < _DEEPEST and isinstance(value, Mapping):
        return {str(key): plain(part, depth + 1) for key, part in value.items()}
    if depth < _DEEPEST and isinstance(value, Iterable):
        parts = sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value
        return [plain(part, depth + 1) for part in parts]
    return str(value)
