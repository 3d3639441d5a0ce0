"""Which other flows a flow names, and what it is called itself, by people and by other flows."""

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
_SID = re.compile(r"FW[0-9a-f]{32}", re.IGNORECASE)
"""The SID of a flow. Source: Twilio's glossary of SIDs."""
_SENTENCE = re.compile(r"[.!?:;,{}$<>\n]|^this\b", re.IGNORECASE)
_NAMELESS = re.compile(
    r"an?|the|my|our|new|flows?|studio|twilio|ivr|bot|voice|calls?|sms|messag(e|es|ing)|(web)?chat|phone|tests?"
    r"|demo|sample|example|template|copy|untitled|of|v?\d+",
    re.IGNORECASE,
)
"""Words that say nothing of what a flow is for, such as those of “A New Flow”, which Studio writes."""
_ABBREVIATION = re.compile(r"\b(ivr|acd|sms|mms|vip|faq|cc)\b")
MOST_WORDS: Final = 6
"""Words of a description that is a name rather than a sentence. Our choice."""

_ENDING = re.compile(r"[-_]?(flow)?[-_]?(sid|id)$", re.IGNORECASE)


def reference(widget: Widget) -> Reference:
    """What a widget that hands over to another flow, or to a program elsewhere, names."""
    subflow = widget.type == "run-subflow"
    ref = widget.text("flow_sid" if subflow else "url")
    returns = subflow or widget.connected("return")
    late = "{{" in ref
    names = () if late or not subflow else tuple(names_in(ref))
    return Reference(ref, SCHEME, returns=returns, names=tuple(dict.fromkeys(names)), late=late and subflow)


def names_in(ref: str) -> Iterator[str]:
    """Names of the flow that is meant: its SID, or what the placeholder of a template may stand for.

    ``${payments_flow_sid}`` may be the flow ``payments``.
    """
    hole = _HOLE.match(ref)
    if ref and not hole:
        yield ref
    if hole:
        parts = re.split(r"[.\[\]\"':]+", (hole["name"] or hole["other"]).strip())
        for part in parts:
            short = _ENDING.sub("", part)
            yield from (one for one in (part, short) if one and not _GENERIC.fullmatch(one))


def names(export: Export, name: str, stem: str) -> Iterator[str]:
    """Every name by which other flows may refer to this one, each once."""
    told = (export.told(key) for key in ("sid", "flow_sid", "flowSid", "unique_name", "uniqueName"))
    files = (stem, stem.rsplit("__", 1)[-1], readable(stem), *_SID.findall(stem)) if stem else ()
    found = (*told, name, *files)
    yield from dict.fromkeys(one for one in found if one)


def readable(stem: str) -> str:
    """The name of a file as a name for people: ``flows__main-menu`` as ``main menu``."""
    last = re.sub(r"\.private$", "", stem.rsplit("__", 1)[-1])
    return re.sub(r"[_\s-]+", " ", last).strip() or stem or "Flow"


def title(name: str, description: str, stem: str) -> str:
    """What people call a flow: its name, its description where that is one, or else its file's name."""
    if name:
        return name
    file = _ABBREVIATION.sub(lambda found: found[0].upper(), readable(stem))
    found = description if _is_name(description) else file
    return found[:1].upper() + found[1:]


def _is_name(description: str) -> bool:
    """Whether a description is a name: a few words, and more than what any flow could be called."""
    words = re.findall(r"[^\W_]+", description)
    telling = any(not _NAMELESS.fullmatch(word) for word in words)
    return telling and len(description.split()) <= MOST_WORDS and not _SENTENCE.search(description)


def stem_of(file: str) -> str:
    """The name of a file without folder and ending."""
    return file_stem(file, ".json")
