"""ESC112: something fails, and the journey goes on as if it had worked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, Severity, Touchpoint, Transition, named, rule
from cxlint.api import vocabulary as words
from cxlint.prompts import Hit, says
from cxlint.rules._once import once
from cxlint.rules._surveys import is_survey
from cxlint.rules.escape._asking import before_service
from cxlint.rules.escape._landing import FAULTS
from cxlint.rules.escape._naming import claims_done, sentence

NOT_TAKEN = frozenset({"error", "fail", "retries_exhausted"})
"""Events of an entry that was surely not taken, such as a payment; silence may be an answer."""


@rule("ESC112", severity="error", since="0.1")
def failure_taken_for_success(journey: Journey, options: object) -> Iterator[Problem]:
    """Something fails, and customers go on, or are even told that it has worked.

    What customers chose to have done, or gave their data for, fails, and the next thing they hear is that it is done: that is
    an error. Data that is asked for is not taken down, and the next question follows: a warning.

    Flagged::

        check:menu -1-> pay:task -> paid {prompt: Your payment has been received.} -> off:end(resolved)
        check -0-> people:queue
        pay -error!-> paid

    Flagged::

        card:input {prompt: Please enter your card number.} -> date:input -> sure:menu -1-> pay:task
        card -error!-> date
        date -no_input-> people:queue
        sure -0-> people; pay -> paid -> off:end(resolved); pay -error-> people

    Clean::

        check:menu -1-> pay:task -> paid {prompt: Your payment has been received.} -> off:end(resolved)
        check -0-> people:queue
        pay -error-> people

    Clean::

        # A decision finds out that there is no number
        card:input {prompt: Please enter your card number.} -> given:decision -> date:input -> people:queue
        card -error-> given
        given -else-> people

    Clean::

        # A person takes over and can ask again
        number:input {prompt: Please enter your account number.} -> people:queue
        number -error-> people

    Why:
    Customers believe that it is done, and find out by a reminder, a fee or a second payment.

    One of the public Amazon Connect flows asks for card, date and amount, takes each failed entry for
    an answer, and says that the payment has been sent when that has failed (our own reading).

    Fix:
    Lead the failure elsewhere: ask again, say that it has not worked, or lead to a person.

    False alarms:
    Silent where a decision follows that may find out, where a person takes over, and for surveys and
    steps that customers can do without, such as noting something for a report. That something is done
    counts only when the next text says so in words and nothing but the failed step comes between the
    answer and that text. Entries count only when the prompt names data that is needed, such as a number
    or an amount, or `asks` declares it, when every failure leads where success leads, and when another
    question follows.
    """
    for source in journey.of_kind("task", "input"):
        yield from _said_done(journey, source)
    inputs = journey.in_walking_order(one.id for one in journey.of_kind("input"))
    lost = [way for one in inputs for way in _taken(journey, journey[one])]
    if lost:
        yield _gone_on(journey, lost)


def _same(journey: Journey, source: Touchpoint, events: frozenset[str]) -> list[Transition]:
    """The failures among *events* that lead where success leads."""
    ways = journey.ways_on(source.id)
    working = {way.target for way in ways if not way.accidental}
    return [way for way in ways if way.event in events and way.target in working]


def _said_done(journey: Journey, source: Touchpoint) -> Iterator[Problem]:
    if not _is_wanted(journey, source) or source.id not in before_service(journey):
        return
    ways = _same(journey, source, FAULTS if source.kind == "task" else NOT_TAKEN)
    for way in ways[:1]:
        hit = _claim(journey, way)
        if hit is not None:
            yield _told(journey, source, ways, hit)


def _is_wanted(journey: Journey, source: Touchpoint) -> bool:
    """Whether customers have just asked for this step, or give what is needed for it themselves."""
    if source.kind == "input":
        return _needs_data(journey, source) and not source.backstage and not is_survey(source)
    before = [way for way in journey.into(source.id) if not way.accidental]
    return bool(before) and all(journey[way.source].kind in words.INPUT_KINDS for way in before)


def _needs_data(journey: Journey, question: Touchpoint) -> bool:
    return bool(question.asks) or says(journey, question, "needed_data") is not None


def _claim(journey: Journey, way: Transition) -> Hit | None:
    """The words that tell customers on *way* that it is done."""
    return claims_done(journey, journey[way.target]) if way.target in journey else None


def _told(journey: Journey, source: Touchpoint, ways: Sequence[Transition], hit: Hit) -> Problem:
    return Problem(
        ways[0].id,
        f"If {source.name} fails, customers hear “{sentence(hit)}” in {journey[ways[0].target].name} "
        "all the same.",
        path=journey.witness(source.id, then=ways[:1]),
        fix=f"Where {source.name} fails, say that it has not worked, and lead to a person.",
        related=tuple(way.id for way in ways[1:]),
        label="failed, and told that it is done",
    )


def _taken(journey: Journey, question: Touchpoint) -> list[Transition]:
    """The failures of an input that are taken for answers, where more questions follow."""
    if question.id not in before_service(journey) or question.backstage or is_survey(question):
        return []
    failing = [way for way in journey.ways_on(question.id) if way.accidental]
    same = _same(journey, question, words.FAILURES)
    if not same or len(same) < len(failing) or not _needs_data(journey, question):
        return []
    if any(way.event in NOT_TAKEN and _claim(journey, way) for way in same):
        return []
    return same if all(way.target in _unchecked(journey) for way in same) else []


@once
def _unchecked(journey: Journey) -> frozenset[str]:
    """Touchpoints from which a further question comes, and then only a menu or an ending, unchecked."""
    stopping = [one.id for one in journey.touchpoints.values() if not _passes(journey, one)]
    checked = [one for one in stopping if journey[one].kind not in ("menu", "end")]
    doubtful = journey.can_reach(checked, through=lambda way: _goes_on(journey, way))
    asking = [one.id for one in journey.of_kind("input", "menu")]
    return journey.can_reach(asking, through=lambda way: _goes_on(journey, way)) - doubtful


def _passes(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether customers come through here without anything being looked at."""
    passed = touchpoint.kind in ("message", "task", "input") and not touchpoint.is_end
    return passed and touchpoint.id not in journey.opaque


def _goes_on(journey: Journey, way: Transition) -> bool:
    return _passes(journey, journey[way.source]) and not way.accidental


def _gone_on(journey: Journey, lost: Sequence[Transition]) -> Problem:
    first = lost[0]
    sources = [journey[one] for one in dict.fromkeys(way.source for way in lost)]
    return Problem(
        first.id,
        f"If nothing is taken down at {named(sources, 'or')}, customers go on as if they had answered.",
        path=journey.witness(first.source, then=(first,)),
        why="Customers go through the rest for nothing, or something is done with data that is missing.",
        fix=f"Where {named(sources, 'or')} fails, ask again once or twice, then lead to a person.",
        severity=Severity.WARNING,
        related=tuple(way.id for way in lost[1:]),
        label="failure leads where success leads",
    )
