"""OWN101 asks who answers for what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.rules.ownership.step_without_owner import step_without_owner
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Nobody for anything.", "m:menu -1-> q:queue", whole=True),
    Case("Nobody for one of them.", "m:menu {owner: voice} -1-> q:queue", whole=True),
    Case("Asked of each, although the journey has one.", "@ {owner: care}\n m:menu -1-> q:queue", {"each": True}, whole=True),
    Case("The journey has an owner.", "@ {owner: care}\n m:menu -1-> q:queue"),
    Case("Each has one.", "m:menu {owner: voice} -1-> q:queue {owner: desk}"),
    Case("Each has one by default.", "@ {defaults: {owner: care}}\n m:menu -1-> q:queue"),
    Case("Endings need none.", "m:menu {owner: voice} -1-> e:end"),
    Case("What customers do not see needs none.", "m:menu {owner: voice} -1-> t:task {layer: backstage}"),
    Case("Another journey has its own.", "m:menu {owner: voice} -1-> other.journey.yaml"),
    Case("Nobody gets there.", "m:menu {owner: voice} -1-> e:end\n q:queue -> e"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(step_without_owner, case)


def test_messages() -> None:
    (found,) = problems(step_without_owner, sketch("m:menu -1-> q:queue").journey)
    assert found.message == "Customers meet 2 touchpoints, and the design names no owner for any of them."
    assert found.related == ("m", "q")
    (found,) = problems(step_without_owner, sketch("m:menu {owner: voice} -1-> q:queue").journey)
    assert found.message == "Customers meet 1 touchpoint for which the design names no owner: “Q”."


def test_a_journey_with_an_owner_is_asked_for_owners_of_its_own() -> None:
    text = "@ {owner: care}\nm:menu -1-> q:queue"
    (found,) = problems(step_without_owner, sketch(text).journey, {"each": True})
    assert found.message == "Customers meet 2 touchpoints without an owner of their own: “M” and “Q”."
    assert found.fix == "Write under owner who answers for “M” and “Q”."


def test_exported_flows_cannot_name_an_owner() -> None:
    journey = replace(sketch("m:menu -1-> q:queue").journey, format="amazon-connect")
    assert problems(step_without_owner, journey) == []
