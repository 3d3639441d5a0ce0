"""Journeys of every shape that the model can hold, and what must be the same when they are read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from cxlint import vocabulary as words
from cxlint.journey.durations import parse_duration
from cxlint.journey.journey import Journey
from cxlint.journey.model import Duration, Promise, Reference, Stage, Suppression, Touchpoint, Transition
from cxlint.writers.links import Part
from cxlint.writers.values import plain
from cxlint.writers.ways import told_once

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        "no",
        "1:30",
        "#",
        "*",
        "a: b",
        "{{x}}",
        "$.External.x",
        "a\nb",
        "~",
        " a ",
        "-",
        "x" * 300,
        "two words " * 20,
    ]
)
names = texts.filter(bool)
ids = st.sampled_from(
    [
        "a",
        "main_menu",
        "Main menu",
        "Ä",
        "日本",
        "end",
        "no",
        "a4b1c2d3-0000-4000-8000-000000000001",
        "#",
        "A",
        "á",
    ]
)
durations = st.sampled_from(["90s", "2h", "2bd", "PT1M30S"]).map(parse_duration) | st.builds(
    lambda seconds: Duration("long", seconds), st.integers(0, 10**6) | st.sampled_from([0.5, 12.25])
)
shares = st.sampled_from([0.0, 0.01, 0.035, 1 / 7])
several = st.lists(texts, max_size=3).map(tuple)
facts = st.recursive(
    texts | st.integers(-1000, 1000) | st.booleans() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
EVENTS = (
    *words.EVENTS,
    "next",
    "next",
    "option",
    "option",
    "condition",
    "else",
    "outcome",
    "errors",
    "Own event",
    "x",
)


@st.composite
def attributes(draw: st.DrawFn) -> dict[str, Any]:
    """Some attributes of a touchpoint, each with a value of its type."""
    known = [
        one for one in words.TOUCHPOINT_ATTRIBUTES.values()
        if one.type in _TYPES and one.name not in _FIELDS
    ]  # fmt: skip
    chosen = draw(st.lists(st.sampled_from(known), max_size=3, unique_by=lambda one: one.name))
    return {one.name: draw(_TYPES[one.type](one)) for one in chosen}


_FIELDS = frozenset(
    {"title", "kind", "channel", "stage", "layer", "owner", "prompt", "says", "asks", "duration", "wait", "end",
     "split", "tags", "incomplete", "source"}
)  # fmt: skip
_TYPES: Mapping[str, Any] = {
    "text": lambda one: texts if not one.pattern else st.just("4200/day"),
    "localized": lambda _: st.dictionaries(names, texts, min_size=1, max_size=2),
    "texts": lambda _: several,
    "int": lambda one: st.integers(int(one.low or 0), int(one.high or 9)),
    "number": lambda one: st.integers(int(one.low or 0), int(one.high or 9)) | st.just(0.5),
    "bool": lambda _: st.booleans(),
    "duration": lambda _: durations,
    "durations": lambda _: (
        durations | st.builds(lambda mean, p95: replace(mean, p95=p95), durations, durations)
    ),
    "date": lambda _: st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    "enum": lambda one: st.sampled_from(one.values),
    "enums": lambda one: st.lists(st.sampled_from(one.values), max_size=2).map(tuple),
    "map": lambda _: st.dictionaries(texts, facts, max_size=2),
}

suppressions = st.lists(
    st.builds(
        Suppression, st.sampled_from(["dead-end", "STR104", "no"]), st.just("It is meant to be so: yes."),
        st.none() | st.just(date(2030, 1, 31)),
    ),
    max_size=2,
).map(tuple)  # fmt: skip
references = st.builds(
    Reference, texts, st.sampled_from(["tool", "other", "file"]), st.booleans(), names | st.just(""),
    several, st.booleans(),
)  # fmt: skip


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    """A journey of any shape, as an importer or a plugin may make it."""
    listed = draw(st.lists(ids, min_size=1, max_size=6, unique=True))
    own = {
        name: draw(st.sampled_from(words.MEDIA)) for name in draw(st.sets(st.sampled_from(["locker", "x y"])))
    }
    stages = draw(st.lists(st.builds(Stage, names, names, texts), max_size=2, unique_by=lambda one: one.id))
    phases = st.none() | (st.sampled_from([one.id for one in stages]) if stages else names)
    made = {one: draw(_touchpoint(one, (*words.CHANNELS, *own), phases)) for one in listed}
    place = st.sampled_from(listed)
    ways = draw(st.lists(_way(place), max_size=10))
    numbered = tuple(Transition(f"w{n}", *one[:4], **one[4]) for n, one in enumerate(ways))
    source = {"format": "tool", "type": draw(texts), "version": "1.0"}
    return Journey(
        id="j", title=draw(names), file="flows/j.json", format="tool", touchpoints=made, transitions=numbered,
        start=tuple(draw(st.lists(place, max_size=2) | st.just([listed[0]]))),
        role=draw(st.sampled_from(list(words.ROLES))), locales=draw(several), stages=tuple(stages), channels=own,
        promises=draw(_promises(place)), suppressions=draw(suppressions),
        attributes=draw(_header()) | ({"source": source} if source else {}),
        names=tuple(draw(st.lists(names, max_size=3))),
    )  # fmt: skip


@st.composite
def _header(draw: st.DrawFn) -> dict[str, Any]:
    known = [
        one for one in words.JOURNEY_ATTRIBUTES.values() if one.type in _TYPES and one.name not in _NAMED
    ]
    chosen = draw(st.lists(st.sampled_from(known), max_size=3, unique_by=lambda one: one.name))
    return {one.name: draw(_TYPES[one.type](one)) for one in chosen}


_NAMED = frozenset({"journey", "role", "locales", "names", "source"})


@st.composite
def _touchpoint(draw: st.DrawFn, name: str, channels: tuple[str, ...], phases: Any) -> Touchpoint:
    kind = draw(st.sampled_from(list(words.KINDS)))
    said = st.dictionaries(st.sampled_from(["", "en", "de-CH", "no"]), texts, max_size=2)
    hooks = draw(st.none() | st.dictionaries(names, references, min_size=1, max_size=1))
    return Touchpoint(
        name, kind, draw(texts), draw(st.none() | st.sampled_from(channels)), draw(phases),
        draw(st.none() | st.sampled_from(words.LAYERS)), draw(st.none() | texts), draw(said), draw(said),
        draw(several), draw(st.none() | durations), draw(st.none() | durations),
        draw(st.sampled_from([None, None, *words.OUTCOMES])), draw(st.sampled_from(words.SPLITS)),
        draw(several), draw(attributes()), draw(suppressions),
        draw(references | st.none()) if kind == "call" else None,
        {"format": "tool", "type": draw(texts)} | ({"hooks": hooks} if hooks else {}),
        incomplete=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def _way(draw: st.DrawFn, place: Any) -> tuple[Any, ...]:
    more = {
        "label": texts, "condition": texts, "probability": shares, "wait": durations, "after": durations,
        "retry": st.integers(0, 3), "max": st.integers(1, 3), "say": several, "carries": several,
    }  # fmt: skip
    chosen = draw(st.lists(st.sampled_from(list(more)), max_size=2, unique=True))
    given = {name: draw(more[name]) for name in chosen}
    event = draw(st.sampled_from(EVENTS))
    key = draw(texts) if event in ("option", "outcome", "condition") or draw(st.integers(0, 9)) == 0 else ""
    return draw(place), draw(place | st.sampled_from(["gone", "Not there"])), event, key, given


@st.composite
def _promises(draw: st.DrawFn, place: Any) -> tuple[Promise, ...]:
    some = st.lists(place, min_size=1, max_size=2).map(tuple)
    return tuple(
        draw(st.lists(st.builds(Promise, names, texts, some, some, st.none() | durations), max_size=1))
    )


# --- what must be the same ---------------------------------------------------------------------------


def told(journey: Journey, part: Part) -> dict[str, Any]:
    """Everything that a journey says, with its new ids, for comparing it with the one read again."""
    ids = part.ids
    return {
        "title": journey.title,
        "role": journey.role,
        "locales": journey.locales,
        "start": tuple(dict.fromkeys(ids[one] for one in journey.start if one in journey)),
        "stages": [(part.stages[one.id], one.name, one.goal) for one in journey.stages],
        "channels": dict(journey.channels),
        "promises": [_promise(one, ids) for one in journey.promises],
        "suppressions": [_suppression(one) for one in journey.suppressions],
        "attributes": {name: _value(value) for name, value in journey.attributes.items()},
        "touchpoints": [_told_touchpoint(one, part) for one in journey.touchpoints.values()],
        "ways": [
            [_told_way(way, ids) for way in told_once(journey.out(one))] for one in journey.touchpoints
        ],
    }  # fmt: skip


def _promise(one: Promise, ids: Mapping[str, str]) -> Any:
    made, kept = ([ids[name] for name in group] for group in (one.made_at, one.kept_at))
    return one.id, one.says, made, kept, _value(one.within)


def _suppression(one: Suppression) -> Any:
    return one.rule, one.reason, one.until


def _told_touchpoint(one: Touchpoint, part: Part) -> dict[str, Any]:
    source = {name: value for name, value in one.source.items() if name not in ("hooks", "id")}
    hooks = one.source.get("hooks", {})
    return {
        "id": part.ids[one.id], "kind": one.kind, "title": one.title or one.id, "channel": one.channel,
        "stage": None if one.stage is None else part.stages[one.stage], "layer": one.layer, "owner": one.owner,
        "prompt": list(one.prompt.items()), "says": list(one.says.items()), "asks": one.asks, "end": one.end,
        "duration": _value(one.duration), "wait": _value(one.wait), "split": one.split, "tags": one.tags,
        "attributes": {name: _value(value) for name, value in one.attributes.items()},
        "incomplete": one.incomplete, "suppressions": [_suppression(entry) for entry in one.suppressions],
        "reference": _reference(one.reference, part), "source": plain(source),
        "hooks": {moment: _reference(value, part) for moment, value in hooks.items()},
    }  # fmt: skip


def _reference(one: Reference | None, part: Part) -> Any:
    """A reference as a journey file has it: names with the format they belong to before them."""
    if one is None:
        return None
    named = list(dict.fromkeys((one.ref, *one.names)))
    if one.scheme not in ("file", "journey"):
        space = part.space if one.scheme == part.journey.format else one.scheme
        named = [f"{space}:{name.strip()}" if space and name.strip() else name for name in named]
    scheme = "file" if one.scheme == "file" else "journey"
    return named, scheme, one.returns, one.touchpoint, one.late


def _told_way(way: Transition, ids: Mapping[str, str]) -> dict[str, Any]:
    said = [way.condition, way.label]
    if way.event == "condition" and not way.key and not way.condition:
        said = [way.label, ""]  # a condition may as well stand beside the arrow
    return {
        "source": ids[way.source], "target": ids[way.target], "event": way.event, "key": way.key, "said": said,
        "probability": way.probability, "wait": _value(way.wait), "after": _value(way.after),
        "retry": way.retry, "max": way.max, "say": way.say, "carries": way.carries,
    }  # fmt: skip


def _value(value: Any) -> Any:
    if isinstance(value, Duration):
        return value.seconds, value.working_days
    if isinstance(value, Mapping):
        return plain(value)
    return list(value) if isinstance(value, (list, tuple)) else value
