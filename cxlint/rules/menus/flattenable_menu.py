"""MNU114: two menus that could be one."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, Touchpoint, Transition, option, rule
from cxlint.prompts import Text, announced_keys, texts
from cxlint.prompts.text import sentence, tokens
from cxlint.rules._languages import language_choices
from cxlint.rules._surveys import is_survey
from cxlint.rules.menus._announcing import key_options
from cxlint.rules.menus._levels import FEWEST_TO_COUNT, MOST, too_deep
from cxlint.rules.menus._options import is_answer, matter_options

LONGEST_HEADING = 8
"""Words of a sentence that only names a menu. Our choice: more tell something."""

BETWEEN = frozenset({"message", "task", "decision"})
"""Kinds that may stand between a menu and its repetition."""

LONGEST_RETRY = 8
"""Steps between a menu and its repetition at most, such as a counter and a message. Our choice."""


class Options(RuleOptions):
    """How many options the one menu may have."""

    most: int = option(
        5, "Most options by key of the menu that would result. As in `menu-too-wide`. Our choice."
    )
    most_otherwise: int = option(7, "Most options without keys of the menu that would result. Our choice.")


@rule("MNU114", severity="info", since="0.1", options=Options)
def flattenable_menu(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers choose twice, one menu after the other, where one menu would hold all options.

    Flagged::

        main:menu {channel: phone} -1{label: sales}-> sales:queue; main -2{label: bills}-> bills:menu!
        main -3{label: moving}-> moving:end; bills {channel: phone} -1{label: pay}-> pay:input -> done:end
        bills -2{label: copy of a bill}-> copy:end; bills -3{label: instalments}-> instalments:end

    Clean::

        # Six options by key would be too many
        main:menu {channel: phone} -1{label: sales}-> sales:queue; main -2{label: bills}-> bills:menu
        main -3{label: moving}-> moving:end; main -4{label: orders}-> orders:end
        bills {channel: phone} -1{label: pay}-> pay:end; bills -2{label: copy of a bill}-> copy:end
        bills -3{label: instalments}-> instalments:end

    Clean::

        # A question that is answered with yes or no is no menu to be merged
        main:menu -1{label: sales}-> sales:queue; main -2{label: cancel order}-> sure:menu
        main -3{label: moving}-> moving:end; sure -1{label: 'yes'}-> gone:end; sure -2{label: 'no'}-> main

    Why:
    Every level costs one more prompt and one more decision, and the name of the level above is one more
    thing to be guessed right.

    In experiments broad menus were faster and better liked than deep ones (Virzi and Huitema 1997),
    most of all by people with little working memory (Commarford et al. 2008).

    Fix:
    Put the options of the lower menu into the upper one, in place of the option that led there.

    False alarms:
    Speaks only where one option of a menu, and nothing else but its repetitions, leads straight to
    another menu, where no
    further menu hangs on the first (as with a choice of language), and where the result would not be
    too wide. Questions answered with yes or no, surveys, and menus with two options whose words nobody
    knows are left alone, and so is a lower menu that says something besides its options or whose text
    is not known. Silent where `menu-too-deep` speaks of the same menus.
    """
    deep = {step.source for group in too_deep(journey, MOST) for _, way in group for step in way}
    for menu in journey.of_kind("menu"):
        if menu.id in journey.reachable and menu.id not in deep and _is_menu(journey, menu):
            way = _only_way_down(journey, menu)
            if way is not None and _could_be_lifted(journey, journey[way.target]):
                yield from _judged(journey, menu, way, options)


def _is_menu(journey: Journey, menu: Touchpoint) -> bool:
    """Whether it is a menu of matters, not a question for yes or no, a mark or a rating."""
    if menu.kind != "menu" or menu.backstage or menu.incomplete:
        return False
    if is_survey(menu) or menu.id in language_choices(journey):
        return False
    choices = matter_options(journey, menu)
    if any(is_answer(journey, one.label) for one in choices):
        return False
    labelled = len(choices) > 1 and all(one.label for one in choices)
    return labelled or len(choices) >= FEWEST_TO_COUNT


def _could_be_lifted(journey: Journey, menu: Touchpoint) -> bool:
    """Whether a menu only offers its options, so that they could stand in another one."""
    return _is_menu(journey, menu) and all(_only_offers(text) for text in texts(journey, menu))


def _only_offers(text: Text) -> bool:
    """Whether a text is known and no long sentence of it is about anything but keys."""
    parts = tokens(text.text)
    keys = {key.start for key in announced_keys(text.text, text.tongue)}
    at, brief = 0, text.known
    while brief and at < len(parts):
        first, last = sentence(parts, at)
        inside = parts[first:last]
        brief = (
            any(part.start in keys for part in inside)
            or sum(part.is_word for part in inside) <= LONGEST_HEADING
        )
        at = max(last, at + 1)
    return brief


def _only_way_down(journey: Journey, menu: Touchpoint) -> Transition | None:
    """The way to the only menu that the options of *menu* lead to, if nothing else leads there."""
    down = [way for way in journey.out(menu.id) if way.deliberate and _to_menu(journey, way, menu)]
    if len({way.target for way in down}) != 1:
        return None
    below = down[0].target
    ways_in = [way for way in journey.into(below) if not way.accidental and way.event != "back"]
    others = [way.source for way in ways_in if way.source not in (menu.id, below)]
    return down[0] if all(_asks_again(journey, source, below) for source in others) else None


def _asks_again(journey: Journey, source: str, menu: str) -> bool:
    """Whether customers come to *source* only from *menu*, which they did not answer, to hear it again."""
    entries = {entry.id for entry in journey.entries}
    waiting, seen = [source], {source, menu}
    for one in waiting:
        if one in entries or journey[one].kind not in BETWEEN or len(waiting) > LONGEST_RETRY:
            return False
        for way in journey.into(one):
            if way.source == menu and way.deliberate:
                return False
            if way.source not in seen:
                seen.add(way.source)
                waiting.append(way.source)
    return True


def _to_menu(journey: Journey, way: Transition, menu: Touchpoint) -> bool:
    target = journey.touchpoints.get(way.target)
    return target is not None and target.kind == "menu" and target.id != menu.id


def _judged(journey: Journey, menu: Touchpoint, way: Transition, options: Options) -> Iterator[Problem]:
    below = journey[way.target]
    together = len(matter_options(journey, menu)) - 1 + len(matter_options(journey, below))
    keys = key_options(journey, menu.id) or key_options(journey, below.id)
    if together <= (options.most if keys else options.most_otherwise):
        yield Problem(
            below.id,
            f"Customers choose in {menu.name} and then again in {below.name}, where one menu with {together}"
            " options would do.",
            path=journey.witness(menu.id, then=(way,)),
            fix=f"Put the options of {below.name} into {menu.name}, in place of the one that leads there.",
            related=(way.id,),
            label="fits into the menu above",
        )
