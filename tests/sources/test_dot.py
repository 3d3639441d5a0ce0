"""DOT graphs: the language, attributes, labels, and what is left alone."""

from __future__ import annotations

import pytest

from cxlint.api import Document, UnreadableFile
from cxlint.journey.journey import Journey
from cxlint.sources.dot import Dot
from cxlint.testing import check_source

DOT = Dot()

CALL = """// phone line
digraph "Main line" {
  node [shape=box]; edge [color=gray]
  start [label="Incoming call", shape=circle];
  menu [label="Main menu\\nFor sales press 1, for a person press 0."];
  subgraph cluster_people {
    label = "People";
    sales [label="Sales queue"]; agent [label="Live agent"];
  }
  start -> menu
  menu -> sales [label="1"]
  menu:s -> agent:n [label="0"]
  menu -> menu [label="no input"]
  sales -> mail [label="timeout"]
  mail [label=<<b>Voice</b>mail<br/>box>]
}
"""


def doc(text: str, path: str = "flow.dot") -> Document:
    return Document(path, text.encode())


def graph(body: str) -> Journey:
    (made,) = DOT.read(doc(f"digraph {{ {body} }}")).journeys
    return made


def pairs(body: str) -> list[str]:
    return [way.source + way.target for way in graph(body).transitions]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("a -> b -> c", ["ab", "bc"], id="chains"),
        pytest.param("a -> {b c}", ["ab", "ac"], id="to several"),
        pytest.param("{a b} -> {c; d}", ["ac", "ad", "bc", "bd"], id="from several to several"),
        pytest.param("a -> subgraph x {b -> c} -> d", ["bc", "ab", "ac", "bd", "cd"], id="subgraphs as ends"),
        pytest.param("subgraph x {a b} c -> subgraph x", ["ca", "cb"], id="a subgraph by its name"),
        pytest.param("a:p:n -> b:s", ["ab"], id="ports"),
        pytest.param("a->b;b->c,c->d", ["ab", "bc", "cd"], id="signs between statements"),
        pytest.param('"a" -> "b" + "c"', ["abc"], id="texts that are joined"),
        pytest.param("a -> b [style=invis]", [], id="unseen edges"),
        pytest.param("edge [style=invis] a -> b edge [style=solid] b -> c", ["bc"], id="defaults of edges"),
        pytest.param("a -> b [dir=back]", ["ba"], id="arrows that point back"),
        pytest.param("a -> b [dir=both]", ["ab", "ba"], id="arrows that point both ways"),
        pytest.param("/* a -> b */ b -> c // x\n", ["bc"], id="remarks"),
        pytest.param("rankdir=LR a -> b {rank=same; a b}", ["ab"], id="attributes of the graph"),
        pytest.param("1.5 -> -2", ["1.5-2"], id="numbers as names"),
        pytest.param("a -> é", ["aé"], id="names with accents"),
    ],
)
def test_edges(body: str, expected: list[str]) -> None:
    assert pairs(body) == expected


@pytest.mark.parametrize(
    ("attributes", "title"),
    [
        ('label="Some words"', "Some words"), (r'label="Some\nwords\l"', "Some words"), (r'label="\N box"', "n box"),
        (r'label="Say \"hi\""', 'Say "hi"'), ("label=<Some <b>bold</b><br/>words>", "Some bold words"),
        ("label=<<table><tr><td>A</td><td>B &amp; C</td></tr></table>>", "A B & C"),
        ('shape=record label="{one|<p> two|three}"', "one two three"), ("color=red", "n"),
        ('label="A &lt; B"', "A < B"),
    ],
)  # fmt: skip
def test_labels(attributes: str, title: str) -> None:
    assert " ".join(graph(f"n [{attributes}] n -> m")["n"].title.split()) == title


def test_a_call_flow() -> None:
    (made,) = DOT.read(doc(CALL, "calls/main.gv")).journeys
    assert (made.id, made.title, made.role, made.start) == ("main", "Main", "customer", ("start",))
    assert {one.id: one.kind for one in made.touchpoints.values()} == {
        "start": "event", "menu": "menu", "sales": "queue", "agent": "agent", "mail": "voicemail",
    }  # fmt: skip
    assert [(way.event, way.key) for way in made.transitions] == [
        ("next", ""), ("option", "1"), ("option", "0"), ("no_input", ""), ("timeout", ""),
    ]  # fmt: skip
    assert made["menu"].title == "Main menu"
    assert made["sales"].source == {"format": "dot", "id": "sales", "type": "box", "group": "People"}
    assert (made["menu"].location.line, made["menu"].location.column) == (5, 3)
    assert made.transitions[2].location.line == 12


def test_kinds_that_attributes_name() -> None:
    made = graph('a [kind=message] b [kind=menu] c [class="big queue"] a -> b -> c [key=1, event=option]')
    assert [one.kind for one in made.touchpoints.values()] == ["message", "menu", "queue"]
    assert made.role == "customer"
    assert [(way.event, way.key) for way in made.transitions] == [("option", "1"), ("option", "1")]


