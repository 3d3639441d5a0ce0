"""What holds for every rule on structure and escape, whatever the journey."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.api import Journey, Rule, Touchpoint, Transition
from cxlint.rules.escape.closed_hours_dead_end import closed_hours_dead_end
from cxlint.rules.escape.error_hangup import error_hangup
from cxlint.rules.escape.hidden_human import hidden_human
from cxlint.rules.escape.no_human_escape import no_human_escape
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
)

KINDS = ("message", "menu", "task", "decision", "queue", "end", "input", "bot", "call", "wait", "callback")
EVENTS = ("next", "next", "option", "no_input", "error", "closed", "hangup")


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    """Small journeys of any shape, with ways to nowhere."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=9))
    touchpoints = [Touchpoint(f"t{number}", kind) for number, kind in enumerate(kinds)]
    place = st.integers(0, len(kinds))
    drawn = draw(st.lists(st.tuples(place, place, st.sampled_from(EVENTS)), max_size=18))
    ways = [
        Transition(f"w{number}", f"t{source % len(kinds)}", f"t{target}", event, key=str(number))
        for number, (source, target, event) in enumerate(drawn)
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
    if not meant:
        assert sorted(told) == sorted(touchpoint.id for touchpoint in journey.unreachable)
    assert len(told) == len(set(told))


@settings(max_examples=150, deadline=None)
@given(journey=journeys())
def test_no_human_escape_and_hidden_human_never_name_the_same_question(journey: Journey) -> None:
    without = {
        one for problem in problems(no_human_escape, journey) for one in (problem.at, *problem.related)
    }
    hidden = {one for problem in problems(hidden_human, journey) for one in (problem.at, *problem.related)}
    assert not without & hidden
