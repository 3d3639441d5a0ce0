"""PRV102: secrets that are handed on with the customer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import EVERY_ROLE, Fix, Journey, Problem, Safety, SetAttribute, Transition, listed, rule
from cxlint.rules.privacy._fields import quoted, secrets


@rule("PRV102", severity="error", since="0.1", kind="declared", roles=EVERY_ROLE, certain=True, fix="safe")
def secrets_in_context(journey: Journey, options: object) -> Iterator[Problem]:
    """A customer's PIN, password or card data is handed on to everybody who comes next.

    Flagged::

        login:input {asks: [pin]} -{carries: [customer_id, pin]}!-> people:queue

    Clean::

        login:input {asks: [pin]} -{carries: [customer_id, pin_verified]}-> people:queue

    Clean::

        # What is handed on is not declared
        login:input {asks: [pin]} -> people:queue

    Why:
    Everybody and every system that the customer meets from here on can see it, and so can whoever reads
    their logs.

    A secret proves who somebody is only as long as nobody else knows it. PCI DSS 4.0.1 (2024),
    requirement 3.3.1, forbids keeping a card's check code or PIN once the payment is authorised.

    Fix:
    Hand on only that the secret was correct, or a token, instead of the secret itself.

    False alarms:
    Only names that can mean nothing else count: “pin” does, “pin_verified”, “pin_code” (a postcode in
    India) and “security_level” do not. A “card number” counts only beside an expiry date or a check code.
    """
    groups: dict[tuple[str, ...], list[Transition]] = {}
    for way in journey.transitions:
        found = secrets(way.carries or ()) if way.source in journey.reachable else []
        if found:
            groups.setdefault(tuple(sorted(found)), []).append(way)
    for names, ways in groups.items():
        yield _problem(journey, names, sorted(ways, key=lambda way: journey.walking_order[way.source]))


def _problem(journey: Journey, found: Sequence[str], ways: Sequence[Transition]) -> Problem:
    first = ways[0]
    target = journey.touchpoints.get(first.target)
    names = listed(quoted(found))
    it = "it was" if len(found) == 1 else "they were"
    return Problem(
        first.id,
        f"Customers' {names} {'is' if len(found) == 1 else 'are'} handed on from {journey[first.source].name}"
        f"{f' to {target.name}' if target else ''}.",
        path=journey.witness(first.source, then=(first,)),
        fix=f"Take {names} out of what is handed on (`carries`); hand on only that {it} correct.",
        related=tuple(way.id for way in ways[1:]),
        edits=_without(found, ways),
        label="a secret is handed on",
    )


def _without(found: Sequence[str], ways: Sequence[Transition]) -> Fix:
    kept = {way.id: [name for name in way.carries or () if name not in found] for way in ways}
    edits = tuple(SetAttribute(way, "carries", names) for way, names in kept.items())
    return Fix(f"Do not hand on {listed(quoted(found))}", edits, Safety.SAFE)
