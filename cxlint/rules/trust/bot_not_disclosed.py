"""TRU101: bots that do not say that they are bots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Fix, Journey, Problem, Safety, SetAttribute, Severity, Touchpoint, hear, rule
from cxlint.rules.trust._telling import may_tell, unheard_way, untold, with_sentence

SENTENCES = {
    "en": "You are talking to a virtual assistant, not to a person.",
    "de": "Sie sprechen mit einem virtuellen Assistenten, nicht mit einem Menschen.",
    "es": "Habla con un asistente virtual, no con una persona.",
    "fr": "Vous parlez à un assistant virtuel et non à une personne.",
    "it": "Sta parlando con un assistente virtuale, non con una persona.",
    "pt": "Está a falar com um assistente virtual e não com uma pessoa.",
}


@rule("TRU101", severity="error", since="0.1", kind="declared", fix="safe")
def bot_not_disclosed(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers talk to a bot, and nobody tells them that it is one.

    An error for `bot_type: ai`, a warning for `bot_type: rules`, which customers see through sooner.

    Flagged::

        @ {locales: [en]}
        hello {prompt: Welcome to Norvik.} -> nora:bot {bot_type: ai, prompt: I am Nora. How can I help?}!
        nora -> people:queue

    Clean::

        @ {locales: [en]}
        hello {prompt: Welcome to Norvik.} -> nora:bot {bot_type: ai, prompt: I am your virtual assistant.}
        nora -> people:queue

    Clean::

        # What is said before is not known
        hello {prompt: "{greeting}"} -> nora:bot {bot_type: ai, prompt: How can I help?} -> people:queue

    Clean::

        # How the bot works is not declared
        nora:bot {prompt: How can I help?} -> people:queue

    Why:
    People want to know whom they confide in; those who find out later that it was a machine feel
    tricked.

    The EU's AI Act (2024) asks for it at the latest at the first contact, unless it is obvious (art.
    50, paragraphs 1 and 5); California forbids misleading people about it in sales and elections
    (Business and Professions Code 17941, as of 2026). Honesty has a price: in a field test with 6,200
    customers, telling beforehand cut purchases by more than 79.7 % (Luo et al. 2019). That is why this
    is an error and not advice.

    Fix:
    Say in the bot's first sentence, or before, that it is a virtual assistant.

    False alarms:
    Speaks only where `bot_type` is declared. Silent where `discloses: true` says so, where a word such
    as “virtual”, “automated”, “AI” or “bot” is said at the bot or on every way to it, and where a text on
    the way is a recording, holds a placeholder or is not written down. In languages that cxlint has no
    words for, it is silent too. Where another journey tells customers before, declare `discloses: true`.
    """
    bots = [one for one in journey.of_kind("bot") if one.get("bot_type") in ("ai", "rules")]
    if not bots or not journey.tongue().lexicons:
        return

    def tells(touchpoint: Touchpoint) -> bool:
        return may_tell(journey, touchpoint, "bot_disclosure", "discloses")

    first, later = untold(journey, (one for one in bots if not one.backstage), tells)
    way_to = unheard_way(journey, tells)
    for place in first:
        yield _problem(journey, journey[place], way_to(place), later if place == first[0] else ())


def _problem(journey: Journey, bot: Touchpoint, path: tuple[str, ...], later: Sequence[str]) -> Problem:
    artificial = bot.get("bot_type") == "ai"
    what = "an AI" if artificial else "an automaton"
    writes = hear(journey.medium(bot)) == "read"
    return Problem(
        bot.id,
        f"Customers {'write with' if writes else 'talk to'} {what} at {bot.name}, and no text of this journey up to there says so.",
        path=path,
        fix=f"Begin the prompt of {bot.name} with a sentence such as “{SENTENCES['en']}”",
        severity=Severity.ERROR if artificial else Severity.WARNING,
        related=tuple(later),
        edits=_edits(journey, bot),
        label="does not say what it is",
    )


def _edits(journey: Journey, bot: Touchpoint) -> Fix | None:
    prompt = with_sentence(journey, bot, SENTENCES)
    if prompt is None:
        return None
    changes = (SetAttribute(bot.id, "prompt", dict(prompt)), SetAttribute(bot.id, "discloses", True))
    return Fix(f"Let {bot.name} say that it is a virtual assistant", changes, Safety.SAFE)
