"""MNU101: menus with more options than people can hold in mind."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import (
    Journey,
    Problem,
    RuleOptions,
    Severity,
    Touchpoint,
    Transition,
    listed,
    option,
    rule,
)
from cxlint.prompts import is_known
from cxlint.rules.menus._announcing import is_key, key_options
from cxlint.rules.menus._options import matters

KEYPAD = 9
"""Keys for matters on a telephone, when 0, * and # serve for finding one's way."""


class Options(RuleOptions):
    """How many options a menu may have."""

    most: int = option(
        5, "Most options by key on the phone. Avaya, Plum (undated), Portugal (second-hand): 5."
    )
    most_spoken: int = option(7, "Most options to be chosen by voice on the phone. Our choice.")
    most_shown: int = option(10, "Most options on a screen or in a chat. Our choice.")


@rule("MNU101", severity="warning", since="0.1", options=Options)
def menu_too_wide(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers are offered more options at once than they can keep in mind.

    More than nine on the phone are an error where the words are known: that is all a keypad has beside 0.

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
    Customers forget the first options while they take in the last; fewer options and clearer labels
    help, but hiding options a level deeper does not.

    Guides advise four or five options by key (ISO/IEC 13714, 1995: four wherever possible; Avaya,
    undated: 4 to 5; Plum, undated: at most 5; Portugal's decree-law 134/2009: at most five in the first
    menu; the first and the last reported second-hand). The evidence is not all on one side: in
    experiments one broad menu beat several nested ones (Virzi and Huitema 1997, Commarford et al.
    2008).

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
                yield _problem(journey, menu, offered, most)


def _most(journey: Journey, menu: Touchpoint, options: Options) -> int:
    medium = journey.medium(menu)
    keys = bool(key_options(journey, menu.id))
    if medium == "voice":
        return options.most if keys else options.most_spoken
    return options.most if medium is None and keys else options.most_shown


def _problem(journey: Journey, menu: Touchpoint, offered: list[Transition], most: int) -> Problem:
    phone = journey.medium(menu) == "voice"
    count = len(offered)
    heard = bool(menu.prompt) and all(map(is_known, menu.prompt.values()))
    return Problem(
        menu.id,
        _message(menu, f"{count} options", _besides(journey, menu, offered), most, phone),
        path=journey.witness(menu.id),
        fix=f"Merge or drop options of {menu.name} and put the most used first, without adding a level below.",
        severity=Severity.ERROR if phone and heard and count > KEYPAD else None,
        label=f"{count} options",
    )


def _message(menu: Touchpoint, options: str, besides: str, most: int, phone: bool) -> str:
    if not phone:
        return (
            f"Customers are given {options} in {menu.name}{besides}; at most {most} are easy to choose from."
        )
    end = f"more than the {most} that {{}} can keep in mind."
    if any(map(is_known, menu.prompt.values())):
        return f"Customers hear {options} in {menu.name}{besides}, {end.format('they')}"
    return f"{menu.name} offers {options}{besides}, {end.format('customers')}"


def _besides(journey: Journey, menu: Touchpoint, offered: list[Transition]) -> str:
    """The keys that do not count, if any."""
    counted = {way.key for way in offered}
    left = [way.key for way in key_options(journey, menu.id) if way.key not in counted]
    if not left or not any(map(is_key, counted)):
        return ""
    return f" besides the {'key' if len(left) == 1 else 'keys'} {listed(left)}"
