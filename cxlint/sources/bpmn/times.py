"""Spans of time in timers."""

from __future__ import annotations

import re
from typing import Final

from cxlint.journey.durations import parse_duration
from cxlint.journey.model import Duration
from cxlint.sources.bpmn.elements import Node
from cxlint.sources.naming import duration

_QUOTED: Final = re.compile(r"^=?\s*(?:duration\()?[\"'](P[^\"']*)[\"']\)?$")
"""How expressions write a fixed span: ``="PT1H"`` or ``duration("PT1H")``."""

_CYCLE: Final = re.compile(r"^R([0-9]{0,9})/(P[0-9A-Z.]{1,40})$")
"""A repeated span, as in ISO 8601: ``R3/PT10M``."""

_CRON: Final = re.compile(r"^(?=.*[*?/0-9])[0-9*?,/LW#A-Z-]{1,20}(?: [0-9*?,/LW#A-Z-]{1,20}){4,6}$")
_ONE: Final = {"1 d": "day", "1 h": "hour", "1 min": "minute", "1 s": "second", "7 d": "week"}


def timer(node: Node) -> Duration | None:
    """How long a timer waits; None when it has none, or only a running process knows.

    Understood are ISO 8601 spans in weeks, days, hours, minutes and seconds. Dates, cycles, months
    and years have no fixed length.
    """
    definition = node.definition
    if node.trigger != "timer" or definition is None:
        return None
    element = definition.first("timeDuration")
    text = element.text if element is not None else ""
    quoted = _QUOTED.match(text)
    return _span(quoted[1] if quoted else text)


def _span(text: str) -> Duration | None:
    found = parse_duration(text) if text.startswith("P") else None
    return duration(found.seconds) if found is not None and found.seconds else None


def is_written_for_engines(name: str) -> bool:
    """Whether a name is no name but a span, a cycle or a cron expression.

    >>> is_written_for_engines("R6/P1D"), is_written_for_engines("0 0 9 * * ?"), is_written_for_engines("Pay")
    (True, True, False)
    """
    return bool(_CYCLE.match(name) or _CRON.match(name)) or _span(name) is not None


def in_words(text: str) -> str:
    """A span or a cycle in words; any other text stays as it is.

    >>> in_words("R6/P1D"), in_words("R/PT10M"), in_words("P7D"), in_words("0 0 9 * * ?")
    ('every day, 6 times', 'every 10 min', '7 d', '0 0 9 * * ?')
    """
    cycle = _CYCLE.match(text)
    span = _span(cycle[2] if cycle else text)
    if span is None:
        return text
    if cycle is None:
        return str(span)
    often = f"every {_ONE.get(str(span), str(span))}"
    times = {"": "", "1": ", once"}.get(cycle[1], f", {cycle[1]} times")
    return often + times
