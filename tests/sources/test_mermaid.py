"""Mermaid flowcharts: the language, Markdown around it, places, and what is left alone."""

from __future__ import annotations

import pytest

from cxlint.api import Document, UnreadableFile
from cxlint.journey.journey import Journey
from cxlint.sources.mermaid import Mermaid
from cxlint.testing import check_source

MERMAID = Mermaid()

CALL = """flowchart TD
    start([Incoming call]) --> menu["Main menu<br/>For sales press 1, for a person press 0."]
    menu -->|1| sales[Sales queue]
    menu -- "0" --> agent[Live agent]
    menu -. No input .-> menu
    sales ==>|timeout| mail[Voicemail]
"""

MARKDOWN = f"""# Handbook

## Software

```mermaid
flowchart LR
  web[Web client] --> api[API] --> db[(Database)]
```

## Calling *us*

Text with `code`.

```mermaid
{CALL}```

~~~ mermaid
---
title: Out of hours
---
%% a remark
graph TD;
  a[Caller dials]-->b{{Open now?}};
  b--No-->c[Play closed message]; b--Yes-->d[Call queue];
~~~

````markdown
```mermaid
flowchart TD
  a[Caller] --> b[Main menu: press 1] --> c[Live agent]
```
````

```mermaid
sequenceDiagram
  A->>B: hello
```
"""


def doc(text: str, path: str = "flow.mmd") -> Document:
    return Document(path, text.encode())


def chart(text: str, direction: str = "flowchart TD") -> Journey:
    (made,) = MERMAID.read(doc(f"{direction}\n{text}\n")).journeys
    return made


def ways(made: Journey) -> list[tuple[str, str, str]]:
    return [(way.source, way.label or way.condition or way.key, way.target) for way in made.transitions]


# --- the language ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arrow", "label"),
    [
        ("-->", ""), ("---", ""), ("-.->", ""), ("-.-", ""), ("==>", ""), ("===", ""), ("--o", ""), ("--x", ""),
        ("---->", ""), ("-..->", ""), ("====>", ""), ("-->|x y|", "x y"), ("---|x y|", "x y"), ('-->|"x y"|', "x y"),
        ("-- x y -->", "x y"), ("-- x y ---", "x y"), ("-. x y .->", "x y"), ("== x y ==>", "x y"),
        ('-- "x y" -->', "x y"), ("--x y-->", None), ("e1@-->", ""), ("-->|x<br/>y|", "x y"),
    ],
)  # fmt: skip
def test_every_arrow_leads_on(arrow: str, label: str | None) -> None:
    made = chart(f"a {arrow} b")
    if label is None:  # Mermaid, too, draws a cross here and leads to the box “y”.
        assert list(made.touchpoints) == ["a", "y", "b"]
    else:
        assert ways(made) == [("a", label, "b")]


def test_arrows_with_two_heads_lead_both_ways_and_unseen_ones_nowhere() -> None:
    assert ways(chart("a <--> b")) == [("a", "", "b"), ("b", "", "a")]
    assert ways(chart("a ~~~ b")) == []
    assert list(chart("a ~~~ b").touchpoints) == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a-->b-->c", ["ab", "bc"], id="chains"),
        pytest.param("a & b --> c & d", ["ac", "ad", "bc", "bd"], id="several at once"),
        pytest.param("a --> b;c --> d", ["ab", "cd"], id="statements on one line"),
        pytest.param("a -->\n b\n --> c", ["ab", "bc"], id="arrows over lines"),
        pytest.param("a --> b %% why", ["ab"], id="a remark behind"),
        pytest.param("%% a --> b\nb --> c", ["bc"], id="a remark alone"),
        pytest.param("a:::x --> b[B]:::y", ["ab"], id="classes"),
        pytest.param("style a fill:#f9f\nlinkStyle 0 stroke:#ff3\nclick a \"http://x.y/;z\"\nclassDef x fill:#fff;\na --> b", ["ab"], id="looks"),
        pytest.param("direction LR\na --> b", ["ab"], id="a direction inside"),
        pytest.param("accTitle: Calls\naccDescr {\n a --> c\n}\na --> b", ["ab"], id="descriptions"),
        pytest.param("x --> y\no --> x", ["xy", "ox"], id="boxes called x and o"),
    ],
)  # fmt: skip
def test_statements(text: str, expected: list[str]) -> None:
    assert [way.source + way.target for way in chart(text).transitions] == expected


