"""Form items: what each one asks, says or does, and what follows when it is done."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from cxlint.locations import Location
from cxlint.sources.naming import quoted
from cxlint.sources.voicexml import asking, branches, listening, menus, words
from cxlint.sources.voicexml.content import Host, Walker, fetched
from cxlint.sources.voicexml.context import Context
from cxlint.sources.voicexml.drawing import Tip, Why
from cxlint.sources.voicexml.events import SILENT
from cxlint.sources.voicexml.expressions import compared, constant, truth
from cxlint.sources.voicexml.handlers import Scope, Scopes
from cxlint.sources.voicexml.parts import SHORTEST_NAME, Item, acts, first_words, items_of, modes, option
from cxlint.sources.voicexml.shapes import Dialog
from cxlint.sources.xmltext import Element
from cxlint.text import shorten

DATA: Final = re.compile(r"name|address|street|city|town|account|number|date|zip|postcode", re.IGNORECASE)
SHORT_RECORDING: Final = 15.0
"""Seconds. Whoever leaves a message gets more. Our choice."""

TYPES: Final = {"phone": "phone number", "date": "date", "time": "time", "currency": "amount of money"}
"""What fields with these types ask for. Source: VoiceXML 2.0, appendix P."""


class Drawer:
    """Draws the items of one form."""

    def __init__(self, context: Context, dialog: Dialog, scopes: Scopes, variables: frozenset[str]) -> None:
        self.context = context
        self.drawing = context.drawing
        self.dialog = dialog
        self.scopes = scopes
        self.variables = variables
        self.last = next(iter(reversed(items_of(dialog.element))), None)
        self.kinds: Mapping[str, Callable[[Item, Walker, Location], None]] = {
            "block": self.block,
            "field": self.asked,
            "initial": self.asked,
            "record": self.record,
            "transfer": self.transfer,
            "subdialog": self.subdialog,
            "object": self.object,
            "data": self.data,
        }

    def draw(self, element: Element, name: str) -> Item:
        """Draw an item with what is executed in it and what can happen there."""
        file = self.context.page.file
        place = element.place(file)
        item = Item(name, self.drawing.fresh(f"{self.dialog.id}.{name}"), element)
        scopes = self.scopes.inside(Scope(element, file, item.id))
        walker = Walker(self.context, scopes, self.dialog.id, item.id, file, self.variables)
        self.kinds.get(element.name, self.strange)(item, walker, place)
        item.done += walker.jumps
        item.again += walker.again
        self._guard(item, place)
        return item

    def _guard(self, item: Item, place: Location) -> None:
        """Whether the item is visited depends on its condition and on the value it begins with."""
        condition, value = item.element.get("cond"), item.element.get("expr")
        begun = bool(value) and truth(value) is not False and constant(value) is not None
        item.waits = truth(condition) is False or begun or value == "null"
        unsure = bool(value) and value not in ("undefined", "null") and constant(value) is None
        item.entry = item.id
        if item.waits or ((truth(condition) is not None or not condition) and not unsure):
            return
        told = condition or f"{value} is undefined"
        item.entry = self.drawing.fresh(f"{item.id}.cond")
        title = f"If {words.hole(told)[2:-2]}"
        basis = {"basis": self.context.basis([told]) if condition else "data"}
        self.drawing.add(item.entry, "decision", title, place, "cond", attributes=basis)
        self.drawing.way(Tip(item.entry, Why("condition", condition=told), place), item.id)
        item.skipped = Tip(item.entry, Why("else"), place)

    # --- kinds of items ---------------------------------------------------------------------------

    def block(self, item: Item, walker: Walker, place: Location) -> None:
        """``block``: says and does something."""
        heard, rest = first_words(item.element)
        said = words.said(heard, self.context.page.language)
        first = next((one for one in rest if isinstance(one, Element) and one.name not in SILENT), None)
        name = item.element.get("name")
        if not heard and first is not None and first.name == "if" and branches.branches(first):
            ways = branches.Meanings(self.context, branches.branches(first), {})
            self._add(item, "decision", ways.title, place, attributes={"basis": ways.basis})
            walker.host = Host(item.id, "", {})
        elif said.texts:
            facts = {"audio": said.audio} if said.audio else {}
            self._add(
                item, "message", f"Say {quoted(said.beginning)}", place, prompt=said.prompt, facts=facts
            )
        else:
            self._add(item, "task", f"Block {name or item.name.removeprefix('block')}", place)
        item.done = walker.walk(rest, [Tip(item.id, Why(), place)])

    def asked(self, item: Item, walker: Walker, place: Location) -> None:
        """``field`` and ``initial``: something is asked."""
        element = item.element
        options = [option(one) for one in element.all("option")]
        heard = [one for one in element.children if words.is_heard(one)]
        pairs = [(key, phrase) for key, phrase, _ in options]
        said = words.said(heard, self.context.page.language, menus.announced(pairs))
        labels = {value: (key, phrase) if key else (phrase, "") for key, phrase, value in options}
        hosts = self._hosts(item)
        if hosts:
            walker.host = Host(item.id, item.name, labels)
        keys, speech = modes(element, pairs)
        prompts = [one for one in heard if isinstance(one, Element) and one.name == "prompt"]
        asks = TYPES.get(element.get("type").split("?")[0])
        self._add(
            item,
            "menu" if hosts else "input",
            self._title("Ask", element, said.beginning),
            place,
            prompt=said.prompt,
            asks=(asks,) if asks else (),
            attributes=asking.facts(walker.scopes, prompts, said.barge_in, keys, speech),
            facts={"audio": said.audio} if said.audio else {},
        )
        item.done = self.filled(item, walker, [Tip(item.id, Why(), place)])
        if listening.hears_nothing(self.context.page, walker.scopes, element):
            self.context.remark(listening.UNHEARD.format(name=item.name), place, item.id, listening.MEND)
            if walker.scopes.ladder(listening.EVENT):
                item.again = walker.occur(listening.EVENT, Tip(item.id, Why(), place))
            return
        modal = element.get("modal") == "true"
        item.again = asking.happenings(walker, item.id, place, said.later, menus.ASKED, modal)

    def record(self, item: Item, walker: Walker, place: Location) -> None:
        """``record``: a message is left, or a short answer recorded."""
        element = item.element
        heard = [one for one in element.children if words.is_heard(one)]
        said = words.said(heard, self.context.page.language)
        longest = asking.seconds(element.get("maxtime"))
        short = longest is not None and longest <= SHORT_RECORDING
        answer = short or bool(DATA.search(element.get("name")))
        self._add(
            item,
            "input" if answer else "voicemail",
            self._title("Record", element, said.beginning),
            place,
            prompt=said.prompt,
            attributes=asking.facts(walker.scopes, (), said.barge_in, False, answer),
            facts={"audio": said.audio} if said.audio else {},
        )
        item.done = self.filled(item, walker, [Tip(item.id, Why(), place)])
        events = menus.ASKED if element.first("grammar", "dtmf") else menus.ASKED[:1]
        modal = element.get("modal") != "false"
        item.again = asking.happenings(walker, item.id, place, said.later, events, modal)

    def transfer(self, item: Item, walker: Walker, place: Location) -> None:
        """``transfer``: the caller is put through. A blind one ends the call here unless it fails.

        That a blind one fails is drawn only where the document has something to do then.

        Source: VoiceXML 2.0, 2.3.7, and 2.1, section 7 (type consultation).
        """
        element = item.element
        bridged = element.get("type") == "bridge" or (
            element.get("bridge") == "true" and not element.get("type")
        )
        consulted = element.get("type") == "consultation"
        dest = element.get("dest") or constant(element.get("destexpr")) or ""
        heard = [one for one in element.children if words.is_heard(one)]
        said = words.said(heard, self.context.page.language)
        shown = re.sub(r"^(tel|sip|sips|phone):(//)?", "", dest) or words.hole(element.get("destexpr"))
        attributes: dict[str, Any] = {"transfer_target": "number"} if dest or element.get("destexpr") else {}
        attributes |= {} if bridged or consulted else {"transfer_mode": "cold"}
        self._add(
            item, "transfer", f"Transfer to {shown}", place, prompt=said.prompt, attributes=attributes,
            facts={"dest": dest or element.get("destexpr"), "transfer": element.get("type") or element.get("bridge")},
        )  # fmt: skip
        if bridged or consulted:
            walker.host = Host(item.id, item.name, {}) if self._hosts(item) else None
            whys = [Why("busy"), Why("no_answer")] if consulted else [Why(), Why("busy"), Why("no_answer")]
            starts = [Tip(item.id, why, place) for why in whys]
            item.done = self.filled(item, walker, starts[:1] if walker.host else starts)
        elif element.first("filled") is not None or element is not self.last:
            item.done = self.filled(item, walker, [Tip(item.id, Why("fail"), place)])
        item.again = asking.faults(walker, place, item.id)

    def subdialog(self, item: Item, walker: Walker, place: Location) -> None:
        """``subdialog``: another dialog is run and comes back."""
        found = self.context.find(item.element, self.context.page.file, ("src", "srcexpr"), returns=True)
        if found is None:
            self._add(item, "task", f"Subdialog {item.name}", place)
            self.context.broken("This <subdialog> does not say which dialog to run.", place, [item.id])
        elif found.reference is None:
            reference = self.context.own_dialog(found.dialog)
            self._add(item, "call", f"Subdialog {found.dialog}", place, reference=reference)
        else:
            self._add(item, "call", f"Subdialog {found.shown}", place, reference=found.reference)
        tip = Tip(item.id, Why(), place)
        item.done = self.filled(item, walker, [tip])
        if found is not None and found.reference is not None:
            item.again = walker.occur("error.badfetch", tip)

    def object(self, item: Item, walker: Walker, place: Location) -> None:
        """``object``: something that only the platform knows."""
        shown = item.element.get("classid") or item.name
        self._add(item, "task", f"Object {shorten(shown)}", place, channel=None)
        tip = Tip(item.id, Why(), place)
        item.done = self.filled(item, walker, [tip])
        item.again = walker.occur("error.unsupported.object", tip)

    def data(self, item: Item, walker: Walker, place: Location) -> None:
        """``data``: something is fetched from a server when the form begins (VoiceXML 2.1, 5)."""
        self._add(item, "task", fetched(item.element), place)
        tip = Tip(item.id, Why(), place)
        item.done = [tip]
        item.again = walker.occur("error.badfetch", tip)

    def strange(self, item: Item, walker: Walker, place: Location) -> None:
        """An element that VoiceXML does not have: kept as a task."""
        self._add(item, "task", item.element.name, place, channel=None)
        self.context.strange.append((item.element.name, item.id, place))
        item.done = self.filled(item, walker, [Tip(item.id, Why(), place)])

    # --- what they have in common -----------------------------------------------------------------

    def _add(self, item: Item, kind: str, title: str, place: Location, **more: Any) -> None:
        asked = kind in ("menu", "input", "voicemail", "transfer")
        raw = item.element.get("name")
        unknown = asked and not self.scopes.known
        self.drawing.add(item.id, kind, title, place, item.element.name, raw=raw, incomplete=unknown, **more)

    def _title(self, verb: str, element: Element, text: str) -> str:
        name = element.get("name").replace("_", " ")
        if len(name) < SHORTEST_NAME and text:
            return quoted(text) if verb == "Ask" else f"{verb} {quoted(text)}"
        if verb == "Record" and name.lower() in ("", "record", "recording"):
            return "Record a message"
        return f"{verb} {name}" if name else f"{verb} {quoted(text)}" if text else verb

    def _hosts(self, item: Item) -> bool:
        """Whether what is done with the answer begins with a decision on nothing but this answer."""
        first = item.element.first("filled")
        acting = (one for one in first.children if words.is_heard(one) or acts(one)) if first else iter(())
        decision = next(acting, None)
        if not isinstance(decision, Element) or decision.name != "if":
            return False
        found = branches.branches(decision)
        tests = [compared(one.condition) for one in found if not one.is_else]
        own = bool(tests) and all(
            test is not None and test.name == item.element.get("name") for test in tests
        )
        if not own or item.element.name == "transfer":
            return own
        return branches.Meanings(self.context, found, {}).all_options

    def filled(self, item: Item, walker: Walker, tips: list[Tip]) -> list[Tip]:
        """Lead tips through what is done once the item is filled."""
        for filled in item.element.all("filled"):
            tips = walker.walk(filled.children, tips)
        return tips
