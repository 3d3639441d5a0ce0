"""MNU109: options that many need behind options that few need."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, Touchpoint, option, rule
from cxlint.prompts import find
from cxlint.rules.menus._hearing import heard
from cxlint.rules.menus._options import Option, announced_order, matter_options


class Options(RuleOptions):
    """How much more often a later option has to be used."""

    times: float = option(1.5, "How many times as often the later option is used. Our choice.")
    points: float = option(0.05, "By how much more at least, as a share of customers. Our choice.")


@rule("MNU109", severity="info", since="0.1", kind="declared", options=Options, media=("voice",))
def option_order(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers hear an option that few of them need before one that many of them need.

    Flagged::

        main:menu {channel: phone}! -1{label: sales, probability: 10%}-> sales:queue
        main -2{label: bills, probability: 60%}-> bills:queue

    Clean::

        main:menu {channel: phone} -1{label: bills, probability: 60%}-> bills:queue
        main -2{label: sales, probability: 10%}-> sales:queue

    Clean::

        # Nobody says how often
        main:menu {channel: phone} -1{label: sales}-> sales:queue; main -2{label: bills}-> bills:queue

    Why:
    Most customers have to listen to what most of them do not need.

    ISO/IEC 13714 (1995, reported second-hand), Avaya's guide and Irish guidance for public services
    (both undated) put what is used most first. How much more often it must be used to count is our
    choice.

    Fix:
    Say the option that is used most first, and number the options anew.

    False alarms:
    Speaks only where options have a `probability`, of menus that are listened to. The order is the
    one in which the prompt names the keys, or that of the keys. Ways to a person, for repeating, going
    back or leaving have their place anyway and are not compared, nor is the option for everything
    else, which belongs last.
    """
    for menu in journey.of_kind("menu"):
        if menu.id in journey.reachable and heard(journey, menu):
            found = _misplaced(_in_order(journey, menu), options)
            if found is not None:
                yield _problem(journey, menu, *found)


def _in_order(journey: Journey, menu: Touchpoint) -> list[Option]:
    """The options with a share, as they are said, or by their keys."""
    said = announced_order(journey, menu)
    place = {key: number for number, key in enumerate(said)}
    choices = [one for one in matter_options(journey, menu) if _compared(journey, one)]
    if said:
        return sorted((one for one in choices if one.key in place), key=lambda one: place[one.key])
    return sorted((one for one in choices if one.key.isdecimal()), key=lambda one: int(one.key))


def _compared(journey: Journey, one: Option) -> bool:
    rest = find(one.label, journey.tongue(), "something_else") if one.label else None
    return one.way.probability is not None and rest is None


def _misplaced(choices: list[Option], options: Options) -> tuple[Option, Option] | None:
    """The option that fewest choose, with the one behind it that many more choose; else None."""
    best: tuple[Option, Option] | None = None
    rarest: Option | None = None
    for one in choices:
        more = rarest is not None and _clearly_more(one, rarest, options)
        if rarest is not None and more and (best is None or _share(one) > _share(best[1])):
            best = rarest, one
        if rarest is None or _share(one) < _share(rarest):
            rarest = one
    return best


def _share(one: Option) -> float:
    return one.way.probability or 0.0


def _clearly_more(later: Option, earlier: Option, options: Options) -> bool:
    more = _share(later) - _share(earlier)
    return _share(later) > options.times * _share(earlier) and more > options.points


def _problem(journey: Journey, menu: Touchpoint, earlier: Option, later: Option) -> Problem:
    few, many = _named(earlier), _named(later)
    return Problem(
        menu.id,
        f"Customers hear {few}, which {_share(earlier):.0%} of them choose, before {many}, which"
        f" {_share(later):.0%} choose, in {menu.name}.",
        path=journey.witness(menu.id),
        fix=f"Move {many} before {few} in {menu.name}, and number the options anew.",
        related=(earlier.way.id, later.way.id),
        label="the rarer option comes first",
    )


def _named(one: Option) -> str:
    return f"“{one.label}”" if one.label else f"the key {one.key}"
