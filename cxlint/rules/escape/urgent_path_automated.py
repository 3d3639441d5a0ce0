"""ESC108: urgent or difficult matters have to get through a machine first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from cxlint.api import (
    Journey,
    Problem,
    RuleOptions,
    Severity,
    Touchpoint,
    Transition,
    counted,
    named,
    option,
    rule,
)
from cxlint.api import vocabulary as words
from cxlint.rules.escape._counting import is_question, least_from, least_to

BOT = 1000
"""What a bot weighs more than a question, so that ways without bots come first."""

VOUCHED = frozenset({words.NO_HUMAN, "instant"})
"""What a designer writes under ``assures`` where a machine helps faster than a person."""


class Options(RuleOptions):
    """How much may be asked before a person."""

    most: int = option(1, "Most questions before a person for urgent or difficult matters. Our choice.")


@rule("ESC108", severity="warning", kind="declared", since="0.1", options=Options)
def urgent_path_automated(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers with an urgent or difficult matter have to get through several questions to a person.

    Counted are the questions on the shortest way to the matter and on from there to a person. A bot on
    that way is one too many. It is an error where the matter is critical.

    Flagged::

        main:menu -1-> cards:menu -1-> stolen:input {urgency: critical}! -> people:queue
        main -2-> balance -> done:end(resolved)

    Flagged::

        # A bot that nobody can go past
        helper:bot -fraud-> fraud:task {complexity: high}! -> people:queue
        helper -balance-> balance -> done:end(resolved)

    Clean::

        main:menu -1-> stolen {urgency: critical} -> people:queue
        main -2-> balance -> done:end(resolved)

    Clean::

        # Blocking a card is faster without a person
        main:menu -1-> cards:menu -1-> block:input {urgency: critical, assures: [instant]} -> people:queue
        main -2-> balance -> done:end(resolved)

    Why:
    People who are in a hurry or in trouble need somebody who can decide, and a machine that asks
    on makes their trouble worse.

    What is simple suits automation, what is urgent or hard suits experts; that one question to find
    the team is enough is our choice.

    Fix:
    Offer the matter in the first menu and lead it straight to the people who can help.

    False alarms:
    Speaks only where `urgency: high` or `critical`, or `complexity: high` is declared. Silent where
    a bot understands the wish for a person at once (`human_intent`) and one question is enough, where
    `assures: [instant]` says that the machine is faster than a person, where something that could not
    be read may lead to a person sooner, and where no way on leads to a person, which no-human-escape
    reports.
    """
    urgent = [one for one in journey.reached if _is_urgent(one) and not one.backstage]
    if not urgent:
        return
    before = least_from(journey, (entry.id for entry in journey.entries), lambda way: _weight(journey, way))
    people = dict.fromkeys(journey.people | journey.opaque, 0.0)
    after = least_to(journey, people, lambda way: _weight(journey, way))
    groups: dict[tuple[str, ...], list[tuple[Touchpoint, list[Transition]]]] = {}
    for matter in urgent:
        if before.least.get(matter.id, 0) + after.least.get(matter.id, -inf) > options.most:
            way = [*before.way_to(matter.id), *after.way_from(matter.id)]
            groups.setdefault(_questions(journey, way), []).append((matter, way))
    for asked, matters in groups.items():
        yield _problem(journey, matters, asked)


def _weight(journey: Journey, way: Transition) -> float:
    source = journey[way.source]
    understands = source.get("human_intent") is True and not source.get("mandatory_turns")
    return is_question(source) * (BOT if source.kind == "bot" and not understands else 1)


def _is_urgent(touchpoint: Touchpoint) -> bool:
    hard = touchpoint.get("urgency") in ("high", "critical") or touchpoint.get("complexity") == "high"
    return hard and VOUCHED.isdisjoint(touchpoint.get("assures") or ())


def _questions(journey: Journey, way: Sequence[Transition]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.source for step in way if is_question(journey[step.source])))


def _problem(
    journey: Journey, matters: Sequence[tuple[Touchpoint, list[Transition]]], asked: Sequence[str]
) -> Problem:
    first, way = matters[0]
    critical = any(matter.get("urgency") == "critical" for matter, _ in matters)
    bot = next((journey[one] for one in asked if journey[one].kind == "bot"), None)
    many = f"answer {counted(len(asked), 'question')} ({named([journey[one] for one in asked])})"
    through = f"get past {bot.name}" if bot and len(asked) == 1 else many
    return Problem(
        first.id,
        f"Customers at {first.name}, {_how(first)}, have to {through} to get to a person.",
        path=tuple(step.id for step in way),
        fix=f"Offer {first.name} in {journey[asked[0]].name} and lead it straight to a person."
        if bot is None
        else f"Lead {first.name} to a person without {bot.name} before.",
        severity=Severity.ERROR if critical else None,
        related=tuple(matter.id for matter, _ in matters[1:]),
        label="urgent, and still a machine" if first.get("urgency") else "difficult, and still a machine",
    )


def _how(matter: Touchpoint) -> str:
    """Why the matter is one for people."""
    urgency = matter.get("urgency")
    if urgency == "critical":
        return "a critical matter"
    return "an urgent matter" if urgency == "high" else "a difficult matter"
