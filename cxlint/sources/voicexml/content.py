"""What is executed: messages, decisions, ways out, and the events that are thrown.

Source: VoiceXML 2.0, 5.3 (executable content). A walk through it takes open ends and answers
those that are still open behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cxlint.locations import Location
from cxlint.sources.naming import quoted
from cxlint.sources.voicexml import branches, events, words
from cxlint.sources.voicexml.context import Context
from cxlint.sources.voicexml.drawing import Effect, Tip, Why
from cxlint.sources.voicexml.events import SILENT
from cxlint.sources.voicexml.expressions import constant, truth
from cxlint.sources.voicexml.handlers import Catch, Scopes
from cxlint.sources.voicexml.references import attribute
from cxlint.sources.xmltext import Element

LEADING: Final = frozenset({"next", "expr", "nextitem", "expritem"})
DEEPEST: Final = 40
"""Decisions inside decisions that are followed. Real documents have four."""


@dataclass(frozen=True, slots=True)
class Host:
    """A form item whose answer the first decision is about, so that no decision of its own is drawn."""

    id: str
    name: str
    labels: branches.Labels


class Walker:
    """Walks through executable content of one place.

    ``dialog`` is the dialog whose endings are used, ``prefix`` how ids begin, ``items`` the variables
    of the form's items. ``jumps`` are the ways to an item that must come next, ``again`` those after
    which the same item is asked again.
    """

    def __init__(
        self,
        context: Context,
        scopes: Scopes,
        dialog: str,
        prefix: str,
        file: str,
        items: frozenset[str] = frozenset(),
        above: tuple[Catch, ...] = (),
        depth: int = 0,
    ) -> None:
        self.context = context
        self.drawing = context.drawing
        self.scopes = scopes
        self.dialog = dialog
        self.prefix = prefix
        self.file = file
        self.items = items
        self.above = above
        self.depth = depth
        self.jumps: list[Tip] = []
        self.again: list[Tip] = []
        self.host: Host | None = None
        self.steps: dict[str, Callable[[Element, list[Tip]], list[Tip]]] = {
            "if": self.decision,
            "goto": self.go,
            "submit": self.submit,
            "exit": self.end,
            "disconnect": self.end,
            "return": self.come_back,
            "throw": self.throw,
            "rethrow": self.throw,
            "foreach": self.inside,
            "data": self.fetch,
        }

    def walk(self, parts: Iterable[Element | str], tips: list[Tip]) -> list[Tip]:
        """Lead *tips* through *parts*: the ends that are open behind it."""
        heard: list[Element | str] = []
        for part in parts:
            if words.is_heard(part):
                heard.append(part)
                continue
            if isinstance(part, str):
                continue
            if part.name in SILENT:
                tips = self.affected(part, tips)
                continue
            tips = self.say(heard, tips)
            heard = []
            step = self.steps.get(part.name)
            tips = step(part, tips) if step else self.unknown(part, tips)
        return self.say(heard, tips)

    # --- steps ------------------------------------------------------------------------------------

    def say(self, parts: Sequence[Element | str], tips: list[Tip]) -> list[Tip]:
        """Play a message, if there is anything to be heard."""
        said = words.said(parts, self.context.page.language) if parts else words.Said()
        if not said.texts:
            return tips
        place = self._place(next((one for one in parts if isinstance(one, Element)), None), tips)
        name = self.drawing.fresh(f"{self.prefix}.say")
        self.drawing.add(
            name,
            "message",
            f"Say {quoted(said.beginning)}",
            place,
            "prompt",
            prompt=said.prompt,
            facts={"audio": said.audio} if said.audio else {},
        )
        return self.drawing.through(tips, name, place)

    def _place(self, element: Element | None, tips: Sequence[Tip]) -> Location:
        if element is not None:
            return element.place(self.file)
        return tips[0].place if tips else self.context.page.root.place(self.file)

    def affected(self, part: Element, tips: list[Tip]) -> list[Tip]:
        """Tips with what a silent step does to form items."""
        effect = self.effect(part)
        return [replace(tip, effects=_shortest((*tip.effects, effect))) for tip in tips] if effect else tips

    def effect(self, part: Element) -> Effect | None:
        """What a silent step does to the items of the form, if anything."""
        if part.name == "clear":
            cleared = tuple(part.get("namelist").split())
            known = tuple(name for name in cleared if name.split(".")[-1] in self.items)
            return ("clear", known) if known or not cleared else None
        if part.name == "assign" and part.get("name").split(".")[-1] in self.items:
            emptied = truth(part.get("expr")) is False and part.get("expr").strip() == "undefined"
            return ("clear" if emptied else "set", (part.get("name").split(".")[-1],))
        return None

    def go(self, element: Element, tips: list[Tip]) -> list[Tip]:
        """``goto``: to another dialog, document or form item."""
        place = element.place(self.file)
        item = attribute(element, "nextitem") or constant(attribute(element, "expritem")) or ""
        self._capitals(element, place)
        if item:
            self.jumps += [replace(tip, jump=item, place=_nearer(tip, place)) for tip in tips]
        elif attribute(element, "expritem") and tips:
            for tip in tips:
                self.context.open_end(tip.source)
        elif tips:
            self.context.lead([replace(tip, place=_nearer(tip, place)) for tip in tips], element, place)
        return []

    def _capitals(self, element: Element, place: Location) -> None:
        found = (key for key in element.attributes if key != key.lower() and key.lower() in LEADING)
        odd = next(found, "")
        if odd and self.context.capitals is None:
            self.context.capitals = odd, place

    def submit(self, element: Element, tips: list[Tip]) -> list[Tip]:
        """``submit``: a server answers with what follows, and something else does when it does not."""
        place = element.place(self.file)
        if not tips:
            return []
        before = len(self.drawing.ways)
        self.context.lead(
            [replace(tip, place=_nearer(tip, place)) for tip in tips], element, place, "Send to"
        )
        for server in dict.fromkeys(way.target for way in self.drawing.ways[before:]):
            if self.drawing.touchpoints[server].kind == "call" and self.context.may_fail(server):
                self._refused(server, place)
        return []

    def _refused(self, server: str, place: Location) -> None:
        """What happens when a server does not answer, where the document has something to do then."""
        found = self.scopes.ladder("error.badfetch")
        if found and found[0] not in self.above:
            self.again += self.occur("error.badfetch", Tip(server, Why(), place))

    def end(self, element: Element, tips: list[Tip]) -> list[Tip]:
        """``exit`` and ``disconnect``."""
        return self._ended(element, element.name, "", tips)

    def come_back(self, element: Element, tips: list[Tip]) -> list[Tip]:
        """``return`` from a subdialog."""
        return self._ended(element, "return", element.get("event") or element.get("eventexpr"), tips)

    def _ended(self, element: Element, type: str, event: str, tips: list[Tip]) -> list[Tip]:
        place = element.place(self.file)
        if tips:
            end = self.context.ending(self.dialog, type, place, event)
            self.drawing.connect([replace(tip, place=_nearer(tip, place)) for tip in tips], end)
        return []

    def inside(self, element: Element, tips: list[Tip]) -> list[Tip]:
        """``foreach``: what is inside."""
        return self.deeper(element.children, tips, element)

    def deeper(self, parts: Iterable[Element | str], tips: list[Tip], element: Element) -> list[Tip]:
        """Walk through parts one level further down."""
        if self.depth >= DEEPEST:
            message = f"Decisions are nested more than {DEEPEST} levels deep here."
            self.context.broken(message, element.place(self.file), [tip.source for tip in tips])
            return []
        self.depth += 1
        tips = self.walk(parts, tips)
        self.depth -= 1
        return tips

    def fetch(self, element: Element, tips: list[Tip]) -> list[Tip]:
        """``data``: something is fetched from a server, and it goes on."""
        if not tips:
            return []
        place = element.place(self.file)
        name = self.drawing.fresh(f"{self.prefix}.data")
        self.drawing.add(name, "task", fetched(element), place, "data")
        tips = self.drawing.through(tips, name, place)
        self.again += self.occur("error.badfetch", tips[0])
        return tips

    def unknown(self, element: Element, tips: list[Tip]) -> list[Tip]:
        """An element that VoiceXML does not have: kept as a step when it can be reached."""
        if not tips:
            return []
        place = element.place(self.file)
        name = self.drawing.fresh(f"{self.prefix}.{element.name}")
        self.drawing.add(name, "task", element.name, place, element.name, channel=None)
        self.context.strange.append((element.name, name, place))
        return self.drawing.through(tips, name, place)

    # --- decisions --------------------------------------------------------------------------------

    def decision(self, element: Element, tips: list[Tip]) -> list[Tip]:
        """``if`` with its ``elseif`` and ``else``."""
        host, self.host = self.host, None
        found = branches.branches(element)
        if not tips or not found:
            return tips
        ways = branches.Meanings(self.context, found, host.labels if host else {})
        if host is not None:
            begun = [Tip(host.id, Why(), tips[0].place, tip.effects) for tip in tips]
        else:
            begun = self._decide(element, tips, ways)
        open_ends: list[Tip] = []
        for branch in found:
            place = branch.element.place(self.file)
            whys = ways.whys(branch, host is not None)
            starts = [replace(tip, why=why, place=place) for tip in begun for why in whys]
            open_ends += self.deeper(branch.parts, starts, branch.element)
        if not found[-1].is_else:
            open_ends += [replace(tip, why=why) for tip in begun for why in ways.otherwise(host is not None)]
        return open_ends

    def _decide(self, element: Element, tips: list[Tip], ways: branches.Meanings) -> list[Tip]:
        place = element.place(self.file)
        name = self.drawing.fresh(f"{self.prefix}.if")
        attributes = {"basis": ways.basis}
        self.drawing.add(name, "decision", ways.title, place, "if", attributes=attributes)
        return self.drawing.through(tips, name, place)

    # --- events -----------------------------------------------------------------------------------

    def throw(self, element: Element, tips: list[Tip]) -> list[Tip]:
        """``throw``: whatever handles the event comes next."""
        event = element.get("event") or constant(element.get("eventexpr")) or ""
        place = element.place(self.file)
        if not event:
            for tip in tips:
                self.context.open_end(tip.source)
            return []
        open_ends: list[Tip] = []
        for tip in tips:
            open_ends += self.occur(event, replace(tip, place=_nearer(tip, place)), thrown=True)
        return open_ends

    def occur(self, event: str, tip: Tip, thrown: bool = False) -> list[Tip]:
        """What an event at *tip* leads to: the ends after which it goes on, or is asked again."""
        return events.occur(self, event, tip, thrown)

    def inside_handler(self, catch: Catch, dialog: str, prefix: str) -> Walker:
        """A walker through a handler of an event that happens here."""
        above = (*self.above, catch)
        file = catch.place.file
        return Walker(self.context, self.scopes, dialog, prefix, file, self.items, above, self.depth)


def fetched(element: Element) -> str:
    """What is fetched by ``data``, by the name of the file or of the variable."""
    shown = element.get("src").split("?")[0].rsplit("/", 1)[-1] or element.get("name") or "data"
    return f"Fetch {shown}"


def _nearer(tip: Tip, place: Location) -> Location:
    """The place of a way: of the branch or handler where it begins, or else of the step that leads on."""
    return place if tip.why == Why() else tip.place


def _shortest(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Effects without those that are repeated at once, and without what came before clearing all."""
    if effects[-1] == ("clear", ()):
        return effects[-1:]
    return effects[:-1] if effects[:-1][-1:] == effects[-1:] else effects[-32:]
