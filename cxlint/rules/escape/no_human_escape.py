"""ESC101: customers talk to a machine and cannot get to anybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, Touchpoint, counted, rule
from cxlint.rules.escape._asking import answer, asking, asking_elsewhere, grouped, offer_operator
from cxlint.rules.escape._elsewhere import moves_elsewhere
from cxlint.rules.escape._escalating import dead_escalations
from cxlint.rules.escape._settings import choosing_first

NO_CHOICES = (
    "Customers who cannot answer, or need something else, can only give up and start again elsewhere."
)
"""What it means where customers are asked for data and there is nothing to choose."""


@rule("ESC101", severity="error", since="0.1", fix="safe")
def no_human_escape(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers have to answer a machine, and no way from there leads to help from a person.

    Help is a person now (queue, agent, transfer) or later (call-back, voicemail). When the whole
    journey has none, that is one finding at the first question. Otherwise each part without help is
    one finding, where customers come into it.

    Flagged::

        greet -> main:menu!
        main -1-> balance -> bye:end
        main -2-> hours -> bye

    Flagged::

        main:menu -1-> pay:menu!
        main -0-> people:queue
        pay -1-> paid:end
        pay -2-> later:end

    Clean::

        main:menu -1-> balance -> bye:end
        main -0-> people:queue

    Clean::

        # A straight way to what the customer came for
        main:menu -1-> meter:input -> noted:end(resolved)
        main -0-> people:queue

    Clean::

        # Nobody can fail here: whatever customers answer, it goes on
        count:input -no_input-> thanks -> bye:end
        count -no_match-> thanks

    Clean::

        # A question that nobody needs help with
        people:queue -> agent:agent -> rate:menu
        rate -1-> good:end
        rate -2-> bad:end

    Why:
    Customers whose matter is not among the choices can only give up and start again elsewhere.

    The GetHuman standard 1.0 (undated) begins with a way to a person that always works; the US Consumer
    Financial Protection Bureau counts the lack of one among the harms of chatbots (2023, reported
    second-hand). In a Vonage survey of about 2,000 people 51 % had left a firm over its phone menu
    (undated, reported second-hand), and keeping callers from agents rarely raises self-service: they
    hang up and redial (Leppik 2012, as ACIxD reports).

    Fix:
    Lead a key or a word to a queue, a call-back or a voicemail, and say so in the prompt.

    On the phone that is usually key 0.

    False alarms:
    Silent in journeys that ask nothing, after customers were served, for surveys and face to face, on
    straight ways to an ending that is declared resolved, at questions that go on in the same way
    whatever customers answer or leave out, where callers are asked to go on in a chat in which the same
    journey may have help, and where something that could not be read may lead to help.
    A step or a journey that is meant to be without people says so with `assures: [no-human-by-design]`.
    Questions that go round for ever are reported by trapped-loop, those that lead to a person who is
    promised and not there by escalation-dead-end.
    """
    helped = journey.can_reach(journey.help | journey.opaque)
    trapped = {one for trap in journey.traps if trap.asks for one in trap.members}
    questions = (*asking(journey), *asking_elsewhere(journey))
    promised = journey.can_reach(dead_escalations(journey).dead)
    lost = [one for one in questions if one not in helped and one not in trapped and one not in promised]
    if not lost:
        return
    if journey.reachable.isdisjoint(journey.help | journey.opaque):
        yield _nowhere(journey, journey.in_walking_order(lost))
        return
    for group in grouped(journey, lost, journey.reachable - helped):
        if not all(moves_elsewhere(journey, journey[one]) for one in group):
            yield _no_way_back(journey, group)


def _nowhere(journey: Journey, inputs: Sequence[str]) -> Problem:
    inputs = choosing_first(journey, inputs)
    first = journey[inputs[0]]
    number = f"; the same goes for {counted(len(inputs) - 1, 'further question')}" if len(inputs) > 1 else ""
    return Problem(
        first.id,
        f"{first.name} asks customers to answer, but nowhere in this journey can they get to a person, "
        f"a call-back or a voicemail{number}.",
        path=journey.witness(first.id),
        why=_why(journey, inputs),
        fix=f"Add a queue, a call-back or a voicemail, and lead {_lead(journey, first)} there.",
        related=tuple(inputs[1:]),
        label="no way to a person from here",
    )


def _no_way_back(journey: Journey, inputs: Sequence[str]) -> Problem:
    inputs = choosing_first(journey, inputs)
    first = journey[inputs[0]]
    number = f" ({counted(len(inputs), 'question')} in this part)" if len(inputs) > 1 else ""
    return Problem(
        first.id,
        f"Customers who come to {first.name} cannot get to a person, a call-back or a voicemail "
        f"from there{number}.",
        path=journey.witness(first.id),
        why=_why(journey, inputs),
        fix=f"Lead {_lead(journey, first)}{_failing_there(first)} to help.",
        related=tuple(inputs[1:]),
        edits=offer_operator(journey, first),
        label="no way to a person from here",
    )


def _why(journey: Journey, inputs: Sequence[str]) -> str:
    """What it means for customers; the page says it where there are choices."""
    choosing = (
        journey[one].kind != "input" or any(way.deliberate and way.target != one for way in journey.out(one))
        for one in inputs
    )
    return "" if any(choosing) else NO_CHOICES


def _lead(journey: Journey, asked: Touchpoint) -> str:
    """What can lead to help: where data is asked for, no key is free."""
    if asked.kind == "input":
        return f"what fails at {asked.name}, and what follows it,"
    if asked.kind == "call":
        return f"customers who want a person after {asked.name}"
    return f"{answer(journey, asked)} of {asked.name}"


def _failing_there(asked: Touchpoint) -> str:
    return "" if asked.kind in ("input", "call") else ", and what fails there,"
