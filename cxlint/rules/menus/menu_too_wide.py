"""MNU101: menus with more options than people can hold in mind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxlint.api import Journey, Problem, Severity, Touchpoint, option, rule
from cxlint.rules.menus._announcing import key_options
from cxlint.rules.menus._options import matters

KEYPAD = 9
"""Keys for matters on a telephone, when 0, * and # serve for finding one's way."""


@dataclass(frozen=True, slots=True)
class Options:
    """How many options a menu may have."""

    most: int = option(5, "Most options by key on the phone. Avaya: 4 to 5; Plum: 5; Portugal: 5.")
    most_spoken: int = option(7, "Most options to be chosen by voice on the phone. Our choice.")
    most_shown: int = option(10, "Most options on a screen or in a chat. Our choice.")


@rule("MNU101", severity="warning", since="0.1", options=Options)
def menu_too_wide(journey: Journey, options: Options) -> Iterator[Problem]:
    """A menu offers more options than customers can keep in mind while they listen.

    Flagged::

        main:menu {channel: phone}! -1-> a:end; main -2-> b:end; main -3-> c:end
        main -4-> d:end; main -5-> e:end; main -6-> f:end

    Clean::

        main:menu {channel: phone} -1-> a:end; main -2-> b:end; main -3-> c:end
        main -4-> d:end; main -5-> e:end; main -0-> people:queue

    Clean::

        main:menu {channel: chat} -bill-> a:end; main -fault-> b:end; main -move-> c:end
        main -offer-> d:end; main -contract-> e:end; main -roaming-> f:end

    Why:
    Customers forget the first options while they take in the last; fewer and clearer labels help,
    hiding them a level deeper does not.

    Guides advise four or five options by key (ISO/IEC 13714; Avaya 4 to 5; Plum at most 5;
    Portugal's decree-law 134/2009: at most five in the first menu). The evidence is not all on one
    side: in experiments one broad menu beat several nested ones (Virzi and Huitema 1997,
    Commarford et al. 2008).

    Fix:
    Merge options that customers cannot tell apart, drop those nobody uses, and put the most used
    first.

    Do not split the menu into levels.

    False alarms:
    Options for repeating, going back, a person or leaving do not count, nor do several keys
    that lead to the same place without a label of their own, such as the marks of a survey.
    """
    for menu in journey.of_kind("menu"):
        if menu.id in journey.reachable and not menu.backstage:
            offered = matters(journey, menu)
            most = _most(journey, menu, options)
            if len(offered) > most:
                yield _problem(journey, menu, len(offered), most)


def _most(journey: Journey, menu: Touchpoint, options: Options) -> int:
    medium = journey.medium(menu)
    keys = bool(key_options(journey, menu.id))
    if medium == "voice":
        return options.most if keys else options.most_spoken
    return options.most if medium is None and keys else options.most_shown


def _problem(journey: Journey, menu: Touchpoint, count: int, most: int) -> Problem:
    phone = journey.medium(menu) == "voice"
    doing = "hear" if phone else "are given"
    return Problem(
        menu.id,
        f"Customers {doing} {count} options in {menu.name}, more than the {most} they can keep in mind."
        if phone
        else f"Customers {doing} {count} options in {menu.name}; at most {most} are easy to choose from.",
        path=journey.witness(menu.id),
        fix=f"Merge or drop options of {menu.name} and put the most used first, without adding a level below.",
        severity=Severity.ERROR if phone and count > KEYPAD else None,
        label=f"{count} options",
    )
