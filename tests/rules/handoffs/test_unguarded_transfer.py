"""HND104 finds transfers with nothing planned for when nobody is there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.rules.handoffs.unguarded_transfer import unguarded_transfer
from cxlint.testing import Case, check, problems, sketch

GUARDED = "m:menu -1-> s:transfer -no_answer-> v:voicemail\n"
COLD = "transfer_mode: cold, transfer_target: external"

CASES = [
    Case("Another one is guarded.", GUARDED + "m -2-> t:transfer!"),
    Case("Guarded by busy.", "m:menu -1-> s:transfer -busy-> v:voicemail\n m -2-> t:transfer!"),
    Case("Two of three.", GUARDED + "m -2-> t:transfer!\n m -3-> u:transfer!"),
    Case("It goes on only when the talk is over.", GUARDED + "m -2-> t:transfer! -> y:survey -> e:end"),
    Case("Let go to another firm.", f"m:menu -1-> t:transfer {{{COLD}}}!"),
    Case("Let go to a number.", "m:menu -1-> t:transfer {transfer_mode: cold, transfer_target: number}!"),
    Case("No transfer is guarded.", "m:menu -1-> s:transfer\n m -2-> t:transfer"),
    Case("Busy is enough.", GUARDED + "m -2-> t:transfer -busy-> v"),
    Case("So is a failure.", GUARDED + "m -2-> t:transfer -fail-> v"),
    Case("And closing time.", GUARDED + "m -2-> t:transfer -closed-> v"),
    Case("A warm transfer.", GUARDED + "m -2-> t:transfer {transfer_mode: warm}"),
    Case("A conference.", GUARDED + "m -2-> t:transfer {transfer_mode: conference}"),
    Case("A bot is always there.", GUARDED + "m -2-> t:transfer {transfer_target: bot}"),
    Case("Cold, but to a team of the firm.", "m:menu -1-> t:transfer {transfer_mode: cold, transfer_target: internal}"),
    Case("Outside, but not said how.", "m:menu -1-> t:transfer {transfer_target: external}"),
    Case("Cold, but with a way back.", f"m:menu -1-> t:transfer {{{COLD}}} -no_answer-> m"),
    Case("It could not be read.", GUARDED + "m -2-> t:transfer {incomplete: true}"),
    Case("It is declared to be the end.", GUARDED + "m -2-> t:transfer {end: transferred}"),
    Case("Nobody sees it.", GUARDED + "m -2-> t:transfer {layer: backstage}"),
    Case("Nobody gets there.", GUARDED + "t:transfer"),
    Case("A guarded queue shows nothing of transfers.", "m:menu -1-> q:queue -queue_full-> v:voicemail\n m -2-> t:transfer"),
    Case("Agents' flows are another matter.", "@ {role: agent}\n" + GUARDED + "m -2-> t:transfer"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(unguarded_transfer, case)


def test_the_guarded_one_is_named() -> None:
    (found,) = problems(unguarded_transfer, sketch(GUARDED + "m -2-> t:transfer").journey)
    assert found.message == (
        "Customers who are passed on to “T” and reach nobody there have no way on, although the design has such "
        "a way at “S”."
    )


def test_letting_go_is_told() -> None:
    (found,) = problems(unguarded_transfer, sketch(f"m:menu -1-> t:transfer {{{COLD}}}").journey)
    assert found.message.endswith("have no way on, and the one who passes them on does not stay with them.")


def test_an_imported_flow_draws_what_the_platform_does() -> None:
    journey = replace(sketch(GUARDED + "m -2-> t:transfer").journey, format="amazon-connect")
    assert not problems(unguarded_transfer, journey)
    cold = replace(sketch(f"m:menu -1-> t:transfer {{{COLD}}}").journey, format="voicexml")
    assert len(problems(unguarded_transfer, cold)) == 1
