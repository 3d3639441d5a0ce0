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
    Case("A queue that says nothing of its agents.", "a:agent -> b:agent -!-> q:queue"),
    Case("Another actor is another person.", "a:agent {actor: Kim} -> b:agent {actor: Lee} -!-> c:agent {actor: Kim}"),
    Case("Into a circle, but twice before.", "a:agent -> b:agent -!-> c:agent -> d:agent -> c"),
    Case("Only some come from the same actor.", "m:menu -1-> x:agent {actor: Lee} -> t:task -> b:agent {actor: Kim} -!-> c:agent\n m -2-> y:agent {actor: Kim} -> t"),
    Case("The limit can be set.", "a:agent -!-> b:agent", {"most": 0}),
    Case("Transfers and those behind them, twice.", "a:agent -> t:transfer -> b:agent -!-> u:transfer -> c:agent"),
    Case("Nobody is drawn behind the last transfer.", "a:agent -> t:transfer -> b:agent -!-> u:transfer"),
    Case("Only some are brought in.", "m:menu -1-> a:agent -> t:transfer {transfer_mode: conference} -> b:agent -> d:agent\n m -2-> x:agent -> y:agent -!-> b"),
    Case("A transfer and the one behind it.", "a:agent -> t:transfer -> b:agent -> e:end"),
    Case("With a queue and words in between.", "a:agent -> t:transfer -> s -> q:queue -> b:agent -> e:end\n t -no_answer-> a"),
    Case("A transfer that holds a conference.", "a:agent -> t:transfer {transfer_mode: conference} -> b:agent -> u:transfer {transfer_mode: conference} -> c:agent"),
    Case("A conference with somebody from a queue.", "a:agent -> t:transfer {transfer_mode: conference} -> q:queue -> b:agent -> c:agent"),
    Case("Passed on once.", "a:agent -> q:queue -> b:agent -> e:end"),
    Case("The first person is no transfer.", "m:menu -1-> q:queue -> a:agent -> e:end"),
    Case("A menu passes to another number.", "m:menu -1-> t:transfer -> a:agent"),
    Case("A conference.", "a:agent -> b:agent -> c:agent {transfer_mode: conference} -> e:end"),
    Case("A bot is no person.", "a:agent -> b:agent -> t:transfer {transfer_target: bot}"),
    Case("Days later it is a new contact.", "a:agent -> b:agent {next: {to: c, wait: 2d}}\n c:agent"),
    Case("A visit to the shop is a new contact.", "a:agent {channel: phone} -> b:agent {channel: phone} -> c:agent {channel: store}"),
    Case("So is what follows an e-mail.", "a:agent {channel: phone} -> b:agent {channel: phone} -> s {channel: email} -> c:agent {channel: phone}"),
    Case("After a menu it is a new contact.", "a:agent -> m:menu -1-> b:agent -> n:menu -1-> c:agent"),
    Case("After a survey it is a new contact.", "a:agent -> b:agent -> s:survey -> c:agent"),
    Case("People behind the scenes are not met.", "a:agent -> b:agent {layer: backstage} -> c:agent {layer: backstage} -> d:agent"),
    Case("Overflow from queue to queue is waiting.", "q:queue -queue_full-> r:queue -> a:agent -> e:end\n q -> a"),
    Case("A circle is told by another rule.", "q:queue -> a:agent -> q"),
    Case("All in one circle.", "a:agent -> b:agent -> c:agent -> a"),
    Case("The same actor does several things.", "a:agent {actor: Kim} -> b:agent {actor: Kim} -> c:agent {actor: Kim}"),
    Case("The same actor after a look into a system.", "a:agent {actor: Kim} -> t:task -> b:agent {actor: Kim} -> c:agent"),
    Case("Somebody talks on.", "a:agent -> a -> b:agent -> e:end"),
    Case("Queues that are full have talked with nobody.", "p:queue -queue_full-> q:queue -queue_full-> r:queue -queue_full-> s:queue"),
    Case("Nobody answered there.", "a:agent -> t:transfer -no_answer-> b:agent -> e:end"),
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


ADVICE = [
    ("a:agent -> b:agent -> c:agent", "Find out before “A” who can settle the matter, or let “A” bring the others in."),
    ("p:transfer -> q:transfer -> c:agent -> d:agent -> e:agent", "Find out before “P” who can settle the matter, or let “C” bring the others in."),
    ("p:transfer -> q:transfer -> r:transfer", "Find out before “P” who can settle the matter."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fix"), ADVICE, ids=[row[0] for row in ADVICE])
def test_only_an_agent_can_bring_others_in(text: str, fix: str) -> None:
    assert problems(excess_transfers, sketch(text).journey)[0].fix == fix
