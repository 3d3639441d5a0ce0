"""What options and prompts say: of a person, of being put through, of something that is done."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.prompts import Hit, announced_keys, find, find_all, says, says_on, texts
from cxlint.rules._once import once
from cxlint.rules._people import person_in

SENTENCE_ENDS = ".!?\n"

_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where words are joined in names such as ``TalkToAgent``."""


@once
def ways_to_ask(journey: Journey) -> dict[str, Hit]:
    """The options with which customers ask for a person, by their ids, and the words they name one with.

    Words such as "agent login" or "virtual agent" name none.
    """
    found = {}
    for touchpoint in journey.reached:
        options = [way for way in journey.out(touchpoint.id) if way.deliberate]
        labels = _announced(journey, touchpoint) if options else {}
        for way in options:
            hit = _asked(journey, way, labels)
            if hit is not None:
                found[way.id] = hit
    return found


def _announced(journey: Journey, touchpoint: Touchpoint) -> dict[str, str]:
    """What the prompt says the keys are for."""
    every = (one for text in texts(journey, touchpoint) for one in announced_keys(text.text, text.tongue))
    return {one.key: one.label for one in every}


def _asked(journey: Journey, way: Transition, labels: Mapping[str, str]) -> Hit | None:
    said = (way.label,) if way.label else (way.key, labels.get(way.key, ""))
    hits = (person_in(_JOINED.sub(" ", text), journey.tongue()) for text in said if text)
    return next((hit for hit in hits if hit is not None), None)


def tells_of_person(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether the prompt says how to get to a person."""
    return says(journey, touchpoint, "person") is not None


def promises_person(journey: Journey, touchpoint: Touchpoint) -> Hit | None:
    """The words with which customers are told that they are being put through; None without any."""
    for text in texts(journey, touchpoint):
        hit = find(text.text, text.tongue, "put_through", text.locale)
        if hit is not None and find(text.text, text.tongue, "not_put_through", text.locale) is None:
            return hit
    return None


def names_help(journey: Journey, way: Transition) -> bool:
    """Whether an option is called help, or names a person."""
    return says_on(journey, way, "help") is not None or says_on(journey, way, "person") is not None


def claims_done(journey: Journey, place: Touchpoint) -> Hit | None:
    """The words with which customers are told here that it is done."""
    for text in texts(journey, place):
        for hit in find_all(text.text, text.tongue, "done", text.locale):
            if find(sentence(hit), text.tongue, "not_done", text.locale) is None:
                return hit
    return None


def sentence(hit: Hit) -> str:
    """The sentence of the text in which the words stand."""
    start = max(hit.text.rfind(sign, 0, hit.span.start) for sign in SENTENCE_ENDS) + 1
    ends = [end for sign in SENTENCE_ENDS if (end := hit.text.find(sign, hit.span.end)) >= 0]
    return hit.text[start : min(ends, default=len(hit.text))].strip()
