"""FUP105: the journey gives up on customers and leaves it at that."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, Transition, named, rule
from cxlint.api import vocabulary as words
from cxlint.prompts import find
from cxlint.rules._endings import help_later, medium_at


@rule("FUP105", severity="warning", since="0.1")
def unresolved_without_recovery(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers leave without what they came for, and are offered nothing: no word, no case, no other way.

    Flagged::

        main:menu -1-> done:end(resolved)
        main -2-> off:end(unresolved)!

    Flagged::

        check:task {channel: backstage} -> covered:decision {channel: backstage} -yes-> done:end(resolved)
        covered -no-> off:end(unresolved)!

    Clean::

        main:menu -1-> done:end(resolved)
        main -2-> sorry {prompt: We cannot do this. Please visit one of our shops.} -> off:end(unresolved)

    Clean::

        main:menu -1-> done:end(resolved)
        main -2-> note:task {opens_case: true} -> off:end(unresolved)

    Clean::

        # A failure has rules of its own
        main:menu -1-> done:end(resolved)
        main -no_input-> off:end(unresolved)

    Clean::

        # A person has spoken with them
        main:menu -1-> helper:agent -> off:end(unresolved)

    Why:
    A customer who is let go without a word does not know what to do next, and comes back angrier.

    ACIxD's guidance on failure (undated) asks to say what happened and to offer another way: a person,
    a call-back, another channel.

    Fix:
    Say why it is not possible and what the customer can do instead, or open a case.

    False alarms:
    Speaks only of endings that are declared `unresolved`, where customers come to them from a question
    or a decision and nothing is said, sent, or put on somebody's desk on the way, or may have been put
    there before. Silent where customers chose to leave, after a person, and after failures, closing
    times and queues, which other rules judge (error-hangup, closed-hours-dead-end,
    queue-overflow-hangup).
    """
    groups: dict[str, list[Transition]] = {}
    normal = journey.reach([entry.id for entry in journey.entries], through=_going_well)
    normal -= journey.reach(one.id for one in journey.reached if one.get("opens_case") is True)
    for way in journey.transitions:
        if way.source in normal and _going_well(way) and _given_up(journey, way):
            groups.setdefault(journey.fates[way.target].ending, []).append(way)
    for ending, ways in groups.items():
        yield _problem(journey, ending, ways)


def _going_well(way: Transition) -> bool:
    return not way.accidental and way.event not in words.SITUATIONS and way.event != "hangup"


def _given_up(journey: Journey, way: Transition) -> bool:
    """Whether the contact surely ends unresolved and silently, and nothing else was sure before."""
    fate = journey.fates.get(way.target)
    before = journey.fates.get(way.source)
    if fate is None or fate.heard or way.say or (before is not None and before.cut_off):
        return False
    source, ending = journey[way.source], journey[fate.ending]
    if ending.end != "unresolved" or not fate.cut_off or fate.counted or ending.owner is not None:
        return False
    asked = source.kind in words.INPUT_KINDS or source.kind in ("decision", "task", "page")
    return asked and not _leaves(journey, way) and not _asks_who_is_there(journey, source)


def _asks_who_is_there(journey: Journey, source: Touchpoint) -> bool:
    """Whether a decision looks at opening hours, staff or the queue."""
    hours = source.get("basis") is None and find(source.title, journey.tongue(), "hours_check") is not None
    return source.kind == "decision" and (hours or source.get("basis") in ("hours", "staffing", "queue"))


def _leaves(journey: Journey, way: Transition) -> bool:
    """Whether customers choose to go."""
    tongue = journey.tongue()
    return way.deliberate and any(find(text, tongue, "services") for text in (way.key, way.label))


def _problem(journey: Journey, ending: str, ways: list[Transition]) -> Problem:
    first, place = ways[0], journey[ending]
    sources = list(dict.fromkeys(way.source for way in ways))
    after = named((journey[one] for one in sources), "or")
    return Problem(
        ending,
        f"Customers who come from {after} to {place.name} leave without what they came for and are offered"
        " nothing: no word, no case, no other way.",
        path=journey.witness(first.source, then=(first, *journey.way_to_ending(first.target))),
        fix=f"Before {place.name}, say why it is not possible and what else customers can do, or offer"
        f" {help_later(medium_at(journey, journey[first.source]))}.",
        related=tuple(way.id for way in ways),
        label="nothing is offered",
    )
