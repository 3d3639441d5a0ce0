"""STR106: questions of which nobody has said what happens when customers do not answer them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import AddTransition, Fix, Journey, Problem, Touchpoint, named, rule
from cxlint.api import vocabulary as words
from cxlint.rules.structure._native import is_written_here

SILENCE = frozenset({"no_input", "timeout", "retries_exhausted", "else"})
"""Events that say what happens when customers stay silent."""

MISTAKE = frozenset({"no_match", "invalid", "fail", "retries_exhausted", "else"})
"""Events that say what happens when an answer is not understood."""


@rule("STR106", severity="warning", since="0.1", fix="unsafe")
def missing_failure_branch(journey: Journey, options: object) -> Iterator[Problem]:
    """The design does not say what happens to customers who stay silent or are not understood.

    On the phone every question can be met with silence, and every menu and bot with a wrong key or
    words that are not understood. In writing only a bot that tells intents apart is looked at.

    Flagged::

        main:menu {channel: phone}! -1-> bills:queue

    Flagged::

        helper:bot {channel: chat}! -bill-> bills:queue
        helper -no_input-> bills

    Clean::

        main:menu {channel: phone} -1-> bills:queue
        main -no_input{retry: 1}-> bills
        main -no_match{retry: 1}-> bills

    Clean::

        # One way for every kind of failure is enough
        number:input {channel: phone, max_attempts: 3} -> bills:queue
        number -retries_exhausted-> bills

    Clean::

        # Buttons on a screen are not misheard
        main:menu {channel: chat} -bill-> bills:queue

    Why:
    Silence and slips come in every conversation; what the design does not settle the platform settles,
    and often by ending the contact.

    Amazon asks in its guidance that every branch for errors leads to a step that handles them or ends
    the contact ("Best practices for Amazon Connect flows", undated).

    Fix:
    Say with `on_no_input` and `on_no_match`, or with `on_retries_exhausted`, where customers go:
    to the same question once or twice, then to a person.

    False alarms:
    Only journey files are looked at: exported flows show what the platform does, and what is bad
    about that other rules say (error-hangup). Silent where a channel is not declared, where a menu
    has a plain `next`, which serves whatever customers do, and for what could not be read. Transfers
    and queues are left to the rules on queues and handoffs.
    """
    if not is_written_here(journey):
        return
    groups: dict[tuple[str, ...], list[Touchpoint]] = {}
    for one in journey.reached:
        lacking = _lacking(journey, one)
        if lacking:
            groups.setdefault(lacking, []).append(journey[one.id])
    for lacking, questions in groups.items():
        ordered = journey.in_walking_order(one.id for one in questions)
        yield _problem(journey, lacking, [journey[one] for one in ordered])


def _lacking(journey: Journey, question: Touchpoint) -> tuple[str, ...]:
    """The events that can surely happen at a question and that the design says nothing about."""
    unread = question.backstage or question.id in journey.opaque or question.is_end
    if question.kind not in words.INPUT_KINDS or unread or not journey.ways_on(question.id):
        return ()
    events = {way.event for way in journey.ways_on(question.id)}
    chooses = "option" in events
    if chooses and events & {"next", "condition"}:
        return ()  # whatever customers do, they get on
    medium = journey.medium(question)
    heard = medium == "voice" and (question.kind != "bot" or chooses)
    told_apart = chooses and (question.kind == "bot" if medium == "text" else medium == "voice")
    found = ["no_input"] if heard and not events & SILENCE else []
    return (*found, *(["no_match"] if told_apart and not events & MISTAKE else []))


def _problem(journey: Journey, lacking: Sequence[str], questions: Sequence[Touchpoint]) -> Problem:
    first = questions[0]
    slip = "press a wrong key" if all(_by_keys(journey, one) for one in questions) else "are not understood"
    happening = {"no_input": "stay silent", "no_match": slip}
    keys = [f"`on_{event}`" for event in lacking]
    return Problem(
        first.id,
        f"Customers who {' or '.join(happening[event] for event in lacking)} at {named(questions)}: the design does not say what becomes of them.",
        path=journey.witness(first.id),
        fix=f"Say with {' and '.join(keys)} at {named(questions)} where they go: to the same question once or"
        " twice, then to a person.",
        related=tuple(one.id for one in questions[1:]),
        edits=_fix(journey, lacking, questions),
        label="no way for those who fail",
    )


def _by_keys(journey: Journey, question: Touchpoint) -> bool:
    """Whether all that customers can choose from are keys of a telephone."""
    keys = [way.key for way in journey.out(question.id) if way.deliberate]
    return bool(keys) and all(key.isdigit() or key in ("*", "#") for key in keys)


def _fix(journey: Journey, lacking: Sequence[str], questions: Sequence[Touchpoint]) -> Fix | None:
    """Ways to the only place with people, where there is just one."""
    people = [one for one in journey.reached if one.id in journey.people and one.kind != "agent"]
    if len(people) != 1:
        return None
    ways = [AddTransition(one.id, people[0].id, event) for one in questions for event in lacking]
    return Fix(f"Lead to {people[0].name} then", tuple(ways))
