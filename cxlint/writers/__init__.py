"""Writes journeys: as files of format 1, as Mermaid flowcharts, as DOT graphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cxlint.writers.journey import About
    from cxlint.writers.links import Together


@dataclass(frozen=True, slots=True)
class Format:
    """A format that journeys are written in.

    ``endings`` are those of its files, the usual one first.
    """

    name: str
    title: str
    endings: tuple[str, ...]


LOST: Final = "Drawn by cxlint to look at. Prompts, limits and settings are not in it: check the original."
"""What stands at the top of a drawing in text."""

FORMATS: Final = (
    Format("journey", "a journey file", (".journey.yaml", ".journey.yml")),
    Format("mermaid", "a Mermaid flowchart", (".mmd", ".mermaid")),
    Format("dot", "a DOT graph", (".dot", ".gv")),
)


def write(format_: str, together: Together, number: int, about: About) -> str:
    """One of the journeys that are written together, in the format of this name."""
    if format_ == "mermaid":
        from cxlint.writers.mermaid import write as chart

        return chart(together.parts[number])
    if format_ == "dot":
        from cxlint.writers.dot import write as graph

        return graph(together.parts[number])
    from cxlint.writers.journey import write as journey

    return journey(together, number, about)
