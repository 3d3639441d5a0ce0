"""What customers came by last."""

from __future__ import annotations

import pytest

from cxlint.api import Touchpoint
from cxlint.rules._latest import SEVERAL, latest
from cxlint.testing import sketch


def asker(touchpoint: Touchpoint, before: str | None) -> str | None:
    return touchpoint.id if touchpoint.asks else before


@pytest.mark.parametrize(
    ("text", "at", "last"),
    [
        pytest.param("a {asks: [x]} -> b", "a", None, id="nothing at the entry"),
        pytest.param("a {asks: [x]} -> b -> c", "c", "a", id="it is kept on the way"),
        pytest.param("a {asks: [x]} -> b {asks: [y]} -> c", "c", "b", id="the last one counts"),
        pytest.param("a {asks: [x]} -no_match-> b", "b", None, id="some ways lose it"),
        pytest.param(
            "m:menu -1-> a {asks: [x]} -> c; m -2-> b {asks: [y]} -> c", "c", SEVERAL, id="one of several"
        ),
        pytest.param("m:menu -1-> a {asks: [x]} -> c; m -2-> c", "c", SEVERAL, id="some come with nothing"),
        pytest.param("m -> a {asks: [x]} -> b -> a", "a", SEVERAL, id="coming round again"),
    ],
)
def test_what_was_last(text: str, at: str, last: str | None) -> None:
    assert latest(sketch(text).journey, asker, lambda way: not way.accidental)[at] == last
