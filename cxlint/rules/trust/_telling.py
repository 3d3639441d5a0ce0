"""Whether customers are surely left without a word about something, and how to say it in a prompt."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping

from cxlint.api import (
    AddTouchpoint,
    Edit,
    Journey,
    Retarget,
    SetAttribute,
    Touchpoint,
    Transition,
)
from cxlint.prompts import find, is_known, says_on

LONGEST = 256
"""Steps of a way that are shown at most, those nearest to the finding: nobody reads more."""

_SPEAKING = frozenset({"message", "menu", "input", "bot", "page", "voicemail", "survey", "callback"})
"""Kinds that say something even where the design does not write down what."""


def may_tell(journey: Journey, touchpoint: Touchpoint, group: str, attribute: str) -> bool:
    """Whether customers may be told of it here: in known words, or in words that nobody knows."""
    declared = touchpoint.get(attribute)
    if declared is True or touchpoint.kind == "call" or touchpoint.id in journey.opaque:
        return True
    if any(says_on(journey, way, group) for way in journey.out(touchpoint.id)):
        return True
    if touchpoint.backstage:
        return False
    said = [*touchpoint.prompt.items(), *touchpoint.says.items()]
    if any(find(text, journey.tongue(locale), group) for locale, text in said):
        return True
    unwritten = touchpoint.kind in _SPEAKING and not any(text.strip() for _, text in said)
    unknown = any(text.strip() and not is_known(text) for _, text in said)
    return (unwritten or unknown) and declared is not False


def untold(
    journey: Journey, places: Iterable[Touchpoint], tells: Callable[[Touchpoint], bool]
) -> tuple[list[str], list[str]]:
    """Those of *places* that customers can come to without any word of it, first ones and later ones.

    Later ones can only be come to by way of others, so one word at the first ones would do for them.
    """
    silent = [one.id for one in places if one.id in journey.reachable and not tells(one)]
    if not silent:
        return [], []
    met = frozenset(silent)
    told = journey.surely(lambda one: ("told",) if tells(one) else ())
    open_ = [place for place in silent if not told.at(place)]
    met = frozenset(open_)
    before = journey.surely(lambda one: ("told",) if one.id in met or tells(one) else ())
    ordered = journey.in_walking_order(open_)
    first = [place for place in ordered if not before.at(place)]
    return first, [place for place in ordered if before.at(place)]


def unheard_way(journey: Journey, tells: Callable[[Touchpoint], bool]) -> Callable[[str], tuple[str, ...]]:
    """For each touchpoint, a way to it on which nobody tells; ways on which little goes wrong come first."""
    came: dict[str, Transition | None] = {entry.id: None for entry in journey.entries}
    waiting, failing = deque(came), deque[Transition]()
    while waiting or failing:
        if not waiting:
            _arrive(failing.popleft(), came, waiting)
            continue
        place = waiting.popleft()
        for way in () if tells(journey[place]) else journey.out(place):
            if way.target in journey and way.accidental:
                failing.append(way)
            elif way.target in journey:
                _arrive(way, came, waiting)

    def steps(place: str) -> tuple[str, ...]:
        way = came.get(place)
        found: list[str] = []
        while way is not None and len(found) < LONGEST:
            found.append(way.id)
            way = came[way.source]
        return tuple(reversed(found)) if place in came else journey.witness(place)

    return steps


def _arrive(way: Transition, came: dict[str, Transition | None], waiting: deque[str]) -> None:
    if way.target not in came:
        came[way.target] = way
        waiting.append(way.target)


def with_sentence(
    journey: Journey, touchpoint: Touchpoint, sentences: Mapping[str, str]
) -> Mapping[str, str] | None:
    """The prompt with a sentence before it in each of its languages; None where one is not known."""
    prompt = touchpoint.prompt or {"": ""}
    made = {}
    for locale, text in prompt.items():
        sentence = sentences.get(language(journey, locale))
        if sentence is None:
            return None
        made[locale] = f"{sentence} {text}".strip()
    return made


def language(journey: Journey, locale: str = "") -> str:
    """The language of a text with this locale, as far as cxlint has words for it."""
    lexicons = journey.tongue(locale).lexicons
    return lexicons[0].language.split("-")[0] if lexicons else ""


def said_first(
    journey: Journey, touchpoint: Touchpoint, sentences: Mapping[str, str], attribute: str
) -> tuple[Edit, ...]:
    """Edits that say a sentence before anything else happens at *touchpoint*; none where nobody could.

    What has a prompt gets it at the beginning of the prompt; before all else comes a new message.
    """
    prompt = with_sentence(journey, touchpoint, sentences)
    if prompt is None:
        return ()
    if touchpoint.prompt or not journey.into(touchpoint.id) or touchpoint in journey.entries:
        return (
            SetAttribute(touchpoint.id, "prompt", dict(prompt)),
            SetAttribute(touchpoint.id, attribute, True),
        )
    name = _free(journey, f"{attribute.replace('_', '-')}-before")
    message = {"kind": "message", "prompt": dict(prompt), attribute: True, "next": touchpoint.id}
    if touchpoint.channel is not None:
        message["channel"] = touchpoint.channel
    ways = (way for way in journey.into(touchpoint.id) if way.source != touchpoint.id)
    return (AddTouchpoint(name, message), *(Retarget(way.id, name) for way in ways))


def _free(journey: Journey, name: str) -> str:
    """An id that no touchpoint has yet."""
    number, made = 2, name
    while made in journey:
        made, number = f"{name}-{number}", number + 1
    return made
