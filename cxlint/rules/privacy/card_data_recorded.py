"""PRV101: card data that ends up in recordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import EVERY_ROLE, Journey, Problem, Touchpoint, hear, listed, rule
from cxlint.rules._once import once
from cxlint.rules.privacy._fields import card_at_a_till, card_data, names_card_number, quoted

_MAY_STOP = frozenset({"task", "call", "page", "transfer", "event", "wait", "queue", "decision"})
"""Kinds of steps that may stop a recording without saying so."""


@rule("PRV101", severity="error", since="0.1", kind="declared", roles=EVERY_ROLE, certain=True)
def card_data_recorded(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers give the data of their payment card while the contact is recorded.

    Flagged::

        pay:input {channel: phone, asks: [credit_card_number, cvv], recorded: true}! -> done:end(resolved)

    Clean::

        pay:input {channel: phone, asks: [credit_card_number, cvv], recorded: false} -> done:end(resolved)

    Clean::

        # Nothing is known of a recording
        pay:input {channel: phone, asks: [credit_card_number, cvv]} -> done:end(resolved)

    Clean::

        # A card, but none to pay with
        who:input {channel: phone, asks: [card_number], recorded: true} -> help:queue

    Why:
    Whoever can listen to the recording can pay with the customer's card, and nobody notices where the
    leak was.

    PCI DSS 4.0.1 (2024), requirement 3.3.1.2, forbids storing the card verification code after the
    payment was authorised. The PCI council has guidance of its own on card payments by telephone
    (2018).

    Fix:
    Stop the recording while the card is asked for (`recorded: false`), or take the payment on a page or
    with a payment service.

    False alarms:
    Silent unless the touchpoint that asks says `recorded: true`, itself or by the journey's defaults, or
    every way to it by phone comes from one that does, with nothing in between that may stop the recording.
    A “card number” alone may be that of a loyalty or an insurance card; it counts only beside an expiry
    date or a check code, or where the prompt speaks of a credit card's number. A “credit card” counts only
    where a person asks for it.
    """
    asked = {one.id: _card_data(one) for one in journey.reached if _is_recorded(journey, one)}
    places = [place for place, fields in asked.items() if fields]
    for group in journey.regions(places):
        fields = [field for place in journey.in_walking_order(group) for field in asked[place]]
        yield _problem(journey, journey.in_walking_order(group), fields)


def _recorded(touchpoint: Touchpoint) -> bool:
    return touchpoint.get("recorded") is True and not touchpoint.backstage


def _card_data(touchpoint: Touchpoint) -> list[str]:
    paying = any(names_card_number(text) for text in touchpoint.prompt.values())
    found = card_data(touchpoint.asks, paying)
    return found or (card_at_a_till(touchpoint.asks) if touchpoint.kind == "agent" else [])


def _is_recorded(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether a recording surely runs here: as declared, or since some touchpoint before."""
    if touchpoint.get("recorded") is not None or not touchpoint.asks:
        return _recorded(touchpoint)
    if touchpoint.backstage or journey.medium(touchpoint) != "voice":
        return False
    return touchpoint.id in _running(journey)


@once
def _running(journey: Journey) -> frozenset[str]:
    """Where a recording surely runs that began by phone on every way, and that nothing has stopped."""

    def on_the_phone(one: Touchpoint) -> bool:
        return _recorded(one) and journey.medium(one) == "voice"

    if not any(map(on_the_phone, journey.reached)):
        return frozenset()
    begun = journey.surely(lambda one: ("recorded",) if on_the_phone(one) else ())
    stopped = journey.perhaps(lambda one: ("stopped",) if _may_stop(journey, one) else ())
    return frozenset(one.id for one in journey.reached if begun.at(one.id) and not stopped.at(one.id))


def _may_stop(journey: Journey, touchpoint: Touchpoint) -> bool:
    elsewhere = journey.medium(touchpoint) != "voice" or touchpoint.id in journey.opaque
    return elsewhere or touchpoint.kind in _MAY_STOP or touchpoint.get("recorded") is False


def _problem(journey: Journey, places: Sequence[str], fields: Sequence[str]) -> Problem:
    first = journey[places[0]]
    spoken = hear(journey.medium(first)) == "hear"
    return Problem(
        first.id,
        f"Customers give their card data ({listed(quoted(fields))}) at {first.name} while the "
        f"{'call' if journey.medium(first) == 'voice' else 'contact'} is recorded.",
        path=journey.witness(first.id),
        fix=f"Stop the recording while customers are at {first.name} (`recorded: false`)"
        + (
            ", or let customers pay on a page instead."
            if spoken
            else ", or leave the card to a payment service."
        ),
        related=tuple(places[1:]),
        label="card data is recorded",
    )
