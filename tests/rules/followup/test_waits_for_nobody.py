"""FUP108 finds waiting for what comes only afterwards."""

from __future__ import annotations

import pytest

from cxlint.rules.followup.waits_for_nobody import waits_for_nobody
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("The answer comes after the payment, which comes after the answer.", "a:page -> w:wait! -> p:page -> e:end\np -on_message-> t:task -on_message-> w"),
    Case("It follows at once.", "a:page -> w:wait! -> t:task -> e:end\nt -on_message-> w"),
    Case("Two send it, both afterwards.", "a:page -> w:wait! -> p:page -> e:end\np -> t:task -on_message-> w\np -> u:task -on_message-> w"),
    Case("It comes before.", "a:page -> w:wait -> e:end\na -on_message-> t:task -on_message-> w"),
    Case("Somebody else begins it.", "@ {start: [a, t]}\na:page -> w:wait -> e:end\nt:task -on_message-> w"),
    Case("One of two comes before.", "a:page -> w:wait -> p:page -> e:end\na -on_message-> t:task -on_message-> w\np -on_message-> u:task -on_message-> w"),
    Case("It can come by another way.", "a:menu -1-> w:wait -> t:task -> e:end\na -2-> t\nt -on_message-> w"),
    Case("Nobody is shown who sends.", "a:page -> w:wait -> e:end"),
    Case("Nobody gets to the sender.", "a:page -> w:wait -> e:end\nt:task -on_message-> w"),
    Case("Nobody gets to the waiting.", "a:page -> e:end\nw:wait -> t:task -on_message-> w"),
    Case("Going round is no message.", "a:page -> w:wait -> t:task -> w\nt -> e:end"),
    Case("A task that gets an answer.", "a:page -> w:task -> t:task -on_message-> w"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(waits_for_nobody, case)


def test_message() -> None:
    text = "a:page -> w:wait -> p:page -> e:end\np -> t:task -on_message-> w\np -> u:task -on_message-> w"
    (found,) = problems(waits_for_nobody, sketch(text).journey)
    assert found.message == "“W” waits for what nobody can have sent: “T” and “U” follow only after it."
    assert found.related == ("t", "u")
