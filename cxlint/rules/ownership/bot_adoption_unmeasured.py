"""OWN106: bots that customers must talk to, and nobody measures whether they want to."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, listed, named, rule
from cxlint.rules.ownership._measures import measures, words_of

_ADOPTION = frozenset(
    {"adoption", "uptake", "bot", "chatbot", "assistant", "abandonment", "abandon", "abandoned",
     "abandons", "escalation", "escalations", "handover",
     "handoff", "transfer", "transfers", "optout", "opt", "zero", "drop", "dropout", "dropoff",
     "completion", "completions", "voluntary", "self", "selfservice", "automation", "fallback"}
)  # fmt: skip
"""Words of measures that tell something of what customers do with a bot."""


_KEPT = frozenset({"containment", "contained", "deflection", "deflected"})
"""Words of measures that count those who gave up among those who were served."""


@rule("OWN106", severity="info", since="0.1", kind="declared")
def bot_adoption_unmeasured(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers must talk to a bot, and nothing measures how many of them would rather not.

    Flagged::

        @ {metrics: [first contact resolution]}
        hello:bot {mandatory_turns: 3}! -> people:queue

    Clean::

        @ {metrics: [first contact resolution, bot adoption]}
        hello:bot {mandatory_turns: 3} -> people:queue

    Clean::

        # It is known how many ask for a person
        @ {metrics: [first contact resolution]}
        hello:bot {mandatory_turns: 3} -person{probability: 40%}-> people:queue

    Why:
    When customers cannot choose, the number of talks says nothing about whether the bot is any good.

    The honest test is whether customers would choose the bot if they could go past it (our own
    conclusion).

    Fix:
    Measure how many customers ask for a person or give up at the bot, and write it under `metrics`.

    False alarms:
    Speaks only where the journey declares its measures and the bot declares `mandatory_turns`. Silent
    where any measure speaks of the bot, of giving up or of asking for a person (containment does not, for
    it counts those who gave up as well), and where the shares of
    the ways out of the bot are declared.
    """
    names = measures(journey)
    if not names or any(_tells(name) for name in names):
        return
    bots = [one.id for one in journey.reached if _unmeasured(journey, one)]
    if bots:
        yield _problem(journey, journey.in_walking_order(bots), names)


def _tells(name: str) -> bool:
    """Whether a measure tells something of who wants the bot; who is kept in it, does not."""
    words = words_of(name)
    return bool(_ADOPTION.intersection(words)) and not _KEPT.intersection(words)


def _unmeasured(journey: Journey, bot: Touchpoint) -> bool:
    turns = bot.get("mandatory_turns")
    forced = bot.kind == "bot" and isinstance(turns, int) and turns > 0
    return forced and all(way.probability is None for way in journey.out(bot.id))


def _problem(journey: Journey, bots: list[str], names: tuple[str, ...]) -> Problem:
    first, told = journey[bots[0]], listed([f"“{name}”" for name in names])
    return Problem(
        first.id,
        f"Customers at {named(journey[bot] for bot in bots)} must talk to a bot before they may ask for a "
        f"person, and {told} {'does' if len(names) == 1 else 'do'} not tell how many want one.",
        path=journey.witness(first.id),
        fix=f"Measure how many customers ask for a person or give up at {first.name}.",
        related=tuple(bots[1:]),
        label="who would choose this bot?",
    )
