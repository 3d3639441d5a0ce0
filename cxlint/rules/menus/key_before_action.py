"""MNU108: prompts that name the key before what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Fix, Journey, Problem, Safety, SetAttribute, Touchpoint, rule
from cxlint.prompts import Text, announced_keys, texts
from cxlint.rules.menus._hearing import heard
from cxlint.rules.menus._rephrasing import key_first, turned_round

SPEAKING = ("message", "menu", "input")


@rule("MNU108", severity="info", since="0.1", media=("voice",), fix="safe")
def key_before_action(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers hear which key to press before they know what it is for, and have to remember it.

    Flagged::

        main:menu {channel: phone, prompt: "Press 1 for sales. Press 2 to report a fault."}!
        main -1-> sales:queue; main -2-> fault:queue

    Clean::

        main:menu {channel: phone, prompt: "For sales, press 1. To report a fault, press 2."}
        main -1-> sales:queue; main -2-> fault:queue

    Clean::

        # Who reads can look back
        main:menu {channel: chat, prompt: "Enter 1 for sales."} -1-> sales:queue

    Why:
    By the time customers know that an option is theirs, they have forgotten its key and need to hear
    the menu again.

    ISO/IEC 13714 (1995, reported second-hand) asks for the function first and then the key. Seven of
    the ten menus with several keys in public flows of three platforms do it the other way round (our
    own count).

    Fix:
    Turn each sentence round, as in "For sales, press 1".

    False alarms:
    Judged on the phone only, where the prompt has a verb, a key and then what the key is for, in a
    language that is known, and where it announces two keys or more: a single one is soon remembered.
    Sentences that begin with what it is for are fine, whatever follows. The
    fix turns sentences round only where each is understood to its last word.
    """
    for touchpoint in journey.of_kind(*SPEAKING):
        if touchpoint.id in journey.reachable and heard(journey, touchpoint):
            found = [_key_first(text) for text in texts(journey, touchpoint)]
            if any(found):
                yield _problem(journey, touchpoint, next(filter(None, found)))


def _key_first(text: Text) -> str:
    """The first words that name a key before what it is for, where there are several keys to keep apart."""
    several = len(announced_keys(text.text, text.tongue)) > 1
    return key_first(text.text, text.tongue) if several else ""


def _problem(journey: Journey, touchpoint: Touchpoint, quoted: str) -> Problem:
    return Problem(
        touchpoint.id,
        f"Customers hear the key before what it is for in {touchpoint.name}: “{quoted}”.",
        path=journey.witness(touchpoint.id),
        fix=f"Say in {touchpoint.name} first what each option is for, and then its key.",
        label="the key comes first",
        edits=_fix(journey, touchpoint),
    )


def _fix(journey: Journey, touchpoint: Touchpoint) -> Fix | None:
    turned = {text.locale: turned_round(text.text, text.tongue) for text in texts(journey, touchpoint)}
    if None in turned.values():
        return None
    value = turned[""] if list(turned) == [""] else turned
    title = f"Say in {touchpoint.name} what each option is for before its key."
    return Fix(title, (SetAttribute(touchpoint.id, "prompt", value),), Safety.SAFE)
