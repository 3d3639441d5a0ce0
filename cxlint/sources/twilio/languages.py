"""Which language a widget speaks, as far as the file says.

A widget that speaks may name its language, or a voice that has only one. Where both are named and
do not match, nobody knows what callers hear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from cxlint.sources.jsontext import string
from cxlint.sources.twilio import kinds
from cxlint.sources.twilio.widgets import Widget

_TAG: Final = re.compile(r"[a-z]{2,3}([-_][A-Za-z]{2,4})*")
_GOOGLE: Final = re.compile(r"google\.(?P<tag>[a-z]{2,3}-[a-z]{2})-", re.IGNORECASE)
_POLLY: Final = re.compile(r"polly\.(?P<name>[a-z]+)", re.IGNORECASE)
_POLLY_NAMES: Final = {
    "da-DK": "naja mads sofie",
    "de-AT": "hannah",
    "de-CH": "sabrina",
    "de-DE": "marlene vicki hans daniel",
    "en-AU": "nicole russell olivia",
    "en-GB": "amy emma brian arthur",
    "en-IE": "niamh",
    "en-NZ": "aria",
    "en-US": """
        joanna salli kendra kimberly ivy matthew justin joey kevin ruth stephen gregory danielle
    """,
    "en-ZA": "ayanda",
    "es-ES": "conchita lucia enrique sergio",
    "es-MX": "mia andres",
    "es-US": "lupe penelope miguel pedro",
    "fr-BE": "isabelle",
    "fr-CA": "chantal gabrielle liam",
    "fr-FR": "celine lea mathieu remi",
    "it-IT": "carla bianca giorgio adriano",
    "nl-BE": "lisa",
    "nl-NL": "lotte ruben laura",
    "pl-PL": "ewa maja jacek jan ola",
    "pt-BR": "vitoria camila ricardo thiago",
    "pt-PT": "ines cristiano",
    "sv-SE": "astrid elin",
}
_POLLY_TAGS: Final = {name: tag for tag, names in _POLLY_NAMES.items() for name in names.split()}
"""Voices that speak one language. Source: the list of voices in the reference of Amazon Polly."""


def spoken(widget: Widget) -> str:
    """The language that a widget speaks; empty where the file does not say, or says two."""
    if not speaks(widget):
        return ""
    named = widget.text("language")
    tag = named if _TAG.fullmatch(named) else ""
    voice = _of_voice(widget.text("voice"))
    return (tag or voice) if not (tag and voice) or plain(tag) == plain(voice) else ""


def of_flow(widgets: Iterable[Widget]) -> tuple[str, ...]:
    """The languages of a flow, where every widget that speaks says which one it is."""
    tags = [spoken(widget) for widget in widgets if speaks(widget)]
    return tuple(dict.fromkeys(tags)) if all(tags) else ()


def speaks(widget: Widget) -> bool:
    """Whether a widget reads out a text."""
    return kinds.nature(widget).medium == kinds.VOICE and bool(string(widget.properties.get("say")).strip())


def plain(tag: str) -> str:
    """The language of a locale, without its country."""
    return re.split("[-_]", tag)[0].lower()


def _of_voice(voice: str) -> str:
    google, polly = _GOOGLE.match(voice), _POLLY.match(voice)
    if google:
        return google["tag"]
    return _POLLY_TAGS.get(polly["name"].lower(), "") if polly else ""
