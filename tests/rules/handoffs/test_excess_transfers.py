"""HND101 counts how often customers are passed on."""

from __future__ import annotations

import pytest

from cxlint.api import Severity
from cxlint.rules.handoffs.excess_transfers import excess_transfers
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case("From one to the next to the next.", "a:agent -> b:agent -!-> c:agent"),
    Case("With queues in between.", "a:agent -> p:queue -> b:agent -!-> q:queue -> c:agent"),
    Case("To another firm in the end.", "a:agent -> b:agent -!-> t:transfer"),
    Case("In a circle.", "q:queue -> a:agent -!-> q"),
    Case("A queue that says nothing of its agents.", "a:agent -> b:agent -!-> q:queue"),
    Case("The limit can be set.", "a:agent -!-> b:agent", {"most": 0}),
    Case("Passed on once.", "a:agent -> q:queue -> b:agent -> e:end"),
    Case("The first person is no transfer.", "m:menu -1-> q:queue -> a:agent -> e:end"),
    Case("A menu passes to another number.", "m:menu -1-> t:transfer -> a:agent"),
    Case("A conference.", "a:agent -> b:agent -> c:agent {transfer_mode: conference} -> e:end"),
    Case("A bot is no person.", "a:agent -> b:agent -> t:transfer {transfer_target: bot}"),
    Case("Days later it is a new contact.", "a:agent -> b:agent {next: {to: c, wait: 2d}}\n c:agent"),
    Case("After a menu it is a new contact.", "a:agent -> m:menu -1-> b:agent -> n:menu -1-> c:agent"),
    Case("After a survey it is a new contact.", "a:agent -> b:agent -> s:survey -> c:agent"),
    Case("People behind the scenes are not met.", "a:agent -> b:agent {layer: backstage} -> c:agent {layer: backstage} -> d:agent"),
    Case("Overflow from queue to queue is waiting.", "q:queue -queue_full-> r:queue -> a:agent -> e:end\n q -> a"),
    Case("Agents' flows are another matter.", "@ {role: agent}\n a:agent -> b:agent -> c:agent"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(excess_transfers, case)


def test_examples() -> None:
    check_examples(excess_transfers)


def test_two_transfers_are_a_warning_and_three_an_error() -> None:
    (two,) = problems(excess_transfers, sketch("a:agent -> b:agent -> c:agent").journey)
    assert two.severity is None
    assert two.message == "Customers can be passed on twice: from “A” to “B”, then to “C”."
    (three,) = problems(excess_transfers, sketch("a:agent -> b:agent -> c:agent -> d:agent").journey)
    assert three.severity is Severity.ERROR


def test_a_circle_is_an_error() -> None:
    (found,) = problems(excess_transfers, sketch("q:queue -> a:agent -> q").journey)
    assert found.severity is Severity.ERROR
    assert found.message == "Customers can be passed back to “A” again and again."


def test_a_circle_of_two_names_both() -> None:
    (found,) = problems(excess_transfers, sketch("a:agent -> b:agent -> a").journey)
    assert found.message == "Customers can be passed on from “B” to “A” again and again."
