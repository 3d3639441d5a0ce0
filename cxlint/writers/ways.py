"""The ways out of a touchpoint under ``next``, ``options`` and ``on_…``, or all under ``ways``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

from cxlint import vocabulary as words
from cxlint.journey.model import Transition
from cxlint.locations import NOWHERE
from cxlint.text import did_you_mean
from cxlint.writers.links import OWN, Part
from cxlint.writers.values import LOST, encoded

_EVENT: Final = re.compile(r"[a-z0-9_]+")
_STEPS: Final = frozenset({"next", "else", "condition"})
_FIELDS: Final[Mapping[str, str]] = {
    "if": "condition", "label": "label", "retry": "retry", "max": "max", "after": "after", "wait": "wait",
    "probability": "probability", "say": "say", "carries": "carries",
}  # fmt: skip
"""Keys of a transition, in the order in which they read best, and the fields of the model they hold."""


def ways_out(part: Part, touchpoint: str) -> Iterator[tuple[str, Any]]:
    """Keys and values that write the ways out of a touchpoint, in their order."""
    ways = told_once(part.journey.out(touchpoint))
    groups = [(key, list(group)) for key, group in groupby(ways, _key)]
    if not ways:
        return
    if len({key for key, _ in groups}) == len(groups) and all(_is_short(*group) for group in groups):
        for key, group in groups:
            yield key, _short_form(part, key, group)
    else:
        yield "ways", [_spelt(part, way) for way in ways]


def told_once(ways: Iterable[Transition]) -> list[Transition]:
    """The same ways without those that say what another one before them says.

    Flow designers write some ways out twice: as an answer of its own, and as the way for all others.
    """
    seen: dict[Transition, Transition] = {}
    for way in ways:
        seen.setdefault(replace(way, id="", location=NOWHERE), way)
    return list(seen.values())


def _key(way: Transition) -> str:
    if way.event == "option":
        return "options"
    return "next" if way.event in _STEPS else f"on_{way.event}"


def _is_short(key: str, ways: Sequence[Transition]) -> bool:
    """Whether the key says all that there is to say about these ways."""
    if key == "options":
        return len({way.key for way in ways}) == len(ways)
    if key == "next":
        return _are_steps(ways)
    return len(ways) == 1 and not ways[0].key and _is_event(ways[0].event)


@lru_cache(maxsize=256)
def _is_event(event: str) -> bool:
    if not _EVENT.fullmatch(event) or event in words.AUTOMATIC:
        return False
    return event in words.EVENTS or not did_you_mean(event, words.EVENTS)


def _are_steps(ways: Sequence[Transition]) -> bool:
    """Whether it can be seen of each way whether it has a condition."""
    if not any(way.event == "condition" for way in ways):
        return all(way.event == "next" and not (way.key or way.condition) for way in ways)
    others = (way for way in ways if way.event != "condition")
    plain = all(way.event == "else" and not (way.key or way.condition) for way in others)
    return plain and all(_condition(way) or way.key for way in ways if way.event == "condition")


def _condition(way: Transition) -> str:
    """When a way is taken: its condition, or what stands beside the arrow when that is all there is."""
    only_label = way.event == "condition" and not way.key and not way.condition
    return way.label if only_label else way.condition


def _short_form(part: Part, key: str, ways: Sequence[Transition]) -> Any:
    if key == "options":
        return {way.key: _bare(written(part, way)) for way in ways}
    made = [written(part, way, {"key": way.key} if key == "next" and way.key else {}) for way in ways]
    return _bare(made[0]) if len(made) == 1 else [_bare(one) for one in made]


def _bare(made: dict[str, Any]) -> Any:
    return made["to"] if set(made) == {"to"} else made


def _spelt(part: Part, way: Transition) -> Any:
    more = {"event": way.event} if way.event != "next" or way.condition or way.key else {}
    more |= {"key": way.key} if way.key else {}
    return _bare(written(part, way, more, keep_label=True))


def written(
    part: Part, way: Transition, more: Mapping[str, Any] | None = None, *, keep_label: bool = False
) -> dict[str, Any]:
    """A transition as a mapping: where it leads, *more*, and everything that is said about it."""
    made = dict(more or {}) | part.target(way)
    for key, value in _facts(way, keep_label).items():
        found = encoded(value, words.TRANSITION_ATTRIBUTES[key])
        if found is not LOST:
            made[key] = found
    if part.journey.format == OWN and not way.id.startswith(f"{way.source}."):
        made["id"] = way.id
    return made | _after(part, way)


def _facts(way: Transition, keep_label: bool) -> dict[str, Any]:
    facts = {key: getattr(way, field) for key, field in _FIELDS.items()}
    if not keep_label and _condition(way) != way.condition:
        facts |= {"if": way.label, "label": ""}
    unsaid = {"if": "", "label": "", "say": ()}
    return {key: value for key, value in facts.items() if value != unsaid.get(key)}


def _after(part: Part, way: Transition) -> dict[str, Any]:
    """Where customers go on when they come back from the file that the way calls."""
    if way.target not in part.stand_ins:
        return {}
    ways = part.journey.out(way.target)
    outcomes = {one.key: _bare(written(part, one)) for one in ways if one.event == "outcome"}
    after = next((one for one in ways if one.event == "next"), None)
    found: dict[str, Any] = {"outcomes": outcomes} if outcomes else {}
    return found | (part.target(after) if after is not None else {})


def lost(way: Transition) -> Iterator[str]:
    """What of a transition a journey file cannot hold."""
    for key, value in _facts(way, keep_label=True).items():
        if encoded(value, words.TRANSITION_ATTRIBUTES[key]) is LOST:
            yield f"{key} of a way out"
