"""FUP108: customers wait for an answer that is only sent after it has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxlint.api import Journey, Problem, Touchpoint, named, rule
from cxlint.rules._once import once

MESSAGE = "message"
"""The event of a way on which something is sent from one side of the journey to the other."""


@rule("FUP108", severity="warning", since="0.1")
def waits_for_nobody(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers wait for something that nobody can send before the waiting is over.

    Flagged::

        ask:page -> answer:wait! -> pay:page -> done:end(resolved)
        pay -on_message-> clerk:task {channel: backstage} -on_message-> answer

    Clean::

        ask:page -> answer:wait -> pay:page -> done:end(resolved)
        ask -on_message-> clerk:task {channel: backstage} -on_message-> answer

    Clean::

        # Nobody says who sends it
        ask:page -> answer:wait -> done:end(resolved)

    Clean::

        # A second answer may come later
        ask:page -> answer:wait -> pay:page -> done:end(resolved)
        ask -on_message-> clerk:task {channel: backstage} -on_message-> answer
        pay -on_message-> cashier:task {channel: backstage} -on_message-> answer

    Why:
    Customers wait for an answer that never comes, until they give up or ask again.

    Drawings hide it, because each arrow by itself looks right (our own conclusion).

    Fix:
    Let whoever sends the answer begin before the waiting, not after it.

    False alarms:
    Speaks only of touchpoints of the kind `wait` into which messages are drawn, as in BPMN, and where
    every way to each of those who send them passes the waiting itself. Silent where nobody is shown who
    sends, and where nobody ever gets to the sender (unreachable-touchpoint).
    """
    for one in journey.of_kind("wait"):
        senders = {way.source: None for way in journey.into(one.id) if way.event == MESSAGE}
        if one.id in journey.reachable and any(sender in journey.reachable for sender in senders):
            late = [sender for sender in senders if sender in journey.reachable]
            if all(sender != one.id and _only_after(journey, sender, one.id) for sender in late):
                yield _problem(journey, one, [journey[sender] for sender in late])


def _only_after(journey: Journey, later: str, earlier: str) -> bool:
    """Whether every way to *later* passes *earlier*."""
    spans = _spans(journey)
    start, end = spans[earlier]
    return start < spans[later][0] <= end


@once
def _spans(journey: Journey) -> Mapping[str, tuple[int, int]]:
    """Numbers in the tree of what must be passed: whatever is behind a touchpoint lies in its span."""
    below: dict[str, list[str]] = {}
    roots = []
    for one, above in journey.dominators.items():
        if one == above:
            roots.append(one)
        else:
            below.setdefault(above, []).append(one)
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    waiting = [(root, False) for root in roots]
    while waiting:
        one, done = waiting.pop()
        if done:
            last[one] = len(first) - 1
            continue
        first[one] = len(first)
        waiting.append((one, True))
        waiting.extend((lower, False) for lower in below.get(one, ()))
    return {one: (number, last[one]) for one, number in first.items()}


def _problem(journey: Journey, wait: Touchpoint, senders: list[Touchpoint]) -> Problem:
    who = named(senders)
    follow = "follows" if len(senders) == 1 else "follow"
    return Problem(
        wait.id,
        f"{wait.name} waits for what nobody can have sent: {who} {follow} only after it.",
        path=journey.witness(wait.id),
        fix=f"Begin {who} before {wait.name}, so that what is waited for can come.",
        related=tuple(one.id for one in senders),
        label="waits for what comes later",
    )
