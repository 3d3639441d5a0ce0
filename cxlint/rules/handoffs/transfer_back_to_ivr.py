"""HND105: a person hands the customer back to the machine."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, Transition, rule
from cxlint.api import vocabulary as words
from cxlint.rules._surveys import is_survey
from cxlint.rules.handoffs._walking import after_talking

MACHINES = frozenset({"menu", "bot"})
PASSED = words.PASSED_KINDS - {"wait", "event"}


@rule("HND105", severity="warning", since="0.1")
def transfer_back_to_ivr(journey: Journey, options: object) -> Iterator[Problem]:
    """A person sends customers back to the menu or the bot that they have been through.

    Flagged::

        main:menu -1-> people:queue -> helper:agent -!-> main
        helper -> done:end(resolved)

    Flagged::

        hello:bot -> helper:agent -!-> solved:decision {next: [{to: done, if: solved}, {to: hello, if: not}]}
        done:end(resolved)

    Clean::

        main:menu -1-> people:queue -> helper:agent -> second:queue -> expert:agent -> done:end(resolved)

    Clean::

        # A menu that comes after the talk only
        main:menu -1-> people:queue -> helper:agent -> more:menu
        more -1-> done:end(resolved)
        more -2-> people

    Clean::

        # The machine takes the card, and the same person goes on
        main:menu -1-> helper:agent -> pay:bot -> helper
        helper -> done:end(resolved)

    Why:
    Customers who have got through to a person and are sent back to the machine have to choose, prove
    and wait all over again.

    Being passed on and having to explain again are drivers of effort (Dixon, Freeman and Toman 2010).

    Fix:
    Lead straight to the team that can settle the matter, with what is known of it.

    False alarms:
    Only menus and bots that customers meet before they talk with anybody count: a survey, a payment
    or a menu such as “Anything else?” after the talk is no way back. Silent where customers choose
    to go back, where nobody answered and where time passes.
    """
    people = [one for one in journey.of_kind("agent") if one.id in journey.reachable and not one.backstage]
    machines = _front(journey) if people else []
    ahead = _ahead(journey, machines)
    for person in people:
        for way in journey.ways_on(person.id):
            steps = _steps(way, ahead) if _hands_back(way) and way.target in ahead else []
            if steps:
                yield _problem(journey, person, steps)


def _front(journey: Journey) -> list[Touchpoint]:
    """The machines that customers talk with before they have talked with anybody."""
    before = journey.reach(
        [entry.id for entry in journey.entries], through=lambda way: journey[way.source].kind != "agent"
    )
    return [one for one in journey.of_kind(*sorted(MACHINES)) if one.id in before and not is_survey(one)]


def _hands_back(way: Transition) -> bool:
    return way.automatic and way.wait is None and after_talking(way)


def _ahead(journey: Journey, machines: list[Touchpoint]) -> dict[str, Transition | None]:
    """The next step towards a machine, wherever a contact goes on to one by itself."""
    found: dict[str, Transition | None] = dict.fromkeys(journey.in_walking_order(m.id for m in machines))
    waiting = list(found)
    for identifier in waiting:
        for way in journey.into(identifier):
            if way.source not in found and _hands_back(way) and journey[way.source].kind in PASSED:
                found[way.source] = way
                waiting.append(way.source)
    return found


def _steps(way: Transition, ahead: dict[str, Transition | None]) -> list[Transition]:
    """*way* and what follows it, up to the machine."""
    steps = [way]
    while (following := ahead[steps[-1].target]) is not None:
        steps.append(following)
    return steps


def _problem(journey: Journey, person: Touchpoint, steps: list[Transition]) -> Problem:
    machine = journey[steps[-1].target]
    return Problem(
        steps[0].id,
        f"Customers who talk with {person.name} can be sent back to {machine.name}, which they have been through.",
        path=journey.witness(person.id, then=steps),
        fix=f"Lead from {person.name} straight to the team that can settle the matter, not to {machine.name}.",
        label="back to the machine",
    )
