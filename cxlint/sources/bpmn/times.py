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
    span = quoted[1] if quoted else text
    found = parse_duration(span) if span.startswith("P") else None
    return duration(found.seconds) if found is not None and found.seconds else None
