"""What holds wherever callers are asked: silence, misunderstanding, help, links, settings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from cxlint.locations import Location
from cxlint.sources.naming import duration, shortened
from cxlint.sources.voicexml.content import Walker
from cxlint.sources.voicexml.drawing import Tip, Why
from cxlint.sources.voicexml.handlers import Scopes
from cxlint.sources.xmltext import Element

UNIVERSAL: Final = ("help", "cancel", "exit")
"""Words that a platform may understand everywhere. Source: VoiceXML 2.0, 5.2.6.1 and 6.3.6."""

_TIME = re.compile(r"(\d{1,6}(?:\.\d+)?)(ms|s)")
_GSL = re.compile(r"[\[\](){}<>;|*+?\"']|#\w+|\b(?:public|JSGF|V1\.0|grammar|root)\b")


def happenings(
    walker: Walker,
    item: str,
    place: Location,
    later: tuple[str, ...],
    events: tuple[str, ...],
    modal: bool = False,
) -> list[Tip]:
    """What can happen to callers who are asked at *item*: the ends after which they are asked again.

    *events* are those that can happen here; *later* is what is said the next time. *modal* tells that
    only what the item itself listens for counts (VoiceXML 2.0, 2.3.1 and 2.3.6).
    """
    again: list[Tip] = []
    if "maxspeechtimeout" in walker.scopes.families:
        events = (*events, "maxspeechtimeout")
    for event in events:
        behind = walker.occur(event, Tip(item, Why(), place))
        again += [_with(tip, later) if tip.source == item else tip for tip in behind]
    if modal:
        return [*again, *links(walker, item, walker.scopes.own.links)]
    linked = {element.get("event") for element, _ in walker.scopes.links}
    linked |= {element.get("event") for element in walker.scopes.own.element.all("choice")}
    for event in UNIVERSAL:
        if event not in linked and event in walker.scopes.families:
            again += walker.occur(event, Tip(item, Why("option", event), place))
    return [*again, *links(walker, item, walker.scopes.links)]


def _with(tip: Tip, later: tuple[str, ...]) -> Tip:
    """A way back with what is said when it is asked again."""
    return replace(tip, why=replace(tip.why, say=(*tip.why.say, *later)[:9])) if later else tip


def faults(
    walker: Walker,
    place: Location,
    source: str,
    families: Sequence[str] = ("error", "connection", "telephone"),
) -> list[Tip]:
    """What happens at *source* when a system fails or callers hang up and the innermost scope handles it."""
    own = walker.scopes.own
    open_ends: list[Tip] = []
    for family in families:
        for catch in own.catches:
            event = next((one for one in catch.events if one.split(".")[0] == family), "")
            if event:
                open_ends += walker.occur(event, Tip(source, Why(), catch.place))
                break
    return open_ends


# --- links ----------------------------------------------------------------------------------------


def links(walker: Walker, item: str, found: Iterable[tuple[Element, Location]]) -> list[Tip]:
    """Lead along links from *item*; the ends after which it is asked again."""
    again: list[Tip] = []
    for element, place in found:
        tip = Tip(item, Why("option", *spoken(element)), place)
        event = element.get("event")
        if event or element.get("eventexpr"):
            again += walker.occur(event, tip) if event else []
        else:
            walker.context.lead([tip], element, place)
    return again


def spoken(element: Element) -> tuple[str, str]:
    """The key and the words of a link or an option: what its grammar takes."""
    keys, phrases = [element.get("dtmf")], list[str]()
    for grammar in element.all("grammar", "dtmf"):
        pressed = grammar.name == "dtmf" or grammar.get("mode") == "dtmf"
        (keys if pressed else phrases).extend(phrases_of(grammar))
    key = next((one.replace(" ", "") for one in keys if one), "")
    words = " / ".join(dict.fromkeys(phrases))
    return (key, shortened(words)) if key else (shortened(words), "")


def phrases_of(grammar: Element) -> Iterator[str]:
    """The first phrases of a grammar that stands in the document."""
    items = [one.text for one in grammar.walk() if one.name == "item" and one.text]
    found = items or [" ".join(_GSL.sub(" ", grammar.text).split())]
    yield from (" ".join(phrase.split())[:80] for phrase in found[:3] if phrase.strip())


# --- settings -------------------------------------------------------------------------------------


def facts(
    scopes: Scopes, prompts: Sequence[Element], barge_in: bool | None, keys: bool, speech: bool
) -> dict[str, Any]:
    """Attributes of a place where callers are asked, only what is written down."""
    times = [prompt.get("timeout") for prompt in prompts if prompt.get("timeout")]
    waits = seconds(times[-1] if times else scopes.setting("timeout"))
    setting = scopes.setting("bargein")
    if barge_in is None and setting in ("true", "false"):
        barge_in = setting == "true"
    ways_to_answer = inputs(scopes, keys, speech)
    found = {"input_timeout": duration(waits), "barge_in": barge_in, "inputs": ways_to_answer or None}
    return {name: value for name, value in found.items() if value is not None}


def seconds(written: str) -> float | None:
    """A time such as ``5s`` or ``500ms`` in seconds; None for anything else."""
    found = _TIME.fullmatch(written)
    return None if not found else float(found[1]) / (1000 if found[2] == "ms" else 1)


def inputs(scopes: Scopes, keys: bool, speech: bool) -> tuple[str, ...]:
    """How callers can answer, as far as the document tells: its property and what is offered."""
    modes = scopes.setting("inputmodes").split()
    found = [("dtmf", keys), ("speech", speech)]
    names = {"dtmf": "dtmf", "speech": "voice"}
    return tuple(mode for mode, offered in found if offered and (not modes or names[mode] in modes))
