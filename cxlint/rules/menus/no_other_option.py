"""MNU117: menus without an option for everything else."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, Touchpoint, listed, option, rule
from cxlint.prompts import find
from cxlint.rules._surveys import is_survey
from cxlint.rules.menus._options import Option, is_answer, matter_options, offered


class Options(RuleOptions):
    """Which menus are judged."""

    fewest: int = option(3, "Fewest matters of a menu that is judged. Our choice.")


@rule("MNU117", severity="info", since="0.1", options=Options)
def no_other_option(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers whose matter is not among the options of a menu find nothing to choose.

    Flagged::

        main:menu! -1{label: pay a bill}-> pay:menu; main -2{label: move house}-> move:end
        main -3{label: report a fault}-> fault:end; main -no_input-> main
        pay -1{label: by card}-> card:end; pay -2{label: by transfer}-> bank:end; pay -0-> people:queue

    Clean::

        main:menu -1{label: pay a bill}-> pay:menu; main -2{label: move house}-> move:end
        main -3{label: something else}-> people:queue; pay -1{label: by card}-> card:end

    Clean::

        # Whoever says nothing gets to a person
        main:menu -1{label: pay a bill}-> pay:end; main -2{label: move house}-> move:end
        main -3{label: report a fault}-> fault:end; main -no_input-> people:queue

    Why:
    Customers who find no option that fits guess, and are passed on later, or give up.

    Designers of voice menus advise to offer "something else" (a practitioners' guide, undated), and in
    a survey 65 % of customers feared that their reason would not be listed (Vonage, undated, reported
    second-hand). From how many options on a menu is judged is our choice.

    Fix:
    Add an option for everything else that leads to a person.

    False alarms:
    Only the first menu on a way is judged, where the words of all its options are known and people
    can be reached at all (where they cannot, `no-human-escape` says so). Silent where a person can be
    had from the menu by an option, a wrong key or silence, where an option names everything else
    or goes back, and for languages, surveys and questions answered with yes or no.
    """
    menus = [one for one in journey.of_kind("menu") if one.id in journey.reachable and not one.backstage]
    counted = {menu.id for menu in menus if len(matter_options(journey, menu)) >= options.fewest}
    if not counted:
        return
    first = journey.reach(
        [entry.id for entry in journey.entries],
        lambda way: way.source not in counted or not way.deliberate,
    )
    near = journey.can_reach(journey.help | journey.opaque, lambda way: not way.deliberate)
    far = journey.can_reach(journey.people)
    for menu in menus:
        if menu.id in counted & first & far and menu.id not in near and not is_survey(menu):
            choices = offered(journey, menu)
            if not any(one.way.target in near for one in choices) and _closed(journey, choices):
                yield _problem(journey, menu)


def _closed(journey: Journey, choices: list[Option]) -> bool:
    """Whether the options are matters, all of them named, and none is for everything else."""
    tongue = journey.tongue()
    return not any(
        not one.label
        or (one.service and one.way.target != one.way.source)
        or is_answer(journey, one.label)
        or any(find(one.label, tongue, group) for group in ("something_else", "language_names"))
        for one in choices
    )


def _problem(journey: Journey, menu: Touchpoint) -> Problem:
    named = [f"“{one.label}”" for one in matter_options(journey, menu)]
    shown = named if len(named) <= 5 else [*named[:4], f"{len(named) - 4} more"]
    return Problem(
        menu.id,
        f"Customers with another matter find no option in {menu.name}; there are only {listed(shown)}.",
        path=journey.witness(menu.id),
        fix=f"Add an option for everything else to {menu.name} that leads to a person.",
        label="nothing for other matters",
    )
