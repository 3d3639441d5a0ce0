"""Real DOT files: every node and edge that Graphviz sees is there, and nothing is said of other things."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from collections import Counter
from pathlib import Path

import pytest

from cxlint.api import Document
from cxlint.journey.journey import Journey
from cxlint.project import link
from cxlint.rules import all_rules
from cxlint.sources.dot import Dot
from cxlint.testing import problems

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "dot"
FILES = [path for path in sorted(CORPUS.rglob("*")) if path.is_file()]
OUTLINES = [path for path in FILES if "vxmlizer" in str(path)]
GRAPHS = [path for path in FILES if path not in OUTLINES]
UNDIRECTED = {"test__graphs__ER.dot", "test__graphs__Petersen.dot", "test__graphs__clover.dot"}
SMALL = 9_000
"""Bytes; Graphviz takes long to lay out larger ones, and their edges are counted from their lines."""

DOT = Dot()
ENGINE = shutil.which("graphviz-pure", path=sysconfig.get_path("scripts"))

pytestmark = pytest.mark.skipif(not FILES, reason="the real files are not here")


def journey(path: Path) -> Journey:
    (made,) = DOT.read(Document(str(path), path.read_bytes())).journeys
    return made


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.name)
def test_graphs_of_other_things_are_read_without_findings_or_left_alone(path: Path) -> None:
    assert DOT.recognises(Document(str(path), path.read_bytes())) == (path.name not in UNDIRECTED)
    if path.name in UNDIRECTED:
        return
    made = journey(path)
    assert made.role == "module"
    found = [problem for rule in all_rules() if made.role in rule.roles for problem in problems(rule, made)]
    assert not found


@pytest.mark.skipif(ENGINE is None, reason="graphviz-pure is not here")
@pytest.mark.parametrize(
    "path",
    [path for path in GRAPHS if path.name not in UNDIRECTED and path.stat().st_size < SMALL],
    ids=lambda path: path.name,
)
def test_nodes_and_edges_are_those_that_graphviz_draws(path: Path) -> None:
    made = journey(path)
    text = path.read_bytes().replace(b"concentrate", b"merged")  # which draws several edges as one
    drawn = subprocess.run(
        [str(ENGINE), "-Tplain"], input=text, capture_output=True, check=True, cwd=path.parent
    )
    plain = drawn.stdout.decode().replace("\\\n", "")
    nodes = {line[1].strip('"') for line in re.finditer(r'^node ("[^"]*"|\S+) ', plain, re.MULTILINE)}
    ends = re.finditer(r'^edge ("[^"]*"|\S+) ("[^"]*"|\S+) .* (\w+) \S+$', plain, re.MULTILINE)
    edges = Counter((one[1].strip('"'), one[2].strip('"')) for one in ends if one[3] != "invis")
    assert set(made.touchpoints) <= nodes
    assert Counter((way.source, way.target) for way in made.transitions) == edges
    assert {end for edge in edges for end in edge} <= set(made.touchpoints)


@pytest.mark.parametrize(
    "path", [path for path in GRAPHS if path.stat().st_size >= SMALL], ids=lambda path: path.name
)
def test_large_graphs_have_as_many_edges_as_lines_with_an_arrow(path: Path) -> None:
    text = re.sub(r"//[^\n]*|\\\n", "", path.read_text("utf-8", "replace"))
    assert len(journey(path).transitions) == len(re.findall(r"->", text))


@pytest.mark.parametrize(
    ("name", "boxes"),
    [("menu2", "menu call call call call"), ("menu2_1", "menu call call call"), ("menu2_2", "menu call call call"),
     ("form1", "message input input input call")],
)  # fmt: skip
def test_outlines_of_voicexml_become_the_flow_that_they_describe(name: str, boxes: str) -> None:
    path = next(path for path in OUTLINES if path.stem == name)
    made = journey(path)
    assert " ".join(one.kind for one in made.touchpoints.values()) == boxes
    assert made.role == "customer"
    labels = re.findall(r'label="\s*([^"]*?)\s*"', path.read_text("utf-8"))
    told = [one.title for one in made.touchpoints.values() if one.kind == "call"]
    assert told == [label for label in labels[1:] if label.endswith(".vxml")]


def test_outlines_lead_to_each_other_and_one_document_is_missing() -> None:
    whole = link([journey(path) for path in OUTLINES])
    assert [missing.touchpoint.title for missing in whole.unresolved] == ["menu2_5.vxml"]
