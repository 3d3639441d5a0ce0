"""RPT103: the same question again and again, with a limit that comes too late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cxlint.api import Fix, Journey, Problem, RuleOptions, SetAttribute, named, option, rule
from cxlint.rules.loops._trying import proves_identity, tries


class Options(RuleOptions):
    """How often customers may try."""

    most: int = option(
        3, "Most tries at one question, the first included. Avaya, Plum, Siemens iX (undated): two or three."
    )


@rule("RPT103", severity="warning", since="0.1", kind="declared", options=Options, fix="unsafe")
def too_many_retries(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers who fail at a question are asked again more often than does any good.

    Tries are counted where the design limits them: `max_attempts`, `retry` (one more than that), or
    `max` on the way back to the question.

    Flagged::

        number:input {max_attempts: 5}! -> people:queue
        number -retries_exhausted-> people

    Flagged::

        main:menu! -1-> people:queue
        main -no_input{retry: 3}-> people

    Flagged::

        main:menu! -1-> people:queue
        main -no_match-> again:decision {basis: counter, next: [{to: main, if: more, max: 10}, people]}

    Clean::

        main:menu {max_attempts: 3} -1-> people:queue
        main -retries_exhausted-> people

    Clean::

        # How often somebody may guess a PIN is for security to say
        pin:input {max_attempts: 5, auth_methods: [pin]} -> people:queue
        pin -retries_exhausted-> people

    Why:
    Customers who were not understood twice will not be understood the fifth time either, and every
    round makes them angrier.

    Guides agree on two or three tries and then a person (Avaya and Plum); Siemens iX says never to
    clarify more than three times, and Ireland's guidance on telephone menus diverts to staff after the
    options were played twice (all four undated).

    Fix:
    Allow three tries at most, then lead on by itself to a person.

    In Amazon Connect, a Loop block of 3 behind a menu makes four tries: set it to 2.

    False alarms:
    Silent where customers prove who they are (`auth_level`, `auth_methods`), because security sets
    that limit, for loops that only wait for a system, and where nothing says how often customers may
    try: a loop without any limit is the finding of another rule (unbounded-loop).
    """
    found: dict[str, dict[str, int]] = {}
    for question, element, number in tries(journey):
        if number > options.most and not proves_identity(journey[question]):
            found.setdefault(question, {})[element] = number
    alike: dict[frozenset[tuple[str, ...]], list[str]] = {}
    for question in journey.in_walking_order(found):
        causes = frozenset(_cause(journey, *limit) for limit in found[question].items())
        alike.setdefault(causes, []).append(question)
    for questions in alike.values():
        limits = {element: number for one in questions for element, number in found[one].items()}
        yield _problem(journey, questions, limits, options.most)


def _cause(journey: Journey, element: str, number: int) -> tuple[str, ...]:
    """What sets a limit: ways that are alike, such as those of the questions of one form, are one cause."""
    if element in journey or not journey.transition(element).retry:
        return (element,)
    way = journey.transition(element)
    return way.event, way.target, str(number)


def _problem(journey: Journey, questions: Sequence[str], limits: Mapping[str, int], most: int) -> Problem:
    first = questions[0]
    places = named((journey[one] for one in questions), last="or")
    edits = tuple(_lowered(journey, element, most) for element in limits)
    return Problem(
        first,
        f"Customers who fail at {places} are asked up to {max(limits.values())} times before they get any"
        " further.",
        path=journey.witness(first),
        fix=f"Ask at most {most} times at {places}, then lead on to a person.",
        related=(*questions[1:], *(element for element in limits if element != first)),
        edits=Fix(f"Ask at most {most} times", edits),
        label="asked too often",
    )


def _lowered(journey: Journey, element: str, most: int) -> SetAttribute:
    if element in journey:
        return SetAttribute(element, "max_attempts", most)
    retry = journey.transition(element).retry
    return SetAttribute(element, "retry" if retry and retry >= most else "max", most - 1)
