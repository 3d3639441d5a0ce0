"""The touchpoints and ways of a document while they are put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from cxlint.errors import UnreadableFile
from cxlint.journey.model import Touchpoint, Transition
from cxlint.locations import Location
from cxlint.sources.naming import transition_name

FORMAT: Final = "voicexml"
MOST_STEPS: Final = 50_000
"""Touchpoints, and ways, of one document once shared handlers are written out. Real ones have some 100."""

Effect = tuple[str, tuple[str, ...]]
"""What was done to form items on the way: ``clear`` or ``set``, and their names (none: all)."""


@dataclass(frozen=True, slots=True)
class Why:
    """What makes a customer go a way."""

    event: str = "next"
    key: str = ""
    label: str = ""
    condition: str = ""
    retry: int | None = None
    max: int | None = None
    say: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Tip:
    """An open end: a way that has begun at *source* and whose target is not known yet.

    ``jump`` is the form item that must come next; without one the form decides. ``dead`` tells that
    nobody comes here, because what stands before has led away.
    """

    source: str
    why: Why
    place: Location
    effects: tuple[Effect, ...] = ()
    jump: str = ""
    dead: bool = False


@dataclass(slots=True)
class Drawing:
    """What has been drawn so far; ``file`` is the path as it is shown."""

    file: str
    touchpoints: dict[str, Touchpoint] = field(default_factory=dict)
    ways: list[Transition] = field(default_factory=list)
    reserved: set[str] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)

    def fresh(self, wanted: str) -> str:
        """An id that nothing else has: *wanted*, or with a number."""
        number, name = self._counts.get(wanted, 1), wanted
        while name in self.reserved:
            number += 1
            name = f"{wanted}.{number}"
        self._counts[wanted] = number
        self.reserved.add(name)
        return name

    def add(
        self, name: str, kind: str, title: str, place: Location, type: str, *, raw: str = "", **more: Any
    ) -> str:
        """Draw a touchpoint with a reserved id; *type* is the element's name, *raw* its own id."""
        facts = more.pop("facts", {})
        self._not_too_many(len(self.touchpoints), place)
        channel = "backstage" if kind in ("task", "decision") else "phone"
        self.touchpoints[name] = Touchpoint(
            name,
            kind,
            title,
            channel=more.pop("channel", channel),
            source={"format": FORMAT, "id": raw or name, "type": type, **facts},
            location=place,
            **more,
        )
        return name

    def _not_too_many(self, number: int, place: Location) -> None:
        if number >= MOST_STEPS:
            raise UnreadableFile(
                f"This document has more than {MOST_STEPS:,} steps, so it was not read.",
                place.line,
                place.column,
                "Was it made by a faulty program? Split it, or leave it out.",
            )

    def change(self, name: str, **more: Any) -> None:
        """Replace fields of a touchpoint."""
        self.touchpoints[name] = replace(self.touchpoints[name], **more)

    def way(self, tip: Tip, target: str) -> None:
        """Draw the way of a tip to its target."""
        why = tip.why
        self._not_too_many(len(self.ways), tip.place)
        self.ways.append(
            Transition(
                transition_name(tip.source, why.event, why.key or why.label),
                tip.source,
                target,
                event=why.event,
                key=why.key,
                label=why.label,
                condition=why.condition,
                retry=why.retry,
                max=why.max,
                say=why.say,
                location=tip.place,
            )
        )

    def connect(self, tips: Iterable[Tip], target: str) -> tuple[tuple[Effect, ...], ...]:
        """Lead all tips to a touchpoint; answers the different effects that they carry."""
        effects: dict[tuple[Effect, ...], None] = {}
        for tip in tips:
            self.way(tip, target)
            effects[tip.effects] = None
        return tuple(effects)

    def through(self, tips: Sequence[Tip], target: str, place: Location, why: Why | None = None) -> list[Tip]:
        """Lead all tips through a touchpoint: the open ends behind it."""
        carried = self.connect(tips, target) or ((),)
        dead = all(tip.dead for tip in tips)
        return [Tip(target, why or Why(), place, effects, dead=dead) for effects in carried[:16]]
