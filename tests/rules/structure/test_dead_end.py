"""STR104 finds where customers get stuck, and journeys that are nothing but an ending."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import Severity
from cxlint.rules.structure.dead_end import dead_end
from cxlint.testing import Case, check, check_examples, problems, sketch

QUIET = "log:task {channel: backstage} -> off:end"

CASES = [
    Case("A message after which nothing comes.", "a -> b!"),
    Case("A menu without options.", "a:menu!"),
    Case("A task on which nothing follows.", "a -> b:task!"),
    Case("Hanging up is no way on.", "a! -hangup-> b:end(abandoned)"),
    Case("A failure is no way on.", "a -> b:input! -no_input-> c:end"),
    Case("Two dead ends are two findings.", "m:menu -1-> a!\n m -2-> b!"),
    Case("In agents' journeys as well.", "@ {role: agent}\n a:page -> b:page!"),
    Case("After the agent has hung up as well.", "@ {role: closing}\n a -> b:survey!"),
    Case("An ending.", "a -> b:end"),
    Case("An outcome makes an ending.", "a -> b {end: resolved}"),
    Case("Somebody takes over: a queue.", "a -> b:queue"),
    Case("Somebody takes over: a call-back.", "a -> b:callback"),
    Case("Another journey takes over.", "a {next: other.journey.yaml}"),
    Case("A bot whose every answer goes one way.", "a:bot -no_match-> b:end"),
    Case("A call that can only fail.", "a -> b:call -error-> c:end"),
    Case("A wait that ends after a time.", "a -> b:wait -timeout-> c:end"),
    Case("What nobody reaches is another finding.", "a -> b:end\n lost -> stuck"),
    Case("A way to a touchpoint that is not there is another finding.", "a {next: nowhere}"),
    Case("Modules come back.", "@ {role: module}\n a -> b"),
    Case("Whispers are followed by the conversation.", "@ {role: whisper}\n a -> b"),
    Case("What plays in the queue is followed by the agent.", "@ {role: queue}\n a -> b"),
    Case("Nothing but a log and the end.", f"{QUIET}!"),
    Case("Nothing but the end.", "off:end!"),
    Case("Nothing but a decision between two ends.", "which:decision -> off:end!\n which -closed-> over:end"),
    Case("That waiting customers hear nothing is the finding of silent-wait.", "@ {role: queue, journey: silent_queue_flow}\n off:end"),
    Case("Something is said.", "log:task {channel: backstage} -> bye -> off:end"),
    Case("The ending says something.", "log:task {channel: backstage} -> off:end {prompt: Goodbye.}"),
    Case("A task that customers may notice.", "log:task -> off:end"),
    Case("The ending is declared good.", "log:task {channel: backstage} -> off:end(deferred)"),
    Case("One way leads to a queue.", "which:decision -> off:end\n which -closed-> q:queue"),
    Case("Another journey may say something.", "which:decision -> off:end\n which -closed-> x.journey.yaml"),
    Case("Its name says that it ends contacts.", "@ {journey: RulesEngineTerminate}\n off:end"),
    Case("Its name says that it is a test.", "@ {journey: test flow}\n off:end"),
    Case("An empty flow is meant to be empty.", "@ {journey: empty_flow}\n off:end"),
    Case("Agents' journeys need not say anything.", f"@ {{role: agent}}\n {QUIET}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(dead_end, case)


def test_examples() -> None:
    check_examples(dead_end)


def test_a_name_that_only_holds_the_letters_of_end_is_no_excuse() -> None:
    drawn = sketch("@ {journey: Send the weekend agenda}\n off:end")
    assert len(problems(dead_end, drawn.journey)) == 1


def test_being_cut_off_without_a_word_is_a_warning_and_getting_stuck_an_error() -> None:
    (silent,) = problems(dead_end, sketch(QUIET).journey)
    (stuck,) = problems(dead_end, sketch("a -> b").journey)
    assert silent.severity is Severity.WARNING
    assert stuck.severity is None
    assert dead_end.severity is Severity.ERROR


def test_a_half_read_touchpoint_is_no_dead_end() -> None:
    journey = sketch("a -> b").journey
    half = {**journey.touchpoints, "b": replace(journey["b"], incomplete=True)}
    assert not problems(dead_end, replace(journey, touchpoints=half))
