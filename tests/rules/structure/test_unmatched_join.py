"""STR110 finds steps that wait for ways of which only one is ever taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import Journey, SetAttribute
from cxlint.rules.structure.unmatched_join import unmatched_join
from cxlint.testing import Case, check, problems, sketch

ONE = "s:decision {next: [{to: a, if: x}, b]}\n"
MEET = "a:task -> j:task {join: all} -> z:end\n b:task -> j"
FLAGGED = MEET.replace("all}", "all}!")

CASES = [
    Case("One of two ways is taken.", ONE + FLAGGED),
    Case("Customers choose one of two ways.", "s:menu -1-> a; s -2-> b\n" + FLAGGED),
    Case("Success and failure meet.", "a:task -> j:task {join: all}! -> z:end\n a -error-> b:task -> j"),
    Case("Whoever goes round again is still alone.", ONE + FLAGGED + "\n b -error-> s"),
    Case("Agents wait, too.", "@ {role: agent}\n" + ONE + FLAGGED),
    Case("Ways that part only after the join.", ONE + "a:task -> j:task {join: all, split: all, next: [c, d]}!\n b:task -> j\n c:end; d:end"),
    Case("Both ways are taken.", "s:task {split: all, next: [a, b]}\n" + MEET),
    Case("Both ways may be taken.", "s:task {split: any, next: [a, b]}\n" + MEET),
    Case("Ways part earlier.", "r:task {split: all, next: [s, c]}\n c:task -> j\n" + ONE + MEET),
    Case("Ways part between.", ONE + "a:task {split: all, next: [c, d]}\n c:task -> j:task {join: all} -> z:end\n d:task -> j\n b:task -> j"),
    Case("It goes on with one.", ONE + MEET.replace("all", "any")),
    Case("It does not wait.", ONE + "a:task -> j:task -> z:end\n b:task -> j"),
    Case("Something happens meanwhile.", ONE + "a:task -> j:task {join: all} -> z:end\n b:task -> j\n a -on_reminder-> j"),
    Case("A step before it was not read completely.", "r:task {incomplete: true} -> s\n" + ONE + MEET),
    Case("Two starts.", "@ {start: [a, b]}\n" + MEET),
    Case("Only one way leads there.", "a -> j:task {join: all} -> z:end"),
    Case("The other way comes from what nobody reaches.", "a -> j:task {join: all} -> z:end\n lost -> j"),
    Case("Customers who hang up do not come.", "a -> j:task {join: all} -> z:end\n a -hangup-> j"),
    Case("It begins there.", "j:task {join: all} -> a:menu -1-> j\n a -2-> j\n a -3-> z:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(unmatched_join, case)


def test_the_place_where_ways_part_is_named() -> None:
    (found,) = problems(unmatched_join, sketch(ONE + MEET).journey)
    assert found.message == (
        "Customers never get past “J”: it waits for 2 ways that part at “S”, and only one of them is ever taken."
    )
    assert found.fix == (
        "Let “J” go on as soon as one way arrives (`join: any`), or take all ways at once at “S” (`split: all`)."
    )
    assert found.edits is not None
    assert found.edits.edits == (SetAttribute("j", "join", "any"),)


def test_exported_flows_are_not_told_of_keys() -> None:
    journey = replace(sketch(ONE + MEET).journey, attributes={"source": {"format": "bpmn"}})
    (found,) = problems(unmatched_join, journey)
    assert found.fix == "Let “J” go on as soon as one way arrives, or take all ways at once at “S”."


def test_in_agents_journeys_the_work_stops() -> None:
    (found,) = problems(unmatched_join, sketch("@ {role: agent}\n" + ONE + MEET).journey)
    assert found.message.startswith("The work never gets past “J”")


# --- several pools --------------------------------------------------------------------------------


def in_pools(text: str, **pools: str) -> Journey:
    """A sketch of a diagram whose steps stand in pools: ``firm="s a b"``."""
    made = sketch(text).journey
    held = {step: pool for pool, steps in pools.items() for step in steps.split()}
    places = {
        key: replace(
            one, source={**one.source, "process": held[key]}, layer="customer" if held[key] == "own" else None
        )
        for key, one in made.touchpoints.items()
    }
    return replace(made, touchpoints=places)


def test_what_customers_do_beside_it_does_not_arrive_in_the_pool_of_the_firm() -> None:
    text = "x:event {split: all, next: [y, s]}\n y:end\n" + ONE + MEET
    made = in_pools(text, own="x y", firm="s a b j z")
    (found,) = problems(unmatched_join, made)
    assert found.message.startswith("The work never gets past “J”: it waits for 2 ways that part at “S”")
    assert not problems(unmatched_join, in_pools(text, firm="x y s a b j z"))


def test_a_join_of_customers_in_their_own_pool_holds_them_up() -> None:
    text = ONE + MEET.replace("z:end", "z:task {split: all, next: [u, v]}\n u:end; v:end")
    made = in_pools(text, own="s a b j z", firm="u v")
    (found,) = problems(unmatched_join, made)
    assert found.message.startswith("Customers never get past “J”")


def test_a_pool_that_begins_in_two_places_may_have_both_ways() -> None:
    text = "x:event {split: all, next: [a, b]}\n" + MEET
    assert not problems(unmatched_join, in_pools(text, own="x", firm="a b j z"))


def test_ways_that_part_in_the_pool_itself_arrive_together() -> None:
    text = "x:event -> s:task {split: all, next: [a, b]}\n" + MEET
    assert not problems(unmatched_join, in_pools(text, own="x", firm="s a b j z"))
