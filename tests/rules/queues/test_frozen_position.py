"""QUE112 finds places that stand in the text."""

from __future__ import annotations

import pytest

from cxlint.rules.queues.frozen_position import frozen_position
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Number three for everybody.", "@ {role: queue}\n a! {prompt: You are number three in the queue.} -> a"),
    Case("An answer in ten minutes for ever.", "@ {role: queue}\n a! {prompt: Your call will be answered in about ten minutes.} -> a"),
    Case("The normal waiting time.", "@ {role: queue}\n a {prompt: Our normal waiting time on Mondays is about ten minutes.} -> a"),
    Case("On average.", "@ {role: queue}\n a {prompt: On average the waiting time is ten minutes.} -> a"),
    Case("Five minutes for ever.", "@ {role: queue}\n a! {prompt: Your estimated wait is 5 minutes.} -> a"),
    Case("In the queue's own text.", "q:queue! {prompt: There are two callers ahead of you.}"),
    Case("In a message that they come back to.", "q:queue -timeout{max: 9}-> a! {prompt: You are next in line.} -> q"),
    Case("In German.", "@ {role: queue, locales: [de]}\n a! {prompt: {de: Sie sind an Position vier der Warteschlange.}} -> a"),
    Case("In Spanish.", "@ {role: queue, locales: [es]}\n a! {prompt: {es: Hay tres personas delante de usted.}} -> a"),
    Case("In French.", "@ {role: queue, locales: [fr]}\n a! {prompt: {fr: Votre temps d'attente est de cinq minutes.}} -> a"),
    Case("In Portuguese.", "@ {role: queue, locales: [pt]}\n a! {prompt: {pt: A sua posição na fila é 4.}} -> a"),
    Case("In Italian.", "@ {role: queue, locales: [it]}\n a! {prompt: {it: Ci sono due persone davanti a lei.}} -> a"),
    Case("It is filled in.", '@ {role: queue}\n a {prompt: "You are number {place} in the queue."} -> a'),
    Case("The minutes are filled in.", '@ {role: queue}\n a {prompt: "Your wait is about {minutes} minutes."} -> a'),
    Case("It is said in the order of calls.", "@ {role: queue}\n a {prompt: Calls are answered in the order they arrive.} -> a"),
    Case("They are our number one.", "@ {role: queue}\n a {prompt: You are our number one priority.} -> a"),
    Case("They are number one for us.", "@ {role: queue}\n a {prompt: To us you are number one!} -> a"),
    Case("So they are in German.", "@ {role: queue, locales: [de]}\n a {prompt: {de: Sie sind bei uns auf Platz eins.}} -> a"),
    Case("So they are in French.", "@ {role: queue, locales: [fr]}\n a {prompt: {fr: Vous êtes le numéro un pour nous.}} -> a"),
    Case("So they are in Spanish.", "@ {role: queue, locales: [es]}\n a {prompt: {es: Para nosotros es usted el número uno.}} -> a"),
    Case("It is about a key.", "@ {role: queue}\n a {prompt: Press 3 to leave the queue.} -> a"),
    Case("It is about the hours.", "@ {role: queue}\n a {prompt: We are here for 5 more minutes.} -> a"),
    Case("A decision chose the text.", "@ {role: queue}\n d:decision {basis: queue} -> a {prompt: You are next in line.} -> d\n d -> b -> d"),
    Case("A decision on data chose it.", "@ {role: queue}\n d:decision {basis: data} -> a {prompt: You are next in line.} -> d\n d -> b -> d"),
    Case("It is said once, before the queue.", "a {prompt: Your estimated wait is five minutes.} -> q:queue"),
    Case("It is said on the way to a number.", "a {prompt: You are number three in the queue.} -> e:end"),
    Case("It is in a language that is not read.", "@ {role: queue, locales: [sw]}\n a {prompt: {sw: You are next in line.}} -> a"),
    Case("The agent is told.", "@ {role: whisper}\n a {prompt: You are next in line.} -> a"),
    Case("Nobody gets there.", "@ {role: queue}\n e:end\n a {prompt: You are next in line.} -> a"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(frozen_position, case)


def test_the_words_are_quoted() -> None:
    text = "@ {role: queue}\n a {prompt: Thank you. You are number 3 in the queue. Please hold.} -> a"
    (found,) = problems(frozen_position, sketch(text).journey)
    assert found.message == (
        "Customers who wait are told “You are number 3 in the queue” in “A”, however long they have waited."
    )


def test_what_is_said_once_is_not_said_to_be_repeated() -> None:
    text = (
        "@ {role: queue}\n a {prompt: Your estimated wait is five minutes.} -> b {hold_content: [music]} -> b"
    )
    (found,) = problems(frozen_position, sketch(text).journey)
    assert found.message == (
        "Customers who wait are told “estimated wait is five minutes” in “A”, however full the queue is."
    )


def test_a_decision_on_opening_hours_chooses_no_place() -> None:
    text = (
        "@ {role: queue}\n d:decision {basis: hours} -> a {prompt: You are next in line.} -> a\n d -> e:end"
    )
    assert len(problems(frozen_position, sketch(text).journey)) == 1
