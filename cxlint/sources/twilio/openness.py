"""Which questions are open: whatever is answered goes on, and the split only lets somebody escape.

“Enter your order number. To talk to somebody, press 0” is no menu: the answer that the split does not
name is the one that the question asks for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cxlint.sources.jsontext import whole
from cxlint.sources.twilio import kinds
from cxlint.sources.twilio.conditions import options_of
from cxlint.sources.twilio.menus import no_match
from cxlint.sources.twilio.widgets import MATCH, Widget

MOST_ESCAPES: Final = 2
"""Ways out of a split beside the answer itself; more are a menu."""

LONGEST_SEARCH: Final = 40
"""Widgets looked at behind an answer to see whether it is used."""

WORK: Final = frozenset({"run-function", "make-http-request", "set-variables", "run-subflow"})
_PEOPLE: Final = frozenset({"queue", "transfer", "voicemail"})
_PEOPLE_TYPES: Final = frozenset(name for name, nature in kinds.NATURES.items() if nature.kind in _PEOPLE)
_WORDS: Final = """
0 00 * # stop stopall unsubscribe end quit exit cancel help agent human operator person representative
support talk menu main back restart home stopp hilfe mitarbeiter abbrechen menü zurück agente asesor
ayuda salir operador menú volver aide conseiller quitter retour ajuda atendente sair voltar aiuto
operatore esci indietro
"""
_ESCAPES: Final = frozenset(_WORDS.split())
"""What customers send or press to get away from a question, in small letters."""

_ANSWER = re.compile(r"\bwidgets\.(?P<widget>[^.|\s{}\"]+)\.(?:Digits|SpeechResult|inbound\b)")
_VARIABLE = re.compile(r"\bflow\.variables\.(?P<name>[\w-]+)")


@dataclass(frozen=True, slots=True)
class Uses:
    """Which answers each widget speaks of, itself or by a variable that was set from one."""

    by_id: Mapping[str, Widget]
    answers: Mapping[str, frozenset[str]]

    def is_open(self, asking: Widget, splits: Sequence[Widget]) -> bool:
        """Whether what the splits do not name is the answer that *asking* waits for."""
        rest = no_match(splits[-1]).target
        escapes = [way for split in splits for way in split.exits if way.event == MATCH]
        named = {option.key.casefold() for way in escapes for option in options_of(way)}
        if not named or len(escapes) > MOST_ESCAPES or rest not in self.by_id or rest == asking.id:
            return False
        near = self._behind(rest, asking.id, kinds.ASKING)
        back = any(way.target == asking.id for one in near for way in one.exits)
        if _takes_numbers(asking, named):
            return not back or self._works_with(asking.id, near)
        if asking.type == kinds.REPLY and not back and _goes_on(near[0], named, len(escapes)):
            return True
        return _leaves_room(asking, named, len(escapes)) and self._used(asking.id, rest, near, back)

    def _used(self, asking: str, rest: str, near: Sequence[Widget], back: bool) -> bool:
        if back:
            return self._works_with(asking, near)
        further = self._behind(rest, asking, ())
        told = any(asking in self.answers[one.id] for one in near if one.type not in _PEOPLE_TYPES)
        return told or self._works_with(asking, further)

    def _works_with(self, asking: str, widgets: Iterable[Widget]) -> bool:
        return any(one.type in WORK and asking in self.answers[one.id] for one in widgets)

    def _behind(self, start: str, asking: str, ends: Collection[str]) -> list[Widget]:
        """The widgets from *start* on, not past the question itself nor past widgets of the types *ends*."""
        found, seen = [self.by_id[start]], {start, asking}
        for widget in found:
            for way in widget.exits if widget.type not in ends else ():
                if way.target in self.by_id and way.target not in seen and len(found) < LONGEST_SEARCH:
                    seen.add(way.target)
                    found.append(self.by_id[way.target])
        return found


def uses(widgets: Sequence[Widget]) -> Uses:
    """What each widget of a flow uses."""
    texts = {one.id: json.dumps(dict(one.properties), default=str) for one in widgets}
    direct = {one: frozenset(hit["widget"] for hit in _ANSWER.finditer(text)) for one, text in texts.items()}
    of_variable: dict[str, set[str]] = {}
    for widget in widgets:
        listed = widget.properties.get("variables") if widget.type == "set-variables" else None
        for item in listed if isinstance(listed, list) else ():
            if isinstance(item, dict):
                held = {hit["widget"] for hit in _ANSWER.finditer(str(item.get("value")))}
                of_variable.setdefault(str(item.get("key")), set()).update(held)
    by_variable = {
        one: frozenset(
            asking for hit in _VARIABLE.finditer(text) for asking in of_variable.get(hit["name"], ())
        )
        for one, text in texts.items()
    }
    return Uses({one.id: one for one in widgets}, {one: direct[one] | by_variable[one] for one in texts})


def _takes_numbers(asking: Widget, named: Iterable[str]) -> bool:
    """Whether a question takes more than one key, and only single ones lead away from it."""
    digits = whole(asking.text("number_of_digits")) or 0
    return asking.type == kinds.GATHER and digits > 1 and all(len(key) == 1 for key in named)


def _leaves_room(asking: Widget, named: Collection[str], escapes: int) -> bool:
    """Whether something else than what is named can be answered."""
    single = asking.type == kinds.GATHER and whole(asking.text("number_of_digits")) == 1
    return not single and (escapes == 1 or set(named) <= _ESCAPES)


def _goes_on(after: Widget, named: Collection[str], escapes: int) -> bool:
    """Whether customers who write something else come to what an answer would lead to."""
    if escapes == 1 and after.type in WORK - {"set-variables"}:
        return True
    return set(named) <= _ESCAPES and after.type not in _PEOPLE_TYPES
