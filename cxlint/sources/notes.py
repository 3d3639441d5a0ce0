"""Collects what could not be understood while a file is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

from cxlint.locations import Location
from cxlint.sources.base import Document, Flaw

MOST_FLAWS: Final = 50
"""Nobody reads more about one broken file."""

Locate = Callable[[Document, Location], Location]


class Notes:
    """What could not be understood in one file, while it is read.

    ``fix`` is what people can do about a broken file of this format; ``locate`` looks up line and
    column of places that only have a pointer.
    """

    def __init__(self, document: Document, fix: str, locate: Locate | None = None) -> None:
        self.document = document
        self.fix = fix
        self.locate = locate
        self.flaws: list[Flaw] = []
        self.left_out = 0

    def wrong(
        self, message: str, place: Location | tuple[str | int, ...] = (), at: str = "", fix: str = ""
    ) -> None:
        """Something could not be read: the exit status will be 2. *place* may be a pointer."""
        where = place if isinstance(place, Location) else Location(self.document.path, pointer=place)
        self.add(Flaw(message, where, fix=fix or self.fix, at=at))

    def unknown(
        self, what: str, types: Iterable[tuple[str, str, Location]], taken_for: str = "tasks"
    ) -> None:
        """Tell in one remark which types are not known: pairs of type, element id and place.

        *what* is the word for the elements, in the plural: ``types of blocks``.
        """
        found = list(types)
        if not found:
            return
        counted = Counter(kind for kind, _, _ in found)
        listed = ", ".join(f"{kind} ({count}×)" for kind, count in sorted(counted.items()))
        message = f"cxlint does not know these {what} and takes them for {taken_for}: {listed}."
        self.add(Flaw(message, found[0][2], code="CXL005", blocks=False, at=found[0][1]))

    def add(self, flaw: Flaw) -> None:
        """Remember *flaw*; of very many only the first."""
        if len(self.flaws) < MOST_FLAWS:
            self.flaws.append(flaw)
        else:
            self.left_out += 1

    def located(self, journey: str) -> tuple[Flaw, ...]:
        """All flaws with line and column, as flaws of *journey*."""
        flaws = [
            replace(flaw, location=self._place(flaw.location), journey=flaw.journey or journey)
            for flaw in self.flaws
        ]
        if self.left_out:
            message = f"{self.left_out} further places in this file could not be understood either."
            flaws.append(Flaw(message, Location(self.document.path, 1, 1), self.fix, journey=journey))
        return tuple(flaws)

    def _place(self, place: Location) -> Location:
        return place if place.line or self.locate is None else self.locate(self.document, place)


def kind_of(value: Any) -> str:
    """What a value of JSON or YAML is, for people."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true or false"
    for known, name in ((str, "a text"), (dict, "an object"), (list, "a list")):
        if isinstance(value, known):
            return name
    return "a number"
