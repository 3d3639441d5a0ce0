"""The shapes of Mermaid's boxes: how they are written, and which of them say what a box is.

Source: Mermaid's page on the syntax of flowcharts, with the names and short names of shapes that
``@{ shape: … }`` takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OPENERS: Final[tuple[tuple[str, tuple[str, ...], str], ...]] = (
    ("(((", (")))",), "double circle"),
    ("((", ("))",), "circle"),
    ("([", ("])",), "stadium"),
    ("(-", ("-)",), "ellipse"),
    ("[[", ("]]",), "subroutine"),
    ("[(", (")]",), "cylinder"),
    ("[/", ("/]", "\\]"), "parallelogram"),
    ("[\\", ("\\]", "/]"), "parallelogram"),
    ("{{", ("}}",), "hexagon"),
    ("[", ("]",), "rectangle"),
    ("(", (")",), "rounded"),
    ("{", ("}",), "diamond"),
    (">", ("]",), "flag"),
)
"""How a shape opens, how it closes, and what it is called; longer ones first."""


def _named(meaning: str, names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), meaning)


MEANINGS: Final[Mapping[str, str]] = {
    **_named("decision", "diamond diam decision question"),
    **_named(
        "terminal",
        "stadium terminal pill circle circ start sm-circ small-circle fr-circ framed-circle stop dbl-circ",
    ),
    **_named("terminal", "double-circle ellipse"),
    "double circle": "terminal",
    **_named(
        "store",
        "cylinder cyl db database das h-cyl horizontal-cylinder lin-cyl disk lined-cylinder datastore",
    ),
    **_named(
        "store", "data-store bow-rect bow-tie-rectangle stored-data win-pane internal-storage window-pane"
    ),
    **_named("note", "text comment brace brace-l brace-r braces"),
}
"""What a shape tells of a box; all others tell nothing."""
