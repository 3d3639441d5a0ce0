"""AUT103: who cannot prove who they are has no other way."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, rule
from cxlint.rules._once import once
from cxlint.rules.authentication._proving import Proof, endless, judged, walled


@rule("AUT103", severity="warning", since="0.1")
def auth_no_fallback(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers who cannot prove who they are can only try the same again.

    Flagged::

        main:menu -1-> who:input {auth_methods: [pin]}! -> balance -> off:end(resolved)
        main -0-> people:queue
        who -no_match{max: 3}-> who

    Flagged::

        main:menu -1-> who:input {prompt: Please enter your PIN.}! -> look_up:task -> balance -> off:end(resolved)
        main -0-> people:queue
        look_up -fail{max: 2}-> wrong {prompt: That is not right.} -> who

    Clean::

        main:menu -1-> who:input {auth_methods: [pin]} -> balance -> off:end(resolved)
        main -0-> people:queue
        who -no_match{max: 3}-> who
        who -retries_exhausted-> people

    Clean::

        # Another proof
        main:menu -1-> who:input {auth_methods: [pin]} -> balance -> off:end(resolved)
        main -0-> people:queue
        who -no_match-> born:input {auth_methods: [birthday]} -> balance
        born -no_match-> people

    Why:
    Customers fail mostly because they do not have at hand what they are asked for, and then a second
    try of the same helps nobody.

    ClickFox found in 2011 that machines could identify only 48 to 73 % of callers, by industry.

    Fix:
    Offer another proof, or lead to a person after two or three tries.

    False alarms:
    Only what is declared (`auth_level`, `auth_methods`) or surely said ("enter your PIN") counts as a
    proof. Silent where those who fail get to anything else than the same step, where it is not known
    what follows, and where another rule reports what becomes of them: the contact ends (error-hangup),
    they go round for ever (unbounded-loop), or there is no person at all (auth-blocks-human,
    no-human-escape).
    """
    every = judged(journey)
    if not every or journey.reachable.isdisjoint(journey.help | journey.opaque):
        return
    wall = walled(journey)
    for proof in every.values():
        if (
            proof.at not in wall
            and _only_again(journey, proof)
            and any(way.id not in endless(journey) for way in proof.other)
        ):
            yield _problem(journey, proof)


def _only_again(journey: Journey, proof: Proof) -> bool:
    """Whether all other ways lead back to the step, with words or a lookup in between at most."""
    straight = _straight(journey)
    return (
        proof.clear and bool(proof.other) and all(straight.get(way.target) == proof.at for way in proof.other)
    )


@once
def _straight(journey: Journey) -> dict[str, str]:
    """The proof that a contact comes to from a touchpoint whatever happens, with nothing but messages between."""
    found = {one: one for one in judged(journey)}
    waiting = list(found)
    for identifier in waiting:
        for way in journey.into(identifier):
            source = journey[way.source]
            if source.id not in found and source.kind == "message" and len(journey.ways_on(source.id)) == 1:
                found[source.id] = found[identifier]
                waiting.append(source.id)
    return found


def _problem(journey: Journey, proof: Proof) -> Problem:
    step = journey[proof.at]
    return Problem(
        step.id,
        f"Customers who cannot prove who they are at {step.name} can only try the same again.",
        path=journey.witness(step.id),
        fix=f"Offer another proof at {step.name}, or lead to a person after two or three tries.",
        related=tuple(way.id for way in proof.other),
        label="no other way for those who fail",
    )
