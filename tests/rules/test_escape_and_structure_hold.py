"""What holds for every rule on structure and escape, whatever the journey."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.api import Journey, Rule, Touchpoint, Transition
from cxlint.rules.escape.buried_human import buried_human
from cxlint.rules.escape.closed_hours_dead_end import closed_hours_dead_end
from cxlint.rules.escape.error_hangup import error_hangup
from cxlint.rules.escape.escalation_dead_end import escalation_dead_end
from cxlint.rules.escape.failure_taken_for_success import failure_taken_for_success
from cxlint.rules.escape.hidden_human import hidden_human
from cxlint.rules.escape.hours_fail_open import hours_fail_open
from cxlint.rules.escape.human_request_deflected import human_request_deflected
from cxlint.rules.escape.no_human_escape import no_human_escape
from cxlint.rules.escape.selfservice_fail_no_help import selfservice_fail_no_help
from cxlint.rules.escape.urgent_path_automated import urgent_path_automated
from cxlint.rules.escape.zero_not_honoured import zero_not_honoured
from cxlint.rules.structure.cannot_complete import cannot_complete
from cxlint.rules.structure.dangling_transition import dangling_transition
from cxlint.rules.structure.dead_end import dead_end
from cxlint.rules.structure.missing_entry import missing_entry
from cxlint.rules.structure.unreachable_touchpoint import unreachable_touchpoint
from cxlint.testing import problems

RULES = (
    missing_entry,
    dangling_transition,
    unreachable_touchpoint,
    dead_end,
    cannot_complete,
    no_human_escape,
    hidden_human,
    error_hangup,
    closed_hours_dead_end,
    buried_human,
    zero_not_honoured,
    human_request_deflected,
    urgent_path_automated,
    selfservice_fail_no_help,
    escalation_dead_end,
    hours_fail_open,
    failure_taken_for_success,
)

KINDS = ("message", "menu", "task", "decision", "queue", "end", "input", "bot", "call", "wait", "callback")
EVENTS = ("next", "next", "option", "option", "no_input", "error", "closed", "hangup")
KEYS = ("0", "1", "agent", "bills")
PROMPTS = (
    "",
    "Hold while I transfer you to an agent.",
    "For an agent, press 0.",
    "Please enter your card number.",
    "Your payment has been sent.",
)


@st.composite
def a_touchpoint(draw: st.DrawFn, identifier: str, kind: str) -> Touchpoint:
    """A touchpoint of this kind, with or without words, on the phone or elsewhere, urgent or not."""
    text = draw(st.sampled_from(PROMPTS))
    return Touchpoint(
        identifier,
        kind,
        channel=draw(st.sampled_from((None, "phone", "chat"))),
        prompt={"": text} if text else {},
        attributes=draw(st.sampled_from(({}, {}, {"urgency": "critical"}, {"basis": "hours"}))),
    )


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    """Small journeys of any shape, with ways to nowhere."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=9))
    touchpoints = [draw(a_touchpoint(f"t{number}", kind)) for number, kind in enumerate(kinds)]
    place = st.integers(0, len(kinds))
    drawn = draw(
        st.lists(st.tuples(place, place, st.sampled_from(EVENTS), st.sampled_from(KEYS)), max_size=18)
    )
    ways = [
        Transition(f"w{number}", f"t{source % len(kinds)}", f"t{target}", event, key=key)
        for number, (source, target, event, key) in enumerate(drawn)
    ]
    role = draw(st.sampled_from(("customer", "customer", "queue", "agent")))
    found = {one.id: one for one in touchpoints}
    return Journey("j", "J", "j.yaml", "native", found, tuple(ways), ("t0",), role=role)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@settings(max_examples=60, deadline=None)
@given(journey=journeys())
def test_findings_are_in_the_journey_and_have_no_place_twice(rule: Rule, journey: Journey) -> None:
    found = problems(rule, journey)
    places = [problem.at for problem in found]
    assert len(places) == len(set(places))
    for problem in found:
        assert problem.message.endswith(".")
        assert problem.at not in problem.related
        assert all(one in journey or journey.has_transition(one) for one in problem.related)


@settings(max_examples=150, deadline=None)
@given(journey=journeys())
def test_every_unreachable_touchpoint_is_named_in_exactly_one_finding(journey: Journey) -> None:
    told = [
        one for problem in problems(unreachable_touchpoint, journey) for one in (problem.at, *problem.related)
    ]
    meant = {transition.target for transition in journey.dangling}
    unreached = {touchpoint.id for touchpoint in journey.unreachable}
    endings = {touchpoint.id for touchpoint in journey.touchpoints.values() if touchpoint.is_end}
    if not meant:  # an ending may be kept from customers by a loop, which other rules tell
        assert unreached - endings <= set(told) <= unreached
    assert len(told) == len(set(told))


@settings(max_examples=150, deadline=None)
@given(journey=journeys())
def test_no_human_escape_and_hidden_human_never_name_the_same_question(journey: Journey) -> None:
    without = {
        one for problem in problems(no_human_escape, journey) for one in (problem.at, *problem.related)
    }
    hidden = {one for problem in problems(hidden_human, journey) for one in (problem.at, *problem.related)}
    assert not without & hidden


@settings(max_examples=150, deadline=None)
@given(journey=journeys())
def test_one_way_has_one_finding_only(journey: Journey) -> None:
    rules = (
        error_hangup,
        human_request_deflected,
        escalation_dead_end,
        hours_fail_open,
        closed_hours_dead_end,
    )
    told = [
        one for rule in rules for problem in problems(rule, journey) for one in (problem.at, *problem.related)
    ]
    assert len(told) == len(set(told))


@settings(max_examples=150, deadline=None)
@given(journey=journeys())
def test_questions_that_lead_nowhere_are_not_told_to_be_far_from_a_person(journey: Journey) -> None:
    without = {
        one
        for rule in (no_human_escape, hidden_human)
        for problem in problems(rule, journey)
        for one in (problem.at, *problem.related)
    }
    far = {problem.at for rule in (buried_human, zero_not_honoured) for problem in problems(rule, journey)}
    assert not without & far
