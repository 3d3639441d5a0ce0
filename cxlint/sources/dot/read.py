"""Makes journeys of the graphs in a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cxlint import vocabulary
from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources import diagrams
from cxlint.sources.base import Document, Reading
from cxlint.sources.diagrams.drawing import Drawing, Edge, Node
from cxlint.sources.diagrams.places import Places
from cxlint.sources.diagrams.signs import may_show_journey
from cxlint.sources.dot import labels, outline
from cxlint.sources.dot.graph import Graph, Line, Vertex, graphs, text_of
from cxlint.sources.dot.source import Dot
from cxlint.sources.naming import file_stem
from cxlint.text import in_words

FORMAT: Final = Dot.name

_MEANINGS: Final = {
    "diamond": "decision",
    "mdiamond": "decision",
    "circle": "terminal",
    "doublecircle": "terminal",
    "oval": "terminal",
    "point": "terminal",
    "mcircle": "terminal",
    "cylinder": "store",
    "note": "note",
    "plaintext": "note",
    "plain": "note",
    "none": "note",
}
"""What a shape tells of a node. ``ellipse`` tells nothing: it is what Graphviz draws by itself."""

_FACTS: Final = ("channel", "end", "prompt")


def reading(document: Document) -> Reading:
    """All journeys of a file; raises :class:`UnreadableFile` where there are none."""
    found = list(graphs(document.text.replace("\r\n", "\n")))
    directed = [graph for graph in found if graph.directed]
    if found and not directed:
        raise UnreadableFile(
            "This drawing shows no customer journey: its lines have no direction, so nobody can tell what"
            " comes first.",
            line=1,
            hint="Begin it with “digraph” instead of “graph”, and draw arrows with “->”.",
        )
    drawings = [drawn(document, graph) for graph in directed]
    return diagrams.reading(
        drawings,
        "Draw at least two nodes and an arrow between them, such as greeting -> menu.",
        named=document.named,
    )


def speaks_of_customers(document: Document) -> bool:
    """Whether a graph of the file shows signs of a journey; raises :class:`UnreadableFile`."""
    if not may_show_journey(document.peek):
        return False
    return any(diagrams.shows_journey(drawn(document, graph)) for graph in graphs(document.peek))


def drawn(document: Document, graph: Graph) -> Drawing:
    """A graph as a drawing."""
    places = _places(document)
    stem = file_stem(document.path, *Dot.suffixes)
    own = labels.plain(graph.attributes.get("label"), "")
    title = own if 0 < len(own) <= LONGEST_TITLE else in_words(stem)
    nodes = tuple(_nodes(document, graph, places))
    known = {node.id for node in nodes}
    edges = tuple(edge for edge in _edges(document, graph, places) if {edge.source, edge.target} <= known)
    line, column = places.find(graph.at)
    drawing = Drawing(
        FORMAT,
        "digraph" if graph.directed else "graph",
        title or stem or "Graph",
        document.path,
        nodes,
        edges,
        names=tuple(dict.fromkeys((title, stem, *_named_by_root(nodes, edges)))),
        location=Location(document.path, line, column),
        told=bool(nodes) and all(text_of(vertex.attributes, "kind") for vertex in graph.vertices.values()),
    )
    return outline.flow_of(drawing)


LONGEST_TITLE: Final = 80
"""Characters of a graph's label that serve as its title; longer ones describe it."""


def _named_by_root(nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> Iterator[str]:
    """The name of a document of which the graph is an outline: the words at its only root."""
    reached = {edge.target for edge in edges}
    roots = [node.text for node in nodes if node.id not in reached]
    if len(roots) == 1 and roots[0].lower().endswith(".vxml"):
        yield roots[0]


def _places(document: Document) -> Places:
    key = (FORMAT, "places")
    if key not in document.memo:
        document.memo[key] = Places(document.peek.replace("\r\n", "\n"))
    found: Places = document.memo[key]
    return found


def _nodes(document: Document, graph: Graph, places: Places) -> Iterator[Node]:
    """The nodes that belong to the flow; legends and titles, which nothing is tied to, do not."""
    tied = {name for line in graph.lines for name in (line.source, line.target)}
    for vertex in graph.vertices.values():
        shape = text_of(vertex.attributes, "shape").lower()
        if vertex.name in tied or _MEANINGS.get(shape) != "note":
            line, column = places.find(vertex.at)
            yield _node(graph, vertex, shape, Location(document.path, line, column, len(vertex.name)))


def _node(graph: Graph, vertex: Vertex, shape: str, place: Location) -> Node:
    told = vertex.attributes
    mapped = labels.of_a_map(told.get("label"))
    facts = {name: text_of(told, name) for name in _FACTS if text_of(told, name)}
    if mapped is not None:
        facts |= {name: value for name, value in mapped[2].items() if value}
    words = mapped[0] if mapped else labels.plain(told.get("label"), vertex.name, shape)
    cluster = graph.clusters[vertex.cluster] if vertex.cluster >= 0 else {}
    return Node(
        vertex.name,
        words or ("Start" if _MEANINGS.get(shape) == "terminal" else ""),
        _MEANINGS.get(shape, ""),
        mapped[1] if mapped else _kind(vertex),
        shape or "ellipse",
        {key: value for key, value in facts.items() if key != "channel" or value in vocabulary.CHANNELS},
        labels.plain(cluster.get("label"), text_of(cluster, "")) if cluster else "",
        place,
    )


def _kind(vertex: Vertex) -> str:
    told = (text_of(vertex.attributes, "kind"), *text_of(vertex.attributes, "class").split())
    return next((name for one in told if (name := one.lower().removeprefix("kind-")) in vocabulary.KINDS), "")


def _edges(document: Document, graph: Graph, places: Places) -> Iterator[Edge]:
    for line in graph.lines:
        if "invis" in text_of(line.attributes, "style"):
            continue
        at = places.find(line.at)
        ahead = text_of(line.attributes, "dir").lower()
        if ahead != "back":
            yield _edge(document.path, line, line.source, line.target, at)
        if ahead in ("back", "both"):
            yield _edge(document.path, line, line.target, line.source, at)


def _edge(path: str, line: Line, source: str, target: str, at: tuple[int, int]) -> Edge:
    told = line.attributes
    label = labels.plain(told.get("label") or told.get("xlabel") or told.get("taillabel"), "")
    event = text_of(told, "event").lower()
    known = event in vocabulary.EVENTS or event in vocabulary.AUTOMATIC | vocabulary.DELIBERATE
    words = " ".join(label.split())
    return Edge(source, target, words, event if known else "", text_of(told, "key"), Location(path, *at))
