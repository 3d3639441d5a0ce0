"""HND103 finds questions that customers have answered before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import Severity
from cxlint.rules.handoffs.repeat_information import repeat_information
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("By the agent.", "a:input {asks: [name]} -> q:queue -> p:agent {asks: [name]}!"),
    Case("By another machine.", "a:bot {asks: [name], channel: chat} -> f:page {asks: [name], channel: web}! -> e:end"),
    Case("Another spelling of the same.", "a:input {asks: [account_number]} -> q:queue -> p:agent {asks: [Account number]}!"),
    Case("Only some have told it.", "m:menu -1-> a:input {asks: [name]} -> q:queue -> p:agent {asks: [name]}!\n m -2-> q"),
    Case("Three times are one finding.", "a:input {asks: [name]} -> b:page {asks: [name]}! -> c:agent {asks: [name]}"),
    Case("Each datum is one finding.", "a:input {asks: [name]} -> b:page {asks: [name, order]}! -> c:agent {asks: [order]}!"),
    Case("After a decision on something else.", "a:input {asks: [name]} -> b:input {asks: [order]} -> d:decision {next: [{to: c, if: big}, e]}\n c:input {asks: [name]}! -> e:end"),
    Case("A decision before an agent is no second try.", "a:input {asks: [name]} -> d:decision {next: [{to: p, if: big}, e]}\n p:agent {asks: [name]}!\n e:end"),
    Case("Something else is asked.", "a:input {asks: [name]} -> p:agent {asks: [problem]}"),
    Case("It was not understood.", "a:input {asks: [name]} -no_match-> b:input {asks: [name]} -> q:queue\n a -> q"),
    Case("It was not found.", "a:input {asks: [name]} -> t:task -> q:queue\n t -fail-> b:input {asks: [name]} -> q"),
    Case("It was not right, says a decision.", "a:input {asks: [name]} -> d:decision {next: [{to: q, if: ok}, {to: b, if: no}]}\n b:input {asks: [name]} -> q:queue"),
    Case("A sentence says that it was not right.", "a:input {asks: [name]} -> d:decision {next: [{to: q, if: ok}, {to: s, if: no}]}\n s -> b:input {asks: [name]} -> q:queue"),
    Case("Two questions share the check.", "m:menu -1-> a:input {asks: [name]} -> d:decision {next: [{to: q, if: ok}, {to: b, if: no}]}\n m -2-> c:input {asks: [name]} -> d\n b:input {asks: [name]} -> q:queue"),
    Case("The same question again.", "a:input {asks: [name]} -no_match-> a\n a -> q:queue"),
    Case("Round and round with a menu.", "m:menu -1-> a:input {asks: [name]} -> m\n m -0-> q:queue"),
    Case("Sent back to where it was told first.", "a:bot {asks: [name]} -> p:agent -> c:agent {asks: [problem]} -> a"),
    Case("Sent back, although the agent asked, too.", "a:bot {asks: [name]} -> p:agent {asks: [name], tags: [confirm]} -> a"),
    Case("Chosen instead of an answer.", "a:input {asks: [name]} -0-> p:agent {asks: [name]}\n a -> e:end"),
    Case("A security check.", "a:input {asks: [birthday]} -> p:agent {asks: [birthday], tags: [Security-Check]}"),
    Case("Read back to be confirmed.", "a:input {asks: [name]} -> p:agent {asks: [name], tags: [confirm]}"),
    Case("A proof of identity is judged elsewhere.", "a:input {asks: [name]} -> p:agent {asks: [name], auth_level: 1}"),
    Case("A secret.", "a:input {asks: [pin]} -> b:input {asks: [pin]} -> q:queue"),
    Case("Data of the moment.", "a:survey {asks: [rating]} -> b:survey {asks: [rating]}"),
    Case("It is told that it gets lost.", "a:input {asks: [name]} -{carries: []}-> q:queue -> p:agent {asks: [name]}"),
    Case("On another branch.", "m:menu -1-> a:input {asks: [name]} -> e:end\n m -2-> b:input {asks: [name]} -> e"),
    Case("Nobody gets to the first.", "x -> p:agent {asks: [name]}\n a:input {asks: [name]} -> p"),
    Case("Agents' flows are another matter.", "@ {role: agent}\n a:page {asks: [name]} -> b:page {asks: [name]}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(repeat_information, case)


def test_what_all_have_told_is_a_warning_and_shows_the_way() -> None:
    text = "a:input {asks: [name]} -> q:queue -> p:agent {asks: [name, problem]}"
    (found,) = problems(repeat_information, sketch(text).journey)
    assert found.severity is None
    assert found.message == "Customers are asked again at “P” for the name that they have told at “A”."
    assert (found.path, found.related) == (("a.next->q", "q.next->p"), ("a",))


def test_what_some_have_told_is_a_remark() -> None:
    text = "m:menu -1-> a:input {asks: [name, order]} -> p:agent {asks: [name, order]}\n m -2-> p"
    (found,) = problems(repeat_information, sketch(text).journey)
    assert found.severity is Severity.INFO
    assert found.message == (
        "Customers who have told the name and the order at “A” can be asked for them again at “P”."
    )
    assert found.path == ("m.option.1", "a.next->p")


def test_where_all_have_told_one_thing_only_that_is_named() -> None:
    text = "a:input {asks: [name]} -> m:menu -1-> b:input {asks: [order]} -> p:agent {asks: [name, order]}\n m -2-> p"
    (found,) = problems(repeat_information, sketch(text).journey)
    assert found.message == "Customers are asked again at “P” for the name that they have told at “A”."


def test_one_datum_is_one_finding_wherever_it_is_asked_again() -> None:
    text = "a:input {asks: [name]} -> b:page {asks: [name]} -> c:agent {asks: [name]} -> e:end"
    (found,) = problems(repeat_information, sketch(text).journey)
    assert (
        found.message == "Customers are asked again at “B” and “C” for the name that they have told at “A”."
    )
    assert (found.at, found.related, found.severity) == ("b", ("c", "a"), None)
    assert found.fix == "Hand the name over to “B” and “C”, and have it confirmed there at most."


def test_where_only_some_are_asked_again_comes_last() -> None:
    text = "m:menu -1-> a:input {asks: [name]} -> b:page {asks: [name]} -> c:agent {asks: [name]}\n m -2-> c"
    (found,) = problems(repeat_information, sketch(text).journey)
    assert found.message == (
        "Customers are asked again at “B”, and perhaps at “C”, for the name that they have told at “A”."
    )
    assert (found.at, found.related, found.severity) == ("b", ("c", "a"), None)


def test_who_asks_some_again_asks_others_first() -> None:
    text = "m:menu -1-> a:input {asks: [name]} -> b:page {asks: [name]} -> c:agent {asks: [name]}\n m -2-> b"
    (found,) = problems(repeat_information, sketch(text).journey)
    assert found.message == (
        "Customers are asked again at “C”, and perhaps at “B”, for the name that they have told at “A” or “B”."
    )
    assert (found.at, found.related) == ("c", ("b", "a"))


def test_some_who_are_asked_at_several_places() -> None:
    text = "m:menu -1-> a:input {asks: [name]} -> n:menu -1-> b:agent {asks: [name]}\n n -2-> c:agent {asks: [name]}\n m -2-> n"
    (found,) = problems(repeat_information, sketch(text).journey)
    assert found.message == (
        "Customers who have told the name at “A” can be asked for it again at “B” or “C”."
    )
    assert (found.at, found.related, found.severity) == ("b", ("c", "a"), Severity.INFO)


def test_imported_flows_do_not_name_their_data() -> None:
    journey = sketch("a:input {asks: [date]} -> p:agent {asks: [date of birth]}; b:input").journey
    asked = sketch("a:input {asks: [name]} -> p:agent {asks: [name]}").journey
    assert not problems(repeat_information, journey)
    assert not problems(repeat_information, replace(asked, format="voicexml"))
