"""PRV104: machines that decide about customers, and nobody who looks at it again."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, rule

REVIEWED = "human-review"
"""What a designer writes under ``assures`` where a person reviews decisions outside of the journey."""


@rule("PRV104", severity="error", since="0.1", kind="declared")
def automated_decision_no_review(journey: Journey, options: object) -> Iterator[Problem]:
    """A system decides something that weighs on customers, and they can get nobody to look at it again.

    Flagged::

        apply:page -> score:decision {decides: significant}! -> yes:end(resolved)
        score -> no {prompt: We cannot give you a loan.} -> off:end(unresolved)

    Clean::

        apply:page -> score:decision {decides: significant} -> yes:end(resolved)
        score -> no {prompt: We cannot give you a loan.} -> appeal:menu -1-> people:queue
        appeal -2-> off:end(unresolved)

    Clean::

        # A person decides; the system only prepares
        apply:page -> score:decision {decides: assist} -> yes:end(resolved); score -> off:end(unresolved)

    Why:
    Machines judge by what they were taught; a customer who is an exception needs a person to see it.

    Article 22(3) of the GDPR (2016) gives everybody about whom a machine decides alone the right to
    have a person step in, to tell their own view and to contest the decision.

    Fix:
    Lead from the decision to a person, a call-back or a case that somebody works on, and tell customers
    of it.

    False alarms:
    Speaks only where `decides: significant` is declared. Silent where a person, behind the scenes as
    well, a call-back or a case can follow or surely came before, where something that could not be read
    may lead to one, and where `assures: [human-review]` says that somebody reviews outside of the
    journey. No legal advice: whether a decision is significant in the sense of the law is yours to say.
    """
    decisions = [one for one in journey.reached if _decides(one)]
    if not decisions:
        return
    people = [one.id for one in journey.touchpoints.values() if _reviews(journey, one)]
    heard = journey.can_reach({*people, *journey.opaque})
    before = journey.surely(lambda one: ("person",) if _has_person(one) else ())
    for one in decisions:
        if one.id not in heard and not before.at(one.id):
            yield _problem(journey, one)


def _decides(touchpoint: Touchpoint) -> bool:
    by_person = touchpoint.kind == "agent" or REVIEWED in (touchpoint.get("assures") or ())
    return touchpoint.get("decides") == "significant" and not by_person


def _reviews(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether a person looks at the matter here."""
    return (
        touchpoint.id in journey.help
        or touchpoint.kind in ("agent", "queue", "transfer")
        or touchpoint.get("opens_case") is True
    )


def _has_person(touchpoint: Touchpoint) -> bool:
    """Whether whoever has been here has a person who looks at the matter, now or later."""
    return touchpoint.kind in ("agent", "callback", "voicemail") or touchpoint.get("opens_case") is True


def _problem(journey: Journey, decision: Touchpoint) -> Problem:
    return Problem(
        decision.id,
        f"Customers about whom {decision.name} decides can get nobody in this journey to look at it again.",
        path=journey.witness(decision.id),
        fix=f"Lead from {decision.name} to a person, or to a case that somebody works on, and say so.",
        label="nobody reviews this",
    )
