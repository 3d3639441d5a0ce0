"""HND104: customers are passed on, and nothing is planned for when nobody is there."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, named, rule
from cxlint.api import vocabulary as words

OUTSIDE = frozenset({"external", "number"})
"""Targets of transfers that the firm's own queues do not look after."""

ACCOMPANIED = frozenset({"warm", "conference"})
"""Ways of passing on in which somebody stays with the customer until the next one is there."""

MISSED = words.SYSTEM_FAILURES | words.SITUATIONS


@rule("HND104", severity="warning", since="0.1")
def unguarded_transfer(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are passed on to somebody, and nothing is planned for when nobody is there.

    Flagged::

        main:menu -1-> shop:transfer -no_answer-> leave:voicemail
        main -2-> garage:transfer!

    Flagged::

        main:menu -1-> garage:transfer {transfer_mode: cold, transfer_target: external}!

    Clean::

        main:menu -1-> shop:transfer -no_answer-> leave:voicemail
        main -2-> garage:transfer -fail-> leave

    Clean::

        # The design leaves all of this out
        main:menu -1-> shop:transfer
        main -2-> garage:transfer

    Clean::

        # The agent stays until somebody is there
        helper:agent -> garage:transfer {transfer_mode: warm, transfer_target: external}

    Why:
    Where nobody picks up, or the line is busy, these customers are stuck or cut off, and have to begin
    again from the start.

    Builders of voice agents report (undated) that callers were dropped because nobody answered the
    transfer.

    Fix:
    Say what happens when nobody answers or the line is busy: lead back to a queue, a call-back or a
    voicemail.

    False alarms:
    A transfer of which nothing is drawn may be guarded by the platform, so only two sorts are flagged:
    those in a design that shows for other transfers what happens when they fail, and those that are
    declared to go outside (`transfer_target: external` or `number`) and to let go of the customer
    (`transfer_mode: cold`). Silent for warm transfers and conferences, for bots, and wherever a way for
    no answer, busy, a failure or another situation is drawn; where that way ends the contact,
    error-hangup reports it.
    """
    transfers = [one for one in journey.of_kind("transfer") if one.id in journey.reachable]
    open_ones = [one for one in transfers if _is_open(journey, one)]
    guarded = [one for one in transfers if any(way.event in MISSED for way in journey.out(one.id))]
    shown = guarded if journey.origin == "journey" else []
    for one in open_ones:
        if shown or _lets_go(one):
            yield _problem(journey, one, shown)


def _is_open(journey: Journey, transfer: Touchpoint) -> bool:
    """Whether the design shows nothing that follows when nobody is there."""
    if transfer.backstage or transfer.incomplete or transfer.id not in journey.people:
        return False
    if transfer.get("transfer_mode") in ACCOMPANIED or transfer.is_end:
        return False
    return not any(way.accidental or way.event in MISSED for way in journey.out(transfer.id))


def _lets_go(transfer: Touchpoint) -> bool:
    outside = transfer.get("transfer_target") in OUTSIDE
    return outside and transfer.get("transfer_mode") == "cold"


def _problem(journey: Journey, transfer: Touchpoint, shown: list[Touchpoint]) -> Problem:
    if shown:
        missing = f"although the design has such a way at {named(shown)}"
    else:
        missing = "and the one who passes them on does not stay with them"
    return Problem(
        transfer.id,
        f"Customers who are passed on to {transfer.name} and reach nobody there have no way on, {missing}.",
        path=journey.witness(transfer.id),
        fix=f"Add what follows {transfer.name} when nobody answers or the line is busy: a queue, a call-back "
        "or a voicemail.",
        label="nothing follows when nobody answers",
    )
