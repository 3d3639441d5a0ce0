"""Events: what follows when one occurs, by the handlers that hold where it does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from cxlint.locations import Location
from cxlint.sources.voicexml import words
from cxlint.sources.voicexml.drawing import Tip, Why
from cxlint.sources.voicexml.handlers import Catch, asks_again, word
from cxlint.sources.voicexml.references import attribute

if TYPE_CHECKING:
    from cxlint.sources.voicexml.content import Walker

SILENT: Final = frozenset(
    {"var", "assign", "script", "log", "property", "reprompt", "mark", "param", "desc", "meta", "metadata",
     "grammar", "clear"}
)  # fmt: skip
"""Executable elements that callers do not notice."""

LEAVING: Final = frozenset({"goto", "submit", "exit", "disconnect", "return"})
MOST_INSIDE: Final = 4
"""Handlers that throw events to handlers that throw events."""

Rung = tuple[int, Catch | None]
"""The occurrence from which a handler serves, and the handler; None for the platform's own."""


def rungs(walker: Walker, event: str, source: str) -> list[Rung]:
    """What serves at each occurrence of an event; what nobody knows leaves *source* incomplete."""
    found: list[Rung] = [(one.count, one) for one in walker.scopes.ladder(event)]
    if found and found[0][0] == 1:
        return found
    if walker.scopes.known:
        return [(1, None), *found]
    walker.context.open_end(source)
    return found


def occur(walker: Walker, event: str, tip: Tip, thrown: bool) -> list[Tip]:
    """What an event at *tip* leads to: the ends after which it goes on, or is asked again.

    Handlers that only say something become one way back with all that is said; the others are
    drawn. *thrown* tells that the document throws the event, so that its place counts.
    """
    found = rungs(walker, event, tip.source)
    open_ends: list[Tip] = []
    back: list[tuple[Catch | None, str]] = []
    times, endless = 0, False
    for number, (count, catch) in enumerate(found):
        following = found[number + 1][0] if number + 1 < len(found) else None
        text = _only_says(walker, catch, event)
        if text is not None:
            back.append((catch, text))
            times += (following or count) - count
            endless = following is None
            continue
        leaves = catch is None or _leaves(catch)
        most = None if leaves or following is None else following - count
        why = replace(_why(event, tip.why), retry=count - 1 or None, max=most)
        behind = _handled(walker, catch, event, replace(tip, why=why, place=_place(catch, tip, thrown)))
        open_ends += behind
        if not behind:
            break
    if back:
        said = tuple(text for _, text in back if text)
        why = replace(_why(event, tip.why), max=None if endless else times, say=said)
        open_ends.append(replace(tip, why=why, place=_place(back[0][0], tip, thrown)))
    return open_ends


def _place(catch: Catch | None, tip: Tip, thrown: bool) -> Location:
    return tip.place if thrown or catch is None else catch.place


def _why(event: str, before: Why) -> Why:
    """Why a customer goes on with an event; a choice stays a choice, and a failure what it was."""
    meant = word(event)
    if before.event not in ("next", "condition", "else"):
        return before
    if meant:
        return replace(before, event=meant)
    return replace(before, event="condition", label=before.label or event)


def _only_says(walker: Walker, catch: Catch | None, event: str) -> str | None:
    """What a handler says that does nothing else, so that it is asked again; else None."""
    if catch is None:
        return "" if asks_again(event) else None
    for part in catch.element.elements:
        if not words.is_heard(part) and (part.name not in SILENT or walker.effect(part) is not None):
            return None
    heard = [part for part in catch.element.children if words.is_heard(part)]
    return words.said(heard, walker.context.page.language).text


def _leaves(catch: Catch) -> bool:
    """Whether a handler surely leads away: something at its own level does."""
    leaving = (one for one in catch.element.elements if one.name in LEAVING)
    return any(not attribute(one, "nextitem", "expritem") for one in leaving)


def _handled(walker: Walker, catch: Catch | None, event: str, tip: Tip) -> list[Tip]:
    """Lead a tip through a handler, or to what the platform does: the ends that are open behind it.

    Handlers that lead away are drawn once for all who come to them.
    """
    context = walker.context
    if catch is None:
        context.drawing.way(tip, context.breakdown())
        return []
    if catch in walker.above or len(walker.above) >= MOST_INSIDE:
        context.open_end(tip.source)
        return []
    shared = _leaves(catch) and not any(one.name in ("throw", "rethrow") for one in catch.element.walk())
    outer = catch.scope in ("document", "root")
    dialog = "" if shared and outer else walker.dialog
    key = (id(catch.element), dialog)
    if shared and key in context.shared:
        context.drawing.way(tip, context.shared[key])
        return []
    inner = walker.inside_handler(catch, dialog, _prefix(walker, catch, event, shared))
    before = len(context.drawing.ways)
    behind = inner.walk(catch.element.children, [tip])
    walker.jumps += inner.jumps
    walker.again += inner.again
    drawn = context.drawing.ways[before:]
    if shared and not behind and not inner.jumps and drawn and drawn[0].source == tip.source:
        context.shared[key] = drawn[0].target
    return behind


def _prefix(walker: Walker, catch: Catch, event: str, shared: bool) -> str:
    named = event if catch.count == 1 else f"{event}{catch.count}"
    if not shared:
        return f"{walker.prefix}.{named}"
    return named if catch.scope in ("document", "root") else f"{catch.scope}.{named}"
