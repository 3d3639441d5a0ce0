"""Spans of time as designs write them: ``90s``, ``1m30s``, ``2h``, ``3d``, ``2bd``, ``PT1M30S``."""

from __future__ import annotations

import math
import re

from cxlint.journey.model import Duration

_SECONDS = {"w": 604800.0, "d": 86400.0, "h": 3600.0, "m": 60.0, "s": 1.0}
_PART = re.compile(r"([0-9]+(?:\.[0-9]+)?)(w|bd|d|h|m|s)")
_SHORT = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?(?:w|bd|d|h|m|s))+")
_ISO = re.compile(
    r"P(?=.)(?:([0-9]+)W)?(?:([0-9]+)D)?(?:T(?=.)(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\.[0-9]+)?)S)?)?"
)


def parse_duration(text: str) -> Duration | None:
    """The duration that *text* writes, or None when it is none.

    ``bd`` are working days and are kept apart from seconds. What is too long to count is none.

    >>> parse_duration("1m30s").seconds, parse_duration("2bd").working_days, parse_duration("90")
    (90.0, 2.0, None)
    """
    iso = _ISO.fullmatch(text)
    if iso:
        units = zip(iso.groups(), "wdhms", strict=True)
        return _counted(text, sum(float(count) * _SECONDS[unit] for count, unit in units if count))
    if not _SHORT.fullmatch(text):
        return None
    seconds = working_days = 0.0
    for count, unit in _PART.findall(text):
        if unit == "bd":
            working_days += float(count)
        else:
            seconds += float(count) * _SECONDS[unit]
    return _counted(text, seconds, working_days)


def _counted(text: str, seconds: float, working_days: float = 0.0) -> Duration | None:
    return Duration(text, seconds, working_days) if math.isfinite(seconds + working_days) else None
