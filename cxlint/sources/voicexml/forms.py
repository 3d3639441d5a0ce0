"""Forms: in which order their items are visited.

Source: VoiceXML 2.0, 2.1.6 and appendix C (form interpretation algorithm). The first item that is
not filled yet comes next; when none is left, the document is over. Which items can follow which is
found by going through the states that a form can be in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from cxlint.locations import Location
from cxlint.sources.voicexml import asking, words
from cxlint.sources.voicexml.content import Walker
from cxlint.sources.voicexml.context import Context
from cxlint.sources.voicexml.drawing import Effect, Tip, Why
from cxlint.sources.voicexml.handlers import Scope
from cxlint.sources.voicexml.items import Drawer
from cxlint.sources.voicexml.parts import INPUTS, SHORTEST_NAME, Item, items_of, names
from cxlint.sources.voicexml.shapes import Dialog
from cxlint.sources.xmltext import Element
from cxlint.text import in_words

MOST_STATES: Final = 2000
"""States of one form that are gone through, if it has not more items. Real forms have some ten."""

MOST_HEADINGS: Final = 64
"""Open ends that go on together from one ``filled`` of a form to the next. Real forms have two."""

NO_PROMPT: Final = (
    "VoiceXML has no {names} directly inside a form, so platforms may refuse this document. "
    "It was read as something that is said when the form begins."
)


@dataclass(slots=True, eq=False)
class Group:
    """A ``filled`` of the whole form: what it waits for, and what is drawn of it.

    ``wanted`` are the items as bits; ``one`` tells that any of them will do. Where nothing is drawn,
    ``effects`` and ``jump`` tell what it does to those who pass.
    """

    element: Element
    wanted: int
    one: bool
    entry: str = ""
    effects: tuple[Effect, ...] = ()
    jump: str = ""
    done: list[Tip] = field(default_factory=list)
    again: list[Tip] = field(default_factory=list)


def draw(context: Context, dialog: Dialog) -> None:
    """Draw a form with its items."""
    file, form = context.page.file, dialog.element
    place = form.place(file)
    scopes = context.scopes.inside(Scope(form, file, dialog.id))
    _begin(context, dialog, place)
    listed = names(form)
    variables = frozenset(listed)
    drawer = Drawer(context, dialog, scopes, variables)
    items = [drawer.draw(one, name) for one, name in zip(items_of(form), listed, strict=True)]
    walker = Walker(context, scopes, dialog.id, dialog.id, file, variables)
    restarts = asking.faults(walker, place, dialog.id)
    context.drawing.connect([*restarts, *walker.again, *walker.jumps], dialog.id)
    groups = [_group(walker, filled, items) for filled in form.all("filled")]
    _Order(context, dialog, items, [group for group in groups if group.wanted]).go(place)


def _begin(context: Context, dialog: Dialog, place: Location) -> None:
    """The form itself: where one comes in."""
    heard = [one for one in dialog.element.children if words.is_heard(one)]
    said = words.said(heard, context.page.language)
    title = in_words(dialog.id) if dialog.named else f"Form {dialog.number}"
    if dialog.named and len(dialog.id) < SHORTEST_NAME:
        title = f"Form {dialog.id}"
    kind = "message" if said.texts else "task"
    facts = {"audio": said.audio} if said.audio else {}
    raw = dialog.element.get("id")
    context.drawing.add(dialog.id, kind, title, place, "form", raw=raw, prompt=said.prompt, facts=facts)
    if said.texts:
        first = next((one for one in heard if isinstance(one, Element)), None)
        context.remark(
            NO_PROMPT.format(names=f"<{first.name}>" if first is not None else "text"),
            first.place(context.page.file) if first is not None else place,
            dialog.id,
        )


def _group(walker: Walker, filled: Element, items: list[Item]) -> Group:
    """Draw what is executed when several items are filled."""
    named = filled.get("namelist").split()
    inputs = [number for number, item in enumerate(items) if item.element.name in INPUTS]
    wanted = [number for number in inputs if not named or items[number].name in named]
    group = Group(filled, sum(1 << number for number in wanted), filled.get("mode") == "any")
    place = filled.place(walker.file)
    inner = Walker(
        walker.context, walker.scopes, walker.dialog, walker.context.drawing.fresh(f"{walker.dialog}.filled"),
        walker.file, walker.items,
    )  # fmt: skip
    before = len(walker.context.drawing.ways)
    ends = inner.walk(filled.children, [Tip("", Why(), place)])
    drawn = walker.context.drawing.ways[before:]
    walker.context.drawing.ways[before:] = [way for way in drawn if way.source]
    group.entry = next((way.target for way in drawn if not way.source), "")
    through = [tip for tip in [*ends, *inner.jumps] if not tip.source]
    group.done = [tip for tip in [*ends, *inner.jumps] if tip.source]
    group.again = inner.again
    if through:
        group.effects, group.jump = through[0].effects, through[0].jump
    return group


Heading = tuple[Tip, int, str]
"""An open end, the items that are filled there as bits, and the item that must come next."""


class _Order:
    """Goes through the states of a form: an item at hand, and the items that are filled, as bits."""

    def __init__(self, context: Context, dialog: Dialog, items: list[Item], groups: list[Group]) -> None:
        self.context = context
        self.dialog = dialog
        self.items = items
        self.groups = groups
        self.places = {item.name: number for number, item in reversed(list(enumerate(items)))}
        self.all = (1 << len(items)) - 1
        self.waiting: list[tuple[int, int]] = []
        self.known: set[tuple[int, int]] = set()
        self.drawn: set[tuple[Tip, str]] = set()
        self.limit = max(MOST_STATES, 2 * len(items))

    def go(self, place: Location) -> None:
        """Draw every way between items."""
        begun = sum(1 << number for number, item in enumerate(self.items) if item.waits)
        self.settle(Tip(self.dialog.id, Why(), place), begun, "")
        while self.waiting:
            number, filled = self.waiting.pop()
            item = self.items[number]
            done = filled | 1 << number
            for tip in item.done:
                self.finish(tip, done, number)
            for tip in item.again:
                self.settle(tip, self.after(tip.effects, filled), tip.jump)
            if item.skipped is not None:
                self.settle(item.skipped, done, "")
        visited = {number for number, _ in self.known}
        for number, item in enumerate(self.items):
            if number not in visited:
                self.leave_alone(item, number)

    def leave_alone(self, item: Item, number: int) -> None:
        """An item that nothing leads to: what would follow it, so that it does not look like a dead end."""
        for tip in [*item.done, *([item.skipped] if item.skipped else [])]:
            self.settle(tip, (2 << number) - 1, tip.jump)
        for tip in item.again:
            self.way(tip, item.entry)

    def finish(self, tip: Tip, filled: int, number: int) -> None:
        """What comes after an item: first what the form does once items are filled."""
        filled = self.after(tip.effects, filled)
        heading: list[Heading] = [(tip, filled, tip.jump)]
        if self.items[number].element.name in INPUTS:
            for group in self.groups:
                ready = group.wanted >> number & 1 if group.one else not group.wanted & ~filled
                if ready:
                    found = dict.fromkeys(one for each in heading for one in self.grouped(group, *each))
                    heading = list(found)[:MOST_HEADINGS]
                    if len(found) > MOST_HEADINGS:
                        self.context.open_end(self.items[number].id)
        for one in heading:
            self.settle(*one)

    def grouped(self, group: Group, tip: Tip, filled: int, jump: str) -> list[Heading]:
        """Lead a tip through what is done once items are filled; one that jumps is gone already."""
        if jump:
            return [(tip, filled, jump)]
        if not group.entry:
            return [(tip, self.after(group.effects, filled), group.jump)]
        self.way(tip, group.entry)
        for again in group.again:
            self.settle(again, self.after(again.effects, filled), again.jump)
        return [(end, self.after(end.effects, filled), end.jump) for end in group.done]

    def after(self, effects: Iterable[Effect], filled: int) -> int:
        """Which items are filled once the effects have happened."""
        for kind, touched in effects:
            bits = 0
            for name in touched:
                bits |= 1 << self.places[name] if name in self.places else 0
            if not touched:
                bits = self.all
            filled = filled & ~bits if kind == "clear" else filled | bits
        return filled

    def settle(self, tip: Tip, filled: int, jump: str) -> None:
        """Lead a tip to the item that comes next, or to the end of the form."""
        if jump:
            number = self.places.get(jump, -1)
            self.way(tip, self.items[number].id if number >= 0 else f"{self.dialog.id}.{jump}")
            if number < 0:
                return
        else:
            free = ~filled & self.all
            if not free:
                place = self.dialog.element.place(self.context.page.file)
                self.way(tip, self.context.ending(self.dialog.id, "nothing follows", place))
                return
            number = (free & -free).bit_length() - 1
            self.way(tip, self.items[number].entry)
        state = (number, filled)
        if tip.dead or state in self.known:
            return
        if len(self.known) >= self.limit:
            self.context.open_end(self.items[number].id)
            return
        self.known.add(state)
        self.waiting.append(state)

    def way(self, tip: Tip, target: str) -> None:
        """Draw a way once."""
        if (tip, target) not in self.drawn:
            self.drawn.add((tip, target))
            self.context.drawing.way(tip, target)
