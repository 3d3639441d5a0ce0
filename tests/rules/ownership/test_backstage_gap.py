"""OWN104 asks for the work behind the scenes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.rules.ownership.backstage_gap import backstage_gap
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("A person and nothing behind.", "m:menu -1-> a:agent! -> e:end"),
    Case("A page and nothing behind.", "p:page! -> e:end"),
    Case("Two places are one remark.", "m:menu -1-> v:voicemail!; m -2-> a:agent"),
    Case("A step of a system.", "m:menu -1-> a:agent -> t:task -> e:end"),
    Case("A decision.", "d:decision -> a:agent; d -> e:end"),
    Case("A message behind the scenes.", "m:menu -1-> a:agent -> s {layer: backstage} -> e:end"),
    Case("The agents' tools.", "m:menu -1-> a:agent {tools: [crm]} -> e:end"),
    Case("What agents can look up.", "m:menu -1-> a:agent {knowledge: [tariffs]} -> e:end"),
    Case("Another journey may hold it.", "m:menu -1-> a:agent; m -2-> other.journey.yaml"),
    Case("Nobody is served.", "m:menu -1-> hello -> e:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(backstage_gap, case)


def test_message() -> None:
    (found,) = problems(backstage_gap, sketch("m:menu -1-> a:agent").journey)
    assert found.message == "Customers are served at “A”, and nothing in the design shows the work behind it."
    (found,) = problems(backstage_gap, sketch("m:menu -1-> a:agent; m -2-> p:page").journey)
    assert found.message.endswith("“A” and “P”, and nothing in the design shows the work behind them.")


def test_exported_flows_hide_what_is_behind() -> None:
    journey = replace(sketch("m:menu -1-> a:agent").journey, format="twilio-studio")
    assert problems(backstage_gap, journey) == []
