"""The parts of a form: its items, what they are called, and how they can be answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from cxlint.sources.voicexml import words
from cxlint.sources.voicexml.drawing import Tip
from cxlint.sources.voicexml.events import SILENT
from cxlint.sources.xmltext import Element

INPUTS: Final = ("field", "record", "transfer", "subdialog", "object")
"""Items with an answer, which a ``filled`` of the form waits for."""

SHORTEST_NAME: Final = 4
"""Characters of a name that tells something; shorter ones are abbreviations. Our choice."""

AROUND: Final = frozenset(
    {"catch", "noinput", "nomatch", "error", "help", "link", "filled", "grammar", "dtmf", "script", "var",
     "property", "meta", "metadata"}
)  # fmt: skip
"""What may stand in a form besides its items."""


@dataclass(slots=True, eq=False)
class Item:
    """A form item while its form is drawn.

    ``entry`` is where one comes in: the item itself, or the decision whether it is visited. ``done``
    are the ends after it, ``again`` those after which it is still to be filled, ``skipped`` the one
    on which it is passed by. ``waits`` tells that it is only visited when something leads to it.
    """

    name: str
    id: str
    element: Element
    entry: str = ""
    done: list[Tip] = field(default_factory=list)
    again: list[Tip] = field(default_factory=list)
    skipped: Tip | None = None
    waits: bool = False


def items_of(form: Element) -> list[Element]:
    """The items of a form; elements that VoiceXML does not have count as such."""
    return [one for one in form.elements if one.name not in AROUND and not words.is_heard(one)]


def names(form: Element) -> list[str]:
    """The names of a form's items in order; those without one are counted by their kind."""
    counts: dict[str, int] = {}
    found = []
    for one in items_of(form):
        counts[one.name] = counts.get(one.name, 0) + 1
        found.append(one.get("name") or f"{one.name}{counts[one.name]}")
    return found


def acts(part: Element | str) -> bool:
    """Whether a part does something that can be noticed, besides being heard."""
    return isinstance(part, Element) and part.name not in SILENT


def first_words(element: Element) -> tuple[list[Element | str], list[Element | str]]:
    """What is heard before anything else happens, and the rest."""
    heard: list[Element | str] = []
    rest: list[Element | str] = []
    for number, part in enumerate(element.children):
        if words.is_heard(part):
            heard.append(part)
        elif acts(part):
            return heard, [*rest, *element.children[number:]]
        else:
            rest.append(part)
    return heard, rest


def option(element: Element) -> tuple[str, str, str]:
    """The key, the words and the value of an option of a field."""
    phrase = element.text
    return element.get("dtmf").replace(" ", ""), phrase, element.get("value") or phrase


def modes(element: Element, options: Sequence[tuple[str, str]]) -> tuple[bool, bool]:
    """Whether keys and whether words can be an answer, as far as the document shows."""
    built_in = bool(element.get("type"))
    pressed = any(one.name == "dtmf" or one.get("mode") == "dtmf" for one in element.all("grammar", "dtmf"))
    spoken = any(one.get("mode") in ("", "voice") for one in element.all("grammar"))
    keys = built_in or pressed or any(key for key, _ in options)
    return keys, built_in or spoken or any(phrase for _, phrase in options)
