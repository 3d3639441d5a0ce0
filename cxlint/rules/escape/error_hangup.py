"""ESC103: something fails, and the contact simply ends."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxlint.api import Fix, Journey, Problem, Retarget, Severity, Touchpoint, Transition, rule
from cxlint.api import vocabulary as words
from cxlint.rules.escape._asking import before_service, is_survey, is_survey_journey, only_people
from cxlint.rules.escape._fates import Fate, fates, told, way_to_ending
from cxlint.rules.escape._texts import NOTHING_MORE, any_of
from cxlint.rules.structure._naming import listed
from cxlint.rules.structure._walking import reached_first, walking_order

LEFT_TO_OTHERS = frozenset({"queue", "transfer", "callback", "agent"})
"""Kinds whose failures other rules look at, or that are not the automaton's."""

ENOUGH_ATTEMPTS = 3
"""Attempts after which hanging up is only a remark. ACIxD and Siemens iX ask at most three times."""

WRITTEN = frozenset({"text", "post"})
"""Media in which customers stop answering when they have what they want, or have gone."""

_CUSTOMER_WORDS = {
    "no_input": "do not answer",
    "no_match": "are not understood",
    "invalid": "give a wrong answer",
    "retries_exhausted": "fail too often",
}


@dataclass(frozen=True, slots=True)
class _Failure:
    """A way on which something failed and which ends the contact."""

    way: Transition
    fate: Fate
    silent: bool
    severity: Severity
    tries: int

    @property
    def by_customer(self) -> bool:
        return self.way.event in words.CUSTOMER_FAILURES


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
    Customers hesitate, cough and press the wrong key; who is cut off for it has to start again. The
    GetHuman standard 1.0 forbids in item 8 to disconnect for such errors, pressing nothing
    included. ACIxD's guidance on failure names what to do instead: a person, a call-back, another
    channel. That three attempts are enough follows the same guidance; the severities are our choice.

    Fix:
    Ask again once or twice, then lead to a person, a call-back or a voicemail. Where a system fails,
    go on without it, or say what happened and what the customer can do.

    False alarms:
    Silent where the contact was ending anyway: the failure leads where success leads, or everything
    that can follow ends the contact, too. Also silent when help, a question, another journey or
    another channel follows, after customers were served, in surveys, at questions such as "Anything else?", when
    customers stop writing in a chat, and for what fails only after another system has failed:
    somewhere it has to end. Queues and transfers that fail have a rule of their own
    (queue-overflow-hangup).
    """
    if is_survey_journey(journey):
        return
    known = fates(journey)
    sources = [
        journey[one]
        for one in reached_first(walking_order(journey), before_service(journey))
        if journey[one].kind not in LEFT_TO_OTHERS
    ]
    working = journey.reach([entry.id for entry in journey.entries], through=_working)
    found = [
        failure
        for source in sources
        for failure in _failures(journey, source, known)
        if failure.by_customer or source.id in working
    ]
    for group in _grouped(journey, found):
        yield _problem(journey, group, known)


def _failures(journey: Journey, source: Touchpoint, known: Mapping[str, Fate]) -> Iterator[_Failure]:
    normal = {way.target for way in journey.ways_on(source.id) if not _unhappy(way)}
    tried = _attempts(journey, source)
    if source.kind in words.INPUT_KINDS and _needs_no_answer(source):
        return
    for way in journey.out(source.id):
        fate = known.get(way.target)
        if fate is None or not fate.cut or not way.accidental or _ends_anyway(source, normal, way, known):
            continue
        tries = max(tried, 1 + (way.retry or 0))
        silent = not (fate.heard or way.say)
        if way.event not in words.CUSTOMER_FAILURES:
            severity = Severity.WARNING if silent else Severity.INFO
        elif way.event == "no_input" and journey.medium(source) in WRITTEN:
            continue
        elif fate.counted or tries >= ENOUGH_ATTEMPTS:
            severity = Severity.INFO
        else:
            severity = Severity.ERROR if silent else Severity.WARNING
        yield _Failure(way, fate, silent, severity, tries)


def _unhappy(way: Transition) -> bool:
    return way.accidental or way.event in words.SITUATIONS


def _working(way: Transition) -> bool:
    """Whether no system fails on this way."""
    return way.event not in words.SYSTEM_FAILURES


def _ends_anyway(
    source: Touchpoint, normal: Collection[str], way: Transition, known: Mapping[str, Fate]
) -> bool:
    """Whether the contact comes to the same where nothing fails and *normal* touchpoints follow."""
    ended = [known.get(target) for target in normal]
    over = bool(ended) and all(fate and fate.cut for fate in ended)
    if way.target in normal and (over or len(normal) == 1 or source.kind not in words.INPUT_KINDS):
        return True
    if source.kind in words.INPUT_KINDS:
        return False
    return over and (known[way.target].heard or not any(fate and fate.heard for fate in ended))


def _needs_no_answer(source: Touchpoint) -> bool:
    """Whether customers lose nothing when the question is not answered."""
    return is_survey(source) or any_of(NOTHING_MORE, source.prompt.values())


def _attempts(journey: Journey, source: Touchpoint) -> int:
    """How often customers can surely try before they leave *source* for having failed."""
    declared = source.get("max_attempts")
    again = [way.max for way in journey.out(source.id) if way.target == source.id and way.max]
    return max(declared if isinstance(declared, int) else 1, 1 + max(again, default=0))


def _grouped(journey: Journey, failures: Iterable[_Failure]) -> list[list[_Failure]]:
    """Failures of one cause: of one question, or of systems that end in the same manner.

    Endings that look the same, such as one "Hang up" for each branch, count as one.
    """
    groups: dict[tuple[object, ...], list[_Failure]] = {}
    for failure in failures:
        ending = journey[failure.fate.ending]
        place = (failure.way.source,) if failure.by_customer else (ending.title, ending.end)
        key = (failure.by_customer, place, failure.silent, failure.severity)
        groups.setdefault(key, []).append(failure)
    return list(groups.values())


def _problem(journey: Journey, group: Sequence[_Failure], known: Mapping[str, Fate]) -> Problem:
    first = group[0]
    way = first.way
    fate = told(min((one.fate for one in group), key=_sureness), said=bool(way.say))
    message = (_by_customer if first.by_customer else _by_system)(journey, group, fate)
    return Problem(
        way.id,
        message,
        path=journey.witness(way.source, then=(way, *way_to_ending(known, way.target))),
        fix=_advice(journey, first),
        severity=first.severity,
        related=tuple(failure.way.id for failure in group[1:]),
        edits=_retarget(journey, group),
        label="cut off without a word" if first.silent else "a message, then cut off",
    )


def _sureness(fate: Fate) -> int:
    """How surely customers hear something."""
    return fate.always + fate.heard


def _by_customer(journey: Journey, group: Sequence[_Failure], fate: str) -> str:
    events = dict.fromkeys(_CUSTOMER_WORDS[failure.way.event] for failure in group)
    tries = min(failure.tries for failure in group)
    after = f" after {tries} tries" if tries > 1 else ""
    return f"Customers who {' or '.join(events)} at {journey[group[0].way.source].name} {fate}{after}."


def _by_system(journey: Journey, group: Sequence[_Failure], fate: str) -> str:
    sources = [journey[one] for one in dict.fromkeys(failure.way.source for failure in group)]
    number = f" ({len(sources)} steps do this)" if len(sources) > 1 else ""
    return f"If {listed(sources, 'or')} fails, customers {fate}{number}."


def _advice(journey: Journey, failure: _Failure) -> str:
    source, ending = journey[failure.way.source], journey[failure.fate.ending]
    if not failure.by_customer:
        return f"Instead of {ending.name}, go on without {source.name}, or lead to a person or a call-back."
    if failure.severity is Severity.INFO:
        return f"Instead of {ending.name}, lead to a person, a call-back or a voicemail."
    return f"Ask again at {source.name} once or twice, then lead to a person, a call-back or a voicemail."


def _retarget(journey: Journey, group: Sequence[_Failure]) -> Fix | None:
    people = only_people(journey)
    if people is None or not group[0].by_customer:
        return None
    edits = tuple(Retarget(failure.way.id, people.id) for failure in group)
    return Fix(f"Lead to {people.name} instead", edits)
