"""Real Mermaid files: drawings of software are passed over, and what is read holds every box and arrow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxlint.api import Document
from cxlint.sources.mermaid import Mermaid, blocks, flowchart

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "mermaid"
FILES = [path for path in sorted(CORPUS.rglob("*")) if path.is_file()]
MERMAID = Mermaid()
READ = {"contact_flow_generator.md": (12, 13, "customer"), "flowchart-code-flow.mmd": (122, 123, "module")}
"""Files with something to read, by the end of their names: boxes and arrows counted by hand, and the role."""

pytestmark = pytest.mark.skipif(not FILES, reason="the real files are not here")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-60:])
def test_only_drawings_of_customers_are_read_in_markdown(path: Path) -> None:
    document = Document(str(path), path.read_bytes())
    expected = next((told for end, told in READ.items() if path.name.endswith(end)), None)
    assert MERMAID.recognises(document) == (expected is not None)
    if expected:
        reading = MERMAID.read(document)
        (journey,) = reading.journeys
        assert not [flaw for flaw in reading.flaws if flaw.blocks]
        assert (len(journey.touchpoints), len(journey.transitions), journey.role) == expected
        assert journey.loops is not None


SIMPLE = re.compile(
    r"\s*([\w.]+)(?:[\[({]+[^\[\](){}|]*[\])}]+)?\s*(?:-->|---|==>|-\.->)\s*(?:\|[^|]*\|)?\s*([\w.]+)(?:[\[({]+[^\[\](){}|]*[\])}]+)?;?\s*"
)
"""An arrow in its simplest form: two boxes and perhaps a label between bars."""


def charts() -> Iterator[tuple[str, list[str]]]:
    for path in FILES:
        for number, block in enumerate(blocks.fenced(path.read_text("utf-8", "replace"))):
            head, *lines = [line for line in block.text.split("\n") if line.strip()] or [""]
            if re.fullmatch(r"\s*(flowchart|graph) \w\w;?\s*", head) and lines:
                yield f"{path.name[-40:]}-{number}", lines


def test_simple_charts_have_the_arrows_that_their_lines_show() -> None:
    counted = 0
    for name, lines in charts():
        found = [SIMPLE.fullmatch(line) for line in lines]
        if all(found):
            chart = flowchart.parse("\n".join(["flowchart TD", *lines]))
            arrows = [(arrow.source, arrow.target) for arrow in chart.arrows]
            assert arrows == [(one[1], one[2]) for one in found if one], name
            assert not chart.odd
            counted += 1
    assert counted >= 8


def test_real_charts_are_understood_to_the_end() -> None:
    odd = {
        name: chart.odd
        for name, lines in charts()
        if (chart := flowchart.parse("\n".join(["graph TD", *lines]))).odd
    }
    assert len(odd) <= 4, odd
