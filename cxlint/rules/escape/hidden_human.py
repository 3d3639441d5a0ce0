"""ESC102: there are people, but only for customers who make mistakes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cxlint.api import Journey, Problem, Severity, counted, rule
from cxlint.rules.escape._asking import answer, asking, grouped, not_failing, offer_operator, understands


@rule("ESC102", severity="warning", since="0.1", fix="safe")
def hidden_human(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers get to a person only by answering wrongly or not at all.

    Flagged::

        main:menu! -1-> balance -> bye:end
        main -no_input-> people:queue
        main -no_match-> people

    Clean::

        main:menu -1-> balance -> bye:end
        main -0-> people:queue
        main -no_input-> people

    Clean::

        # Every choice leads to a person anyway
        main:menu -1-> sales:queue
        main -2-> service:queue
        main -no_input-> service

    Clean::

        # The prompt says how it goes
        main:menu {prompt: Press 1 for your balance or stay on the line for an agent.}
        main -1-> balance -> bye:end
        main -no_input-> people:queue

    Why:
    It teaches customers to answer nothing, or anything, until somebody is there.

    ACIxD's guidance on transfers (undated) and Italy's regulator (AGCOM 255/24/CONS, 2024, reported
    second-hand) ask for an option that is offered openly. Of 5,728 customers whom Gartner asked about
    AI in service (December 2023, reported second-hand), 60 % worry most that it gets harder to reach a
    person.

    Fix:
    Lead an option to the person and say it in the prompt.

    On the phone that is usually key 0.

    False alarms:
    Silent where `human_intent: true` says that asking for a person is understood, where a prompt speaks
    of an agent, and for bots without declared options, which may understand "agent". Also silent after
    customers were served, for surveys, on straight ways to an ending that is declared resolved, and
    where something that could not be read may lead to a person.

    Only a remark where data is asked for after a menu that offered a person openly.
    """
    inputs = asking(journey)
    if not inputs or not journey.people:
        return
    known = {one.id for one in journey.reached if understands(journey, one)}
    openly = journey.can_reach(journey.people | journey.opaque | known, through=not_failing)
    hidden = journey.can_reach(journey.people) - openly
    for group in grouped(journey, (one for one in inputs if one in hidden), hidden):
        yield _problem(journey, group, openly)


def _problem(journey: Journey, inputs: Sequence[str], openly: Collection[str]) -> Problem:
    first = journey[inputs[0]]
    before = {journey.transition(step).source for step in journey.witness(first.id)}
    offered = any(journey[one].kind == "menu" for one in before.intersection(openly))
    data = all(journey[one].kind == "input" for one in inputs)
    number = f", and so it is at {counted(len(inputs) - 1, 'further question')}" if len(inputs) > 1 else ""
    return Problem(
        first.id,
        f"Customers at {first.name} get to a person only when something goes wrong; "
        f"no answer they can give leads there{number}.",
        path=journey.witness(first.id),
        fix=f"Offer the person in {first.name} with {answer(journey, first)}, and say it in the prompt.",
        related=tuple(inputs[1:]),
        edits=offer_operator(journey, first),
        severity=Severity.INFO if offered and data else None,
        label="only mistakes lead to a person",
    )
