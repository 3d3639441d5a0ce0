"""RPT101: automation that customers go round in and cannot get out of."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import AddTransition, Fix, Journey, Problem, Trap, named, rule
from cxlint.rules._lost import endings_shut_out, meant
from cxlint.rules.loops._rounds import seen_by_customers


@rule("RPT101", severity="error", since="0.1", certain=True, fix="unsafe")
def trapped_loop(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers go round in automation and can only hang up or fail.

    However they answer, they are led back to where they were: no way leads on to a person, to a
    call-back, or to an ending that is not a bad one.

    Flagged::

        main:menu -1-> billing:menu -1-> balance -> main
        main -no_input-> main
        billing -9!-> main

    Flagged::

        main:menu -0-> people:queue
        main -1-> billing:menu -1-> balance -!-> billing

    Clean::

        main:menu -1-> billing:menu -1-> balance -> main
        main -0-> people:queue
        billing -9-> main

    Clean::

        main:menu -1-> balance -> done:end(resolved)
        balance -> main

    Why:
    However customers answer, they get nowhere, so giving up is the only way out.

    GetHuman's draft standard (undated) asks for a way to a person at any time. Huawei's documentation
    (undated) tells of a loop of errors between menu and bot that went on even after the caller had hung
    up.

    Fix:
    Give the loop a way out: an option 0 to a person, or a person after the second failed try.

    False alarms:
    Silent where a way out leads to another journey that was not read, to a target that does not
    exist, or to an ending whose outcome is not declared. Silent where a touchpoint of the loop
    has `assures: [no-human-by-design]`, as a kiosk has.
    """
    for trap in journey.traps:
        if trap.asks and not meant(journey, trap):
            yield _problem(journey, trap)


def _problem(journey: Journey, trap: Trap) -> Problem:
    head = journey[trap.head]
    closing = trap.closing
    return Problem(
        head.id if closing is None else closing.id,
        _message(journey, trap),
        path=journey.witness(head.id, then=trap.cycle),
        fix=f"Give {head.name} a way out, such as the option 0 to a person, and lead there by itself after"
        " the second failed try.",
        related=(*(member for member in trap.members if member != head.id), *endings_shut_out(journey)),
        edits=_fix(journey, trap),
        label="this way leads back in",
    )


def _message(journey: Journey, trap: Trap) -> str:
    round_ = [trap.head, *(way.source for way in trap.cycle)]
    places = seen_by_customers(journey, [*round_, *trap.members])
    if trap.ways_out:
        end = "and get out only when something fails or the journey ends badly"
    else:
        end = "and can only hang up"
    if not any(one in journey.reachable for one in journey.help):
        end += "; nowhere in this journey does a way lead to a person"
    if len(places) == 1:
        return f"Customers are led back to {places[0].name} again and again {end}."
    return f"Customers go round between {named(places)} {end}."


def _fix(journey: Journey, trap: Trap) -> Fix | None:
    """An option 0 where there is one place with people and a menu in the loop to offer it."""
    people = [one for one in journey.reached if one.id in journey.people and one.kind != "agent"]
    menus = [one for one in trap.members if journey[one].kind == "menu"]
    if len(people) != 1 or not menus:
        return None
    menu = trap.head if trap.head in menus else menus[0]
    if any(way.key == "0" for way in journey.out(menu)):
        return None
    title = f"Offer 0 in {journey[menu].name} for {people[0].name}."
    return Fix(title, (AddTransition(menu, people[0].id, "option", "0"),))
