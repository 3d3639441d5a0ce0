"""RPT107: a choice fails behind the scenes, and the menu starts again as if nothing had happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxlint.api import Journey, Problem, Touchpoint, Transition, Verdict, named, rule
from cxlint.api import vocabulary as words
from cxlint.prompts import is_known
from cxlint.rules.loops._landing import lands

FAULTS = frozenset({"error", "fail", "timeout"})
"""Events by which a system says that it has not done what it should."""

SERVED_BY_PEOPLE = frozenset({"queue", "transfer", "callback", "agent", "voicemail"})
"""Kinds whose failures other rules look at."""

NESTED = 8
"""Questions looked at above a failing step. Our choice: nobody nests menus deeper."""


@rule("RPT107", severity="warning", since="0.1")
def failure_replays_menu(journey: Journey, options: object) -> Iterator[Problem]:
    """Something fails behind what customers have chosen, and they land in the same menu without a word.

    Flagged::

        main:menu -1-> look_up:task -> balance -> done:end(resolved)
        main -0-> people:queue
        look_up -error!-> main

    Clean::

        main:menu -1-> look_up:task -> balance -> done:end(resolved)
        main -0-> people:queue
        look_up -error-> sorry {prompt: "We cannot look that up now; the other options work."} -> main

    Clean::

        main:menu -1-> look_up:task -> balance -> done:end(resolved)
        look_up -error-> people:queue
        main -0-> people

    Why:
    Customers think they pressed the wrong key and choose the same again, which fails again.

    What failed once mostly fails again at once, and nothing tells them to try anything else (our own
    conclusion).

    Fix:
    Say what does not work at the moment and what customers can do instead, or lead to a person.

    False alarms:
    Silent where anything is said on the way back, where the menu's text is filled in when it is
    played and may say what happened, where the step leads to the menu whether it fails or not, and
    where the round is reported already (trapped-loop, unbounded-loop). Queues and transfers that
    fail have rules of their own.
    """
    asked = _asked_before(journey)
    known = _reported(journey)
    found: dict[str, list[tuple[Transition, ...]]] = {}
    for source in journey.reached:
        for way in _faults(journey, source):
            landed = lands(journey, way)
            if landed and way.id not in known and _has_chosen(journey, asked, landed[0], source.id):
                found.setdefault(landed[0], []).append(landed[1])
    for menu, rounds in found.items():
        if all(is_known(text) for text in journey[menu].prompt.values()):
            yield _problem(journey, menu, rounds)


def _faults(journey: Journey, source: Touchpoint) -> Iterator[Transition]:
    """The ways on which something fails at *source* and that do not lead where success leads."""
    faults = FAULTS - {"timeout"} if source.kind in words.INPUT_KINDS else FAULTS
    if source.kind in SERVED_BY_PEOPLE:
        return
    ways = journey.ways_on(source.id)
    working = {way.target for way in ways if not way.accidental}
    yield from (way for way in ways if way.event in faults and way.target not in working)


def _asked_before(journey: Journey) -> Mapping[str, tuple[str, str]]:
    """The last question that every way to a touchpoint passes, and what all ways pass right after it."""
    found: dict[str, tuple[str, str]] = {}
    order = sorted(journey.dominators, key=journey.walking_order.__getitem__)
    for one in order:
        above = journey.dominators[one]
        if above == one:
            continue
        if journey[above].kind in words.INPUT_KINDS:
            found[one] = (above, one)
        elif above in found:
            found[one] = found[above]
    return found


def _has_chosen(journey: Journey, asked: Mapping[str, tuple[str, str]], menu: str, source: str) -> bool:
    """Whether everybody who comes to *source* has chosen something at *menu* before."""
    here = source
    for _ in range(NESTED):
        if here not in asked:
            return False
        here, after = asked[here]
        if here == menu:
            ways = [way for way in journey.out(menu) if way.target == after]
            chosen = any(way.deliberate for way in journey.out(menu))
            return chosen and all(way.deliberate for way in ways)
    return False


def _reported(journey: Journey) -> frozenset[str]:
    """The ways of rounds that other rules report."""
    endless = (loop for loop in journey.loops if loop.verdict is not Verdict.BOUNDED)
    ways = {way.id for loop in endless for way in (*loop.cycle, *loop.also)}
    trapped = (way.id for trap in journey.traps for one in trap.members for way in journey.out(one))
    return frozenset((*ways, *trapped))


def _problem(journey: Journey, menu: str, rounds: list[tuple[Transition, ...]]) -> Problem:
    failing = [journey[steps[0].source] for steps in rounds]
    places = named(failing, last="or")
    first = rounds[0]
    return Problem(
        first[0].id,
        f"Customers whose choice in {journey[menu].name} fails at {places} land in {journey[menu].name} again"
        " without a word.",
        path=journey.witness(failing[0].id, then=first),
        fix=f"Say what does not work and what else customers can do, or lead to a person when {places} fails.",
        related=tuple(steps[0].id for steps in rounds[1:]),
        label="back in the menu without a word",
    )
