"""What a flow is taken apart into: widgets, their ways out, and the conditions of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cxlint.sources.jsontext import Pointer, mapping, string
from cxlint.sources.notes import Notes, kind_of

NO_MATCH = "noMatch"
MATCH = "match"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a split: ``type`` is the operator, ``arguments`` what is compared with ``value``."""

    type: str
    value: str
    arguments: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out of a widget as the file has it; ``target`` is empty when nothing is connected."""

    event: str
    target: str
    pointer: Pointer
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Widget:
    """One widget of a flow. ``id`` is its name, which Studio keeps unique."""

    id: str
    type: str
    pointer: Pointer
    properties: Mapping[str, Any] = field(default_factory=dict)
    exits: tuple[Exit, ...] = ()
    incomplete: bool = False

    def text(self, name: str) -> str:
        """A property that is a text or a number, as text; empty for everything else."""
        value = self.properties.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        return str(value).strip()

    def connected(self, event: str) -> bool:
        """Whether the exit for *event* leads somewhere."""
        return any(way.event == event and way.target for way in self.exits)


def widgets(states: Iterable[tuple[Any, Pointer]], notes: Notes) -> tuple[Widget, ...]:
    """The widgets of a flow in the order of the file; flaws go to *notes*."""
    read = []
    for number, (raw, pointer) in enumerate(states, start=1):
        if isinstance(raw, dict):
            read.append(_widget(raw, number, pointer, notes))
        else:
            notes.wrong(f"Widget {number} should be an object, but it is {kind_of(raw)}.", pointer)
    return _merged(read, notes)


def _widget(raw: Mapping[str, Any], number: int, pointer: Pointer, notes: Notes) -> Widget:
    before = len(notes.flaws) + notes.left_out
    name = _word(raw, "name", number, pointer, notes) or f"(widget {number})"
    kind = _word(raw, "type", number, pointer, notes)
    exits = tuple(_exits(raw.get("transitions"), (*pointer, "transitions"), name, notes))
    properties = raw.get("properties")
    if properties is not None and not isinstance(properties, dict):
        notes.wrong(
            f"The properties of widget “{name}” should be an object, but they are {kind_of(properties)}.",
            (*pointer, "properties"),
            name,
        )
    broken = len(notes.flaws) + notes.left_out > before
    return Widget(name, kind, pointer, mapping(properties), exits, broken)


def _word(raw: Mapping[str, Any], key: str, number: int, pointer: Pointer, notes: Notes) -> str:
    value = string(raw.get(key)).strip()
    if not value:
        told = raw.get(key)
        found = f"it is {kind_of(told)}" if key in raw and not isinstance(told, str) else "there is none"
        notes.wrong(f"Widget {number} needs a text as “{key}”, but {found}.", pointer)
    return value


def _exits(raw: Any, pointer: Pointer, at: str, notes: Notes) -> Iterator[Exit]:
    if raw is not None and not isinstance(raw, list):
        message = f"The transitions of widget “{at}” should be a list, but they are {kind_of(raw)}."
        notes.wrong(message, pointer, at)
        return
    for number, item in enumerate(raw or ()):
        way = (*pointer, number)
        if isinstance(item, dict):
            yield _exit(item, way, at, notes)
        else:
            notes.wrong(f"A transition of widget “{at}” is {kind_of(item)}.", way, at)


def _exit(item: Mapping[str, Any], way: Pointer, at: str, notes: Notes) -> Exit:
    event, target = item.get("event"), item.get("next")
    if not isinstance(event, str) or not event:
        notes.wrong(f"A transition of widget “{at}” does not say for which event it is.", way, at)
    if target is not None and not isinstance(target, str):
        notes.wrong(f"A transition of widget “{at}” leads to {kind_of(target)} instead of a widget.", way, at)
    conditions = tuple(_conditions(item.get("conditions"), (*way, "conditions"), at, notes))
    return Exit(string(event), string(target).strip(), way, conditions)


def _conditions(raw: Any, pointer: Pointer, at: str, notes: Notes) -> Iterator[Condition]:
    for number, item in enumerate(raw if isinstance(raw, list) else ()):
        kind = mapping(item).get("type")
        if not isinstance(kind, str):
            notes.wrong(f"A condition of widget “{at}” could not be understood.", (*pointer, number), at)
            continue
        arguments = mapping(item).get("arguments")
        value = mapping(item).get("value")
        yield Condition(
            kind,
            "" if isinstance(value, dict | list) or value is None else str(value),
            tuple(one for one in arguments if isinstance(one, str)) if isinstance(arguments, list) else (),
            string(mapping(item).get("friendly_name")).strip(),
        )
    if raw is not None and not isinstance(raw, list):
        notes.wrong(f"The conditions of widget “{at}” could not be understood.", pointer, at)


def _merged(read: Iterable[Widget], notes: Notes) -> tuple[Widget, ...]:
    """Widgets of the same name made one, so that nothing that can happen is lost."""
    found: dict[str, Widget] = {}
    extra: dict[str, list[Exit]] = {}
    for widget in read:
        if widget.id not in found:
            found[widget.id] = widget
            continue
        extra.setdefault(widget.id, []).extend(widget.exits)
        notes.wrong(
            f"Two widgets have the name “{widget.id}”, so it is unclear which one is meant.",
            widget.pointer,
            widget.id,
            fix="Give every widget a name of its own, or export the flow again in Twilio Studio.",
        )
    for name, exits in extra.items():
        found[name] = replace(found[name], exits=(*found[name].exits, *exits), incomplete=True)
    return tuple(found.values())
