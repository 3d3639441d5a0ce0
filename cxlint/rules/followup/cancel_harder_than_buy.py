"""FUP106: leaving takes more than joining."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, counted, listed, option, rule
from cxlint.rules.followup._effort import (
    Effort,
    channels,
    chosen,
    is_last,
    least_of,
    steps_after,
    steps_to,
    tagged,
    titled,
)

BUYING = frozenset({"buy", "purchase"})
CANCELLING = frozenset({"cancel", "cancellation"})
FRICTION = "protective-friction"
"""What a designer writes under ``assures`` where the extra steps protect the customer."""


class Options(RuleOptions):
    """How much harder leaving may be."""

    factor: float = option(1.5, "How many times the steps of buying cancelling may take. Our choice.")
    more: int = option(
        2, "Fewest steps that cancelling takes more, so that one step is no finding. Our choice."
    )


@rule("FUP106", severity="warning", since="0.1", kind="declared", options=Options)
def cancel_harder_than_buy(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers can buy in a few steps and need many more, or another channel, to cancel.

    Flagged::

        shop:page -> pay:page {tags: [buy]} -> done:end(resolved)
        shop -> account:page -> settings:page -> reasons:page -> offer:page -> sure:page! {tags: [cancel]} -> done

    Flagged::

        shop:page {channel: web} -> pay:page {channel: web, tags: [buy]} -> done:end(resolved)
        shop -> ring:agent! {channel: phone, tags: [cancel]} -> done

    Clean::

        shop:page -> pay:page {tags: [buy]} -> done:end(resolved)
        shop -> account:page -> sure:page {tags: [cancel]} -> done

    Clean::

        # The extra steps protect the customer
        shop:page -> pay:page {tags: [buy]} -> done:end(resolved)
        shop -> account:page -> a:page -> b:page -> sure:page {tags: [cancel], assures: [protective-friction]} -> done

    Why:
    Customers who are held back by hurdles do not stay; they warn others, and authorities listen.

    The British FCA (undated) objects to waits for leaving that are longer than those for buying.
    Reported second-hand: the European Consumer Rights Directive (art. 11a, added in 2023) wants
    withdrawing from a contract as a function of its own, the American ROSCA (2010) a simple way to stop
    charges, and Brazil cancelling in the channel of the purchase. The factor 1.5 is our choice.

    Fix:
    Offer cancelling where buying is offered, in the same channel and in about as many steps.

    False alarms:
    Speaks only where both are in one journey and marked: touchpoints with the tags `buy` and `cancel`,
    at the step by which it is done, options whose words say so, or pages and talks whose titles do (“Buy
    the contract”). Counts the fewest pages, questions
    and people until then. One step more is no finding. Silent where the cancelling touchpoint `assures`
    protective-friction.
    """
    steps = steps_to(journey)
    buying, cancelling = tagged(journey, BUYING), tagged(journey, CANCELLING)
    if buying and cancelling:
        missing = channels(buying) - channels(cancelling) if channels(cancelling) else frozenset()
    else:
        buying, cancelling, missing = chosen(journey, "buy"), chosen(journey, "cancel"), frozenset()
    buy, cancel = least_of(buying, steps), least_of(cancelling, steps)
    if not (buying or cancelling):
        buy, cancel = _by_title(journey, steps)
    if buy is None or cancel is None or FRICTION in (cancel.place.get("assures") or ()):
        return
    more = cancel.steps - buy.steps
    if more >= options.more and cancel.steps > options.factor * buy.steps:
        yield _problem(journey, buy, cancel)
    elif missing:
        yield _elsewhere(journey, cancel, missing, channels(cancelling))


def _by_title(journey: Journey, steps: dict[str, int]) -> tuple[Effort | None, Effort | None]:
    """The step that buys and the one that cancels by their titles, with all steps until it is done."""
    buying = [one for one in titled(journey, "buy") if is_last(journey, one)]
    after = steps_after(journey)
    whole = {place: number + after[place] for place, number in steps.items() if place in after}
    return least_of(buying, steps), least_of(titled(journey, "cancel"), whole)


def _problem(journey: Journey, buy: Effort, cancel: Effort) -> Problem:
    need, short = counted(cancel.steps, "step"), counted(buy.steps, "step")
    return Problem(
        cancel.place.id,
        f"Customers need {need} to cancel at {cancel.place.name}, and only {short} to buy at {buy.place.name}.",
        path=journey.witness(cancel.place.id),
        fix=f"Offer cancelling where customers buy, in about {short}.",
        related=() if buy.place.id == cancel.place.id else (buy.place.id,),
        label=f"{need} to cancel",
    )


def _elsewhere(journey: Journey, cancel: Effort, missing: frozenset[str], there: frozenset[str]) -> Problem:
    ways = listed(sorted(missing))
    return Problem(
        cancel.place.id,
        f"Customers can buy by {ways}, and not cancel there: {cancel.place.name} is by {listed(sorted(there))}"
        " only.",
        path=journey.witness(cancel.place.id),
        fix=f"Let customers cancel by {ways}, too.",
        label="another channel than buying",
    )
