"""What customers hear before they can choose anything."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.prompts import Span, Text, find_all, says, spoken_seconds, texts
from cxlint.prompts.text import sentence, tokens
from cxlint.rules._once import once

CHOOSING = ("menu", "input", "bot")
LONGEST = 256
"""Steps of a path at most."""

REQUIRED = ("legal_notice", "recording_notice")
"""Groups of words of notices that have to be given."""

INCIDENT = frozenset({"incident", "outage"})
"""Tags of touchpoints that tell of something that has just happened."""


def is_notice(text: Text, start: int) -> bool:
    """Whether what stands at *start* belongs to a notice of law, privacy, recording or an emergency."""
    return any(notice.start <= start < notice.end for notice in _notices(text))


def seconds_besides_notices(text: Text) -> float | None:
    """How long a text takes without the notices that have to be given; None when it is not known."""
    notices = _notices(text)
    if not notices:
        return spoken_seconds(text.text)
    rest, position = "", 0
    for notice in notices:
        rest += text.text[position : max(notice.start, position)]
        position = max(notice.end, position)
    rest += text.text[position:]
    whole = spoken_seconds(text.text)
    return whole if whole is None else spoken_seconds(rest) or 0.0


def _notices(text: Text) -> list[Span]:
    """The sentences of a text that give a notice, in its order."""
    hits = [hit for group in REQUIRED for hit in find_all(text.text, text.tongue, group, text.locale)]
    parts = tokens(text.text)
    found = set()
    for hit in hits:
        at = bisect_left(parts, hit.span.start, key=lambda part: part.start)
        first, last = sentence(parts, min(at, len(parts) - 1))
        found.add((parts[first].start, parts[last - 1].end))
    return [Span(start, end) for start, end in sorted(found)]


def is_news(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether a message tells of an incident or of opening hours."""
    tagged = INCIDENT & {tag.lower() for tag in touchpoint.tags}
    return bool(tagged) or any(
        says(journey, touchpoint, group) for group in ("incident", "opening_times", "hours")
    )


def greets(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether a message greets customers."""
    return touchpoint.kind == "message" and says(journey, touchpoint, "greeting") is not None


@dataclass(frozen=True, slots=True)
class Heard:
    """A message on the way to the first choice, with what was heard up to its end.

    ``count`` are the messages that count besides the greeting, ``seconds`` what is known of their
    length and the greeting's; ``counts`` tells whether this one is among them.
    """

    touchpoint: Touchpoint
    count: int = 0
    seconds: float = 0.0
    before: Heard | None = None
    counts: bool = False

    @property
    def said(self) -> list[Touchpoint]:
        """This message and those before it that count, in the order in which they are heard."""
        found: list[Touchpoint] = []
        heard: Heard | None = self
        while heard is not None:
            if heard.counts:
                found.append(heard.touchpoint)
            heard = heard.before
        return found[::-1]


@dataclass(frozen=True, slots=True)
class Opening:
    """What is heard before the first choice: messages by id, and the step that led to each touchpoint."""

    messages: dict[str, Heard]
    steps: dict[str, Transition | None]

    def path(self, identifier: str) -> tuple[str, ...]:
        """The transitions from the entry to a touchpoint."""
        found: list[str] = []
        while len(found) < LONGEST and (step := self.steps[identifier]) is not None:
            found.append(step.id)
            identifier = step.source
        return tuple(reversed(found))


@once
def leading_to_choices(journey: Journey) -> frozenset[str]:
    """Where customers are first asked something, and everything that leads there by itself."""
    asking = [one.id for one in journey.of_kind(*CHOOSING) if one.id in journey.reachable]
    return journey.can_reach(asking, lambda way: way.automatic)


@once
def opening(journey: Journey) -> Opening:
    """What customers hear before the first choice, as they come by on a shortest way."""
    found = Opening({}, {entry.id: None for entry in journey.entries})
    last: dict[str, Heard | None] = dict.fromkeys(found.steps)
    waiting = list(last)
    for identifier in waiting:
        touchpoint = journey[identifier]
        if touchpoint.kind in CHOOSING or identifier in journey.people:
            continue
        if touchpoint.kind == "message" and identifier in leading_to_choices(journey):
            last[identifier] = found.messages[identifier] = _after(journey, touchpoint, last[identifier])
        for way in journey.ways_on(identifier):
            if way.automatic and way.target in journey and way.target not in last:
                last[way.target] = last[identifier]
                found.steps[way.target] = way
                waiting.append(way.target)
    return found


def _after(journey: Journey, touchpoint: Touchpoint, before: Heard | None) -> Heard:
    count, seconds = (before.count, before.seconds) if before else (0, 0.0)
    own = _known_seconds(journey, touchpoint)
    if not own or is_news(journey, touchpoint):
        return Heard(touchpoint, count, seconds, before)
    more = not greets(journey, touchpoint)
    return Heard(touchpoint, count + more, seconds + own, before, counts=True)


def _known_seconds(journey: Journey, touchpoint: Touchpoint) -> float | None:
    """The length of a message without notices in its longest language; None when no text is known."""
    known = [seconds for text in texts(journey, touchpoint) if (seconds := seconds_besides_notices(text))]
    return max(known, default=None)


@once
def greetings(journey: Journey) -> frozenset[str]:
    """Messages that greet customers before anything else and lead on to a choice or a person."""
    return frozenset(
        identifier
        for identifier, heard in opening(journey).messages.items()
        if heard.before is None
        and greets(journey, heard.touchpoint)
        and not is_news(journey, heard.touchpoint)
    )
