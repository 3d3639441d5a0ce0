"""MNU107: announcements and adverts before customers can choose anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxlint.api import Journey, Problem, RuleOptions, Touchpoint, named, option, rule
from cxlint.prompts import Hit, announced_keys, find_all, texts
from cxlint.prompts.text import sentence, tokens
from cxlint.rules.menus._first_words import CHOOSING, Heard, is_news, is_notice, opening

MARGIN = 1.15
"""How far above the limit an estimate has to be, because it is 15 % off on average."""


class Options(RuleOptions):
    """How much may be said before the first choice."""

    most: int = option(1, "Most messages besides the greeting. Our choice.")
    shortest: float = option(8.0, "Seconds that more messages must take together to count. Our choice.")
    seconds: float = option(15.0, "Most seconds of known speech in two or more messages. Our choice.")


@rule("MNU107", severity="warning", since="0.1", options=Options, media=("voice",))
def front_loaded_messages(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers have to listen to announcements before they can say what they want.

    Flagged::

        hello:message {channel: phone, prompt: "Welcome to Example Energy."}
        hello -> web:message {channel: phone, prompt: "Did you know that our website does all this?"}!
        web -> main:menu {channel: phone} -1-> people:queue

    Flagged::

        hello:message {channel: phone, prompt: "Welcome to Example Energy."}
        hello -> card:message {channel: phone, prompt: "Please have your card, your last bill and something
         to write with ready."} -> long:message {channel: phone, prompt: "We will ask you for your number,
         your name and your street first."}!
        long -> main:menu {channel: phone} -1-> people:queue

    Clean::

        hello:message {channel: phone, prompt: "Welcome to Example Energy."}
        hello -> notice:message {channel: phone, prompt: "This call may be recorded."}
        notice -> main:menu {channel: phone} -1-> people:queue

    Why:
    Nothing but a welcome belongs before the first choice; lines that send callers to the web annoy
    those who have come from there, on every call.

    Designers of voice menus have said so for long (Balentine 2007, Kotelly 2006, both after ACIxD,
    undated), and the accessibility initiative of the W3C wants no promotional content in menus (a
    pattern, undated). The numbers are our choice.

    Fix:
    Say it after the first choice, to those whom it concerns, or while customers wait.

    False alarms:
    On the phone only, and not where the firm calls (`direction: out`). Notices of law, privacy,
    recording or an emergency, opening hours and incidents (by their words, or the tag `incident`) do
    not count, nor do messages whose text is not known, nor do several that are over in eight seconds.
    Length counts for two or more messages together; a single long one is for `prompt-too-long`.
    Adverts are known by their words only, and not in what a key is for.
    """
    if any(entry.get("direction") == "out" for entry in journey.entries):
        return
    pushed = dict(_pushed(journey))
    for identifier in journey.in_walking_order(pushed):
        yield _advert(journey, journey[identifier], pushed[identifier])
    for heard in opening(journey).messages.values():
        now = _too_much(heard, options) and not _too_much(heard.before, options)
        if now and heard.touchpoint.id not in pushed and _spoken(journey, heard.touchpoint):
            yield _too_many(journey, heard, pushed)


def _spoken(journey: Journey, touchpoint: Touchpoint) -> bool:
    return journey.medium(touchpoint) == "voice"


def _pushed(journey: Journey) -> Iterator[tuple[str, Hit]]:
    """Messages before the first choice, and first choices themselves, that advertise something."""
    first = [heard.touchpoint for heard in opening(journey).messages.values()]
    for touchpoint in (*first, *_first_asked(journey)):
        hit = _promotion(journey, touchpoint) if _spoken(journey, touchpoint) else None
        if hit is not None and not is_news(journey, touchpoint):
            yield touchpoint.id, hit


def _first_asked(journey: Journey) -> list[Touchpoint]:
    """Where customers can be asked something for the first time."""
    near = journey.reach(
        [entry.id for entry in journey.entries], lambda way: _before_choosing(journey, way.source)
    )
    return [one for one in journey.of_kind("menu", "bot") if one.id in near]


def _before_choosing(journey: Journey, source: str) -> bool:
    return journey[source].kind not in CHOOSING and source not in journey.people


def _promotion(journey: Journey, touchpoint: Touchpoint) -> Hit | None:
    """Words that advertise something, in a sentence that announces no key."""
    for text in texts(journey, touchpoint):
        keys = [key.start for key in announced_keys(text.text, text.tongue)]
        for hit in find_all(text.text, text.tongue, "promotion", text.locale):
            parts = tokens(text.text)
            at = next(at for at, part in enumerate(parts) if part.start == hit.span.start)
            first, last = sentence(parts, at)
            announces = any(parts[first].start <= key < parts[last - 1].end for key in keys)
            if not announces and not is_notice(text, hit.span.start):
                return hit
    return None


def _too_much(heard: Heard | None, options: Options) -> bool:
    if heard is None:
        return False
    several = heard.counts and heard.before is not None and heard.before.seconds > 0
    many = heard.count > options.most and heard.seconds > options.shortest
    return many or (several and heard.seconds > options.seconds * MARGIN)


def _advert(journey: Journey, touchpoint: Touchpoint, hit: Hit) -> Problem:
    return Problem(
        touchpoint.id,
        f"Customers hear “{hit.words}” in {touchpoint.name} before they can say what they want.",
        path=journey.witness(touchpoint.id),
        fix=f"Leave it out of {touchpoint.name}, or say it while customers wait.",
        label="advert before the first choice",
    )


def _too_many(journey: Journey, heard: Heard, pushed: Mapping[str, Hit]) -> Problem:
    return Problem(
        heard.touchpoint.id,
        f"Customers have to listen to {named(heard.said)} one after the other, about {heard.seconds:.0f}"
        " seconds, before they can say what they want.",
        path=opening(journey).path(heard.touchpoint.id),
        fix=f"Say what {heard.touchpoint.name} says after the first choice, or while customers wait.",
        related=tuple(one.id for one in heard.said[:-1] if one.id not in pushed),
        label="too much before the first choice",
    )
