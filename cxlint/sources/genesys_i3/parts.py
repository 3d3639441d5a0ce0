"""What a flow of Architect is taken apart into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from cxlint.sources import jsontext
from cxlint.sources.base import Document
from cxlint.sources.jsontext import Pointer
from cxlint.sources.notes import Notes

EXPORT_AGAIN: Final = "Export the flow again in Genesys Architect (Save ▾ → Export) and replace the file."


@dataclass(frozen=True, slots=True)
class Path:
    """A way out of an action: its output, what Architect calls it, and the first action on it.

    ``target`` is empty where the path is left empty: then the flow goes on after the action.
    """

    output: str
    label: str
    target: str
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Action:
    """One action, with everything the file says about it in ``raw``.

    ``number`` is the tracking id that Architect shows; ``sequence`` the task, state or menu it is in;
    ``body`` the path that a loop repeats. ``choice`` marks the action of a menu choice.
    """

    id: str
    type: str
    name: str
    number: str
    sequence: str
    pointer: Pointer
    next: str = ""
    paths: tuple[Path, ...] = ()
    body: Path | None = None
    choice: bool = False
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False)
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen in a menu: a key of the telephone, words to say, or both."""

    key: str
    words: tuple[str, ...]
    label: str
    action: str
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Sequence:
    """A task, state, menu or bot of a flow, with its actions in the order of the file.

    ``default`` is the action that follows when nobody has chosen anything in a menu.
    """

    id: str
    type: str
    name: str
    number: str
    start: str
    pointer: Pointer
    actions: tuple[Action, ...] = ()
    choices: tuple[Choice, ...] = ()
    default: str = ""
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False)
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole flow. ``constants`` are the numbers in variables that nothing in the flow changes."""

    name: str
    type: str
    initial: str
    sequences: tuple[Sequence, ...]
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False)
    constants: Mapping[str, int] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language in which texts are said that no other one is named for."""
        return jsontext.string(self.raw.get("defaultLanguage"))

    @property
    def returns_to_agent(self) -> bool:
        """Whether agents call this flow in the middle of a conversation."""
        return any(
            action.type == "ReturnToAgentAction" for sequence in self.sequences for action in sequence.actions
        )


def notes_on(document: Document) -> Notes:
    """Empty notes on a file."""
    from cxlint.sources.genesys_i3 import unpack

    return Notes(document, EXPORT_AGAIN, jsontext.locate if unpack.is_bare(document) else None)
