"""Options of rules: typed, with defaults, and not to be changed."""

from __future__ import annotations

import dataclasses

import pytest

from cxlint.api import RuleOptions, option


class Options(RuleOptions):
    """How many."""

    most: int = option(5, "Most of them. Our choice.")
    words: tuple[str, ...] = option(("a",), "Which.")


def test_defaults_and_what_is_given() -> None:
    assert (Options().most, Options(most=3).most, Options(most=3).words) == (5, 3, ("a",))
    assert Options() == Options(most=5)
    assert Options() != Options(most=4)
    assert repr(Options()) == "Options(most=5, words=('a',))"
    assert [entry.metadata["doc"] for entry in dataclasses.fields(Options)] == [
        "Most of them. Our choice.",
        "Which.",
    ]


def test_they_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError, match="most"):
        Options().most = 3  # type: ignore[misc]
