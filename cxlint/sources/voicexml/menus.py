"""Menus: what they offer, by key and by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from cxlint.sources.naming import quoted, shortened
from cxlint.sources.voicexml import asking, words
from cxlint.sources.voicexml.content import Walker
from cxlint.sources.voicexml.context import Context
from cxlint.sources.voicexml.drawing import Tip, Why
from cxlint.sources.voicexml.handlers import Scope, Scopes
from cxlint.sources.voicexml.parts import SHORTEST_NAME
from cxlint.sources.voicexml.shapes import Dialog
from cxlint.sources.xmltext import Element
from cxlint.text import in_words

ASKED: Final = ("noinput", "nomatch")


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: its element, the key that stands for it, and its words."""

    element: Element
    key: str
    phrase: str


def choices(menu: Element) -> list[Choice]:
    """The choices of a menu; where keys are given out by itself, the first nine get 1 to 9.

    Source: VoiceXML 2.0, 2.2.1 (the attribute ``dtmf``).
    """
    numbered = menu.get("dtmf") == "true"
    found, number = [], 0
    for element in menu.all("choice"):
        key, phrase = asking.spoken(element)
        if not element.get("dtmf") and not _has_keys(element):
            key, phrase = "", phrase or key
            if numbered:
                number += 1
                key = str(number) if number <= 9 else ""
        phrase = words.said(_loose(element), "").text or phrase
        found.append(Choice(element, key, phrase))
    return found


def _has_keys(element: Element) -> bool:
    return any(one.name == "dtmf" or one.get("mode") == "dtmf" for one in element.all("grammar", "dtmf"))


def _loose(element: Element) -> list[Element | str]:
    return [one for one in element.children if isinstance(one, str) or one.name in ("audio", "value")]


def announced(found: Sequence[tuple[str, str]]) -> words.Choices:
    """How ``enumerate`` reads out choices, given as keys and words: by its template, or in the platform's way."""

    def read_out(element: Element) -> str:
        template = words.said(element.children, "").text if element.children else ""
        if not template:
            listed = ", ".join(f"{key} {phrase}".strip() for key, phrase in found)
            return words.hole(f"choices: {listed}" if listed else "choices")
        spoken = (template.replace("{{_prompt}}", phrase).replace("{{_dtmf}}", key) for key, phrase in found)
        return " ".join(spoken)

    return read_out


def draw(context: Context, dialog: Dialog) -> None:
    """Draw a menu with everything that can happen in it."""
    element, drawing = dialog.element, context.drawing
    place = element.place(context.page.file)
    scopes = context.scopes.inside(Scope(element, context.page.file, dialog.id))
    found = choices(element)
    heard = [one for one in element.children if words.is_heard(one)]
    read_out = announced([(choice.key, choice.phrase) for choice in found])
    said = words.said(heard, context.page.language, read_out)
    drawing.add(
        dialog.id,
        "menu",
        title(dialog, said.beginning),
        place,
        "menu",
        raw=element.get("id"),
        prompt=said.prompt,
        attributes=_attributes(scopes, found, heard, said),
        facts={"audio": said.audio} if said.audio else {},
        incomplete=not scopes.known,
    )
    walker = Walker(context, scopes, dialog.id, dialog.id, context.page.file)
    again = [tip for choice in found for tip in _choose(walker, dialog, choice)]
    again += asking.happenings(walker, dialog.id, place, said.later, ASKED if found else ())
    again += asking.faults(walker, place, dialog.id)
    drawing.connect([*again, *walker.again], dialog.id)
    for tip in walker.jumps:
        context.open_end(tip.source)


def _attributes(
    scopes: Scopes, found: Sequence[Choice], heard: Sequence[Element | str], said: words.Said
) -> dict[str, Any]:
    prompts = [one for one in heard if isinstance(one, Element) and one.name == "prompt"]
    keys, speech = any(one.key for one in found), any(one.phrase for one in found)
    return asking.facts(scopes, prompts, said.barge_in, keys, speech)


def title(dialog: Dialog, text: str) -> str:
    """The name of a menu: its id in words, else how it begins."""
    if dialog.named and (len(dialog.id) >= SHORTEST_NAME or not text):
        return in_words(dialog.id)
    return f"Menu {quoted(text)}" if text else f"Menu {dialog.number}"


def _choose(walker: Walker, dialog: Dialog, choice: Choice) -> list[Tip]:
    """Lead along one choice: the ends after which the menu is asked again."""
    place = choice.element.place(walker.file)
    phrase = shortened(choice.phrase)
    why = Why("option", choice.key, phrase) if choice.key else Why("option", phrase)
    tip = Tip(dialog.id, why, place)
    event = choice.element.get("event")
    if event:
        return walker.occur(event, replace(tip, place=place), thrown=True)
    if choice.element.get("eventexpr"):
        walker.context.open_end(dialog.id)
        return []
    walker.context.lead([tip], choice.element, place)
    return []
