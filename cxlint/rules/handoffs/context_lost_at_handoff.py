"""HND102: what customers have told is not handed over with them."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Fix, Journey, Problem, Safety, SetAttribute, listed, rule
from cxlint.rules.handoffs._fields import Lost, in_words, lost


@rule("HND102", severity="warning", since="0.1", kind="declared", fix="safe")
def context_lost_at_handoff(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are put through to a person who does not get what they have told before.

    Flagged::

        who:input {asks: [account_number]} -> what:input {asks: [problem]}
        what -{carries: [problem]}!-> people:queue

    Flagged::

        # Nothing is handed over anywhere
        @ {context_carry: none}
        who:input {asks: [account_number]} -!-> people:queue -> helper:agent

    Clean::

        who:input {asks: [account_number]} -{carries: [account_number]}-> people:queue

    Clean::

        # It is not declared what is handed over
        who:input {asks: [account_number]} -> people:queue

    Clean::

        # Not everybody has been asked
        main:menu -1-> who:input {asks: [account_number]} -> hours:decision
        main -0-> hours
        hours -{carries: []}-> people:queue

    Why:
    What is not handed over is asked again, and customers feel that nobody has listened.

    The hand-off guides of Microsoft, Voiceflow and Twilio (undated) pass the history and what was
    collected on to the agent. Having to explain something again is a driver of effort (Dixon, Freeman
    and Toman 2010).

    Fix:
    Hand over what was collected: name it under `carries`, and show it to the person who answers.

    False alarms:
    Silent where neither `carries` on the way nor `context_carry` on the journey says what is handed
    over, for data that only some customers have given, and for secrets such as a PIN or the number of a
    card, which nobody should see. `context_carry: all` says that the platform hands everything over.
    Where the whole journey carries nothing, that is one finding.
    """
    found = lost(journey)
    undeclared = [one for one in found if one.way.carries is None]
    if undeclared:
        yield _problem(journey, undeclared)
    for one in found:
        if one.way.carries is not None:
            yield _problem(journey, [one])


def _problem(journey: Journey, group: list[Lost]) -> Problem:
    first = group[0]
    missing = listed(in_words(first.fields))
    person = journey[first.way.target]
    return Problem(
        first.way.id,
        f"Customers get to {person.name} without {missing}, although all of them have told that before.",
        path=journey.witness(first.way.source, then=(first.way,)),
        fix=f"Hand {missing} over on the way from {journey[first.way.source].name} to {person.name}.",
        related=tuple(one.way.id for one in group[1:]),
        edits=Fix("Carry it along", tuple(_edit(one) for one in group), Safety.SAFE),
        label="told, but not handed over",
    )


def _edit(one: Lost) -> SetAttribute:
    names = [name.replace(" ", "_") for name in sorted(one.fields)]
    return SetAttribute(one.way.id, "carries", [*(one.way.carries or ()), *names])
