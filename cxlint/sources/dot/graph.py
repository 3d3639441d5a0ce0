"""Reads graphs in DOT: nodes and edges with their attributes, defaults and subgraphs included.

Source: the grammar in Graphviz, "DOT Language".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from cxlint.sources.base import DEEPEST_NESTING
from cxlint.sources.dot.tokens import Token, tokens, unreadable

MOST_EDGES: Final = 200_000
"""Edges in one file. The largest graph seen has 1,500."""

WANTED: Final = frozenset(
    [
        "label",
        "xlabel",
        "taillabel",
        "dir",
        "style",
        "shape",
        "kind",
        "class",
        "event",
        "key",
        "channel",
        "end",
        "prompt",
    ]
)
"""Attributes that are kept; all others are about looks."""

Attributes = dict[str, Token]


@dataclass(slots=True)
class Vertex:
    """One node: its name, its attributes, and the number of the outermost cluster around it."""

    name: str
    at: int
    attributes: Attributes
    cluster: int = -1


@dataclass(slots=True)
class Line:
    """One edge."""

    source: str
    target: str
    at: int
    attributes: Attributes


@dataclass(slots=True)
class Graph:
    """One graph of a file. ``clusters`` holds the attributes of the frames in it."""

    name: str
    directed: bool
    at: int
    vertices: dict[str, Vertex] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    clusters: list[Attributes] = field(default_factory=list)
    attributes: Attributes = field(default_factory=dict)


@dataclass(slots=True)
class Scope:
    """What holds between two braces: defaults, members, and the statement that is being read."""

    node: Attributes
    edge: Attributes
    own: Attributes
    cluster: int = -1
    members: dict[str, None] = field(default_factory=dict)
    chain: list[tuple[Sequence[str], int]] = field(default_factory=list)
    plain: bool = True


def graphs(text: str) -> Iterator[Graph]:
    """The graphs in a text; raises :class:`cxlint.errors.UnreadableFile` where it breaks the grammar."""
    yield from _Parser(text).graphs()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.source = tokens(text)
        self.ahead: Token | None = None
        self.edges = 0
        self.named: dict[str, Sequence[str]] = {}

    # --- tokens -----------------------------------------------------------------------------------

    def peek(self) -> Token | None:
        if self.ahead is None:
            self.ahead = next(self.source, None)
        return self.ahead

    def take(self) -> Token:
        token = self.peek()
        if token is None:
            raise unreadable(self.text, len(self.text), "It ends too early; a brace is missing")
        self.ahead = None
        return token

    def sign(self, *signs: str) -> Token | None:
        """The next token where it is one of *signs*."""
        token = self.peek()
        return (
            self.take()
            if token is not None and token.type in ("sign", "op") and token.text in signs
            else None
        )

    def word(self) -> Token:
        """The next token, a name or text; quoted ones joined by ``+``."""
        token = self.take()
        if not token.is_word:
            raise unreadable(self.text, token.at, f"“{token.text}” cannot stand here")
        while token.type == "quoted" and self.sign("+"):
            more = self.take()
            if more.type != "quoted":
                raise unreadable(self.text, more.at, "Only texts in quotation marks can be joined with “+”")
            token = Token("quoted", token.text + more.text, token.at)
        return token

    # --- graphs -----------------------------------------------------------------------------------

    def graphs(self) -> Iterator[Graph]:
        while (first := self.peek()) is not None:
            start = first.at
            if first.is_keyword("strict"):
                self.take()
            kind = self.take()
            if not kind.is_keyword("digraph", "graph"):
                raise unreadable(self.text, kind.at, "A graph begins with “digraph”")
            name = "" if self.sign("{") else self.word().text
            graph = Graph(name, kind.text.lower() == "digraph", start)
            if name and not self.sign("{"):
                raise unreadable(self.text, self.take().at, "After the graph's name comes “{”")
            self.named = {}
            self.body(graph)
            yield graph
            self.sign(";")

    def body(self, graph: Graph) -> None:
        scopes = [Scope({}, {}, graph.attributes)]
        while scopes:
            scope = scopes[-1]
            if self.sign("}"):
                self.flush(graph, scope)
                scopes.pop()
                if scopes:
                    self.closed(graph, scopes[-1], scope)
            elif self.sign(";", ","):
                self.flush(graph, scope)
            else:
                opened = self.statement(graph, scope)
                scopes += [opened] if opened else []
                if len(scopes) > DEEPEST_NESTING:
                    raise unreadable(
                        self.text, self.take().at, f"It is nested more than {DEEPEST_NESTING} levels deep"
                    )

    def statement(self, graph: Graph, scope: Scope) -> Scope | None:
        """Reads on in a scope; answers the scope of a subgraph that begins."""
        token = self.peek()
        if token is not None and (
            (token.text == "{" and token.type == "sign") or token.is_keyword("subgraph")
        ):
            return self.subgraph(graph, scope)
        if token is not None and token.is_keyword("node", "edge", "graph"):
            self.take()
            defaults = {"node": scope.node, "edge": scope.edge, "graph": scope.own}[token.text.lower()]
            if self.sign("="):
                self.word()
            else:
                defaults.update(self.attributes())
            return None
        word = self.word()
        if word.type != "html" and self.sign("="):
            value = self.word()
            if word.text.lower() in WANTED:
                scope.own[word.text.lower()] = value
            return None
        while self.sign(":"):
            self.word()
        self.vertex(graph, scope, word)
        self.endpoint(graph, scope, (word.text,), word.at)
        return None

    def vertex(self, graph: Graph, scope: Scope, word: Token) -> None:
        found = graph.vertices.get(word.text)
        if found is None:
            found = graph.vertices[word.text] = Vertex(word.text, word.at, dict(scope.node))
        if found.cluster < 0:
            found.cluster = scope.cluster
        scope.members[word.text] = None

    # --- subgraphs --------------------------------------------------------------------------------

    def subgraph(self, graph: Graph, scope: Scope) -> Scope | None:
        first, name = self.take(), ""
        if first.text != "{":
            following = self.peek()
            name = self.word().text if following is not None and following.is_word else ""
            if not self.sign("{"):
                self.endpoint(graph, scope, self.named.get(name, ()), first.at)
                return None
        cluster = scope.cluster
        own: Attributes = {"": Token("name", name, first.at)}
        if cluster < 0 and name.lower().startswith("cluster"):
            cluster = len(graph.clusters)
            graph.clusters.append(own)
        return Scope(dict(scope.node), dict(scope.edge), own, cluster)

    def closed(self, graph: Graph, outer: Scope, inner: Scope) -> None:
        name = inner.own[""]
        members = tuple(inner.members)
        if name.text:
            self.named[name.text] = members
        outer.members.update(inner.members)
        outer.plain = False
        self.endpoint(graph, outer, members, name.at)

    # --- edges ------------------------------------------------------------------------------------

    def endpoint(self, graph: Graph, scope: Scope, names: Sequence[str], at: int) -> None:
        """One end of an edge, or a node alone: the statement ends unless an arrow follows."""
        scope.chain.append((names, at))
        if self.sign("->", "--"):
            return
        attributes = self.attributes()
        if len(scope.chain) == 1 and len(names) == 1 and scope.plain:
            graph.vertices[names[0]].attributes.update(attributes)
        self.join(graph, scope, attributes)
        self.flush(graph, scope)

    def join(self, graph: Graph, scope: Scope, attributes: Attributes) -> None:
        own = scope.edge | attributes
        for (sources, at), (targets, _) in zip(scope.chain, scope.chain[1:], strict=False):
            self.edges += len(sources) * len(targets)
            if self.edges > MOST_EDGES:
                raise unreadable(self.text, at, f"It has more than {MOST_EDGES:,} edges")
            graph.lines += [Line(source, target, at, own) for source in sources for target in targets]

    def flush(self, graph: Graph, scope: Scope) -> None:
        """The end of a statement."""
        scope.chain.clear()
        scope.plain = True

    def attributes(self) -> Attributes:
        """``[label="…", shape=box]``, any number of times."""
        found: Attributes = {}
        while self.sign("["):
            while not self.sign("]"):
                if self.sign(";", ","):
                    continue
                name = self.word()
                value = self.word() if self.sign("=") else name
                if name.text.lower() in WANTED:
                    found[name.text.lower()] = value
        return found


def text_of(attributes: Mapping[str, Token], name: str) -> str:
    """An attribute as it is written; empty when it is not there."""
    token = attributes.get(name)
    return token.text if token is not None else ""
