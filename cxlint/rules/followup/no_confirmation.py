"""FUP102: something is paid, booked or cancelled, and customers are not told that it worked."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import (
    AddTouchpoint,
    AddTransition,
    Fix,
    Journey,
    Problem,
    Retarget,
    Touchpoint,
    Transition,
    rule,
)
from cxlint.rules.followup._confirming import unconfirmed


@rule("FUP102", severity="warning", since="0.1", fix="unsafe")
def no_confirmation(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers pay, book or cancel something, and the contact ends without a word about it.

    Flagged::

        card:input {prompt: Enter your card number.} -> charge:task! {tags: [payment]} -> off:end

    Flagged::

        day:menu -1-> book:task! {title: Book the appointment} -> off:end(resolved)

    Clean::

        card:input {prompt: Enter your card number.} -> charge:task {tags: [payment]}
        charge -> paid {prompt: Your payment has been received.} -> off:end

    Clean::

        # The confirmation comes by e-mail
        card:input -> charge:task {tags: [payment]} -> receipt {channel: email} -> off:end

    Clean::

        # It did not work
        card:input -> charge:task {tags: [payment]} -> paid -> off:end
        charge -error-> lost:end(unresolved)

    Why:
    Customers who are not told that it worked pay twice, or call to ask.

    Google's guide to conversation design (undated) ends with confirming what was done; article 11a of
    the European Consumer Rights Directive (added in 2023, reported second-hand) wants a withdrawal
    acknowledged on a durable medium.

    Fix:
    Say what has been done, or send a receipt, before the contact ends.

    The automatic fix adds the message; its words are still to be written.

    False alarms:
    Speaks only of tasks with a tag such as `payment`, `booking` or `transaction`, or a title that surely
    says so (“Book the appointment”), where the next step follows by itself and everything up to the
    ending is silent. Silent where anything at all is said or sent, where a person, a question or another
    journey follows, and after failures.
    """
    for identifier, way in unconfirmed(journey).items():
        yield _problem(journey, journey[identifier], way)


def _problem(journey: Journey, task: Touchpoint, way: Transition) -> Problem:
    ending = journey[journey.fates[way.target].ending]
    return Problem(
        task.id,
        f"Customers are not told that {task.name} has worked: the contact ends at {ending.name} without a word.",
        path=journey.witness(task.id, then=(way, *journey.way_to_ending(way.target))),
        fix=f"Say what has been done, or send a receipt, between {task.name} and {ending.name}.",
        edits=_told(journey, task, way),
        label="no confirmation",
    )


def _told(journey: Journey, task: Touchpoint, way: Transition) -> Fix:
    number = 1
    while (name := f"confirmation_{number}" if number > 1 else "confirmation") in journey:
        number += 1
    edits = (
        AddTouchpoint(name, {"title": "Confirmation", "kind": "message"}),
        AddTransition(name, way.target),
        Retarget(way.id, name),
    )
    return Fix(f"Add a confirmation after {task.name}.", edits)
