"""Which other flows a flow names, and by which names it may be found itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cxlint.journey.model import Reference
from cxlint.sources.naming import file_stem
from cxlint.sources.twilio.shapes import Export
from cxlint.sources.twilio.widgets import Widget

SCHEME: Final = "twilio-studio"

_HOLE = re.compile(r"^\$?\{+(?P<name>[^{}]+)\}+$|^<(?P<other>[^<>]+)>$")
_GENERIC = re.compile(
    "var|local|data|module|output|env|twilio_studio_flows?(_v2)?|flows?|sid|id|flow_?sid", re.IGNORECASE
)
_ENDING = re.compile(r"[-_]?(flow)?[-_]?(sid|id)$", re.IGNORECASE)


def reference(widget: Widget) -> Reference:
    """What a widget that hands over to another flow, or to a program elsewhere, names."""
    subflow = widget.type == "run-subflow"
    ref = widget.text("flow_sid" if subflow else "url")
    returns = subflow or widget.connected("return")
    late = "{{" in ref
    names = tuple(dict.fromkeys(names_in(ref))) if subflow and not late else ()
    return Reference(ref, SCHEME, returns=returns, names=names, late=late and subflow)


def names_in(ref: str) -> Iterator[str]:
    """Names that the placeholder of a template may stand for: ``payments`` for ``${payments_flow_sid}``."""
    hole = _HOLE.match(ref)
    if hole:
        parts = re.split(r"[.\[\]\"':]+", (hole["name"] or hole["other"]).strip())
        for part in parts:
            short = _ENDING.sub("", part)
            yield from (one for one in (part, short) if one and not _GENERIC.fullmatch(one))


def names(export: Export, name: str, stem: str) -> Iterator[str]:
    """Every name by which other flows may refer to this one, each once."""
    told = (export.told(key) for key in ("sid", "flow_sid", "flowSid", "unique_name", "uniqueName"))
    files = (stem, stem.rsplit("__", 1)[-1], readable(stem)) if stem else ()
    found = (*told, name, *files)
    yield from dict.fromkeys(one for one in found if one)


def readable(stem: str) -> str:
    """The name of a file as a name for people: ``flows__main-menu`` as ``main menu``."""
    last = re.sub(r"\.private$", "", stem.rsplit("__", 1)[-1])
    return re.sub(r"[_\s-]+", " ", last).strip() or stem or "Flow"


def stem_of(file: str) -> str:
    """The name of a file without folder and ending."""
    return file_stem(file, ".json")
