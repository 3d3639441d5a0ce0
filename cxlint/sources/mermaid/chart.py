"""What a flowchart is made of, as it is written."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Box:
    """One box as it is written: its id, its text, its shape and its classes."""

    id: str
    at: int
    text: str | None = None
    shape: str = ""
    classes: list[str] = field(default_factory=list)
    frame: str = ""
    broken: bool = False


@dataclass(slots=True)
class Arrow:
    """One arrow, and the text at it."""

    source: str
    target: str
    text: str
    at: int


@dataclass(slots=True)
class Frame:
    """A subgraph: its title and the boxes that were first named in it."""

    title: str
    members: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Chart:
    """A flowchart: boxes by id, arrows, frames by id, and places that could not be understood."""

    boxes: dict[str, Box] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    frames: dict[str, Frame] = field(default_factory=dict)
    odd: list[tuple[int, str]] = field(default_factory=list)
