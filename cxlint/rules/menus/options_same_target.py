"""MNU115: menus whose options all lead to the same place."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, Transition, counted, rule
from cxlint.rules._languages import language_choices
from cxlint.rules._surveys import is_survey
from cxlint.rules.menus._options import Option, is_answer, offered

NOTHING_LEARNT = frozenset({"message", "agent", "queue", "transfer", "callback", "voicemail", "menu", "end"})
"""Kinds that take no notice of what was chosen before, as far as the design tells."""

LATER_USE = frozenset({"task", "decision", "call", "survey"})
"""Kinds in which the answer may be looked up after all."""


@rule("MNU115", severity="info", since="0.1")
def options_same_target(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are asked to choose, and whatever they choose leads to the same place.

    Flagged::

        main:menu! -1{label: sales}-> people:queue; main -2{label: service}-> people
        main -3{label: complaints}-> people

    Clean::

        main:menu -1{label: sales}-> sales:queue; main -2{label: service}-> service:queue

    Clean::

        # What was chosen goes along
        main:menu -1{label: sales, carries: [sales]}-> people:queue
        main -2{label: service, carries: [service]}-> people

    Why:
    The question takes time and decides nothing.

    Choices that only feed statistics are accepted practice (ACIxD, undated), but the answer should then
    at least reach the person who takes the call (our own conclusion).

    Fix:
    Leave the question out, or hand over what was chosen (`carries`).

    False alarms:
    Silent where options carry different data, where the menu says what it `asks` for, for surveys
    and marks, for yes or no, and where a system or a decision follows, which may use the answer.
    """
    for menu in journey.of_kind("menu"):
        if menu.id not in journey.reachable or menu.id in language_choices(journey):
            continue
        if not menu.incomplete and not menu.asks and not menu.backstage:
            choices = _all_alike(journey, menu)
            if choices:
                yield _problem(journey, menu, choices)


def _all_alike(journey: Journey, menu: Touchpoint) -> list[Option]:
    """The options, where there are several and all of them come to the same; else nothing."""
    choices = [one for one in offered(journey, menu) if one.way.target != menu.id]
    known = all(one.label and not is_answer(journey, one.label) for one in choices)
    if len({one.label for one in choices}) < 2 or not known or is_survey(menu):
        return []
    if len({(one.way.target, one.way.carries, one.way.say) for one in choices}) > 1:
        return []
    return choices if _takes_no_notice(journey, choices[0].way) else []


def _takes_no_notice(journey: Journey, way: Transition) -> bool:
    """Whether neither the next touchpoint nor the one behind a message can depend on the answer."""
    target = journey.touchpoints.get(way.target)
    if target is None or target.kind not in NOTHING_LEARNT or target.incomplete or is_survey(target):
        return False
    after = [journey.touchpoints.get(way.target) for way in journey.out(target.id)]
    return target.kind != "message" or all(one is not None and one.kind not in LATER_USE for one in after)


def _problem(journey: Journey, menu: Touchpoint, choices: list[Option]) -> Problem:
    target = journey[choices[0].way.target]
    return Problem(
        menu.id,
        f"Customers have to choose in {menu.name}, but all {counted(len(choices), 'option')} lead to"
        f" {target.name}.",
        path=journey.witness(menu.id),
        fix=f"Leave {menu.name} out, or hand what was chosen over to {target.name} (`carries`).",
        related=tuple(one.way.id for one in choices),
        label="the choice changes nothing",
    )
