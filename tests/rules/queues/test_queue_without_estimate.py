"""QUE102 finds queues that do not tell how long it takes."""

from __future__ import annotations

import pytest

from cxlint.rules.queues.queue_without_estimate import queue_without_estimate
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Nothing is announced.", "q:queue! {announces: [none]}"),
    Case("Nothing is announced, and the wait is long.", "q:queue! {announces: none, wait: 2m}"),
    Case("Music is all that plays.", "q:queue! {wait: 2m, hold_content: [music]}"),
    Case("What is said is only an apology.", "q:queue! {wait: 2m, prompt: We are sorry. All agents are busy.}"),
    Case("It is said too seldom.", "q:queue! {wait: 9m, announces: [position], update_every: 2m}"),
    Case("It is said too seldom, and how long they wait is not known.", "q:queue! {announces: [wait], update_every: 90s}"),
    Case("In a chat.", "q:queue! {channel: chat, announces: [none]}"),
    Case("The message before tells something else.", "m {prompt: I am putting you through.} -> q:queue! {wait: 2m, announces: [none]}"),
    Case("The message before the menu told it.", "m {prompt: You wait for a minute.} -> n:menu {prompt: Press 1} -1-> q:queue! {announces: [none]}"),
    Case("The place is told.", "q:queue {wait: 5m, announces: [position]}"),
    Case("The wait is told.", "q:queue {wait: 5m, announced_wait: 5m}"),
    Case("What plays tells it.", "q:queue {wait: 5m, prompt: You are next in line.}"),
    Case("What plays is filled in.", 'q:queue {wait: 5m, prompt: "Please hold, {name}."}'),
    Case("What plays is in another language that is read.", "q:queue {wait: 5m, prompt: Su posición en la cola es la cinco.}"),
    Case("What plays is in a language that is not read.", "@ {locales: [sw]}\n q:queue {wait: 5m, prompt: {sw: Tafadhali subiri.}}"),
    Case("It is not known what plays.", "q:queue {wait: 5m}"),
    Case("There is information besides the music.", "q:queue {wait: 5m, hold_content: [music, info]}"),
    Case("There is information besides the apology.", "q:queue {wait: 5m, hold_content: [info], prompt: We are sorry.}"),
    Case("Silence is another finding.", "q:queue {wait: 5m, hold_content: [silence]}"),
    Case("How long they wait is not known.", "q:queue {hold_content: [music]}"),
    Case("The wait is short.", "q:queue {wait: 30s, announces: [none]}"),
    Case("A message before tells it.", "m {prompt: You will wait for five minutes.} -> t:task -> q:queue {wait: 5m, announces: [none]}"),
    Case("A message before may tell it.", 'm {prompt: "{news}"} -> q:queue {wait: 5m, announces: [none]}'),
    Case("Updates come each minute.", "q:queue {wait: 5m, announces: [position], update_every: 60s}"),
    Case("The wait is over before the second update.", "q:queue {wait: 60s, announces: [position], update_every: 2m}"),
    Case("An e-mail waits by itself.", "q:queue {channel: email, announces: [none]}"),
    Case("Without a channel, hours of waiting may be anything.", "q:queue {wait: 3h, announces: [none]}"),
    Case("Nobody gets there.", "e:end\n q:queue {announces: [none]}"),
    Case("It is inside the firm.", "m:task -> q:queue {announces: [none], layer: backstage}"),
    Case("More patience may be asked for.", "q:queue {wait: 50s, announces: [none]}", {"short": 60}),
    Case("And longer silence.", "q:queue {wait: 9m, announces: [wait], update_every: 3m}", {"every": 180}),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(queue_without_estimate, case)


SENTENCES = [
    (
        "q:queue {announces: [none]}",
        "Customers wait in “Q” and are told neither their place nor how long it takes.",
    ),
    (
        "q:queue {wait: 90s, announces: [none]}",
        "Customers wait 90 seconds on average in “Q” and are told neither their place nor how long it takes.",
    ),
    (
        "q:queue {announces: [position], update_every: 3m}",
        "Customers who wait in “Q” hear only every 3 minutes how it stands.",
    ),
]


@pytest.mark.parametrize(("text", "sentence"), SENTENCES, ids=[one[1] for one in SENTENCES])
def test_sentence(text: str, sentence: str) -> None:
    (found,) = problems(queue_without_estimate, sketch(text).journey)
    assert found.message == sentence
    assert found.at == "q"


def test_advice_says_how_often() -> None:
    (found,) = problems(
        queue_without_estimate, sketch("q:queue {announces: [position], update_every: 3m}").journey
    )
    assert found.fix == "Tell customers in “Q” at least every minute how it stands."