def test_a_map_that_was_drawn_before_is_read_back_with_its_kinds() -> None:
    row = '<TR><TD><FONT POINT-SIZE="8">{}</FONT></TD></TR><TR><TD><FONT><B>{}</B></FONT></TD></TR>'
    made = graph(
        's [label="" shape=circle] s -> a\n'
        f"a [label=<<TABLE>{row.format('PHONE · MENU', 'Main menu')}</TABLE>> shape=hexagon]\n"
        f"b [label=<<TABLE>{row.format('RESOLVED', 'Solved')}</TABLE>> shape=doublecircle]\n"
        f"c [label=<<TABLE>{row.format('QUEUE', 'People')}</TABLE>>]\n"
        'a -> b [label="1"] c -> a [dir=back label=<<TABLE><TR><TD><FONT>0, a person</FONT></TD></TR></TABLE>>]\n'
        "findings [shape=plain label=<<TABLE></TABLE>>]"
    )
    assert [(one.kind, one.title, one.channel, one.end) for one in made.touchpoints.values()] == [
        ("event", "Start", None, None),
        ("menu", "Main menu", "phone", None),
        ("end", "Solved", None, "resolved"),
        ("queue", "People", None, None),
    ]
    assert [(way.source, way.key, way.label, way.target) for way in made.transitions][-1] == (
        "a",
        "0",
        "a person",
        "c",
    )


def test_an_outline_of_a_voicexml_document_is_read_as_the_menu_that_it_describes() -> None:
    tree = {"r": "main.vxml", "m": "Menu", "p": "Prompt", "t": "Bills or faults?", "o": "Options"}
    tree |= {"x": " bills ", "y": " faults ", "bx": "bills.vxml", "by": "faults.vxml"}
    nodes = "".join(f'{name} [label="{text}"];' for name, text in tree.items())
    made = graph(f"{nodes} r -> m; m -> p; p -> t; m -> o; o -> x; o -> y; x -> bx; y -> by")
    assert [(one.kind, one.title) for one in made.touchpoints.values()] == [
        ("menu", "Menu"), ("call", "bills.vxml"), ("call", "faults.vxml"),
    ]  # fmt: skip
    assert made["m"].prompt == {"": "Bills or faults?"}
    assert [(way.event, way.key) for way in made.transitions] == [("option", "bills"), ("option", "faults")]
    assert "main.vxml" in made.names


def test_several_graphs_are_several_journeys() -> None:
    reading = DOT.read(doc("digraph a { x -> y }\nstrict digraph b { x -> y }\ngraph c { x -- y }"))
    assert [one.id for one in reading.journeys] == ["flow", "flow-2"]


def test_the_source_keeps_the_laws() -> None:
    check_source(DOT, doc(CALL), doc("digraph { a -> b }"))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.dot", "graph { a -- b }", id="a graph without directions"),
        pytest.param("a.dot", "flowchart TD\n a --> b", id="another language"),
        pytest.param("a.dot", "\xd0\xcf\x11\xe0 digraph", id="a template of an office program"),
        pytest.param("a.json", '{"digraph": {}}', id="JSON"),
        pytest.param("a.gv", "", id="nothing"),
    ],
)
def test_files_that_are_left_alone(path: str, text: str) -> None:
    assert not DOT.recognises(doc(text, path))


@pytest.mark.parametrize(
    ("text", "sentence", "line"),
    [
        pytest.param('graph { a [label="Incoming call"] b [label="Main menu: press 1"] c [label="Live agent"] a -- b -- c }', "no direction", 1, id="no directions"),
        pytest.param("digraph {}", "nothing in it", 1, id="empty"),
        pytest.param('digraph {\n a [label="x]\n}', "never closed", 2, id="an open quotation mark"),
        pytest.param("digraph {\n a [label=<b<c>]\n}", "never closed", 2, id="an open bracket"),
        pytest.param("digraph {\n a -> b\n", "ends too early", 3, id="cut off"),
        pytest.param("digraph {\n a => b\n}", "cannot stand here", 2, id="a sign that is none"),
        pytest.param("digraph { a -> b } x", "begins with", 1, id="something behind"),
        pytest.param("digraph " + "{" * 300 + "}" * 300, "levels deep", 1, id="too deep"),
    ],
)  # fmt: skip
def test_refused_with_a_sentence(text: str, sentence: str, line: int) -> None:
    document = doc(text)
    assert DOT.recognises(document)
    with pytest.raises(UnreadableFile, match=sentence) as refused:
        DOT.read(document)
    assert refused.value.line == line
    assert refused.value.hint


@pytest.mark.parametrize("name", ['"a \\"b\\" c"', '"two\nlines"', "plain", "<b>"])
def test_graphs_of_any_name_are_recognised(name: str) -> None:
    assert Dot().recognises(Document("x.dot", f"digraph {name} {{a -> b}}".encode()))
