"""What makes a customer leave a widget, and where each way leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cxlint.journey.model import Transition
from cxlint.locations import Location
from cxlint.sources.jsontext import whole
from cxlint.sources.naming import duration, numbered, transition_name
from cxlint.sources.twilio import answers as answering
from cxlint.sources.twilio import kinds, media, menus
from cxlint.sources.twilio.answers import Answers
from cxlint.sources.twilio.conditions import compared, is_blank, keys, options_of
from cxlint.sources.twilio.counters import Counter
from cxlint.sources.twilio.kinds import Lost, Meaning
from cxlint.sources.twilio.menus import Menu
from cxlint.sources.twilio.widgets import MATCH, Exit, Widget


@dataclass(frozen=True, slots=True)
class Flow:
    """What is known of a flow as a whole, before its ways are made.

    ``reached`` tells for each widget that customers come to how they are in contact, ``counted``
    for each split that looks at a counter how often it lets customers go on. ``apart`` is the
    trigger that is several entries, one for each of its events; empty when it is one.
    """

    widgets: tuple[Widget, ...]
    reached: Mapping[str, frozenset[str]]
    answers: Answers
    counted: Mapping[str, Counter]
    file: str
    by_id: Mapping[str, Widget]
    apart: str = ""


@dataclass(frozen=True, slots=True)
class _Way:
    """A way on its way to become a transition; ``exit`` is where it stands in the file."""

    exit: Exit
    meaning: Meaning
    pointer: tuple[str | int, ...] = ()
    max: int | None = None


def end_id(widget: str, flow: Flow) -> str:
    """The id of the ending that the events of a widget lead to which lead nowhere in the file."""
    name, number = f"{widget}.end", 1
    while name in flow.by_id:
        number += 1
        name = f"{widget}.end-{number}"
    return name


def transitions(flow: Flow) -> tuple[Transition, ...]:
    """The transitions of a flow, in the order of the file."""
    return tuple(numbered(way for widget in flow.widgets for way in _of_widget(widget, flow)))


def unconnected(widget: Widget) -> tuple[str, ...]:
    """The events of a widget that lead nowhere in the file."""
    return tuple(dict.fromkeys(way.event for way in widget.exits if not way.target))


def _of_widget(widget: Widget, flow: Flow) -> Iterator[Transition]:
    seen = set()
    for way in _ways(widget, flow):
        target = _target(way, widget, flow)
        key = (way.meaning.event, way.meaning.key, target, way.pointer or way.exit.pointer)
        if target and key not in seen:
            seen.add(key)
            source = media.entry_id(widget, way.exit.event) if widget.id == flow.apart else widget.id
            yield _transition(widget, source, way, target, flow.file)


def _transition(widget: Widget, source: str, way: _Way, target: str, file: str) -> Transition:
    why = way.meaning
    silent = why.event == "no_input" and way.exit.event in answering.SILENT
    return Transition(
        transition_name(source, why.event, why.key or why.label),
        source=source,
        target=target,
        event=why.event,
        key=why.key,
        label=why.label,
        after=duration(whole(widget.text("timeout")) or None) if silent else None,
        retry=_retry(widget, why.event),
        max=way.max,
        location=Location(file, pointer=way.pointer or way.exit.pointer),
    )


def _retry(widget: Widget, event: str) -> int | None:
    """How often customers are asked again before this way is taken.

    Capture Payments asks as often as ``max_attempts`` tells. The ``loop`` of Gather Input On Call is
    no such number: it is how often the message is played, and nothing in Twilio's reference says
    that Studio waits for an answer each time.
    """
    times = whole(widget.text("max_attempts")) if event == "retries_exhausted" else None
    return times - 1 if times and times > 1 else None


def _target(way: _Way, widget: Widget, flow: Flow) -> str:
    """Where a way leads; the ending of the widget where the file has nothing; empty for no way."""
    if way.exit.target:
        return way.exit.target
    contacts = flow.reached.get(widget.id, frozenset())
    if not contacts or widget.type == kinds.TRIGGER:
        return ""
    lost, event = way.meaning.lost, way.meaning.event
    if lost is Lost.ENDS_CALL:
        ends = contacts == {media.CALL}
    else:
        unnoticed = event == "error" and contacts <= {media.REQUEST}
        ends = lost is Lost.ENDS and not unnoticed
    return end_id(widget.id, flow) if ends else ""


# --- what the exits mean --------------------------------------------------------------------------


def _ways(widget: Widget, flow: Flow) -> Iterator[_Way]:
    if widget.type == kinds.SPLIT:
        yield from _of_split(widget, flow)
        return
    alone = widget.id == flow.apart or sum(1 for way in widget.exits if way.target) == 1
    for way in _silence_first(widget):
        menu = flow.answers.menu(widget.id, way.target) if widget.type in kinds.ASKING else None
        why = kinds.meaning(widget, way.event)
        if menu is None:
            plain = widget.type == kinds.TRIGGER and alone and why.event == "condition"
            label = "" if widget.id == flow.apart else why.label
            yield _Way(way, Meaning("next", label, why.lost) if plain else why)
        elif way.event in answering.SILENT:
            yield from _nothing(way, menu)
        else:
            yield from _answered(way, menu)


def _silence_first(widget: Widget) -> list[Exit]:
    """The exits of a widget; where it asks, silence comes first, because that can happen to everybody."""
    asking = widget.type in kinds.ASKING
    return sorted(widget.exits, key=lambda way: not (asking and way.event in answering.SILENT))


def _answered(way: Exit, menu: Menu) -> Iterator[_Way]:
    """The ways of customers who have answered: what they can choose, and what is not understood."""
    for option, led in menu.options:
        yield _Way(led, Meaning("option", option.label, key=option.key), option.pointer)
    if menu.more or not menu.options:
        yield _Way(way, Meaning("next"))
    if menu.silent is not None:
        yield _Way(menu.silent, Meaning("no_input"))
    if menu.wrong is not None:
        why = Meaning("invalid" if menu.checked else "no_match")
        yield _Way(menu.wrong if menu.direct else way, why, menu.wrong.pointer)


def _nothing(way: Exit, menu: Menu) -> Iterator[_Way]:
    """The ways of customers who have not answered, where their silence is compared, too."""
    led = menu.silent or (menu.wrong if menu.direct else None)
    yield _Way(led, Meaning("no_input"), way.pointer) if led is not None else _Way(way, Meaning("no_input"))


def _of_split(split: Widget, flow: Flow) -> Iterator[_Way]:
    counter = flow.counted.get(split.id)
    rest = menus.no_match(split)
    lacks_rest = split.id in flow.answers.owner and rest not in split.exits
    for way in (*split.exits, *((rest,) if lacks_rest else ())):
        limit = counter.most if counter is not None and way in counter.staying else None
        if way in flow.answers.moved:
            continue
        if way.event != MATCH and not way.conditions:
            yield _Way(way, Meaning("else"), max=limit)
        elif split.id in flow.answers.looks_at:
            yield from _compared_answer(way, limit, chosen=split.id not in flow.answers.owner)
        else:
            unit = flow.answers.measured.get(split.id, "")
            yield _Way(way, Meaning("condition", key=f"{compared(way)} {unit}".strip()), max=limit)


def _compared_answer(way: Exit, limit: int | None, chosen: bool) -> Iterator[_Way]:
    """The ways of a split along one of its exits; *chosen* tells that customers choose there."""
    for option in options_of(way) if chosen else ():
        yield _Way(way, Meaning("option", option.label, key=option.key), option.pointer, limit)
    left = replace(way, conditions=tuple(test for test in way.conditions if not keys(test)))
    if left.conditions or not way.conditions:
        why = Meaning("no_input") if is_blank(left) else Meaning("condition", key=compared(left))
        yield _Way(way, why, max=limit)
