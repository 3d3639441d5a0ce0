"""What all parts of a document share while its journey is drawn: names, links, endings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cxlint.journey.model import Reference
from cxlint.locations import Location
from cxlint.sources.base import Flaw
from cxlint.sources.voicexml import references
from cxlint.sources.voicexml.drawing import Drawing, Effect, Tip
from cxlint.sources.voicexml.expressions import constant, is_increment, names
from cxlint.sources.voicexml.handlers import Scopes, documents
from cxlint.sources.voicexml.shapes import Page
from cxlint.sources.xmltext import Element

ENDINGS: Final = {
    "exit": ("Exit", "contact"),
    "disconnect": ("Hang up", "contact"),
    "return": ("Return", "piece"),
    "nothing follows": ("Nothing follows: the call ends", "contact"),
}
"""Titles of endings, and what ends there. A document that comes to its end exits (VoiceXML 2.0, 1.5.1)."""

ANSWERS: Final = ("field", "initial")


class Context:
    """One document while it is read.

    ``answers`` are the variables that callers fill, ``sure`` those of yes-or-no questions,
    ``transfers`` those with the result of a transfer, ``counters`` those that only ever count up in
    steps of one, with the number they begin with, ``servers`` the touchpoints at which servers are asked.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.drawing = Drawing(page.file, reserved={dialog.id for dialog in page.dialogs})
        self.scopes: Scopes = documents(page.root, page.file, page.above, page.above_file, page.shared_known)
        elements = list(page.root.walk())
        fields = [one for one in elements if one.name in ANSWERS and one.get("name")]
        self.answers = frozenset(one.get("name") for one in fields)
        self.sure = frozenset(one.get("name") for one in fields if one.get("type").startswith("boolean"))
        self.transfers = frozenset(one.get("name") for one in elements if one.name == "transfer") - {""}
        self.counters = _counters(page.root, elements)
        self.called_here: dict[str, None] = {}
        self.strange: list[tuple[str, str, Location]] = []
        self.shared: dict[tuple[int, str], str] = {}
        self._calls: dict[tuple[str, Reference], str] = {}
        self._endings: dict[tuple[str, str, str], str] = {}
        self.servers: set[str] = set()
        self.capitals: tuple[str, Location] | None = None

    # --- leading on -------------------------------------------------------------------------------

    def find(
        self, element: Element, file: str, names: tuple[str, str] = ("next", "expr"), returns: bool = False
    ) -> references.Target | None:
        """Where an element that stands in *file* leads; None when it does not say.

        What a link of the root document names is meant relative to that document. Handlers count as
        copied to where the event occurs (VoiceXML 2.0, 5.2.4); a dialog that is not here is then the
        root document's.
        """
        first, base = self.page.dialogs[0].id, self.page.root.get("base")
        above = self.page.root.get("application").partition("#")[0]
        shared = file != self.page.file
        if shared and element.name == "link":
            found = references.target(element, above, above, "", names, returns)
        else:
            found = references.target(element, self.page.file, base, first, names, returns)
            shared = shared and found is not None and found.dialog not in {first, *self.page.by_name}
        if found is None or found.reference is not None or not shared:
            return found
        reference = Reference(above, "file", returns, touchpoint=found.dialog)
        return references.Target("", references.shown(above, found.dialog), reference)

    def lead(
        self, tips: Iterable[Tip], element: Element, place: Location, verb: str = "Go to"
    ) -> tuple[tuple[Effect, ...], ...]:
        """Lead tips to where an element says; an element that does not say so is told and left open."""
        found = self.find(element, place.file)
        if found is None:
            self.broken(
                f"This <{element.name}> does not say where to go.", place, [tip.source for tip in tips]
            )
            return ()
        if found.reference is None:
            return self.drawing.connect(tips, found.dialog)
        return self.drawing.connect(tips, self.call(verb, found.shown, found.reference, place, element.name))

    def call(self, verb: str, shown: str, reference: Reference, place: Location, type: str) -> str:
        """The touchpoint that stands for another document; one for all ways that lead there alike."""
        key = (verb, reference)
        if key not in self._calls:
            wanted = shown if verb == "Go to" else f"{verb.split()[0].lower()} {shown}"
            name = self.drawing.fresh(wanted if "{{" not in wanted else type)
            title = f"{verb} {shown}"
            self._calls[key] = self.drawing.add(name, "call", title, place, type, reference=reference)
        return self._calls[key]

    def may_fail(self, server: str) -> bool:
        """Whether it is the first time that this server is asked, so that its failing is still to be drawn."""
        first = server not in self.servers
        self.servers.add(server)
        return first

    def ending(self, dialog: str, type: str, place: Location, event: str = "") -> str:
        """The ending of a kind in a dialog; *event* is what a ``return`` tells the caller."""
        key = (dialog, type, event)
        if key not in self._endings:
            title, ends = ENDINGS[type]
            prefix = f"{dialog}." if dialog else ""
            name = self.drawing.fresh(f"{prefix}{'end' if type == 'nothing follows' else type}")
            shown = f"{title} ({event})" if event else title
            self._endings[key] = self.drawing.add(name, "end", shown, place, type, attributes={"ends": ends})
        return self._endings[key]

    def breakdown(self) -> str:
        """The ending of calls in which something fails that nobody handles.

        Source: VoiceXML 2.0, 5.2.5: an error message of the platform, then it exits.
        """
        key = ("", "platform", "")
        if key not in self._endings:
            root = self.page.root
            self._endings[key] = self.drawing.add(
                self.drawing.fresh("platform-error"),
                "end",
                "Error message of the platform, then the call ends",
                root.place(self.page.file),
                "default event handler",
                prompt={"": "{{error message of the platform}}"},
                attributes={"ends": "contact"},
            )
        return self._endings[key]

    def own_dialog(self, dialog: str) -> Reference:
        """The reference to a dialog of this document that is run as a subdialog."""
        self.called_here[dialog] = None
        name = self.page.file.replace("\\", "/").rsplit("/", 1)[-1]
        return Reference(name, "file", returns=True, touchpoint=dialog)

    def remark(self, message: str, place: Location, at: str, fix: str = "") -> None:
        """Tell of something odd that was read all the same."""
        self.page.notes.add(Flaw(message, place, fix=fix, code="CXL010", blocks=False, at=at))

    def broken(self, message: str, place: Location, sources: Iterable[str]) -> None:
        """Tell that something could not be understood; what follows its sources is unknown."""
        self.page.notes.wrong(message, place)
        for source in sources:
            self.open_end(source)

    def open_end(self, source: str) -> None:
        """Remember that it is not known what follows a touchpoint."""
        if source in self.drawing.touchpoints:
            self.drawing.change(source, incomplete=True)

    # --- conditions -------------------------------------------------------------------------------

    def basis(self, conditions: Iterable[str]) -> str:
        """What a decision on these conditions looks at: answers, a counter, or data."""
        used = names(conditions)
        if used and used <= self.answers:
            return "answer"
        return "counter" if used & self.counters.keys() else "data"


def _counters(root: Element, elements: Iterable[Element]) -> dict[str, int]:
    """Variables of the whole document that begin with a number and are only ever counted up.

    Those of a form begin anew whenever it is entered, so they bound nothing.
    """
    begun: dict[str, int] = {}
    for one in root.all("var"):
        start = constant(one.get("expr"))
        if start is not None and start.isdecimal() and len(start) < 6:
            begun[one.get("name")] = int(start)
    if not begun:
        return {}
    counted: set[str] = set()
    for one in elements:
        if one.name == "assign":
            name = one.get("name").removeprefix("document.")
            if name in begun and is_increment(name, one.get("expr")):
                counted.add(name)
            else:
                begun.pop(name, None)
        elif one.name in ("script", "clear"):
            for name in names([one.text, one.get("namelist").replace(" ", ",")]) & begun.keys():
                del begun[name]
    return {name: start for name, start in begun.items() if name in counted}
