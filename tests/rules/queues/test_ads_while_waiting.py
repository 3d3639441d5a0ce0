"""QUE108 finds advertising to people who wait."""

from __future__ import annotations

import pytest

from cxlint.api import Safety, SetAttribute
from cxlint.rules.queues.ads_while_waiting import ads_while_waiting
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("The queue plays it.", "q:queue! {hold_content: [music, ads]}"),
    Case("It plays nothing else.", "q:queue! {hold_content: [ads]}"),
    Case("What plays in the queue is declared as such.", "@ {role: queue}\n a! {hold_content: [ads]} -> a"),
    Case("What plays on hold, too.", "@ {role: hold}\n a! {hold_content: [ads]} -> a"),
    Case("It stands in the text.", "@ {role: queue}\n a! {prompt: Ask your agent about our current offers!} -> a"),
    Case("It stands in the queue's own text.", "q:queue! {prompt: Please hold and don't miss our summer sale.}"),
    Case("In Spanish.", "@ {role: queue, locales: [es]}\n a! {prompt: {es: Aproveche nuestras ofertas.}} -> a"),
    Case("Music and information.", "q:queue {hold_content: [music, info]}"),
    Case("It is not known what plays.", "q:queue"),
    Case("It is said where they buy.", "m {prompt: Ask us about our latest offers.} -> q:queue"),
    Case("A hint is no advertising.", "@ {role: queue}\n a {prompt: You can track your parcel on our website.} -> a"),
    Case("The team has the word in its name.", "@ {role: queue}\n a {prompt: You are waiting for the special offers team.} -> a"),
    Case("The agent hears it.", "@ {role: whisper}\n a {prompt: Tell them about our latest offers.} -> a"),
    Case("The text is filled in.", '@ {role: queue}\n a {prompt: "{campaign}"} -> a'),
    Case("It is in a language that is not read.", "@ {role: queue, locales: [sw]}\n a {prompt: {sw: Our latest offers}} -> a"),
    Case("Nobody gets there.", "e:end\n q:queue {hold_content: [ads]}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ads_while_waiting, case)


@pytest.mark.parametrize(("before", "after"), [("[music, ads]", ["music"]), ("[ads]", None)])
def test_the_advertising_is_left_out(before: str, after: list[str] | None) -> None:
    (found,) = problems(ads_while_waiting, sketch(f"q:queue {{hold_content: {before}}}").journey)
    assert found.message == "Customers who wait are played advertising in “Q”."
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    assert found.edits.edits == (SetAttribute("q", "hold_content", after),)


def test_words_are_quoted_and_left_to_the_designer() -> None:
    (found,) = problems(
        ads_while_waiting, sketch("@ {role: queue}\n a {prompt: Ask about our great deals.} -> a").journey
    )
    assert (
        found.message
        == "Customers who wait are played advertising in “A”, such as “Ask about our great deals”."
    )
    assert found.edits is None
