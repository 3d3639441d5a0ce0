"""Reads one flowchart: boxes and arrows, tolerantly and in one go.

Follows the grammar of Mermaid's flowcharts (statements end with a line or ``;``, arrows may stand at
the beginning of the next line) and passes over what only concerns looks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cxlint.errors import UnreadableFile
from cxlint.sources.mermaid import shapes
from cxlint.sources.mermaid.chart import Arrow, Box, Chart, Frame
from cxlint.sources.mermaid.cursor import BLANK, Cursor
from cxlint.sources.mermaid.labels import LONGEST_TEXT

MOST_ARROWS: Final = 200_000
"""Arrows in one chart; Mermaid itself stops at 500."""

_ID = re.compile(r"(?:[^\s\[\](){}<>|;:&~@\"=,^-]|-(?![->.])|=(?![=>])|:(?!::))+")
_LINK = re.compile(r"[xo<]?(?:--+[-xo>]|==+[=xo>]|-?\.+-[xo>]?|~~~+)")
_OPEN_LINK = re.compile(r"[xo<]?(?:--|==|-\.)")
_EDGE_ID = re.compile(r"[\w-]{1,200}@(?=[xo<]?(?:--|==|-\.|~~~))")
_HEADER = re.compile(r"(?:flowchart(?:-elk|-v2)?|graph)\b[ \t]*(?:TB|TD|BT|RL|LR|[<>^v])?", re.IGNORECASE)
_WORD = re.compile(
    r"(?P<word>subgraph|end|direction|classDef|class|style|linkStyle|click|accTitle|accDescr)(?=[\s;:{]|$)"
)
_CLASS = re.compile(r":::[ \t]*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)")


def parse(text: str) -> Chart:
    """The chart in a text without front matter; raises :class:`UnreadableFile` when it is too large."""
    return _Parser(text).parse()


class _Parser(Cursor):
    """Goes through the text once."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.chart = Chart()
        self.open: list[str] = []
        self.edge_ids: set[str] = set()
        self.last: Box | None = None

    def parse(self) -> Chart:
        self.blank()
        if found := _HEADER.match(self.text, self.at):
            self.at = found.end()
        while self.at < len(self.text):
            before = self.at
            self.statement()
            if self.at == before:
                self.at += 1
        for identifier in self.chart.frames:
            self.chart.boxes.pop(identifier, None)
        return self.chart

    # --- statements -------------------------------------------------------------------------------

    def statement(self) -> None:
        self.blank()
        if self.at >= len(self.text):
            return
        found = _WORD.match(self.text, self.at)
        if found is None or not self.keyword(found["word"], found.end()):
            self.chain()
            self.finish()

    def keyword(self, word: str, after: int) -> bool:
        """Whether a statement with a meaning of its own was read."""
        rest = self.text[after : min(self.line_end(after), after + LONGEST_TEXT)]
        if word == "end":
            if rest.strip(" \t\r;") and not rest.lstrip().startswith(("%%", ";")):
                return False
            self.at = after
            if self.open:
                self.open.pop()
            return True
        if word == "subgraph":
            self.subgraph(rest)
        elif word == "class":
            self.classes(rest, after)
        elif word == "accDescr" and rest.lstrip(" \t:").startswith("{"):
            end = self.text.find("}", after)
            self.at = end + 1 if end >= 0 else len(self.text)
            return True
        self.at = self.line_end(after)
        return True

    def classes(self, rest: str, at: int) -> None:
        """``class a,b name``."""
        words = rest.strip(" \t\r;").rsplit(None, 1)
        if len(words) == 2:
            for identifier in filter(None, (one.strip() for one in words[0].split(","))):
                self.box(identifier, at).classes.append(words[1])

    def subgraph(self, rest: str) -> None:
        """``subgraph id [Title]``, ``subgraph "Title"`` or ``subgraph Title``."""
        rest = rest.strip(" \t\r;")
        identifier, bracket, title = rest.partition("[")
        if not bracket or '"' in identifier or not identifier.strip():
            identifier, title = rest.strip('"'), rest
        identifier = identifier.strip()
        self.chart.frames.setdefault(identifier, Frame(title.rstrip("]")))
        self.open.append(identifier)

    def finish(self) -> None:
        """The end of a statement; what stands before it is not understood."""
        self.space()
        if self.at >= len(self.text) or self.text[self.at] in "\n;" or self.starts("%%"):
            return
        end = self.line_end()
        self.chart.odd.append((self.at, self.text[self.at : min(end, self.at + 80)].strip()))
        if self.last is not None:
            self.last.broken = True
        self.at = end

    # --- boxes and arrows -------------------------------------------------------------------------

    def chain(self) -> None:
        """Boxes joined by arrows."""
        self.last = None
        here = self.group()
        while here:
            arrow = self.link()
            if arrow is None:
                return
            at, text, way = arrow
            self.match(BLANK)
            there = self.group()
            if not there:
                return
            self.join(here, there, text, way, at)
            here = there

    def group(self) -> list[str]:
        """Boxes with ``&`` between them."""
        found: list[str] = []
        while (box := self.vertex()) is not None:
            found.append(box.id)
            self.last = box
            before = self.at
            self.match(BLANK)
            if not self.starts("&"):
                self.at = before
                break
            self.at += 1
            self.match(BLANK)
        return found

    def join(self, sources: Sequence[str], targets: Sequence[str], text: str, way: str, at: int) -> None:
        if not way:
            return
        if len(self.chart.arrows) + len(sources) * len(targets) > MOST_ARROWS:
            raise UnreadableFile(
                f"This drawing has more than {MOST_ARROWS:,} arrows.",
                hint="Take it apart into several drawings.",
            )
        for source in sources:
            for target in targets:
                if way != "back":
                    self.chart.arrows.append(Arrow(source, target, text, at))
                if way != "on":
                    self.chart.arrows.append(Arrow(target, source, text, at))

    def box(self, identifier: str, at: int) -> Box:
        found = self.chart.boxes.get(identifier)
        if found is None:
            found = self.chart.boxes[identifier] = Box(identifier, at)
        if self.open and not found.frame:
            found.frame = self.open[0]
            self.chart.frames[self.open[-1]].members.append(identifier)
        return found

    def vertex(self) -> Box | None:
        at = self.at
        found = self.match(_ID)
        if found is None:
            return None
        if found[0] in self.edge_ids and self.starts("@{"):
            self.properties()
            return None
        box = self.box(found[0], at)
        if self.starts("@{"):
            self.described(box)
        else:
            self.shape(box)
        while named := self.match(_CLASS):
            box.classes += [one.strip() for one in named[1].split(",")]
        return box

    def described(self, box: Box) -> None:
        told = self.properties()
        box.shape = told.get("shape", box.shape) or box.shape
        box.text = told.get("label", box.text)

    def shape(self, box: Box) -> None:
        for opener, closers, name in shapes.OPENERS:
            if not self.starts(opener):
                continue
            start = self.at + len(opener)
            end, after = self.closed(start, closers)
            if end < 0:
                continue
            box.text, box.shape, self.at = self.text[start:end], name, after
            return

    def link(self) -> tuple[int, str, str] | None:
        """The place of an arrow, its text, and ``on``, ``back``, ``both`` or nothing for an unseen one."""
        before = self.at
        self.match(BLANK)
        new_line = "\n" in self.text[before : self.at]
        if named := self.match(_EDGE_ID):
            self.edge_ids.add(named[0][:-1])
        at = self.at
        if new_line and self.text[at : at + 1] in ("x", "o"):
            self.at = before
            return None
        text = ""
        if found := self.match(_LINK):
            drawn = found[0]
            self.space()
            text = self.piped()
        elif found := self.match(_OPEN_LINK):
            inner = self.worded(found[0].lstrip("xo<"))
            if inner is None:
                self.at = before
                return None
            text, drawn = inner[0], found[0] + inner[1]
        else:
            self.at = before
            return None
        return at, text, _way(drawn)


def _way(drawn: str) -> str:
    """Which way an arrow leads: a line without a head leads on as it is drawn."""
    if drawn.startswith("~"):
        return ""
    if drawn.startswith("<"):
        return "both" if drawn.endswith(">") else "back"
    return "on"