@pytest.mark.parametrize(
    ("box", "title", "kind"),
    [
        ("a", "a", "task"), ("a[Some words]", "Some words", "task"), ("a(Some words)", "Some words", "task"),
        ("a([Some words])", "Some words", "task"), ("a[[Some words]]", "Some words", "task"),
        ("a[(Some words)]", "Some words", "task"), ("a((Some words))", "Some words", "task"),
        ("a(((Some words)))", "Some words", "task"), ("a>Some words]", "Some words", "task"),
        ("a{Some words}", "Some words", "decision"), ("a{{Some words}}", "Some words", "task"),
        ("a[/Some words/]", "Some words", "task"), ("a[\\Some words\\]", "Some words", "task"),
        ("a[/Some words\\]", "Some words", "task"), ("a[\\Some words/]", "Some words", "task"),
        ('a["Say #quot;hi#quot; (now) [1] {2}"]', 'Say "hi" (now) [1] {2}', "task"),
        ('a["`Some **bold** _words_`"]', "Some bold words", "task"),
        ("a[Some<br/>words<br>here]", "Some words here", "task"), ("a[Some\\nwords]", "Some words", "task"),
        ("a[fa:fa-phone Some words]", "Some words", "task"), ("a[<b>Some</b> #9829; words]", "Some ♥ words", "task"),
        ("a[Words (in brackets)]", "Words (in brackets)", "task"), ('a["Two\nlines"]', "Two lines", "task"),
        ("a@{ shape: diamond, label: \"Some words\" }", "Some words", "decision"),
        ("a@{\n shape: rect\n label: 'Some words'\n}", "Some words", "task"),
        ("größe[Wörter]", "Wörter", "task"), ("my-box.1[Some words]", "Some words", "task"),
    ],
)  # fmt: skip
def test_boxes(box: str, title: str, kind: str) -> None:
    made = chart(f"{box} --> zz")
    first = next(iter(made.touchpoints.values()))
    assert (first.title, first.kind) == (title, kind)
    assert len(made.transitions) == 1


def test_the_last_words_of_a_box_count() -> None:
    assert chart("a --> b[First]\nb[Second]")["b"].title == "Second"


def test_frames_join_boxes_and_arrows_at_frames_join_where_they_begin_and_end() -> None:
    made = chart(
        'subgraph one [The "first"]\n direction LR\n a --> b\nend\nsubgraph two\n c --> d\nend\none --> two\ntwo --> e'
    )
    assert [(way.source, way.target) for way in made.transitions] == [
        ("a", "b"),
        ("c", "d"),
        ("b", "c"),
        ("d", "e"),
    ]
    assert list(made.touchpoints) == ["a", "b", "c", "d", "e"]
    assert made["a"].source["group"] == 'The "first"'


def test_a_class_that_is_a_kind_settles_the_kind() -> None:
    made = chart("a[X]:::message --> b[Y] --> c[Z]\nclass b menu\nclass c queue")
    assert [one.kind for one in made.touchpoints.values()] == ["message", "menu", "queue"]
    assert made.role == "customer"


def test_a_chart_that_was_written_from_a_journey_is_read_back_with_its_kinds() -> None:
    made = chart(
        'hello["Hello"]:::kind-message\nmain{{"Main menu"}}:::kind-menu\noff(["Hang up"]):::kind-end\n'
        'hello --> main\nmain -->|"1, bills"| off\nmain -.->|"no input"| off\nclassDef kind-menu fill:#fff,stroke:#000'
    )
    assert [one.kind for one in made.touchpoints.values()] == ["message", "menu", "end"]
    assert [(way.event, way.key, way.label) for way in made.transitions] == [
        ("next", "", ""), ("option", "1", "bills"), ("no_input", "", ""),
    ]  # fmt: skip
    assert made.role == "customer"


def test_a_chart_that_was_written_from_a_journey_is_one_whatever_its_words() -> None:
    assert chart("a:::kind-task --> b:::kind-end").role == "customer"


def test_what_is_not_understood_is_told_with_its_line() -> None:
    reading = MERMAID.read(doc("flowchart TD\n a --> b\n b --> c]] oops\n c --> d"))
    (flaw,) = reading.flaws
    assert (flaw.location.line, flaw.blocks) == (3, True)
    assert "oops" in flaw.message
    (made,) = reading.journeys
    assert made["c"].incomplete
    assert [way.target for way in made.transitions] == ["b", "c", "d"]


