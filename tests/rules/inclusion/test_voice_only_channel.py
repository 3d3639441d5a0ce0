"""INC101 finds journeys for those who hear and speak."""

from __future__ import annotations

import pytest

from cxlint.rules.inclusion.voice_only_channel import voice_only_channel
from cxlint.testing import Case, check, problems, sketch

SPAIN = "@ {consumer: true, jurisdictions: [ES], defaults: {channel: phone}}\n"

CASES = [
    Case("All by phone.", SPAIN + "m:menu -1-> q:queue -> e:end", whole=True),
    Case("What happens behind the scenes changes nothing.", SPAIN + "m:menu -1-> t:task {channel: backstage} -> q:queue", whole=True),
    Case("An own channel for the voice.", SPAIN + "@ {channels: {branch: {name: Call box, medium: voice}}}\n m:menu -1-> q:queue {channel: branch}", whole=True),
    Case("A text message on the way.", SPAIN + "m:menu -1-> s {channel: sms} -> e:end; m -2-> q:queue"),
    Case("A relay service in text.", SPAIN + "@ {channels: {relay: {name: Relay, medium: text}}}\n m:menu -1-> q:queue {channel: relay}"),
    Case("A person in a shop.", SPAIN + "m:menu -1-> a:agent {channel: store}"),
    Case("No consumers.", "@ {jurisdictions: [ES], consumer: false, defaults: {channel: phone}}\n m:menu -1-> q:queue"),
    Case("No word of consumers.", "@ {jurisdictions: [ES], defaults: {channel: phone}}\n m:menu -1-> q:queue"),
    Case("No word of countries.", "@ {consumer: true, defaults: {channel: phone}}\n m:menu -1-> q:queue"),
    Case("A step without a channel.", "@ {consumer: true, jurisdictions: [ES]}\n m:menu {channel: phone} -1-> q:queue"),
    Case("Another journey may be written.", SPAIN + "m:menu -1-> other.journey.yaml"),
    Case("A way in of its own by chat.", SPAIN + "m:menu -1-> q:queue\n c:bot {channel: chat} -> q"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(voice_only_channel, case)


def test_message() -> None:
    (found,) = problems(voice_only_channel, sketch(SPAIN + "m:menu -1-> q:queue").journey)
    assert found.message == (
        "Customers can only go through this journey by voice; whoever cannot hear or speak well is left out."
    )
    assert found.related == ("m",)
