"""MNU106: prompts that take too long to listen to."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, Touchpoint, option, rule
from cxlint.prompts import Text, announced_keys, texts
from cxlint.prompts.lexicon import lexicons, words
from cxlint.prompts.text import PLACEHOLDER, Token, sentence, tokens
from cxlint.rules.menus._first_words import greetings, seconds_besides_notices

MARGIN = 1.15
"""How far above the limit an estimate has to be, because it is 15 % off on average."""

NOT_COUNTED = ("verbs", "fillers", "leads")
QUOTED = 8
"""Words of an option that are quoted."""

SPEAKING = ("message", "menu", "input", "bot")


class Options(RuleOptions):
    """How long a prompt may be."""

    seconds: float = option(20.0, "Most seconds of a prompt or a menu. Plum's guide (undated): 20.")
    greeting: float = option(8.0, "Most seconds of the greeting. Our choice.")
    words: int = option(12, "Most words for one option. Our choice.")


@rule("MNU106", severity="warning", since="0.1", options=Options, media=("voice",))
def prompt_too_long(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers have to listen to one prompt for so long that they forget how it began.

    Flagged::

        hello:message {channel: phone, prompt: "Welcome to the customer service of Example Energy, your
         reliable partner for electricity, gas, heating, solar power, storage and charging at home and
         on the road, now also in your region and always close to you."}! -> main:menu -1-> people:queue

    Clean::

        hello:message {channel: phone, prompt: "Welcome to Example Energy."} -> main:menu -1-> people:queue

    Clean::

        # What the law wants said is as long as it is
        hello:message {channel: phone, prompt: "Welcome to Example Energy. This call is recorded for
         training and to keep proof of what we agree on. You can object to that at any time; our privacy
         notice tells you how and for how long we keep recordings."} -> main:menu -1-> people:queue

    Why:
    What is said takes time on every call, and customers keep only the last few things they heard in
    mind.

    Plum's guide for voice menus (undated) allows 20 seconds; eight seconds for a greeting and twelve
    words for an option are our choice. The length is estimated from letters, digits and pauses. Such
    estimates were 15 % off on ten prompts spoken by a synthesiser (our own count), so a prompt is
    reported only when its estimate is more than 15 % above the limit.

    Fix:
    Cut the prompt to what customers need for the next step, and say the rest when they ask for it.

    False alarms:
    On the phone only, and only where the whole text is known. Sentences that give a notice of law,
    privacy, recording or an emergency do not count. The words of an option are counted where it has a sentence
    of its own that begins with it ("For …, press 1"). A message counts as a greeting when it greets and
    every customer hears it before anything else; what is said after the last choice is never one.
    """
    first = greetings(journey)
    for touchpoint in journey.of_kind(*SPEAKING):
        spoken = touchpoint.id in journey.reachable and journey.medium(touchpoint) == "voice"
        if spoken:
            yield from _judged(journey, touchpoint, touchpoint.id in first, options)


def _judged(journey: Journey, touchpoint: Touchpoint, greets: bool, options: Options) -> Iterator[Problem]:
    limit = options.greeting if greets else options.seconds
    seconds = max((_seconds(text) for text in texts(journey, touchpoint)), default=0.0)
    if seconds > limit * MARGIN:
        yield _too_long(journey, touchpoint, seconds, limit, greets)
    elif touchpoint.kind == "menu":
        yield from _wordy(journey, touchpoint, options.words)


def _seconds(text: Text) -> float:
    return seconds_besides_notices(text) or 0.0


def _too_long(
    journey: Journey, touchpoint: Touchpoint, seconds: float, limit: float, greets: bool
) -> Problem:
    what = "greeting" if greets else "prompt"
    return Problem(
        touchpoint.id,
        f"Customers have to listen to {touchpoint.name} for about {seconds:.0f} seconds; at most {limit:.0f}"
        f" are easy to follow in a {what}.",
        path=journey.witness(touchpoint.id),
        fix=f"Cut {touchpoint.name} to what customers need for the next step.",
        label=f"about {seconds:.0f} seconds",
    )


def _wordy(journey: Journey, menu: Touchpoint, most: int) -> Iterator[Problem]:
    """The option with most words, if they are too many."""
    said = [found for text in texts(journey, menu) for found in _options(text)]
    key, longest = max(said, key=lambda found: len(found[1]), default=("", []))
    if len(longest) > most:
        quoted = " ".join(longest[:QUOTED])
        yield Problem(
            menu.id,
            f"Customers hear {len(longest)} words for one option of {menu.name}: “{quoted} …”.",
            path=journey.witness(menu.id),
            fix=f"Say in at most {most} words what the key {key} of {menu.name} is for.",
            label=f"{len(longest)} words for one option",
        )


def _options(text: Text) -> Iterator[tuple[str, list[str]]]:
    """The key and the words of what it is for, of each sentence that is about one option alone."""
    parts = tokens(text.text)
    announced = {key.start: key.key for key in announced_keys(text.text, text.tongue)}
    plain = frozenset().union(*(words(one, group) for one in lexicons(text.tongue) for group in NOT_COUNTED))
    at = 0
    while at < len(parts):
        first, last = sentence(parts, at)
        inside = parts[first:last]
        keys = [announced[part.start] for part in inside if part.start in announced]
        if len(keys) == 1 and inside[0].word in plain and all(part.word != PLACEHOLDER for part in inside):
            said = [part for part in inside if part.is_word and part.start not in announced]
            yield keys[0], [text.text[one.start : one.end] for one in _trimmed(said, plain)]
        at = max(last, at + 1)


def _trimmed(said: list[Token], plain: frozenset[str]) -> list[Token]:
    """The words of an option without those that only announce it, at its beginning and its end."""
    first = next((at for at, one in enumerate(said) if one.word not in plain), len(said))
    last = next((at for at in range(len(said), first, -1) if said[at - 1].word not in plain), first)
    return said[first:last]
