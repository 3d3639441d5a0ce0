"""Every attribute of the vocabulary takes what it must and refuses what it must."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sources.native_values import bad, cases, good, journey

from cxlint.errors import UnreadableFile
from cxlint.sources.base import Document, Flaw
from cxlint.sources.native import JourneyFile


def read(whole: Any) -> tuple[Flaw, ...]:
    text = json.dumps(whole, indent=1)
    return JourneyFile().read(Document("a.journey.yaml", text.encode())).flaws


def named(case: tuple[str, str, Any]) -> str:
    return f"{case[1]} of {case[0]}: {json.dumps(case[2])[:40]}"


@pytest.mark.parametrize("case", cases(good), ids=named)
def test_a_good_value_is_taken(case: tuple[str, str, Any]) -> None:
    assert read(journey(*case)) == ()


@pytest.mark.parametrize("case", cases(bad), ids=named)
def test_a_bad_value_is_refused_with_its_place(case: tuple[str, str, Any]) -> None:
    whole = journey(*case)
    lines = json.dumps(whole, indent=1).split("\n")
    if case[1] == "cxlint":
        with pytest.raises(UnreadableFile, match="format version") as caught:
            read(whole)
        assert (caught.value.line, caught.value.column) == (2, 12)
        return
    flaws = read(whole)
    assert flaws
    for flaw in flaws:
        place = flaw.location
        assert place.line >= 1
        assert place.length >= 1
        assert lines[place.line - 1][place.column - 1 :]
        assert flaw.message.endswith(".")
        assert flaw.blocks
