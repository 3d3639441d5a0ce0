"""STR111 finds counts that decide nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.rules.structure.pointless_decision import pointless_decision
from cxlint.testing import Case, check, problems, sketch

ASKS = "i:input -no_match-> c:decision {basis: counter, next: [%s]}%s\n i -> q:queue; s -> q"
SAME = "{to: s, if: fewer than 3, max: 2}, s"

CASES = [
    Case("Both ways lead to the same message.", ASKS % (SAME, "!")),
    Case("Three ways do.", ASKS % ("{to: s, if: once}, {to: s, if: twice}, s", "!")),
    Case("Both lead back to the question.", ASKS % ("{to: i, if: more, max: 2}, i", "!")),
    Case("Waiting customers are counted, too.", "@ {role: queue}\n a -> c:decision {basis: counter, next: [{to: a, if: more, max: 2}, a]}!"),
    Case("Whoever may try again gets there.", ASKS % ("{to: i, if: fewer than 3, max: 2}, s", "")),
    Case("One way only.", ASKS % ("s", "")),
    Case("Each way says something else.", ASKS % ("{to: s, if: once, say: [Again.]}, s", "")),
    Case("One way takes a while.", ASKS % ("{to: s, if: once, wait: 3d}, s", "")),
    Case("The other way is for failures.", ASKS % ("s", "") + "\n c -error-> s"),
    Case("It is not a count that decides.", (ASKS % (SAME, "")).replace("counter", "data")),
    Case("Nobody says what decides.", (ASKS % (SAME, "")).replace("basis: counter, ", "")),
    Case("A menu is no count.", "m:menu -1-> q:queue; m -2-> q"),
    Case("Nobody gets there.", "a -> q:queue; s -> q\n c:decision {basis: counter, next: [" + SAME + "]}"),
    Case("Agents see to it themselves.", "@ {role: agent}\n a -> c:decision {basis: counter, next: [{to: a, if: more, max: 2}, a]}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(pointless_decision, case)


def test_the_finding_names_both_ends() -> None:
    (found,) = problems(pointless_decision, sketch(ASKS % (SAME, "")).journey)
    assert found.message == (
        "Customers get to “S” from “C” however often they have come by, so the count decides nothing."
    )
    assert found.fix == (
        "Lead customers who may try again from “C” back to where they failed, and only the others to “S”."
    )
    assert len(found.related) == 2
    assert len(found.path) == 1


def test_values_that_are_set_on_the_way_in_voicexml_are_not_drawn() -> None:
    journey = sketch(ASKS % (SAME, "")).journey
    assert not problems(pointless_decision, replace(journey, format="voicexml"))


def test_what_could_not_be_read_completely_may_lead_elsewhere() -> None:
    journey = sketch(ASKS % (SAME, "")).journey
    unread = {**journey.touchpoints, "c": replace(journey["c"], incomplete=True)}
    assert not problems(pointless_decision, replace(journey, touchpoints=unread))


def test_a_target_that_is_not_there_is_another_finding() -> None:
    journey = sketch(ASKS % (SAME, "")).journey
    astray = (replace(way, target="nowhere") if way.source == "c" else way for way in journey.transitions)
    assert not problems(pointless_decision, replace(journey, transitions=tuple(astray)))
