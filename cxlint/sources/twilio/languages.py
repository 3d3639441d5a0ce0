"""Which language a widget speaks, as far as the file says.

A widget that speaks may name its language, or a voice that has only one. Where both are named and
do not match, nobody knows what callers hear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from cxlint.sources import polly as polly_voices
from cxlint.sources.jsontext import string
from cxlint.sources.twilio import kinds
from cxlint.sources.twilio.widgets import Widget

_TAG: Final = re.compile(r"[a-z]{2,3}([-_][A-Za-z]{2,4})*")
_GOOGLE: Final = re.compile(r"google\.(?P<tag>[a-z]{2,3}-[a-z]{2})-", re.IGNORECASE)
_POLLY: Final = re.compile(r"polly\.(?P<name>[a-z]+)", re.IGNORECASE)


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
    return polly_voices.language(polly["name"]) if polly else ""
