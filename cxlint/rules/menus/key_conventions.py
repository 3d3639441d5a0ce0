"""MNU110: keys that are not where customers expect them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from cxlint.api import Journey, Problem, Severity, Touchpoint, listed, rule
from cxlint.prompts import mentions_key, says
from cxlint.prompts.text import tokens
from cxlint.rules._surveys import is_survey
from cxlint.rules.menus._announcing import key_options
from cxlint.rules.menus._hearing import heard
from cxlint.rules.menus._options import Option, announced_order, matter_options, offered

IN_A_ROW = "12345678"
"""Keys that are counted through; 9 often stands apart, for the end or for everything else."""


@rule("MNU110", severity="info", since="0.1", media=("voice",))
def key_conventions(journey: Journey, options: object) -> Iterator[Problem]:
    """The keys of a menu are not numbered as customers know it from other menus.

    Flagged::

        main:menu {channel: phone}! -1{label: sales}-> sales:queue; main -2{label: service}-> service:queue
        main -4{label: complaints}-> complaints:queue

    Flagged::

        # To hear it again is 9 in one menu and 7 in the next
        main:menu {channel: phone} -1{label: bills}-> bills:menu {channel: phone}!
        main -2{label: moving}-> moving:end; main -9{label: repeat}-> main
        bills -1{label: copy}-> copy:end; bills -2{label: balance}-> balance:end
        bills -7{label: repeat}-> bills

    Clean::

        main:menu {channel: phone} -1{label: sales}-> sales:queue; main -2{label: service}-> service:queue
        main -3{label: complaints}-> complaints:queue; main -9{label: repeat}-> main; main -0-> people:queue

    Why:
    Customers learn what a key does and press it next time without listening; a gap makes them think
    that they missed an option.

    ISO/IEC 13714 (1995, reported second-hand) asks for keys that rise by one from 1 without gaps, with
    # to end an entry, * to step back, 0 for help or a person and 9 to leave where possible. That other
    keys for the same service count as worse than a gap is our choice.

    Fix:
    Number the options from 1 on without gaps, in the order in which they are said, and keep a key for
    what it does in every menu.

    False alarms:
    On the phone only. 9 may stand apart, and so may keys for repeating, going back, a person or
    leaving, and keys that lead to the same place in another menu. Menus with keys of two digits are left
    alone, because letters or numbers are spelt there, and so are ratings.
    The order counts only where the prompt says it. Different keys for the same thing (a warning) are
    reported for repeating, going back, a person and leaving alone: other options move from menu to
    menu by their nature. A key that is announced and missing is left to `announced-option-not-wired`,
    and a 0 that leads to no person to `zero-not-honoured`.
    """
    menus = [one for one in journey.of_kind("menu") if _judged(journey, one)]
    uses = Counter((way.key, way.target) for menu in menus for way in key_options(journey, menu.id))
    for menu in menus:
        if not is_survey(menu) and says(journey, menu, "key_range") is None:
            yield from _own(journey, menu, uses)
    ordered = [journey[one] for one in journey.in_walking_order([menu.id for menu in menus])]
    yield from _conflicts(journey, ordered)


def _judged(journey: Journey, menu: Touchpoint) -> bool:
    return (
        menu.id in journey.reachable
        and not menu.backstage
        and heard(journey, menu)
        and all(len(way.key) == 1 for way in key_options(journey, menu.id))
    )


def _own(journey: Journey, menu: Touchpoint, uses: Mapping[tuple[str, str], int]) -> Iterator[Problem]:
    choices = [one for one in matter_options(journey, menu) if one.key]
    keys = sorted({one.key for one in choices if one.key in IN_A_ROW})
    order = [key for key in announced_order(journey, menu) if key in keys]
    used = {way.key for way in key_options(journey, menu.id)}
    own = sorted(one.key for one in choices if one.key in IN_A_ROW and uses[one.key, one.way.target] < 2)
    missing = [key for key in IN_A_ROW[: int(own[-1])] if key not in used] if own else []
    if missing and len(keys) > 1 and not _mentioned(menu, missing):
        yield _gap(journey, menu, missing)
    elif order != sorted(order):
        yield _order(journey, menu, order)
    signs = [one for one in choices if one.key in "*#" and one.label]
    if signs:
        yield _sign(journey, menu, signs[0])


def _mentioned(menu: Touchpoint, keys: list[str]) -> bool:
    return any(mentions_key(text, key) for text in menu.prompt.values() for key in keys)


def _gap(journey: Journey, menu: Touchpoint, missing: list[str]) -> Problem:
    keys = "key" if len(missing) == 1 else "keys"
    return Problem(
        menu.id,
        f"{menu.name} passes over the {keys} {listed(missing)}, so customers may think that they missed"
        " something.",
        path=journey.witness(menu.id),
        fix=f"Number the options of {menu.name} from 1 on without gaps.",
        label=f"no {listed(missing, 'or')}",
    )


def _order(journey: Journey, menu: Touchpoint, order: list[str]) -> Problem:
    return Problem(
        menu.id,
        f"Customers hear the keys of {menu.name} in the order {listed(order)}.",
        path=journey.witness(menu.id),
        fix=f"Number the options of {menu.name} in the order in which they are said.",
        label="keys out of order",
    )


def _sign(journey: Journey, menu: Touchpoint, choice: Option) -> Problem:
    use = "ends an entry" if choice.key == "#" else "steps back"
    return Problem(
        menu.id,
        f"Customers have to press {choice.key} for “{choice.label}” in {menu.name}, a key that elsewhere"
        f" {use}.",
        path=journey.witness(menu.id),
        fix=f"Give “{choice.label}” a number in {menu.name}.",
        related=(choice.way.id,),
        label=f"{choice.key} for an option",
    )


def _conflicts(journey: Journey, menus: list[Touchpoint]) -> Iterator[Problem]:
    """Services that have one name and several keys, each once, where the second key comes up."""
    places: dict[tuple[str, ...], dict[str, list[Option]]] = {}
    for menu in menus:
        for one in offered(journey, menu):
            if one.service and one.label and one.key:
                said = tuple(token.word for token in tokens(one.label) if token.is_word)
                places.setdefault(said, {}).setdefault(one.key, []).append(one)
    yield from (_conflict(journey, keys) for keys in places.values() if len(keys) > 1)


def _conflict(journey: Journey, keys: dict[str, list[Option]]) -> Problem:
    first, second = (keys[key][0] for key in list(keys)[:2])
    earlier, later = journey[first.way.source], journey[second.way.source]
    return Problem(
        later.id,
        f"Customers press {first.key} for “{first.label}” in {earlier.name}, but {second.key} in {later.name}.",
        path=journey.witness(later.id),
        fix=f"Use one key for “{first.label}” in every menu, such as {first.key}.",
        severity=Severity.WARNING,
        related=tuple(one.way.id for ones in keys.values() for one in ones),
        label=f"{first.key} elsewhere",
    )
