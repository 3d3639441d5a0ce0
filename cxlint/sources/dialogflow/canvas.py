"""What a flow's journey is drawn on: touchpoints and transitions with ids of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from cxlint.journey.model import Reference, Touchpoint, Transition
from cxlint.locations import Location
from cxlint.sources.naming import numbered, transition_name

FORMAT: Final = "dialogflow-cx"

SILENT_KINDS: Final = frozenset({"task", "decision"})
"""Kinds that customers do not notice."""


class Canvas:
    """Collects the touchpoints and transitions of one flow."""

    def __init__(self) -> None:
        self.touchpoints: dict[str, Touchpoint] = {}
        self.ways: list[Transition] = []
        self.taken: dict[str, int] = {}
        self.told: dict[str, int] = {}

    def fresh(self, *parts: str) -> str:
        """An id that nothing has yet, made of *parts*."""
        wish = "/".join(re.sub(r"\s+", " ", part).strip()[:80] for part in parts if part) or "page"
        name, number = wish, self.taken.get(wish, 1)
        while name in self.taken:
            number += 1
            name = f"{wish}.{number}"
        self.taken[wish] = number
        self.taken[name] = self.taken.get(name, 1)
        return name

    def untold(self, title: str) -> str:
        """The title, or the same with a number where it has been asked for already."""
        self.told[title] = number = self.told.get(title, 0) + 1
        return title if number == 1 else f"{title} ({number})"

    def add(
        self,
        identifier: str,
        kind: str,
        title: str,
        place: Location,
        *,
        type: str,
        prompt: Mapping[str, str] | None = None,
        asks: tuple[str, ...] = (),
        attributes: Mapping[str, Any] | None = None,
        reference: Reference | None = None,
        incomplete: bool = False,
        **facts: Any,
    ) -> str:
        """Add a touchpoint, give back its id. *type* is what the platform calls it."""
        source = {"format": FORMAT, "id": facts.pop("id", identifier), "type": type}
        self.touchpoints[identifier] = Touchpoint(
            identifier,
            kind,
            title,
            channel="backstage" if kind in SILENT_KINDS else facts.pop("channel", None),
            prompt=prompt or {},
            asks=asks,
            attributes=attributes or {},
            reference=reference,
            source=source | {key: value for key, value in facts.items() if value},
            location=place,
            incomplete=incomplete,
        )
        return identifier

    def way(
        self,
        source: str,
        target: str,
        event: str,
        place: Location,
        *,
        key: str = "",
        label: str = "",
        condition: str = "",
        retry: int | None = None,
        say: tuple[str, ...] = (),
    ) -> None:
        """Add a transition."""
        name = transition_name(source, event, key or label or condition)
        self.ways.append(
            Transition(
                name,
                source,
                target,
                event,
                key,
                label,
                condition,
                retry=retry or None,
                say=say,
                location=place,
            )
        )

    def transitions(self) -> tuple[Transition, ...]:
        """All transitions, with ids that are unique."""
        return tuple(numbered(self.ways))