# --- a file of its own ----------------------------------------------------------------------------


def test_a_call_flow() -> None:
    (made,) = MERMAID.read(doc(CALL, "calls/Main line.mmd")).journeys
    assert (made.id, made.title, made.role, made.start) == ("main-line", "Main line", "customer", ("start",))
    assert [one.kind for one in made.touchpoints.values()] == ["event", "menu", "queue", "agent", "voicemail"]
    assert [(way.event, way.key) for way in made.transitions] == [
        ("next", ""), ("option", "1"), ("option", "0"), ("no_input", ""), ("timeout", ""),
    ]  # fmt: skip
    assert made.attributes["source"] == {"format": "mermaid", "type": "flowchart"}
    assert made["menu"].source == {"format": "mermaid", "id": "menu", "type": "rectangle"}


def test_places_are_lines_and_columns_of_the_file() -> None:
    (made,) = MERMAID.read(doc("---\r\ntitle: Calls\r\n---\r\n" + CALL.replace("\n", "\r\n"))).journeys
    assert made.title == "Calls"
    assert (made["menu"].location.line, made["menu"].location.column) == (5, 32)
    assert (made.transitions[1].location.line, made.transitions[1].location.column) == (6, 10)


def test_the_source_keeps_the_laws() -> None:
    check_source(MERMAID, doc(CALL), doc(MARKDOWN, "handbook.md"))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.mmd", "sequenceDiagram\n A->>B: flowchart TD", id="another type of diagram"),
        pytest.param("a.mmd", "stateDiagram-v2\n [*] --> A", id="states"),
        pytest.param("a.mmd", "", id="nothing"),
        pytest.param("a.gv", "graph {\n a -- b\n}", id="a graph of Graphviz"),
        pytest.param("a.dot", "graph TD {\n a -- b\n}", id="a graph of Graphviz with a name"),
        pytest.param("a.md", "# Nothing drawn\nflowchart TD is a word", id="Markdown without drawings"),
        pytest.param("a.md", "```mermaid\nsequenceDiagram\n A->>B: x\n```", id="Markdown with other types only"),
        pytest.param("a.md", "```mermaid\ngraph TD\n a[Client] --> b[Server] --> c[(DB)]\n```", id="Markdown with drawings of software"),
        pytest.param("a.md", "```text\nflowchart TD\n a[Caller] --> b[IVR: press 1] --> c[Live agent]\n```", id="a block of something else"),
        pytest.param("a.json", '{"a": "```mermaid\\nflowchart TD\\n```"}', id="another format"),
    ],
)  # fmt: skip
def test_files_that_are_left_alone(path: str, text: str) -> None:
    assert not MERMAID.recognises(doc(text, path))


def test_a_chart_without_boxes_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableFile, match="shows no customer journey") as refused:
        MERMAID.read(doc("flowchart TD\n"))
    assert "A[Greeting]" in refused.value.hint


# --- Markdown -------------------------------------------------------------------------------------


def test_markdown_holds_several_journeys_and_other_drawings_are_passed_over() -> None:
    document = doc(MARKDOWN, "handbook.md")
    assert MERMAID.recognises(document)
    reading = MERMAID.read(document)
    assert [(one.id, one.title) for one in reading.journeys] == [
        ("calling-us", "Calling us"),
        ("out-of-hours", "Out of hours"),
    ]
    assert not reading.flaws


def test_lines_are_those_of_the_markdown_file() -> None:
    first, second = MERMAID.read(doc(MARKDOWN, "handbook.md")).journeys
    lines = MARKDOWN.split("\n")
    for made, word in ((first, "sales"), (second, "d")):
        place = made[word].location
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


@pytest.mark.parametrize("fence", ["```mermaid", "~~~mermaid", "``` {mermaid}", "::: mermaid", "````mermaid"])
def test_fences(fence: str) -> None:
    close = fence.split("m")[0].split("{")[0].strip()
    assert len(MERMAID.read(doc(f"{fence}\n{CALL}{close}\n", "a.md")).journeys) == 1


def test_a_fence_that_is_never_closed_reaches_to_the_end() -> None:
    assert len(MERMAID.read(doc(f"```mermaid\n{CALL}", "a.md")).journeys) == 1
