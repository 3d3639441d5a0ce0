"""QUE111 finds waits in which not a word is said."""

from __future__ import annotations

import pytest

from cxlint.rules.queues.silent_wait import silent_wait
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("There is nothing in it.", "@ {role: queue}\n a:end!"),
    Case("It only counts.", "@ {role: queue}\n t:task! -> e:end"),
    Case("It only looks how it stands.", "@ {role: queue}\n d:decision! {basis: queue} -> w:wait -> d\n d -> e:end"),
    Case("It is music.", "@ {role: queue}\n t:task -> a! {channel: phone, hold_content: [music]} -> a"),
    Case("It is music in two places.", "@ {role: queue}\n a! {hold_content: [music]} -> b {hold_content: [music]} -> a"),
    Case("A queue is declared silent.", "q:queue! {channel: phone, hold_content: [silence]}"),
    Case("One message says something.", "@ {role: queue}\n a {hold_content: [music]} -> b {prompt: Please hold.} -> a"),
    Case("Something is said on the way.", "@ {role: queue}\n w:wait -timeout{say: Please hold.}-> w"),
    Case("It is a recording.", "@ {role: queue}\n a -> a"),
    Case("Music and information.", "@ {role: queue}\n a {hold_content: [music, info]} -> a"),
    Case("It is filled in.", '@ {role: queue}\n a {prompt: "{text}"} -> a'),
    Case("They are asked.", "@ {role: queue}\n a {hold_content: [music]} -> m:menu -1-> a"),
    Case("Another journey may say something.", "@ {role: queue}\n a {hold_content: [music]} -> other.journey.yaml"),
    Case("A part is not known.", "@ {role: queue}\n a {hold_content: [music], incomplete: true}"),
    Case("They write.", "@ {role: queue}\n a:task -> b:end {channel: email}"),
    Case("Music in a queue of customers.", "q:queue {channel: phone, hold_content: [music]}"),
    Case("Silence between words.", "q:queue {channel: phone, hold_content: [silence, info]}"),
    Case("The silent queue has a text.", "q:queue {channel: phone, hold_content: [silence], prompt: Please hold.}"),
    Case("A chat is silent anyway.", "q:queue {channel: chat, hold_content: [silence]}"),
    Case("It is not known what plays.", "q:queue {channel: phone}"),
    Case("The agent hears nothing.", "@ {role: whisper}\n a:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(silent_wait, case)


SENTENCES = [
    ("@ {role: queue}\n t:task -> e:end", "warning", "Customers who wait in “Sketch” hear nothing at all."),
    (
        "@ {role: queue}\n a {hold_content: [music]} -> a",
        "info",
        "Customers who wait in “Sketch” hear only music and not a word.",
    ),
    ("q:queue {channel: phone, hold_content: [silence]}", "warning", "Customers who wait in “Q” hear nothing at all."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "severity", "sentence"), SENTENCES, ids=[one[2] for one in SENTENCES])
def test_sentence_and_severity(text: str, severity: str, sentence: str) -> None:
    (found,) = problems(silent_wait, sketch(text).journey)
    assert found.message == sentence
    assert (found.severity or silent_wait.severity).word == severity


def test_all_the_music_is_one_finding() -> None:
    text = "@ {role: queue}\n a {hold_content: [music]} -> b {hold_content: [music]} -> a"
    (found,) = problems(silent_wait, sketch(text).journey)
    assert (found.at, found.related) == ("a", ("b",))
