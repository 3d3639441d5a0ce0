"""A journey as a file of format 1, for people to read and to go on with.

Every rule finds the same in it, at the same elements. What is different, on purpose:

- Findings about the reading of the file (CXL002 to CXL005, CXL010 and CXL011) are not repeated; they stand as comments.
- A way out that says the same as another one of its step is written once, and counted once.
- Where a start or a target is missing, a sentence that quotes its id quotes the id in the new file.
- A finding about several ways to the same missing touchpoint may stand at another one of them, where
  the flow lists its ways in another order than its steps.
- What a flow writes once for several steps, such as what happens when no answer is understood, is
  written at each step. So one finding about all of them becomes one for each.
- Links to what was converted along are files. So a converted file that is checked alone is checked
  together with those it leads to, while a flow that names another one needs it to be named, too.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from cxlint import vocabulary as words
from cxlint.journey.journey import Journey
from cxlint.journey.model import Reference, Suppression, Touchpoint
from cxlint.text import counted, in_words, printable, shorten
from cxlint.vocabulary import JOURNEY_ATTRIBUTES, TOUCHPOINT_ATTRIBUTES, Attribute
from cxlint.writers import ways, yamltext
from cxlint.writers.links import OWN, Part, Together
from cxlint.writers.values import LOST, duration, encoded, plain

MOST_REMARKS: Final = 12
"""Lines at the top about what could not be read; all of them are told on the screen."""

_FIRST: Final = ("title", "kind", "channel", "stage", "layer", "end", "ends", "prompt")
_SHORTEST_REASON: Final = 8
_HEADER: Final = ("text", "enum", "texts", "bool", "date", "map", "list")
"""Types of the attributes of a journey that are written as they are."""


@dataclass(frozen=True, slots=True)
class About:
    """Where a journey was read, and what could not be understood there.

    ``file`` is shown at the top, so it is a name without folders. ``remarks`` are sentences about
    the whole journey, ``at`` about single touchpoints, by their id in the journey.
    """

    file: str
    format: str
    remarks: Sequence[str] = ()
    at: Mapping[str, Sequence[str]] = field(default_factory=dict)


def write(together: Together, number: int, about: About) -> str:
    """The text of the journey file for one of the journeys that are written together."""
    part = together.parts[number]
    lines = [*_remarks(about, part.journey), "cxlint: 1"]
    for key, value in _head(part):
        lines += yamltext.entry(key, value)
    inherited = _defaults(part)
    if inherited:
        lines += yamltext.entry("defaults", inherited)
    lines += ["", "touchpoints:"]
    for one in part.journey.touchpoints.values():
        if one.id not in part.stand_ins:
            lines += [*_touchpoint(part, one, inherited, about.at.get(one.id, ())), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


# --- remarks --------------------------------------------------------------------------------------


def _remarks(about: About, journey: Journey) -> Iterator[str]:
    yield from _comment(f"Converted by cxlint from {about.file}, {about.format}.")
    if journey.format == OWN:
        yield "# Lost: comments, own keys (x-…), names of channels, and all of a duration but its mean."
    else:
        yield "# Lost: where things stand on the drawing board, settings that are no part of a journey, further"
        yield "# wordings of a prompt, and the words by which a bot or a grammar understands an answer."
    missing = [start for start in journey.start if start not in journey]
    if missing:
        yield from _comment(f"Lost: the start “{shorten(missing[0])}”, which is not there.")
    for remark in about.remarks[:MOST_REMARKS]:
        yield from _comment(f"Not read: {remark}")
    if len(about.remarks) > MOST_REMARKS:
        yield f"# Not read: {len(about.remarks) - MOST_REMARKS} more places; “cxlint check” tells them."
    twice = sum(len(journey.out(one)) - len(ways.told_once(journey.out(one))) for one in journey.touchpoints)
    if twice:
        yield f"# Lost: {counted(twice, 'way')} out that said the same as another one of the same step."
    unheld = sorted(set(journey.attributes) - set(JOURNEY_ATTRIBUTES))
    if unheld:
        yield from _comment(f"Lost: {', '.join(unheld)} of the journey.")


def _comment(text: str, indent: int = 0) -> Iterator[str]:
    margin = " " * indent + "# "
    rows = textwrap.wrap(printable(shorten(text, 400)), yamltext.WIDTH - len(margin), break_on_hyphens=False)
    yield from (margin + row for row in rows)


# --- the journey as a whole -------------------------------------------------------------------------


def _head(part: Part) -> Iterator[tuple[str, Any]]:
    journey = part.journey
    yield "journey", journey.title
    facts = dict(journey.attributes) | {
        "role": journey.role if journey.role != "customer" else None,
        "locales": journey.locales or None,
        "names": part.names() or None,
    }
    for name, attribute in JOURNEY_ATTRIBUTES.items():
        if facts.get(name) is not None and attribute.type in _HEADER and name != "journey":
            value = encoded(facts[name], attribute)
            if value is not LOST:
                yield name, value
    yield from _start(part)
    yield from _structures(part)


def _start(part: Part) -> Iterator[tuple[str, Any]]:
    journey = part.journey
    usual = next((one.id for one in journey.touchpoints.values() if one.id not in part.stand_ins), None)
    starts = [part.ids[start] for start in dict.fromkeys(journey.start) if start in journey]
    if tuple(journey.start) != (usual,):
        yield "start", starts[0] if len(starts) == 1 else starts


def _structures(part: Part) -> Iterator[tuple[str, Any]]:
    journey = part.journey
    if journey.stages:
        yield "stages", [_stage(part.stages[one.id], one.name, one.goal) for one in journey.stages]
    if journey.channels:
        yield "channels", {name: {"medium": medium} for name, medium in journey.channels.items()}
    if journey.promises:
        yield (
            "promises",
            [_without_nothing(_promise(part, number)) for number in range(len(journey.promises))],
        )
    ignored = _ignored(journey.suppressions)
    if ignored:
        yield "ignore", ignored


def _stage(identifier: str, name: str, goal: str) -> Any:
    more = {"name": "" if name == in_words(identifier) else name, "goal": goal}
    found = {"id": identifier} | {key: text for key, text in more.items() if text}
    return found if len(found) > 1 else identifier


def _promise(part: Part, number: int) -> dict[str, Any]:
    promise = part.journey.promises[number]
    return {
        "id": promise.id,
        "says": promise.says,
        "made_at": [part.ids[one] for one in promise.made_at],
        "kept_at": [part.ids[one] for one in promise.kept_at],
        "within": None if promise.within is None else duration(promise.within),
    }


def _without_nothing(found: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value not in (None, "", LOST)}


def _ignored(entries: Sequence[Suppression]) -> list[dict[str, Any]]:
    return [
        {"rule": one.rule, "reason": one.reason} | ({"until": one.until.isoformat()} if one.until else {})
        for one in entries
        if one.rule and len(one.reason.strip()) >= _SHORTEST_REASON
    ]


def _defaults(part: Part) -> dict[str, str]:
    """The channel that most touchpoints have, where every one has one: then it need not stand at each."""
    channels = [
        _channel(part, one) for one in part.journey.touchpoints.values() if one.id not in part.stand_ins
    ]
    counted = Counter(channels)
    if None in counted or len(channels) < 3:
        return {}
    (channel, times), *_ = counted.most_common(1)
    return {"channel": channel} if channel is not None and times > len(channels) / 2 else {}


def _channel(part: Part, one: Touchpoint) -> str | None:
    known = one.channel in words.CHANNELS or one.channel in part.journey.channels
    return one.channel if known else None


# --- touchpoints ------------------------------------------------------------------------------------


def _touchpoint(
    part: Part, one: Touchpoint, inherited: Mapping[str, Any], remarks: Sequence[str]
) -> Iterator[str]:
    facts, unheld = _facts(part, one)
    body = {key: value for key, value in facts.items() if inherited.get(key) != value}
    if body.get("kind") == "end" and "end" in body:
        del body["kind"]
    if one.reference is not None:
        body["journey"] = part.reference(one.reference)
    body |= dict(ways.ways_out(part, one.id))
    ignored = _ignored(one.suppressions)
    body |= {"ignore": ignored} if ignored else {}
    source = _source(part, one)
    body |= {"source": source} if source else {}
    for way in part.journey.out(one.id):
        unheld += [what for what in ways.lost(way) if what not in unheld]
        yield from _missing(part, way.target)
    for remark in (*remarks, *([f"lost: {', '.join(unheld)}"] if unheld else ())):
        yield from _comment(remark, 2)
    yield from yamltext.entry(part.ids[one.id], body, 2)


def _missing(part: Part, target: str) -> Iterator[str]:
    if target not in part.journey and part.ids[target] != target:
        yield from _comment(f"“{part.ids[target]}” is “{shorten(target)}” there, and missing, too", 2)


def _facts(part: Part, one: Touchpoint) -> tuple[dict[str, Any], list[str]]:
    """What is said about a touchpoint, as it is written, and the names of what cannot be."""
    known = one.kind in words.KINDS
    given = dict(one.attributes) | _fields(part, one) | {"kind": one.kind if known else "task"}
    unheld = [f"the kind “{one.kind}”"] if not known else []
    found: dict[str, Any] = {}
    ordered = dict.fromkeys((*_FIRST, *TOUCHPOINT_ATTRIBUTES))
    for name in (*ordered, *(other for other in given if other not in ordered)):
        if given.get(name) is None:
            continue
        attribute = TOUCHPOINT_ATTRIBUTES.get(name)
        value = LOST if attribute is None else _value(part, given[name], attribute)
        if value is LOST:
            unheld.append(name)
        else:
            found[name] = value
    return found, unheld


def _fields(part: Part, one: Touchpoint) -> dict[str, Any]:
    """The fields of the model that are there, by the keys they are written under."""
    title = one.title or one.id
    found = {
        "title": None if title == in_words(part.ids[one.id]) else title,
        "incomplete": one.incomplete or None,
        "split": one.split if one.split != "one" else None,
    }
    for name in ("channel", "stage", "layer", "owner", "duration", "wait", "end"):
        found[name] = getattr(one, name)
    for name in ("prompt", "says", "asks", "tags"):
        found[name] = getattr(one, name) or None
    return found


def _value(part: Part, value: Any, attribute: Attribute) -> Any:
    if attribute.name == "stage":
        return part.stages.get(value, LOST)
    if attribute.name == "low_score_to":
        return part.ids.get(value, LOST)
    if attribute.type == "channel":
        return value if value in words.CHANNELS or value in part.journey.channels else LOST
    if attribute.type in ("next", "options", "ways", "journey", "ignore"):
        return LOST
    return encoded(value, attribute)


def _source(part: Part, one: Touchpoint) -> dict[str, Any]:
    """Where the touchpoint comes from, with its id there, and what is set for later moments."""
    found: dict[str, Any] = {
        name: plain(value) for name, value in one.source.items() if name != "hooks" and value is not None
    }
    if part.ids[one.id] != one.id and "id" not in found:
        found["id"] = one.id
    hooks = one.source.get("hooks")
    if isinstance(hooks, Mapping):
        found["hooks"] = {
            str(moment): part.reference(value)
            for moment, value in hooks.items()
            if isinstance(value, Reference)
        }
    return found
