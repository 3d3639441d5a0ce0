"""What customers can answer where a widget asks and splits compare the answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cxlint.sources.twilio.conditions import Option, is_blank, is_choice, keys, options_of
from cxlint.sources.twilio.widgets import MATCH, NO_MATCH, Exit, Widget

LONGEST_CHAIN: Final = 50
"""Splits one behind the other that look at one answer; real flows have at most three."""


@dataclass(frozen=True, slots=True)
class Menu:
    """The splits that look at an answer one after the other, and what can be answered.

    ``options`` are what can be chosen, and the ways of the splits that lead on from it. ``silent``
    is the way of a blank answer, ``wrong`` that of one which is surely not understood (``checked``
    tells that it does not look as it should, ``direct`` that it leads from the question straight
    on); ``more`` tells that other answers lead on, too.
    """

    splits: tuple[str, ...]
    options: tuple[tuple[Option, Exit], ...]
    silent: Exit | None
    wrong: Exit | None
    more: bool
    checked: bool
    direct: bool


def chain(first: str, by_id: Mapping[str, Widget], owner: Mapping[str, str]) -> tuple[Widget, ...]:
    """A split and those that its “no match” leads on to, as long as they look at the same answer."""
    found = [by_id[first]]
    seen = {first}
    while (after := no_match(found[-1]).target) not in seen and owner.get(after) == owner[first]:
        if len(found) == LONGEST_CHAIN:
            break
        seen.add(after)
        found.append(by_id[after])
    return tuple(found)


def no_match(split: Widget) -> Exit:
    """The way of what fits no condition; one that leads nowhere where the file has none."""
    found = (way for way in split.exits if way.event == NO_MATCH)
    return next(found, Exit(NO_MATCH, "", split.pointer))


def menu(splits: Sequence[Widget], asking: str, is_open: bool = False) -> Menu:
    """What splits that look at the answer of *asking*, one behind the other, make of it.

    *is_open* tells that the question is open, so that what they do not name is its answer.
    """
    ways = [way for split in splits for way in split.exits]
    given: dict[tuple[str, str], tuple[Option, Exit]] = {}
    for way in ways:
        for option in options_of(way):
            given.setdefault((option.key.casefold(), way.target), (option, way))
    names = tuple(one.id for one in splits)
    rest = no_match(splits[-1])
    sure = not is_open and rest.target not in names and _is_wrong(rest, ways, asking)
    more = not sure or _checks(ways)
    silent = next((way for way in ways if is_blank(way)), None)
    checked = not given and all(test.type == "regex" for way in ways for test in way.conditions)
    wrong = rest if sure else None
    return Menu(names, tuple(given.values()), silent, wrong, more, checked, _checks(splits[-1].exits))


def _checks(ways: Iterable[Exit]) -> bool:
    """Whether answers are compared with more than what is named one by one, such as a range."""
    return any(test.type != "is_blank" and not keys(test) for way in ways for test in way.conditions)


def moved(menus: Iterable[Menu]) -> frozenset[Exit]:
    """The ways of splits that begin at the widget that asks, though nothing is chosen there."""
    silent = [one.silent for one in menus]
    wrong = [one.wrong for one in menus if one.direct]
    return frozenset(way for way in (*silent, *wrong) if way is not None)


def decides(split: Widget, moved: Collection[Exit]) -> bool:
    """Whether a split in a menu compares anything that cannot be chosen at the widget that asks."""
    return any(way.event == MATCH and way not in moved and not is_choice(way) for way in split.exits)


def _is_wrong(rest: Exit, ways: Sequence[Exit], asking: str) -> bool:
    """Whether an answer that fits nothing is surely not understood, rather than taken as it is.

    A single word that is listened for ("agent") says nothing of all others.
    """
    named = [[key for test in way.conditions for key in keys(test)] for way in ways]
    chosen = [found for found in named if found]
    pressed = any(key.isdecimal() or key in ("*", "#") for found in chosen for key in found)
    return len(chosen) > 1 or pressed or rest.target in ("", asking)
