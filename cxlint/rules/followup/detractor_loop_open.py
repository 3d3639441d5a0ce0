"""FUP104: unhappy customers say so, and nobody gets back to them."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, named, rule


@rule("FUP104", severity="warning", since="0.1", kind="declared")
def detractor_loop_open(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are asked how it went, and those who are unhappy get to nobody.

    Flagged::

        helper:agent -> ask:survey! {questions: 1} -> thanks -> done:end

    Flagged::

        helper:agent -> ask:survey! -1-> sorry -> done:end
        ask -5-> thanks -> done

    Clean::

        helper:agent -> ask:survey {questions: 1} -> thanks -> done:end
        ask -1-> later:callback

    Clean::

        helper:agent -> ask:survey {questions: 1, low_score_to: note} -> done:end
        note:task {opens_case: true, owner: care} -> done

    Clean::

        # Nothing is said about the survey
        helper:agent -> ask:survey -> done:end

    Why:
    Customers who say that it went badly and hear nothing are lost; a call can still turn it.

    Dixon, Freeman and Toman (2010) name acting on what unhappy customers say among the things that make
    service easier.

    Fix:
    Lead low scores to a call-back, a person or a case (`low_score_to`).

    False alarms:
    Speaks only in journey files, where the survey is described: `questions`, `low_score_to`, or ways
    out by answer. Silent where any way leads on to a person, a call-back, a case, a step with an owner
    or to what is not known.
    """
    if "source" in journey.attributes:
        return
    surveys = [
        one for one in journey.of_kind("survey") if one.id in journey.reachable and _described(journey, one)
    ]
    if not surveys:
        return
    caring = frozenset(one.id for one in journey.touchpoints.values() if _cares(one))
    able = journey.can_reach(caring | journey.help | journey.opaque)
    for one in surveys:
        if one.id not in able and one.get("low_score_to") not in able and not one.owner:
            yield _problem(journey, one)


def _described(journey: Journey, survey: Touchpoint) -> bool:
    answers = sum(way.deliberate or bool(way.condition) for way in journey.out(survey.id))
    return answers > 1 or survey.get("questions") is not None or survey.get("low_score_to") is not None


def _cares(touchpoint: Touchpoint) -> bool:
    if touchpoint.kind in ("agent", "callback"):
        return True
    return touchpoint.get("opens_case") is True or (
        touchpoint.kind == "task" and touchpoint.owner is not None
    )


def _problem(journey: Journey, survey: Touchpoint) -> Problem:
    low = journey.touchpoints.get(str(survey.get("low_score_to")))
    led = f": low scores lead to {low.name}, which nobody follows up" if low is not None else ""
    backs = [one for one in journey.of_kind("callback") if one.id in journey.reachable]
    return Problem(
        survey.id,
        f"Customers who say in {survey.name} that it went badly get to nobody{led}.",
        path=journey.witness(survey.id),
        fix=f"Lead low scores in {survey.name} to {named(backs, 'or') or 'a call-back, a person or a case'}.",
        label="nobody gets back to them",
    )
