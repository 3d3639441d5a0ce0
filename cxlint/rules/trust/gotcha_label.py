"""TRU102: options that promise a person and lead to a machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, Tongue, Touchpoint, Transition, rule
from cxlint.api import vocabulary as words
from cxlint.prompts import Announced, Hit, Text, announced_keys, find, texts
from cxlint.rules._people import person_in


@rule("TRU102", severity="error", since="0.1", certain=True)
def gotcha_label(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers choose an option for a person, and get a machine that leads to nobody.

    Flagged::

        main:menu -1{label: Speak to an agent}!-> nora:bot -> answer -> bye:end
        main -2-> people:queue

    Clean::

        main:menu -1{label: Speak to an agent}-> why:menu -1-> people:queue; why -2-> people

    Clean::

        main:menu -1{label: Ask our assistant}-> nora:bot -> answer -> bye:end; main -2-> people:queue

    Clean::

        # Nobody knows what the other journey does
        main:menu -1{label: Speak to an agent}-> other.journey.yaml

    Why:
    Customers who were fooled once do not believe the next promise, and hang up or press anything.

    Good technology needs no trick to be used: those who want the assistant choose it by its name (our
    own conclusion).

    Fix:
    Lead the option to a person, or name what really follows.

    False alarms:
    Only words such as “speak to an agent”, or “agent” alone, are a promise, and never those that name a
    machine. Silent where a person, a call-back or a voicemail can follow, where something that could
    not be read may lead to one, where the bot understands the wish for a person (`human_intent: true`),
    and where the option ends without any machine in between (escalation-dead-end). That a person
    follows, but after too many questions, is reported by human-request-deflected.
    """
    hopeful = journey.can_reach({*journey.help, *journey.opaque, *_understanding(journey)})
    automata = [one.id for one in journey.reached if one.kind in words.INPUT_KINDS and not one.backstage]
    caught = journey.can_reach(automata, through=lambda way: _passes(journey, way))
    groups: dict[tuple[str, str], list[tuple[Transition, Hit]]] = {}
    for menu in journey.reached:
        for way in journey.out(menu.id):
            tricked = way.deliberate and way.target in caught and way.target not in hopeful
            if tricked and (hit := _promise(journey, menu, way)):
                groups.setdefault((menu.id, way.target), []).append((way, hit))
    for found in groups.values():
        yield from _problem(journey, found, automata)


def _understanding(journey: Journey) -> list[str]:
    """Touchpoints where asking for a person is understood."""
    return [one.id for one in journey.touchpoints.values() if one.get("human_intent") is True]


def _passes(journey: Journey, way: Transition) -> bool:
    """Whether the contact goes on this way without anybody answering or failing."""
    return journey[way.source].kind in words.PASSED_KINDS and not way.accidental


def _promise(journey: Journey, menu: Touchpoint, way: Transition) -> Hit | None:
    """The words with which an option promises a person: its own, or those of the prompt."""
    tongue = journey.tongue()
    if way.label:
        return _promised(way.label, tongue)
    own = _promised(way.key, tongue)
    said = [(one.label, text.tongue) for text in texts(journey, menu) for one in _announced(text, way)]
    return own or next((hit for label, spoken in said if (hit := _promised(label, spoken))), None)


def _announced(text: Text, way: Transition) -> list[Announced]:
    return [one for one in announced_keys(text.text, text.tongue) if one.key == way.key]


def _promised(text: str, tongue: Tongue) -> Hit | None:
    """The words in *text* that promise a person to talk to; None also where it names a machine.

    Names of people, such as “agent”, count only when they are all that is said: “for agents” may
    mean those who sell.
    """
    if find(text, tongue, "bot_disclosure"):
        return None
    bare = person_in(text, tongue)
    alone = bare if bare is not None and len(text.split()) == 1 else None
    return person_in(text, tongue, "person_promised") or alone


def _problem(
    journey: Journey, found: Sequence[tuple[Transition, Hit]], automata: Sequence[str]
) -> Iterator[Problem]:
    (first, hit), menu = found[0], journey[found[0][0].source]
    steps = journey.way(first.target, automata, through=lambda way: _passes(journey, way)) or ()
    machine = journey[steps[-1].target if steps else first.target]
    if machine.id == menu.id or machine.id in _passed(journey, menu.id):
        return
    yield Problem(
        first.id,
        f"Customers who choose “{hit.text}” at {menu.name} get to {machine.name}, and from there to no person.",
        path=journey.witness(menu.id, then=(first, *steps)),
        fix=f"Lead “{hit.text}” at {menu.name} to a person, or name what really follows.",
        related=tuple(way.id for way, _ in found[1:]),
        label="no person here",
    )


def _passed(journey: Journey, touchpoint: str) -> set[str]:
    """The touchpoints that every way to this one passes."""
    passed: set[str] = set()
    while touchpoint not in passed:
        passed.add(touchpoint)
        touchpoint = journey.dominators[touchpoint]
    return passed
