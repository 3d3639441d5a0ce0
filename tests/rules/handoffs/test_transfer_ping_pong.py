"""HND106 finds circles of people."""

from __future__ import annotations

import pytest

from cxlint.rules.handoffs.transfer_ping_pong import transfer_ping_pong
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Back to the same queue.", "q:queue -> a:agent -!-> q"),
    Case("Between two people.", "a:agent -> b:agent -!-> a"),
    Case("Between three, with queues and steps.", "a:agent -> t:task -> q:queue -> b:agent -> c:agent -!-> d:decision -> a"),
    Case("Two circles with nothing in common.", "m:menu -1-> a:agent -> b:agent -!-> a\n m -2-> c:agent -> d:agent -!-> c"),
    Case("Two circles that hang together are one.", "a:agent -> b:agent -!-> a\n b -> c:agent -> a"),
    Case("Another firm that sends back.", "a:agent -> t:transfer -!-> a"),
    Case("One actor, but customers wait again.", "q:queue -> a:agent {actor: Kim} -!-> q"),
    Case("Two of three are one actor.", "a:agent {actor: Kim} -> b:agent {actor: Kim} -> c:agent -!-> a"),
    Case("Nobody goes back.", "a:agent -> b:agent -> c:agent"),
    Case("Back at most once.", "a:agent -> b:agent {next: {to: a, max: 1}}"),
    Case("Days later.", "a:agent -> b:agent {next: {to: a, wait: 2d}}"),
    Case("Customers choose it.", "a:agent -> b:agent -again-> a"),
    Case("After a menu it is a new contact.", "a:agent -> b:agent -> m:menu -1-> a"),
    Case("An e-mail ends the contact.", "a:agent {channel: phone} -> b:agent {channel: phone} -> s {channel: email} -> a"),
    Case("Nobody answers, so they wait on.", "q:queue -> a:agent -no_answer-> q"),
    Case("Full queues send to each other.", "p:queue -queue_full-> q:queue -queue_full-> p"),
    Case("Nobody picks up over there.", "a:agent {next: [{to: b, if: hard}, e]}\n b:transfer -no_answer-> a\n e:end"),
    Case("One actor does both.", "a:agent {actor: Kim} -> b:agent {actor: Kim} -> a"),
    Case("Somebody talks on.", "a:agent -> a"),
    Case("Solved? If not, the same person goes on.", "a:agent -> d:decision -> a\n d -else-> e:end"),
    Case("The same person looks something up.", "m:menu -1-> a:agent -> t:task -> s:message -> a"),
    Case("The same place, with a transfer to nobody else.", "t:transfer -> d:decision -> t"),
    Case("One person and a queue in a longer round.", "q:queue -> a:agent -!-> d:decision -> q\n d -else-> e:end"),
    Case("People behind the scenes.", "a:agent {layer: backstage} -> b:agent {layer: backstage} -> a"),
    Case("A bot is no person.", "a:agent -> t:transfer {transfer_target: bot} -> a"),
    Case("Nobody gets there.", "x -> e:end\n a:agent -> b:agent -> a"),
    Case("Agents' flows are another matter.", "@ {role: agent}\n a:agent -> b:agent -> a"),
    Case("Systems that go round are another matter.", "a:agent -> e:end\n t:task -> u:task -> t"),
    Case("A conference that ends.", "a:agent -> b:agent {transfer_mode: conference} -> e:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(transfer_ping_pong, case)


def test_one_person_is_told_as_passed_back() -> None:
    (found,) = problems(transfer_ping_pong, sketch("q:queue -> a:agent -> q").journey)
    assert found.message == "Customers can be sent back from “A” to “Q” again and again."
    assert found.fix.startswith("Let “A” keep the case")


def test_a_circle_of_two_names_both_and_shows_the_way_round() -> None:
    (found,) = problems(transfer_ping_pong, sketch("m:menu -1-> a:agent -> b:agent -> a").journey)
    assert found.message == "Customers can be passed on from “B” to “A” again and again."
    assert found.path == ("m.option.1", "a.next->b", "b.next->a")
    assert found.related == ("a.next->b",)
    assert found.fix == "Let one of “A” or “B” keep the case and bring the others in."


def test_the_one_who_comes_next_is_named_even_behind_a_queue() -> None:
    (found,) = problems(transfer_ping_pong, sketch("m:menu -1-> a:agent -> b:agent -> q:queue -> a").journey)
    assert found.message == "Customers can be passed on from “B” to “A” again and again."
