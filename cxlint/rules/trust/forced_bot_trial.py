"""TRU104: bots that stand between all customers and a person."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, Transition, rule
from cxlint.api import vocabulary as words


@rule("TRU104", severity="warning", since="0.1")
def forced_bot_trial(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers who want a person have to talk to a bot first, and cannot tell the bot so.

    Flagged::

        hello -> nora:bot! -balance-> answer -> more:menu -1-> people:queue; more -2-> bye:end

    Flagged::

        hello -> nora:bot {mandatory_turns: 3}! -person-> people:queue; nora -balance-> answer -> bye:end

    Clean::

        hello -> nora:bot -balance-> answer -> more:menu -1-> people:queue; more -2-> bye:end
        nora -person-> people

    Clean::

        # Queue first, help while waiting
        hello -> people:queue -timeout-> nora:bot -> people

    Clean::

        hello:menu -1-> nora:bot -> answer -> more:menu -1-> people:queue; hello -0-> people

    Why:
    A tool that customers are forced to try gets one chance; when it fails, they trust the next one even
    less.

    The US Consumer Financial Protection Bureau (2023, reported second-hand) counts bots that keep
    customers from people among the harms of chatbots.

    Fix:
    Let customers join the queue first and offer the bot while they wait, or understand the wish for a
    person from the first word on.

    False alarms:
    Silent where any way to a person leads past the bot, where an option or a plain way leads from the
    bot straight to a person, where `human_intent: true` says that the wish is understood, and where
    something that could not be read may lead to a person. That people are only reached by failing, or
    not at all, is reported by other rules (hidden-human, no-human-escape).
    """
    people = [one.id for one in journey.reached if one.id in journey.people]
    if not people or not journey.of_kind("bot"):
        return
    goals = {*people, *journey.opaque.intersection(journey.reachable)}
    openly = journey.can_reach(goals, through=lambda way: not way.accidental)
    near = journey.can_reach(goals, through=lambda way: _passes(journey, way))
    gates = _gates(journey, goals)
    bots = [one.id for one in journey.of_kind("bot") if one.id in gates and _holds_up(one)]
    for place in journey.in_walking_order(bots)[:1]:
        bot = journey[place]
        if _turns(bot) or (place in openly and not _direct(journey, bot, near)):
            yield _problem(journey, bot)


def _holds_up(bot: Touchpoint) -> bool:
    """Whether it is more than a menu in writing, or declared to hold up those who want a person."""
    return bot.get("bot_type") != "rules" or (_turns(bot) > 0 and bot.get("human_intent") is False)


def _gates(journey: Journey, goals: set[str]) -> set[str]:
    """The touchpoints that every way to each of *goals* passes."""
    passed = {place: int(place in goals) for place in journey.walking_order}
    for place in reversed(list(journey.walking_order)):
        above = journey.dominators[place]
        if above != place:
            passed[above] += passed[place]
    return {place for place, number in passed.items() if number == len(goals)}


def _passes(journey: Journey, way: Transition) -> bool:
    return journey[way.source].kind in words.PASSED_KINDS and not way.accidental


def _turns(bot: Touchpoint) -> int:
    """How often customers must answer before they may ask for a person; 0 when it is not declared."""
    turns = bot.get("mandatory_turns")
    return turns if isinstance(turns, int) else 0


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _direct(journey: Journey, bot: Touchpoint, near: frozenset[str]) -> bool:
    """Whether customers can get from the bot to a person without another question."""
    ways = (way for way in journey.ways_on(bot.id) if not way.accidental)
    return bot.get("human_intent") is True or any(way.target in near for way in ways)


def _problem(journey: Journey, bot: Touchpoint) -> Problem:
    turns = _turns(bot)
    message = f"Customers who want a person must first talk to {bot.name}, which has no way straight to one."
    if turns:
        message = f"Customers must answer {bot.name} {_times(turns)} before they may ask for a person."
    return Problem(
        bot.id,
        message,
        path=journey.witness(bot.id),
        fix=f"Let {bot.name} pass on whoever asks for a person, or put customers into the queue first.",
        label="nobody gets past this bot",
    )
