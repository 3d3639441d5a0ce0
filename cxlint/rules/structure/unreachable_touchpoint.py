"""STR103: touchpoints that nobody ever sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import (
    EVERY_ROLE,
    Fix,
    Journey,
    Problem,
    RemoveTouchpoint,
    Severity,
    Stage,
    Touchpoint,
    counted,
    named,
    rule,
)
from cxlint.api import vocabulary as words
from cxlint.rules._lost import endings_shut_out
from cxlint.rules.structure._groups import joined_by_stage, rooted
from cxlint.rules.structure._naming import Names

ENTRY_TAG = "entry"


@rule("STR103", severity="warning", since="0.1", roles=EVERY_ROLE, fix="unsafe")
def unreachable_touchpoint(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers can never get to a touchpoint of the journey.

    Touchpoints that hang together are one finding, at the first of them, and so is a whole stage.
    Endings that stand alone, say nothing and achieve nothing are only a remark, because customers
    miss nothing.

    Flagged::

        greet -> main:menu
        main -1-> done:end(resolved)
        offer! -> offer_queue:queue

    Clean::

        greet -> main:menu
        main -1-> done:end(resolved)
        main -0-> offer -> offer_queue:queue

    Clean::

        # An outage notice that is switched on by hand
        greet -> main:menu
        main -1-> done:end(resolved)
        outage {tags: [entry]} -> main

    Why:
    What nobody reaches nobody tests: its promises, numbers and prompts go out of date, and often it is
    what is left of a way that was meant to exist.

    That nothing is out of reach is half of what makes a process sound (van der Aalst 1997).

    Fix:
    Add a way that leads there, or take it out.

    In journey files, the tag `entry` marks a touchpoint that something outside starts; exported
    flows have no such tag.

    False alarms:
    Silent for touchpoints tagged `entry` and all that follows them; for the whole journey when a
    touchpoint that customers reach could not be read completely, because the missing part may lead
    there; for a touchpoint whose name a dangling way nearly spells (that is the finding then); and for
    an ending that only a loop without a way out keeps customers from (cannot-complete, trapped-loop).

    How often:
    Just under one public flow in twenty has such a finding (4.9 % of 610, our own count); half of these
    are copies of one template that carries spare blocks along. We have read all 44 findings beside
    the flows.
    """
    if not journey.entries or any(touchpoint.incomplete for touchpoint in journey.reached):
        return
    known = journey.reach([*(entry.id for entry in journey.entries), *_other_starts(journey)])
    shut_out = endings_shut_out(journey)
    lost = {one.id: None for one in journey.unreachable if one.id not in known and one.id not in shut_out}
    cycles = {one: cycle[0] for cycle in journey.components for one in cycle} if lost else {}
    groups, stages = joined_by_stage(journey, journey.regions(lost))
    stray = _stray_endings(journey, groups)
    alone = {one.id for endings in stray.values() for one in endings}
    for group in groups:
        if group[0] not in alone:
            yield _problem(journey, rooted(journey, group, cycles), stages.get(group[0]))
    for endings in stray.values():
        yield _stray(journey, endings)


def _stray_endings(journey: Journey, groups: Sequence[Sequence[str]]) -> dict[str, list[Touchpoint]]:
    """Endings that stand alone and are nothing but an ending, by name; the journey stops elsewhere."""
    found: dict[str, list[Touchpoint]] = {}
    if not any(journey.stops_at(one) for one in journey.reached):
        return found
    for one in (journey[group[0]] for group in groups if len(group) == 1):
        speaks = one.prompt or one.says or one.end not in (None, *words.BAD_OUTCOMES)
        if one.kind == "end" and not speaks:
            found.setdefault(one.name, []).append(one)
    return found


def _other_starts(journey: Journey) -> Iterator[str]:
    """Touchpoints that something else leads to: from outside, or by a name that is misspelt."""
    yield from (touchpoint.id for touchpoint in journey.unreachable if ENTRY_TAG in touchpoint.tags)
    targets = dict.fromkeys(way.target for way in journey.dangling if way.source in journey.reachable)
    if targets:
        names = Names(journey)
        yield from (meant.id for target in targets if (meant := names.nearest(target)) is not None)


def _stray(journey: Journey, endings: Sequence[Touchpoint]) -> Problem:
    name, number = endings[0].name, len(endings)
    total = sum(one.is_end and one.name == name for one in journey.touchpoints.values())
    if total == number:
        told = f"The {number} {name} endings are" if number > 1 else f"The ending {name} is"
    else:
        told = (
            f"{number if number > 1 else 'One'} of the {total} {name} endings {'are' if number > 1 else 'is'}"
        )
    return Problem(
        endings[0].id,
        f"{told} never reached.",
        why="Customers miss nothing, but whoever reads the design looks for what leads there.",
        fix="Take them out." if number > 1 else "Take it out.",
        severity=Severity.INFO,
        related=tuple(one.id for one in endings[1:]),
        edits=_removal(endings),
        label="nothing leads here",
    )


def _removal(lost: Sequence[Touchpoint]) -> Fix | None:
    removed = tuple(RemoveTouchpoint(one.id) for one in lost if not one.synthetic)
    title = f"Remove {lost[0].name}" if len(removed) == 1 else f"Remove {counted(len(removed), 'touchpoint')}"
    return Fix(title, removed) if removed else None


def _problem(journey: Journey, group: Sequence[str], stage: Stage | None = None) -> Problem:
    lost = [journey[one] for one in group]
    number = "" if len(lost) == 1 else f" {counted(len(lost), 'touchpoint')}:"
    if stage is not None:
        number = f" anything in the stage “{stage.name}”:"
    tagged = (
        "" if "source" in journey.attributes else f" tag it `{ENTRY_TAG}` if something outside starts it,"
    )
    return Problem(
        lost[0].id,
        f"{_nobody(journey, lost)} to{number} {named(lost)}; no way leads there.",
        fix=f"Add a way that leads to {lost[0].name},{tagged} or take {_all(len(lost))} out.",
        related=tuple(group[1:]),
        edits=_removal(lost),
        label="nothing leads here",
    )


def _all(number: int) -> str:
    return {1: "it", 2: "both"}.get(number, f"all {number}")


def _nobody(journey: Journey, lost: Sequence[Touchpoint]) -> str:
    staff = journey.role == "agent" or all(one.layer not in (None, "customer") for one in lost)
    return "Nobody ever gets" if staff else "Customers never get"
