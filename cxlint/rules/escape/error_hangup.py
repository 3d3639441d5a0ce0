"""ESC103: something fails, and the contact simply ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cxlint.api import Fate, Fix, Journey, Problem, Retarget, Severity, named, rule
from cxlint.rules._endings import label, medium_at, told
from cxlint.rules.escape._asking import is_survey_journey, only_people
from cxlint.rules.escape._failures import Failure, failures

_CUSTOMER_WORDS = {
    "no_input": "do not answer",
    "no_match": "are not understood",
    "invalid": "give a wrong answer",
    "retries_exhausted": "fail too often",
}


@rule("ESC103", severity="error", since="0.1")
def error_hangup(journey: Journey, options: object) -> Iterator[Problem]:
    """The customer makes a mistake, or a system fails, and the contact simply ends.

    A customer who is cut off without a word for a mistake is an error, with a message a warning,
    and after three attempts a remark. A system that fails is a warning without a word, a remark
    with a message; steps that fail into the same ending are one finding.

    Flagged::

        main:menu -1-> people:queue
        main -no_input!-> off:end
        main -no_match-> off

    Flagged::

        look_up:task -> people:queue
        look_up -error!-> sorry -> off:end

    Clean::

        main:menu -1-> people:queue
        main -no_input-> again -> main

    Clean::

        look_up:task -> people:queue
        look_up -error-> people

    Clean::

        # It was about to end anyway
        goodbye -> off:end
        goodbye -error-> off

    Clean::

        main:menu {prompt: Press 1 for anything else or simply hang up.}
        main -1-> people:queue
        main -no_input-> off:end

    Why:
    Everybody hesitates or slips now and then, and systems fail; customers whose contact ends for it
    have to start all over again.

    The GetHuman standard 1.0 forbids in item 8 to disconnect for such errors, pressing nothing
    included. ACIxD's guidance on failure names what to do instead: a person, a call-back, another
    channel. Avaya's guidance hands over after two or three tries, and Siemens iX asks no more than
    three times; that severities change there is our choice.

    Fix:
    Ask again once or twice, then lead to a person, a call-back or a voicemail.

    Where a system fails, go on without it, or say what happened and what the customer can do.

    False alarms:
    Silent where the contact was ending anyway: the failure leads where success leads, or everything
    that can follow ends the contact, too. Also silent when help, a question, another journey or
    another channel follows, after customers were served, in surveys, at questions such as "Anything
    else?", when customers stop writing in a chat, and for what fails only after another system has
    failed: somewhere it has to end. Queues and transfers that fail have a rule of their own
    (queue-overflow-hangup).
    """
    if is_survey_journey(journey):
        return
    for group in _grouped(journey, failures(journey)):
        yield _problem(journey, group)


def _grouped(journey: Journey, failures: Iterable[Failure]) -> list[list[Failure]]:
    """Failures of one cause: of one question, or of systems that end in the same manner.

    Endings that look the same, such as one "Hang up" for each branch, count as one.
    """
    groups: dict[tuple[object, ...], list[Failure]] = {}
    for failure in failures:
        ending = journey[failure.fate.ending]
        place = (failure.way.source,) if failure.by_customer else (ending.title, ending.end)
        key = (failure.by_customer, place, failure.silent, failure.severity)
        groups.setdefault(key, []).append(failure)
    return list(groups.values())


def _problem(journey: Journey, group: Sequence[Failure]) -> Problem:
    first, way = group[0], group[0].way
    medium = medium_at(journey, journey[way.source])
    end = told(min((one.fate for one in group), key=_sureness), medium, said=bool(way.say))
    return Problem(
        way.id,
        (_by_customer if first.by_customer else _by_system)(journey, group, end),
        path=journey.witness(way.source, then=(way, *journey.way_to_ending(way.target))),
        fix=_advice(journey, first),
        severity=first.severity,
        related=tuple(failure.way.id for failure in group[1:]),
        edits=_retarget(journey, group),
        label=label(first.silent, medium),
    )


def _sureness(fate: Fate) -> int:
    """How surely customers hear something."""
    return fate.always_heard + fate.heard


def _by_customer(journey: Journey, group: Sequence[Failure], end: str) -> str:
    events = dict.fromkeys(_CUSTOMER_WORDS[failure.way.event] for failure in group)
    tries = min(failure.tries for failure in group)
    after = f" after {tries} tries" if tries > 1 else ""
    return f"Customers who {' or '.join(events)} at {journey[group[0].way.source].name} {end}{after}."


def _by_system(journey: Journey, group: Sequence[Failure], end: str) -> str:
    sources = [journey[one] for one in dict.fromkeys(failure.way.source for failure in group)]
    number = f" ({len(sources)} steps do this)" if len(sources) > 1 else ""
    return f"If {named(sources, 'or')} fails, customers {end}{number}."


def _advice(journey: Journey, failure: Failure) -> str:
    source, ending = journey[failure.way.source], journey[failure.fate.ending]
    if not failure.by_customer:
        return f"Instead of {ending.name}, go on without {source.name}, or lead to a person or a call-back."
    if failure.severity is Severity.INFO:
        return f"Instead of {ending.name}, lead to a person, a call-back or a voicemail."
    return f"Ask again at {source.name} once or twice, then lead to a person, a call-back or a voicemail."


def _retarget(journey: Journey, group: Sequence[Failure]) -> Fix | None:
    people = only_people(journey) if group[0].by_customer else None
    if people is None:
        return None
    return Fix(f"Lead to {people.name} instead", tuple(Retarget(one.way.id, people.id) for one in group))
