"""Outlines of VoiceXML documents that are drawn as trees, made into the flow that they describe.

Some programs draw a document as a tree: below the name of the file its menus and forms, below a
menu its *Prompt* and its *Options*, below an option the file that it leads to. Read as a flow, the
prompt would be an option of the menu. So the words become those of the menu, and the options
become arrows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from cxlint.sources.diagrams.drawing import Drawing, Edge, Node

DOCUMENT: Final = ".vxml"
OUTLINE: Final = "outline of a VoiceXML document"
_PARTS: Final = frozenset({"prompt", "options", "fields", "grammar", "filled"})


def flow_of(drawing: Drawing) -> Drawing:
    """The flow that an outline describes; every other drawing as it is."""
    tree = _Tree(drawing)
    root = tree.root()
    if root is None:
        return drawing
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for child in tree.below(root):
        for part in tree.menu(child) if tree.says(child, "menu") else tree.form(child):
            if isinstance(part, Node):
                nodes[part.id] = part
            else:
                edges.append(part)
    return replace(drawing, nodes=tuple(nodes.values()), edges=tuple(edges), type=OUTLINE, told=bool(nodes))


class _Tree:
    """A drawing as a tree: what stands below each box, in order."""

    def __init__(self, drawing: Drawing) -> None:
        self.nodes: Mapping[str, Node] = {node.id: node for node in drawing.nodes}
        self.children: dict[str, list[str]] = {}
        self.parents: dict[str, int] = {}
        for edge in drawing.edges:
            self.children.setdefault(edge.source, []).append(edge.target)
            self.parents[edge.target] = self.parents.get(edge.target, 0) + 1

    def root(self) -> str | None:
        """The box with the name of the document, where the drawing is an outline of one."""
        roots = [one for one in self.nodes if one not in self.parents]
        if (
            len(roots) != 1
            or not self.text(roots[0]).endswith(DOCUMENT)
            or max(self.parents.values(), default=0) > 1
        ):
            return None
        parts = {self.text(part) for one in self.below(roots[0]) for part in self.below(one)}
        known = all(self.says(one, "menu", "form") for one in self.below(roots[0]))
        return roots[0] if known and parts and parts <= _PARTS else None

    def below(self, identifier: str) -> list[str]:
        return self.children.get(identifier, [])

    def text(self, identifier: str) -> str:
        return self.nodes[identifier].text.strip().lower()

    def says(self, identifier: str, *words: str) -> bool:
        return self.text(identifier) in words

    def part(self, identifier: str, name: str) -> list[str]:
        """What stands below the part of this name."""
        return [one for part in self.below(identifier) if self.says(part, name) for one in self.below(part)]

    def spoken(self, identifier: str) -> str:
        """What the prompt of a menu, a form or a field says."""
        return " ".join(self.nodes[one].text for one in self.part(identifier, "prompt")).strip()

    def made(self, identifier: str, kind: str, title: str) -> Node:
        said = self.spoken(identifier)
        return replace(self.nodes[identifier], kind=kind, text=title, facts={"prompt": said} if said else {})

    def menu(self, menu: str) -> Iterator[Node | Edge]:
        """A menu, an arrow for each option, and the documents that they lead to."""
        yield self.made(menu, "menu", "Menu")
        for option in self.part(menu, "options"):
            for target in self.below(option)[:1]:
                yield replace(self.nodes[target], kind="call")
                key = self.nodes[option].text.strip()
                yield Edge(menu, target, "", "option", key, self.nodes[option].location)

    def form(self, form: str) -> Iterator[Node | Edge]:
        """A form: what it says, its fields one after the other, and the document that comes then."""
        yield self.made(form, "message", "Form")
        before = form
        for field in self.part(form, "fields"):
            yield self.made(field, "input", self.nodes[field].text.replace("_", " ").strip())
            yield Edge(before, field, location=self.nodes[field].location)
            before = field
        for target in self.part(form, "filled"):
            yield replace(self.nodes[target], kind="call")
            yield Edge(before, target, location=self.nodes[target].location)
