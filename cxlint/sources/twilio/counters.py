"""Splits that look at a variable which is counted up, and how often such a counter lets customers go on.

Studio has no widget for loops: a Set Variables widget adds to a variable
(``{{flow.variables.count | plus: 1}}``) and a split compares it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cxlint.sources.jsontext import whole
from cxlint.sources.reaching import reached
from cxlint.sources.twilio import kinds
from cxlint.sources.twilio.answers import arguments, assignments
from cxlint.sources.twilio.widgets import Exit, Widget

MOST_COUNTERS: Final = 20
"""Splits whose limit is worked out; each costs a walk through the flow, and real flows have few."""

_VARIABLE = re.compile(
    r"^\s*\{\{\s*flow\.variables\.(?P<name>[\w-]+)\s*(\|\s*(plus|minus|times):\s*[01]\s*)?\}\}\s*$"
)
_STEP = re.compile(
    r"^\s*\{\{-?\s*flow\.variables\.(?P<name>[\w-]+)\s*(\|\s*default:[^|{}]*)?"
    r"\|\s*plus:\s*(?P<step>[0-9]{1,6})\s*-?\}\}\s*$"
)


@dataclass(frozen=True, slots=True)
class Counter:
    """A split that looks at a counter.

    ``staying`` are its ways that lead round to it again, ``most`` is how often customers can take
    them; None when that cannot be shown.
    """

    most: int | None = None
    staying: frozenset[Exit] = frozenset()


@dataclass(frozen=True, slots=True)
class _Variable:
    """Where a variable is counted up and by how much, and where it is set to something else."""

    steps: Mapping[str, int]
    others: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Graph:
    onward: Mapping[str, Sequence[str]]
    back: Mapping[str, Sequence[str]]


def find(widgets: Sequence[Widget]) -> dict[str, Counter]:
    """The splits that look at a counter, by their names."""
    variables = _variables(widgets)
    splits = [(one, _counted(one)) for one in widgets if one.type == kinds.SPLIT]
    counting = [(split, variables[name]) for split, name in splits if name in variables]
    graph = _graph(widgets) if counting else _Graph({}, {})
    return {
        split.id: _counter(split, variable, graph) if number < MOST_COUNTERS else Counter()
        for number, (split, variable) in enumerate(counting)
    }


def _variables(widgets: Sequence[Widget]) -> dict[str, _Variable]:
    steps: dict[str, dict[str, int]] = {}
    others: dict[str, dict[str, tuple[str, ...]]] = {}
    for widget in widgets:
        for name, value in assignments(widget):
            step = _STEP.match(value)
            if step is not None and step["name"] == name and int(step["step"]):
                steps.setdefault(name, {})[widget.id] = int(step["step"])
            else:
                values = others.setdefault(name, {})
                values[widget.id] = (*values.get(widget.id, ()), value)
    return {name: _Variable(found, others.get(name, {})) for name, found in steps.items()}


def _counted(split: Widget) -> str:
    """The variable that a split looks at, if it looks at nothing else."""
    names = {found["name"] if (found := _VARIABLE.match(one)) else "" for one in arguments(split)}
    return names.pop() if len(names) == 1 else ""


def _graph(widgets: Sequence[Widget]) -> _Graph:
    onward = {one.id: [way.target for way in one.exits if way.target] for one in widgets}
    back: dict[str, list[str]] = {}
    for source, targets in onward.items():
        for target in targets:
            back.setdefault(target, []).append(source)
    return _Graph(onward, back)


def _counter(split: Widget, variable: _Variable, graph: _Graph) -> Counter:
    loop = reached(graph.onward, [split.id]) & reached(graph.back, [split.id])
    staying = frozenset(way for way in split.exits if way.target in loop)
    steps = [size for widget, size in variable.steps.items() if widget in loop]
    without = reached(graph.onward, [way.target for way in staying], barred=variable.steps)
    disturbed = bool(loop & set(variable.others)) or split.id in without
    last = _last(split, staying)
    if not staying or not steps or disturbed or last is None:
        return Counter()
    return Counter(max(1, (last - _first(variable)) // min(steps)), staying)


def _first(variable: _Variable) -> int:
    """The smallest number that the variable is set to; nothing counts as zero, as in Liquid."""
    values = (whole(value) for given in variable.others.values() for value in given)
    return min((value for value in values if value is not None), default=0)


def _last(split: Widget, staying: Collection[Exit]) -> int | None:
    """The last value of a growing counter that keeps customers in the loop; None when none is sure."""
    leaving = [way for way in split.exits if way not in staying]
    limits = [*_limits(leaving, leaves=True), *_limits(staying, leaves=False)]
    return min(limits, default=None)


def _limits(ways: Collection[Exit], leaves: bool) -> Iterator[int]:
    for test in (test for way in ways for test in way.conditions):
        numbers = [number for part in test.value.split(",") if (number := whole(part)) is not None]
        if numbers and leaves and test.type == "greater_than":
            yield max(numbers)
        elif numbers and leaves and test.type in ("equal_to", "matches_any_of"):
            yield min(numbers) - 1
        elif numbers and not leaves and test.type == "less_than" and len(ways) == 1:
            yield max(numbers) - 1
