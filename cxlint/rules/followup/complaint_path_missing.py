"""FUP107: customers who are unhappy find no place to say so."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, Touchpoint, Transition, option, rule
from cxlint.prompts import announced_keys, find, is_known, names_service, texts


class Options(RuleOptions):
    """From when on a menu is one for all matters."""

    matters: int = option(3, "Fewest named matters of a menu that is judged. Our choice.")


@rule("FUP107", severity="info", since="0.1", options=Options)
def complaint_path_missing(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers who want to complain find no option for it, and nobody to tell.

    Flagged::

        main:menu! {prompt: For your balance press 1. For opening times press 2. For our address press 3.}
        main -1-> balance -> done:end; main -2-> times -> done; main -3-> where -> done

    Clean::

        main:menu {prompt: For your balance press 1. For opening times press 2. For complaints press 3.}
        main -1-> balance -> done:end; main -2-> times -> done; main -3-> leave:page -> done

    Clean::

        # A person takes complaints, too
        main:menu {prompt: For your balance press 1. For opening times press 2. For our address press 3.}
        main -1-> balance -> done:end; main -2-> times -> done; main -3-> where -> done; main -0-> people:queue

    Why:
    Customers who cannot complain to the firm complain elsewhere, or leave.

    ISO 18295-1 (2017; we have read its headings only) has a clause on complaints (4.4). In Italy
    AGCOM's resolution 255/24/CONS (2024) wants an option of its own for them on the first level of the
    menu, and Brazil's Decreto 11.034/2022 in the first menu (both reported second-hand).

    Fix:
    Add an option for complaints that leads to a person, a form or a call-back.

    False alarms:
    Judges only the first menu that customers come to, where it names at least three matters in words and
    no way from it leads to a person, a call-back, a form, free words, or to what is not known. Silent
    where anything in the journey speaks of complaints.
    """
    menus = journey.in_walking_order(one.id for one in journey.of_kind("menu") if not one.backstage)
    if not menus or _speaks_of_complaints(journey):
        return
    main = journey[menus[0]]
    taking = (
        frozenset(one.id for one in journey.of_kind("page", "bot", "agent")) | journey.help | journey.opaque
    )
    named = _named_matters(journey, main)
    if len(named) >= options.matters and main.id not in journey.can_reach(taking):
        yield Problem(
            main.id,
            f"Customers who want to complain find no place for it in {main.name}, nor anywhere after it.",
            path=journey.witness(main.id),
            fix=f"Add an option for complaints to {main.name} that leads to a person, a form or a call-back.",
            label="no way to complain",
        )


def _named_matters(journey: Journey, menu: Touchpoint) -> set[str]:
    """Targets of the options whose matter is given in words; none where a text is not known."""
    prompts = texts(journey, menu)
    if not all(text.known for text in prompts):
        return set()
    announced = {one.key for text in prompts for one in announced_keys(text.text, text.tongue) if one.label}
    return {
        way.target for way in journey.out(menu.id) if way.deliberate and _in_words(journey, way, announced)
    }


def _in_words(journey: Journey, way: Transition, announced: set[str]) -> bool:
    label = way.label or way.key
    if names_service(label, journey.tongue()):
        return False
    return way.key in announced or (is_known(label) and any(sign.isalpha() for sign in label))


def _speaks_of_complaints(journey: Journey) -> bool:
    own = journey.tongue()
    said = [text for one in journey.reached for text in (one.title, *one.prompt.values(), *one.says.values())]
    chosen = [text for way in journey.transitions for text in (way.label, way.key)]
    return any(find(text, own, "complaint") for text in (*said, *chosen) if text)
