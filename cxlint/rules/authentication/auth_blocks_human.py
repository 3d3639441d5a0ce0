"""AUT101: nobody who cannot prove who they are gets to a person."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, named, rule
from cxlint.rules.authentication._proving import cut_off_at_once, endless, judged, walled


@rule("AUT101", severity="warning", since="0.1")
def auth_blocks_human(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers who cannot prove to a machine who they are get to no person at all.

    Flagged::

        who:input {auth_methods: [pin]}! -> main:menu -0-> people:queue
        who -no_match{retry: 2}-> sorry {prompt: Please visit a branch.} -> off:end(redirected)

    Flagged::

        # Three tries, and that was it
        who:input {auth_methods: [pin]}! -> people:queue
        who -no_match{retry: 2}-> sorry {prompt: We could not identify you. Goodbye.} -> off:end

    Flagged::

        who:input {prompt: Please enter your PIN.}! -> look_up:task -> main:menu -0-> people:queue
        look_up -fail-> bills -> off:end(resolved)

    Clean::

        who:input {auth_methods: [pin]} -> main:menu -0-> people:queue
        who -no_match{retry: 2}-> people

    Clean::

        # A person can be asked for before
        main:menu -1-> who:input {auth_methods: [pin]} -> balance -> off:end(resolved)
        main -0-> people:queue
        who -no_match-> sorry -> off

    Clean::

        # What was given is an order number, which proves nothing
        order:input {asks: [order_number]} -> people:queue
        order -no_match-> sorry -> off:end(redirected)

    Why:
    Those who fail are mostly honest customers without the data at hand, and they need a person more
    than all others.

    ClickFox found in 2011 that 10 % of callers got to an agent because the machine could not identify
    them, and that it could for 48 to 73 %, by industry. Brazil's Decreto 11.034/2022, art. 4 § 4,
    forbids making the first access to an attendant depend on data.

    Fix:
    Lead customers who fail to a person who can identify them in another way, and let them ask for
    one before.

    False alarms:
    Only what is declared (`auth_level`, `auth_methods`) or surely said ("enter your PIN", "verify
    your identity") counts as a proof; a customer or an order number does not. Silent where help of
    any kind, or something that could not be read, can be reached without the proof, where the
    design does not say what becomes of those who fail, or decides it by data, and where other rules
    warn that they are cut off without a word or before the third try (error-hangup), or go round for
    ever (unbounded-loop).
    """
    wall = walled(journey)
    others = [way for one in wall for way in judged(journey)[one].other]
    if any(way.id not in endless(journey) and not cut_off_at_once(journey, way) for way in others):
        first = journey[wall[0]]
        person = journey[journey.in_walking_order(journey.help)[0]].name
        yield Problem(
            first.id,
            f"Customers who cannot prove who they are at {named((journey[one] for one in wall), last='or')} get to "
            f"no person, not even to {person}.",
            path=journey.witness(first.id),
            fix=f"Lead those who fail at {first.name}, and those who ask for a person, to {person}.",
            related=tuple(wall[1:]),
            label="nobody gets past without a proof",
        )
