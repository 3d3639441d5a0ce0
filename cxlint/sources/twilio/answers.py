"""Which split looks at which answer, and which splits make a menu with the widget that asks.

In Studio a menu is two widgets: one that asks (Gather Input On Call, Send & Wait For Reply) and a
split that compares the answer. For the customer the two are one menu: what can be chosen leads from
the question straight to where the split leads. Everything else goes through the split.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from cxlint.sources.jsontext import mapping, string
from cxlint.sources.twilio import kinds, menus, openness
from cxlint.sources.twilio.conditions import CHOICES, options
from cxlint.sources.twilio.menus import Menu
from cxlint.sources.twilio.openness import Uses
from cxlint.sources.twilio.widgets import MATCH, NO_MATCH, Exit, Widget

ANSWERED: Final = frozenset({"keypress", "speech", "incomingMessage"})
SILENT: Final = frozenset({"timeout"})

_LIQUID = re.compile(r"\{\{(?P<inside>[^{}]*)\}\}")
_ANSWER = re.compile(
    r"^\s*widgets\.(?P<widget>[^.|\s]+)\.(?P<field>Digits|SpeechResult|inbound\.\w+)\s*(\|(?P<filters>.*))?$"
)
_FIRST_MESSAGE = re.compile(
    r"^\s*trigger\.(message|conversation)\.(Body|ButtonPayload|ButtonText)\s*(\|(?P<filters>.*))?$"
)
_VARIABLE = re.compile(r"^\s*flow\.variables\.(?P<name>[\w-]+)\s*(\|(?P<filters>.*))?$")
_SIZE = re.compile(r"\bsize\b")
_CALCULATED = re.compile(r"\b(plus|minus|times|modulo|split|slice|date|append|prepend)\b")

_STEPS_BACK: Final = 3
"""Variables looked through, one set from the other, to find the answer; real flows use one."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of the answers in a flow.

    ``looks_at`` names for each split the widget whose answer it looks at, empty for the message
    that started the flow. ``owner`` names the widget that asks for each split that customers come
    to only with its answer; ``menus`` are what these splits make, by the split that comes first.
    ``passing`` are widgets that only store an answer on the way, and the split that follows.
    ``moved`` are the ways of splits that for customers begin at the widget that asks: they said
    nothing, or nothing that fits. ``decided`` are the splits that have nothing left to decide,
    because whatever they name can be chosen at the widget that asks. ``choosing`` are the widgets
    whose answers are compared with keys or words, whichever way leads there. ``measured`` are the
    splits that look at the length of an answer, and what is counted: digits or characters.
    """

    looks_at: Mapping[str, str] = field(default_factory=dict)
    owner: Mapping[str, str] = field(default_factory=dict)
    menus: Mapping[str, Menu] = field(default_factory=dict)
    passing: Mapping[str, str] = field(default_factory=dict)
    moved: frozenset[Exit] = frozenset()
    decided: frozenset[str] = frozenset()
    choosing: frozenset[str] = frozenset()
    measured: Mapping[str, str] = field(default_factory=dict)

    def menu(self, asking: str, target: str) -> Menu | None:
        """What the answer of *asking* is compared with behind *target*, if that makes a menu."""
        first = self.passing.get(target, target)
        return self.menus.get(first) if self.owner.get(first) == asking else None


def find(widgets: Sequence[Widget]) -> Answers:
    """The answers of a flow."""
    by_id = {widget.id: widget for widget in widgets}
    seen = tuple(_looks(widgets, by_id))
    looks_at = {split: asking for split, asking, unit in seen if not unit}
    measured = {split: unit for split, _, unit in seen if unit}
    before = _before(widgets)
    passing = _passing(widgets, by_id, before)
    owner = _owners(by_id, looks_at, passing, before)
    firsts = [split for split in owner if _starts(split, owner[split], passing, before)]
    used = openness.uses(widgets)
    made = {first: _menu(menus.chain(first, by_id, owner), by_id[owner[first]], used) for first in firsts}
    belonging = {split for menu in made.values() for split in menu.splits}
    owner = {split: asking for split, asking in owner.items() if split in belonging}
    following = {one: by_id[one].exits[0].target for one in passing}
    passing = {one: split for one, split in following.items() if split in owner}
    moved = menus.moved(tuple(made.values()))
    decided = frozenset(split for split in owner if not menus.decides(by_id[split], moved))
    choosing = frozenset(asking for split, asking in looks_at.items() if _offers_choice(by_id[split]))
    return Answers(looks_at, owner, made, passing, moved, decided, choosing, measured)


def _menu(splits: Sequence[Widget], asking: Widget, used: Uses) -> Menu:
    return menus.menu(splits, asking.id, used.is_open(asking, splits))


def _offers_choice(split: Widget) -> bool:
    """Whether a split compares with keys or words; long numbers are codes that customers know."""
    return any(len(option.key) <= 2 or not option.key.isdecimal() for option in options(split))


# --- what a split looks at ------------------------------------------------------------------------


def assignments(widget: Widget) -> Iterator[tuple[str, str]]:
    """The variables that a Set Variables widget sets, and their values."""
    listed = widget.properties.get("variables")
    for item in listed if widget.type == "set-variables" and isinstance(listed, list) else ():
        name = string(mapping(item).get("key"))
        if name:
            yield name, str(mapping(item).get("value", ""))


def arguments(split: Widget) -> tuple[str, ...]:
    """The expressions that a split looks at, each once."""
    found = [one for way in split.exits for test in way.conditions for one in test.arguments]
    return tuple(dict.fromkeys(one for one in (*found, split.text("input")) if one))


def _looks(widgets: Sequence[Widget], by_id: Mapping[str, Widget]) -> Iterator[tuple[str, str, str]]:
    """Splits, whose answer they look at, and what they count of it; empty for the answer itself."""
    variables: dict[str, list[str]] = {}
    for widget in widgets:
        for name, value in assignments(widget):
            variables.setdefault(name, []).append(value)
    single = {name: values[0] for name, values in variables.items() if len(values) == 1}
    for split in widgets:
        found = _looked_at(split, single) if split.type == kinds.SPLIT else set()
        if len({asking for asking, _ in found}) != 1:
            continue
        asking, unit = max(found, key=lambda one: one[1])
        if asking == "" or (asking in by_id and by_id[asking].type in kinds.ASKING):
            yield split.id, asking, unit


def _looked_at(split: Widget, variables: Mapping[str, str]) -> set[tuple[str, str]]:
    """The answers that a split looks at, and what is counted; none when it looks at anything else."""
    found: set[tuple[str, str]] = set()
    for argument in arguments(split):
        inside = [one["inside"] for one in _LIQUID.finditer(argument)]
        answers = [_asked(expression, variables) for expression in inside]
        if not inside or _LIQUID.sub("", argument).strip() or None in answers:
            return set()
        found.update(answer for answer in answers if answer is not None)
    return found


def _asked(expression: str, variables: Mapping[str, str]) -> tuple[str, str] | None:
    """The widget whose answer an expression is, empty for the first message, and what is counted of it."""
    filters = ""
    for _ in range(_STEPS_BACK):
        answer = _ANSWER.match(expression)
        read = answer or _FIRST_MESSAGE.match(expression) or _VARIABLE.match(expression)
        if read is None:
            return None
        filters += read["filters"] or ""
        if read.re is not _VARIABLE:
            unit = "digits" if answer and answer["field"] == "Digits" else "characters"
            found = (answer["widget"] if answer else "", unit if _SIZE.search(filters) else "")
            return None if _CALCULATED.search(filters) else found
        value = _LIQUID.fullmatch(variables.get(read["name"], "").strip())
        if not value:
            return None
        expression = value["inside"]
    return None


# --- which splits belong to a widget that asks ----------------------------------------------------

Before = Mapping[str, Sequence[tuple[str, str]]]
"""For each widget the widgets that lead to it, and by which event."""


def _before(widgets: Sequence[Widget]) -> Before:
    found: dict[str, list[tuple[str, str]]] = {}
    for widget in widgets:
        for way in widget.exits:
            if way.target:
                found.setdefault(way.target, []).append((widget.id, way.event))
    return found


def _passing(widgets: Sequence[Widget], by_id: Mapping[str, Widget], before: Before) -> dict[str, str]:
    """Widgets that only set variables right behind a widget that asks, and that one."""
    found = {}
    for widget in widgets:
        ways = before.get(widget.id, ())
        sources = {source for source, event in ways if event in ANSWERED}
        alone = len(sources) == 1 and all(event in ANSWERED for _, event in ways)
        if widget.type == "set-variables" and len(widget.exits) == 1 and alone:
            (source,) = sources
            if by_id[source].type in kinds.ASKING:
                found[widget.id] = source
    return found


def _owners(
    by_id: Mapping[str, Widget], looks_at: Mapping[str, str], passing: Mapping[str, str], before: Before
) -> dict[str, str]:
    """For each split that customers come to only with the answer it looks at, the widget that asks."""
    owner = {split: asking for split, asking in looks_at.items() if asking and _compares(by_id[split])}
    waiting = list(owner)
    for split in waiting:
        if split in owner and not _comes_from_answer(split, owner, passing, before):
            del owner[split]
            waiting += [way.target for way in by_id[split].exits if way.target in owner]
    return owner


def _comes_from_answer(
    split: str, owner: Mapping[str, str], passing: Mapping[str, str], before: Before
) -> bool:
    """Whether every way to a split leads from its widget that asks, or on from another such split."""
    asking = owner[split]
    ways = before.get(split, ())
    return bool(ways) and all(
        (source == asking and event in ANSWERED | SILENT)
        or passing.get(source) == asking
        or (owner.get(source) == asking and event == NO_MATCH and source != split)
        for source, event in ways
    )


def _starts(split: str, asking: str, passing: Mapping[str, str], before: Before) -> bool:
    """Whether an answer leads straight to a split."""
    return any(
        (source == asking and event in ANSWERED) or passing.get(source) == asking
        for source, event in before.get(split, ())
    )


def _compares(split: Widget) -> bool:
    """Whether a split names what it waits for, so that what is left over can be understood."""
    tests = [test for way in split.exits if way.event == MATCH for test in way.conditions]
    positive = CHOICES | {"regex", "is_not_blank"}
    named = any(test.type in positive for test in tests)
    return named and all(test.type in positive or test.type == "is_blank" for test in tests)
