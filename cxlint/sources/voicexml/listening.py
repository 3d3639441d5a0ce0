"""Fields that listen for nothing.

Source: VoiceXML 2.0, 3.1.4. Where an answer is awaited and no grammar is active, the platform throws
`error.semantic`; unless something handles that, it ends the call (5.2.5). What the platform does by
itself is told in a remark and not drawn: it is the document that is wrong, not how the call goes on.
"""

from __future__ import annotations

from typing import Final

from cxlint.sources.voicexml import words
from cxlint.sources.voicexml.handlers import Scopes
from cxlint.sources.voicexml.parts import AROUND
from cxlint.sources.voicexml.shapes import Page
from cxlint.sources.xmltext import Element

EVENT: Final = "error.semantic"

UNHEARD: Final = (
    "The field “{name}” listens for nothing: it has no grammar, no type and no option. Platforms report an "
    "error there, so that nobody can answer. What comes after it was read as if somebody could."
)
MEND: Final = "Give it a <grammar>, a type such as “digits”, or an <option> for each answer."

LISTENING: Final = frozenset({"grammar", "dtmf", "link"})
"""Elements by which something that callers say or press is understood."""

SILENT: Final = AROUND - LISTENING
"""Elements inside a field that do not listen."""


def hears_nothing(page: Page, scopes: Scopes, field: Element) -> bool:
    """Whether surely no answer is understood in *field*: nothing in it nor around it listens.

    A field that begins with a value is not visited, and elements that nobody knows may listen.
    """
    if field.name != "field" or field.get("type") or field.get("expr") or not scopes.known:
        return False
    if any(one.name not in SILENT and not words.is_heard(one) for one in field.elements):
        return False
    return field.get("modal") == "true" or not _hears_around(page, scopes)


def _hears_around(page: Page, scopes: Scopes) -> bool:
    """Whether something is understood in the form, the document, or its root document."""
    if scopes.links or scopes.setting("universals") not in ("", "none"):
        return True
    in_form = scopes.outer is not None and scopes.outer.own.listens
    return in_form or page.listens_everywhere
