"""OWN101: touchpoints that nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, Touchpoint, counted, named, option, rule


class Options(RuleOptions):
    """Who has to answer for what."""

    each: bool = option(
        False, "Ask for an owner at each touchpoint although the journey has one. Our choice."
    )


@rule("OWN101", severity="info", since="0.1", kind="completeness", options=Options)
def step_without_owner(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers meet touchpoints that nobody answers for.

    Flagged::

        main:menu -1-> people:queue {owner: service desk}
        main -no_input-> people

    Clean::

        @ {owner: billing care}
        main:menu -1-> people:queue; main -no_input-> people

    Clean::

        main:menu {owner: voice team} -1-> people:queue {owner: service desk}
        main -no_input-> people

    Why:
    What belongs to nobody is mended by nobody: complaints about it are passed around.

    That an owner of the whole journey is enough is our choice.

    Fix:
    Write under `owner` who answers for the touchpoint, or who answers for the whole journey.

    False alarms:
    One remark for the whole journey. Touchpoints behind the scenes and endings need no owner, and flows
    that were exported from a platform cannot name one.
    """
    if journey.origin != "journey" or (journey.attributes.get("owner") and not options.each):
        return
    steps = [one for one in journey.reached if _met(one)]
    orphans = [one for one in steps if not one.owner]
    if orphans:
        yield _problem(orphans, len(steps), bool(journey.attributes.get("owner")))


def _met(touchpoint: Touchpoint) -> bool:
    return not (
        touchpoint.backstage or touchpoint.is_end or touchpoint.synthetic or touchpoint.kind == "call"
    )


def _problem(orphans: list[Touchpoint], number: int, whole: bool) -> Problem:
    which, count = named(orphans), counted(len(orphans), "touchpoint")
    message = f"Customers meet {count} for which the design names no owner: {which}."
    if len(orphans) == number > 1:
        message = f"Customers meet {count}, and the design names no owner for any of them."
    if whole:
        message = f"Customers meet {count} without an owner of {'its' if len(orphans) == 1 else 'their'} own: {which}."
    return Problem(
        "",
        message,
        fix=f"Write under owner who answers for {which}{'' if whole else ', or for the whole journey'}.",
        related=tuple(one.id for one in orphans),
        label="no owner",
    )
