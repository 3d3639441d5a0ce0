"""QUE113 finds waits that leave no choice."""

from __future__ import annotations

import pytest

from cxlint.api import Severity
from cxlint.rules.queues.wait_without_end import wait_without_end
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("The same again and again.", "@ {role: queue}\n a! -> a"),
    Case("With music in between.", "@ {role: queue}\n a! {prompt: Please hold.} -> b {hold_content: [music]} -> a"),
    Case("The platform repeats it.", "@ {role: queue}\n t:task -> a! {hold_content: [music, info]}"),
    Case("It stops only when something fails, and then there is silence.", "@ {role: queue}\n a! {hold_content: [music]} -error-> e:end {ends: piece}"),
    Case("They can leave a number.", "@ {role: queue}\n a -> m:menu -1-> c:callback\n m -2-> a"),
    Case("They are asked anything.", "@ {role: queue}\n a -> i:input -> a"),
    Case("They come to a voicemail after a while.", "@ {role: queue}\n a -> d:decision {basis: counter} -> a\n d -> v:voicemail"),
    Case("They come to another team.", "@ {role: queue}\n a -> d:decision {basis: queue} -> a\n d -> q:queue"),
    Case("The call is ended, which is another finding.", "@ {role: queue}\n a -> d:decision {basis: counter} -> a\n d -> e:end {ends: contact}"),
    Case("Another journey follows.", "@ {role: queue}\n a -> d:decision -> a\n d -> other.journey.yaml"),
    Case("Not all of it is known.", "@ {role: queue}\n a {incomplete: true} -> a"),
    Case("Nothing repeats.", "@ {role: queue}\n a -> e:end {ends: piece}"),
    Case("Nothing is said.", "@ {role: queue}\n t:task -> t"),
    Case("A letter may wait.", "@ {role: queue}\n a {channel: email} -> a"),
    Case("Customers who go round are another finding.", "a -> a"),
    Case("On hold there is somebody.", "@ {role: hold}\n a -> a"),
    Case("Nobody gets there.", "@ {role: queue}\n e:end {ends: piece}\n a -> a"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(wait_without_end, case)


def test_sentence() -> None:
    text = "@ {role: queue}\n t:task -> a {prompt: Please hold.} -> b {hold_content: [music]} -> a"
    (found,) = problems(wait_without_end, sketch(text).journey)
    assert (
        found.message
        == "Customers who wait hear “A” and “B” again and again, and are offered nothing else to do."
    )
    assert (found.at, found.related) == ("a", ("b",))
    assert wait_without_end.severity is Severity.INFO


def test_who_writes_reads() -> None:
    (found,) = problems(wait_without_end, sketch("@ {role: queue}\n a {channel: chat} -> a").journey)
    assert found.message.startswith("Customers who wait read “A”")


def test_the_words_are_quoted_where_all_are_known() -> None:
    text = "@ {role: queue}\n a {prompt: Please hold.} -> b {prompt: %s} -> a"
    (found,) = problems(wait_without_end, sketch(text % "Thank you.").journey)
    assert "“Please hold” and “Thank you” again and again" in found.message
    (found,) = problems(wait_without_end, sketch(text % "$.External.text").journey)
    assert "“A” and “B” again and again" in found.message
