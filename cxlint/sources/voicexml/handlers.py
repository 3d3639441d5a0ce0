"""Event handlers and links: which ones hold where.

Source: VoiceXML 2.0, 5.2 (event handling) and 2.5 (links). Of the handlers for an event in the
item, the dialog, the document and the application root, the one with the highest ``count`` that
has been reached serves; among several, the innermost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cxlint.locations import Location
from cxlint.sources.voicexml.expressions import truth
from cxlint.sources.xmltext import Element

SHORTHANDS: Final = frozenset({"noinput", "nomatch", "error", "help"})
MOST_RUNGS: Final = 9
"""Different counts of one event that are drawn. Real documents have three."""

EVENTS: Final = {
    "noinput": "no_input",
    "nomatch": "no_match",
    "error": "error",
    "connection": "hangup",
    "telephone": "hangup",
    "maxspeechtimeout": "timeout",
}
"""Events of VoiceXML by their first part, and the words for them here."""

STAYING: Final = frozenset({"noinput", "nomatch", "help", "cancel", "maxspeechtimeout"})
"""Events after which a platform asks again, when nobody handles them; after all others it ends the
call. Source: VoiceXML 2.0, 5.2.5."""


@dataclass(frozen=True, slots=True, eq=False)
class Catch:
    """An event handler: the events it is for, and the how manieth occurrence it begins with."""

    events: tuple[str, ...]
    count: int
    element: Element
    place: Location
    scope: str

    def catches(self, event: str) -> bool:
        """Whether the handler is for *event*: by its name, its beginning, or for all."""
        return any(one in ("", ".") or event == one or event.startswith(f"{one}.") for one in self.events)


@dataclass(frozen=True, eq=False)
class Scope:
    """An item, a dialog, a document: what holds inside it. ``name`` is how ids of handlers begin."""

    element: Element
    file: str
    name: str

    @cached_property
    def catches(self) -> tuple[Catch, ...]:
        """The event handlers directly inside."""
        return tuple(self._catches())

    def _catches(self) -> Iterator[Catch]:
        for one in self.element.elements:
            if one.name == "catch" or one.name in SHORTHANDS:
                if truth(one.get("cond")) is False:
                    continue
                written = one.get("event").split() if one.name == "catch" else [one.name]
                events = tuple(event.rstrip(".*") for event in written) or ("",)
                yield Catch(events, _whole(one.get("count")), one, one.place(self.file), self.name)

    @cached_property
    def links(self) -> tuple[tuple[Element, Location], ...]:
        """The links directly inside, with their places."""
        return tuple((one, one.place(self.file)) for one in self.element.all("link"))

    @cached_property
    def listens(self) -> bool:
        """Whether there is a grammar directly inside."""
        return self.element.first("grammar", "dtmf") is not None

    @cached_property
    def settings(self) -> dict[str, str]:
        """The properties that are set here; of one that is set twice the last value counts."""
        return {one.get("name"): one.get("value") for one in self.element.all("property")}


def _whole(written: str) -> int:
    return max(int(written), 1) if written.isdecimal() and len(written) < 6 else 1


class Scopes:
    """The scopes around a place, the innermost first.

    ``known`` is False when there may be handlers that nobody has read. What the outer scopes hold is
    looked up once for all places inside.
    """

    def __init__(self, own: Scope, outer: Scopes | None = None, known: bool = True) -> None:
        self.own = own
        self.outer = outer
        self.known: bool = outer.known if outer else known
        self._rungs: dict[str, dict[int, Catch]] = {}

    def inside(self, scope: Scope) -> Scopes:
        """The same scopes with one more inside."""
        return Scopes(scope, self)

    def ladder(self, event: str) -> tuple[Catch, ...]:
        """The handlers of an event, by the occurrence from which each one serves."""
        rungs = self.rungs(event)
        return tuple(rungs[count] for count in sorted(rungs)[:MOST_RUNGS])

    def rungs(self, event: str) -> dict[int, Catch]:
        """The innermost handler of an event for each count that is written."""
        if event not in self._rungs:
            found: dict[int, Catch] = {}
            for catch in self.own.catches:
                if catch.count not in found and catch.catches(event):
                    found[catch.count] = catch
            self._rungs[event] = {**(self.outer.rungs(event) if self.outer else {}), **found}
        return self._rungs[event]

    @cached_property
    def families(self) -> frozenset[str]:
        """The first parts of all events that some handler names, such as ``help`` or ``error``."""
        own = frozenset(event.split(".")[0] for catch in self.own.catches for event in catch.events)
        return own | (self.outer.families if self.outer else frozenset())

    @cached_property
    def links(self) -> tuple[tuple[Element, Location], ...]:
        """All links that hold here, the innermost first, with their places."""
        return (*self.own.links, *(self.outer.links if self.outer else ()))

    def setting(self, name: str) -> str:
        """The value of a property that holds here; empty when only the platform knows."""
        return self.own.settings.get(name, "") or (self.outer.setting(name) if self.outer else "")


def word(event: str) -> str:
    """What an event is called here; empty for events of the document's own."""
    return EVENTS.get(event.split(".")[0], "")


def asks_again(event: str) -> bool:
    """Whether a platform asks again by itself after this event."""
    return event.split(".")[0] in STAYING


def documents(root: Element, file: str, above: Element | None, above_file: str, known: bool) -> Scopes:
    """The scopes of a document and of its application root document."""
    shared = Scopes(Scope(above, above_file, "root"), known=known) if above is not None else None
    return Scopes(Scope(root, file, "document"), shared, known)
