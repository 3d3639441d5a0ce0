"""MNU102: menus below menus below menus."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, named, option, rule
from cxlint.rules.menus._levels import MOST, Group, too_deep


class Options(RuleOptions):
    """How many levels menus may have."""

    most: int = option(MOST, "Most menus in a row before something happens. Irish guidance (undated): 3.")


@rule("MNU102", severity="warning", since="0.1", options=Options)
def menu_too_deep(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers have to choose in too many menus, one after the other, before anything happens.

    Only menus that cannot be reached on a shorter way are reported.

    Flagged::

        a:menu -1-> b:menu -1-> c:menu -1-> d:menu! -1-> x:end; d -2-> y:end; d -3-> z:end
        a -2-> x; a -3-> y; b -2-> x; b -3-> y; c -2-> x; c -3-> y

    Clean::

        a:menu -1-> b:menu -1-> c:menu -1-> x:end; c -2-> y:end; c -3-> z:end
        a -2-> x; a -3-> y; b -2-> x; b -3-> y; c -9-> a

    Clean::

        # The last one only asks for a yes or a no
        a:menu -1-> b:menu -1-> c:menu -1-> sure:menu -1-> x:end; sure -2-> a
        a -2-> x; a -3-> x; b -2-> x; b -3-> x; c -2-> x; c -3-> x

    Why:
    Every level costs customers one more prompt and one more decision before anything happens.

    In experiments deep menus were slower and worse liked than broad ones, most of all by people with
    little working memory (Commarford et al. 2008). Irish guidance for public services (undated) allows
    three levels.

    Fix:
    Lift the options that are used most to the level above, or ask in one open question.

    False alarms:
    Questions with two answers do not count, nor do menus customers get to because something went
    wrong, and the count starts again after a person, a page, a survey or a task customers see.
    """
    for group in too_deep(journey, options.most):
        yield _problem(journey, group, options.most)


def _problem(journey: Journey, group: Group, most: int) -> Problem:
    menu, way = group[0]
    above = [journey[step.source] for step in way if step.deliberate and journey[step.source].kind != "input"]
    others = f" (and {len(group) - 1} more menus there)" if len(group) > 1 else ""
    return Problem(
        menu.id,
        f"Customers have to choose in {most} menus, {named(above[-most:], most=most)}, and then again in"
        f" {menu.name}{others}.",
        path=journey.witness(way[0].source, then=way),
        fix=f"Lift the most used options of {menu.name} to a level above, or ask one open question instead.",
        related=tuple(other.id for other, _ in group[1:]),
        label=f"level {most + 1}",
    )
