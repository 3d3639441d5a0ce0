"""ESC103: something fails, and the contact simply ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cxlint.api import Fix, Journey, Problem, Retarget, rule
from cxlint.rules._endings import Telling, label, medium_at, told
from cxlint.rules._surveys import is_survey_journey
from cxlint.rules.escape._asking import only_people
from cxlint.rules.escape._failures import Failure, failures
from cxlint.rules.escape._passing import Passed, passed_failures
from cxlint.rules.escape._siblings import siblings_together
from cxlint.rules.escape._telling import (
    BREAKDOWN,
    PROMISED,
    advice,
    advice_elsewhere,
    after,
    if_it_fails,
    nobody_there,
    not_put_through,
    others,
    silent,
    who,
)


@rule("ESC103", severity="error", since="0.1", certain=True, fix="unsafe")
def error_hangup(journey: Journey, options: object) -> Iterator[Problem]:
    """The customer makes a mistake, or a system fails, and the contact simply ends.

    A customer who is cut off without a word for a mistake is an error, with a message a warning,
    and after three attempts a remark. A system that fails is a warning without a word, a remark
    with a message; steps that fail into the same ending are one finding, and so is the same mistake
    at questions in branches beside each other. A transfer that fails is worse, because a person was
    promised: an error without a word, a warning with a message. A failed transfer that hands customers
    to another journey, which was checked as well and surely ends the contact, is a warning; a failed
    system is a remark then, and only when nothing is said over there.

    Flagged::

        main:menu -1-> people:queue
        main -no_input!-> off:end
        main -no_match-> off

    Flagged::

        look_up:task -> people:queue
        look_up -error!-> sorry -> off:end

    Flagged::

        shop:transfer {transfer_target: number} -no_answer!-> off:end

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

    The GetHuman standard 1.0 forbids in item 8 disconnecting for such errors, pressing nothing
    included. ACIxD's guidance on failure names what to do instead: a person, a call-back, another
    channel. Avaya's guidance hands over after two or three tries, and Siemens iX never asks to clarify
    more than three times (all four undated); that severities change there is our choice.

    Fix:
    Ask again once or twice, then lead to a person, a call-back or a voicemail; where nobody is there, to
    one of the last two.

    Where a system fails, go on without it, or say what happened and what the customer can do. Where
    it fetches what is needed next, there is no going on: lead to a person and say so in a fixed text.

    False alarms:
    Silent where the contact was ending anyway: the failure leads where success leads, everything
    that can follow ends the contact, too, or the question has no other way on. Also silent when
    help, a question, another journey or another channel follows, after customers were served, in
    surveys, at questions such as "Anything else?", when customers stop writing in a chat, and for
    systems that fail only after another one has failed or after customers were turned away:
    somewhere it has to end. Texts that are filled with data may stay empty when the step that
    fetches the data fails, so they count as a message at most. Queues that fail have a rule of their
    own (queue-overflow-hangup), which also stands for a step that sets such a queue and fails in the
    same manner. Playing a text that stands in the design hardly ever fails, so that is a remark. Systems
    of many journeys that fail into one journey with a message are left out: that was decided there, once.

    How often:
    36 of 610 public flows have such a finding (5.9 %, our own count), all of them among the 153 that
    customers go through from the beginning, and 18 have a remark only: platforms end a contact wherever
    a failure is led nowhere. We have read these findings beside the files: each way ends as it says,
    and advice that did not fit a step has been mended.
    """
    if is_survey_journey(journey):
        return
    for group in _grouped(journey, failures(journey)):
        yield _problem(journey, group)
    for passed in passed_failures(journey):
        yield _passed(journey, passed)


def _grouped(journey: Journey, failures: Iterable[Failure]) -> list[list[Failure]]:
    """Failures of one cause: of one question or transfer, or of systems that end in the same place.

    Endings that look the same, such as one "Hang up" for each branch, count as one. Of what fails at one
    question or in one place the worst comes first.
    """
    groups: dict[tuple[object, ...], list[Failure]] = {}
    for failure in failures:
        ending = journey[failure.fate.ending]
        alone = failure.by_customer or failure.promised
        one = (failure.way.source, failure.sure is Telling.NOTHING)
        key = one if alone else (ending.title, ending.end, failure.fate.counted)
        groups.setdefault((failure.by_customer, alone, key), []).append(failure)
    ordered = [sorted(group, key=lambda failure: -failure.severity) for group in groups.values()]
    return siblings_together(journey, ordered)


def _problem(journey: Journey, group: Sequence[Failure]) -> Problem:
    first, way = group[0], group[0].way
    medium = medium_at(journey, journey[way.source])
    alike = [one for one in group if silent(one) is silent(first)]
    sure = min(one.sure for one in alike)
    return Problem(
        way.id,
        f"{who(journey, alike)} {told(sure, medium)}{after(group)}{others(journey, group, medium)}.",
        path=journey.witness(way.source, then=(way, *journey.way_to_ending(way.target))),
        why="" if first.by_customer else PROMISED if first.promised else BREAKDOWN,
        fix=advice(journey, group),
        severity=first.severity,
        related=tuple(failure.way.id for failure in group[1:]),
        edits=_retarget(journey, group),
        label=label(sure, medium),
    )


def _passed(journey: Journey, passed: Passed) -> Problem:
    first, *more = passed.ways
    sources = [journey[one] for one in dict.fromkeys(way.source for way in passed.ways)]
    them = not_put_through(journey, passed.ways) if passed.promised else if_it_fails(journey, sources)
    return Problem(
        first.id,
        f"{them} are passed to “{passed.beyond.journey}”, where the contact ends without help.",
        path=journey.witness(first.source, then=passed.steps),
        why=PROMISED if passed.promised else BREAKDOWN,
        fix=advice_elsewhere(journey, passed),
        severity=passed.severity,
        related=tuple(way.id for way in more),
        label="nobody helps from here",
    )


def _retarget(journey: Journey, group: Sequence[Failure]) -> Fix | None:
    helped = group[0].by_customer and not nobody_there(journey, journey[group[0].way.source])
    people = only_people(journey) if helped else None
    if people is None:
        return None
    return Fix(f"Lead to {people.name} instead", tuple(Retarget(one.way.id, people.id) for one in group))
